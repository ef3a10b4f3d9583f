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
  | { readonly kind: 'invite'; readonly email: string };

export interface Offer {
  readonly state: FinderState;
  /** Shown before anything is typed. */
  readonly recent: readonly Person[];
  readonly obstacle: (person: Person) => string | undefined;
  readonly isPicked: (email: string) => boolean;
}

export function optionsOf({ state, recent, obstacle, isPicked }: Offer): readonly Option[] {
  const people = state.step === 'found' ? state.people : state.step === 'idle' ? recent : [];
  const options = people.map((person): Option => ({ kind: 'person', person, obstacle: obstacle(person) }));
  const email = state.step === 'found' && people.length === 0 ? readEmail(state.text) : undefined;
  return email === undefined || isPicked(email) ? options : [{ kind: 'invite', email }];
}
