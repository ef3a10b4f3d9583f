/** A space in the list of one's own spaces: the space, and what one sees of it. */
import { readMessage, type Message } from './message.ts';
import { anything, flag, list, read, readEach, record, softList } from './read.ts';
import { pageUrl } from './rest.ts';
import { readSpace, type Space } from './space.ts';

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
const pageSchema = record({ data: list, nextPageUrl: anything });

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
  const page = read(pageSchema, answer);
  return page && { spaces: readEach(page.data, readOwnSpace), next: pageUrl(page.nextPageUrl) };
}
