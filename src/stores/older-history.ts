/** Older history: leads page by page from the first message that is shown back to the beginning. */
import { SpacesError } from '../api/errors.ts';
import type { MessagesClient } from '../api/messages-client.ts';
import { pageSize } from './catch-up.ts';
import type { OlderState } from './conversation.ts';
import type { MessageLog } from './message-log.ts';

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
