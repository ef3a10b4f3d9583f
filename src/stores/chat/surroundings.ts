/**
 * Brings a message from far back into the log, with those around it. They are a part of the history that stands alone:
 * between it and the newest messages is a gap, which fills from both ends.
 */
import { SpacesError } from '../../api/errors.ts';
import type { ItemPage, MessageQueryClient } from '../../api/message-query-client.ts';
import type { MessagesClient } from '../../api/messages-client.ts';
import { type Message, serverTime } from '../../protocol/message.ts';
import { type Failure, failureOf, failureWithCode } from '../failure.ts';
import type { ReadonlyList } from './growing-list.ts';
import { OlderHistory } from './history.ts';
import type { LogGap, MessageLog, Position } from './message-log.ts';
import { gapKey, type TimelineEntry } from './state.ts';

export interface SurroundingsOptions {
  readonly client: MessageQueryClient;
  readonly spaceId: string;
  readonly pin: () => string | undefined;
  readonly log: MessageLog;
  readonly publish: () => void;
  readonly older: OlderHistory;
  readonly history: MessagesClient;
}

/** Pages are followed this far to reach a message, when many are sent in a short time. */
const mostPages = 3;
/** Ids tell the time in whole seconds. */
const leastSpan = 1_000;
const spanFactor = 8;
const mostTries = 8;

export class Surroundings {
  readonly #options: SurroundingsOptions;

  constructor(options: SurroundingsOptions) {
    this.#options = options;
  }

  /** Brings a message into the log; resolves with the reason if it cannot be found. */
  async show(message: Position): Promise<Failure | undefined> {
    const { log, publish } = this.#options;
    if (log.has(message.id)) return undefined;
    try {
      const isThere = await this.#loadAround(message);
      // A service without moments in its history: then it is read page by page.
      if (!isThere && !log.gap) await this.#loadBackTo(message);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return failureOf(error);
    } finally {
      publish();
    }
    return log.has(message.id) ? undefined : failureWithCode('not-found');
  }

  /** Loads more messages into the gap: behind the part that stands alone, or before the newest ones. */
  async fill(end: 'start' | 'end'): Promise<void> {
    const { gap } = this.#options.log;
    if (gap instanceof HistoryGap) await (end === 'start' ? gap.fillStart() : gap.fill());
  }

  async #loadAround(message: Position): Promise<boolean> {
    const { log, older, history } = this.#options;
    const fetch = log.startFetch();
    try {
      const isMet = ({ id }: Message): boolean => id === message.id;
      const { found, next, hasMet } = await pagesBefore(this.#options, timeOf(message) + leastSpan, isMet);
      const [last] = found;
      const { gap } = log;
      const first = gap?.before ?? log.entries.at(0)?.message;
      if (!hasMet || !last || !first) return false;
      const known = gap instanceof HistoryGap ? gap : undefined;
      const rest = known?.rest ?? new OlderHistory(history, log, () => {});
      if (known) log.forgetUpTo(known.after);
      else rest.continueAt(older.page);
      older.continueAt(next);
      // Messages that reach up to the newest part leave no gap.
      log.gap = log.isAfter(first, last)
        ? new HistoryGap({ ...this.#options, rest, after: last, before: first, span: spanOf(found) })
        : undefined;
      log.page({ messages: found, newest: false }, fetch);
      return true;
    } finally {
      log.endFetch(fetch);
    }
  }

  async #loadBackTo(message: Position): Promise<void> {
    const { older, spaceId, pin } = this.#options;
    await older.reaches(message, () => older.load(spaceId, pin()));
  }
}

interface GapOptions extends SurroundingsOptions {
  /** Continues before the newest messages. */
  readonly rest: OlderHistory;
  readonly after: Position;
  readonly before: Position;
  /** How much time a page of messages takes here; ms. */
  readonly span: number;
}

/** The messages between `after` and `before` are not loaded. */
class HistoryGap implements LogGap {
  readonly #options: GapOptions;
  readonly rest: OlderHistory;
  after: Position;
  before: Position;
  #entry: Extract<TimelineEntry, { kind: 'gap' }> = { kind: 'gap', key: gapKey, reason: 'not-loaded' };
  #isFilling = false;
  #span: number;

  constructor(options: GapOptions) {
    this.#options = options;
    ({ rest: this.rest, after: this.after, before: this.before, span: this.#span } = options);
  }

  hides(message: Position): boolean {
    const { log } = this.#options;
    return log.isAfter(message, this.after) && log.isAfter(this.before, message);
  }

  narrow(page: readonly Message[]): void {
    const { log } = this.#options;
    const [newest, oldest] = [page[0], page.at(-1)];
    if (!newest || !oldest || !log.isAfter(newest, this.after)) return;
    if (log.isAfter(this.before, oldest)) this.#move(this.after, oldest);
  }

  mark(entries: ReadonlyList<TimelineEntry>): TimelineEntry[] {
    const { log } = this.#options;
    const isBehind = (entry: TimelineEntry): boolean =>
      entry.kind === 'message' && !log.isAfter(this.before, entry.message);
    const marked = [...entries];
    const at = marked.findIndex(isBehind);
    marked.splice(at < 0 ? marked.length : at, 0, this.#entry);
    return marked;
  }

  end(): void {
    this.rest.forget();
  }

  fill(): Promise<void> {
    return this.#fill(() => this.#fillEnd());
  }

  /** Only a page that reaches back to known messages leaves none out, so that the right moment has to be found. */
  fillStart(): Promise<void> {
    return this.#fill(async () => {
      for (let tries = 0; tries < mostTries && this.#isOpen; tries++) {
        if (await this.#fillFrom(Math.min(timeOf(this.after) + this.#span, timeOf(this.before)) + leastSpan))
          return true;
      }
      // Too many messages in one second.
      return this.#fillEnd();
    });
  }

  async #fillEnd(): Promise<boolean> {
    const { spaceId, pin } = this.#options;
    await this.rest.load(spaceId, pin());
    // There are no messages before the newest ones but those that are known.
    if (this.rest.state === 'none') this.#close();
    return !/^(?:failed|denied)$/.test(this.rest.state);
  }

  async #fillFrom(moment: number): Promise<boolean> {
    const { log } = this.#options;
    const fetch = log.startFetch();
    try {
      const isKnown = (message: Message): boolean => !log.isAfter(message, this.after);
      const { found, hasMet } = await pagesBefore(this.#options, moment, isKnown);
      const [newest] = found;
      if (!this.#isOpen) return true;
      if (!hasMet) this.#span /= spanFactor;
      else if (newest && isKnown(newest) && moment < timeOf(this.before)) this.#span *= spanFactor;
      else {
        this.#move(newest && !isKnown(newest) ? newest : this.before, this.before);
        log.page({ messages: found, newest: false }, fetch);
        return true;
      }
      return false;
    } finally {
      log.endFetch(fetch);
    }
  }

  get #isOpen(): boolean {
    return this.#options.log.gap === this;
  }

  #move(after: Position, before: Position): void {
    this.after = after;
    this.before = before;
    this.#entry = { ...this.#entry };
    if (!this.#options.log.isAfter(before, after)) this.#close();
  }

  #close(): void {
    if (this.#isOpen) this.#options.log.gap = undefined;
  }

  async #fill(load: () => Promise<boolean>): Promise<void> {
    if (this.#isFilling) return;
    this.#isFilling = true;
    if (this.#entry.reason === 'not-filled') {
      this.#tell('not-loaded');
      this.#options.publish();
    }
    try {
      this.#tell((await load()) ? 'not-loaded' : 'not-filled');
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      this.#tell('not-filled');
    } finally {
      this.#isFilling = false;
      this.#options.publish();
    }
  }

  #tell(reason: 'not-loaded' | 'not-filled'): void {
    this.#entry = { kind: 'gap', key: gapKey, reason };
  }
}

/** The messages before a moment, page by page, back to one that `isMet` accepts; newest first. @throws {SpacesError} */
async function pagesBefore(
  { client, pin }: SurroundingsOptions,
  before: number,
  isMet: (message: Message) => boolean,
): Promise<{
  readonly found: readonly Message[];
  readonly next: string | undefined;
  readonly hasMet: boolean;
}> {
  const found: Message[] = [];
  let page: ItemPage<Message> | undefined;
  for (let pages = 0; pages < mostPages && (!page || page.next !== undefined); pages++) {
    page = await client.messages(page ? {} : { before }, { pin: pin(), page: page?.next });
    found.push(...page.items);
    if (page.items.some(isMet)) return { found, next: page.next, hasMet: true };
  }
  return { found, next: page?.next, hasMet: false };
}

function spanOf(messages: readonly Message[]): number {
  const [newest, oldest] = [messages[0], messages.at(-1)];
  return newest && oldest ? Math.max(leastSpan, timeOf(newest) - timeOf(oldest)) : leastSpan;
}

/** Ms since epoch. The time in an id is the server's, in whole seconds. */
function timeOf({ id, created }: Position): number {
  return serverTime(id) ?? (Date.parse(created) || 0);
}
