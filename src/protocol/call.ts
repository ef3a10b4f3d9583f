/** Meetings and calls: readers of the responses and socket events of the service, and the payloads to send. */
import { fallback } from 'valibot';
import { party, type OwnReport } from './channel.ts';
import { readPerson, type Person } from './person.ts';
import { readRing, type RingEvent } from './ring.ts';
import {
  anything,
  id,
  idOrEmpty,
  keyword,
  line,
  list,
  listOrEmpty,
  read,
  readEach,
  readTime,
  record,
  text,
} from './read.ts';

/** A meeting as the service describes it. */
export interface MeetingAnswer {
  readonly id: string;
  /** Ms since epoch. */
  readonly since: number | undefined;
  readonly attendees: readonly MeetingAttendee[];
  /** Ids of the recordings that are running; undefined if the service does not tell. */
  readonly recordings: readonly string[] | undefined;
}

export interface MeetingAttendee {
  readonly person: Person;
  /** Undefined if the service does not tell. */
  readonly hasHandRaised: boolean | undefined;
}

/** What a client reports of a person's devices; undefined what it does not name. */
export interface MediaReport {
  readonly connected: boolean | undefined;
  readonly audio: boolean | undefined;
  readonly video: boolean | undefined;
  readonly screenshare: boolean | undefined;
  /** The media session of the device; "" if it is not named. */
  readonly sessionId: string;
}

/** An event of a meeting or of a call between two people. */
export type CallEvent = Detail & {
  readonly spaceId: string;
  /** "" if the event does not name the meeting. */
  readonly meetingId: string;
  /**
   * The event is the service's own. Clients can send any category, and whether the service checks them is unknown, so
   * that those of people are only hints. [unknown: §9.2]
   */
  readonly isByService: boolean;
};

type Detail =
  | { readonly kind: 'started'; readonly meeting: MeetingAnswer }
  | { readonly kind: 'ended' }
  | { readonly kind: 'joined' | 'left'; readonly person: Person }
  | { readonly kind: 'recording'; readonly recordingId: string; readonly isRunning: boolean }
  /** `person`: whose devices these are. `tracks` about the user with `audio: false` may mean that a host has muted them. [client: BS] */
  | {
      readonly kind: 'media';
      readonly source: 'tracks' | 'presence';
      readonly person: Person;
      readonly media: MediaReport;
    }
  | { readonly kind: 'all-muted'; readonly byId: string; readonly except: readonly string[] }
  | { readonly kind: 'hand'; readonly personId: string; readonly isRaised: boolean }
  /** All clients should report their devices again. [draft, client] */
  | { readonly kind: 'report-request' }
  | RingEvent;

export interface MediaToken {
  /** Opaque to all but the media SDK. */
  readonly token: string;
  readonly sessionId: string;
}

/** A telephone number to dial in with. */
export interface DialInNumber {
  readonly country: string;
  readonly number: string;
}

/** The numbers and the code with which a telephone joins a meeting. */
export interface DialIn {
  readonly numbers: readonly DialInNumber[];
  /** Digits; "" if the space has no code. */
  readonly code: string;
}

/** More attendees than this are not read. */
const mostAttendees = 1_000;
const mostRecordings = 20;
const mostNumbers = 300;

const envelopeSchema = record({
  category: keyword,
  topicId: id,
  messageId: idOrEmpty,
  meetingId: idOrEmpty,
  sender: anything,
  content: anything,
});
const meetingSchema = record({ _id: id, content: anything });
const contentSchema = record({
  startTime: anything,
  endTime: anything,
  attendees: listOrEmpty,
  recordings: fallback(list, null as never),
});
const attendeeEventSchema = record({ attendee: anything });
const recordingSchema = record({ _id: id, endTime: anything });
const recordingsSchema = record({ recordings: list });
const handsSchema = record({ requestedPermissions: list });
const excludeSchema = record({ exclude: listOrEmpty });
const excludedSchema = record({ attendeeId: id });
const handSchema = record({ targetId: id });
const sessionSchema = record({ mediaSession: anything });
const reportSchema = record({
  connected: anything,
  audio: anything,
  video: anything,
  screenshare: anything,
  mdsrvSessionId: text(200),
});
const tokenSchema = record({ token: text(65_536), sessionId: text(200) });
const listSchema = record({ data: list });
const numberSchema = record({ description: line, number: line });
const settingsSchema = record({ settings: anything, topic: anything });
const confSchema = record({ confId: text(40) });

/** Undefined when it is over: `endTime` is set. [client: SS, BS, LT; draft: W/api/socket/media_session_response] */
export function readActiveMeeting(answer: unknown): MeetingAnswer | undefined {
  const found = read(meetingSchema, answer);
  return found && readMeeting(found._id, found.content);
}

/** [client: LT, BS, SS] */
export function readMediaToken(answer: unknown): MediaToken | undefined {
  const found = read(tokenSchema, answer);
  return found?.token ? found : undefined;
}

/** [client: BS] */
export function readDialInNumbers(answer: unknown): readonly DialInNumber[] | undefined {
  const found = read(listSchema, answer);
  return found && readEach(found.data.slice(0, mostNumbers), readNumber);
}

/** The code of a space for people who dial in, from the space; "" if it has none. [doc: D/api/spaces/spaces_spaceid_join] */
export function readDialInCode(answer: unknown): string {
  const { settings, topic } = read(settingsSchema, answer) ?? {};
  const found = read(confSchema, settings) ?? read(confSchema, read(settingsSchema, topic)?.settings);
  return /^\d{1,20}$/.test(found?.confId ?? '') ? (found?.confId ?? '') : '';
}

/** Also reads presence. Undefined for other events and invalid ones. [draft: W/api/socket/media_session_response; client: BS, SS] */
export function readCallEvent(payload: unknown): CallEvent | undefined {
  const found = read(envelopeSchema, payload);
  if (!found) return undefined;
  const { category, topicId, messageId, meetingId, sender, content } = found;
  const person = readPerson(sender);
  const isByService = sender === null || sender === undefined || person?.kind === 'service';
  const base = { spaceId: topicId, meetingId: messageId || meetingId, isByService };
  const detail = category.startsWith('space.call.')
    ? person && readRing(payload, person)
    : (readMeetingEvent(category, base.meetingId, content) ??
      readAttendeeEvent(category, content, person, isByService));
  return detail && { ...base, ...detail };
}

/** A meeting begins or ends, people join or leave it, or it is recorded. */
function readMeetingEvent(category: string, meetingId: string, content: unknown): Detail | undefined {
  switch (category) {
    case 'app.event.meeting.started': {
      const meeting = meetingId ? readMeeting(meetingId, content) : undefined;
      return meeting && { kind: 'started', meeting };
    }
    case 'app.event.meeting.ended':
      return { kind: 'ended' };
    case 'app.event.attendee.added':
    case 'app.event.attendee.left': {
      const person = readPerson(read(attendeeEventSchema, content)?.attendee);
      return person && { kind: category.endsWith('left') ? 'left' : 'joined', person };
    }
    case 'app.event.recording.started':
    case 'app.event.recording.stopped':
    // The documentation calls it "ended", clients listen to "stopped". [spaces-api §12 row 23]
    case 'app.event.recording.ended': {
      const recording = read(recordingSchema, read(recordingsSchema, content)?.recordings[0]);
      const isRunning = category.endsWith('started');
      return recording && { kind: 'recording', recordingId: recording._id, isRunning };
    }
    default:
      return undefined;
  }
}

/** What the devices of people do, and their raised hands. */
function readAttendeeEvent(
  category: string,
  content: unknown,
  person: Person | undefined,
  isByService: boolean,
): Detail | undefined {
  switch (category) {
    case 'tracksstatus':
    // A misspelt name that clients send, too. [spaces-api §12 row 2]
    case 'trackstatus':
    // Clients report their devices with their presence, too, and answer those who come. [client: BS, SS]
    case 'app.event.presence.party.online': {
      const media = readReport(read(sessionSchema, content)?.mediaSession);
      const source = category.endsWith('status') ? 'tracks' : 'presence';
      return person && media && { kind: 'media', source, person, media };
    }
    case 'app.event.all.parties.muting':
    case 'app.event.all.parties.muted': {
      const excluded = read(excludeSchema, content)?.exclude.slice(0, mostAttendees) ?? [];
      const except = readEach(excluded, (one) => read(excludedSchema, one)?.attendeeId);
      return { kind: 'all-muted', byId: person?.id ?? '', except };
    }
    case 'app.event.meeting.permission.requested':
    case 'app.event.meeting.permission.granted':
    case 'app.event.meeting.permission.rejected': {
      const personId = read(handSchema, content)?.targetId;
      // People raise their own hand only.
      if (personId === undefined || !(isByService || person?.id === personId)) return undefined;
      return { kind: 'hand', personId, isRaised: category.endsWith('requested') };
    }
    case 'request.tracksstatus.change':
      return { kind: 'report-request' };
    default:
      return undefined;
  }
}

interface OwnDevices {
  readonly spaceId: string;
  readonly me: Person;
  /** `sessionId` of the media token. */
  readonly sessionId: string;
  /** When the user joined; ISO 8601. */
  readonly joined: string;
  readonly media: OwnReport;
}

/** `connected: true` starts or joins the meeting. [doc: D/tutorials/media_session; client: SS:sdk:1485-1508, 2122] */
export function tracksPayload({ spaceId, me, sessionId, joined, media }: OwnDevices): object {
  return {
    topicId: spaceId,
    category: 'tracksstatus',
    content: {
      mediaSession: {
        ...media,
        isCollabOnly: false,
        mdsrvSessionId: sessionId,
        joinTime: joined,
      },
      streamId: sessionId,
      subscribeTime: joined,
    },
    sender: party(me),
    data: [],
    version: '1.1',
  };
}

/** [client: BS] */
export function leavePayload(spaceId: string): object {
  return { category: 'video.end', topicId: spaceId, content: { mediaSession: {} } };
}

/** Undefined when the meeting is over. */
function readMeeting(meetingId: string, content: unknown): MeetingAnswer | undefined {
  const found = read(contentSchema, content);
  if (!found || isSet(found.endTime)) return undefined;
  const attendees = readEach(found.attendees.slice(0, mostAttendees), readAttendee);
  const recordings = found.recordings as readonly unknown[] | null;
  return {
    id: meetingId,
    since: readTime(found.startTime),
    attendees: [...new Map(attendees.map((attendee) => [attendee.person.id, attendee])).values()],
    recordings: recordings ? readEach(recordings.slice(0, mostRecordings), readRunningRecording) : undefined,
  };
}

function readAttendee(item: unknown): MeetingAttendee | undefined {
  const person = readPerson(item);
  const hands = read(handsSchema, item)?.requestedPermissions;
  return person && { person, hasHandRaised: hands && hands.length > 0 };
}

function readRunningRecording(item: unknown): string | undefined {
  const found = read(recordingSchema, item);
  return found && !isSet(found.endTime) ? found._id : undefined;
}

function readReport(value: unknown): MediaReport | undefined {
  const found = read(reportSchema, value);
  const flag = (given: unknown): boolean | undefined => (typeof given === 'boolean' ? given : undefined);
  return (
    found && {
      connected: flag(found.connected),
      audio: flag(found.audio),
      video: flag(found.video),
      screenshare: flag(found.screenshare),
      sessionId: found.mdsrvSessionId,
    }
  );
}

function readNumber(item: unknown): DialInNumber | undefined {
  const found = read(numberSchema, item);
  // The number becomes a `tel:` link.
  return found && /^\+?[\d ()./-]{3,40}$/.test(found.number)
    ? { country: found.description, number: found.number }
    : undefined;
}

function isSet(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
