/** The way in for somebody who must be known to invite: signing in, or going on as whom the browser knows already. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { signInWindow } from '../../controllers/sign-in-window.ts';
import type { Accounts } from '../../stores/session/accounts.ts';
import type { Failure } from '../../stores/failure.ts';
import type { SessionStore } from '../../stores/session/store.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';

interface SignInGround {
  readonly session: () => SessionStore | undefined;
  readonly tell: (failure: Failure) => string;
}

export class InviteSignIn {
  readonly #host: ReactiveControllerHost;
  readonly #session: () => SessionStore | undefined;
  readonly #tell: (failure: Failure) => string;
  /** What did not work, as a sentence. */
  #problem = '';
  /** Whose accounts were asked for, and what they are once they have come. */
  #asked: SessionStore | undefined;
  #accounts: Accounts | undefined;

  constructor(host: ReactiveControllerHost, ground: SignInGround) {
    this.#host = host;
    this.#session = ground.session;
    this.#tell = ground.tell;
  }

  /** Buttons, where the page has set up accounts. */
  render(strings: InviteDialogStrings): TemplateResult | typeof nothing {
    const session = this.#session();
    const now = session?.$session.get();
    const button = (label: string, onClick: () => void): TemplateResult =>
      html`<button class="button primary" part="button sign-in" type="button" @click=${onClick}>
        ${label}
      </button>`;
    if (now?.step === 'recognised')
      return button(strings.continueAs(now.person.name), () => void this.#enter());
    if (session !== this.#asked) this.#ask(session);
    if (!this.#accounts?.canSignIn) return nothing;
    return html`${button(strings.signIn, () => this.#open())}
      <p role="status" class="hint said">${this.#problem}</p>`;
  }

  #ask(session: SessionStore | undefined): void {
    this.#asked = session;
    this.#accounts = undefined;
    session?.accounts()?.then(
      (accounts) => {
        if (session !== this.#asked) return;
        this.#accounts = accounts;
        this.#host.requestUpdate();
      },
      () => {},
    );
  }

  /** Within the click, because browsers open windows only there. */
  #open(): void {
    const popup = signInWindow(window.open('', '_blank', 'popup,width=480,height=720'));
    this.#problem = '';
    void this.#accounts?.way.signIn(popup).then(() => this.#enter());
  }

  /** Who has just signed in did so to go on; the store hears of it and looks again. */
  async #enter(): Promise<void> {
    const session = this.#session();
    const now = session?.$session.get();
    if (now?.step === 'recognised') await session?.enter('').catch(() => {});
    else if (now?.step === 'failed') this.#problem = this.#tell(now.failure);
    this.#host.requestUpdate();
  }
}
