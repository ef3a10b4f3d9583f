/** Lets a visitor sign in from the dialog, or continue as the user that the browser remembers. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { SignInOpener } from '../../controllers/sign-in-window.ts';
import type { Accounts } from '../../stores/session/accounts.ts';
import type { SessionStore } from '../../stores/session/store.ts';
import type { InviteController } from './invite-controller.ts';

export class InviteSignIn {
  readonly #host: ReactiveControllerHost;
  readonly #dialog: InviteController;
  readonly #opener: SignInOpener;
  /** Why signing in failed. */
  #problem = '';
  /** The session whose accounts were requested, and these accounts once they are loaded. */
  #requestedFor: SessionStore | undefined;
  #accounts: Accounts | undefined;

  constructor(host: ReactiveControllerHost, dialog: InviteController) {
    this.#host = host;
    this.#dialog = dialog;
    this.#opener = new SignInOpener(host);
  }

  /** Nothing when the page has not configured accounts. */
  render(): TemplateResult | typeof nothing {
    const { strings } = this.#dialog.language;
    const session = this.#session;
    const now = session?.$session.get();
    const button = (label: string, onClick: () => void): TemplateResult =>
      html`<button class="button primary" part="button sign-in" type="button" @click=${onClick}>
        ${label}
      </button>`;
    if (now?.step === 'recognised')
      return button(strings.continueAs(now.person.name), () => void this.#enter());
    if (session !== this.#requestedFor) this.#requestAccounts(session);
    if (!this.#accounts?.canSignIn) return nothing;
    return html`${button(strings.signIn, () => this.#openWindow())}
      <p role="status" class="hint message">
        ${this.#opener.isClosed ? strings.signInClosed : this.#problem}
      </p>`;
  }

  get #session(): SessionStore | undefined {
    return this.#dialog.spaces?.session;
  }

  #requestAccounts(session: SessionStore | undefined): void {
    this.#requestedFor = session;
    this.#accounts = undefined;
    session?.accounts()?.then(
      (accounts) => {
        if (session !== this.#requestedFor) return;
        this.#accounts = accounts;
        this.#host.requestUpdate();
      },
      () => {},
    );
  }

  /** Runs inside the click event, because browsers open windows only there. */
  #openWindow(): void {
    const popup = this.#opener.open();
    this.#problem = '';
    void this.#accounts?.session.signIn(popup).then(() => this.#enter());
  }

  /** The invites store follows the session and opens the space again once the user is signed in. */
  async #enter(): Promise<void> {
    const session = this.#session;
    const now = session?.$session.get();
    if (now?.step === 'recognised') await session?.signIn('').catch(() => {});
    else if (now?.step === 'failed') this.#problem = this.#dialog.language.tell(now.failure);
    this.#host.requestUpdate();
  }
}
