/**
 * Delivery: brings the texts of an outbox to the server, in order, and finds out what became of those
 * that were on the line when it broke. Never sends a second time what may be stored already.
 */
import { events, messagePayload, type SendFailed } from '../protocol/channel.ts';
import type { Message } from '../protocol/message.ts';
import type { Outbox, Pending } from './outbox.ts';

export interface DeliveryOptions {
  readonly outbox: Outbox;
  readonly spaceId: string;
  readonly send: (name: string, payload: object) => boolean;
  /** The line does not answer: make a new one. */
  readonly restart: () => void;
  readonly newest: () => Message | undefined;
  readonly isAfter: (a: Message, b: Message) => boolean;
  readonly changed: () => void;
}

export interface Delivery {
  /** The line is subscribed and caught up. `historyKnown`: the log now holds all that the server has. */
  live(historyKnown: boolean): void;
  /** The line is gone. */
  lost(): void;
  /** A text was added or released: send what can be sent. */
  flush(): void;
  /** Key of the text that `message` is the stored copy of; the text leaves the outbox. */
  confirm(message: Message): string | undefined;
  failed(failure: SendFailed): void;
}

/** All in ms. An answer that takes longer makes the line suspect. */
const answerLimit = 10_000;
/** So long after a break the server may still be storing what it had received. */
const settleTime = 1_500;

export function createDelivery(options: DeliveryOptions): Delivery {
  return new Deliverer(options);
}

class Deliverer implements Delivery {
  readonly #options: DeliveryOptions;
  #live = false;
  #lostAt = 0;
  #answerTimer: Timer;
  #settleTimer: Timer;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  live(historyKnown: boolean): void {
    this.#live = true;
    const head = this.#options.outbox.head;
    if (head?.status !== 'unconfirmed') return this.flush();
    // Without the history nobody can tell whether it was stored: the person decides.
    if (!historyKnown) return;
    this.#settleTimer = setTimeout(() => this.#release(head), this.#lostAt + settleTime - Date.now());
  }

  lost(): void {
    this.#live = false;
    this.#lostAt = Date.now();
    clearTimeout(this.#settleTimer);
    clearTimeout(this.#answerTimer);
    const { outbox, changed } = this.#options;
    if (outbox.head?.status !== 'sending') return;
    outbox.lost(outbox.head.key);
    changed();
  }

  flush(): void {
    const { outbox, spaceId, send, newest, changed } = this.#options;
    const { head } = outbox;
    if (!this.#live || head?.status !== 'queued') return;
    const { key: clientId, body: bodyText, created } = head;
    if (!send(events.sendMessage, messagePayload({ spaceId, bodyText, created, clientId }))) return;
    outbox.sending(head.key, newest());
    this.#answerTimer = setTimeout(() => this.#options.restart(), answerLimit);
    changed();
  }

  confirm(message: Message): string | undefined {
    const { outbox, isAfter } = this.#options;
    const item = outbox.match(message, isAfter);
    if (!item) return undefined;
    const wasHead = outbox.head === item;
    outbox.remove(item.key);
    if (wasHead) this.#next();
    return item.key;
  }

  failed({ clientId, needsSubscription }: SendFailed): void {
    const { outbox, restart, changed } = this.#options;
    const item = clientId === undefined ? outbox.head : outbox.find(clientId);
    if (item?.status !== 'sending') return;
    clearTimeout(this.#answerTimer);
    if (needsSubscription) outbox.again(item.key);
    else outbox.failed(item.key);
    changed();
    if (needsSubscription) restart();
  }

  #release(item: Pending): void {
    const { outbox, changed } = this.#options;
    if (outbox.find(item.key)?.status !== 'unconfirmed') return;
    outbox.again(item.key);
    changed();
    this.flush();
  }

  #next(): void {
    clearTimeout(this.#answerTimer);
    clearTimeout(this.#settleTimer);
    this.flush();
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;
