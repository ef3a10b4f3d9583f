/** The meetings of spaces: who is in them, what is recorded, and whose hand is raised. Every change is an event for clients. */
import type { WorldClock } from './clock.ts';
import type { PersonRecord } from './people.ts';
import type { ObjectIds, Random } from './random.ts';
import { ServiceError } from './service-error.ts';
import type { Switches } from './switches.ts';

/** The part of the world that meetings use. */
interface MeetingsHost {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly switches: Readonly<Switches>;
}

/** The device with which people are in a call who are not connected: the emulator acts for them. */
export const absentDevice = 'absent';

export class Meetings {
  /** All meetings of each space, oldest first. Only the last one can be running. */
  readonly #bySpace = new Map<string, MeetingRecord[]>();
  readonly #tokens = new Map<string, MediaTokenRecord>();
  readonly #host: MeetingsHost;
  readonly #ids: ObjectIds;
  readonly #notify: (event: MeetingEvent) => void;

  constructor(host: MeetingsHost, ids: ObjectIds, notify: (event: MeetingEvent) => void) {
    this.#host = host;
    this.#ids = ids;
    this.#notify = notify;
  }

  /** The running meeting of a space. */
  active(spaceId: string): MeetingRecord | undefined {
    const latest = this.#bySpace.get(spaceId)?.at(-1);
    return latest?.ended === undefined ? latest : undefined;
  }

  /** Meetings that are over, latest first. */
  past(spaceId: string): readonly MeetingRecord[] {
    return (this.#bySpace.get(spaceId) ?? []).filter(({ ended }) => ended !== undefined).reverse();
  }

  /** The running meeting with this id. @throws {ServiceError} */
  running(spaceId: string, meetingId: string): MeetingRecord {
    const meeting = this.active(spaceId);
    if (meeting?.id === meetingId) return meeting;
    throw new ServiceError(404, 'meeting.not.found', 'This meeting is not running.');
  }

  /** Whether the person is in a meeting of another space. */
  isElsewhere(personId: string, spaceId: string): boolean {
    return [...this.#bySpace.keys()].some(
      (other) => other !== spaceId && this.active(other)?.attendees.has(personId),
    );
  }

  /** A client reports that it is in the call: starts the meeting if none is running. [doc: D/tutorials/media_session] */
  join(person: PersonRecord, spaceId: string, device: string, hasVideo = false): void {
    const meeting = this.active(spaceId) ?? this.#start(person, spaceId, device, hasVideo);
    const known = meeting.attendees.get(person.id);
    if (known) {
      known.devices.add(device);
      return;
    }
    const joined = this.#host.clock.now();
    meeting.attendees.set(person.id, { person, joined, devices: new Set([device]), hasHandRaised: false });
    this.#notify({ kind: 'added', meeting, person });
  }

  /** A device leaves, or all of them; the person leaves with the last one. */
  leave(personId: string, spaceId: string, device?: string): void {
    const meeting = this.active(spaceId);
    const attendee = meeting?.attendees.get(personId);
    if (!meeting || !attendee) return;
    if (device !== undefined && !attendee.devices.delete(device)) return;
    if (device !== undefined && attendee.devices.size > 0) return;
    meeting.attendees.delete(personId);
    this.#notify({ kind: 'left', meeting, person: attendee.person });
    if (meeting.attendees.size === 0 && this.#host.switches.emptyMeeting === 'ends') this.end(meeting);
  }

  /** A device leaves all meetings, for example because its socket is closed for good. */
  leaveAll(personId: string, device: string): void {
    for (const spaceId of this.#bySpace.keys()) this.leave(personId, spaceId, device);
  }

  end(meeting: MeetingRecord): void {
    if (meeting.ended !== undefined) return;
    meeting.ended = this.#host.clock.now();
    meeting.attendees.clear();
    this.#notify({ kind: 'ended', meeting, person: meeting.starter });
  }

  muteAll(meeting: MeetingRecord, by: PersonRecord, exclude: readonly string[]): void {
    this.#notify({ kind: 'all-muted', meeting, person: by, exclude });
  }

  /** An admin mutes a person, or a person reports their own state. [client: BS, SS] */
  setMediaState(meeting: MeetingRecord, personId: string, state: MediaStateRecord): void {
    const { person } = this.#attendee(meeting, personId);
    this.#notify({ kind: 'tracks', meeting, person, state });
  }

  /** `by`: who raises or lowers it. [client: SS] */
  setHand(meeting: MeetingRecord, personId: string, change: 'requested' | 'granted' | 'rejected'): void {
    const attendee = this.#attendee(meeting, personId);
    attendee.hasHandRaised = change === 'requested';
    this.#notify({ kind: 'hand', meeting, person: attendee.person, change });
  }

  startRecording(meeting: MeetingRecord, by: PersonRecord): RecordingRecord {
    const started = this.#host.clock.now();
    const recording = { id: this.#ids.next(started), started, ended: undefined };
    meeting.recordings.push(recording);
    this.#notify({ kind: 'recording', meeting, person: by, recording });
    return recording;
  }

  stopRecording(meeting: MeetingRecord, by: PersonRecord, recordingId: string): RecordingRecord {
    const recording = meeting.recordings.find(({ id, ended }) => id === recordingId && ended === undefined);
    if (!recording) throw new ServiceError(404, 'recording.not.found', 'This recording is not running.');
    recording.ended = this.#host.clock.now();
    this.#notify({ kind: 'recording', meeting, person: by, recording });
    return recording;
  }

  /** A token with which one device can join the media of a space once. [client: LT, BS, SS] */
  issueToken(personId: string, spaceId: string): { token: string; sessionId: string } {
    const sessionId = this.#host.random.uuid();
    const token = `mpaas ${sessionId}`;
    this.#tokens.set(token, { personId, spaceId, sessionId });
    return { token, sessionId };
  }

  /** Whose token it is, for a stand-in of the media server. */
  ownerOf(token: string): MediaTokenRecord | undefined {
    return this.#tokens.get(token);
  }

  #start(starter: PersonRecord, spaceId: string, device: string, hasVideo: boolean): MeetingRecord {
    const started = this.#host.clock.now();
    const meeting: MeetingRecord = {
      id: this.#ids.next(started),
      spaceId,
      starter,
      mode: hasVideo ? 'video' : 'audio',
      started,
      ended: undefined,
      attendees: new Map(),
      recordings: [],
    };
    this.#bySpace.set(spaceId, [...(this.#bySpace.get(spaceId) ?? []), meeting]);
    this.#notify({ kind: 'started', meeting, person: starter, device });
    return meeting;
  }

  #attendee(meeting: MeetingRecord, personId: string): AttendeeRecord {
    const attendee = meeting.attendees.get(personId);
    if (attendee) return attendee;
    throw new ServiceError(404, 'attendee.not.found', 'This person is not in the meeting.');
  }
}

export interface MeetingRecord {
  readonly id: string;
  readonly spaceId: string;
  readonly starter: PersonRecord;
  readonly mode: 'audio' | 'video';
  /** Ms since epoch. */
  readonly started: number;
  ended: number | undefined;
  /** By person id, in the order in which they joined. */
  readonly attendees: Map<string, AttendeeRecord>;
  readonly recordings: RecordingRecord[];
}

export interface AttendeeRecord {
  readonly person: PersonRecord;
  readonly joined: number;
  /** Ids of the sockets with which the person is in. */
  readonly devices: Set<string>;
  hasHandRaised: boolean;
}

export interface RecordingRecord {
  readonly id: string;
  readonly started: number;
  ended: number | undefined;
}

export interface MediaTokenRecord {
  readonly personId: string;
  readonly spaceId: string;
  readonly sessionId: string;
}

/** What a client sends of a person's devices; other fields are passed on as they are. */
export type MediaStateRecord = Readonly<Record<string, unknown>>;

/** What happened in a meeting, and the person that it is about. */
export type MeetingEvent = { readonly meeting: MeetingRecord; readonly person: PersonRecord } & (
  | { readonly kind: 'started'; readonly device: string }
  | { readonly kind: 'ended' | 'added' | 'left' }
  | { readonly kind: 'all-muted'; readonly exclude: readonly string[] }
  | { readonly kind: 'tracks'; readonly state: MediaStateRecord }
  | { readonly kind: 'hand'; readonly change: 'requested' | 'granted' | 'rejected' }
  | { readonly kind: 'recording'; readonly recording: RecordingRecord }
);
