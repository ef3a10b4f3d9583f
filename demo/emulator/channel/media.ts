/** Events of meetings and of calls between two people: those that clients send, and those that the service sends to them. */
import { channelEvents } from '../../../src/protocol/channel.ts';
import { publicOrigin, type Backend } from '../rest/backend.ts';
import { meetingContent, personJson, type Json } from '../rest/json.ts';
import type { DirectCallRecord } from '../world/direct-calls.ts';
import type { MeetingEvent } from '../world/meetings.ts';
import type { PersonRecord } from '../world/people.ts';
import { ServiceError } from '../world/service-error.ts';
import type { Delivery } from './delivery.ts';
import type { Participant } from './participant.ts';

/** How long a meeting without people goes on, if it ends later; ms. */
const emptyTime = 1_000;

export class MediaEvents {
  readonly #backend: Backend;
  readonly #delivery: Delivery;
  readonly #participants: ReadonlySet<Participant>;

  constructor(backend: Backend, delivery: Delivery, participants: ReadonlySet<Participant>) {
    this.#backend = backend;
    this.#delivery = delivery;
    this.#participants = participants;
  }

  /** Handles what a client sends. [doc: D/tutorials/media_session; client: BS, SS] */
  receive(from: Participant, payload: Json): void {
    const spaceId = String(payload['topicId']);
    const category = payload['category'];
    if (typeof category !== 'string' || !from.subscribed.has(spaceId)) return;
    try {
      this.#backend.world.access.read(from.asCaller(spaceId), spaceId);
    } catch (error) {
      if (error instanceof ServiceError) return;
      throw error;
    }
    if (category.startsWith('space.call.')) return this.ring(from.person, from, spaceId, category, payload);
    this.#track(from, spaceId, category, payload);
    // Whether the service checks other categories is not known, so they pass, in the name of the sender.
    this.#sendToSpace(spaceId, this.#relayed(from, payload), from);
  }

  /** Sends an event of a meeting to all who are subscribed. */
  announce(event: MeetingEvent): void {
    const { meeting } = event;
    const { switches } = this.#backend.world;
    const category = categoryOf(event, switches.attendeeLeft);
    const isSilent = event.kind === 'hand' && event.change !== 'requested' && !switches.handEvents;
    if (!isSilent) {
      const payload = this.#meetingPayload(event, category);
      const without = event.kind === 'started' && !switches.startEcho ? event.device : undefined;
      this.#sendToSpace(meeting.spaceId, payload, undefined, without);
      if (switches.repeatedMeetingEvents) this.#sendToSpace(meeting.spaceId, payload, undefined, without);
    }
    if (event.kind === 'all-muted') this.#muteEach(event);
    const isEmpty = event.kind === 'left' && meeting.attendees.size === 0;
    if (isEmpty && switches.emptyMeeting === 'ends-later')
      this.#delivery.after(emptyTime, () => {
        if (meeting.attendees.size === 0) this.#backend.world.meetings.end(meeting);
      });
  }

  /** A person whose socket is gone leaves after a while, unless another socket of theirs is in. */
  onDisconnect({ person, socket }: Participant): void {
    const { meetings, switches } = this.#backend.world;
    this.#delivery.after(switches.mediaGrace, () => {
      meetings.leaveAll(person.id, socket.id);
      if (switches.callerGone === 'cancels') this.#cancelCallsOf(person);
    });
  }

  /** The person may have no socket any more. */
  #cancelCallsOf(person: PersonRecord): void {
    if ([...this.#participants].some((one) => one.person.id === person.id)) return;
    for (const { id, spaceId } of this.#backend.world.directCalls.ringingOf(person.id))
      this.ring(person, undefined, spaceId, 'space.call.cancelled', { spaceCallId: id });
  }

  /** Joins or leaves the meeting for the sender. */
  #track(from: Participant, spaceId: string, category: string, payload: Json): void {
    const { meetings } = this.#backend.world;
    const { connected, video } = objectOf(objectOf(payload['content'])['mediaSession']);
    // Clients send the misspelt name, too. [client: SS; spaces-api §12 row 2]
    const isTracks = category === 'tracksstatus' || category === 'trackstatus';
    if (isTracks && connected === true) meetings.join(from.person, spaceId, from.socket.id, video === true);
    if ((isTracks && connected === false) || category === 'video.end')
      meetings.leave(from.person.id, spaceId, from.socket.id);
  }

  /** The service sets the sender; the rest comes from the client. */
  #relayed(from: Participant, payload: Json): Json {
    return { ...payload, sender: this.#senderJson(from.person) };
  }

  #meetingPayload(event: MeetingEvent, category: string): Json {
    const { world } = this.#backend;
    const { meeting, person } = event;
    const isBare =
      world.switches.meetingEvents === 'bare' && !['started', 'ended', 'tracks'].includes(event.kind);
    const sender = { ...this.#senderJson(person), ...(event.kind !== 'tracks' && { type: 'spaceserver' }) };
    return {
      category,
      topicId: meeting.spaceId,
      ...(!isBare && { _id: `${meeting.id}e`, messageId: meeting.id, sender, modified: null }),
      content: this.#meetingDetail(event),
    };
  }

  #meetingDetail(event: MeetingEvent): Json {
    const { switches } = this.#backend.world;
    const { meeting, person } = event;
    const content = meetingContent(meeting, true);
    const whole = switches.eventAttendees ? content : { ...content, attendees: [] };
    switch (event.kind) {
      case 'started':
      case 'ended':
        return whole;
      case 'added':
      case 'left':
        return {
          ...(switches.meetingEvents === 'full' && switches.eventAttendees && whole),
          attendee: this.#senderJson(person),
        };
      case 'all-muted':
        return { exclude: event.exclude.map((attendeeId) => ({ attendeeId })) };
      case 'tracks':
        return { mediaSession: { connected: true, ...event.state } };
      case 'hand':
        return { targetId: person.id };
      case 'recording':
        return { recordings: [{ _id: event.recording.id }] };
    }
  }

  #senderJson(person: PersonRecord): Json {
    return personJson(person, publicOrigin(this.#backend));
  }

  /** The documentation of clients names two events for one request. [client: SS] */
  #muteEach(event: Extract<MeetingEvent, { kind: 'all-muted' }>): void {
    const payload = this.#meetingPayload(event, 'app.event.all.parties.muted');
    this.#sendToSpace(event.meeting.spaceId, payload);
  }

  #sendToSpace(spaceId: string, payload: Json, from?: Participant, withoutSocket?: string): void {
    const { presenceEcho } = this.#backend.world.switches;
    const participants = [...this.#participants].filter(
      (one) =>
        one.subscribed.has(spaceId) &&
        (one !== from || presenceEcho) &&
        (withoutSocket === undefined || one.socket.id !== withoutSocket),
    );
    const audience = { spaceId, participants };
    this.#delivery.sendLater(`media ${spaceId}`, channelEvents.mediaResponse, audience, () => payload);
  }

  /** A call between two people. `from`: the sender's socket, if it is connected. */
  ring(
    sender: PersonRecord,
    from: Participant | undefined,
    spaceId: string,
    category: string,
    payload: Json,
  ): void {
    const { directCalls } = this.#backend.world;
    if (category === 'space.call.offer') return this.#offer(sender, from, spaceId, payload);
    const call = directCalls.find(String(payload['spaceCallId'] ?? payload['meetingId']), spaceId);
    if (call === undefined || call.spaceId !== spaceId) return;
    const isCallee = sender.id === call.calleeId;
    const isAnswer = category === 'space.call.accepted' || category === 'space.call.rejected';
    const isAllowed = isAnswer ? isCallee : !isCallee && category === 'space.call.cancelled';
    if (category === 'space.call.ended') return this.#tellBoth(call, category, payload, sender, from);
    if (!isAllowed) return;
    if (directCalls.settle(call, category === 'space.call.accepted' ? 'accepted' : 'over'))
      return this.#tellBoth(call, category, payload, sender, from);
    // Another device was faster, or the caller is gone.
    if (from) this.#signalTo([from], call, 'space.call.failed', payload, sender);
  }

  #offer(sender: PersonRecord, from: Participant | undefined, spaceId: string, payload: Json): void {
    const { world } = this.#backend;
    const space = world.spaces.get(spaceId);
    const calleeId = [...(space?.attendances.keys() ?? [])].find((id) => id !== sender.id) ?? '';
    const callee = world.people.get(calleeId);
    if (space?.type !== 'direct' || callee === undefined) return;
    const call = world.directCalls.offer(spaceId, sender.id, callee.id);
    const { busyCallee, ringTime } = world.switches;
    const callerSockets = from ? [from] : [];
    if (busyCallee !== 'rings' && world.meetings.isElsewhere(callee.id, spaceId)) {
      world.directCalls.settle(call, 'over');
      const category = busyCallee === 'fails' ? 'space.call.offer.failed' : 'space.call.rejected';
      const detail = {
        ...payload,
        content: { reason: 'busy' },
        error: { code: 'user.busy', message: 'Busy' },
      };
      return this.#signalTo(callerSockets, call, category, detail, callee);
    }
    this.#signalTo(callerSockets, call, 'space.call.offer.sent', payload, sender);
    this.#signalTo(this.#reachable(callee.id, spaceId), call, 'space.call.offer', payload, sender);
    this.#delivery.after(ringTime, () => {
      if (!world.directCalls.settle(call, 'over')) return;
      const all = [...this.#reachable(sender.id, spaceId), ...this.#reachable(callee.id, spaceId)];
      this.#signalTo(all, call, 'space.call.not.answered', payload, sender);
    });
  }

  /** Tells the other person, and the sender's other sockets. */
  #tellBoth(
    call: DirectCallRecord,
    category: string,
    payload: Json,
    sender: PersonRecord,
    from: Participant | undefined,
  ): void {
    const { acceptedAs } = this.#backend.world.switches;
    const otherId = sender.id === call.callerId ? call.calleeId : call.callerId;
    const shown = category === 'space.call.accepted' ? acceptedAs : category;
    this.#signalTo(this.#reachable(otherId, call.spaceId), call, shown, payload, sender);
    const twins = this.#reachable(sender.id, call.spaceId).filter((one) => one !== from);
    this.#signalTo(twins, call, category, payload, sender);
  }

  #signalTo(
    to: readonly Participant[],
    call: DirectCallRecord,
    category: string,
    payload: Json,
    sender: PersonRecord,
  ): void {
    const signal = { ...payload, category, sender: this.#senderJson(sender), topicId: call.spaceId };
    const event = { ...signal, spaceCallId: call.id, meetingId: call.id };
    this.#delivery.later(`media ${call.spaceId}`, () =>
      this.#delivery.send(
        to.filter(({ socket }) => socket.connected),
        channelEvents.mediaResponse,
        () => event,
      ),
    );
  }

  #reachable(personId: string, spaceId: string): Participant[] {
    const { callReach } = this.#backend.world.switches;
    return [...this.#participants].filter(
      ({ person, subscribed }) =>
        person.id === personId && (callReach === 'person' || subscribed.has(spaceId)),
    );
  }
}

function categoryOf(event: MeetingEvent, attendeeLeft: 'left' | 'added'): string {
  switch (event.kind) {
    case 'started':
    case 'ended':
      return `app.event.meeting.${event.kind}`;
    case 'added':
      return 'app.event.attendee.added';
    case 'left':
      // The draft lists "added" twice, the second time for leaving. [unknown: §9.3]
      return `app.event.attendee.${attendeeLeft}`;
    case 'all-muted':
      return 'app.event.all.parties.muting';
    case 'tracks':
      return 'tracksstatus';
    case 'hand':
      // Only "requested" is known; the others are guesses. [unknown: §9.4]
      return `app.event.meeting.permission.${event.change}`;
    case 'recording':
      return `app.event.recording.${event.recording.ended === undefined ? 'started' : 'stopped'}`;
  }
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
