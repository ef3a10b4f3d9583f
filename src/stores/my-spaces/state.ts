/** The list of own spaces as elements see it: its state, and what may be asked of it. */
import type { ReadableAtom } from 'nanostores';
import type { SpaceFilter } from '../../api/own-spaces-client.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { OwnSpace } from '../../protocol/rest.ts';
import type { Person } from '../../protocol/person.ts';
import { cleanLine } from '../../protocol/read.ts';
import type { Space } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import type { Session } from '../session/state.ts';
export type { SpaceFilter } from '../../api/own-spaces-client.ts';

export type MySpacesState =
  | { readonly step: 'signed-out' }
  /** A guest, and the service has no list for guests. */
  | { readonly step: 'guest' }
  | { readonly step: 'loading' }
  | {
      readonly step: 'open';
      /** Pinned ones first, then by latest activity. */
      readonly spaces: readonly ListedSpace[];
      /** How many of them have something unread. */
      readonly unread: number;
      /** What these spaces were searched by. */
      readonly search: string;
      readonly filter: SpaceFilter;
      /** Another search or filter was asked for and is not answered yet. */
      readonly searching: boolean;
      readonly more: 'none' | 'more' | 'loading' | 'failed';
      /** What went wrong last: the list may be out of date. */
      readonly problem: Failure | undefined;
    }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'expired' };

/** Nothing here throws or rejects. */
export interface MySpaces {
  /** Asks the service while it has listeners, and stops 1 s after the last. */
  readonly $mySpaces: ReadableAtom<MySpacesState>;
  /** Narrows the list down, once the text rests. */
  search(text: string): void;
  show(filter: SpaceFilter): void;
  loadMore(): Promise<void>;
  /** Asks again, now. */
  refresh(): Promise<void>;
  /** The person or the network is back: asks again, where that was done a moment ago a moment later. */
  wake(): void;
  /** Whether the list can be seen; nothing is asked by itself while it cannot. */
  setVisible(visible: boolean): void;
  /** Makes it the space of `<spaces-chat>`, and tells the service that it was looked at. */
  pick(spaceId: string): void;
  pin(spaceId: string, pinned: boolean): Promise<void>;
}

/** What there is to say while nobody is signed in. */
export function stateWithout(session: Exclude<Session, { step: 'signed-in' }>): MySpacesState {
  switch (session.step) {
    case 'signing-in':
      return { step: 'loading' };
    case 'failed':
      return { step: 'failed', failure: session.failure };
    default:
      return { step: session.step === 'expired' ? 'expired' : 'signed-out' };
  }
}

// A row of the list of spaces, as plain data: named, and with its latest message in words.

export interface ListedSpace {
  readonly id: string;
  /** A direct conversation is called after the other person. "" when there is no name. Plain text. */
  readonly title: string;
  readonly type: Space['type'];
  /** The other one of a direct conversation, where known. */
  readonly person: Person | undefined;
  readonly pinned: boolean;
  readonly unread: boolean;
  /** Its latest chat message, where the service tells it; `at` in ms since epoch, NaN when unreadable. */
  readonly latest: { readonly text: string; readonly mine: boolean; readonly at: number } | undefined;
}

export function listedSpace({ space, pinned, unread, latest }: OwnSpace, meId: string): ListedSpace {
  const person = space.type === 'direct' ? otherIn(space, latest, meId) : undefined;
  return {
    id: space.id,
    title: person?.name || space.title,
    type: space.type,
    person,
    pinned,
    unread: unread === true,
    latest: latest && {
      text: cleanLine(bodyToText(latest.bodyText)),
      mine: latest.sender.id === meId,
      at: Date.parse(latest.created),
    },
  };
}

/** Members of a direct conversation may come without names [doc: D/api/spaces/spaces_direct_usertype_userid]: then who wrote last has one. */
function otherIn({ members }: Space, latest: Message | undefined, meId: string): Person | undefined {
  const people = [...members.map(({ person }) => person), ...(latest ? [latest.sender] : [])];
  const others = people.filter(({ id }) => id !== meId);
  return others.find(({ name }) => name !== '') ?? others[0];
}
