/** Counts the seconds until the next attempt, and renders its host every second meanwhile. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class RetryCountdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #retryAt: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param retryAt when the attempt is due; ms since epoch */
  constructor(host: ReactiveControllerHost, retryAt: () => number | undefined) {
    this.#host = host;
    this.#retryAt = retryAt;
    host.addController(this);
  }

  /** Whole seconds, never negative; undefined when no attempt is planned. */
  get seconds(): number | undefined {
    const retryAt = this.#retryAt();
    return retryAt === undefined ? undefined : Math.max(0, Math.ceil((retryAt - Date.now()) / 1_000));
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (this.seconds) this.#timer = setTimeout(() => this.#host.requestUpdate(), 1_000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
