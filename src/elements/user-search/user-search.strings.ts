/** English words of `<spaces-user-search>`. */
import { shown } from '../../ui/count.ts';
import { fieldStrings, type FieldStrings } from './search-field.strings.ts';

export interface UserSearchStrings extends FieldStrings {
  /** Names of the list and of the chips, for screen readers. */
  readonly people: string;
  readonly chosen: string;
  readonly recent: string;

  readonly searching: string;
  readonly loadingMore: string;
  readonly found: (count: number) => string;
  readonly andMore: string;
  readonly someMissing: string;
  readonly nobodyFound: (text: string) => string;
  readonly nobodyFoundHint: string;
  readonly invite: (email: string) => string;
  readonly inviteHint: string;
  /** Somebody whose address is yet to be typed. */
  readonly inviteByEmail: string;
  readonly signedOut: string;
  readonly notForGuests: string;

  /** Why somebody cannot be picked. */
  readonly inSpace: string;
  readonly alreadyChosen: string;
  readonly noGuestAction: string;
  readonly noAddress: string;
  readonly notMet: string;
  readonly noAdding: string;
  readonly notAllowed: string;
  /** Of somebody found. */
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
  readonly openCall: string;
  readonly role: string;
  readonly roles: Readonly<Record<'member' | 'admin', string>>;

  /** What became of a list of addresses. */
  readonly lookingUp: (done: number, total: number) => string;
  readonly reportFound: (count: number) => string;
  readonly reportInSpace: (count: number) => string;
  readonly reportUnknown: (count: number) => string;
  readonly reportDuplicates: (count: number) => string;
  readonly reportUnreadable: (count: number, some: string) => string;
  /** Names without an address. */
  readonly reportNames: (count: number, some: string) => string;
  readonly reportUnchecked: (count: number) => string;
  readonly close: string;
}

const people = (count: number): string => (count === 1 ? '1 person' : `${shown(count)} people`);
const addresses = (count: number): string => (count === 1 ? '1 address' : `${shown(count)} addresses`);

export const userSearchStrings: UserSearchStrings = {
  ...fieldStrings,
  people: 'People',
  chosen: 'Chosen people',
  recent: 'Recent',

  searching: 'Searching…',
  loadingMore: 'Loading more…',
  found: (count) => `${people(count)} found`,
  andMore: 'more when you scroll',
  someMissing: 'Some people may be missing: a part of the search did not answer.',
  nobodyFound: (text) => `Nobody found for “${text}”`,
  nobodyFoundHint:
    'You find people of your organization and people you have met in a space. Invite anybody else by typing their e-mail address.',
  invite: (email) => `Invite ${email}`,
  inviteHint: 'They get in by an invitation link',
  inviteByEmail: 'Invite by e-mail',
  signedOut: 'Sign in to find people.',
  notForGuests: 'Guests cannot search for people. Sign in with an account to find them.',

  inSpace: 'Already in this space',
  alreadyChosen: 'Already chosen',
  noGuestAction: 'Guests cannot do this',
  noAddress: 'No e-mail address is known',
  notMet: 'Not of your organization, and not met in a space',
  noAdding: 'Guests of this space cannot add people',
  notAllowed: 'The service did not allow it',
  hereNow: 'Here now',

  remove: (name) => `Remove ${name}`,
  showMore: (count) => `Show ${shown(count)} more`,
  picked: (name) => `${name} chosen`,
  removed: (name) => `${name} removed`,
  opening: (name) => `Opening the conversation with ${name}…`,
  adding: (name) => `Adding ${name}…`,
  added: (name) => `${name} is in the space now`,
  noDirect: (name) =>
    `You cannot talk with ${name} directly: only with people of your organization, or met in a space.`,
  noAdd: (name) => `The service did not allow you to add ${name} to this space.`,
  calling: (name) => `The call with ${name} opens in a new tab.`,
  openCall: 'Open the call',
  role: 'Role in the space',
  roles: { member: 'Member', admin: 'Admin' },

  lookingUp: (done, total) => `Looking up addresses: ${shown(done)} of ${shown(total)}`,
  reportFound: (count) => `${people(count)} found`,
  reportInSpace: (count) => `${people(count)} already in this space`,
  reportUnknown: (count) => `${addresses(count)} to invite by e-mail`,
  reportDuplicates: (count) => `${addresses(count)} left out as double`,
  reportUnreadable: (count, some) => `${shown(count)} not readable as an address: ${some}`,
  reportNames: (count, some) =>
    `${shown(count)} left out, because a list is looked up by e-mail address only; search for the name: ${some}`,
  reportUnchecked: (count) => `${addresses(count)} could not be looked up and will be invited by e-mail`,
  close: 'Close',
};
