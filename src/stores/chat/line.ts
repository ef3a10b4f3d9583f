/**
 * Keeps one space connected: joins, subscribes, catches up, goes live, and starts again after each loss. It subscribes
 * first, waits for the confirmation, then reads the history, then passes on the events that arrived meanwhile. In any
 * other order messages would be lost. Where no socket can be opened, it polls the history.
 */
import { Retry, Throttle } from '../../api/backoff.ts';
import type { Channel, ChannelClient, ChannelListener } from '../../api/channel-client.ts';
import type { ConnectionState } from '../../api/connection.ts';
import { SpacesError } from '../../api/errors.ts';
import type { MessagesClient } from '../../api/messages-client.ts';
import type { PresenceEvent, SendFailure } from '../../protocol/channel.ts';
import { type Message, type MessageContent, serverTime } from '../../protocol/message.ts';
import { openChannel } from '../channel.ts';
import { presenceOf } from '../presence.ts';
import type { Admission } from '../session/admissions.ts';
import { type Membership, membershipOf } from '../session/membership.ts';
import type { Spaces } from '../spaces.ts';
import { catchUp, type CatchUpResult, readMissedChanges } from './history.ts';
import type { MessageLog } from './message-log.ts';
import { Polling, shortestPollPause } from './polling.ts';
import type { LineState } from './state.ts';

export interface SpaceLineListener {
  /** When `line` is `waiting`: `retryAt` is the time of the next attempt, ms since epoch, and `error` the reason. */
  connecting(line: Exclude<LineState, 'live' | 'polling'>, retryAt?: number, error?: SpacesError): void;
  /** The server let the user in. */
  admitted(admission: Admission): void;
  /** The line is live, or polls: all messages up to now are in the log. Called after each poll. */
  live(result: CatchUpResult, line: 'live' | 'polling'): void;
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
/** After so many attempts without a live conversation, the network may not let sockets through. */
const failuresBeforePolling = 3;
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
  #polling: Polling | undefined;
  /** The last poll succeeded, so that what the socket does matters only when it is subscribed. */
  #isPolled = false;
  /** Until then the service does not want to be asked again; ms since epoch. */
  #noPollBefore = 0;
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

  /**
   * Sends a text without a socket; resolves with the id of the message if the service tells it. Nothing is polled
   * meanwhile, so that the message is not found before its id is known. @throws {SpacesError}
   */
  async post(content: MessageContent): Promise<{ readonly id: string | undefined }> {
    const { client, spaces, spaceId } = this.#options;
    const pin = spaces.admissions.find(spaceId)?.pin;
    let wait = shortestPollPause;
    this.#polling?.hold();
    try {
      const posted = await client.post({ spaceId, pin, content });
      wait = 0;
      return posted;
    } catch (error) {
      if (error instanceof SpacesError) wait = Math.max(wait, error.detail.retryAfter ?? 0);
      throw error;
    } finally {
      this.#polling?.plan(wait);
    }
  }

  /** Tries now instead of waiting, because the user asked for it. */
  retryNow(): void {
    if (this.#isPolled) this.#polling?.plan(0);
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
    this.#stopPolling();
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
      presence: (event) => {
        if (event.isInCall) presenceOf(this.#options.spaces).calls.add(event.spaceId);
        this.#listener.presence(event);
      },
      media: () => {},
    };
  }

  #deliver(message: Message): void {
    this.#listener.message(message);
    presenceOf(this.#options.spaces).$latestMessage.set(message);
  }

  #onConnection(state: ConnectionState): void {
    const isTrying = /^(?:waiting|connecting|open)$/.test(state.step);
    if (!isTrying) this.#stopPolling();
    if (state.step === 'waiting' && state.failures >= failuresBeforePolling) this.#startPolling();
    if (this.#isPolled) return;
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
    this.#stopPolling();
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
    if (!this.#noteComplete()) return;
    this.#isLive = true;
    if (result.kind === 'complete' && result.changesError)
      this.#changesRetry.plan(result.changesError.detail);
    this.#listener.live(result, 'live');
    if (this.#hasMissed) this.#missed.request();
  }

  /** The log has all messages up to now. Those of an archived space can be read, but no new ones can come: then false. */
  #noteComplete(): boolean {
    const { log, spaces, spaceId } = this.#options;
    const { newest, completeUpTo = 0 } = log;
    log.completeUpTo = Math.max(completeUpTo, (newest && serverTime(newest.id)) ?? 0);
    if (this.#isArchived) spaces.admissions.end(spaceId, 'archived');
    return !this.#isArchived;
  }

  #startPolling(): void {
    if (this.#polling || this.#isHistoryDenied || Date.now() < this.#noPollBefore) return;
    this.#polling = new Polling((signal) => this.#poll(signal));
    this.#polling.plan(0);
  }

  #stopPolling(): void {
    this.#polling?.hold();
    this.#polling = undefined;
    this.#isPolled = false;
  }

  /** Whether there were new messages. */
  async #poll(signal: AbortSignal): Promise<boolean> {
    const { spaces, client, log, spaceId } = this.#options;
    const { newest } = log;
    try {
      const pin = spaces.admissions.find(spaceId)?.pin;
      const result = await catchUp({ client, log, spaceId, pin, signal });
      if (signal.aborted) return false;
      this.#isPolled = result.kind === 'complete';
      this.#isHistoryDenied = result.kind === 'denied';
      if (!this.#isPolled) this.#stopPolling();
      else if (this.#noteComplete()) this.#listener.live(result, 'polling');
    } catch (error) {
      if (!signal.aborted) this.#pollFailed(error);
    }
    return log.newest !== newest;
  }

  /** The next failure of the socket, which waits longer each time, leads to the next poll. */
  #pollFailed(error: unknown): void {
    this.#stopPolling();
    if (!(error instanceof SpacesError)) throw error;
    this.#noPollBefore = Date.now() + (error.detail.retryAfter ?? 0);
    if (error.retryable) this.#listener.connecting('waiting', undefined, error);
    else this.#end(error);
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
    this.#stopPolling();
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
