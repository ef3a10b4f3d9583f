/** Catching up: closes the gap between what a conversation shows and what the server has. */
import { SpacesError } from '../../api/errors.ts';
import type { MessagesClient } from '../../api/messages-client.ts';
import type { Message } from '../../protocol/message.ts';
import type { MessagesAnswer } from '../../protocol/rest.ts';
import { type MessageLog, serverTime } from './message-log.ts';
import type { OlderState } from './state.ts';

export interface CatchUpOptions {
  readonly client: MessagesClient;
  readonly log: MessageLog;
  readonly spaceId: string;
  readonly pin: string | undefined;
  readonly signal: AbortSignal;
}

export type CaughtUp =
  /** `older`: the page URL that leads further back, where the log's first message is not the conversation's. */
  | { readonly kind: 'complete'; readonly restarted: boolean; readonly older: string | undefined }
  /** The space hides its history from this visitor: what was missed stays missing. */
  | { readonly kind: 'denied' };

/** Most of what a page may hold. [doc: D/api/spaces/spaces_spaceid_messages_query] */
const pageSize = 50;
/** A bigger gap is not filled: the conversation starts over from its newest page. */
const mostPages = 20;
/** Server clocks and indexes may differ a little; ms. */
const overlap = 60_000;
/** Further back the change feed is not read; ms. */
const longestFeed = 600_000;

/**
 * Call it after the subscription is confirmed, so that no message falls between history and live events.
 * Nothing is applied before everything is there. @throws {SpacesError}; rejects when `signal` aborts.
 */
export async function catchUp(options: CatchUpOptions): Promise<CaughtUp> {
  const { log } = options;
  const cursor = log.completeUpTo;
  const fetch = log.startFetch();
  try {
    const pages = await missingPages(options);
    const changed = cursor === undefined ? [] : await changedSince(options, cursor);
    options.signal.throwIfAborted();
    const restarted = !pages.closed && cursor !== undefined;
    if (restarted) log.clear();
    log.page({ messages: pages.messages, newest: true }, fetch);
    const oldest = pages.messages.at(-1);
    // The feed may tell of messages beyond a gap that was not closed: they must not stand there alone.
    const joinsOn = (message: Message): boolean =>
      log.has(message.id) || !oldest || log.isAfter(message, oldest);
    log.changes(changed.filter(joinsOn), fetch);
    return { kind: 'complete', restarted, older: pages.older };
  } catch (error) {
    if (error instanceof SpacesError && error.code === 'forbidden') return { kind: 'denied' };
    throw error;
  } finally {
    log.endFetch(fetch);
  }
}

/** Pages from the newest back to the first message that was known before. */
async function missingPages({ client, log, spaceId, pin, signal }: CatchUpOptions): Promise<{
  messages: readonly Message[];
  closed: boolean;
  older: string | undefined;
}> {
  const messages: Message[] = [];
  const known = new Set(log.entries.map(({ message }) => message.id));
  let page: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const answer: MessagesAnswer = await client.history({ spaceId, page, size: pageSize, pin, signal });
    messages.push(...answer.messages);
    page = answer.next;
    const met = answer.messages.some(({ id }) => known.has(id));
    if (log.completeUpTo === undefined || met || page === undefined)
      return { messages, closed: true, older: page };
  }
  return { messages, closed: false, older: page };
}

/** Edits and deletions leave no trace in the pages above: the change feed has them. */
async function changedSince(options: CatchUpOptions, cursor: number): Promise<readonly Message[]> {
  const { client, log, spaceId, pin, signal } = options;
  const newest = (log.newest && serverTime(log.newest.id)) ?? cursor;
  const after = Math.max(0, Math.max(cursor, newest - longestFeed) - overlap);
  const changed: Message[] = [];
  try {
    for (let page = 0; page < mostPages; page++) {
      const { messages } = await client.changes({ spaceId, after, page, size: pageSize, pin, signal });
      changed.push(...messages.filter((message) => message.spaceId === spaceId || message.deleted));
      if (messages.length === 0) break;
    }
  } catch (error) {
    // The feed is a help, not the history: a server that does not offer it to this visitor is no reason to stop.
    if (!(error instanceof SpacesError) || error.code === 'unauthorized' || error.retryable) throw error;
  }
  return changed;
}

// Older history: leads page by page from the first message that is shown back to the beginning.

export class OlderHistory {
  readonly #client: MessagesClient;
  readonly #log: MessageLog;
  readonly #changed: () => void;
  #state: OlderState = 'unknown';
  #page: string | undefined;

  constructor(client: MessagesClient, log: MessageLog, changed: () => void) {
    this.#client = client;
    this.#log = log;
    this.#changed = changed;
  }

  get state(): OlderState {
    return this.#state;
  }

  /** The log now begins with a page behind which `page` comes; undefined: there is nothing before it. */
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

  /** Never rejects; a failed page may be asked for again. */
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
      // Meanwhile the conversation may have started over: then this page no longer joins on.
      if (this.state !== 'loading') return;
      this.#log.page({ messages, newest: false }, fetch);
      this.continueAt(next);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      if (this.state === 'loading') this.#set(error.code === 'forbidden' ? 'denied' : 'failed');
    } finally {
      this.#log.endFetch(fetch);
    }
  }

  #set(state: OlderState): void {
    this.#state = state;
    this.#changed();
  }
}
