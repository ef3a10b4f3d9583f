import { Access, type Caller } from './access.ts';
import { Accounts } from '../accounts/accounts.ts';
import { Acquaintance, SpaceRegistry, type SpaceRecord, type SpaceRole } from './spaces.ts';
import { WorldClock } from './clock.ts';
import { DirectSpaces } from './direct-spaces.ts';
import { Invites } from './invites.ts';
import { Messages, type MessageDraft, type MessageRecord } from './messages.ts';
import { colleaguesOf, contactsOf } from './directory.ts';
import { ObjectIds, Random } from './random.ts';
import { People, type PersonRecord } from './people.ts';
import { Refusal } from './refusal.ts';
import { defaultSwitches, withSwitches, type Switches } from './switches.ts';
import { Tokens } from './tokens.ts';

/** Something that connected clients may hear of. */
export type Change =
  /** `again`: the same message had come before and was not stored a second time. */
  | {
      readonly kind: 'stored';
      readonly message: MessageRecord;
      readonly origin: Origin | undefined;
      readonly again: boolean;
    }
  | { readonly kind: 'edited'; readonly message: MessageRecord }
  | { readonly kind: 'deleted'; readonly message: MessageRecord }
  /** `person` (undefined: everybody) has no place in the space any more. */
  | { readonly kind: 'lost'; readonly spaceId: string; readonly personId: string | undefined };

/** How a message came in. */
export interface Origin {
  /** The socket it came by; undefined for REST. */
  readonly socketId: string | undefined;
  /** Goes back to that socket only. */
  readonly loopbackMetadata: unknown;
  /** False: that socket, or all sockets of somebody who used REST, do not hear of it. */
  readonly echo: boolean;
}

/** What became of each id of a delete call [doc: D/api/messages/messages_deletemessages]. */
export interface Deletions {
  readonly deleted: string[];
  readonly notFound: string[];
  readonly notPermitted: string[];
  /** In an archived space. */
  readonly notDeleted: string[];
}

/** The service's whole state and its rules: no HTTP, no sockets, a clock that can be set, repeatable randomness. */
export class World {
  readonly clock: WorldClock;
  readonly random: Random;
  readonly people: People;
  readonly acquaintance = new Acquaintance();
  readonly spaces: SpaceRegistry;
  readonly invites: Invites;
  readonly messages: Messages;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly accounts: Accounts;
  readonly direct: DirectSpaces;
  /** Ids of the spaces whose channel a person listens to; the channel server knows. */
  onlineIn: (personId: string) => ReadonlySet<string> = () => new Set();
  switches: Switches;
  readonly #listeners = new Set<(change: Change) => void>();

  constructor({ clock = new WorldClock(), randomSeed = 1, switches = {} }: WorldOptions = {}) {
    this.clock = clock;
    this.random = new Random(randomSeed);
    const ids = new ObjectIds(this.random);
    this.people = new People(ids);
    this.spaces = new SpaceRegistry(ids, this.random, this.acquaintance);
    this.invites = new Invites(ids);
    this.messages = new Messages(ids);
    this.tokens = new Tokens(clock, this.random);
    this.switches = withSwitches(defaultSwitches, switches);
    this.access = new Access(this);
    this.accounts = new Accounts(this, randomSeed);
    this.direct = new DirectSpaces(this);
  }

  /** Calls `listener` on every change until the returned function is called. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores a message of somebody who may write there. */
  post(caller: Caller, spaceId: string, draft: MessageDraft, origin?: Origin): MessageRecord {
    const space = this.access.write(caller, spaceId);
    return this.say(caller.person, space, draft, origin);
  }

  /** Stores a message without asking whether its sender may. */
  say(person: PersonRecord, space: SpaceRecord, draft: MessageDraft, origin?: Origin): MessageRecord {
    const { created, suppressDuplicates } = this.switches;
    const kept = created === 'kept' ? draft : { ...draft, created: undefined };
    const twin =
      suppressDuplicates && draft.created !== undefined
        ? this.messages.twin(space.id, person.id, draft.created)
        : undefined;
    const message = twin ?? this.messages.store(space.id, person.id, kept, this.clock.now());
    this.#tell({ kind: 'stored', message, origin, again: twin !== undefined });
    return message;
  }

  /** Changes the text of a message: its own sender may [doc: D/api/messages/messages_id__post; client: SS for chats]. */
  edit(caller: Caller, messageId: string, bodyText: string, description: string): MessageRecord {
    const message = this.#present(messageId);
    this.access.write(caller, message.spaceId);
    if (this.switches.chatEdit === 'refused' && message.category === 'chat') {
      throw new Refusal(400, 'invalid.parameters', 'Only posts and tasks can be edited.');
    }
    if (message.senderId !== caller.person.id) {
      throw new Refusal(403, 'access.denied', 'Only the sender may edit a message.');
    }
    this.messages.edit(message, bodyText, description, this.clock.now());
    this.#tell({ kind: 'edited', message });
    return message;
  }

  /** Deletes what the person may delete: own messages, and all as an admin [doc: PERM_MESSAGE_DELETE]. */
  delete(person: PersonRecord, messageIds: readonly string[]): Deletions {
    const result: Deletions = { deleted: [], notFound: [], notPermitted: [], notDeleted: [] };
    for (const id of messageIds) result[this.#deleteOne(person, id)].push(id);
    return result;
  }

  /** Takes a person out of a space; `forGood` also keeps them from coming back. */
  kick(space: SpaceRecord, personId: string, forGood: boolean): void {
    space.attendances.delete(personId);
    if (forGood) space.banned.add(personId);
    this.#tell({ kind: 'lost', spaceId: space.id, personId });
  }

  /** Brings an account user in, or changes their role; who may is inferred from PERM_TOPIC_UPDATE and RoleAdmin [doc: spaces-api §2.2]. */
  admit(caller: Caller, spaceId: string, personId: string, role: SpaceRole): void {
    const space = this.access.write(caller, spaceId);
    const own = this.access.roleOf(caller.person, space);
    const before = space.attendances.get(personId);
    const known = [...colleaguesOf(this, caller.person), ...contactsOf(this, caller.person)];
    const refused = own === 'guest' || space.type !== 'group' || !known.some(({ id }) => id === personId);
    if (refused || (own !== 'admin' && (before !== undefined || role === 'admin'))) {
      throw new Refusal(403, 'access.denied', 'You may not bring this person in.');
    }
    const joined = before?.joined ?? this.clock.now();
    this.spaces.attend(space, { personId, role, joined, listed: true });
  }

  /** Somebody's personal room [doc: D/guides/personal-meeting-room]. */
  roomOf({ id, displayname }: PersonRecord): SpaceRecord {
    const made = this.spaces.all.find(({ type, ownerId }) => type === 'personal' && ownerId === id);
    if (made !== undefined) return made;
    const room = this.spaces.add({ title: displayname, ownerId: id, type: 'personal' }, this.clock.now());
    return Object.assign(room, { historyDenied: true });
  }

  deleteSpace(space: SpaceRecord): void {
    this.spaces.remove(space.id);
    this.#tell({ kind: 'lost', spaceId: space.id, personId: undefined });
  }

  #present(messageId: string): MessageRecord {
    const message = this.messages.get(messageId);
    if (message === undefined || message.deleted) {
      throw new Refusal(404, 'message.not.found', 'The message does not exist.');
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
    this.#tell({ kind: 'deleted', message });
    return 'deleted';
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}

export interface WorldOptions {
  readonly clock?: WorldClock;
  readonly randomSeed?: number;
  readonly switches?: Partial<Switches>;
}
