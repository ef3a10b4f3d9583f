/**
 * The stored messages of one conversation, sorted and without doubles. Feeding it the same messages in any
 * order, any number of times, gives the same log: pages, live events and the change feed all end up here.
 */
import type { Message } from '../../protocol/message.ts';
import type { TimelineEntry } from './state.ts';

export type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;

/** A stretch of history in one answer. */
export interface Page {
  /** Newest first, as the server sends them. */
  readonly messages: readonly Message[];
  /** The page reaches up to now: no message after its first one existed when it was asked for. */
  readonly newest: boolean;
}

/** Taken before a request: what happens on the line until its answer is newer than the answer. */
export interface Fetch {
  readonly touched: Set<string>;
}

export interface MessageLogOptions {
  readonly isMine: (message: Message) => boolean;
  /** Called once for each of the visitor's own messages: the key of the pending text it is the stored copy of. */
  readonly claim?: (message: Message) => string | undefined;
  /** Ms since epoch. */
  readonly now?: () => number;
}

/** Younger messages are not taken for deleted when a page lacks them: its index may lag behind. Ms. */
const settled = 30_000;

export class MessageLog {
  readonly #options: MessageLogOptions;
  readonly #now: () => number;
  readonly #byId = new Map<string, { entry: MessageEntry; since: number }>();
  readonly #deleted = new Set<string>();
  /** Id shown for each (sender, created, body): a text that was sent twice by a retry is shown once. */
  readonly #twins = new Map<string, string>();
  readonly #fetches = new Set<Fetch>();
  #entries: MessageEntry[] = [];
  /** Ms of server time up to which nothing is missing; undefined before the first catch-up. */
  completeUpTo: number | undefined;
  #order: MessageOrder = byId;

  constructor(options: MessageLogOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Oldest first; a new array after every change. */
  get entries(): readonly MessageEntry[] {
    return this.#entries;
  }

  get newest(): Message | undefined {
    return this.#entries.at(-1)?.message;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  startFetch(): Fetch {
    const fetch = { touched: new Set<string>() };
    this.#fetches.add(fetch);
    return fetch;
  }

  endFetch(fetch: Fetch): void {
    this.#fetches.delete(fetch);
  }

  /** A live event. */
  live(message: Message): void {
    for (const fetch of this.#fetches) fetch.touched.add(message.id);
    this.#put([message]);
  }

  /** `a` stands below `b`. */
  isAfter(a: Message, b: Message): boolean {
    return this.#order(a, b) > 0;
  }

  /** Records of the change feed. */
  changes(messages: readonly Message[], fetch: Fetch): void {
    this.#put(messages.filter(({ id }) => !fetch.touched.has(id)));
  }

  /** A page of history; what it should contain and does not was deleted. */
  page({ messages, newest }: Page, fetch: Fetch): void {
    const order = orderShownBy(messages, this.#order);
    if (order) this.#sortBy(order);
    this.changes(messages, fetch);
    this.#dropMissing(messages, newest, fetch);
  }

  /** Forgets everything shown, so that a history with a hole in it can start over from its newest page. */
  clear(): void {
    this.#byId.clear();
    this.#twins.clear();
    this.#entries = [];
    this.completeUpTo = undefined;
  }

  #put(messages: readonly Message[]): void {
    const added: MessageEntry[] = [];
    for (const message of messages) {
      const known = this.#byId.get(message.id);
      if (message.deleted) this.#remove(message.id);
      else if (this.#deleted.has(message.id) || !isSaid(message)) continue;
      else if (known) this.#replace(known.entry, message);
      else {
        const entry = this.#admit(message);
        if (entry) added.push(entry);
      }
    }
    this.#insert(added);
  }

  #admit(message: Message): MessageEntry | undefined {
    const mine = this.#options.isMine(message);
    const key = (mine && this.#options.claim?.(message)) || message.id;
    const twin = twinKey(message);
    const shown = twin === undefined ? undefined : this.#byId.get(this.#twins.get(twin) ?? '');
    if (shown && this.#order(shown.entry.message, message) < 0) return undefined;
    const entry = { kind: 'message', key: shown?.entry.key ?? key, message, mine } as const;
    if (shown) this.#take(shown.entry.message.id);
    if (twin !== undefined) this.#twins.set(twin, message.id);
    this.#byId.set(message.id, { entry, since: this.#now() });
    return entry;
  }

  #insert(added: MessageEntry[]): void {
    if (added.length === 0) return;
    const inOrder = (a: MessageEntry, b: MessageEntry): number => this.#order(a.message, b.message);
    added.sort(inOrder);
    const last = this.#entries.at(-1);
    const merged = [...this.#entries, ...added];
    if (last && added[0] && inOrder(last, added[0]) > 0) merged.sort(inOrder);
    this.#entries = merged;
  }

  #replace(entry: MessageEntry, message: Message): void {
    const known = entry.message;
    if ((message.modified ?? Infinity) < (known.modified ?? 0)) return;
    if (known.bodyText === message.bodyText && known.modified === message.modified) return;
    // Its place is the first one it had: an edit does not move a message.
    const edited = { ...entry, message: { ...message, created: known.created } };
    this.#byId.set(message.id, { entry: edited, since: this.#now() });
    this.#entries = this.#entries.with(this.#entries.indexOf(entry), edited);
  }

  #remove(id: string): void {
    this.#deleted.add(id);
    this.#take(id);
  }

  #take(id: string): void {
    const known = this.#byId.get(id);
    if (!known) return;
    this.#byId.delete(id);
    this.#entries = this.#entries.filter((entry) => entry !== known.entry);
  }

  #dropMissing(messages: readonly Message[], newest: boolean, { touched }: Fetch): void {
    const [first, last] = [messages[0], messages.at(-1)];
    if (!first || !last) return;
    const present = new Set(messages.map(({ id }) => id));
    const until = this.#now() - settled;
    for (const { message } of this.#entries) {
      const inside = this.#order(message, last) > 0 && (newest || this.#order(message, first) < 0);
      if (!inside || present.has(message.id) || touched.has(message.id)) continue;
      const twin = twinKey(message);
      if (twin !== undefined && messages.some((other) => twinKey(other) === twin)) continue;
      if ((this.#byId.get(message.id)?.since ?? until) < until) this.#take(message.id);
    }
  }

  #sortBy(order: MessageOrder): void {
    this.#order = order;
    this.#entries = this.#entries.toSorted((a, b) => order(a.message, b.message));
  }
}

/** Comments belong to their post or task, and `app.event.…` records tell of things nobody said. */
function isSaid({ category, parentId }: Message): boolean {
  return parentId === undefined && !category.startsWith('app.');
}

/** A `created` cut to whole seconds says too little to call two messages one. */
function twinKey({ sender, created, bodyText }: Message): string | undefined {
  return created.endsWith('.000Z') || !created ? undefined : `${sender.id} ${created} ${bodyText}`;
}

// The order of a conversation is the server's. Message ids are Mongo ObjectIds [doc examples]: server seconds,
// then a rising counter, so they give that order without trusting any client's clock (`created` is
// the sender's [doc: D/api/socket/send_message]). Should the pages of a server contradict its ids,
// its `created` times are taken instead.

type MessageOrder = (a: Message, b: Message) => number;

const byId: MessageOrder = (a, b) => compare(a.id, b.id);

export const byCreated: MessageOrder = (a, b) => compare(a.created, b.created) || compare(a.id, b.id);

/** The order that `page` (newest first) was sent in; undefined when the page is no evidence against `current`. */
function orderShownBy(page: readonly Message[], current: MessageOrder): MessageOrder | undefined {
  const follows = (order: MessageOrder): boolean =>
    page.every((message, index) => index === 0 || order(page[index - 1] ?? message, message) >= 0);
  if (follows(current)) return undefined;
  return [byId, byCreated].find(follows);
}

/** Server time in ms inside an ObjectId; undefined when the id holds no believable time. */
export function serverTime(id: string): number | undefined {
  if (!/^[0-9a-f]{24}$/i.test(id)) return undefined;
  const ms = parseInt(id.slice(0, 8), 16) * 1_000;
  return ms > Date.UTC(2010) ? ms : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
