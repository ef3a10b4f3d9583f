/** Times and days of messages in words of one language, in the visitor's time zone. */
export class Times {
  readonly lang: string;
  readonly #time: Intl.DateTimeFormat;
  #full: Intl.DateTimeFormat | undefined;
  #day: Intl.DateTimeFormat | undefined;
  #dayOfYear: Intl.DateTimeFormat | undefined;

  /** Making a form costs more than using it a thousand times: those for every message and every day are made once. */
  constructor(lang: string) {
    this.lang = lang;
    this.#time = new Intl.DateTimeFormat(lang, { timeStyle: 'short' });
  }

  /** One for each language of the page. */
  static of(lang: string): Times {
    const times = known.get(lang) ?? new Times(lang);
    known.set(lang, times);
    return times;
  }

  /** Time of day; "" for a moment nobody can read. */
  time(moment: number): string {
    if (!Number.isFinite(moment)) return '';
    return this.#time.format(moment);
  }

  /** Day and time, for tooltips. */
  full(moment: number): string {
    if (!Number.isFinite(moment)) return '';
    this.#full ??= new Intl.DateTimeFormat(this.lang, { dateStyle: 'full', timeStyle: 'short' });
    return this.#full.format(moment);
  }

  /** "Today", "Yesterday", a weekday with its date, or a date with its year. */
  day(moment: number, now: number): string {
    const days = Math.round((startOfDay(moment) - startOfDay(now)) / 86_400_000);
    if (days === 0 || days === -1) {
      const relative = new Intl.RelativeTimeFormat(this.lang, { numeric: 'auto' });
      return capitalised(relative.format(days, 'day'), this.lang);
    }
    if (new Date(moment).getFullYear() === new Date(now).getFullYear()) {
      this.#day ??= new Intl.DateTimeFormat(this.lang, { weekday: 'long', day: 'numeric', month: 'long' });
      return this.#day.format(moment);
    }
    this.#dayOfYear ??= new Intl.DateTimeFormat(this.lang, { dateStyle: 'long' });
    return this.#dayOfYear.format(moment);
  }

  names(names: readonly string[]): string {
    return new Intl.ListFormat(this.lang).format(names);
  }

  number(value: number): string {
    return value.toLocaleString(this.lang);
  }
}

/** English is made with the module: the first form of a page takes the browser several milliseconds. */
const known = /* @__PURE__ */ new Map([['en', /* @__PURE__ */ new Times('en')]]);

/** Whether two moments fall on the same day where the visitor is; unreadable ones never start a day. */
export function sameDay(one: number, other: number): boolean {
  if (!Number.isFinite(one)) return true;
  return startOfDay(one) === startOfDay(other);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}

function capitalised(text: string, lang: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(lang) + rest.join('');
}
