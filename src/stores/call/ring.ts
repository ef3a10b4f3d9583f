/** The ringing of a call between two people: who calls, until the call is answered or over. */
import { ringPayload, type RingEvent } from '../../protocol/ring.ts';
import { channelEvents } from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import type { Clock } from '../clock.ts';
import type { CallEnd } from './state.ts';

export interface RingListener {
  /** A call comes in. */
  incoming(ringing: Ringing): void;
  /** The other person has accepted. */
  accepted(): void;
  /** The ringing is over without a call. */
  over(reason: CallEnd, person: Person): void;
  /** The other person has ended the call that was accepted before. */
  ended(): void;
}

export interface RingOptions {
  readonly spaceId: string;
  readonly me: Person;
  readonly clock: Clock;
  /** Returns false when the event could not be sent. */
  send(name: string, payload: object): boolean;
  readonly listener: RingListener;
}

export interface Ringing {
  readonly direction: 'incoming' | 'outgoing';
  readonly person: Person;
  /** Ms since epoch. */
  readonly until: number;
}

/** The service does not document how long a call rings; ms. [unknown: §9.5] */
const longestRing = 45_000;
/** Any number of calls may come. */
const mostRemembered = 100;

export class Ring {
  readonly #options: RingOptions;
  #ringing: Ringing | undefined;
  #callId = '';
  /** The other person of the call that was accepted. */
  #accepted: Person | undefined;
  /** Ids of calls that are over: their events may be repeated. */
  readonly #over: string[] = [];
  #stopTimer = (): void => {};

  constructor(options: RingOptions) {
    this.#options = options;
  }

  get ringing(): Ringing | undefined {
    return this.#ringing;
  }

  /** Calls the person; undefined when the call cannot be sent now. */
  offer(person: Person): Ringing | undefined {
    this.#callId = '';
    this.#accepted = undefined;
    return this.#send('offer', person) ? this.#start('outgoing', person) : undefined;
  }

  /** Accepts the incoming call; false if there is none any more. */
  accept(): boolean {
    const ringing = this.#ringing;
    if (ringing?.direction !== 'incoming') return false;
    this.#send('accepted', ringing.person);
    this.#stop();
    this.#accepted = ringing.person;
    return true;
  }

  decline(): void {
    this.#finish('incoming', 'rejected');
  }

  /** The user no longer calls. */
  cancel(): void {
    this.#finish('outgoing', 'cancelled');
  }

  /** The user leaves the call that was accepted. */
  end(): void {
    if (this.#accepted) this.#send('ended', this.#accepted);
    this.#accepted = undefined;
  }

  onEvent(event: RingEvent): void {
    const { what, callId, person } = event;
    if (callId && this.#over.includes(callId)) return this.#onLate(event);
    const isOwn = person.id === this.#options.me.id;
    // Another call of the same two people may be over by now.
    if (what !== 'offer' && this.#callId && callId && callId !== this.#callId) return;
    switch (what) {
      case 'sent':
        if (isOwn && this.#ringing?.direction === 'outgoing') this.#callId ||= callId;
        return;
      case 'offer':
        return isOwn ? undefined : this.#onOffer(callId, person);
      case 'accepted':
      case 'rejected':
        return isOwn ? this.#onOwnAnswer() : this.#onAnswer(event);
      default:
        return this.#onEnd(event, isOwn);
    }
  }

  dispose(): void {
    this.#stop();
  }

  #onOffer(callId: string, person: Person): void {
    if (this.#ringing?.direction === 'incoming') return;
    // Two people who call each other want to talk.
    const isMutual = this.#ringing !== undefined;
    this.#callId = callId;
    const ringing = this.#start('incoming', person);
    if (isMutual && this.accept()) this.#options.listener.accepted();
    else if (!isMutual) this.#options.listener.incoming(ringing);
  }

  /** Another tab or device of the user has answered. */
  #onOwnAnswer(): void {
    if (this.#ringing?.direction === 'incoming') this.#conclude('answered-elsewhere');
  }

  #onAnswer({ what, person, isBusy }: RingEvent): void {
    if (this.#ringing?.direction !== 'outgoing') return;
    if (what === 'rejected') return this.#conclude(isBusy ? 'busy' : 'declined');
    this.#stop();
    this.#accepted = person;
    this.#options.listener.accepted();
  }

  #onEnd({ what, isBusy }: RingEvent, isOwn: boolean): void {
    const { direction } = this.#ringing ?? {};
    if (!direction) {
      if (what === 'ended' && !isOwn && this.#accepted) this.#onEndOfCall();
      return;
    }
    if (what === 'not-answered') return this.#conclude('no-answer');
    if (what === 'failed') {
      if (direction === 'outgoing') this.#conclude(isBusy ? 'busy' : 'not-reachable');
      return;
    }
    // The caller has given up, or another device of the user has.
    if (direction === 'incoming' || isOwn) this.#conclude('cancelled');
  }

  #onEndOfCall(): void {
    this.#accepted = undefined;
    this.#options.listener.ended();
  }

  /** After the user has accepted, the service may report that another device was faster or that the caller is gone. */
  #onLate({ what, callId, person }: RingEvent): void {
    if (callId !== this.#callId || !this.#accepted) return;
    if (what === 'ended' && person.id !== this.#options.me.id) return this.#onEndOfCall();
    if (what !== 'failed') return;
    const other = this.#accepted;
    this.#accepted = undefined;
    this.#options.listener.over('answered-elsewhere', other);
  }

  #start(direction: Ringing['direction'], person: Person): Ringing {
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(longestRing, () => {
      if (direction === 'outgoing') this.#send('cancelled', person);
      this.#conclude('no-answer');
    });
    this.#ringing = { direction, person, until: Date.now() + longestRing };
    return this.#ringing;
  }

  #finish(direction: Ringing['direction'], signal: 'rejected' | 'cancelled'): void {
    const ringing = this.#ringing;
    if (ringing?.direction !== direction) return;
    this.#send(signal, ringing.person);
    this.#stop();
  }

  #conclude(reason: CallEnd): void {
    const ringing = this.#ringing;
    this.#stop();
    if (ringing) this.#options.listener.over(reason, ringing.person);
  }

  #stop(): void {
    this.#stopTimer();
    this.#ringing = undefined;
    if (!this.#callId || this.#over.includes(this.#callId)) return;
    this.#over.push(this.#callId);
    if (this.#over.length > mostRemembered) this.#over.shift();
  }

  #send(what: Parameters<typeof ringPayload>[0], to: Person): boolean {
    const { spaceId, me, send } = this.#options;
    return send(channelEvents.sendMedia, ringPayload(what, { spaceId, me, to, callId: this.#callId }));
  }
}
