/** The outbox: texts on their way to the server, first in, first out, one in flight. Pure; knows no line and no clock. */
import { longestBody, type Message, bodyToText, textToBody } from '../../protocol/message.ts';
import type { TimelineEntry, PendingStatus } from './state.ts';

export interface Pending {
  /** Also the `loopbackMetadata.clientId` it travels with. */
  readonly key: string;
  readonly text: string;
  /** What is sent: `text` as HTML, so that all see what was typed. */
  readonly body: string;
  /** ISO 8601; stays the same when sent again, and no two of one outbox are equal. */
  readonly created: string;
  readonly status: PendingStatus;
  /** How often it was handed to the line. */
  readonly tries: number;
  /** Newest stored message when it was first sent: its own copy can only come after it. */
  readonly after: Message | undefined;
}

/** After so many sends without an answer the person decides. */
const mostTries = 3;

const allowed: Record<PendingStatus, readonly PendingStatus[]> = {
  queued: ['sending'],
  sending: ['unconfirmed', 'failed', 'queued'],
  unconfirmed: ['queued', 'failed'],
  failed: ['queued'],
};

export class Outbox {
  #items: readonly Pending[] = [];
  /** An unchanged item is shown by the same object, so that only changed lines are drawn again. */
  readonly #entryOf = new WeakMap<Pending, TimelineEntry>();
  #lastCreated = 0;
  /** Whether the server keeps `created` as sent is unknown until an echo shows it. */
  #createdKept: boolean | undefined;

  get entries(): readonly TimelineEntry[] {
    return this.#items.map((item) => {
      const { key, text, created, status } = item;
      const entry = this.#entryOf.get(item) ?? { kind: 'pending', key, text, created, status };
      this.#entryOf.set(item, entry);
      return entry;
    });
  }

  get head(): Pending | undefined {
    return this.#items[0];
  }

  get size(): number {
    return this.#items.length;
  }

  /** @param now ms since epoch */
  add(text: string, now: number): Pending {
    this.#lastCreated = Math.max(now, this.#lastCreated + 1);
    const item: Pending = {
      key: randomKey(),
      text,
      body: textToBody(text),
      created: new Date(this.#lastCreated).toISOString(),
      status: 'queued',
      tries: 0,
      after: undefined,
    };
    this.#items = [...this.#items, item];
    return item;
  }

  find(key: string): Pending | undefined {
    return this.#items.find((item) => item.key === key);
  }

  remove(key: string): void {
    this.#items = this.#items.filter((item) => item.key !== key);
  }

  clear(): void {
    this.#items = [];
  }

  sending(key: string, after: Message | undefined): void {
    const { tries = 0, after: first } = this.find(key) ?? {};
    this.#move(key, 'sending', { tries: tries + 1, after: first ?? after });
  }

  /** The line was lost with this item on it. */
  lost(key: string): void {
    this.#move(key, 'unconfirmed');
  }

  failed(key: string): void {
    this.#move(key, 'failed');
  }

  /** It is certain that the server does not have it. After too many tries the person is asked instead. */
  again(key: string): void {
    const tries = this.find(key)?.tries ?? 0;
    this.#move(key, tries >= mostTries ? 'failed' : 'queued');
  }

  /** The person asks for another try. */
  retry(key: string): void {
    this.#move(key, 'queued', { tries: 0 });
  }

  /**
   * The item that `message`, one of the visitor's own, is the stored copy of. With the client id there is no
   * doubt. Without it the time and the text decide; the text alone while it is not known that the server keeps
   * the time, and only for a message that came after the item was sent.
   */
  match(message: Message, isAfter: (a: Message, b: Message) => boolean): Pending | undefined {
    const echoed = this.#items.find(({ key }) => key === message.clientId);
    if (echoed) {
      this.#createdKept = echoed.created === message.created;
      return echoed;
    }
    const text = bodyToText(message.bodyText);
    return this.#items.find((item) => {
      if (item.status === 'queued' && item.tries === 0) return false;
      if (bodyToText(item.body.slice(0, longestBody)) !== text) return false;
      if (item.created === message.created) return true;
      return (
        this.#createdKept !== true &&
        item.status !== 'queued' &&
        (!item.after || isAfter(message, item.after))
      );
    });
  }

  #move(key: string, status: PendingStatus, more: Partial<Pending> = {}): void {
    this.#items = this.#items.map((item) => {
      if (item.key !== key) return item;
      if (!allowed[item.status].includes(status))
        throw new Error(`A text cannot go from ${item.status} to ${status}.`);
      return { ...item, ...more, status };
    });
  }
}

function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
}
