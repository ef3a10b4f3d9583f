/** Tells an element when the page becomes visible or hidden, gets the focus, or is online again. */
import type { ReactiveController } from 'lit';

export interface PageVisibilityListener {
  /** Called when the host is connected and on every change. */
  onVisibility?(isVisible: boolean): void;
  /** Called when the window gets the focus or the browser is online again. */
  onReturn(): void;
}

export class PageVisibility implements ReactiveController {
  readonly #listener: PageVisibilityListener;
  #stop: AbortController | undefined;

  constructor(listener: PageVisibilityListener) {
    this.#listener = listener;
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const report = (): void => this.#listener.onVisibility?.(document.visibilityState === 'visible');
    const back = (): void => this.#listener.onReturn();
    document.addEventListener('visibilitychange', report, { signal });
    window.addEventListener('focus', back, { signal });
    window.addEventListener('online', back, { signal });
    report();
  }

  hostDisconnected(): void {
    this.#stop?.abort();
  }
}
