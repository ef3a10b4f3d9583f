/** Presence and typing events. The service only relays them and keeps no roster of its own [client: LT k6/src/chat.js]. */
import { channelEvents } from '../../../src/protocol/channel.ts';
import { publicOrigin, type Backend } from '../rest/backend.ts';
import { personJson, type Json } from '../rest/json.ts';
import { absentDevice } from '../world/meetings.ts';
import type { PersonRecord } from '../world/people.ts';
import type { Delivery } from './delivery.ts';
import type { Participant } from './participant.ts';

const online = 'app.event.presence.party.online';
const leaves = 'app.event.presence.party.leaves';
const request = 'app.event.presence.request.parties';

export class PresenceRelay {
  readonly #backend: Backend;
  readonly #delivery: Delivery;
  readonly #participants: ReadonlySet<Participant>;

  constructor(backend: Backend, delivery: Delivery, participants: ReadonlySet<Participant>) {
    this.#backend = backend;
    this.#delivery = delivery;
    this.#participants = participants;
  }

  /** Relays a client's event to the space, or to its `receivers` only. */
  relay(from: Participant, payload: Json): void {
    const spaceId = String(payload['topicId']);
    const category = payload['category'];
    if (typeof category !== 'string') return;
    // Clients unsubscribe first and send "leaves" afterwards [client: BS, SS], so "leaves" must still pass.
    const mayLeave = category === leaves && from.everSubscribed.has(spaceId) && !from.left.has(spaceId);
    if (!from.subscribed.has(spaceId) && !mayLeave) return;
    if (category === leaves) from.left.add(spaceId);
    else from.left.delete(spaceId);
    this.#broadcast(spaceId, from.person, from.sessionId, payload, from);
    const isToAll = receiverIds(payload['receivers']).size === 0;
    if (isToAll && (category === online || category === request)) this.#answerForAbsent(from, spaceId);
  }

  /** The clients of people in a call answer, as all clients do. [client: LT k6/src/chat.js] */
  #answerForAbsent(to: Participant, spaceId: string): void {
    const { world } = this.#backend;
    for (const { person, devices } of world.meetings.active(spaceId)?.attendees.values() ?? []) {
      if (!devices.has(absentDevice)) continue;
      const payload = {
        category: online,
        topicId: spaceId,
        content: presenceContent(online, true),
        receivers: [{ _id: to.person.id }],
        version: '1.1',
      };
      this.#broadcast(spaceId, person, world.random.uuid(), payload, undefined);
    }
  }

  /** Sends an event in the name of a person, who does not need to be connected. */
  announce(personId: string, spaceId: string, category: string): void {
    const person = this.#backend.world.people.get(personId);
    if (person === undefined) return;
    const payload = {
      category,
      topicId: spaceId,
      content: presenceContent(category),
      receivers: [],
      version: '1.1',
    };
    this.#broadcast(spaceId, person, this.#backend.world.random.uuid(), payload, undefined);
  }

  /** Whether the service sends "leaves" for a socket that disconnected is not known [unknown: §8.6]. */
  onDisconnect(participant: Participant): void {
    if (!this.#backend.world.switches.synthesizeLeaves) return;
    for (const spaceId of participant.subscribed) {
      const isOnElsewhere = [...this.#participants].some(
        ({ person, subscribed }) => person.id === participant.person.id && subscribed.has(spaceId),
      );
      if (!isOnElsewhere && !participant.left.has(spaceId))
        this.announce(participant.person.id, spaceId, leaves);
    }
  }

  #broadcast(
    spaceId: string,
    person: PersonRecord,
    sessionId: string,
    payload: Json,
    from: Participant | undefined,
  ): void {
    const receivers = receiverIds(payload['receivers']);
    const event = this.#withSender(spaceId, person, sessionId, payload);
    const participants = [...this.#participants].filter(
      (participant) =>
        participant.subscribed.has(spaceId) &&
        (receivers.size === 0 || receivers.has(participant.person.id)) &&
        (participant !== from || this.#backend.world.switches.presenceEcho),
    );
    const audience = { spaceId, participants };
    this.#delivery.sendLater(`presence ${spaceId}`, channelEvents.presenceResponse, audience, () => event);
  }

  /** The service sets the sender; the rest comes from the client [draft: W/api/socket/presence_event_response]. */
  #withSender(spaceId: string, person: PersonRecord, sessionId: string, payload: Json): Json {
    const content = typeof payload['content'] === 'object' ? { ...payload['content'] } : {};
    const space = this.#backend.world.spaces.get(spaceId);
    const role = space === undefined ? undefined : this.#backend.world.access.roleOf(person, space);
    const attendeeType = person.kind === 'guest' ? 'anonymousId' : 'userId';
    return {
      ...payload,
      sender: personJson(person, publicOrigin(this.#backend)),
      content: {
        ...content,
        ...(this.#backend.world.switches.presenceRole === 'checked' && { role }),
        sessionId,
        attendee: { attendeeType, attendee: person.id },
      },
    };
  }
}

function receiverIds(receivers: unknown): ReadonlySet<string> {
  if (!Array.isArray(receivers)) return new Set();
  return new Set(receivers.map((receiver) => String((receiver as Json | null)?.['_id'])));
}

function presenceContent(category: string, isInCall = false): Json {
  const isLeaving = category === leaves;
  return {
    desktop: false,
    idle: isLeaving,
    offline: isLeaving,
    role: 'member',
    mediaSession: {
      audio: isInCall,
      video: isInCall,
      connected: isInCall,
      phone: false,
      screenshare: false,
      selfMuted: !isInCall,
    },
  };
}
