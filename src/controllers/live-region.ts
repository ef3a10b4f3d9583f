/** Announces short sentences to screen readers, politely and in batches. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ms; sentences within this time become one announcement. */
const batchTime = 150;
/** Ms; the next announcement waits for this time. */
const holdTime = 1_500;

/**
 * A live region. The host renders it always and in the same place, as `${live.region}`, because screen readers announce
 * only changes inside a region that they already know. `controls` in `ui/controls.styles.ts` hides it visually.
 */
export class LiveRegion implements ReactiveController {
  readonly region: HTMLElement = document.createElement('div');
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.region.className = 'visually-hidden';
    this.region.setAttribute('aria-live', 'polite');
    this.region.setAttribute('aria-atomic', 'true');
    host.addController(this);
  }

  /** Announces a sentence soon, in place of `outdated` if that one, by default the same sentence, waits as the last. */
  say(sentence: string, outdated = sentence): void {
    if (this.#waiting.at(-1) === outdated) this.#waiting.pop();
    if (!sentence) return;
    this.#waiting.push(sentence);
    this.#timer ??= setTimeout(() => this.#announce(), batchTime);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Removes the current announcement and the waiting sentences. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.region.textContent = '';
  }

  #announce(): void {
    this.region.textContent = this.#waiting.join(' ');
    this.#waiting = [];
    this.#timer = setTimeout(() => this.#next(), holdTime);
  }

  /** The region is emptied between announcements, so that repeating a sentence is a change. */
  #next(): void {
    const waiting = this.#waiting;
    this.clear();
    for (const sentence of waiting) this.say(sentence);
  }
}
