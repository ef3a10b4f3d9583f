/** The native modal dialog of an element: shown while the element is open, and closed with it. */
import type { LitElement, ReactiveController } from 'lit';

interface Host extends LitElement {
  readonly open: boolean;
  hide(): void;
}

export class Modal implements ReactiveController {
  readonly #host: Host;
  readonly #shown: () => void;
  #isClosing = false;

  /** @param shown called each time it has been shown */
  constructor(host: Host, shown: () => void) {
    this.#host = host;
    this.#shown = shown;
    host.addController(this);
  }

  /** For the dialog's `close`: by Escape, for instance. News of a closing of our own come late: it may be wanted again by then. */
  readonly onClose = (): void => {
    if (!this.#isClosing || !this.#host.isConnected) this.#host.hide();
    this.#isClosing = false;
  };

  hostUpdated(): void {
    const { open, isConnected } = this.#host;
    const dialog = this.#dialog;
    if (!dialog || dialog.open === open || !isConnected) return;
    if (!open) return this.#close();
    dialog.showModal();
    this.#shown();
  }

  /** A dialog that leaves the page leaves the top layer too, so a moved one is closed. */
  hostDisconnected(): void {
    this.#close();
  }

  #close(): void {
    const dialog = this.#dialog;
    if (!dialog?.open) return;
    this.#isClosing = true;
    dialog.close();
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }
}
