/**
 * The line of one space: let in, subscribed, caught up, live; and all of it again after every loss.
 * The order is the law: subscribe, wait for the confirmation, then read the history, then pass on what
 * came in between. Any other order loses messages.
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
import { discover } from '../../api/join-client.ts';
import type { MessagesClient } from '../../api/messages-client.ts';
import type { PresenceEvent, SendFailed } from '../../protocol/channel.ts';
import type { Message } from '../../protocol/message.ts';
import { readOrigin } from '../../protocol/server.ts';
import { presenceIn } from '../presence.ts';
import type { Admission } from '../session/admissions.ts';
import type { ChannelConfig, Spaces } from '../spaces.ts';
import { catchUp, type CaughtUp } from './history.ts';
import { type MessageLog, serverTime } from './message-log.ts';

/** `live` means transport up, authenticated, subscribed and caught up. */
export type LineState = 'idle' | 'connecting' | 'catching-up' | 'live' | 'waiting' | 'stopped';

export interface SpaceLineListener {
  /** `retryAt`: ms since epoch of the next attempt, when `line` is `waiting`. */
  line(line: LineState, retryAt?: number): void;
  /** The server let the visitor in. */
  admitted(admission: Admission): void;
  /** Everything up to now is in the log; called before `line('live')`. */
  caughtUp(result: CaughtUp): void;
  message(message: Message): void;
  sendFailed(failure: SendFailed): void;
  presence(event: PresenceEvent): void;
  /** No way on without a change: the line is closed. */
  ended(error: SpacesError): void;
}

export interface SpaceLine {
  /** False when the line is not subscribed. */
  send(name: string, payload: object): boolean;
  /** Tries now instead of waiting. */
  hurry(): void;
  /** The line does not answer: make a new one. */
  restart(): void;
  close(): void;
}

export interface SpaceLineOptions {
  readonly spaces: Spaces;
  readonly client: MessagesClient;
  readonly spaceId: string;
  readonly log: MessageLog;
  readonly listener: SpaceLineListener;
}

export function openSpaceLine(options: SpaceLineOptions): SpaceLine {
  return new Line(options);
}

class Line implements SpaceLine {
  readonly #options: SpaceLineOptions;
  readonly #listener: SpaceLineListener;
  readonly #client: ChannelClient;
  readonly #backoff = createBackoff();
  #channel: Channel | undefined;
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Aborted when its epoch ends. */
  #catchingUp: AbortController | undefined;
  /** What came while catching up, in order. */
  #held: (() => void)[] | undefined;
  #historyDenied = false;

  constructor(options: SpaceLineOptions) {
    this.#options = options;
    this.#listener = options.listener;
    this.#client = options.spaces.channel(openChannel);
    void this.#enter();
  }

  send(name: string, payload: object): boolean {
    return this.#channel?.send(name, payload) ?? false;
  }

  hurry(): void {
    if (this.#channel) this.#client.hurry();
    else if (this.#timer !== undefined) void this.#enter();
  }

  restart(): void {
    this.#client.restart();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#endEpoch();
    this.#channel?.leave();
    this.#channel = undefined;
  }

  async #enter(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listener.line('connecting');
    try {
      const { spaces, spaceId } = this.#options;
      await spaces.admissions.leading;
      const admission = await spaces.admissions.enter({ kind: 'space', spaceId });
      if (this.#closed) return;
      this.#historyDenied = admission.space.historyDenied;
      this.#listener.admitted(admission);
      this.#channel = this.#client.join(spaceId, admission.pin, this.#channelListener());
    } catch (error) {
      this.#failed(error, (delay) => {
        this.#listener.line('waiting', Date.now() + delay);
        this.#timer = setTimeout(() => void this.#enter(), delay);
      });
    }
  }

  #channelListener(): ChannelListener {
    const pass =
      <T>(deliver: (value: T) => void) =>
      (value: T): void => {
        if (this.#held) this.#held.push(() => deliver(value));
        else deliver(value);
      };
    return {
      line: (state) => this.#connection(state),
      subscribed: () => void this.#catchUp(),
      refused: () => void this.#check(),
      message: pass((message) => {
        this.#listener.message(message);
        presenceIn(this.#options.spaces).$said.set(message);
      }),
      sendFailed: (failure) => this.#listener.sendFailed(failure),
      presence: (event) => this.#listener.presence(event),
    };
  }

  #connection(state: ConnectionState): void {
    this.#endEpoch();
    switch (state.step) {
      case 'waiting':
        return this.#listener.line('waiting', state.retryAt);
      case 'stopped':
        return this.#end(new SpacesError('unauthorized'));
      case 'forbidden':
        return this.#end(new SpacesError('server-not-allowed'));
      case 'idle':
        return this.#listener.line('idle');
      default:
        return this.#listener.line('connecting');
    }
  }

  async #catchUp(): Promise<void> {
    this.#endEpoch();
    const { signal } = (this.#catchingUp = new AbortController());
    this.#held = [];
    this.#listener.line('catching-up');
    const { spaces, client, log, spaceId } = this.#options;
    const pin = spaces.admissions.find(spaceId)?.pin;
    try {
      const result = await catchUp({ client, log, spaceId, pin, signal });
      // 403 may also mean that the visitor was removed: only the server can tell.
      if (result.kind === 'denied') await spaces.admissions.check(spaceId);
      if (signal.aborted) return;
      this.#backoff.reset();
      this.#historyDenied = result.kind === 'denied';
      this.#settle(result);
    } catch (error) {
      if (!signal.aborted) this.#failed(error, () => this.#client.fail());
    }
  }

  #settle(result: CaughtUp): void {
    this.#release();
    const { log } = this.#options;
    const { newest, completeUpTo = 0 } = log;
    log.completeUpTo = Math.max(completeUpTo, (newest && serverTime(newest.id)) ?? 0);
    this.#listener.caughtUp(result);
    this.#listener.line('live');
  }

  /** The subscription was refused: is it the space, the PIN, or a passing fault? */
  async #check(): Promise<void> {
    try {
      const { spaces, spaceId } = this.#options;
      await spaces.admissions.check(spaceId);
    } catch (error) {
      if (!this.#closed) this.#failed(error, () => {});
    }
  }

  #failed(error: unknown, later: (delay: number) => void): void {
    if (this.#closed) return;
    if (!(error instanceof SpacesError)) throw error;
    if (!error.retryable) this.#end(error);
    else later(Math.max(this.#backoff.next(), error.detail.retryAfter ?? 0));
  }

  #end(error: SpacesError): void {
    this.close();
    if (error.code === 'pin-required') {
      const { spaces, spaceId } = this.#options;
      // Nobody is let in with the old PIN any more.
      spaces.admissions.clear();
      spaces.$locked.set(spaceId);
    }
    this.#listener.ended(error);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const deliver of held) deliver();
  }

  #endEpoch(): void {
    this.#catchingUp?.abort();
    this.#catchingUp = undefined;
    // What was held will come with the next history, and passing it on now would hide the hole before it.
    // Where there is no history this is the only copy.
    if (!this.#historyDenied) this.#held = undefined;
    this.#release();
  }
}

// Opens the one socket of a session, where the service says it is. Comes with the first conversation.

export function openChannel({ http, tokens, socketServer, server, isAllowed }: ChannelConfig): ChannelClient {
  let found: string | undefined;
  return createChannelClient({
    tokens,
    /** As configured, else what the server names, asked once; refused unless it is allowed as well. */
    async origin() {
      found ??= readOrigin(socketServer ?? (await discover(http)).socket ?? server);
      if (!found || !isAllowed(found)) throw new SpacesError('server-not-allowed');
      return found;
    },
  });
}
