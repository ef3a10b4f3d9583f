import type { ChatStrings } from './chat.strings.ts';

/**
 * Times and days of messages in words of one language, in the visitor's time zone. The first `Intl` form of a page
 * takes the browser 12 ms, on a phone 50, so none is made before it is needed: what a conversation shows at first in
 * the language that is built in does without.
 */
export class Times {
  readonly lang: string;
  readonly #isEnglish: boolean;
  /** Making a form costs more than using it a thousand times: those for every message and every day are made once. */
  #time: Intl.DateTimeFormat | undefined;
  #day: Intl.DateTimeFormat | undefined;
  #dayOfYear: Intl.DateTimeFormat | undefined;

  constructor(lang: string) {
    this.lang = lang;
    this.#isEnglish = /^en(-US)?$/.test(lang);
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
    if (this.#isEnglish) return englishTime(new Date(moment));
    this.#time ??= new Intl.DateTimeFormat(this.lang, { timeStyle: 'short' });
    return this.#time.format(moment);
  }

  /** "Today", "Yesterday", a weekday with its date, or a date with its year. */
  day(moment: number, now: number, { today, yesterday }: ChatStrings): string {
    const days = Math.round((startOfDay(moment) - startOfDay(now)) / 86_400_000);
    if (days === 0) return today;
    if (days === -1) return yesterday;
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

const known = /* @__PURE__ */ new Map<string, Times>();

/** As `timeStyle: 'short'` writes it. */
function englishTime(moment: Date): string {
  const hours = moment.getHours();
  const minutes = String(moment.getMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** Whether two moments fall on the same day where the visitor is; unreadable ones never start a day. */
export function sameDay(one: number, other: number): boolean {
  if (!Number.isFinite(one)) return true;
  return startOfDay(one) === startOfDay(other);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}
