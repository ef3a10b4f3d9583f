/** The REST requests on the way into a space: guest sign-in, the current user, and joining. */
import type { Person } from '../protocol/person.ts';
import { readAnonymousAuth, readJoin, readMe } from '../protocol/rest.ts';
import type { Space } from '../protocol/space.ts';
import { SpacesError } from './errors.ts';
import type { Http } from './http.ts';

/** Every method @throws {SpacesError}. */
export interface JoinClient {
  /** Creates a new anonymous identity with every call. Its token is valid for 24 h. [doc: D/api/users/anonymous_auth] */
  signInGuest(displayname: string): Promise<string>;
  /** [doc: D/api/users/users_me] */
  me(): Promise<Person>;
  /** A GET that makes the caller a participant: call it only when the user asks to join. [draft: W/api/spaces/spaces_invites_inviteid_join] */
  joinInvite(inviteId: string, pin?: string): Promise<Space>;
  /** Like `joinInvite`, by space id. [doc: D/api/spaces/spaces_spaceid_join] */
  joinSpace(spaceId: string, pin?: string): Promise<Space>;
}

export function createJoinClient(http: Http): JoinClient {
  return {
    signInGuest: async (displayname) => {
      const body = { displayname, username: '' };
      const path = '/api/anonymous/auth';
      return (await http({ method: 'POST', path, body, anonymous: true, read: readAnonymousAuth })).token;
    },
    me: () => http({ path: '/api/users/me', read: readMe }),
    joinInvite: (id, pin) => join(http, `/api/spaces/invites/${segment(id)}/join`, pin),
    joinSpace: (id, pin) => join(http, `/api/spaces/${segment(id)}/join`, pin),
  };
}

const segment = encodeURIComponent;

async function join(http: Http, path: string, pin: string | undefined): Promise<Space> {
  // A header cannot carry such a PIN, so it is wrong.
  if (pin !== undefined && !/^[\x20-\x7e\xa0-\xff]*$/.test(pin)) throw new SpacesError('pin-required');
  return http({ path, pin, read: readJoin, joins: true });
}
