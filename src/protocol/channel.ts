/** Events of the service's socket: their names, the payloads to send, and readers of the payloads received. */
import { fallback } from 'valibot';
import { formatPersonKind, personSchema, type Person } from './person.ts';
import { anything, flag, id, read, record, idOrEmpty, text, keyword } from './read.ts';
import { readRole, type Role } from './space.ts';

/** [doc: D/api/socket/*] */
export const channelEvents = {
  subscribe: 'SUBSCRIBE_CHANNEL',
  unsubscribe: 'UNSUBSCRIBE_CHANNEL',
  sendMessage: 'SEND_MESSAGE',
  sendPresence: 'SEND_PRESENCE_EVENT',
  subscribed: 'CHANNEL_SUBSCRIBED',
  subscribeFailed: 'SUBSCRIBE_CHANNEL_FAILED',
  unsubscribed: 'CHANNEL_UNSUBSCRIBED',
  messageSent: 'MESSAGE_SENT',
  sendFailed: 'SEND_MESSAGE_FAILED',
  presenceResponse: 'PRESENCE_EVENT_RESPONSE',
  /** [doc: D/tutorials/media_session] */
  sendMedia: 'SEND_MEDIA_SESSION_EVENTS',
  mediaResponse: 'MEDIA_SESSION_RESPONSE',
} as const;

export interface SendFailure {
  /** Undefined when the event does not name it: the failure may then belong to any space with an unconfirmed message. */
  readonly spaceId: string | undefined;
  readonly clientId: string | undefined;
  readonly code: string;
  /** The channel is not subscribed, or no longer: subscribe, then send again. */
  readonly needsSubscription: boolean;
}

export interface PresenceEvent {
  readonly kind: 'online' | 'leaves' | 'request' | 'typing';
  readonly spaceId: string;
  readonly sender: Person;
  /** From the sender's client: a hint, not to be trusted. */
  readonly role?: Role;
  /** Sent to all participants (no receivers): a report that asks for ours. [client: LT k6/src/chat.js] */
  readonly toAll: boolean;
  readonly idle: boolean;
  /** The sender's client says that they are in the call of the space. */
  readonly isInCall: boolean;
}

/** What the user's own client reports of their devices. */
export interface OwnReport {
  /** The user is in the call. */
  readonly connected: boolean;
  readonly audio: boolean;
  readonly video: boolean;
  readonly screenshare: boolean;
  readonly phone: boolean;
  readonly selfMuted: boolean;
}

/** `password`: the space's PIN. [doc: D/api/socket/subscribe_channel; client: BS] */
export function subscribePayload(spaceId: string, password?: string): object {
  return { channel: { ...channel(spaceId), ...(password && { password }) } };
}

/** [doc: D/api/socket/channel_unsubscribed] */
export function unsubscribePayload(spaceId: string): object {
  return { channel: channel(spaceId) };
}

/**
 * With `to` it goes to these people, otherwise to all participants, who then report back. A `request` only asks for their
 * reports. `subscribed`: ISO 8601. [doc: D/tutorials/media_session; client: BS answers a request]
 */
export function presencePayload(
  kind: 'online' | 'leaves' | 'request',
  details: {
    readonly spaceId: string;
    readonly me: Person;
    readonly role: Role;
    readonly subscribed: string;
    readonly to?: readonly Person[] | undefined;
    readonly media?: OwnReport | undefined;
  },
): object {
  const { spaceId, me, role, subscribed, to, media = noMedia } = details;
  const gone = kind === 'leaves';
  return {
    category: kind === 'request' ? presenceRequest : `app.event.presence.party.${kind}`,
    topicId: spaceId,
    content: {
      desktop: false,
      idle: gone,
      offline: gone,
      role,
      mediaSession: media,
      subscribeTime: subscribed,
      ...(to && { joinedSessionIds: [] }),
    },
    receivers: (to ?? []).map(party),
    sender: party(me),
    version,
  };
}

/** [client: LT k6/src/chat.js] */
export function typingPayload({ spaceId, me }: { readonly spaceId: string; readonly me: Person }): object {
  return {
    category: 'party.typing',
    userId: me.id,
    topicId: spaceId,
    sender: party(me),
    content: { mediaSession: {} },
    version,
  };
}

const subscribedSchema = record({ channel: record({ _id: id }) });

const failureSchema = record({
  channel: fallback(record({ _id: idOrEmpty }), { _id: '' }),
  topicId: idOrEmpty,
  category: keyword,
  error: fallback(record({ code: keyword }), { code: '' }),
  loopbackMetadata: fallback(record({ clientId: text(200) }), { clientId: '' }),
});

const presenceSchema = record({
  category: keyword,
  topicId: id,
  sender: personSchema,
  receivers: anything,
  content: fallback(
    record({
      role: keyword,
      idle: flag,
      offline: flag,
      mediaSession: fallback(record({ connected: flag }), { connected: false }),
    }),
    { role: '', idle: false, offline: false, mediaSession: { connected: false } },
  ),
});

/** Also reads the end of a subscription. [doc: D/api/socket/channel_subscribed, channel_unsubscribed] */
export function readSubscribed(payload: unknown): { spaceId: string } | undefined {
  const found = read(subscribedSchema, payload);
  return found && { spaceId: found.channel._id };
}

/**
 * The space that a `MESSAGE_SENT` reports a change of, for example that it was archived or renamed; undefined for the
 * messages of people. Only `topic.updated` is named, so all events about a space count. [draft: W/api/socket/message_sent]
 */
export function readSpaceChange(payload: unknown): { spaceId: string | undefined } | undefined {
  const found = read(failureSchema, payload);
  return found && /^(?:topic|app\.event)\./.test(found.category)
    ? { spaceId: found.topicId || undefined }
    : undefined;
}

/** [doc: D/api/socket/subscribe_channel] */
export function readSubscribeFailed(payload: unknown): { spaceId: string | undefined; code: string } {
  const found = read(failureSchema, payload);
  return { spaceId: found?.channel._id || found?.topicId || undefined, code: found?.error.code ?? '' };
}

/** Only part of its shape is documented, so any payload counts as a failure. [doc: D/api/socket/send_message] */
export function readSendFailed(payload: unknown): SendFailure {
  const found = read(failureSchema, payload);
  const category = found?.category ?? '';
  const code = found?.error.code || category;
  return {
    spaceId: found?.topicId || found?.channel._id || undefined,
    clientId: found?.loopbackMetadata.clientId || undefined,
    code,
    needsSubscription: [category, code].includes('app.event.channel.subscription.required'),
  };
}

/** Undefined for other categories, such as media events. [doc: W/api/socket/presence_event_response] */
export function readPresence(payload: unknown): PresenceEvent | undefined {
  const found = read(presenceSchema, payload);
  const kind = found && kindOf(found.category);
  if (!kind) return undefined;
  const { topicId, sender, receivers, content } = found;
  const role = readRole(content.role);
  return {
    kind: kind === 'online' && content.offline ? 'leaves' : kind,
    spaceId: topicId,
    sender,
    ...(role && { role }),
    toAll: !Array.isArray(receivers) || receivers.length === 0,
    idle: content.idle,
    isInCall: content.mediaSession.connected,
  };
}

const version = '1.1';

const presenceRequest = 'app.event.presence.request.parties';

/** The media session of a client that is not in a call. */
const noMedia: OwnReport = {
  audio: false,
  video: false,
  connected: false,
  phone: false,
  screenshare: false,
  selfMuted: true,
};

/** `topic` is the only documented type of channel. [doc: D/api/socket/subscribe_channel] */
function channel(spaceId: string): { _id: string; type: 'topic' } {
  return { _id: spaceId, type: 'topic' };
}

/** A person as sender or receiver of an event. */
export function party({ id: _id, kind, username, name, picture }: Person): object {
  return {
    _id,
    type: formatPersonKind(kind),
    username,
    displayname: name,
    picture_url: picture ?? '',
    phone_numbers: [],
  };
}

function kindOf(category: string): PresenceEvent['kind'] | undefined {
  switch (category) {
    case 'app.event.presence.party.online':
      return 'online';
    case 'app.event.presence.party.leaves':
      return 'leaves';
    case presenceRequest:
      return 'request';
    case 'party.typing':
      return 'typing';
    default:
      return undefined;
  }
}
