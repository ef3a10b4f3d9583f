/** REST requests about the people of a space, for its admins also to change them. Loads later. */
import { id, read, record } from '../protocol/read.ts';
import { type MembersResponse, pageQuery, readMembers } from '../protocol/paged-lists.ts';
import { readDirectSpace } from '../protocol/people.ts';
import type { Person } from '../protocol/person.ts';
import type { Role } from '../protocol/space.ts';
import type { Http, HttpRequest } from './http.ts';

/** The largest page of the emulator; the service has ignored this parameter before. [doc: D/api/spaces/spaces_spaceid_members] */
const pageSize = 100;
const ownerSchema = record({ cid: id });
const segment = encodeURIComponent;

/** Every method @throws {SpacesError}. */
export class AttendeesClient {
  readonly #http: Http;
  readonly #path: string;

  constructor(http: Http, spaceId: string) {
    this.#http = http;
    this.#path = `/api/spaces/${segment(spaceId)}`;
  }

  /** `page`: `next` of an earlier response. [doc: D/api/spaces/spaces_spaceid_members] */
  members(pin: string | undefined, page: string | undefined, signal: AbortSignal): Promise<MembersResponse> {
    const query = { size: pageSize, page: 0, ...(page !== undefined && pageQuery(page)) };
    return this.#http({ path: `${this.#path}/members`, query, pin, signal, read: readMembers });
  }

  /** Id of the user who created the space: its `cid`. [doc: D/api/spaces/spaces_spaceid_join] */
  owner(pin: string | undefined, signal: AbortSignal): Promise<string> {
    return this.#http({ path: this.#path, pin, signal, read: (answer) => read(ownerSchema, answer)?.cid });
  }

  /** [doc: D/api/spaces/spaces_spaceid_attendees_attendeetype_attendee__post] Not for guests. */
  setRole(person: Person, role: Exclude<Role, 'guest'>, pin: string | undefined): Promise<void> {
    return this.#change('POST', person, pin, { role });
  }

  /** The permission is documented, the call is not. [doc: TOPIC_ATTENDEE_LEAVE; unknown: spaces-api §2.2] */
  remove(person: Person, pin: string | undefined): Promise<void> {
    return this.#change('DELETE', person, pin);
  }

  /** The id of the direct space of the user and a person. [doc: D/api/spaces/spaces_direct_usertype_userid] */
  directSpace({ id: personId, kind }: Person): Promise<string> {
    const type = kind === 'guest' ? 'anonymous' : 'user';
    return this.#http({ path: `/api/spaces/direct/${type}/${segment(personId)}`, read: readDirectSpace });
  }

  async #change(
    method: NonNullable<HttpRequest<unknown>['method']>,
    { id: personId, kind }: Person,
    pin: string | undefined,
    body?: object,
  ): Promise<void> {
    const type = kind === 'guest' ? 'anonymousid' : 'userid';
    const path = `${this.#path}/attendees/${type}/${segment(personId)}`;
    await this.#http({ method, path, body, pin, read: () => true });
  }
}
