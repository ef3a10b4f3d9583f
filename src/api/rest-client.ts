/** The service's REST interface: a method per endpoint, each with its source. */
import type { Person } from '../protocol/person.ts';
import {
  readAnonymousAuth,
  readChanges,
  readJoin,
  readMe,
  readMessages,
  readServiceConfigurations,
} from '../protocol/rest.ts';
import type { Space } from '../protocol/space.ts';
import { SpacesError } from './errors.ts';
import type { Http } from './http.ts';

export type MessagesPage = NonNullable<ReturnType<typeof readMessages>>;

interface SpaceCall {
  readonly spaceId: string;
  readonly pin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every method @throws {SpacesError}. */
export interface RestClient {
  /** Which socket and accounts hosts belong to this server. [doc: D/guides/service-configurations] */
  serviceConfigurations(): Promise<{ socket?: string; accounts?: string }>;
  /** A new anonymous identity at every call; the token lives 24 h. [doc: D/api/users/anonymous_auth] */
  signInGuest(displayname: string): Promise<string>;
  /** [doc: D/api/users/users_me] */
  me(): Promise<Person>;
  /** A GET that makes the caller a participant: never call it unasked. [draft: W/api/spaces/spaces_invites_inviteid_join] */
  joinInvite(inviteId: string, pin?: string): Promise<Space>;
  /** As `joinInvite`, by space id. [doc: D/api/spaces/spaces_spaceid_join] */
  joinSpace(spaceId: string, pin?: string): Promise<Space>;
  /**
   * History, newest first. Without `page` the newest messages, else the page behind a `next` of an earlier answer.
   * [doc: D/api/spaces/spaces_spaceid_messages_query]
   */
  messages(call: SpaceCall & { page?: string | undefined; size: number }): Promise<MessagesPage>;
  /** Messages added, changed or deleted since `after` (ms), old to new. [doc: D/api/messages/activitiesrecord_messages] */
  changes(call: SpaceCall & { after: number; page: number; size: number }): Promise<MessagesPage>;
  /** [client: LT k6/src/chat.js] */
  markRead(spaceId: string): Promise<void>;
}

export function createRestClient(http: Http): RestClient {
  const done = (): true => true;
  return {
    serviceConfigurations: () =>
      http({ path: '/api/service-configurations', anonymous: true, read: readServiceConfigurations }),
    signInGuest: async (displayname) => {
      const body = { displayname, username: '' };
      const path = '/api/anonymous/auth';
      return (await http({ method: 'POST', path, body, anonymous: true, read: readAnonymousAuth })).token;
    },
    me: () => http({ path: '/api/users/me', read: readMe }),
    joinInvite: (id, pin) => join(http, `/api/spaces/invites/${segment(id)}/join`, pin),
    joinSpace: (id, pin) => join(http, `/api/spaces/${segment(id)}/join`, pin),
    messages: ({ spaceId, page, size, pin, signal }) => {
      const path = `/api/spaces/${segment(spaceId)}/messages/query`;
      const query = { size, ...(page !== undefined && pageQuery(page)) };
      return http({ path, query, pin, signal, read: readMessages });
    },
    changes: ({ spaceId, after, page, size, pin, signal }) => {
      const query = { spaceid: spaceId, after: Math.floor(after), page, size };
      return http({ path: '/api/activitiesrecord/messages', query, pin, signal, read: readChanges });
    },
    markRead: async (spaceId) => {
      const path = `/api/users/me/spaces/${segment(spaceId)}/markread`;
      await http({ method: 'POST', path, body: {}, read: done });
    },
  };
}

const segment = encodeURIComponent;

/**
 * The query of a page URL. Whether such URLs are absolute is unknown, and an answer must not choose
 * the host or the endpoint of a request that carries a token: only its query is used.
 */
function pageQuery(page: string): Record<string, string> {
  const mark = page.indexOf('?');
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(page.slice(mark + 1)));
}

/** 403 on join means that the PIN is missing or wrong [client: SS:sdk:472], unless the server's code says otherwise. */
async function join(http: Http, path: string, pin: string | undefined): Promise<Space> {
  try {
    return await http({ path, pin, read: readJoin });
  } catch (error) {
    if (!(error instanceof SpacesError)) throw error;
    const reason = error.detail.reason ?? '';
    if (error.code === 'forbidden' && !/member|invit|permission|archiv|denied/i.test(reason)) {
      throw new SpacesError('pin-required', error.detail);
    }
    // What an unknown or withdrawn invite answers is unknown; clients report nothing but "not found".
    if (error.code === 'rejected') throw new SpacesError('not-found', error.detail);
    throw error;
  }
}
