/**
 * Delivery: sends the texts of the outbox to the server, in order, and finds out whether a text arrived when the
 * connection broke. Never sends a text again that may be stored already.
 */
import { messagePayload, type Message } from '../../protocol/message.ts';
import { channelEvents, type SendFailure } from '../../protocol/channel.ts';
import type { SpaceLine } from './line.ts';
import type { Pending } from './outbox.ts';
import type { ConversationTimeline } from './timeline.ts';

export interface MessageDeliveryOptions {
  readonly timeline: Pick<ConversationTimeline, 'outbox' | 'log' | 'publish'>;
  readonly spaceId: string;
  readonly line: Pick<SpaceLine, 'send' | 'restart'>;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** If the server takes longer to answer, the connection is replaced; ms. */
const answerTimeout = 10_000;
/** After a break the server may still store what it has received, for this long; ms. */
const settleTime = 1_500;

export class MessageDelivery {
  readonly #options: MessageDeliveryOptions;
  #isLive = false;
  #lostAt = 0;
  #answerTimer: Timer;
  #settleTimer: Timer;

  constructor(options: MessageDeliveryOptions) {
    this.#options = options;
  }

  /** The conversation is caught up. `isHistoryKnown`: the log now contains all that the server has. */
  resume(isHistoryKnown: boolean): void {
    this.#isLive = true;
    const { head } = this.#options.timeline.outbox;
    if (head?.status !== 'unconfirmed') return this.flush();
    // Without the history it stays unknown whether the text was stored, so the user decides.
    if (!isHistoryKnown) return;
    this.#settleTimer = setTimeout(() => this.#requeue(head), this.#lostAt + settleTime - Date.now());
  }

  /** The connection is lost. */
  pause(): void {
    this.#isLive = false;
    this.#lostAt = Date.now();
    clearTimeout(this.#settleTimer);
    clearTimeout(this.#answerTimer);
    const { timeline } = this.#options;
    const { head } = timeline.outbox;
    if (head?.status !== 'sending') return;
    timeline.outbox.unconfirmed(head.key);
    timeline.publish();
  }

  /** Sends the next text, if it can be sent now. */
  flush(): void {
    const { timeline, spaceId, line } = this.#options;
    const { head } = timeline.outbox;
    if (!this.#isLive || head?.status !== 'queued') return;
    const { key: clientId, body: bodyText, created } = head;
    if (!line.send(channelEvents.sendMessage, messagePayload({ spaceId, bodyText, created, clientId })))
      return;
    timeline.outbox.sending(head.key, timeline.log.newest);
    this.#answerTimer = setTimeout(() => line.restart(), answerTimeout);
    timeline.publish();
  }

  /** Removes the text that `message` is the stored copy of from the outbox; returns its key. */
  confirm(message: Message): string | undefined {
    const { outbox, log } = this.#options.timeline;
    const item = outbox.match(message, (a, b) => log.isAfter(a, b));
    if (!item) return undefined;
    const wasHead = outbox.head === item;
    outbox.remove(item.key);
    if (wasHead) this.#next();
    return item.key;
  }

  failed({ clientId, needsSubscription }: SendFailure): void {
    const { timeline, line } = this.#options;
    const { outbox } = timeline;
    const item = clientId === undefined ? outbox.head : outbox.find(clientId);
    if (item?.status !== 'sending') return;
    clearTimeout(this.#answerTimer);
    if (needsSubscription) outbox.requeue(item.key);
    else outbox.failed(item.key);
    timeline.publish();
    if (needsSubscription) line.restart();
  }

  #requeue(item: Pending): void {
    const { timeline } = this.#options;
    if (timeline.outbox.find(item.key)?.status !== 'unconfirmed') return;
    timeline.outbox.requeue(item.key);
    timeline.publish();
    this.flush();
  }

  #next(): void {
    clearTimeout(this.#answerTimer);
    clearTimeout(this.#settleTimer);
    this.flush();
  }
}
