/** Offers the invitation dialog for people who cannot be found. The dialog loads when the user first asks for it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PickerContext, PickerHost } from './selection.ts';

/** The dialog is another element, whose class is not imported here. */
interface InviteDialog extends HTMLElement {
  readonly updateComplete: Promise<unknown>;
  show(emails: readonly string[], name: string): void;
}

export class InviteFallback {
  readonly #host: PickerHost;
  readonly #context: PickerContext;
  readonly #load: (() => Promise<unknown>) | undefined;
  #isRequested = false;

  /** @param load undefined on a page without the dialog */
  constructor(host: PickerHost, context: PickerContext, load: (() => Promise<unknown>) | undefined) {
    this.#host = host;
    this.#context = context;
    this.#load = load;
  }

  /** Not for guests, nor on a page that has its own search or excludes the dialog. */
  get isOffered(): boolean {
    const { noInvite, search } = this.#host;
    return this.#load !== undefined && !noInvite && !search && this.#context.finder.store?.isGuest === false;
  }

  /** Opens the dialog for an address, or for a person who was not found by `name`. Rejects if it cannot be loaded. */
  async open(email: string | undefined, name: string): Promise<void> {
    await this.#load?.();
    this.#isRequested = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#host.renderRoot.querySelector<InviteDialog>('spaces-invite-dialog');
    if (email === undefined) dialog?.show([], name);
    else dialog?.show([email], '');
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#isRequested) return nothing;
    return html`<spaces-invite-dialog
      exportparts="dialog: invite-dialog"
      space=${this.#host.space || nothing}
      .spaces=${this.#context.link.value}
      @change=${stop}
    ></spaces-invite-dialog>`;
  }
}

/** The `change` events of its fields do not concern the page. */
function stop(event: Event): void {
  event.stopPropagation();
}
