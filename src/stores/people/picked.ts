/** A person or an e-mail address that the user picked, from the service or from the page's own directory. */
import { readGivenEmail, readGivenPerson } from '../../protocol/people.ts';
import type { Person } from '../../protocol/person.ts';

/** Plain data. */
export type Picked =
  | {
      readonly kind: 'person';
      /** Spaces user id, or the page's own id. */
      readonly id: string;
      readonly name: string;
      /** User name, usually the e-mail address; "" if unknown. */
      readonly username: string;
      readonly picture: string | undefined;
    }
  /** No known person has this address. */
  | { readonly kind: 'email'; readonly email: string };

export function pickedPerson({ id, name, username, picture }: Person): Picked {
  return { kind: 'person', id, name, username, picture };
}

/** Reads a value that a page sets; undefined if it is neither a person nor an address. */
export function readPicked(given: unknown): Picked | undefined {
  const email = readGivenEmail(given);
  if (email !== undefined) return { kind: 'email', email };
  const person = readGivenPerson(given);
  return person && pickedPerson(person);
}

/** The value that a form submits. */
export function pickedValue(picked: Picked): string {
  return picked.kind === 'email' ? picked.email : picked.id;
}

export function pickedLabel(picked: Picked): string {
  return picked.kind === 'email' ? picked.email : picked.name;
}
