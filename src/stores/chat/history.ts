/** History: fetches the messages that a conversation has missed, and older ones page by page. */
import { SpacesError } from '../../api/errors.ts';
import { isTooLong, type MessagesClient } from '../../api/messages-client.ts';
import { type Message, serverTime } from '../../protocol/message.ts';
import type { MessagesResponse } from '../../protocol/paged-lists.ts';
import type { MessageLog, Position } from './message-log.ts';
import type { OlderState } from './state.ts';

export interface CatchUpOptions {
  readonly client: MessagesClient;
  readonly log: MessageLog;
  readonly spaceId: string;
  readonly pin: string | undefined;
  readonly signal: AbortSignal;
}

export type CatchUpResult =
  /**
   * `older`: the URL of the page before the log's first message, if there is one. `changesError`: why the change feed
   * could not be read.
   */
  | {
      readonly kind: 'complete';
      readonly restarted: boolean;
      readonly older: string | undefined;
      readonly changesError?: SpacesError | undefined;
    }
  /** The space hides its history from this user, so the missed messages stay missing. */
  | { readonly kind: 'denied' }
  /** The newest message is too long to read, so the ones before it cannot be reached either. */
  | { readonly kind: 'too-long' };

/** The largest page that the service allows. [doc: D/api/spaces/spaces_spaceid_messages_query] */
const pageSize = 50;
/** A larger gap is not filled: the conversation starts over from its newest page. */
const maxPages = 20;
/** Pages without a new message are followed this far. A server may link such pages without end. */
const maxEmptyPages = 3;
/** How many pages of the history are searched for a text that may have been stored. */
const mostPagesBack = 20;
/** Server clocks and indexes may differ a little; ms. */
const overlap = 60_000;
/** The change feed is read no further back than this; ms. */
const maxFeed = 600_000;
/** A conversation does not wait longer than this for a change feed before it goes live; ms. */
const feedPatience = 4_000;

/**
 * Fetches what the log has missed. A confirmed subscription must already report live events, so that no message
 * falls between them and the history. The log changes only after all pages have arrived. A change feed that fails does
 * not matter: `readMissedChanges` can read it later. @throws {SpacesError}; rejects when `signal` aborts.
 * @param withChanges whether to read the change feed
 */
export async function catchUp(options: CatchUpOptions, withChanges = true): Promise<CatchUpResult> {
  const { log, signal } = options;
  const cursor = log.changesMissingSince ?? log.completeUpTo;
  const fetch = log.startFetch();
  try {
    const pages = await missingPages(options);
    const feed = withChanges && cursor !== undefined ? await changesInTime(options, cursor) : undefined;
    signal.throwIfAborted();
    const restarted = !pages.closed && cursor !== undefined;
    if (restarted) log.clear();
    log.page({ messages: pages.messages, newest: true }, fetch);
    // The feed may contain messages from before a gap that was not closed: they must not appear alone.
    if (feed?.changed) log.changes(feed.changed.filter(followsOn(log, pages.messages.at(-1))), fetch);
    if (feed) log.changesMissingSince = feed.error && !restarted ? cursor : undefined;
    return {
      kind: 'complete',
      restarted,
      older: pages.older,
      changesError: restarted ? undefined : feed?.error,
    };
  } catch (error) {
    if (isTooLong(error)) return { kind: 'too-long' };
    if (error instanceof SpacesError && error.code === 'forbidden') return { kind: 'denied' };
    throw error;
  } finally {
    log.endFetch(fetch);
  }
}

/** Reads the change feed that could not be read before. @throws {SpacesError}; rejects when `signal` aborts. */
export async function readMissedChanges(options: CatchUpOptions): Promise<void> {
  const { log, signal } = options;
  const fetch = log.startFetch();
  try {
    const changed = await changedSince(options, log.changesMissingSince ?? 0);
    signal.throwIfAborted();
    log.changes(changed.filter(followsOn(log, log.entries.at(0)?.message)), fetch);
    log.changesMissingSince = undefined;
  } finally {
    log.endFetch(fetch);
  }
}

/** Loads the history page by page, from the first message that is shown back to the beginning. */
export class OlderHistory {
  readonly #client: MessagesClient;
  readonly #log: MessageLog;
  readonly #onChange: () => void;
  #state: OlderState = 'unknown';
  #page: string | undefined;
  /** How many pages in a row had no new message. */
  #emptyPages = 0;

  constructor(client: MessagesClient, log: MessageLog, onChange: () => void) {
    this.#client = client;
    this.#log = log;
    this.#onChange = onChange;
  }

  get state(): OlderState {
    return this.#state;
  }

  /** Where it continues. */
  get page(): string | undefined {
    return this.#page;
  }

  /** Continues at `page`; undefined: the log begins with the first message of the conversation. */
  continueAt(page: string | undefined): void {
    this.#page = page;
    this.#set(page === undefined ? 'none' : 'more');
  }

  deny(): void {
    this.#set('denied');
  }

  forget(): void {
    this.#set('unknown');
  }

  /** Never rejects. A page that failed, or that led nowhere, may be requested again. */
  async load(spaceId: string, pin: string | undefined): Promise<void> {
    if (this.#state !== 'more' && this.#state !== 'failed') return;
    this.#set('loading');
    const fetch = this.#log.startFetch();
    try {
      const { messages, next } = await this.#client.history({
        spaceId,
        page: this.#page,
        size: pageSize,
        pin,
      });
      // If the conversation has started over in the meantime, this page no longer fits.
      if (this.state !== 'loading') return;
      const before = this.#log.entries.length;
      this.#log.page({ messages, newest: false }, fetch);
      this.#emptyPages = this.#log.entries.length > before ? 0 : this.#emptyPages + 1;
      const leadsNowhere = next !== undefined && (next === this.#page || this.#emptyPages >= maxEmptyPages);
      this.continueAt(next);
      if (leadsNowhere) this.#set('failed');
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      if (this.state === 'loading') this.#set(error.code === 'forbidden' ? 'denied' : 'failed');
    } finally {
      this.#log.endFetch(fetch);
    }
  }

  /** Loads back to a message, or to the beginning; returns whether the log now contains all of it. */
  async reaches(message: Position | undefined, loadOlder: () => Promise<void>): Promise<boolean> {
    for (let pages = 0; pages < mostPagesBack; pages++) {
      const { gap } = this.#log;
      const first = gap?.before ?? this.#log.entries.at(0)?.message;
      if (message && first && !this.#log.isAfter(first, message)) return true;
      if (!gap && this.#state !== 'more') break;
      await (gap ? gap.fill() : loadOlder());
    }
    return this.#state === 'none' && !this.#log.gap;
  }

  #set(state: OlderState): void {
    this.#state = state;
    this.#onChange();
  }
}

/** Fetches pages from the newest back to the first message that the log knows. */
async function missingPages({ client, log, spaceId, pin, signal }: CatchUpOptions): Promise<{
  messages: readonly Message[];
  closed: boolean;
  older: string | undefined;
}> {
  const messages: Message[] = [];
  const known = new Set(Array.from(log.entries, ({ message }) => message.id));
  const found = new Set<string>();
  let page: string | undefined;
  for (let count = 0, empty = 0; count < maxPages && empty < maxEmptyPages; count++) {
    const answer: MessagesResponse = await client.history({ spaceId, page, size: pageSize, pin, signal });
    const before = found.size;
    for (const { id } of answer.messages) found.add(id);
    empty = found.size > before ? 0 : empty + 1;
    messages.push(...answer.messages);
    page = answer.next === page ? undefined : answer.next;
    const isMet = answer.messages.some(({ id }) => known.has(id));
    if (log.completeUpTo === undefined || isMet || page === undefined)
      return { messages, closed: true, older: page };
  }
  return { messages, closed: false, older: page };
}

/** Whether the log knows a message, or it comes after the `oldest` one that the log is complete from. */
function followsOn(log: MessageLog, oldest: Message | undefined): (message: Message) => boolean {
  return (message) => log.has(message.id) || !oldest || log.isAfter(message, oldest);
}

/** What the change feed reports, or why it cannot be read now. @throws {SpacesError} */
async function changesInTime(
  options: CatchUpOptions,
  cursor: number,
): Promise<{ readonly changed?: readonly Message[]; readonly error?: SpacesError }> {
  const limit = AbortSignal.timeout(feedPatience);
  const signal = AbortSignal.any([options.signal, limit]);
  try {
    return { changed: await changedSince({ ...options, signal }, cursor) };
  } catch (cause) {
    options.signal.throwIfAborted();
    const error = limit.aborted ? new SpacesError('timeout') : cause;
    if (error instanceof SpacesError && error.retryable) return { error };
    throw error;
  }
}

/** The change feed reports edits and deletions, which pages do not show. @throws {SpacesError} */
async function changedSince(options: CatchUpOptions, cursor: number): Promise<readonly Message[]> {
  const { client, log, spaceId, pin, signal } = options;
  const newest = (log.newest && serverTime(log.newest.id)) ?? cursor;
  const after = Math.max(0, Math.max(cursor, newest - maxFeed) - overlap);
  const changed: Message[] = [];
  let first: string | undefined;
  try {
    for (let page = 0; page < maxPages; page++) {
      const { messages } = await client.changes({ spaceId, after, page, size: pageSize, pin, signal });
      // A server that does not count pages sends the same one again.
      if (page > 0 && messages[0]?.id === first) break;
      first = messages[0]?.id;
      changed.push(...messages.filter((message) => message.spaceId === spaceId || message.deleted));
      if (first === undefined) break;
    }
  } catch (error) {
    // The history works without the feed, which a server may not offer to this user.
    if (!(error instanceof SpacesError) || error.code === 'unauthorized' || error.retryable) throw error;
  }
  return changed;
}
