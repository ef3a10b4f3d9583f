/** What the list offers at the moment: people, or an invitation to an address that nobody answers to. Pure. */
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState } from '../../stores/people-finder.ts';

export type Option =
  | {
      readonly kind: 'person';
      readonly person: Person;
      /** Why this person cannot be picked. */
      readonly obstacle: string | undefined;
    }
  | {
      readonly kind: 'invite';
      /** Undefined where it is yet to be typed. */
      readonly email: string | undefined;
    };

export interface Offer {
  readonly state: FinderState;
  /** Shown before anything is typed. */
  readonly recent: readonly Person[];
  readonly obstacle: (person: Person) => string | undefined;
  readonly isPicked: (email: string) => boolean;
  /** The visitor's own; "" when unknown. */
  readonly ownAddress: string;
  /** There is a dialog to invite somebody whose address is yet to be typed. */
  readonly canInvite: boolean;
}

/** Whoever has an address, and nobody else, stands for it: people whose address only contains it do not. */
export function optionsOf(offer: Offer): readonly Option[] {
  const { state, recent, obstacle, isPicked, ownAddress, canInvite } = offer;
  const people = state.step === 'found' ? state.people : state.step === 'idle' ? recent : [];
  const options = people.map((person): Option => ({ kind: 'person', person, obstacle: obstacle(person) }));
  if (state.step !== 'found') return options;
  const email = readEmail(state.text);
  const known = [ownAddress, ...people.map(({ username }) => username)];
  const isOffered =
    email === undefined
      ? canInvite && people.length === 0
      : !isPicked(email) && !known.some((address) => address.toLowerCase() === email);
  return isOffered ? [...options, { kind: 'invite', email }] : options;
}
