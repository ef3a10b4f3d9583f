/**
 * Keeps one space connected: joins, subscribes, catches up, goes live, and starts again after each loss. It subscribes
 * first, waits for the confirmation, then reads the history, then passes on the events that arrived meanwhile. In any
 * other order messages would be lost.
 */
import { createBackoff } from '../../api/backoff.ts';
import {
  type Channel,
  type ChannelClient,
  type ChannelListener,
  createChannelClient,
} from '../../api/channel-client.ts';
import type { ConnectionState } from '../../api/connection.ts';
import { SpacesError } from '../../api/errors.ts';
import { discoverServers } from '../../api/join-client.ts';
import type { MessagesClient } from '../../api/messages-client.ts';
import type { PresenceEvent, SendFailure } from '../../protocol/channel.ts';
import type { Message } from '../../protocol/message.ts';
import { readOrigin } from '../../protocol/server.ts';
import { presenceOf } from '../presence.ts';
import type { Admission } from '../session/admissions.ts';
import type { ChannelConfig, Spaces } from '../spaces.ts';
import { catchUp, type CatchUpResult } from './history.ts';
import { type MessageLog, serverTime } from './message-log.ts';
import type { LineState } from './state.ts';

export interface SpaceLineListener {
  /** `retryAt`: ms since epoch of the next attempt, when `line` is `waiting`. */
  connecting(line: Exclude<LineState, 'live'>, retryAt?: number): void;
  /** The server let the user in. */
  admitted(admission: Admission): void;
  /** The line is live: all messages up to now are in the log. */
  live(result: CatchUpResult): void;
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

export class SpaceLine {
  readonly #options: SpaceLineOptions;
  readonly #listener: SpaceLineListener;
  readonly #client: ChannelClient;
  readonly #backoff = createBackoff();
  #channel: Channel | undefined;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Aborted when the subscription that it follows ends. */
  #catchingUp: AbortController | undefined;
  /** Events that arrived while catching up, in order. */
  #buffered: (() => void)[] | undefined;
  #isHistoryDenied = false;

  constructor(options: SpaceLineOptions) {
    this.#options = options;
    this.#listener = options.listener;
    this.#client = options.spaces.channel(openChannel);
    void this.#open();
  }

  /** Returns false when the line is not subscribed. */
  send(name: string, payload: object): boolean {
    return this.#channel?.send(name, payload) ?? false;
  }

  /** Connects now instead of waiting. */
  retryNow(): void {
    if (this.#channel) this.#client.retry();
    else if (this.#timer !== undefined) void this.#open();
  }

  /** Replaces a connection that does not answer. */
  restart(): void {
    if (!this.#isClosed) this.#client.restart();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#stopCatchingUp();
    this.#channel?.unsubscribe();
    this.#channel = undefined;
  }

  async #open(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listener.connecting('connecting');
    try {
      const { spaces, spaceId } = this.#options;
      await spaces.admissions.pending;
      const pin = spaces.tab.records()?.pinOf(spaceId);
      const admission = await spaces.admissions.join({ kind: 'space', spaceId }, pin);
      if (this.#isClosed) return;
      this.#isHistoryDenied = admission.space.historyDenied;
      this.#listener.admitted(admission);
      this.#channel = this.#client.subscribe(spaceId, admission.pin, this.#channelListener());
    } catch (error) {
      this.#failed(error, (delay) => {
        this.#listener.connecting('waiting', Date.now() + delay);
        this.#timer = setTimeout(() => void this.#open(), delay);
      });
    }
  }

  #channelListener(): ChannelListener {
    return {
      line: (state) => this.#onConnection(state),
      subscribed: () => void this.#catchUp(),
      refused: () => void this.#checkAdmission(),
      message: (message) => {
        if (this.#buffered) this.#buffered.push(() => this.#deliver(message));
        else this.#deliver(message);
      },
      sendFailed: (failure) => this.#listener.sendFailed(failure),
      presence: (event) => this.#listener.presence(event),
    };
  }

  #deliver(message: Message): void {
    this.#listener.message(message);
    presenceOf(this.#options.spaces).$latestMessage.set(message);
  }

  #onConnection(state: ConnectionState): void {
    this.#stopCatchingUp();
    switch (state.step) {
      case 'waiting':
        return this.#listener.connecting('waiting', state.retryAt);
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

  async #catchUp(): Promise<void> {
    this.#stopCatchingUp();
    const { signal } = (this.#catchingUp = new AbortController());
    this.#buffered = [];
    this.#listener.connecting('catching-up');
    const { spaces, client, log, spaceId } = this.#options;
    const pin = spaces.admissions.find(spaceId)?.pin;
    try {
      const result = await catchUp({ client, log, spaceId, pin, signal });
      // 403 may also mean that the user was removed: only the server can tell.
      if (result.kind === 'denied') await spaces.admissions.check(spaceId);
      if (signal.aborted) return;
      this.#backoff.reset();
      this.#isHistoryDenied = result.kind === 'denied';
      this.#goLive(result);
    } catch (error) {
      if (!signal.aborted) this.#failed(error, () => this.#client.fail());
    }
  }

  #goLive(result: CatchUpResult): void {
    this.#flushBuffer();
    const { log } = this.#options;
    const { newest, completeUpTo = 0 } = log;
    log.completeUpTo = Math.max(completeUpTo, (newest && serverTime(newest.id)) ?? 0);
    this.#listener.live(result);
  }

  /** The subscription was refused: because of the space, of the PIN, or of a temporary fault. */
  async #checkAdmission(): Promise<void> {
    try {
      const { spaces, spaceId } = this.#options;
      await spaces.admissions.check(spaceId);
    } catch (error) {
      if (!this.#isClosed) this.#failed(error, () => {});
    }
  }

  #failed(error: unknown, retry: (delay: number) => void): void {
    if (this.#isClosed) return;
    if (!(error instanceof SpacesError)) throw error;
    if (!error.retryable) this.#end(error);
    else retry(Math.max(this.#backoff.next(), error.detail.retryAfter ?? 0));
  }

  #end(error: SpacesError): void {
    this.close();
    const { spaces, spaceId } = this.#options;
    if (error.code === 'pin-required') spaces.admissions.requirePin(spaceId);
    this.#listener.ended(error);
  }

  #flushBuffer(): void {
    const buffered = this.#buffered ?? [];
    this.#buffered = undefined;
    for (const deliver of buffered) deliver();
  }

  #stopCatchingUp(): void {
    this.#catchingUp?.abort();
    this.#catchingUp = undefined;
    // The next history contains the buffered messages. Passing them on now would hide the gap before them.
    // Without a history this is the only copy.
    if (!this.#isHistoryDenied) this.#buffered = undefined;
    this.#flushBuffer();
  }
}

/** Opens the one socket of a session. */
export function openChannel({ http, tokens, socketServer, server, isAllowed }: ChannelConfig): ChannelClient {
  let found: string | undefined;
  return createChannelClient({
    tokens,
    /** The configured origin, else the one that the service names, which is requested once. Both must be allowed. */
    async origin() {
      found ??= readOrigin(socketServer ?? (await discoverServers(http)).socket ?? server);
      if (!found || !isAllowed(found)) throw new SpacesError('server-not-allowed');
      return found;
    },
  });
}
