/** REST requests that tell whether the user is in a space. Unlike joining, they change nothing. */
import { type MembersResponse, readMembers } from '../protocol/paged-lists.ts';
import { readJoin } from '../protocol/rest.ts';
import { readSpace, type Space } from '../protocol/space.ts';
import type { Http } from './http.ts';

/** Every method @throws {SpacesError}. */
export interface MembershipClient {
  /** The space as the user sees it. [client: BS, SS] */
  space(spaceId: string, pin: string | undefined): Promise<Space>;
  /**
   * The first page of its members, or of those that a search finds. Only they may read it.
   * [doc: D/api/spaces/spaces_spaceid_members]
   */
  members(spaceId: string, pin: string | undefined, search?: string): Promise<MembersResponse>;
}

const pageSize = 100;

export function createMembershipClient(http: Http): MembershipClient {
  const pathOf = (spaceId: string): string => `/api/spaces/${encodeURIComponent(spaceId)}`;
  return {
    space: (spaceId, pin) =>
      http({ path: pathOf(spaceId), pin, read: (answer) => readJoin(answer) ?? readSpace(answer) }),
    members: (spaceId, pin, search) =>
      http({
        path: `${pathOf(spaceId)}/members`,
        query: { size: pageSize, page: 0, search },
        pin,
        read: readMembers,
      }),
  };
}
