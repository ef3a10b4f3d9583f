/** The state and rules of the emulated service, without HTTP or sockets, and with a clock and random numbers that tests control. */
import { Access, type Caller } from './access.ts';
import { WorldClock } from './clock.ts';
import { DirectCalls } from './direct-calls.ts';
import { DirectSpaces } from './direct-spaces.ts';
import { Directory } from './directory.ts';
import { Files } from './files.ts';
import { Invites } from './invites.ts';
import { Meetings, type MeetingEvent } from './meetings.ts';
import { type MessageDraft, type MessageEdit, type MessageRecord, Messages } from './messages.ts';
import { People, type PersonRecord } from './people.ts';
import { ObjectIds, Random } from './random.ts';
import { ServiceError } from './service-error.ts';
import { SpaceRegistry, type SpaceRecord, type SpaceRole } from './spaces.ts';
import { defaultSwitches, withSwitches, type Switches } from './switches.ts';
import { Tokens } from './tokens.ts';

export class World {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly people: People;
  readonly spaces: SpaceRegistry;
  readonly directory: Directory;
  readonly invites: Invites;
  readonly messages: Messages;
  readonly files: Files;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly direct: DirectSpaces;
  readonly meetings: Meetings;
  readonly directCalls: DirectCalls;
  /** Returns the ids of the spaces whose channel a person listens to. The channel server sets this. */
  onlineIn: (personId: string) => ReadonlySet<string> = () => new Set();
  switches: Switches;
  readonly #listeners = new Set<(change: Change) => void>();

  constructor({ clock = new WorldClock(), randomSeed = 1, switches = {} }: WorldOptions = {}) {
    this.clock = clock;
    this.random = new Random(randomSeed);
    const ids = new ObjectIds(this.random);
    this.people = new People(ids);
    this.spaces = new SpaceRegistry(ids, this.random);
    this.directory = new Directory(this.people, this.spaces);
    this.invites = new Invites(ids);
    this.messages = new Messages(ids);
    this.files = new Files(this.random);
    this.tokens = new Tokens(clock, this.random);
    this.switches = withSwitches(defaultSwitches, switches);
    this.access = new Access(this);
    this.direct = new DirectSpaces(this);
    this.meetings = new Meetings(this, ids, (event) => this.#notify({ kind: 'meeting', event }));
    this.directCalls = new DirectCalls(clock, ids);
  }

  /** Calls `listener` on every change. Returns a function that ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores a message if the caller may write in the space. */
  post(caller: Caller, spaceId: string, draft: MessageDraft, origin?: Origin): MessageRecord {
    const space = this.access.write(caller, spaceId);
    return this.postUnchecked(caller.person, space, draft, origin);
  }

  /** Stores a message without checking permissions. */
  postUnchecked(
    person: PersonRecord,
    space: SpaceRecord,
    draft: MessageDraft,
    origin?: Origin,
  ): MessageRecord {
    const { created, suppressDuplicates } = this.switches;
    const kept = created === 'kept' ? draft : { ...draft, created: undefined };
    const earlier =
      suppressDuplicates && draft.created !== undefined
        ? this.messages.find(space.id, person.id, draft.created)
        : undefined;
    const message = earlier ?? this.messages.store(space.id, person.id, kept, this.clock.now());
    this.#notify({ kind: 'stored', message, origin, isDuplicate: earlier !== undefined });
    return message;
  }

  /** Changes the text of the caller's own message [doc: D/api/messages/messages_id__post; client: SS for chats]. */
  edit(caller: Caller, messageId: string, change: MessageEdit): MessageRecord {
    const message = this.#existing(messageId);
    this.access.write(caller, message.spaceId);
    if (this.switches.chatEdit === 'refused' && message.category === 'chat') {
      throw new ServiceError(400, 'invalid.parameters', 'Only posts and tasks can be edited.');
    }
    if (message.senderId !== caller.person.id) {
      throw new ServiceError(403, 'access.denied', 'Only the sender may edit a message.');
    }
    this.messages.edit(message, change, this.clock.now());
    this.#notify({ kind: 'edited', message });
    return message;
  }

  /** Deletes the person's own messages, and any message if the person is an admin [doc: PERM_MESSAGE_DELETE]. */
  delete(person: PersonRecord, messageIds: readonly string[]): Deletions {
    const result: Deletions = { deleted: [], notFound: [], notPermitted: [], notDeleted: [] };
    for (const id of messageIds) result[this.#deleteOne(person, id)].push(id);
    return result;
  }

  /** Removes a person from a space. `forGood` also prevents them from returning. */
  kick(space: SpaceRecord, personId: string, forGood: boolean): void {
    space.attendances.delete(personId);
    if (forGood) space.banned.add(personId);
    this.meetings.leave(personId, space.id);
    this.#notify({ kind: 'access-lost', spaceId: space.id, personId });
  }

  /** Adds an account user to a space, or changes their role. Who may do this is inferred from PERM_TOPIC_UPDATE and RoleAdmin [doc: spaces-api §2.2]. */
  addMember(caller: Caller, spaceId: string, personId: string, role: SpaceRole): void {
    const space = this.access.write(caller, spaceId);
    const ownRole = this.access.roleOf(caller.person, space);
    const before = space.attendances.get(personId);
    const known = [
      ...this.directory.colleaguesOf(caller.person),
      ...this.directory.contactsOf(caller.person),
    ];
    const refused = ownRole === 'guest' || space.type !== 'group' || !known.some(({ id }) => id === personId);
    if (refused || (ownRole !== 'admin' && (before !== undefined || role === 'admin'))) {
      throw new ServiceError(403, 'access.denied', 'You may not add this person.');
    }
    const joined = before?.joined ?? this.clock.now();
    this.spaces.attend(space, { personId, role, joined, listed: true });
    this.#notify({ kind: 'updated', spaceId });
  }

  /** Removes a person from a space, as TOPIC_ATTENDEE_LEAVE says. [doc: spaces-api §2.2] */
  removeAttendee(caller: Caller, spaceId: string, personId: string): void {
    const space = this.access.write(caller, spaceId);
    const role = space.attendances.get(personId)?.role;
    if (role === undefined) throw new ServiceError(404, 'attendee.not.found', 'This person is not here.');
    const admins = [...space.attendances.values()].filter((each) => each.role === 'admin');
    const isKept = (role === 'admin' && admins.length === 1) || personId === space.ownerId;
    const own = this.access.roleOf(caller.person, space);
    const mayRemove = own === 'admin' || (own === 'member' && role === 'guest');
    if (!mayRemove || isKept || space.type === 'direct')
      throw new ServiceError(403, 'access.denied', 'You may not remove this person.');
    this.kick(space, personId, false);
    this.#notify({ kind: 'updated', spaceId });
  }

  /** Returns a person's personal room, and creates it if needed [doc: D/guides/personal-meeting-room]. */
  personalRoomOf({ id, displayname }: PersonRecord): SpaceRecord {
    const existing = this.spaces.all.find(({ type, ownerId }) => type === 'personal' && ownerId === id);
    if (existing !== undefined) return existing;
    const room = this.spaces.add({ title: displayname, ownerId: id, type: 'personal' }, this.clock.now());
    return Object.assign(room, { historyDenied: true });
  }

  /** Changes the settings of a space. */
  updateSpace(space: SpaceRecord, changes: SpaceChanges): void {
    Object.assign(space, changes);
    this.#notify({ kind: 'updated', spaceId: space.id });
  }

  /** Changes the role of a person in a space, as its admins may. */
  setRole(space: SpaceRecord, personId: string, role: SpaceRole): void {
    const attendance = space.attendances.get(personId);
    if (attendance === undefined) throw new Error('This person is not in the space.');
    this.spaces.attend(space, { ...attendance, role });
    this.#notify({ kind: 'updated', spaceId: space.id });
  }

  deleteSpace(space: SpaceRecord): void {
    const meeting = this.meetings.active(space.id);
    if (meeting !== undefined) this.meetings.end(meeting);
    this.spaces.remove(space.id);
    this.#notify({ kind: 'access-lost', spaceId: space.id, personId: undefined });
  }

  #existing(messageId: string): MessageRecord {
    const message = this.messages.get(messageId);
    if (message === undefined || message.deleted) {
      throw new ServiceError(404, 'message.not.found', 'The message does not exist.');
    }
    return message;
  }

  #deleteOne(person: PersonRecord, messageId: string): keyof Deletions {
    const message = this.messages.get(messageId);
    const space = message === undefined ? undefined : this.spaces.get(message.spaceId);
    if (message === undefined || message.deleted || space === undefined) return 'notFound';
    const role = this.access.roleOf(person, space);
    if (message.senderId !== person.id && role !== 'admin') return 'notPermitted';
    if (space.archived) return 'notDeleted';
    this.messages.remove(message, this.clock.now());
    this.#notify({ kind: 'deleted', message });
    return 'deleted';
  }

  #notify(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

export interface WorldOptions {
  readonly clock?: WorldClock;
  readonly randomSeed?: number;
  readonly switches?: Partial<Switches>;
}

/** A change that connected clients can be told about. */
export type Change =
  /** `isDuplicate`: an earlier message was returned instead of storing this one. */
  | {
      readonly kind: 'stored';
      readonly message: MessageRecord;
      readonly origin: Origin | undefined;
      readonly isDuplicate: boolean;
    }
  | { readonly kind: 'edited'; readonly message: MessageRecord }
  | { readonly kind: 'deleted'; readonly message: MessageRecord }
  /** The person, or all people if undefined, can no longer use the space. */
  | { readonly kind: 'access-lost'; readonly spaceId: string; readonly personId: string | undefined }
  /** The settings of a space, or a person's role in it. */
  | { readonly kind: 'updated'; readonly spaceId: string }
  | { readonly kind: 'meeting'; readonly event: MeetingEvent };

/** The settings of a space that its admins can change. */
export type SpaceChanges = Partial<
  Pick<SpaceRecord, 'title' | 'pin' | 'archived' | 'memberOnly' | 'historyDenied'>
>;

/** How a message was sent. */
export interface Origin {
  /** The socket that sent it; undefined for REST. */
  readonly socketId: string | undefined;
  /** Returned to that socket only. */
  readonly loopbackMetadata: unknown;
  /** If false, that socket, or all sockets of a REST sender, do not receive the message. */
  readonly echo: boolean;
}

/** The outcome for each id of a delete call [doc: D/api/messages/messages_deletemessages]. */
export interface Deletions {
  readonly deleted: string[];
  readonly notFound: string[];
  readonly notPermitted: string[];
  /** In an archived space. */
  readonly notDeleted: string[];
}
