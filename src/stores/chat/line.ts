/**
 * Keeps one space connected: joins, subscribes, catches up, goes live, and starts again after each loss. It subscribes
 * first, waits for the confirmation, then reads the history, then passes on the events that arrived meanwhile. In any
 * other order messages would be lost.
 */
import { Retry, Throttle } from '../../api/backoff.ts';
import type { Channel, ChannelClient, ChannelListener } from '../../api/channel-client.ts';
import type { ConnectionState } from '../../api/connection.ts';
import { SpacesError } from '../../api/errors.ts';
import type { MessagesClient } from '../../api/messages-client.ts';
import type { PresenceEvent, SendFailure } from '../../protocol/channel.ts';
import type { Message } from '../../protocol/message.ts';
import { openChannel } from '../channel.ts';
import { presenceOf } from '../presence.ts';
import type { Admission } from '../session/admissions.ts';
import { type Membership, membershipOf } from '../session/membership.ts';
import type { Spaces } from '../spaces.ts';
import { catchUp, type CatchUpResult, readMissedChanges } from './history.ts';
import { type MessageLog, serverTime } from './message-log.ts';
import type { LineState } from './state.ts';

export interface SpaceLineListener {
  /** When `line` is `waiting`: `retryAt` is the time of the next attempt, ms since epoch, and `error` the reason. */
  connecting(line: Exclude<LineState, 'live'>, retryAt?: number, error?: SpacesError): void;
  /** The server let the user in. */
  admitted(admission: Admission): void;
  /** The line is live: all messages up to now are in the log. */
  live(result: CatchUpResult): void;
  /** The edits and deletions that `live` reported as missing are in the log now. */
  changed(): void;
  message(message: Message): void;
  sendFailed(failure: SendFailure): void;
  presence(event: PresenceEvent): void;
  /** The line is closed after an error that another try would not help. */
  ended(error: SpacesError): void;
}

export interface SpaceLineOptions {
  readonly spaces: Spaces;
  readonly client: MessagesClient;
  readonly spaceId: string;
  readonly log: MessageLog;
  readonly listener: SpaceLineListener;
}

/** While the server refuses the subscription, it is asked for the reason once in this time; ms. */
const checkPause = 60_000;
/** A message that is too large for the socket is read from the history, but no more often than this; ms. */
const missedPause = 10_000;

export class SpaceLine {
  readonly #options: SpaceLineOptions;
  readonly #listener: SpaceLineListener;
  readonly #client: ChannelClient;
  readonly #membership: Membership;
  /** Repeats a request of the line, while the socket stays as it is: joining, then catching up. */
  readonly #retry = new Retry(() => void (this.#channel ? this.#catchUp() : this.#open()));
  readonly #changesRetry = new Retry(() => void this.#readChanges());
  #channel: Channel | undefined;
  #isClosed = false;
  #isLive = false;
  /** When the server was asked why it refuses the subscription; ms since epoch. */
  #checkedAt = 0;
  /** Aborted when the subscription that it follows ends. */
  #catchingUp: AbortController | undefined;
  /** Events that arrived while catching up, in order. */
  #buffered: (() => void)[] | undefined;
  #hasMissed = false;
  readonly #missed = new Throttle(missedPause, () => {
    if (this.#isLive && this.#hasMissed) void this.#catchUp();
  });
  #isHistoryDenied = false;
  #isArchived = false;
  #unwatch = (): void => {};

  constructor(options: SpaceLineOptions) {
    this.#options = options;
    this.#listener = options.listener;
    this.#client = options.spaces.channel(openChannel);
    this.#membership = membershipOf(options.spaces, options.spaceId);
    void this.#open();
  }

  /** Returns false when the line is not subscribed. */
  send(name: string, payload: object): boolean {
    return this.#channel?.send(name, payload) ?? false;
  }

  /** Tries now instead of waiting, because the user asked for it. */
  retryNow(): void {
    if (this.#retry.at !== undefined) this.#retry.now();
    else if (this.#channel) this.#client.retry();
  }

  /** A request of this space was refused: the user may be out of it. */
  suspect(): void {
    this.#membership.suspect();
  }

  /** Replaces a connection that does not answer. */
  restart(): void {
    if (!this.#isClosed) this.#client.restart();
  }

  close(): void {
    this.#isClosed = true;
    this.#retry.reset();
    this.#changesRetry.reset();
    this.#unwatch();
    this.#stopCatchingUp();
    this.#channel?.unsubscribe();
    this.#channel = undefined;
  }

  async #open(): Promise<void> {
    this.#listener.connecting('connecting');
    try {
      const { spaces, spaceId } = this.#options;
      await spaces.admissions.pending;
      const pin = spaces.tab.records()?.pinOf(spaceId);
      const admission = await spaces.admissions.join({ kind: 'space', spaceId }, pin);
      if (this.#isClosed) return;
      this.#isHistoryDenied = admission.space.historyDenied;
      this.#isArchived = admission.space.archived;
      this.#unwatch = this.#membership.watch();
      this.#listener.admitted(admission);
      this.#channel = this.#client.subscribe(spaceId, admission.pin, this.#channelListener());
    } catch (error) {
      this.#failed(error);
    }
  }

  #channelListener(): ChannelListener {
    return {
      line: (state) => this.#onConnection(state),
      subscribed: () => this.#onSubscribed(),
      refused: (retryAt) => this.#onRefused(retryAt),
      changed: () => this.suspect(),
      message: (message) => {
        if (this.#buffered) this.#buffered.push(() => this.#deliver(message));
        else this.#deliver(message);
      },
      missed: () => {
        this.#hasMissed = true;
        this.#missed.request();
      },
      sendFailed: (failure) => {
        this.#listener.sendFailed(failure);
        this.suspect();
      },
      presence: (event) => this.#listener.presence(event),
      media: () => {},
    };
  }

  #deliver(message: Message): void {
    this.#listener.message(message);
    presenceOf(this.#options.spaces).$latestMessage.set(message);
  }

  #onConnection(state: ConnectionState): void {
    this.#retry.cancel();
    this.#stopCatchingUp();
    switch (state.step) {
      case 'waiting':
        return this.#listener.connecting('waiting', state.retryAt, state.error);
      case 'stopped':
        return this.#end(new SpacesError('unauthorized'));
      case 'forbidden':
        return this.#end(new SpacesError('server-not-allowed'));
      case 'idle':
        return this.#listener.connecting('idle');
      default:
        return this.#listener.connecting('connecting');
    }
  }

  #onSubscribed(): void {
    // Events wait for the history, however long that takes.
    this.#buffered ??= [];
    const retryAt = this.#retry.start();
    if (retryAt !== undefined) this.#listener.connecting('waiting', retryAt, new SpacesError('rate-limited'));
  }

  async #catchUp(): Promise<void> {
    this.#stopCatchingUp();
    const { signal } = (this.#catchingUp = new AbortController());
    this.#buffered = [];
    this.#hasMissed = false;
    this.#listener.connecting('catching-up');
    const { spaces, client, log, spaceId } = this.#options;
    const pin = spaces.admissions.find(spaceId)?.pin;
    try {
      const withChanges = this.#changesRetry.at === undefined;
      const result = await catchUp({ client, log, spaceId, pin, signal }, withChanges);
      // 403 may also mean that the user was removed, which closes this line.
      if (result.kind === 'denied') await this.#membership.check();
      if (signal.aborted) return;
      this.#retry.reset();
      this.#client.succeeded(spaceId);
      this.#isHistoryDenied = result.kind === 'denied';
      this.#checkedAt = 0;
      this.#goLive(result);
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  #goLive(result: CatchUpResult): void {
    this.#flushBuffer();
    const { log, spaces, spaceId } = this.#options;
    const { newest, completeUpTo = 0 } = log;
    log.completeUpTo = Math.max(completeUpTo, (newest && serverTime(newest.id)) ?? 0);
    // The messages of an archived space can be read, but no new ones can come.
    if (this.#isArchived) return spaces.admissions.end(spaceId, 'archived');
    this.#isLive = true;
    if (result.kind === 'complete' && result.changesError)
      this.#changesRetry.plan(result.changesError.detail);
    this.#listener.live(result);
    if (this.#hasMissed) this.#missed.request();
  }

  /** Reads the change feed, which failed while the line went live. Until that works, the conversation goes on without it. */
  async #readChanges(): Promise<void> {
    const signal = this.#catchingUp?.signal;
    // The next catch-up reads the feed, too.
    if (!this.#isLive || !signal) return;
    const { spaces, client, log, spaceId } = this.#options;
    const pin = spaces.admissions.find(spaceId)?.pin;
    try {
      await readMissedChanges({ client, log, spaceId, pin, signal });
      if (signal.aborted) return;
      this.#changesRetry.reset();
      this.#listener.changed();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      if (error.retryable) this.#changesRetry.plan(error.detail);
      else this.#end(error);
    }
  }

  /** The subscription was refused or ended: because of the space, of the PIN, or of a temporary fault. */
  #onRefused(retryAt: number): void {
    this.#stopCatchingUp();
    this.#listener.connecting('waiting', retryAt, new SpacesError('server-error'));
    if (Date.now() - this.#checkedAt < checkPause) return;
    this.#checkedAt = Date.now();
    void this.#membership.check();
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    if (!(error instanceof SpacesError)) throw error;
    if (error.retryable) this.#listener.connecting('waiting', this.#retry.plan(error.detail), error);
    else this.#end(error);
  }

  #end(error: SpacesError): void {
    this.close();
    const { spaces, spaceId } = this.#options;
    this.#listener.ended(error);
    if (error.code === 'pin-required') spaces.admissions.requirePin(spaceId);
  }

  #flushBuffer(): void {
    const buffered = this.#buffered ?? [];
    this.#buffered = undefined;
    for (const deliver of buffered) deliver();
  }

  #stopCatchingUp(): void {
    this.#isLive = false;
    this.#catchingUp?.abort();
    this.#catchingUp = undefined;
    // The next history contains the buffered messages. Passing them on now would hide the gap before them.
    // Without a history this is the only copy.
    if (!this.#isHistoryDenied) this.#buffered = undefined;
    this.#flushBuffer();
  }
}
