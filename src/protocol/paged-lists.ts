/** Reads lists that the REST API sends page by page: members, messages and spaces. A reader returns undefined for an invalid response. */
import { type Message, readMessage } from './message.ts';
import { anything, flag, list, read, readEach, record, listOrEmpty } from './read.ts';
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
  /** The user has turned its notifications off. */
  readonly muted: boolean;
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

const pageSchema = record({
  data: list,
  total: anything,
  nextPageUrl: anything,
  prevPageUrl: anything,
  previousPageUrl: anything,
});

/** `isPinned`, `notification` [doc: D/guides/personal-meeting-room]; `unread` [draft: W/api/users/users_me_spaces_spaceid_preference]. */
const viewSchema = record({
  isPinned: flag,
  notification: anything,
  unread: anything,
  message: anything,
  messages: listOrEmpty,
});
const ownSpacesSchema = record({ data: list, nextPageUrl: anything });

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
  const { isPinned: pinned, notification, unread, message, messages } = view;
  const latest = readMessage(message) ?? readMessage(messages[0]);
  return {
    space,
    pinned,
    muted: notification === false,
    unread: typeof unread === 'boolean' ? unread : undefined,
    latest,
  };
}

/** [doc: D/api/users/users_me_spaces] */
export function readOwnSpaces(answer: unknown): OwnSpacesResponse | undefined {
  const page = read(ownSpacesSchema, answer);
  return page && { spaces: readEach(page.data, readOwnSpace), next: readPageUrl(page.nextPageUrl) };
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
