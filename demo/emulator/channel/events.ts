/** The events of the channel: subscriptions, messages and presence from clients, and the events sent to them. */
import { channelEvents } from '../../../src/protocol/channel.ts';
import { publicOrigin, type Backend } from '../rest/backend.ts';
import { messageJson, type Json } from '../rest/json.ts';
import type { EventFault } from '../world/faults.ts';
import { readDraft, type MessageRecord } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { Change, Origin } from '../world/world.ts';
import type { Delivery } from './delivery.ts';
import { MediaEvents } from './media.ts';
import type { Participant } from './participant.ts';
import { PresenceRelay } from './presence.ts';

/** The documented category for a message to a space without a subscription [doc: D/api/socket/send_message]. */
const subscriptionRequired = 'app.event.channel.subscription.required';

export class ChannelEvents {
  readonly #backend: Backend;
  readonly #delivery: Delivery;
  readonly #participants: ReadonlySet<Participant>;
  readonly #presence: PresenceRelay;
  readonly #media: MediaEvents;
  readonly #unsubscribeFromWorld: () => void;

  constructor(backend: Backend, delivery: Delivery, participants: ReadonlySet<Participant>) {
    this.#backend = backend;
    this.#delivery = delivery;
    this.#participants = participants;
    this.#presence = new PresenceRelay(backend, delivery, participants);
    this.#media = new MediaEvents(backend, delivery, participants);
    this.#unsubscribeFromWorld = backend.world.subscribe((change) => this.#onChange(change));
  }

  attach(participant: Participant): void {
    const handlers: Record<string, (payload: Json, fault: EventFault | undefined) => void> = {
      [channelEvents.subscribe]: (payload, fault) => void this.#subscribe(participant, payload, fault),
      [channelEvents.unsubscribe]: (payload) => this.#unsubscribe(participant, payload),
      [channelEvents.sendMessage]: (payload, fault) => this.#sendMessage(participant, payload, fault),
      [channelEvents.sendPresence]: (payload) => this.#presence.relay(participant, payload),
      [channelEvents.sendMedia]: (payload) => this.#media.receive(participant, payload),
    };
    // Not `on`: Socket.IO 4 drops events that arrive together with the disconnect, such as "leaves". Version 2 does not.
    participant.socket.use(([event, raw], next) => {
      const handle = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
      if (handle) this.#receive(participant, event, objectOf(raw), handle);
      next();
    });
  }

  announce(personId: string, spaceId: string, category: string): void {
    this.#presence.announce(personId, spaceId, category);
  }

  ring(person: PersonRecord, spaceId: string, category: string): void {
    this.#media.ring(person, undefined, spaceId, category, {});
  }

  onDisconnect(participant: Participant): void {
    this.#presence.onDisconnect(participant);
    this.#media.onDisconnect(participant);
  }

  dispose(): void {
    this.#unsubscribeFromWorld();
  }

  #receive(
    participant: Participant,
    event: string,
    payload: Json,
    handle: (payload: Json, fault: EventFault | undefined) => void,
  ): void {
    const own = this.#backend.faults.takeEvent('in', event, participant.person.id);
    const fault = own ?? this.#backend.faults.takeEvent('in', event, undefined);
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
    await this.#backend.faults.waitForHistory(spaceId);
    this.#delivery.later(`ack ${participant.sessionId}`, () => {
      if (participant.pending.get(spaceId) !== attempt || !participant.socket.connected) return;
      participant.pending.delete(spaceId);
      for (const hold of this.#backend.faults.takeHolds(spaceId, 'before-ack')) hold.store();
      try {
        if (fault?.effect === 'refuse') throw new ServiceError(403, fault.code, 'Planned refusal.');
        this.#confirmSubscription(participant, channel, spaceId);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        const { code, message } = error;
        this.#send(participant, channelEvents.subscribeFailed, { channel, error: { code, message } });
      }
    });
  }

  #confirmSubscription(participant: Participant, channel: Json, spaceId: string): void {
    // `topic` is the only documented channel type [doc: D/api/socket/subscribe_channel].
    if (channel['type'] !== 'topic') throw invalidParameters('channel.type is not "topic".');
    const password = typeof channel['password'] === 'string' ? channel['password'] : undefined;
    this.#backend.world.access.subscribe({ person: participant.person, password }, spaceId);
    participant.rememberPin(spaceId, password);
    participant.subscribed.add(spaceId);
    participant.everSubscribed.add(spaceId);
    participant.left.delete(spaceId);
    const { sessionId } = participant;
    const payload = { channel: { _id: spaceId, type: 'topic' }, dtsid: '1234', sessionId };
    this.#send(participant, channelEvents.subscribed, payload);
  }

  #unsubscribe(participant: Participant, payload: Json): void {
    const spaceId = String(objectOf(payload['channel'])['_id']);
    participant.pending.delete(spaceId);
    participant.subscribed.delete(spaceId);
    this.#send(participant, channelEvents.unsubscribed, { channel: { _id: spaceId, type: 'topic' } });
  }

  #sendMessage(participant: Participant, payload: Json, fault: EventFault | undefined): void {
    const spaceId = String(payload['topicId']);
    if (!participant.subscribed.has(spaceId)) {
      const error = new ServiceError(403, subscriptionRequired, 'Subscribe to the channel first.');
      this.#sendFailed(participant, payload, error, subscriptionRequired);
      return;
    }
    if (fault?.effect === 'swallow' && !fault.stored) return;
    const echo = fault?.effect !== 'swallow';
    this.#delivery.later(`commit ${participant.sessionId}`, () => {
      try {
        if (fault?.effect === 'refuse') throw new ServiceError(400, fault.code, 'Planned refusal.');
        this.#commit(participant, payload, spaceId, echo);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        this.#sendFailed(participant, payload, error);
      }
    });
  }

  #commit(participant: Participant, payload: Json, spaceId: string, echo: boolean): void {
    const draft = readDraft(payload);
    if (draft === undefined) throw invalidParameters('category or content.bodyText is missing.');
    if (this.#backend.faults.isRejected(draft.bodyText))
      throw invalidParameters('The message is not accepted.');
    const origin = { socketId: participant.socket.id, loopbackMetadata: payload['loopbackMetadata'], echo };
    this.#backend.world.post(participant.asCaller(spaceId), spaceId, draft, origin);
  }

  /** Only category and error are documented. How the event names the failed message is a guess [unknown: §8.5]. */
  #sendFailed(participant: Participant, payload: Json, error: ServiceError, category = 'chat'): void {
    const { code, message } = error;
    const detail =
      this.#backend.world.switches.failureDetail === 'full'
        ? { topicId: payload['topicId'], loopbackMetadata: payload['loopbackMetadata'] }
        : {};
    this.#send(participant, channelEvents.sendFailed, { category, error: { code, message }, ...detail });
  }

  #send(participant: Participant, event: string, payload: Json): void {
    this.#delivery.send([participant], event, () => payload);
  }

  #onChange(change: Change): void {
    switch (change.kind) {
      case 'stored':
        this.#echo(change);
        return;
      case 'edited':
        if (this.#backend.world.switches.editEvent)
          this.#publish(change.message, this.#subscribers(change.message.spaceId));
        return;
      case 'deleted':
        if (this.#backend.world.switches.deleteEvent === 'marker') {
          this.#publish(change.message, this.#subscribers(change.message.spaceId));
        }
        return;
      case 'access-lost':
        this.#endSubscriptions(change.spaceId, change.personId);
        return;
      case 'updated':
        if (this.#backend.world.switches.updateEvent) this.#announceUpdate(change.spaceId);
        return;
      case 'meeting':
        this.#media.announce(change.event);
    }
  }

  #echo({ message, origin, isDuplicate }: Extract<Change, { kind: 'stored' }>): void {
    const receivers = this.#subscribers(message.spaceId).filter(({ socket, person }) => {
      if (isDuplicate) return socket.id === origin?.socketId;
      if (origin === undefined || origin.echo) return true;
      return origin.socketId === undefined ? person.id !== message.senderId : socket.id !== origin.socketId;
    });
    this.#publish(message, receivers, origin);
  }

  /** The current subscribers. A client that subscribes during the latency finds the message in the history. */
  #subscribers(spaceId: string): Participant[] {
    return [...this.#participants].filter(({ subscribed }) => subscribed.has(spaceId));
  }

  #publish(message: MessageRecord, participants: readonly Participant[], origin?: Origin): void {
    const { spaceId } = message;
    const space = this.#backend.world.spaces.get(spaceId);
    const json = messageJson(this.#backend.world, message, publicOrigin(this.#backend));
    const payload = { ...json, topicTitle: space?.title, topicType: space?.type };
    const audience = { spaceId, participants };
    this.#delivery.sendLater(`echo ${spaceId}`, channelEvents.messageSent, audience, ({ socket }) =>
      // Only the sending socket gets its metadata back [doc: Z/api/socket/send_message].
      socket.id === origin?.socketId && origin.loopbackMetadata !== undefined
        ? { ...payload, loopbackMetadata: origin.loopbackMetadata }
        : payload,
    );
  }

  /** Only the category is named; the rest follows other records [draft: W/api/socket/message_sent]. */
  #announceUpdate(spaceId: string): void {
    const { spaces, clock } = this.#backend.world;
    const { title, type } = spaces.get(spaceId) ?? {};
    const about = { topicId: spaceId, topicTitle: title, topicType: type, created: clock.iso() };
    const payload = { category: 'topic.updated', content: { bodyText: '', data: [] }, ...about };
    const audience = { spaceId, participants: this.#subscribers(spaceId) };
    this.#delivery.sendLater(`echo ${spaceId}`, channelEvents.messageSent, audience, () => payload);
  }

  #endSubscriptions(spaceId: string, personId: string | undefined): void {
    const { lossAnnounced } = this.#backend.world.switches;
    for (const participant of this.#subscribers(spaceId)) {
      if (personId !== undefined && participant.person.id !== personId) continue;
      participant.subscribed.delete(spaceId);
      if (lossAnnounced === 'disconnected') participant.socket.disconnect(false);
      if (lossAnnounced !== 'unsubscribed') continue;
      this.#send(participant, channelEvents.unsubscribed, { channel: { _id: spaceId, type: 'topic' } });
    }
  }
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
