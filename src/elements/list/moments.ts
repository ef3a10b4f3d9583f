/** When something was said, as short as a row needs it, in one language and the visitor's time zone. */
export class Moments {
  readonly lang: string;
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;

  constructor(lang: string) {
    this.lang = lang;
    this.#time = new Intl.DateTimeFormat(lang, { timeStyle: 'short' });
    this.#day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short' });
    this.#date = new Intl.DateTimeFormat(lang, { dateStyle: 'short' });
  }

  /** The time of today, the day of this year, or a date; "" for a moment nobody can read. Both in ms since epoch. */
  short(moment: number, now: number): string {
    const then = new Date(moment);
    const today = new Date(now);
    if (Number.isNaN(then.getTime())) return '';
    if (then.toDateString() === today.toDateString()) return this.#time.format(then);
    return (then.getFullYear() === today.getFullYear() ? this.#day : this.#date).format(then);
  }
}
