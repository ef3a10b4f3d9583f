/** Distinguishes removing an element from moving it: an element that is inserted again within a second was moved. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ms; frameworks move an element within one task, tabs and dialogs within a fraction of a second. */
const gracePeriod = 1_000;

/** Calls `onRemoved` when the host was removed and not inserted again. The host updates when it is connected again. */
export class Removal implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onRemoved: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, onRemoved: () => void) {
    this.#host = host;
    this.#onRemoved = onRemoved;
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#timer = setTimeout(this.#onRemoved, gracePeriod);
  }
}
