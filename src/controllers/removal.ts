/** Tells a move from a removal: an element that comes back within a second was only moved. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ms; frameworks re-parent within one task, tabs and dialogs within a blink. */
const grace = 1_000;

/** To be added to its host. Calls back once its host has left the page for good; the host updates whenever it is connected again. */
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
    this.#timer = setTimeout(this.#onRemoved, grace);
  }
}
