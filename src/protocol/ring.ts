/** The events of a call between two people, until it is answered or over. [client: SS:sdk:1549-1615, 3040-3140] */
import { party } from './channel.ts';
import type { Person } from './person.ts';
import { anything, idOrEmpty, keyword, read, record } from './read.ts';

/** An event of a call between two people. `callId`: "" if the event does not name it. */
export interface RingEvent {
  readonly kind: 'ring';
  readonly what: RingStep;
  readonly callId: string;
  readonly person: Person;
  readonly isBusy: boolean;
}

export type RingStep =
  'offer' | 'sent' | 'accepted' | 'rejected' | 'cancelled' | 'not-answered' | 'failed' | 'ended';

const envelopeSchema = record({
  category: keyword,
  messageId: idOrEmpty,
  meetingId: idOrEmpty,
  spaceCallId: idOrEmpty,
  content: anything,
  error: anything,
});
const reasonSchema = record({ reason: keyword, code: keyword });

/** The service names an event of a call in several ways. [client: SS] */
const ringSteps: Readonly<Record<string, RingStep>> = {
  offer: 'offer',
  'offer.sent': 'sent',
  accepted: 'accepted',
  'offer.accepted': 'accepted',
  rejected: 'rejected',
  cancelled: 'cancelled',
  'not.answered': 'not-answered',
  failed: 'failed',
  'offer.failed': 'failed',
  'no.capability': 'failed',
  ended: 'ended',
};

/** Whether and how the service tells that a person is busy is unknown. [unknown: §9.5] */
export function readRing(payload: unknown, person: Person): RingEvent | undefined {
  const found = read(envelopeSchema, payload);
  if (!found) return undefined;
  const { category, spaceCallId, meetingId, messageId, content, error } = found;
  const name = category.slice('space.call.'.length);
  const what = Object.hasOwn(ringSteps, name) ? ringSteps[name] : undefined;
  if (!what) return undefined;
  const words = [content, error].flatMap((part) => Object.values(read(reasonSchema, part) ?? {}));
  const isBusy = words.some((word) => /busy/i.test(word));
  return { kind: 'ring', what, callId: spaceCallId || meetingId || messageId, person, isBusy };
}

/** The event to send. */
export function ringPayload(
  what: 'offer' | 'accepted' | 'rejected' | 'cancelled' | 'ended',
  details: {
    readonly spaceId: string;
    readonly me: Person;
    readonly to: Person;
    /** "" for an offer. */
    readonly callId: string;
  },
): object {
  const { spaceId, me, to, callId } = details;
  const at = new Date().toISOString();
  return {
    ...(callId && { spaceCallId: callId, meetingId: callId }),
    topicId: spaceId,
    category: `space.call.${what}`,
    sender: party(me),
    receivers: [party(to)],
    ...(what === 'offer' && { topicTitle: to.name }),
    content: { subscribeTime: at, mediaSession: {} },
    data: [],
    created: at,
    version: '1.1',
  };
}
