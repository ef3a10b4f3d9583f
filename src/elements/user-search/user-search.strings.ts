/** The English strings of `<spaces-user-search>` once the picker is loaded. */
import { formatCount } from '../../controllers/language.ts';
import { fieldStrings, type FieldStrings } from './search-field.strings.ts';

export interface UserSearchStrings extends FieldStrings {
  /** Accessible names of the list and of the chips. */
  readonly people: string;
  readonly chosen: string;
  readonly recent: string;

  readonly searching: string;
  readonly loadingMore: string;
  readonly loadMore: string;
  readonly found: (count: number) => string;
  readonly andMore: string;
  readonly someMissing: string;
  readonly noneFound: (text: string) => string;
  readonly noneFoundHint: string;
  readonly invite: (email: string) => string;
  readonly inviteHint: string;
  /** For a person whose address the user enters in the dialog. */
  readonly inviteByEmail: string;
  readonly signedOut: string;
  readonly notForGuests: string;

  /** Why a person cannot be picked. */
  readonly inSpace: string;
  readonly alreadyChosen: string;
  readonly noGuestAction: string;
  readonly noAddress: string;
  readonly notMet: string;
  readonly noAdding: string;
  readonly notAllowed: string;
  /** Marks a person found. */
  readonly hereNow: string;

  readonly remove: (name: string) => string;
  readonly showMore: (count: number) => string;
  readonly picked: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly opening: (name: string) => string;
  readonly adding: (name: string) => string;
  readonly added: (name: string) => string;
  readonly noDirect: (name: string) => string;
  readonly noAdd: (name: string) => string;
  readonly calling: (name: string) => string;
  /** The call happens in this page. */
  readonly ringing: (name: string) => string;
  readonly openCall: string;
  readonly role: string;
  readonly roles: Readonly<Record<'member' | 'admin', string>>;

  /** The result for a list of addresses. */
  readonly lookingUp: (done: number, total: number) => string;
  readonly reportFound: (count: number) => string;
  readonly reportInSpace: (count: number) => string;
  readonly reportUnknown: (count: number) => string;
  readonly reportDuplicates: (count: number) => string;
  readonly reportUnreadable: (count: number, some: string) => string;
  /** Entries that are names instead of addresses. */
  readonly reportNames: (count: number, some: string) => string;
  readonly reportUnchecked: (count: number) => string;
  /** `rest` begins with the first entry that was not added. */
  readonly reportUnread: (rest: string) => string;
  readonly close: string;
}

const people = (count: number): string => (count === 1 ? '1 person' : `${formatCount(count)} people`);
const addresses = (count: number): string => (count === 1 ? '1 address' : `${formatCount(count)} addresses`);

export const userSearchStrings: UserSearchStrings = {
  ...fieldStrings,
  people: 'People',
  chosen: 'Chosen people',
  recent: 'Recent',

  searching: 'Searching…',
  loadingMore: 'Loading more…',
  loadMore: 'Load more',
  found: (count) => `${people(count)} found`,
  andMore: 'scroll for more',
  someMissing: 'Some people may be missing because part of the search failed.',
  noneFound: (text) => `No people found for “${text}”`,
  noneFoundHint:
    'You can find people in your organization and people you have met in a space. To invite others, enter their e-mail address.',
  invite: (email) => `Invite ${email}`,
  inviteHint: 'They join with an invitation link',
  inviteByEmail: 'Invite by e-mail',
  signedOut: 'Sign in to find people.',
  notForGuests: 'Guests cannot search for people. Sign in with an account to find them.',

  inSpace: 'Already in this space',
  alreadyChosen: 'Already chosen',
  noGuestAction: 'Guests cannot do this',
  noAddress: 'No known e-mail address',
  notMet: 'Not in your organization, and not met in a space',
  noAdding: 'Guests of this space cannot add people',
  notAllowed: 'The service did not allow it',
  hereNow: 'Here now',

  remove: (name) => `Remove ${name}`,
  showMore: (count) => `Show ${formatCount(count)} more`,
  picked: (name) => `${name} chosen`,
  removed: (name) => `${name} removed`,
  opening: (name) => `Opening the conversation with ${name}…`,
  adding: (name) => `Adding ${name}…`,
  added: (name) => `${name} is now in the space`,
  noDirect: (name) =>
    `You cannot talk with ${name} directly, only with people in your organization or people you have met in a space.`,
  noAdd: (name) => `The service did not allow you to add ${name} to this space.`,
  calling: (name) => `The call with ${name} opens in a new tab.`,
  ringing: (name) => `Calling ${name}…`,
  openCall: 'Open the call',
  role: 'Role in the space',
  roles: { member: 'Member', admin: 'Admin' },

  lookingUp: (done, total) => `Looking up addresses: ${formatCount(done)} of ${formatCount(total)}`,
  reportFound: (count) => `${people(count)} found`,
  reportInSpace: (count) => `${people(count)} already in this space`,
  reportUnknown: (count) => `${addresses(count)} to invite by e-mail`,
  reportDuplicates: (count) =>
    count === 1 ? '1 duplicate skipped' : `${formatCount(count)} duplicates skipped`,
  reportUnreadable: (count, some) =>
    count === 1
      ? `1 entry is not an e-mail address: ${some}`
      : `${formatCount(count)} entries are not e-mail addresses: ${some}`,
  reportNames: (count, some) =>
    `${count === 1 ? '1 name' : `${formatCount(count)} names`} skipped, because lists can contain only e-mail addresses; search for the name instead: ${some}`,
  reportUnchecked: (count) => `${addresses(count)} could not be looked up and will be invited by e-mail`,
  reportUnread: (rest) => `The list is too long. Nothing was added from here on: ${rest}`,
  close: 'Close',
};
