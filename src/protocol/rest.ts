/** The answers of the REST interface: one reader per endpoint, undefined for an answer that makes no sense. */
import { fallback } from 'valibot';
import { type Message, readMessage } from './message.ts';
import { type Person, readPerson } from './person.ts';
import { anything, flag, list, read, readEach, record, softList, text } from './read.ts';
import { readOrigin } from './server.ts';
import { type Member, readMember, readSpace, type Space } from './space.ts';

/** One page of messages in the order sent; page URLs are the server's own text and must be checked before use. */
export interface MessagesAnswer {
  readonly messages: readonly Message[];
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

export interface MembersAnswer {
  readonly members: readonly Member[];
  readonly next: string | undefined;
  readonly total: number | undefined;
}

const configurationsSchema = record({
  spaces: fallback(record({ socketio_server_url: text(2_048) }), { socketio_server_url: '' }),
  accounts: fallback(record({ server_url: text(2_048) }), { server_url: '' }),
});

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

/** Origins of the socket and accounts servers, where named. [doc: D/guides/service-configurations] */
export function readServiceConfigurations(
  answer: unknown,
): { socket?: string; accounts?: string } | undefined {
  const found = read(configurationsSchema, answer);
  if (!found) return undefined;
  const socket = readOrigin(found.spaces.socketio_server_url);
  const accounts = readOrigin(found.accounts.server_url);
  return { ...(socket !== undefined && { socket }), ...(accounts !== undefined && { accounts }) };
}

/** The token is sent in a header later, so only visible ASCII is one. [doc: D/api/users/anonymous_auth] */
export function readAnonymousAuth(answer: unknown): { token: string } | undefined {
  const found = read(authSchema, answer);
  return found && /^[!-~]{1,16384}$/.test(found.token) ? found : undefined;
}

/** [doc: D/api/users/users_me] */
export function readMe(answer: unknown): Person | undefined {
  return readPerson(answer);
}

/** `{topic}`, of both join calls. [doc: D/api/spaces/spaces_spaceid_join] */
export function readJoin(answer: unknown): Space | undefined {
  return readSpace(read(joinSchema, answer)?.topic);
}

/** [doc: D/api/spaces/spaces_spaceid_members] */
export function readMembers(answer: unknown): MembersAnswer | undefined {
  const page = read(pageSchema, answer);
  return (
    page && {
      members: readEach(page.data, readMember),
      next: pageUrl(page.nextPageUrl),
      total: Number.isSafeInteger(page.total) ? (page.total as number) : undefined,
    }
  );
}

/** History, newest first as sent. [doc: D/api/spaces/spaces_spaceid_messages_query] */
export function readMessages(answer: unknown): MessagesAnswer | undefined {
  const page = read(pageSchema, answer);
  return (
    page && {
      messages: readEach(page.data, readMessage),
      next: pageUrl(page.nextPageUrl),
      previous: pageUrl(page.prevPageUrl) ?? pageUrl(page.previousPageUrl),
    }
  );
}

/** The change feed: messages added, changed or deleted. [doc: D/api/messages/activitiesrecord_messages] */
export function readChanges(answer: unknown): MessagesAnswer | undefined {
  return readMessages(answer);
}

/** What an error answer says, where it says anything: `{code, message}`, also inside `error`. [doc: D/api/messages/messages_deletemessages] */
export function readErrorBody(answer: unknown): { code?: string; message?: string } {
  const outer = read(errorSchema, answer);
  const found = read(errorSchema, outer?.error) ?? outer;
  if (!found) return {};
  const { message } = found;
  // OAuth says its code as `error` (RFC 6749 §5.2).
  const named = found.code ?? found.error;
  const code = typeof named === 'number' ? String(named) : named;
  return {
    ...(typeof code === 'string' && code !== '' && { code: code.slice(0, 200) }),
    ...(message !== '' && { message }),
  };
}

/** No such page is said by "" or "end". [doc: D/api/socket/send_message] */
export function pageUrl(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 4_096 && value !== '' && value !== 'end'
    ? value
    : undefined;
}

/**
 * The query of a page URL. Whether such URLs are absolute is unknown, and an answer must not choose
 * the host or the endpoint of a request that carries a token: only its query is used.
 */
export function pageQuery(page: string): Record<string, string> {
  const mark = page.indexOf('?');
  return mark < 0 ? {} : Object.fromEntries(new URLSearchParams(page.slice(mark + 1)));
}

// A space in the list of one's own spaces: the space, and what one sees of it.

export interface OwnSpace {
  readonly space: Space;
  readonly pinned: boolean;
  /** Whether there is something the person has not seen; undefined where the answer does not tell. */
  readonly unread: boolean | undefined;
  /** The latest chat message, which direct conversations carry. */
  readonly latest: Message | undefined;
}

/** One page of the list, latest activity first; `next` is the server's own text and must be checked before use. */
export interface OwnSpacesAnswer {
  readonly spaces: readonly OwnSpace[];
  readonly next: string | undefined;
}

/** `isPinned` [doc: D/guides/personal-meeting-room]; `unread` [draft: W/api/users/users_me_spaces_spaceid_preference]. */
const viewSchema = record({ isPinned: flag, unread: anything, message: anything, messages: softList });
const ownSpacesSchema = record({ data: list, nextPageUrl: anything });

/** A direct one "includes its latest chat message" [doc: D/api/users/users_me_spaces]; under which name is unknown. */
export function readOwnSpace(value: unknown): OwnSpace | undefined {
  const space = readSpace(value);
  const view = read(viewSchema, value);
  if (!space || !view) return undefined;
  const { isPinned: pinned, unread, message, messages } = view;
  const latest = readMessage(message) ?? readMessage(messages[0]);
  return { space, pinned, unread: typeof unread === 'boolean' ? unread : undefined, latest };
}

/** [doc: D/api/users/users_me_spaces] */
export function readOwnSpaces(answer: unknown): OwnSpacesAnswer | undefined {
  const page = read(ownSpacesSchema, answer);
  return page && { spaces: readEach(page.data, readOwnSpace), next: pageUrl(page.nextPageUrl) };
}

/** The pattern that finds a text as typed: `search` is a regular expression [doc: spaces-api §3.3], people type names. */
export function searchPattern(text: string): string {
  return text.replace(/[.*+?()[\]{}|\\^$]/g, '\\$&');
}
