/** The REST calls that find people and bring them in, each with its source. */
import {
  readAddressed,
  readDirectSpace,
  readPeople,
  readRoomOwner,
  type AddressedPerson,
  type PeopleAnswer,
} from '../protocol/people.ts';
import { pageQuery, readMembers, type MembersAnswer, searchPattern } from '../protocol/rest.ts';
import type { Role } from '../protocol/space.ts';
import type { Http } from './http.ts';

export interface PeopleRequest {
  /** Plain text: what it would mean in a regular expression is taken away here. */
  readonly text: string;
  /** Behind a `next` of an earlier answer; the first page without. */
  readonly page?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every method @throws {SpacesError}. */
export interface PeopleClient {
  /** People of the same organisation, or met in a space. [doc: D/api/users/users_userid_colleagues] */
  colleagues(call: PeopleRequest): Promise<PeopleAnswer>;
  /** People with direct messages, of other organisations too. [doc: D/api/users/users_userid_people_withdm] */
  contacts(call: PeopleRequest): Promise<PeopleAnswer>;
  /** Who is behind these addresses, at most 50; unknown ones are absent. [doc: W/api/users/users_userid_colleaguesbulk] */
  byAddress(addresses: readonly string[], signal?: AbortSignal): Promise<readonly AddressedPerson[]>;
  /** Members of a space whom the text finds; the same kind of search. [doc: D/api/spaces/spaces_spaceid_members] */
  members(spaceId: string, call: PeopleRequest): Promise<MembersAnswer>;
  /**
   * Id of the conversation with somebody, made where there was none; `kind` is the other one's.
   * [doc: D/api/spaces/spaces_direct_usertype_userid]
   */
  directSpace(personId: string, kind: 'user' | 'anonymous'): Promise<string>;
  /** User id of the owner of a personal room. [doc: D/api/users/users_meetingroom_email] */
  roomOwner(email: string, signal?: AbortSignal): Promise<string>;
  /**
   * Adds an account user to a space, or changes their role.
   * [doc: D/api/spaces/spaces_spaceid_attendees_attendeetype_attendee__post]
   */
  addAttendee(spaceId: string, personId: string, role: Exclude<Role, 'guest'>): Promise<void>;
}

/** Most addresses that one bulk call reads. [doc: W/api/users/users_userid_colleaguesbulk] */
export const bulkSize = 50;

/** As many as the service's own client asks for would be 10; a list shows more at once. */
const pageSize = 20;
const membersPage = 100;

export function createPeopleClient(http: Http): PeopleClient {
  const search = (path: string, call: PeopleRequest): Promise<PeopleAnswer> =>
    http({ path, query: queryOf(call, pageSize), signal: call.signal, read: readPeople });
  return {
    colleagues: (call) => search('/api/users/me/colleagues', call),
    contacts: (call) => search('/api/users/me/people/withdm', call),
    byAddress: (addresses, signal) => {
      const body = addresses.slice(0, bulkSize);
      return http({
        method: 'POST',
        path: '/api/users/me/colleaguesbulk',
        body,
        signal,
        read: readAddressed,
      });
    },
    members: (spaceId, call) => {
      const path = `/api/spaces/${encodeURIComponent(spaceId)}/members`;
      return http({ path, query: queryOf(call, membersPage), signal: call.signal, read: readMembers });
    },
    directSpace: (personId, kind) =>
      http({ path: `/api/spaces/direct/${kind}/${encodeURIComponent(personId)}`, read: readDirectSpace }),
    roomOwner: (email, signal) =>
      http({ path: `/api/users/meetingroom/${encodeURIComponent(email)}`, signal, read: readRoomOwner }),
    addAttendee: async (spaceId, personId, role) => {
      const path = `/api/spaces/${encodeURIComponent(spaceId)}/attendees/userid/${encodeURIComponent(personId)}`;
      await http({ method: 'POST', path, body: { role }, read: () => true });
    },
  };
}

function queryOf({ text, page }: PeopleRequest, size: number): Readonly<Record<string, string | number>> {
  return { size, page: 0, ...(page !== undefined && pageQuery(page)), search: searchPattern(text) };
}
