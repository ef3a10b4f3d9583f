/** The outbox: texts that wait for the server, first in, first out. Only one is sent at a time. */
import { maxBodyLength, type Message, bodyToText, textToBody } from '../../protocol/message.ts';
import type { TimelineEntry, PendingStatus } from './state.ts';

export interface Pending {
  /** Sent along as `loopbackMetadata.clientId`. */
  readonly key: string;
  readonly text: string;
  /** The text as HTML, which is what is sent. */
  readonly body: string;
  /** ISO 8601. A retry keeps it, and each text of an outbox has its own. */
  readonly created: string;
  readonly status: PendingStatus;
  /** How often it was sent. */
  readonly tries: number;
  /** The newest stored message when it was first sent: the stored copy can only come after it. */
  readonly after: Message | undefined;
}

/** After this many tries without an answer, the user decides. */
const maxTries = 3;

const allowed: Record<PendingStatus, readonly PendingStatus[]> = {
  queued: ['sending'],
  sending: ['unconfirmed', 'failed', 'queued'],
  unconfirmed: ['queued', 'failed'],
  failed: ['queued'],
};

export class Outbox {
  #items: readonly Pending[] = [];
  /** An unchanged text keeps its entry object, so that only changed rows are rendered again. */
  readonly #entries = new WeakMap<Pending, TimelineEntry>();
  #lastCreated = 0;
  /** Whether the server keeps `created` as sent; unknown until the first stored copy arrives. */
  #keepsCreated: boolean | undefined;

  get entries(): readonly TimelineEntry[] {
    return this.#items.map((item) => {
      const { key, text, created, status } = item;
      const entry = this.#entries.get(item) ?? { kind: 'pending', key, text, created, status };
      this.#entries.set(item, entry);
      return entry;
    });
  }

  get head(): Pending | undefined {
    return this.#items[0];
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

  /** The connection was lost while this text was being sent. */
  unconfirmed(key: string): void {
    this.#move(key, 'unconfirmed');
  }

  failed(key: string): void {
    this.#move(key, 'failed');
  }

  /** The server certainly does not have it, so it is sent again; after too many tries it fails instead. */
  requeue(key: string): void {
    const tries = this.find(key)?.tries ?? 0;
    this.#move(key, tries >= maxTries ? 'failed' : 'queued');
  }

  /** The user asks for another try. */
  retry(key: string): void {
    this.#move(key, 'queued', { tries: 0 });
  }

  /**
   * The text that was stored as `message`, which is the user's own. The client id is certain. Without it, the time and
   * the text decide. Until it is known that the server keeps the time, the text alone is enough if the message came
   * after the text was sent.
   */
  match(message: Message, isAfter: (a: Message, b: Message) => boolean): Pending | undefined {
    const echoed = this.#items.find(({ key }) => key === message.clientId);
    if (echoed) {
      this.#keepsCreated = echoed.created === message.created;
      return echoed;
    }
    const text = bodyToText(message.bodyText);
    return this.#items.find((item) => {
      if (item.status === 'queued' && item.tries === 0) return false;
      if (bodyToText(item.body.slice(0, maxBodyLength)) !== text) return false;
      if (item.created === message.created) return true;
      return (
        this.#keepsCreated !== true &&
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
