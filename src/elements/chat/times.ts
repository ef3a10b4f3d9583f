/** Formats times and days of messages in one language, in the user's time zone. */
import type { ChatStrings } from './chat.strings.ts';

/**
 * The first `Intl` formatter of a page takes the browser 12 ms, on a phone 50. So formatters are created only when they
 * are needed, and what a conversation first shows in English works without them.
 */
export class Times {
  readonly lang: string;
  readonly #isEnglish: boolean;
  /** Creating a formatter costs more than using it a thousand times, so each is created once. */
  #time: Intl.DateTimeFormat | undefined;
  #day: Intl.DateTimeFormat | undefined;
  #dayOfYear: Intl.DateTimeFormat | undefined;

  constructor(lang: string) {
    this.lang = lang;
    this.#isEnglish = /^en(-US)?$/.test(lang);
  }

  /** There is one instance for each language. */
  static of(lang: string): Times {
    const times = known.get(lang) ?? new Times(lang);
    known.set(lang, times);
    return times;
  }

  /** The time of day; "" when `moment` is not a time. */
  time(moment: number): string {
    if (!Number.isFinite(moment)) return '';
    if (this.#isEnglish) return englishTime(new Date(moment));
    this.#time ??= new Intl.DateTimeFormat(this.lang, { timeStyle: 'short' });
    return this.#time.format(moment);
  }

  /** "Today", "Yesterday", a weekday and a date, or a date and a year. */
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

  /** A list such as "Ada, Ben and Cleo". */
  names(names: readonly string[]): string {
    return new Intl.ListFormat(this.lang).format(names);
  }

  number(value: number): string {
    return value.toLocaleString(this.lang);
  }
}

const known = /* @__PURE__ */ new Map<string, Times>();

/** The same as `timeStyle: 'short'`. */
function englishTime(moment: Date): string {
  const hours = moment.getHours();
  const minutes = String(moment.getMinutes()).padStart(2, '0');
  return `${hours % 12 || 12}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** Whether two moments are on the same day for the user. A moment that is not a time never starts a day. */
export function sameDay(one: number, other: number): boolean {
  if (!Number.isFinite(one)) return true;
  return startOfDay(one) === startOfDay(other);
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}
