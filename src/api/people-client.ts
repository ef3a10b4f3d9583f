/** REST requests that find people, open direct conversations and add people to a space. */
import {
  peoplePattern,
  readAddressed,
  readDirectSpace,
  readPeople,
  readRoomOwner,
  type AddressedPerson,
  type PeopleResponse,
} from '../protocol/people.ts';
import { pageQuery, readMembers, type MembersResponse } from '../protocol/paged-lists.ts';
import type { Role } from '../protocol/space.ts';
import type { Http } from './http.ts';

export interface PeopleRequest {
  /** Plain text. The client escapes characters with a meaning in regular expressions. */
  readonly text: string;
  /** `next` of an earlier response; without it the first page. */
  readonly page?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every method @throws {SpacesError}. */
export interface PeopleClient {
  /** People of the same organisation, or from a common space. [doc: D/api/users/users_userid_colleagues] */
  colleagues(call: PeopleRequest): Promise<PeopleResponse>;
  /** People with direct messages, also from other organisations. [doc: D/api/users/users_userid_people_withdm] */
  contacts(call: PeopleRequest): Promise<PeopleResponse>;
  /** The people with these addresses, at most 50; unknown addresses are absent. [doc: W/api/users/users_userid_colleaguesbulk] */
  byAddress(addresses: readonly string[], signal?: AbortSignal): Promise<readonly AddressedPerson[]>;
  /** Members of a space that match the text, in the same kind of search. [doc: D/api/spaces/spaces_spaceid_members] */
  members(spaceId: string, call: PeopleRequest): Promise<MembersResponse>;
  /**
   * Id of the direct conversation with a person; creates it when it does not exist. `kind` is the person's.
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

/** The service reads at most this many addresses in one request. [doc: W/api/users/users_userid_colleaguesbulk] */
export const maxAddressesPerRequest = 50;

/** The service's own client requests 10; our list shows more at once. */
const pageSize = 20;
const membersPage = 100;

export function createPeopleClient(http: Http): PeopleClient {
  const search = (path: string, call: PeopleRequest): Promise<PeopleResponse> =>
    http({ path, query: queryOf(call, pageSize), signal: call.signal, read: readPeople });
  return {
    colleagues: (call) => search('/api/users/me/colleagues', call),
    contacts: (call) => search('/api/users/me/people/withdm', call),
    byAddress: (addresses, signal) => {
      const body = addresses.slice(0, maxAddressesPerRequest);
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
  return { size, page: 0, ...(page !== undefined && pageQuery(page)), search: peoplePattern(text) };
}
