/** People, spaces and messages as JSON, in the form of the service's documented responses and events. */
import type { AttendeeRecord, MeetingRecord } from '../world/meetings.ts';
import type { MessageRecord } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import {
  defaultPreference,
  type Attendance,
  type PendingInvitee,
  type SpaceRecord,
} from '../world/spaces.ts';
import type { World } from '../world/world.ts';

export type Json = Record<string, unknown>;

/** A person in a message or presence event. `origin` is the origin of the service's default pictures. */
export function personJson(person: PersonRecord, origin: string): Json {
  return {
    _id: person.id,
    type: person.kind === 'guest' ? 'anonymous' : 'user',
    username: person.username,
    displayname: person.displayname,
    picture_url: pictureOf(person, origin),
    phone_numbers: [],
  };
}

/** The response of `users/me` [doc: D/api/users/users_me]. */
export function meJson(person: PersonRecord, origin: string): Json {
  return {
    _id: person.id,
    ndbid: person.accountsId,
    lastupdatetime: person.created,
    displayname: person.displayname,
    gender: '',
    picturefile: person.picture,
    timezone: 'Europe/Berlin',
    username: person.username,
    permissions: ['USERSELF_PERMISSION_GROUP'],
    licenses: [],
    aType: person.kind === 'guest' ? 'anonymous' : 'user',
    picture_url: pictureOf(person, origin),
    phone_numbers: [],
  };
}

/** A person found by a search or by address [doc: D/api/users/users_userid_colleagues, W/api/users/users_userid_colleaguesbulk]. */
export function colleagueJson(person: PersonRecord, origin: string): Json {
  return {
    ...contactJson(person, origin),
    picturefile: person.picture,
    emails: [{ primary: true, value: person.username }],
    phone_numbers: [],
    name: { pronunciation_url: '', pronunciation: '' },
  };
}

/** A person with a direct conversation, with a subset of a colleague's fields [doc: D/guides/find-people]. */
export function contactJson(person: PersonRecord, origin: string): Json {
  const { id, displayname, username } = person;
  return { _id: id, displayname, username, picture_url: pictureOf(person, origin) };
}

/** One entry of a member list [doc: D/api/spaces/spaces_spaceid_members]. */
export function memberJson(person: PersonRecord, attendance: Attendance, origin: string): Json {
  return {
    member: person.id,
    memberType: person.kind === 'guest' ? 'anonymousId' : 'userId',
    role: attendance.role,
    joinTime: new Date(attendance.joined).toISOString(),
    username: person.username,
    displayname: person.displayname,
    picture_url: pictureOf(person, origin),
    phone_numbers: [],
  };
}

/** The member list of a space: first the people who joined, in order, then pending invitees. */
export function membersJson(world: World, space: SpaceRecord, origin: string): Json[] {
  const members: Json[] = [];
  for (const attendance of space.attendances.values()) {
    const person = world.people.get(attendance.personId);
    if (person === undefined || !attendance.listed) continue;
    if (person.kind === 'guest' && !world.switches.guestsListed) continue;
    members.push(memberJson(person, attendance, origin));
  }
  return [...members, ...[...space.pendingInvitees.values()].map(pendingInviteeJson)];
}

/** How the list shows a pending invitee is not documented. */
function pendingInviteeJson({ address, role, invited }: PendingInvitee): Json {
  const joinTime = new Date(invited).toISOString();
  return { member: address, memberType: 'email', role, joinTime, username: address, displayname: address };
}

/** A space as `viewer` sees it [doc: D/api/spaces/spaces_spaceid_join]. */
export function spaceJson(world: World, space: SpaceRecord, viewer: PersonRecord, origin: string): Json {
  const attendance = space.attendances.get(viewer.id);
  const ownView =
    world.switches.topLevelRole && attendance?.listed === true
      ? { role: attendance.role, ...preferenceOf(space, viewer), lastAccess: lastAccess(space, viewer) }
      : {};
  return {
    _id: space.id,
    cid: space.ownerId,
    title: space.title,
    description: space.description,
    type: space.type,
    status: space.archived ? 1 : 0,
    restrict: space.historyDenied ? ['deny_guest_access_history_msg'] : [],
    settings: settingsJson(space, attendance?.role === 'admin'),
    created: new Date(space.created).toISOString(),
    ...ownView,
    members: membersJson(world, space, origin),
  };
}

/** A stored message. A deleted one keeps its id and loses its text. */
export function messageJson(world: World, message: MessageRecord, origin: string): Json {
  const sender = world.people.get(message.senderId);
  const parent = message.parentId === undefined ? undefined : world.messages.get(message.parentId);
  return {
    _id: message.id,
    category: message.category,
    topicId: message.spaceId,
    sender: sender === undefined ? { _id: message.senderId, type: 'user' } : personJson(sender, origin),
    content: {
      bodyText: message.deleted ? '' : bodyOf(world, message),
      description: message.deleted ? '' : message.description,
      data: message.deleted ? [] : message.data.map((item) => fileJson(world, item, origin)),
      ...workJson(message),
    },
    ...(parent !== undefined && {
      parentMsg: { _id: parent.id, bodyText: parent.bodyText, category: parent.category },
    }),
    ...(message.mentions.length > 0 && world.switches.mentions !== 'tags' && { mentions: message.mentions }),
    ...(world.switches.editedAs === 'modified' && { modified: new Date(message.modified).toISOString() }),
    ...(world.switches.editedAs === 'version' && { version: message.edits + 1 }),
    created: message.created,
    chatCount: world.switches.chatCount === 'comments' ? commentsOf(world, message).length : 0,
    ...(message.deleted && deletedMarker),
  };
}

/** Posts and tasks. The status of a task that is done is `complete`; the filter of lists says `completed`. [doc: spaces-api §7.1] */
function workJson({ work }: MessageRecord): Json {
  if (work === undefined) return {};
  const { status, dueDate, assignees } = work;
  return { status, dueDate, assignees: assignees?.map((_id) => ({ _id })) };
}

/** The comments on a post or task that are not deleted, oldest first. */
export function commentsOf(world: World, { id, spaceId, category }: MessageRecord): readonly MessageRecord[] {
  if (category !== 'idea' && category !== 'task') return [];
  return world.messages.in(spaceId).filter(({ parentId, deleted }) => parentId === id && !deleted);
}

function bodyOf({ switches }: World, { bodyText }: MessageRecord): string {
  return switches.mentions === 'list' ? bodyText.replace(/<\/?mention\b[^<>]*>/g, '') : bodyText;
}

/** Received files have a download address. [client: BS, SS] */
function fileJson(world: World, item: unknown, origin: string): unknown {
  const { fileId } = { ...(item as Json | null) };
  if (!world.switches.filePaths || world.files.get(String(fileId))?.content === undefined) return item;
  return { ...(item as Json), path: fileUrl(world, String(fileId), 'get', origin) };
}

/** The address at which a file can be put or fetched for a while. */
export function fileUrl(world: World, fileKey: string, use: 'put' | 'get', origin: string): string {
  const until = world.clock.now() + world.switches.fileUrlSeconds * 1_000;
  return `${origin}/files/${world.files.sign(fileKey, use, until)}`;
}

/** An entry of the change feed: the message and when it last changed (the related call sends `{_id, topicId, status, modified}`). */
export function changeJson(world: World, message: MessageRecord, origin: string): Json {
  return {
    ...messageJson(world, message, origin),
    status: message.deleted ? 2 : 0,
    modified: new Date(message.modified).toISOString(),
  };
}

/** How the service marks a deleted message is not documented; `status: 2` follows the change feed of spaces. */
const deletedMarker = { deleted: true, status: 2 };

/** The content of a meeting, in `activemeeting` and in events. [client: SS, BS, LT; draft: W/api/socket/media_session_response] */
export function meetingContent(meeting: MeetingRecord, details: boolean): Json {
  const { started, ended, mode, recordings } = meeting;
  return {
    startTime: isoTime(started),
    endTime: ended === undefined ? null : isoTime(ended),
    virtualEndTime: ended === undefined ? null : isoTime(ended),
    mediaMode: mode,
    meetingStatus: ended === undefined ? 'active' : 'inactive',
    attendees: [...meeting.attendees.values()].map((attendee) => attendeeJson(attendee, details)),
    ...(details && {
      recordings: recordings.map((recording) => ({
        _id: recording.id,
        startTime: isoTime(recording.started),
        endTime: recording.ended === undefined ? null : isoTime(recording.ended),
      })),
    }),
  };
}

/** How `activemeeting` shows a raised hand is not known; the name is that of the request [unknown: §9.4]. */
function attendeeJson({ person, joined, devices, hasHandRaised }: AttendeeRecord, details: boolean): Json {
  return {
    _id: person.id,
    username: person.username,
    displayname: person.displayname,
    type: person.kind === 'guest' ? 'anonymous' : 'user',
    joinTime: isoTime(joined),
    mdsrvSessions: [...devices].map((device) => ({ _id: device })),
    ...(details && { requestedPermissions: hasHandRaised ? ['PERMISSION_UNMUTE'] : [] }),
  };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/** Nine digits, as in the samples. */
export function confIdOf(spaceId: string): string {
  return String(parseInt(spaceId.slice(-7), 16) % 1_000_000_000).padStart(9, '0');
}

function settingsJson(space: SpaceRecord, forAdmin: boolean): Json {
  const locked = space.pin !== '';
  return {
    confId: confIdOf(space.id),
    // Non-empty means that the space has a PIN [client: SS:sdk:459]. Here only admins can read it.
    confPin: locked && !forAdmin ? '****' : space.pin,
    passwordRequired: { allGuests: locked },
    memberOnly: space.memberOnly,
    allowPasswordInURL: locked,
    autoStart: false,
    hideAutoStartPrompt: false,
    mpaasSettings: {
      eventConference: { enable: false },
      mixerMode: 'OPTIMIZED_PROCESSED',
      maxResolution: '720P',
    },
    mdSrv: 'mpaas',
    mdOpts: [],
    mdProviders: ['mpaas'],
    mdLic: ['video', 'audio'],
  };
}

function preferenceOf(space: SpaceRecord, viewer: PersonRecord): Json {
  const { isPinned, notification } = space.preferences.get(viewer.id) ?? defaultPreference;
  return { isPinned, notification };
}

function lastAccess(space: SpaceRecord, viewer: PersonRecord): string {
  return new Date(space.lastAccess.get(viewer.id) ?? space.created).toISOString();
}

/** Without a picture of their own, the URL ends in `/norevimages/noimage.jpg` [doc: D/tutorials/user_directory]. */
function pictureOf(person: PersonRecord, origin: string): string {
  const picture = person.picture || '/norevimages/noimage.jpg';
  return picture.startsWith('/') ? origin + picture : picture;
}
