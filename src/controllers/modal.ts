/** Shows the native `<dialog>` in an element's template as a modal dialog while the element is open. */
import type { LitElement, ReactiveController } from 'lit';

interface ModalHost extends LitElement {
  readonly open: boolean;
  hide(): void;
}

export class Modal implements ReactiveController {
  readonly #host: ModalHost;
  readonly #onShown: () => void;
  #isClosing = false;

  /** @param onShown called each time the dialog has been shown */
  constructor(host: ModalHost, onShown: () => void) {
    this.#host = host;
    this.#onShown = onShown;
    host.addController(this);
  }

  /**
   * Listener for the `close` event of the dialog, which Escape causes, for example. The event of a `close()` call comes
   * later, when the element may be open again, so it is ignored.
   */
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
    this.#onShown();
  }

  /** A dialog that is moved leaves the top layer, so it is closed and shown again. */
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
