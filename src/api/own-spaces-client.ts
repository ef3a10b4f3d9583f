/** The REST calls about the list of one's own spaces, each with its source. */
import { readOwnSpaces, type OwnSpacesAnswer, pageQuery, searchPattern } from '../protocol/rest.ts';
import type { Http } from './http.ts';

/** Which spaces: all that are not archived, groups (the personal room among them), conversations of two, pinned ones. */
export type SpaceFilter = 'all' | 'groups' | 'direct' | 'pinned';

export interface OwnSpacesRequest {
  readonly filter: SpaceFilter;
  /** Plain text to find in titles and names; "" finds all. */
  readonly search: string;
  /** Behind a `next` of an earlier answer; the first page without. */
  readonly page?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every method @throws {SpacesError}. */
export interface OwnSpacesClient {
  /** One page, latest activity first. [doc: D/api/users/users_me_spaces] */
  list(call: OwnSpacesRequest): Promise<OwnSpacesAnswer>;
  /** What the answer holds is known from a draft only, so nothing is read from it. [draft: W/api/users/users_me_spaces_spaceid_preference] */
  pin(spaceId: string, isPinned: boolean): Promise<void>;
}

/** The most the service gives. [doc: D/api/users/users_me_spaces] */
const pageSize = 50;

const types: Readonly<Record<SpaceFilter, string>> = {
  all: 'group,direct,personal',
  groups: 'group,personal',
  direct: 'direct',
  pinned: 'group,direct,personal',
};

export function createOwnSpacesClient(http: Http): OwnSpacesClient {
  return {
    list: ({ filter, search, page, signal }) => {
      const query = {
        size: pageSize,
        ...(page !== undefined && pageQuery(page)),
        topictype: types[filter],
        filtertype: filter === 'pinned' ? 'pinned' : undefined,
        search: search === '' ? undefined : searchPattern(search),
      };
      return http({ path: '/api/users/me/spaces', query, signal, read: readOwnSpaces });
    },
    pin: async (spaceId, isPinned) => {
      const path = `/api/users/me/spaces/${encodeURIComponent(spaceId)}/preference`;
      await http({ method: 'POST', path, body: { isPinned }, read: () => true });
    },
  };
}
