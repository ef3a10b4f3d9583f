/** Offers the invitation dialog for people who cannot be found. The dialog loads when the user first asks for it. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Spaces } from '../stores/spaces.ts';

/** The dialog is another element, whose class is not imported here. */
interface InviteDialog extends HTMLElement {
  readonly updateComplete: Promise<unknown>;
  show(emails: readonly string[], name: string): void;
}

export interface InviteFallbackOptions {
  /** Undefined on a page without the dialog. */
  readonly load: (() => Promise<unknown>) | undefined;
  readonly spaces: () => Spaces | undefined;
  /** The space to invite to; a new one without it. */
  readonly space: () => string | undefined;
}

export class InviteFallback {
  readonly #host: LitElement;
  readonly #options: InviteFallbackOptions;
  #isRequested = false;

  constructor(host: LitElement, options: InviteFallbackOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Whether the page has the dialog. */
  get canOpen(): boolean {
    return this.#options.load !== undefined;
  }

  /** Opens the dialog for an address, or for a person who was not found by `name`. Rejects if it cannot be loaded. */
  async open(email: string | undefined, name: string): Promise<void> {
    await this.#options.load?.();
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
      space=${this.#options.space() || nothing}
      .spaces=${this.#options.spaces()}
      @change=${stop}
    ></spaces-invite-dialog>`;
  }
}

/** The `change` events of its fields do not concern the page. */
function stop(event: Event): void {
  event.stopPropagation();
}
