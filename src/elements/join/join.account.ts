/** Signing in, within `<spaces-join>`: loaded where a page has to do with accounts. */
import { nothing, type TemplateResult } from 'lit';
import { LatePart } from '../../controllers/late-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { JoinState, JoinStore } from '../../stores/join.ts';
import type { AccountPanel } from './join.account.panel.ts';
import type { AccountHost } from './join.account.parts.ts';
import type { JoinStrings } from './join.strings.ts';

export class JoinAccount {
  readonly #link: SpacesLink;
  readonly #part: LatePart<AccountPanel>;

  constructor(host: AccountHost, link: SpacesLink, live: LiveRegion, store: () => JoinStore | undefined) {
    this.#link = link;
    this.#part = new LatePart(host, async () => {
      const { AccountPanel } = await import('./join.account.panel.ts');
      return new AccountPanel(host, { link, live, store });
    });
  }

  follow(state: JoinState): void {
    this.#panel?.tell(state);
  }

  /** Undefined where accounts play no part. */
  render(state: JoinState, strings: JoinStrings): TemplateResult | typeof nothing | undefined {
    return this.#link.value?.session.hasAccounts
      ? (this.#panel?.render(state, strings) ?? nothing)
      : undefined;
  }

  get #panel(): AccountPanel | undefined {
    return this.#link.value?.session.hasAccounts ? this.#part.value : undefined;
  }
}
