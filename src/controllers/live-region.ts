/** Speaks to screen readers: short polite sentences, batched, one at a time. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Sentences said within this time (ms) are read as one announcement. */
const batchTime = 150;
/** How long an announcement stays before the next one may replace it (ms). */
const holdTime = 1_500;

/**
 * A region that a host puts once and unconditionally into its template as `${live.region}`; it must stay in
 * place, because readers announce only what changes inside a region they already know.
 * The host's styles give `.visually-hidden` (ui/controls.styles).
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

  /** Says a sentence soon; what repeats the last waiting sentence is dropped. */
  say(sentence: string): void {
    if (sentence === '' || this.#waiting.at(-1) === sentence) return;
    this.#waiting.push(sentence);
    this.#timer ??= setTimeout(() => this.#speak(), batchTime);
  }

  hostDisconnected(): void {
    this.clear();
  }

  /** Takes back what was said and what waits. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.region.textContent = '';
  }

  #speak(): void {
    this.region.textContent = this.#waiting.join(' ');
    this.#waiting = [];
    this.#timer = setTimeout(() => this.#rest(), holdTime);
  }

  /** Emptied in between, so that saying the same sentence again is a change. */
  #rest(): void {
    const waiting = this.#waiting;
    this.clear();
    for (const sentence of waiting) this.say(sentence);
  }
}
