/**
 * Delivery: sends the texts of the outbox to the server, in order, and finds out whether a text arrived when the
 * connection broke. Never sends a text again that may be stored already.
 */
import { messagePayload, type Message, type MessageContent } from '../../protocol/message.ts';
import { channelEvents, type SendFailure } from '../../protocol/channel.ts';
import { SpacesError } from '../../api/errors.ts';
import type { SpaceLine } from './line.ts';
import type { Position } from './message-log.ts';
import { type Pending, uploadedFiles } from './pending.ts';
import type { SendRefusal } from './state.ts';
import type { ConversationTimeline } from './timeline.ts';

export interface MessageDeliveryOptions {
  readonly timeline: Pick<ConversationTimeline, 'outbox' | 'log' | 'publish'>;
  readonly spaceId: string;
  readonly line: Pick<SpaceLine, 'send' | 'post' | 'restart'>;
  /** Loads the history back to a message, or to its beginning; returns whether the log now contains all of it. */
  readonly loadBackTo: (message: Position | undefined) => Promise<boolean>;
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** If the server takes longer to answer, the connection is replaced; ms. */
const answerTimeout = 10_000;
/** After a break the server may still store what it has received, for this long; ms. */
const settleTime = 1_500;

export class MessageDelivery {
  readonly #options: MessageDeliveryOptions;
  /** Aborted when the connection is lost. */
  #live: AbortController | undefined;
  /** The connection is live, and no other tab sends these texts. */
  #isSending = false;
  /** The text that was being sent when the connection was lost, and when that was; ms since epoch. */
  #lost: { readonly key: string; readonly at: number } | undefined;
  #answerTimer: Timer;
  /** Without a socket, each text is a request of its own, which may still be stored after the line has changed. */
  #isPolling = false;
  #posting: Promise<void> | undefined;
  /** The text that the service has confirmed with no id. */
  #postedKey: string | undefined;

  constructor(options: MessageDeliveryOptions) {
    this.#options = options;
  }

  /**
   * The conversation is caught up, or was polled again. `isHistoryKnown`: the log now contains all that the server has.
   */
  async resume(isHistoryKnown: boolean, line: 'live' | 'polling'): Promise<void> {
    if (line === 'polling' && this.#isPolling && this.#isSending) return this.flush();
    this.#isPolling = line === 'polling';
    this.#live?.abort();
    const { signal } = (this.#live = new AbortController());
    const { timeline } = this.#options;
    const { outbox } = timeline;
    if (!(await outbox.lead(signal))) return;
    this.#isSending = true;
    timeline.publish();
    const { head } = outbox;
    // Without the history it stays unknown whether the text was stored, so the user decides.
    if (head?.status !== 'unconfirmed' || !isHistoryKnown || head.key === this.#postedKey) return;
    if (await this.#isMissing(head, signal)) outbox.requeue(head.key);
    timeline.publish();
  }

  /** The connection is lost. */
  pause(): void {
    this.#live?.abort();
    clearTimeout(this.#answerTimer);
    if (!this.#isSending) return;
    this.#isSending = false;
    const { timeline } = this.#options;
    const { head } = timeline.outbox;
    if (head?.status !== 'sending') return;
    this.#lost = { key: head.key, at: Date.now() };
    timeline.outbox.unconfirmed(head.key);
    timeline.publish();
  }

  /** Whether this page is the one that sends now. */
  get isSending(): boolean {
    return this.#isSending;
  }

  /** Sends the next text, if it can be sent now. */
  flush(): void {
    const { head } = this.#options.timeline.outbox;
    if (this.#isSending && head?.status === 'queued') void this.#send(head);
  }

  /** Removes the text that `message` is the stored copy of from the outbox; returns its key. */
  confirm(message: Message): string | undefined {
    const { outbox, log } = this.#options.timeline;
    const item = outbox.match(message, (a, b) => log.isAfter(a, b));
    if (!item) return undefined;
    if (outbox.head === item) clearTimeout(this.#answerTimer);
    outbox.stored(item.key);
    // The log does not contain the message yet, and the next text comes after it.
    queueMicrotask(() => this.flush());
    return item.key;
  }

  failed({ clientId, needsSubscription, code }: SendFailure): void {
    const { timeline, line } = this.#options;
    const { outbox } = timeline;
    const item = clientId === undefined ? outbox.head : outbox.find(clientId);
    if (!this.#isSending || item?.status !== 'sending') return;
    clearTimeout(this.#answerTimer);
    if (needsSubscription) outbox.requeue(item.key);
    else outbox.failed(item.key, refusalOf(code));
    if (needsSubscription) this.#isSending = false;
    timeline.publish();
    if (needsSubscription) line.restart();
  }

  async #send(item: Pending): Promise<void> {
    const { key, body, mentions, created } = item;
    const { timeline, spaceId, line } = this.#options;
    const { outbox, log } = timeline;
    // It is noted before it is sent, so that after a crash it is looked for first.
    const isThere = await outbox.sending(key, log.newest);
    if (isThere && (!this.#isSending || outbox.find(key)?.status !== 'sending')) return;
    const content = { bodyText: body, mentions, files: uploadedFiles(item) };
    if (isThere && this.#isPolling) {
      timeline.publish();
      return (this.#posting = this.#post(key, content));
    }
    const payload = messagePayload({ ...content, spaceId, created, clientId: key });
    if (isThere && line.send(channelEvents.sendMessage, payload))
      this.#answerTimer = setTimeout(() => line.restart(), answerTimeout);
    else if (isThere) {
      outbox.notSent(key);
      this.#isSending = false;
    }
    timeline.publish();
  }

  /** Sends a text as a request of its own. The next poll finds it. */
  async #post(key: string, content: MessageContent): Promise<void> {
    const { timeline, line } = this.#options;
    const { outbox } = timeline;
    outbox.posted(key);
    try {
      const { id } = await line.post(content);
      outbox.posted(key, id);
      if (id !== undefined) return;
      this.#postedKey = key;
      if (outbox.find(key)?.status === 'sending') outbox.unconfirmed(key);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      this.#postFailed(key, error);
      timeline.publish();
    }
  }

  #postFailed(key: string, { code, retryable }: SpacesError): void {
    const { outbox } = this.#options.timeline;
    if (outbox.find(key)?.status !== 'sending') return;
    if (/^(?:rate-limited|unauthorized)$/.test(code)) outbox.notSent(key);
    else if (!retryable) return outbox.failed(key, refusalOf(code));
    // It may have been stored all the same, so the next poll looks for it.
    else return this.pause();
    this.#isSending = false;
  }

  /** Whether the server certainly does not have a text. Looks for it in the history since it was first sent. */
  async #isMissing({ key, after }: Pending, signal: AbortSignal): Promise<boolean> {
    const { outbox, log } = this.#options.timeline;
    await this.#posting;
    // A text that another page has left behind may have been sent just now.
    const since = this.#lost?.key === key ? this.#lost.at : Date.now();
    await new Promise((resolve) => setTimeout(resolve, since + settleTime - Date.now()));
    if (signal.aborted || !(await this.#options.loadBackTo(after)) || signal.aborted) return false;
    const isAfter = (a: Position, b: Position): boolean => log.isAfter(a, b);
    const stored = [...log.entries].find(
      (entry) =>
        entry.mine && entry.key === entry.message.id && outbox.match(entry.message, isAfter)?.key === key,
    );
    if (stored) this.confirm(stored.message);
    return outbox.find(key)?.status === 'unconfirmed';
  }
}

/** Codes other than these are not documented. */
function refusalOf(code: string): SendRefusal {
  return /access|forbidden|denied|password/.test(code) ? 'not-allowed' : 'not-accepted';
}
