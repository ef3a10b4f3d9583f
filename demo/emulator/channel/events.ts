import { invalidParameters, Refusal } from '../world/refusal.ts';
import { events } from '../../../src/protocol/channel.ts';
import type { Delivery } from './delivery.ts';
import type { EventFault, Faults } from '../world/faults.ts';
import { type MessageRecord, draftOf } from '../world/messages.ts';
import type { Participant } from './participant.ts';
import { PresenceRelay } from './presence.ts';
import { messageShape, type Json } from '../rest/json.ts';
import type { Change, Origin, World } from '../world/world.ts';

/** The documented category of a message to a space one is not subscribed to [doc: D/api/socket/send_message]. */
const subscriptionRequired = 'app.event.channel.subscription.required';

/** What clients may say on the channel and what they hear back. */
export class ChannelEvents {
  readonly #world: World;
  readonly #faults: Faults;
  readonly #delivery: Delivery;
  readonly #participants: ReadonlySet<Participant>;
  readonly #presence: PresenceRelay;
  readonly #origin: () => string;
  readonly #deafen: () => void;

  constructor(
    world: World,
    faults: Faults,
    delivery: Delivery,
    participants: ReadonlySet<Participant>,
    origin: () => string,
  ) {
    this.#world = world;
    this.#faults = faults;
    this.#delivery = delivery;
    this.#participants = participants;
    this.#origin = origin;
    this.#presence = new PresenceRelay(world, delivery, participants, origin);
    this.#deafen = world.listen((change) => this.#onChange(change));
  }

  attach(participant: Participant): void {
    const handlers: Record<string, (payload: Json, fault: EventFault | undefined) => void> = {
      [events.subscribe]: (payload, fault) => void this.#subscribe(participant, payload, fault),
      [events.unsubscribe]: (payload) => this.#unsubscribe(participant, payload),
      [events.sendMessage]: (payload, fault) => this.#sendMessage(participant, payload, fault),
      [events.sendPresence]: (payload) => this.#presence.relay(participant, payload),
    };
    // Not `on`: version 4 drops what it read together with the end of the line, such as a good-bye; version 2 does not.
    participant.socket.use(([event, raw], next) => {
      const handle = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
      if (handle) this.#receive(participant, event, objectOf(raw), handle);
      next();
    });
  }

  announce(personId: string, spaceId: string, category: string): void {
    this.#presence.announce(personId, spaceId, category);
  }

  gone(participant: Participant): void {
    this.#presence.gone(participant);
  }

  stop(): void {
    this.#deafen();
  }

  #receive(
    participant: Participant,
    event: string,
    payload: Json,
    handle: (payload: Json, fault: EventFault | undefined) => void,
  ): void {
    const own = this.#faults.takeEvent('in', event, participant.person.id);
    const fault = own ?? this.#faults.takeEvent('in', event, undefined);
    if (fault?.effect === 'drop') return;
    if (fault?.effect === 'delay') {
      this.#delivery.after(fault.ms, () => handle(payload, undefined));
      return;
    }
    handle(payload, fault);
    if (fault?.effect === 'duplicate') handle(payload, fault);
  }

  async #subscribe(participant: Participant, payload: Json, fault: EventFault | undefined): Promise<void> {
    const channel = objectOf(payload['channel']);
    const spaceId = String(channel['_id']);
    const attempt = Symbol(spaceId);
    participant.pending.set(spaceId, attempt);
    await this.#faults.untilHistory(spaceId);
    this.#delivery.later(`ack ${participant.sessionId}`, () => {
      if (participant.pending.get(spaceId) !== attempt || !participant.socket.connected) return;
      participant.pending.delete(spaceId);
      for (const hold of this.#faults.takeHolds(spaceId, 'before-ack')) hold.store();
      try {
        if (fault?.effect === 'refuse') throw new Refusal(403, fault.code, 'Refused by plan.');
        this.#admit(participant, channel, spaceId);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { code, message } = error;
        this.#answer(participant, events.subscribeFailed, { channel, error: { code, message } });
      }
    });
  }

  #admit(participant: Participant, channel: Json, spaceId: string): void {
    // `topic` is the only documented channel type [doc: D/api/socket/subscribe_channel].
    if (channel['type'] !== 'topic') throw invalidParameters('channel.type is not "topic".');
    const password = typeof channel['password'] === 'string' ? channel['password'] : undefined;
    this.#world.access.subscribe({ person: participant.person, password }, spaceId);
    participant.rememberPin(spaceId, password);
    participant.subscribed.add(spaceId);
    participant.visited.add(spaceId);
    participant.left.delete(spaceId);
    const { sessionId } = participant;
    const answer = { channel: { _id: spaceId, type: 'topic' }, dtsid: '1234', sessionId };
    this.#answer(participant, events.subscribed, answer);
  }

  #unsubscribe(participant: Participant, payload: Json): void {
    const spaceId = String(objectOf(payload['channel'])['_id']);
    participant.pending.delete(spaceId);
    participant.subscribed.delete(spaceId);
    this.#answer(participant, events.unsubscribed, { channel: { _id: spaceId, type: 'topic' } });
  }

  #sendMessage(participant: Participant, payload: Json, fault: EventFault | undefined): void {
    const spaceId = String(payload['topicId']);
    if (!participant.subscribed.has(spaceId)) {
      const problem = new Refusal(403, subscriptionRequired, 'Subscribe to the channel first.');
      this.#sendFailed(participant, payload, problem, subscriptionRequired);
      return;
    }
    if (fault?.effect === 'swallow' && !fault.stored) return;
    const echo = fault?.effect !== 'swallow';
    this.#delivery.later(`commit ${participant.sessionId}`, () => {
      try {
        if (fault?.effect === 'refuse') throw new Refusal(400, fault.code, 'Refused by plan.');
        this.#commit(participant, payload, spaceId, echo);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#sendFailed(participant, payload, error);
      }
    });
  }

  #commit(participant: Participant, payload: Json, spaceId: string, echo: boolean): void {
    const draft = draftOf(payload);
    if (draft === undefined) throw invalidParameters('category or content.bodyText is missing.');
    if (this.#faults.isPoison(draft.bodyText)) throw invalidParameters('The message is not accepted.');
    const origin = { socketId: participant.socket.id, loopbackMetadata: payload['loopbackMetadata'], echo };
    this.#world.post(participant.asCaller(spaceId), spaceId, draft, origin);
  }

  /** Category and error are all that is documented; which message it was is a guess [unknown: §8.5]. */
  #sendFailed(participant: Participant, payload: Json, problem: Refusal, category = 'chat'): void {
    const { code, message } = problem;
    const detail =
      this.#world.switches.failureDetail === 'full'
        ? { topicId: payload['topicId'], loopbackMetadata: payload['loopbackMetadata'] }
        : {};
    this.#answer(participant, events.sendFailed, { category, error: { code, message }, ...detail });
  }

  #answer(participant: Participant, event: string, payload: Json): void {
    this.#delivery.send([participant], event, () => payload);
  }

  #onChange(change: Change): void {
    switch (change.kind) {
      case 'stored':
        this.#echo(change);
        return;
      case 'edited':
        if (this.#world.switches.editEvent)
          this.#publish(change.message, this.#listeners(change.message.spaceId));
        return;
      case 'deleted':
        if (this.#world.switches.deleteEvent === 'marker') {
          this.#publish(change.message, this.#listeners(change.message.spaceId));
        }
        return;
      case 'lost':
        this.#lose(change.spaceId, change.personId);
    }
  }

  #echo({ message, origin, again }: Extract<Change, { kind: 'stored' }>): void {
    const listeners = this.#listeners(message.spaceId).filter(({ socket, person }) => {
      if (again) return socket.id === origin?.socketId;
      if (origin === undefined || origin.echo) return true;
      return origin.socketId === undefined ? person.id !== message.senderId : socket.id !== origin.socketId;
    });
    this.#publish(message, listeners, origin);
  }

  /** Whoever is subscribed now; somebody who subscribes during the latency finds the message in history. */
  #listeners(spaceId: string): Participant[] {
    return [...this.#participants].filter(({ subscribed }) => subscribed.has(spaceId));
  }

  #publish(message: MessageRecord, participants: readonly Participant[], origin?: Origin): void {
    const { spaceId } = message;
    const space = this.#world.spaces.get(spaceId);
    const shape = messageShape(this.#world, message, this.#origin());
    const payload = { ...shape, topicTitle: space?.title, topicType: space?.type };
    const audience = { spaceId, participants };
    this.#delivery.sendLater(`echo ${spaceId}`, events.messageSent, audience, ({ socket }) =>
      // Only the socket that sent it gets its metadata back [doc: Z/api/socket/send_message].
      socket.id === origin?.socketId && origin.loopbackMetadata !== undefined
        ? { ...payload, loopbackMetadata: origin.loopbackMetadata }
        : payload,
    );
  }

  #lose(spaceId: string, personId: string | undefined): void {
    const { lossAnnounced } = this.#world.switches;
    for (const participant of this.#listeners(spaceId)) {
      if (personId !== undefined && participant.person.id !== personId) continue;
      participant.subscribed.delete(spaceId);
      if (lossAnnounced === 'disconnected') participant.socket.disconnect(false);
      if (lossAnnounced !== 'unsubscribed') continue;
      this.#answer(participant, events.unsubscribed, { channel: { _id: spaceId, type: 'topic' } });
    }
  }
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
