/** The list of own spaces as elements see it: its state, and what may be asked of it. */
import type { ReadableAtom } from 'nanostores';
import type { SpaceFilter } from '../api/own-spaces-client.ts';
import type { Failure } from './failure.ts';
import type { ListedSpace } from './listed-space.ts';
import type { Session } from './session.ts';

export type { SpaceFilter } from '../api/own-spaces-client.ts';
export type { ListedSpace } from './listed-space.ts';

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
