import { events } from '../../../src/protocol/channel.ts';
import type { Delivery } from './delivery.ts';
import type { Participant } from './participant.ts';
import type { PersonRecord } from '../world/people.ts';
import { personShape, type Json } from '../rest/json.ts';
import type { World } from '../world/world.ts';

const leaves = 'app.event.presence.party.leaves';

/** Presence and typing: passed on between clients, the service keeps no roster of its own [client: LT k6/src/chat.js]. */
export class PresenceRelay {
  readonly #world: World;
  readonly #delivery: Delivery;
  readonly #participants: ReadonlySet<Participant>;
  readonly #origin: () => string;

  constructor(
    world: World,
    delivery: Delivery,
    participants: ReadonlySet<Participant>,
    origin: () => string,
  ) {
    this.#world = world;
    this.#delivery = delivery;
    this.#participants = participants;
    this.#origin = origin;
  }

  /** Passes a client's event on to the space, or to its `receivers` only. */
  relay(from: Participant, payload: Json): void {
    const spaceId = String(payload['topicId']);
    const category = payload['category'];
    if (typeof category !== 'string') return;
    // Clients unsubscribe first and say "leaves" afterwards [client: BS, SS], so that must still pass.
    const mayLeave = category === leaves && from.visited.has(spaceId) && !from.left.has(spaceId);
    if (!from.subscribed.has(spaceId) && !mayLeave) return;
    if (category === leaves) from.left.add(spaceId);
    else from.left.delete(spaceId);
    this.#spread(spaceId, from.person, from.sessionId, payload, from);
  }

  /** Says it in the name of somebody who may not even be connected. */
  announce(personId: string, spaceId: string, category: string): void {
    const person = this.#world.people.get(personId);
    if (person === undefined) return;
    const payload = {
      category,
      topicId: spaceId,
      content: presenceContent(category),
      receivers: [],
      version: '1.1',
    };
    this.#spread(spaceId, person, this.#world.random.uuid(), payload, undefined);
  }

  /** A socket ended; whether the service then says "leaves" for it is not known [unknown: §8.6]. */
  gone(participant: Participant): void {
    if (!this.#world.switches.synthesizeLeaves) return;
    for (const spaceId of participant.subscribed) {
      const elsewhere = [...this.#participants].some(
        ({ person, subscribed }) => person.id === participant.person.id && subscribed.has(spaceId),
      );
      if (!elsewhere && !participant.left.has(spaceId)) this.announce(participant.person.id, spaceId, leaves);
    }
  }

  #spread(
    spaceId: string,
    person: PersonRecord,
    sessionId: string,
    payload: Json,
    from: Participant | undefined,
  ): void {
    const receivers = receiverIds(payload['receivers']);
    const event = this.#completed(spaceId, person, sessionId, payload);
    const participants = [...this.#participants].filter(
      (participant) =>
        participant.subscribed.has(spaceId) &&
        (receivers.size === 0 || receivers.has(participant.person.id)) &&
        (participant !== from || this.#world.switches.presenceEcho),
    );
    const audience = { spaceId, participants };
    this.#delivery.sendLater(`presence ${spaceId}`, events.presenceResponse, audience, () => event);
  }

  /** Who it is comes from the service, the rest from the client [draft: W/api/socket/presence_event_response]. */
  #completed(spaceId: string, person: PersonRecord, sessionId: string, payload: Json): Json {
    const content = typeof payload['content'] === 'object' ? { ...payload['content'] } : {};
    const space = this.#world.spaces.get(spaceId);
    const role = space === undefined ? undefined : this.#world.access.roleOf(person, space);
    const attendeeType = person.kind === 'guest' ? 'anonymousId' : 'userId';
    return {
      ...payload,
      sender: personShape(person, this.#origin()),
      content: {
        ...content,
        ...(this.#world.switches.presenceRole === 'checked' && { role }),
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

function presenceContent(category: string): Json {
  const gone = category === leaves;
  return {
    desktop: false,
    idle: gone,
    offline: gone,
    role: 'member',
    mediaSession: {
      audio: false,
      video: false,
      connected: false,
      phone: false,
      screenshare: false,
      selfMuted: true,
    },
  };
}
