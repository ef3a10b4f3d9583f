/** The English strings of `<spaces-list>`; other languages are in `locales/`. Counts are whole numbers. */
export interface ListStrings {
  readonly yourSpaces: string;
  readonly search: string;
  /** The same if it also finds people. */
  readonly searchPeople: string;
  /** The label of the filter, and its options. */
  readonly show: string;
  readonly all: string;
  readonly groups: string;
  readonly direct: string;
  readonly pinned: string;
  readonly pin: (title: string) => string;
  readonly unpin: (title: string) => string;
  /** Announced when the service has done it. */
  readonly wasPinned: (title: string) => string;
  readonly wasUnpinned: (title: string) => string;
  /** The marks of a row, for screen readers. */
  readonly isDirect: string;
  readonly isPinned: string;
  readonly isUnread: string;
  readonly isMuted: string;
  readonly unread: (count: number) => string;
  readonly you: (text: string) => string;
  /** A space without a title, a person without a name. */
  readonly untitled: string;
  readonly unnamed: string;

  readonly loading: string;
  readonly searching: string;
  /** `more`: not all of them are loaded yet. */
  readonly found: (count: number, more: boolean) => string;
  readonly loadingMore: string;
  readonly moreFailed: string;
  readonly outOfDate: string;
  readonly tryAgain: string;
  readonly nextTry: (seconds: number) => string;

  readonly noSpaces: string;
  readonly noSpacesHint: string;
  readonly nothingFound: string;
  readonly nothingFoundHint: string;
  /** The same while a filter is set. */
  readonly nothingOfKindHint: string;
  readonly signedOut: string;
  readonly signedOutHint: string;
  readonly guest: string;
  readonly guestHint: string;
  readonly expired: string;
  readonly expiredHint: string;
}

export const listStrings: ListStrings = {
  yourSpaces: 'Your spaces',
  search: 'Search your spaces',
  searchPeople: 'Search spaces and people',
  show: 'Show',
  all: 'All',
  groups: 'Spaces',
  direct: 'Direct',
  pinned: 'Pinned',
  pin: (title) => `Pin ${title}`,
  unpin: (title) => `Unpin ${title}`,
  wasPinned: (title) => `${title} is pinned.`,
  wasUnpinned: (title) => `${title} is no longer pinned.`,
  isDirect: 'direct conversation',
  isPinned: 'pinned',
  isUnread: 'unread',
  isMuted: 'muted',
  unread: (count) => `${count} unread`,
  you: (text) => `You: ${text}`,
  untitled: 'Untitled space',
  unnamed: 'Unnamed person',

  loading: 'Loading your spaces…',
  searching: 'Searching…',
  found: (count, more) => `${count}${more ? ' or more' : ''} ${count === 1 && !more ? 'space' : 'spaces'}`,
  loadingMore: 'Loading more…',
  moreFailed: 'More spaces could not be loaded.',
  outOfDate: 'This list may be out of date.',
  tryAgain: 'Try again',
  nextTry: (seconds) => `Next try in ${seconds} s`,

  noSpaces: 'No spaces yet',
  noSpacesHint: 'Spaces you join and people you talk to appear here.',
  nothingFound: 'Nothing found',
  nothingFoundHint: 'Try another word.',
  nothingOfKindHint: 'Try another word, or choose “All”.',
  signedOut: 'You are not signed in',
  signedOutHint: 'Sign in to see your spaces.',
  guest: 'Guests have no list of spaces',
  guestHint: 'Sign in with an account to see your spaces here.',
  expired: 'Your session ended',
  expiredHint: 'Sign in again to see your spaces.',
};
