/** REST requests for the list of the signed-in user's spaces. */
import { readOwnSpaces, type OwnSpacesResponse, pageQuery, searchPattern } from '../protocol/paged-lists.ts';
import type { Http } from './http.ts';

/** Which spaces that are not archived: all, groups (with the personal room), direct conversations, or pinned ones. */
export type SpaceFilter = 'all' | 'groups' | 'direct' | 'pinned';

export interface OwnSpacesRequest {
  readonly filter: SpaceFilter;
  /** Plain text to find in titles and names; "" for all spaces. */
  readonly search: string;
  /** `next` of an earlier response; without it the first page. */
  readonly page?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every method @throws {SpacesError}. */
export interface OwnSpacesClient {
  /** One page, latest activity first. [doc: D/api/users/users_me_spaces] */
  list(call: OwnSpacesRequest): Promise<OwnSpacesResponse>;
  /** Reads nothing from the response, which only a draft describes. [draft: W/api/users/users_me_spaces_spaceid_preference] */
  pin(spaceId: string, isPinned: boolean): Promise<void>;
}

/** The largest page of the service. [doc: D/api/users/users_me_spaces] */
const pageSize = 50;

const topicTypes: Readonly<Record<SpaceFilter, string>> = {
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
        topictype: topicTypes[filter],
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
