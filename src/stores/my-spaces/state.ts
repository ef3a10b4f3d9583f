/** The states of the list of the user's spaces, and its rows. Plain data. */
import type { SpaceFilter } from '../../api/own-spaces-client.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { OwnSpace } from '../../protocol/paged-lists.ts';
import type { Person } from '../../protocol/person.ts';
import { cleanLine } from '../../protocol/read.ts';
import type { Space } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import type { Session } from '../session/state.ts';

export type { SpaceFilter } from '../../api/own-spaces-client.ts';

export type MySpacesState =
  | { readonly step: 'signed-out' }
  /** The user is a guest, and the service has no list for guests. */
  | { readonly step: 'guest' }
  | { readonly step: 'loading' }
  | {
      readonly step: 'open';
      /** Pinned spaces first, then by latest activity. */
      readonly spaces: readonly ListedSpace[];
      /** How many of them are unread. */
      readonly unread: number;
      /** The text that these spaces match. */
      readonly search: string;
      readonly filter: SpaceFilter;
      /** A new search or filter is running. */
      readonly searching: boolean;
      readonly more: 'none' | 'more' | 'loading' | 'failed';
      /** The latest failure: the list may be out of date. */
      readonly problem: Failure | undefined;
    }
  /** `retryAt`: ms since epoch of the next attempt, if one is planned. */
  | { readonly step: 'failed'; readonly failure: Failure; readonly retryAt?: number | undefined }
  | { readonly step: 'expired' };

/** One row of the list. */
export interface ListedSpace {
  readonly id: string;
  /** The title of a direct conversation is the other person's name. Plain text; "" if there is no name. */
  readonly title: string;
  readonly type: Space['type'];
  /** The other person of a direct conversation, if known. */
  readonly person: Person | undefined;
  readonly pinned: boolean;
  readonly unread: boolean;
  /** How many messages are unread; 0 if the service only says that there are some. */
  readonly unreadCount: number;
  /** The user has turned its notifications off. */
  readonly muted: boolean;
  /**
   * The latest chat message, if it is known: its words, or the names of its files. `from` names the sender in a space of
   * several people. `at` is in ms since epoch, NaN if unreadable.
   */
  readonly latest:
    { readonly text: string; readonly mine: boolean; readonly from: string; readonly at: number } | undefined;
}

/** The state while the user is not signed in. */
export function mySpacesStateOf(session: Exclude<Session, { step: 'signed-in' }>): MySpacesState {
  switch (session.step) {
    case 'signing-in':
      return { step: 'loading' };
    case 'failed':
      return { step: 'failed', failure: session.failure };
    default:
      return { step: session.step === 'expired' ? 'expired' : 'signed-out' };
  }
}

export function listedSpace(
  { space, pinned, muted, unread, latest }: OwnSpace,
  meId: string,
  unreadCount: number,
): ListedSpace {
  const person = space.type === 'direct' ? otherIn(space, latest, meId) : undefined;
  return {
    id: space.id,
    title: person?.name || space.title,
    type: space.type,
    person,
    pinned,
    muted,
    unread: unread === true,
    unreadCount: unread === true ? unreadCount : 0,
    latest: latest && {
      text: previewOf(latest),
      mine: latest.sender.id === meId,
      from: space.type === 'direct' ? '' : latest.sender.name,
      at: Date.parse(latest.created),
    },
  };
}

/** One line of plain text: the words of a message, or the names of its files. */
export function previewOf({ bodyText, files }: Message): string {
  return cleanLine(bodyToText(bodyText)) || files.map(({ name }) => cleanLine(name)).join(', ');
}

/**
 * Members of a direct conversation may have no names [doc: D/api/spaces/spaces_direct_usertype_userid]. The sender of
 * the latest message has one.
 */
function otherIn({ members }: Space, latest: Message | undefined, meId: string): Person | undefined {
  const people = [...members.map(({ person }) => person), ...(latest ? [latest.sender] : [])];
  const others = people.filter(({ id }) => id !== meId);
  return others.find(({ name }) => name !== '') ?? others[0];
}
