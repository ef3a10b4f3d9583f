/** Tells whether the page can be seen, and when somebody came back to it. To be added to its host. */
import type { ReactiveController } from 'lit';

export interface PageViewListener {
  /** Called when the host is connected, and at every change. */
  visible(visible: boolean): void;
  /** The window got the focus, or the network is back. */
  back(): void;
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
    const look = (): void => this.#listener.visible(document.visibilityState === 'visible');
    const back = (): void => this.#listener.back();
    document.addEventListener('visibilitychange', look, { signal });
    window.addEventListener('focus', back, { signal });
    window.addEventListener('online', back, { signal });
    look();
  }

  hostDisconnected(): void {
    this.#stop?.abort();
  }
}
