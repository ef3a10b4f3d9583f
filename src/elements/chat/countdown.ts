import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts the seconds down to a moment, rendering its host each second until then. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #moment: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param moment ms since epoch; undefined stops counting */
  constructor(host: ReactiveControllerHost, moment: () => number | undefined) {
    this.#host = host;
    this.#moment = moment;
    host.addController(this);
  }

  /** Whole seconds left, never negative; undefined when there is nothing to wait for. */
  get seconds(): number | undefined {
    const moment = this.#moment();
    return moment === undefined ? undefined : Math.max(0, Math.ceil((moment - Date.now()) / 1_000));
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (!this.seconds) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), 1_000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
