/** While the user scrolls, the day of the topmost message floats over the conversation. */
import type { LitElement, ReactiveController } from 'lit';
import type { Language } from '../../controllers/language.ts';
import type { ChatStrings } from './chat.strings.ts';
import { Times } from './times.ts';

/** How long the pill stays after the last scroll; ms. */
const stay = 1_500;
/** Looks for the day this often while the user scrolls; ms. In each frame it would cause another layout. */
const pace = 100;

export class DayPill implements ReactiveController {
  readonly #host: LitElement;
  readonly #language: Language<ChatStrings>;
  readonly #pill = document.createElement('div');
  #log: HTMLElement | null = null;
  #nextLook: ReturnType<typeof setTimeout> | undefined;
  #nextHide: ReturnType<typeof setTimeout> | undefined;
  /** The distance to the end at the last scroll; px. */
  #fromEnd = 0;

  constructor(host: LitElement, language: Language<ChatStrings>) {
    this.#host = host;
    this.#language = language;
    this.#pill.className = 'pill day-pill';
    this.#pill.setAttribute('part', 'day-pill');
    // Screen readers read the days between the messages.
    this.#pill.ariaHidden = 'true';
  }

  /** It is beside what the host renders, so that neither disturbs the other. */
  hostUpdated(): void {
    if (this.#log?.isConnected) return;
    const { renderRoot } = this.#host;
    this.#log = renderRoot.querySelector<HTMLElement>('.log');
    this.#log?.addEventListener('scroll', this.#onScroll, { passive: true });
    renderRoot.querySelector('.top')?.append(this.#pill);
  }

  hostDisconnected(): void {
    this.#hide();
  }

  /** While the user reads back, there is a button that leads to the end. Else the conversation itself became smaller or longer. */
  readonly #onScroll = (): void => {
    if (this.#host.renderRoot.querySelector('.jump')) this.#nextLook ??= setTimeout(() => this.#show(), pace);
    else if (this.#nextLook ?? this.#nextHide) this.#hide();
  };

  #show(): void {
    this.#nextLook = undefined;
    const log = this.#log;
    if (!log) return;
    const fromEnd = log.scrollHeight - log.clientHeight - log.scrollTop;
    // Older messages above, or a corrected height, are no scrolling.
    if (fromEnd === this.#fromEnd) return;
    this.#fromEnd = fromEnd;
    const day = this.#topmostDay(log);
    if (day === undefined) return this.#hide();
    this.#pill.textContent = day;
    this.#pill.classList.add('shown');
    clearTimeout(this.#nextHide);
    this.#nextHide = setTimeout(() => this.#hide(), stay);
  }

  #hide(): void {
    clearTimeout(this.#nextLook);
    clearTimeout(this.#nextHide);
    this.#nextLook = this.#nextHide = undefined;
    this.#pill.classList.remove('shown');
  }

  /** Undefined while the separator of the day is where the pill would be. */
  #topmostDay(log: HTMLElement): string | undefined {
    const { top } = log.getBoundingClientRect();
    const isBelow = (element: Element): boolean => element.getBoundingClientRect().bottom > top;
    const time = [...log.querySelectorAll('time')].find(isBelow);
    const separator = [...log.querySelectorAll('.day')].find(isBelow);
    const room = this.#pill.offsetHeight * 2;
    if (!time?.dateTime || (separator && separator.getBoundingClientRect().top < top + room))
      return undefined;
    const { lang, strings } = this.#language;
    return Times.of(lang).day(Date.parse(time.dateTime), Date.now(), strings);
  }
}
