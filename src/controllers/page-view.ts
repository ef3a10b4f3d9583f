/** Tells an element whether the page is visible, and when the user or the network is back. */
import type { ReactiveController } from 'lit';

export interface PageViewListener {
  /** Called when the host is connected and on every change. */
  onVisibility?(isVisible: boolean): void;
  /** Called when the window gets the focus or the browser is online again. */
  onReturn(): void;
}

export class PageView implements ReactiveController {
  readonly #listener: PageViewListener;
  #stop: AbortController | undefined;

  constructor(listener: PageViewListener) {
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
