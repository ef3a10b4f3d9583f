/** The parts of the panel that are fetched when the visitor's way needs them. */
import { nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LatePart } from '../../controllers/late-part.ts';
import type { JoinState } from '../../stores/join.ts';
import type { AccountGround, AccountHost } from './join.account.panel.ts';
import type { JoinView } from './join.panels.ts';
import { standIn } from './join.stand-in.ts';
import type { JoinStrings } from './join.strings.ts';

export class JoinParts {
  readonly #ground: AccountGround;
  readonly #language: Language<JoinStrings>;
  readonly #detours;
  readonly #account;
  #isWhole = true;

  constructor(host: AccountHost, ground: AccountGround, language: Language<JoinStrings>) {
    this.#ground = ground;
    this.#language = language;
    this.#detours = new LatePart(host, async () => {
      const { Detours } = await import('./join.detours.ts');
      return new Detours(host, ground);
    });
    this.#account = new LatePart(host, async () => {
      const { AccountPanel } = await import('./join.account.panel.ts');
      return new AccountPanel(host, ground);
    });
  }

  /** Nothing of what the last view shows is still on its way. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  get view(): Pick<JoinView, 'detour' | 'account' | 'warning'> {
    this.#isWhole = true;
    return {
      detour: this.#detour,
      account: this.#ground.link.value?.session.hasAccounts ? this.#accountOf : undefined,
      warning: this.#detours.loaded?.warning,
    };
  }

  /** To be called with every new state. */
  tell(state: JoinState): void {
    if (this.#ground.link.value?.session.hasAccounts) this.#account.value?.tell(state);
  }

  /** To be called after every rendering. */
  follow(state: JoinState): void {
    // Once somebody is in, what may come next is fetched, so that it is there without a network.
    (state.step === 'joined' ? this.#detours.value : this.#detours.loaded)?.follow(state);
  }

  readonly #detour = (view: JoinView): TemplateResult => {
    const detours = this.#detours.value;
    this.#isWhole = detours !== undefined;
    return detours?.render(view) ?? standIn(this.#detours, this.#language);
  };

  readonly #accountOf = (view: JoinView): TemplateResult | typeof nothing =>
    this.#account.value?.render(view) ?? nothing;
}
