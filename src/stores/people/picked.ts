/** Whom a visitor picked: a person of the service (or of the page's own directory), or an e-mail address of anybody. */
import { readGivenEmail, readGivenPerson } from '../../protocol/people.ts';
import type { Person } from '../../protocol/person.ts';

/** Plain data. */
export type Picked =
  | {
      readonly kind: 'person';
      /** Spaces user id, or the page's own id. */
      readonly id: string;
      readonly name: string;
      /** User name, usually the e-mail address; "" when unknown. */
      readonly username: string;
      readonly picture: string | undefined;
    }
  /** Nobody is known to have this address. */
  | { readonly kind: 'email'; readonly email: string };

export function pickedPerson({ id, name, username, picture }: Person): Picked {
  return { kind: 'person', id, name, username, picture };
}

/** What a page hands over, read with care. */
export function readPicked(given: unknown): Picked | undefined {
  const email = readGivenEmail(given);
  if (email !== undefined) return { kind: 'email', email };
  const person = readGivenPerson(given);
  return person && pickedPerson(person);
}

/** What a form sends for it; different for different people. */
export function valueOf(picked: Picked): string {
  return picked.kind === 'email' ? picked.email : picked.id;
}

export function labelOf(picked: Picked): string {
  return picked.kind === 'email' ? picked.email : picked.name;
}
