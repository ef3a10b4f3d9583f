/** Reads responses of the REST API: one reader per endpoint, which returns undefined for an invalid response. */
import { type Message, readMessage } from './message.ts';
import { type Person, readPerson } from './person.ts';
import { anything, flag, list, read, readEach, record, listOrEmpty, text } from './read.ts';
import { readOrigin } from './server.ts';
import { type Member, readMember, readSpace, type Space } from './space.ts';

/** One page of messages in the order received. `next` and `previous` are untrusted text: use them through `pageQuery`. */
export interface MessagesResponse {
  readonly messages: readonly Message[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

export interface MembersResponse {
  readonly members: readonly Member[];
  readonly next: string | undefined;
  readonly total: number | undefined;
}

/** A space in the signed-in user's list of spaces. */
export interface OwnSpace {
  readonly space: Space;
  readonly pinned: boolean;
  /** Whether the user has not seen all of it; undefined when the response does not tell. */
  readonly unread: boolean | undefined;
  /** The latest chat message, which direct conversations have. */
  readonly latest: Message | undefined;
}

/** One page of the list, latest activity first. `next` is untrusted text: use it through `pageQuery`. */
export interface OwnSpacesResponse {
  readonly spaces: readonly OwnSpace[];
  readonly next: string | undefined;
}

const configurationsSchema = record({ spaces: anything, accounts: anything, web: anything });
const serverSchema = record({ server_url: text(2_048), socketio_server_url: text(2_048) });

const pageSchema = record({
  data: list,
  total: anything,
  nextPageUrl: anything,
  prevPageUrl: anything,
  previousPageUrl: anything,
});

const authSchema = record({ token: text(16_385) });
const joinSchema = record({ topic: anything });
const errorSchema = record({ code: anything, message: text(500), error: anything });

/** `isPinned` [doc: D/guides/personal-meeting-room]; `unread` [draft: W/api/users/users_me_spaces_spaceid_preference]. */
const viewSchema = record({ isPinned: flag, unread: anything, message: anything, messages: listOrEmpty });
const ownSpacesSchema = record({ data: list, nextPageUrl: anything });

/** Origins of other servers, where the REST server names them. */
export interface ServiceConfigurations {
  readonly socket?: string;
  readonly accounts?: string;
  /** The web client, whose links are invitations. [unknown: the documented sample does not name it] */
  readonly web?: string;
}

/** [doc: D/guides/service-configurations] */
export function readServiceConfigurations(answer: unknown): ServiceConfigurations | undefined {
  const found = read(configurationsSchema, answer);
  if (!found) return undefined;
  const socket = readOrigin(read(serverSchema, found.spaces)?.socketio_server_url);
  const accounts = readOrigin(read(serverSchema, found.accounts)?.server_url);
  const web = readOrigin(read(serverSchema, found.web)?.server_url);
  return { ...(socket && { socket }), ...(accounts && { accounts }), ...(web && { web }) };
}

/** Only visible ASCII counts as a token, because a header will carry it. [doc: D/api/users/anonymous_auth] */
export function readAnonymousAuth(answer: unknown): { token: string } | undefined {
  const found = read(authSchema, answer);
  return found && /^[!-~]{1,16384}$/.test(found.token) ? found : undefined;
}

/** [doc: D/api/users/users_me] */
export function readMe(answer: unknown): Person | undefined {
  return readPerson(answer);
}

/** `{topic}`, from both join requests. [doc: D/api/spaces/spaces_spaceid_join] */
export function readJoin(answer: unknown): Space | undefined {
  return readSpace(read(joinSchema, answer)?.topic);
}

/** [doc: D/api/spaces/spaces_spaceid_members] */
export function readMembers(answer: unknown): MembersResponse | undefined {
  const page = read(pageSchema, answer);
  return (
    page && {
      members: readEach(page.data, readMember),
      next: readPageUrl(page.nextPageUrl),
      total: Number.isSafeInteger(page.total) ? (page.total as number) : undefined,
    }
  );
}

/** History, newest first. [doc: D/api/spaces/spaces_spaceid_messages_query] */
export function readMessages(answer: unknown): MessagesResponse | undefined {
  const page = read(pageSchema, answer);
  return (
    page && {
      messages: readEach(page.data, readMessage),
      next: readPageUrl(page.nextPageUrl),
      previous: readPageUrl(page.prevPageUrl) ?? readPageUrl(page.previousPageUrl),
    }
  );
}

/** The change feed: messages added, changed or deleted. [doc: D/api/messages/activitiesrecord_messages] */
export function readChanges(answer: unknown): MessagesResponse | undefined {
  return readMessages(answer);
}

/** A direct space "includes its latest chat message" [doc: D/api/users/users_me_spaces]; the name of that field is unknown. */
export function readOwnSpace(value: unknown): OwnSpace | undefined {
  const space = readSpace(value);
  const view = read(viewSchema, value);
  if (!space || !view) return undefined;
  const { isPinned: pinned, unread, message, messages } = view;
  const latest = readMessage(message) ?? readMessage(messages[0]);
  return { space, pinned, unread: typeof unread === 'boolean' ? unread : undefined, latest };
}

/** [doc: D/api/users/users_me_spaces] */
export function readOwnSpaces(answer: unknown): OwnSpacesResponse | undefined {
  const page = read(ownSpacesSchema, answer);
  return page && { spaces: readEach(page.data, readOwnSpace), next: readPageUrl(page.nextPageUrl) };
}

/** `{code, message}` of an error response, also from inside `error`; `{}` when it has none. [doc: D/api/messages/messages_deletemessages] */
export function readErrorBody(answer: unknown): { code?: string; message?: string } {
  const outer = read(errorSchema, answer);
  const found = read(errorSchema, outer?.error) ?? outer;
  if (!found) return {};
  const { message } = found;
  // OAuth names its code `error` (RFC 6749 §5.2).
  const named = found.code ?? found.error;
  const code = typeof named === 'number' ? String(named) : named;
  return {
    ...(typeof code === 'string' && code !== '' && { code: code.slice(0, 200) }),
    ...(message !== '' && { message }),
  };
}

/** The address of a page; the service writes "" or "end" when there is none. [doc: D/api/socket/send_message] */
export function readPageUrl(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 4_096 && value !== '' && value !== 'end'
    ? value
    : undefined;
}

/**
 * The query of a page URL. Whether such URLs are absolute is unknown, and a response must not choose the
 * host or the endpoint of a request that carries a token: callers use only its query.
 */
export function pageQuery(page: string): Record<string, string> {
  const mark = page.indexOf('?');
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(page.slice(mark + 1)));
}

/** Escapes a typed text for `search`, which is a regular expression. [doc: spaces-api §3.3] */
export function searchPattern(text: string): string {
  return text.replace(/[.*+?()[\]{}|\\^$]/g, '\\$&');
}
