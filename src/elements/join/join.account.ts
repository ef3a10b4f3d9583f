/** Signing in from the panel: the button at once, and what is loaded where a page has set accounts up. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LatePart } from '../../controllers/late-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { JoinState, JoinStore } from '../../stores/join.ts';
import type { SignInWish } from '../../stores/sign-in.ts';
import type { JoinStrings } from './join.strings.ts';

/** What the panel of accounts needs of its element. */
export interface AccountHost extends ReactiveControllerHost, HTMLElement {
  readonly noGuest: boolean;
  readonly noSignIn: boolean;
  signOut(): void;
}

export class JoinAccount {
  readonly #host: AccountHost;
  readonly #link: SpacesLink;
  readonly #panel;

  constructor(host: AccountHost, link: SpacesLink, live: LiveRegion, store: () => JoinStore | undefined) {
    this.#host = host;
    this.#link = link;
    const open = this.#signIn;
    this.#panel = new LatePart(
      host,
      async () =>
        new (await import('./join.account.panel.ts')).AccountPanel(host, { link, live, store, open }),
    );
  }

  follow(state: JoinState): void {
    if (this.#link.value?.session.hasAccounts) this.#panel.value?.tell(state);
  }

  /** Undefined where accounts play no part. */
  render(state: JoinState, strings: JoinStrings): TemplateResult | undefined {
    const session = this.#link.value?.session;
    if (!session?.hasAccounts) return undefined;
    const canSignIn = session.canSignIn && !this.#host.noSignIn;
    const isStranger = (state.step === 'invited' || state.step === 'expired') && !state.identity;
    return html`<div class="account">
      ${
        canSignIn && isStranger
          ? html`<button class="button" part="button sign-in" type="button" @click=${() => this.#signIn()}>
              ${strings.signIn}
            </button>`
          : nothing
      }
      ${this.#panel.value?.render(state, canSignIn, strings)}
    </div>`;
  }

  /** Browsers open windows within a click only, so it is opened before anything is loaded. */
  readonly #signIn = (wish?: SignInWish): void => {
    const popup = window.open('', '_blank', 'popup,width=480,height=720');
    this.#panel.ready().then(
      (panel) => panel.signIn(popup, wish),
      () => popup?.close(),
    );
  };
}
