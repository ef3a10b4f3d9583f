/**
 * Delivery: brings the texts of an outbox to the server, in order, and finds out what became of those
 * that were on the line when it broke. Never sends a second time what may be stored already.
 */
import { events, messagePayload, type SendFailed } from '../../protocol/channel.ts';
import type { Message } from '../../protocol/message.ts';
import type { Pending } from './outbox.ts';
import type { ConversationTimeline } from './timeline.ts';

export interface MessageDeliveryOptions {
  readonly transcript: Pick<ConversationTimeline, 'outbox' | 'log' | 'publish'>;
  readonly spaceId: string;
  readonly send: (name: string, payload: object) => boolean;
  /** The line does not answer: make a new one. */
  readonly restart: () => void;
}

export interface MessageDelivery {
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

export function createMessageDelivery(options: MessageDeliveryOptions): MessageDelivery {
  return new Deliverer(options);
}

class Deliverer implements MessageDelivery {
  readonly #options: MessageDeliveryOptions;
  #live = false;
  #lostAt = 0;
  #answerTimer: Timer;
  #settleTimer: Timer;

  constructor(options: MessageDeliveryOptions) {
    this.#options = options;
  }

  live(historyKnown: boolean): void {
    this.#live = true;
    const { head } = this.#options.transcript.outbox;
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
    const { transcript } = this.#options;
    const { head } = transcript.outbox;
    if (head?.status !== 'sending') return;
    transcript.outbox.lost(head.key);
    transcript.publish();
  }

  flush(): void {
    const { transcript, spaceId, send } = this.#options;
    const { head } = transcript.outbox;
    if (!this.#live || head?.status !== 'queued') return;
    const { key: clientId, body: bodyText, created } = head;
    if (!send(events.sendMessage, messagePayload({ spaceId, bodyText, created, clientId }))) return;
    transcript.outbox.sending(head.key, transcript.log.newest);
    this.#answerTimer = setTimeout(() => this.#options.restart(), answerLimit);
    transcript.publish();
  }

  confirm(message: Message): string | undefined {
    const { outbox, log } = this.#options.transcript;
    const item = outbox.match(message, (a, b) => log.isAfter(a, b));
    if (!item) return undefined;
    const wasHead = outbox.head === item;
    outbox.remove(item.key);
    if (wasHead) this.#next();
    return item.key;
  }

  failed({ clientId, needsSubscription }: SendFailed): void {
    const { transcript, restart } = this.#options;
    const { outbox } = transcript;
    const item = clientId === undefined ? outbox.head : outbox.find(clientId);
    if (item?.status !== 'sending') return;
    clearTimeout(this.#answerTimer);
    if (needsSubscription) outbox.again(item.key);
    else outbox.failed(item.key);
    transcript.publish();
    if (needsSubscription) restart();
  }

  #release(item: Pending): void {
    const { transcript } = this.#options;
    if (transcript.outbox.find(item.key)?.status !== 'unconfirmed') return;
    transcript.outbox.again(item.key);
    transcript.publish();
    this.flush();
  }

  #next(): void {
    clearTimeout(this.#answerTimer);
    clearTimeout(this.#settleTimer);
    this.flush();
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;
