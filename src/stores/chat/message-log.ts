/**
 * The stored messages of one conversation, sorted and without duplicates. Pages of the history, live events and the
 * change feed can add the same messages in any order and any number of times: the log becomes the same.
 */
import { type Message, serverTime } from '../../protocol/message.ts';
import type { Clock } from '../clock.ts';
import { GrowingList, type ReadonlyList } from './growing-list.ts';
import type { TimelineEntry } from './state.ts';

type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;

/** One page of the history. */
interface Page {
  /** Newest first, as the server sends them. */
  readonly messages: readonly Message[];
  /** This is the newest page: when it was requested, its first message was the last one. */
  readonly newest: boolean;
}

/** The place of a message in the conversation. */
export type Position = Pick<Message, 'id' | 'created'>;

/** A running request: the messages that arrive during it are newer than its answer. */
interface Fetch {
  readonly touched: Map<string, Message>;
}

/** Messages of the log that are not loaded: a part of the history stands alone before them. */
export interface LogGap {
  /** The first message after the gap. */
  readonly before: Position;
  /** Whether a message that the log does not know is in the gap, so that its neighbors are not loaded. */
  hides(message: Position): boolean;
  /** Takes note of a page that joins the newest messages. Newest first. */
  narrow(page: readonly Message[]): void;
  /** The entries with one for the gap. */
  mark(entries: ReadonlyList<TimelineEntry>): TimelineEntry[];
  /** Loads the page at the end of the gap. */
  fill(): Promise<void>;
  /** The log starts over. */
  end(): void;
}

export interface MessageLogOptions {
  /** The ids of the user. */
  readonly myIds: ReadonlySet<string>;
  /** Called once for each of the user's own messages; returns the key of the pending text that was stored as this message. */
  readonly confirm?: (message: Message) => string | undefined;
  /** Ms since epoch. */
  readonly clock?: Pick<Clock, 'now'>;
}

/** The index of pages may lag behind, so a younger message that is missing from a page may still exist. Ms. */
const indexDelay = 30_000;

export class MessageLog {
  readonly #options: MessageLogOptions;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #byId = new Map<string, { entry: MessageEntry; since: number }>();
  readonly #deleted = new Set<string>();
  /** Id shown for each (sender, created, body, files): what a retry sent twice is shown once. */
  readonly #duplicates = new Map<string, string>();
  readonly #fetches = new Set<Fetch>();
  #entries = new GrowingList<MessageEntry>();
  /** Ms of server time up to which nothing is missing; undefined before the first catch-up. */
  completeUpTo: number | undefined;
  /** Ms of server time from which edits and deletions are unknown, because the change feed could not be read. */
  changesMissingSince: number | undefined;
  /** The log is complete apart from this gap. */
  gap: LogGap | undefined;
  #order: MessageOrder = byId;

  constructor(options: MessageLogOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date;
  }

  /** Oldest first; a new list after every change. */
  get entries(): GrowingList<MessageEntry> {
    return this.#entries;
  }

  get newest(): Message | undefined {
    return this.#entries.at(-1)?.message;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  startFetch(): Fetch {
    const fetch = { touched: new Map<string, Message>() };
    this.#fetches.add(fetch);
    return fetch;
  }

  endFetch(fetch: Fetch): void {
    this.#fetches.delete(fetch);
  }

  /**
   * Adds a message from a live event.
   * @param isCut there are older messages than the first one: a change of one of these must not appear alone
   */
  live(message: Message, isCut = false): void {
    for (const fetch of this.#fetches) fetch.touched.set(message.id, message);
    const first = this.#entries.at(0)?.message ?? message;
    if (!isCut || this.has(message.id) || !this.isAfter(first, message)) this.#put([message]);
  }

  /** Whether `a` comes after `b`. */
  isAfter(a: Position, b: Position): boolean {
    return this.#order(a, b) > 0;
  }

  /** Adds messages from the change feed. */
  changes(messages: readonly Message[], fetch: Fetch): void {
    this.#put(messages.map((message) => fetch.touched.get(message.id) ?? message));
  }

  /** Adds a page of the history. Messages that it should contain but does not were deleted. */
  page({ messages, newest }: Page, fetch: Fetch): void {
    const order = orderShownBy(messages, this.#order);
    if (order) this.#sortBy(order);
    this.gap?.narrow(messages);
    this.changes(messages, fetch);
    this.#dropMissing(messages, newest, fetch);
  }

  /** Removes all messages, so that a history with a gap can start over from its newest page. */
  clear(): void {
    this.gap?.end();
    this.#byId.clear();
    this.#duplicates.clear();
    this.#entries = new GrowingList();
    this.completeUpTo = this.changesMissingSince = this.gap = undefined;
  }

  /** Forgets the messages up to this one, as if they had never been loaded. */
  forgetUpTo(last: Position): void {
    for (const { message } of this.#entries) if (!this.isAfter(message, last)) this.#take(message.id);
  }

  #put(messages: readonly Message[]): void {
    const added: MessageEntry[] = [];
    for (const message of messages) {
      const known = this.#byId.get(message.id);
      if (message.deleted) this.#remove(message.id);
      else if (this.#deleted.has(message.id) || !isChat(message)) continue;
      else if (known) this.#replace(known.entry, message);
      else if (!this.gap?.hides(message)) {
        const entry = this.#admit(message);
        if (entry) added.push(entry);
      }
    }
    // A later message of the same page may have replaced an earlier one as its duplicate.
    this.#insert(added.filter((entry) => this.#byId.get(entry.message.id)?.entry === entry));
  }

  #admit(message: Message): MessageEntry | undefined {
    const mine = this.#options.myIds.has(message.sender.id);
    const key = (mine && this.#options.confirm?.(message)) || message.id;
    const duplicate = duplicateKey(message);
    const shown = duplicate === undefined ? undefined : this.#byId.get(this.#duplicates.get(duplicate) ?? '');
    if (shown && this.#order(shown.entry.message, message) < 0) return undefined;
    const edited = isChangedLater(message);
    const entry = {
      kind: 'message',
      key: shown?.entry.key ?? key,
      message: { ...message, edited },
      mine,
    } as const;
    if (shown) this.#take(shown.entry.message.id);
    if (duplicate !== undefined) this.#duplicates.set(duplicate, message.id);
    this.#byId.set(message.id, { entry, since: this.#clock.now() });
    return entry;
  }

  #insert(added: MessageEntry[]): void {
    if (added.length === 0) return;
    const inOrder = (a: MessageEntry, b: MessageEntry): number => this.#order(a.message, b.message);
    added.sort(inOrder);
    const last = this.#entries.at(-1);
    const isInOrder = !last || !added[0] || inOrder(last, added[0]) <= 0;
    this.#entries = isInOrder
      ? this.#entries.concat(added)
      : new GrowingList([...this.#entries].concat(added).sort(inOrder));
  }

  #replace(entry: MessageEntry, message: Message): void {
    const known = entry.message;
    if ((message.modified ?? Infinity) < (known.modified ?? 0)) return;
    const isSame = known.bodyText === message.bodyText && filesOf(known) === filesOf(message);
    if (isSame && known.modified === message.modified) return;
    // An edit does not move a message.
    const isEdited = isChangedLater(message) || known.edited || known.bodyText !== message.bodyText;
    const edited = { ...entry, message: { ...message, created: known.created, edited: isEdited } };
    this.#byId.set(message.id, { entry: edited, since: this.#clock.now() });
    this.#entries = new GrowingList(Array.from(this.#entries, (each) => (each === entry ? edited : each)));
  }

  #remove(id: string): void {
    this.#deleted.add(id);
    this.#take(id);
  }

  #take(id: string): void {
    const known = this.#byId.get(id);
    if (!known) return;
    this.#byId.delete(id);
    this.#entries = new GrowingList([...this.#entries].filter((entry) => entry !== known.entry));
  }

  #dropMissing(messages: readonly Message[], newest: boolean, { touched }: Fetch): void {
    const [first, last] = [messages[0], messages.at(-1)];
    if (!first || !last) return;
    const present = new Set(messages.map(({ id }) => id));
    const until = this.#clock.now() - indexDelay;
    for (const { message } of this.#entries) {
      const inside = this.#order(message, last) > 0 && (newest || this.#order(message, first) < 0);
      if (!inside || present.has(message.id) || touched.has(message.id)) continue;
      const duplicate = duplicateKey(message);
      if (duplicate !== undefined && messages.some((other) => duplicateKey(other) === duplicate)) continue;
      if ((this.#byId.get(message.id)?.since ?? until) < until) this.#take(message.id);
    }
  }

  #sortBy(order: MessageOrder): void {
    this.#order = order;
    this.#entries = new GrowingList([...this.#entries].sort((a, b) => order(a.message, b.message)));
  }
}

/** The service may tell when a message was changed [unknown: spaces-api §7.1]. It stores a new one within two seconds. */
function isChangedLater({ id, edited, modified = 0 }: Message): boolean {
  return edited || modified > (serverTime(id) ?? modified) + 2_000;
}

/** Comments belong to their post or task, and `app.event.…` and `topic.…` records are not messages of people. */
function isChat({ category, parentId }: Message): boolean {
  return parentId === undefined && !/^(?:app|topic)\./.test(category);
}

/**
 * The identity of a message is its id. Only a text, or files, that the same person sent at the same millisecond can be
 * the second copy of a retry: without either, or where `created` is cut to whole seconds, there is too little to tell.
 */
function duplicateKey({ sender, created, bodyText, files }: Message): string | undefined {
  const ids = filesOf({ files });
  if (created.endsWith('.000Z') || !created || !(ids || hasWords(bodyText))) return undefined;
  return `${sender.id} ${created} ${ids} ${bodyText}`;
}

/** Whether anything but tags and blanks is in a body; a rough and fast answer. */
function hasWords(body: string): boolean {
  return /(?:^|>)[^<]*[^<\s]/.test(body.replaceAll('&nbsp;', ' '));
}

function filesOf({ files }: Pick<Message, 'files'>): string {
  return files.map(({ id }) => id).join();
}

/**
 * The order of a conversation is the server's. Message ids are Mongo ObjectIds [doc examples]: server seconds, then a
 * rising counter. So they give that order without trusting a client's clock, as `created` would [doc: the sender's,
 * D/api/socket/send_message]. If the pages of a server contradict its ids, its `created` times decide instead.
 */
type MessageOrder = (a: Position, b: Position) => number;

const byId: MessageOrder = (a, b) => compare(a.id, b.id);

const byCreated: MessageOrder = (a, b) => compare(a.created, b.created) || compare(a.id, b.id);

/** The order of `page` (newest first); undefined if it does not contradict `current`. */
function orderShownBy(page: readonly Message[], current: MessageOrder): MessageOrder | undefined {
  const follows = (order: MessageOrder): boolean =>
    page.every((message, index) => index === 0 || order(page[index - 1] ?? message, message) >= 0);
  if (follows(current)) return undefined;
  return [byId, byCreated].find(follows);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
