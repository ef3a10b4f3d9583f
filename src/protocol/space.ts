/** Reads a space and its members from the responses to join, list and member requests. */
import { pipe, transform } from 'valibot';
import { personEntries, toPerson, type Person } from './person.ts';
import { anything, id, line, read, readEach, record, listOrEmpty, keyword } from './read.ts';

/** A space (the service's "topic") as the user sees it. */
export interface Space {
  readonly id: string;
  readonly title: string;
  readonly type: 'group' | 'direct' | 'personal';
  readonly archived: boolean;
  /** The user's own role, if the response has it. */
  readonly role: Role | undefined;
  /** The space hides its older messages from guests (`restrict: deny_guest_access_history_msg`). */
  readonly historyDenied: boolean;
  readonly members: readonly Member[];
}

export interface Member {
  readonly person: Person;
  readonly role: Role;
}

export type Role = 'admin' | 'member' | 'guest';

/** [doc: D/api/spaces/spaces_spaceid_join, D/guides/personal-meeting-room] */
const spaceSchema = pipe(
  record({
    _id: id,
    title: line,
    type: keyword,
    status: anything,
    role: keyword,
    restrict: listOrEmpty,
    members: listOrEmpty,
  }),
  transform(({ _id, title, type, status, role, restrict, members }): Space => ({
    id: _id,
    title,
    type: type === 'direct' || type === 'personal' ? type : 'group',
    // 0 normal, 1 archived; 2 also exists, and such a space takes no messages either. [doc: D/api/users/users_me_spaces]
    archived: typeof status === 'number' && status !== 0,
    role: readRole(role),
    historyDenied: restrict.includes('deny_guest_access_history_msg'),
    members: readEach(members, readMember),
  })),
);

/** An unknown role counts as the least one: guest. [doc: D/api/spaces/spaces_spaceid_members] */
const memberSchema = pipe(
  record({ member: id, memberType: keyword, role: keyword, ...personEntries }),
  transform(({ member, memberType, role, ...rest }): Member => ({
    person: toPerson(member, memberType, rest),
    role: readRole(role) ?? 'guest',
  })),
);

export function readSpace(value: unknown): Space | undefined {
  return read(spaceSchema, value);
}

/** The other member of a direct conversation. */
export function otherMember({ members }: Space, personId: string): Person | undefined {
  return members.find(({ person }) => person.id !== personId)?.person;
}

export function readMember(value: unknown): Member | undefined {
  return read(memberSchema, value);
}

/** One of the three roles; undefined for any other text. */
export function readRole(text: string): Role | undefined {
  return text === 'admin' || text === 'member' || text === 'guest' ? text : undefined;
}
