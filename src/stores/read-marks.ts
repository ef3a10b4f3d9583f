/** Tells the service which spaces the visitor has looked at. */
import type { Http } from '../api/http.ts';
import { createMessagesClient, type MessagesClient } from '../api/messages-client.ts';

export class ReadMarks {
  readonly #client: MessagesClient;
  /** The service knows of the last mark, or never will. */
  done: Promise<void> = Promise.resolve();

  constructor(http: Http) {
    this.#client = createMessagesClient(http);
  }

  /** A failure needs no word: the next answer shows the space unread again. */
  set(spaceId: string): void {
    this.done = this.#client.markRead(spaceId).catch(() => {});
  }
}
