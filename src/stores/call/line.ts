/**
 * Follows the meeting of one space: joins the space, subscribes, asks the service which meeting is running, then applies
 * its events. After each gap, in doubt, and once a minute it asks again, because events may be missed.
 *
 * The service answers 404 while no meeting is running, and browsers write that to the console of the page. A line that is
 * only shown beside something else therefore asks after a sign of a meeting: an event, or a person whose client says that
 * they are in the call. Until then nothing is known.
 */
import { Retry } from '../../api/backoff.ts';
import { createCallClient, type CallClient, type SpaceAccess } from '../../api/call-client.ts';
import type { Channel, ChannelClient, ChannelListener } from '../../api/channel-client.ts';
import type { ConnectionState } from '../../api/connection.ts';
import { SpacesError } from '../../api/errors.ts';
import { readCallEvent, type CallEvent, type DialIn } from '../../protocol/call.ts';
import {
  channelEvents,
  presencePayload,
  type OwnReport,
  type PresenceEvent,
} from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import { openChannel } from '../channel.ts';
import type { Clock } from '../clock.ts';
import { failureOf, failureWithCode, type Failure } from '../failure.ts';
import { presenceOf } from '../presence.ts';
import { roleIn, type Admission } from '../session/admissions.ts';
import { membershipOf, type Membership } from '../session/membership.ts';
import type { Spaces } from '../spaces.ts';
import { applyAnswer, applyCallEvent, emptyView, isDeserted, type MeetingView } from './meeting.ts';

export interface CallLineListener {
  /** The service let the user into the space. */
  admitted(admission: Admission): void;
  /** The line can send. Called again after each gap. */
  subscribed(): void;
  /** What is known about the meeting has changed. `isAnswer`: the service was asked. `hadGap`: since the last answer, the line was down. */
  changed(view: MeetingView, source: { readonly isAnswer: boolean; readonly hadGap: boolean }): void;
  /** The line has been down for a while, so that what was known may be wrong. */
  lost(): void;
  /** Each event, after `changed`. */
  event(event: CallEvent): void;
  /** Another client wants to know who is in the call. */
  asked(): void;
  /** The line is closed after an error that another try would not help. */
  closed(error: SpacesError): void;
}

export interface CallLineOptions {
  readonly spaces: Spaces;
  readonly spaceId: string;
  readonly me: Person;
  readonly clock: Clock;
  readonly listener: CallLineListener;
  /** Asks the service without a sign of a meeting, too. */
  readonly asks: boolean;
}

export type MeetingRequest = (
  client: CallClient,
  space: SpaceAccess,
  meetingId: string,
  me: Person,
) => Promise<void>;

/** All in ms. */
const longestSilence = 60_000;
/** Doubts come in bursts, and often the next event resolves them. */
const doubtDelay = 700;
/** Any participant can cause doubts without end. */
const checkPause = 2_500;
/** A shorter interruption changes nothing on the screen. */
const lostAfter = 15_000;

export class CallLine {
  readonly client: CallClient;
  readonly #options: CallLineOptions;
  readonly #listener: CallLineListener;
  readonly #channelClient: ChannelClient;
  readonly #membership: Membership;
  readonly #retry = new Retry(() => void (this.#channel ? this.#check() : this.#open()));
  #channel: Channel | undefined;
  #asks: boolean;
  /** The line is subscribed, and waits for a sign of a meeting. */
  #isWaiting = false;
  #view = emptyView;
  /** The running request, and the events since it began: they may be newer than its answer. */
  #checking: { readonly controller: AbortController; readonly events: CallEvent[] } | undefined;
  #checkedAt = -Infinity;
  /** Since when the view is in doubt, by the clock; ms. Later doubts do not put the check off. */
  #doubtedAt: number | undefined;
  /** An answer has come since the line was subscribed. */
  #isCurrent = false;
  #isInDoubt = false;
  /** The service itself reports a meeting without people. */
  #isDesertedByAnswer = false;
  #isClosed = false;
  #stopTimer = (): void => {};
  #stopLostTimer: (() => void) | undefined;
  #unwatch = (): void => {};

  constructor(options: CallLineOptions) {
    this.#options = options;
    this.#listener = options.listener;
    this.#asks = options.asks;
    this.client = createCallClient(options.spaces.http);
    this.#channelClient = options.spaces.channel(openChannel);
    this.#membership = membershipOf(options.spaces, options.spaceId);
    void this.#open();
  }

  /** The space for requests, with the PIN of the admission. */
  get access(): SpaceAccess {
    const { spaces, spaceId } = this.#options;
    return { spaceId, pin: spaces.admissions.find(spaceId)?.pin };
  }

  /** Returns false when the line cannot send now. */
  send(name: string, payload: object): boolean {
    return this.#channel?.send(name, payload) ?? false;
  }

  /**
   * The presence of the user reports what their devices do; undefined when they are not in the call. Only presence
   * signals a shared screen. [client: BS, SS]
   */
  reportMedia(media: OwnReport | undefined): void {
    const { spaces, spaceId } = this.#options;
    const { ownMediaBySpaceId: reports } = presenceOf(spaces);
    const wasSharing = reports.get(spaceId)?.screenshare ?? false;
    if (media) reports.set(spaceId, media);
    else reports.delete(spaceId);
    if (wasSharing !== (media?.screenshare ?? false)) this.#sendPresence('online', media);
  }

  /** Asks the service from now on, without a sign of a meeting, too. */
  ask(): void {
    this.#asks = true;
    if (this.#isWaiting) this.#begin();
    else this.#plan();
  }

  /** Asks the service soon, because something may have changed. */
  suspect(): void {
    this.#isInDoubt = true;
    this.#plan();
  }

  /** Tries now instead of waiting, because the user asked for it. */
  retryNow(): void {
    if (this.#retry.at !== undefined) this.#retry.now();
    else if (!this.#isCurrent && this.#channel) this.#channelClient.retry();
    else if (this.#isCurrent) void this.#check();
  }

  /** A request about the running meeting. The user's role may have changed if the service refuses it. */
  async request(send: MeetingRequest, me: Person): Promise<Failure | undefined> {
    const { meeting } = this.#view;
    if (!meeting) return failureWithCode('not-found');
    try {
      await send(this.client, this.access, meeting.id, me);
      return undefined;
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      if (error.code === 'forbidden') this.#membership.suspect();
      return failureOf(error);
    }
  }

  /** Undefined if the service does not tell. */
  async dialIn(): Promise<DialIn | undefined> {
    try {
      return await this.client.dialIn(this.access);
    } catch (error) {
      if (error instanceof SpacesError) return undefined;
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#retry.reset();
    this.#stopTimer();
    this.#stopLostTimer?.();
    this.#unwatch();
    this.#checking?.controller.abort();
    this.#checking = undefined;
    this.#channel?.unsubscribe();
    this.#channel = undefined;
  }

  async #open(): Promise<void> {
    const { spaces, spaceId } = this.#options;
    try {
      await spaces.admissions.pending;
      const pin = spaces.tab.records()?.pinOf(spaceId);
      const admission = await spaces.admissions.join({ kind: 'space', spaceId }, pin);
      if (this.#isClosed) return;
      this.#unwatch = this.#membership.watch();
      this.#listener.admitted(admission);
      this.#channel = this.#channelClient.subscribe(spaceId, admission.pin, this.#channelListener());
    } catch (error) {
      this.#failed(error);
    }
  }

  #channelListener(): ChannelListener {
    const nothing = (): void => {};
    return {
      line: (state) => this.#onConnection(state),
      subscribed: () => this.#onSubscribed(),
      refused: () => {
        this.#onGap();
        this.#membership.suspect();
      },
      changed: () => this.#membership.suspect(),
      missed: () => this.suspect(),
      media: (payload) => this.#onEvent(readCallEvent(payload)),
      presence: (event) => this.#onPresence(event),
      message: nothing,
      sendFailed: nothing,
    };
  }

  #onConnection(state: ConnectionState): void {
    if (state.step !== 'open') this.#onGap();
    if (state.step === 'stopped') this.#end(new SpacesError('unauthorized'));
    if (state.step === 'forbidden') this.#end(new SpacesError('server-not-allowed'));
  }

  #onGap(): void {
    this.#isCurrent = this.#isWaiting = false;
    this.#retry.cancel();
    this.#stopTimer();
    this.#checking?.controller.abort();
    this.#checking = undefined;
    this.#stopLostTimer ??= this.#options.clock.after(lostAfter, () => this.#listener.lost());
  }

  #onSubscribed(): void {
    this.#listener.subscribed();
    const { calls, peopleBySpaceId } = presenceOf(this.#options.spaces);
    const { spaceId } = this.#options;
    if (this.#asks || this.#view.meeting || calls.has(spaceId)) return this.#begin();
    this.#isWaiting = true;
    this.#listener.lost();
    // An open conversation asks all who are here.
    if (!peopleBySpaceId.has(spaceId)) this.#sendPresence('request');
  }

  /** Asks the service. While it wants clients to wait, the check is planned instead. */
  #begin(): void {
    this.#isWaiting = false;
    this.#retry.start();
  }

  #sendPresence(kind: 'online' | 'request', media?: OwnReport): void {
    const { spaces, spaceId, me } = this.#options;
    const { space } = spaces.admissions.find(spaceId) ?? {};
    if (!space) return;
    const details = {
      spaceId,
      me,
      role: roleIn(space, me.id),
      subscribed: new Date().toISOString(),
      media,
    };
    this.send(channelEvents.sendPresence, presencePayload(kind, details));
  }

  #onPresence({ isInCall, kind, sender, toAll }: PresenceEvent): void {
    if (isInCall && this.#isWaiting) this.#begin();
    else if (isInCall && this.#isCurrent && !this.#view.meeting) this.suspect();
    const isAsked = kind === 'request' || (kind === 'online' && toAll);
    if (isAsked && sender.id !== this.#options.me.id) this.#listener.asked();
  }

  #onEvent(event: CallEvent | undefined): void {
    if (event?.spaceId !== this.#options.spaceId) return;
    this.#checking?.events.push(event);
    if (this.#isWaiting && isSign(event)) this.#onFirstEvent(event);
    // Before the first answer nothing is known that the event could change.
    if (this.#isCurrent) {
      const before = this.#view;
      this.#apply(event);
      if (this.#view !== before) this.#listener.changed(this.#view, { isAnswer: false, hadGap: false });
      this.#plan();
    }
    this.#listener.event(event);
  }

  /** The first sign of a meeting. A start also tells that no one was in the call before. */
  #onFirstEvent(event: CallEvent): void {
    if (event.kind !== 'started' || !event.isByService) return this.#begin();
    this.#isWaiting = false;
    this.#isCurrent = this.#isInDoubt = true;
    this.#listener.changed(this.#view, { isAnswer: false, hadGap: true });
  }

  #apply(event: CallEvent): void {
    const { view, isInDoubt } = applyCallEvent(this.#view, event);
    this.#view = view;
    this.#isInDoubt ||= isInDoubt;
  }

  async #check(): Promise<void> {
    this.#checking?.controller.abort();
    this.#stopTimer();
    const { clock } = this.#options;
    const run = { controller: new AbortController(), events: [] as CallEvent[] };
    const { signal } = run.controller;
    this.#checking = run;
    this.#checkedAt = clock.now();
    this.#doubtedAt = undefined;
    presenceOf(this.#options.spaces).calls.delete(this.#options.spaceId);
    try {
      const answer = await this.client.activeMeeting(this.access, signal);
      if (signal.aborted) return;
      this.#checking = undefined;
      this.#retry.reset();
      this.#channelClient.succeeded(this.#options.spaceId);
      this.#isInDoubt = false;
      this.#view = applyAnswer(this.#view, answer);
      this.#isDesertedByAnswer = isDeserted(this.#view);
      for (const event of run.events) this.#apply(event);
      this.#stopLostTimer?.();
      this.#stopLostTimer = undefined;
      const hadGap = !this.#isCurrent;
      this.#isCurrent = true;
      this.#listener.changed(this.#view, { isAnswer: true, hadGap });
      this.#plan();
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  /** Plans the next check: soon in doubt, otherwise after a minute, if a meeting runs or the line asks without a sign. */
  #plan(): void {
    if (!this.#isCurrent || this.#checking) return;
    this.#stopTimer();
    if (!this.#asks && !this.#isInDoubt && !this.#view.meeting) return;
    const { clock } = this.#options;
    const now = clock.now();
    const isDoubtful = this.#isInDoubt || (isDeserted(this.#view) && !this.#isDesertedByAnswer);
    this.#doubtedAt = isDoubtful ? (this.#doubtedAt ?? now) : undefined;
    const at =
      this.#doubtedAt === undefined
        ? this.#checkedAt + longestSilence
        : Math.max(this.#doubtedAt + doubtDelay, this.#checkedAt + checkPause);
    this.#stopTimer = clock.after(Math.max(0, at - now), () => void this.#check());
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    if (!(error instanceof SpacesError)) throw error;
    this.#checking = undefined;
    if (error.retryable) {
      this.#retry.plan(error.detail);
      this.#stopLostTimer ??= this.#options.clock.after(lostAfter, () => this.#listener.lost());
    } else if (this.#channel && error.code !== 'unauthorized') {
      // The service does not say whether a meeting is running. Whether the user is out of the space, the membership tells.
      this.#membership.suspect();
      this.#listener.lost();
      this.#stopTimer = this.#options.clock.after(longestSilence, () => void this.#check());
    } else this.#end(error);
  }

  #end(error: SpacesError): void {
    this.close();
    this.#listener.closed(error);
    const { spaces, spaceId } = this.#options;
    if (error.code === 'pin-required') spaces.admissions.requirePin(spaceId);
  }
}

/** Whether a meeting runs if this event is true. Every presence event is one about media, too. */
function isSign(event: CallEvent): boolean {
  if (event.kind === 'media') return event.media.connected === true;
  return /^(?:started|joined|recording|hand|all-muted)$/.test(event.kind);
}
