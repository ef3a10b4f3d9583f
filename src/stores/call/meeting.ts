/** What is known about the meeting of a space, and how events and answers of the service change it. Pure. */
import type { CallEvent, MeetingAnswer } from '../../protocol/call.ts';
import type { Person } from '../../protocol/person.ts';
import type { Attendee, Meeting } from './state.ts';

export interface MeetingView {
  readonly meeting: Meeting | undefined;
  /** Ids of the recordings that are running. */
  readonly recordings: readonly string[];
  /** Who left which meeting since the last answer, as `meeting/person`: events may arrive in another order. */
  readonly left: ReadonlySet<string>;
  /** Ids of meetings that have ended. */
  readonly ended: ReadonlySet<string>;
}

export interface MeetingChange {
  readonly view: MeetingView;
  /** The event does not fit what is known, so the service should be asked. */
  readonly isInDoubt: boolean;
}

export const emptyView: MeetingView = {
  meeting: undefined,
  recordings: [],
  left: new Set(),
  ended: new Set(),
};

/** Any participant may cause events without end. */
const mostAttendees = 1_000;
const mostRemembered = 2_000;

/** The view after an event. Duplicates change nothing, and an end or a leave beats a start or a join that arrives later. */
export function applyCallEvent(view: MeetingView, event: CallEvent): MeetingChange {
  if (event.meetingId && view.ended.has(event.meetingId)) return same(view);
  switch (event.kind) {
    case 'media':
      return applyMedia(view, event);
    case 'hand':
      return setAttendee(view, event.personId, { hasHandRaised: event.isRaised });
    case 'ring':
    case 'report-request':
      return same(view);
    case 'all-muted':
      return event.isByService ? muteAll(view, event.except) : same(view);
    default:
      // What a person says about the meeting may be wrong, so the service is asked.
      return event.isByService ? applyMeetingEvent(view, event) : inDoubt(view);
  }
}

/** The view after an answer of the service, which replaces what was known. Undefined: no meeting is running. */
export function applyAnswer(view: MeetingView, answer: MeetingAnswer | undefined): MeetingView {
  const { ended } = view;
  if (!answer || ended.has(answer.id)) return { ...emptyView, ended };
  const before = view.meeting?.id === answer.id ? view : emptyView;
  const recordings = answer.recordings ?? before.recordings;
  return withMeeting(
    { ...emptyView, ended, recordings },
    {
      id: answer.id,
      since: answer.since ?? before.meeting?.since,
      attendees: attendeesOf(answer, before.meeting),
      isRecorded: false,
    },
  );
}

/** Whether a meeting goes on without people as far as is known: its end may have been missed. */
export function isDeserted({ meeting }: MeetingView): boolean {
  return meeting !== undefined && meeting.attendees.length === 0;
}

type MeetingNews = Extract<CallEvent, { kind: 'started' | 'ended' | 'joined' | 'left' | 'recording' }>;

function applyMeetingEvent(view: MeetingView, event: MeetingNews): MeetingChange {
  switch (event.kind) {
    case 'started':
      return start(view, event.meeting);
    case 'ended':
      return end(view, event.meetingId);
    case 'joined':
      return join(view, event.meetingId, event.person);
    case 'left':
      return leave(view, event.meetingId, event.person);
    case 'recording':
      return record(view, event);
  }
}

function start(view: MeetingView, started: MeetingAnswer): MeetingChange {
  const { meeting } = view;
  if (meeting && meeting.id !== started.id) {
    // The end of the one before was missed, or this event is late.
    if ((started.since ?? Infinity) <= (meeting.since ?? -Infinity)) return inDoubt(view);
    const ended = remember(view.ended, meeting.id);
    return inDoubt(start({ ...view, meeting: undefined, recordings: [], ended }, started).view);
  }
  const listed = started.attendees.filter(({ person }) => !view.left.has(`${started.id}/${person.id}`));
  const known = new Set(listed.map(({ person }) => person.id));
  const others = meeting?.attendees.filter(({ person }) => !known.has(person.id)) ?? [];
  const recordings = [...new Set([...view.recordings, ...(started.recordings ?? [])])];
  const next = withMeeting(
    { ...view, recordings },
    {
      id: started.id,
      since: started.since ?? meeting?.since,
      attendees: [...attendeesOf({ ...started, attendees: listed }, meeting), ...others],
      isRecorded: false,
    },
  );
  return { view: next, isInDoubt: false };
}

function end(view: MeetingView, meetingId: string): MeetingChange {
  if (!meetingId) return inDoubt(view);
  const ended = remember(view.ended, meetingId);
  if (view.meeting?.id !== meetingId) return same({ ...view, ended });
  return same({ ...emptyView, ended });
}

function join(view: MeetingView, meetingId: string, person: Person): MeetingChange {
  const meeting = view.meeting ?? newMeeting(meetingId);
  // A start was missed.
  if (!meeting || (meetingId && meeting.id !== meetingId)) return inDoubt(view);
  const isKnown = meeting.attendees.some((one) => one.person.id === person.id);
  const hasLeft = view.left.has(`${meeting.id}/${person.id}`);
  // It may be a duplicate, arrive late, or report that the person has left. [unknown: §9.3]
  if (isKnown || hasLeft || meeting.attendees.length >= mostAttendees)
    return inDoubt(withMeeting(view, meeting));
  const attendees = [...meeting.attendees, newAttendee(person)];
  return { view: withMeeting(view, { ...meeting, attendees }), isInDoubt: !view.meeting };
}

function leave(view: MeetingView, meetingId: string, person: Person): MeetingChange {
  const { meeting } = view;
  const left = remember(view.left, `${meetingId || (meeting?.id ?? '')}/${person.id}`);
  const next = { ...view, left };
  if (!meeting || (meetingId && meeting.id !== meetingId)) return inDoubt(next);
  const attendees = meeting.attendees.filter((one) => one.person.id !== person.id);
  return same(withMeeting(next, { ...meeting, attendees }));
}

function record(view: MeetingView, event: Extract<MeetingNews, { kind: 'recording' }>): MeetingChange {
  const { meeting } = view;
  if (!meeting || (event.meetingId && meeting.id !== event.meetingId)) return inDoubt(view);
  const others = view.recordings.filter((one) => one !== event.recordingId);
  const recordings = event.isRunning ? [...others, event.recordingId] : others;
  // A recording that was not known has ended: more may have been missed.
  const isInDoubt = !event.isRunning && others.length === view.recordings.length;
  return { view: withMeeting({ ...view, recordings }, meeting), isInDoubt };
}

function applyMedia(
  view: MeetingView,
  { person, media }: Extract<CallEvent, { kind: 'media' }>,
): MeetingChange {
  const isIn = view.meeting?.attendees.some((one) => one.person.id === person.id);
  // Of a person who leaves, `attendee.left` tells.
  if (media.connected === false) return same(view);
  if (!isIn) return media.connected ? inDoubt(view) : same(view);
  const { audio, video, screenshare } = media;
  return setAttendee(view, person.id, {
    ...(audio !== undefined && { microphone: audio }),
    ...(video !== undefined && { camera: video }),
    ...(screenshare !== undefined && { isSharing: screenshare }),
  });
}

function setAttendee(view: MeetingView, personId: string, change: Partial<Attendee>): MeetingChange {
  const { meeting } = view;
  if (!meeting) return same(view);
  const attendees = meeting.attendees.map((one) =>
    one.person.id === personId ? { ...one, ...change } : one,
  );
  return same({ ...view, meeting: { ...meeting, attendees } });
}

function muteAll(view: MeetingView, except: readonly string[]): MeetingChange {
  const { meeting } = view;
  if (!meeting) return same(view);
  const attendees = meeting.attendees.map((one) =>
    except.includes(one.person.id) ? one : { ...one, microphone: false },
  );
  return same({ ...view, meeting: { ...meeting, attendees } });
}

/** The attendees of an answer, with what their clients have reported so far. Its people may have no pictures. */
function attendeesOf({ attendees }: MeetingAnswer, before: Meeting | undefined): readonly Attendee[] {
  const known = new Map(before?.attendees.map((one) => [one.person.id, one]));
  return attendees.map(({ person, hasHandRaised }) => {
    const attendee = known.get(person.id) ?? newAttendee(person);
    const picture = person.picture ?? attendee.person.picture;
    return {
      ...attendee,
      person: { ...person, picture },
      hasHandRaised: hasHandRaised ?? attendee.hasHandRaised,
    };
  });
}

function newAttendee(person: Person): Attendee {
  return { person, microphone: undefined, camera: undefined, isSharing: false, hasHandRaised: false };
}

function newMeeting(meetingId: string): Meeting | undefined {
  return meetingId ? { id: meetingId, since: undefined, attendees: [], isRecorded: false } : undefined;
}

function withMeeting(view: MeetingView, meeting: Meeting): MeetingView {
  return { ...view, meeting: { ...meeting, isRecorded: view.recordings.length > 0 } };
}

function remember(known: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return new Set([...known, one].slice(-mostRemembered));
}

function same(view: MeetingView): MeetingChange {
  return { view, isInDoubt: false };
}

function inDoubt(view: MeetingView): MeetingChange {
  return { view, isInDoubt: true };
}
