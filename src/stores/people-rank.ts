/** The order of people found: beginning of a word before inside, direct contacts first, then by name. */
import type { Person } from '../protocol/person.ts';

let order: Intl.Collator | undefined;

/** The order of names. The first form of this kind takes the browser milliseconds: it is to be asked for ahead of an answer. */
export function nameOrder(): Intl.Collator {
  return (order ??= new Intl.Collator());
}

/** @param isContact whether the visitor has talked with this person directly */
export function rankPeople(
  people: readonly Person[],
  text: string,
  isContact: (id: string) => boolean,
): readonly Person[] {
  const { compare } = nameOrder();
  const wanted = text.toLocaleLowerCase();
  const keyed = people.map((person) => ({
    person,
    place: (beginsWord(person, wanted) ? 0 : 2) + (isContact(person.id) ? 0 : 1),
  }));
  keyed.sort((a, b) => a.place - b.place || compare(a.person.name, b.person.name));
  return keyed.map(({ person }) => person);
}

function beginsWord({ name, username }: Person, wanted: string): boolean {
  const words = `${name} ${username}`.toLocaleLowerCase();
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(words.charAt(at - 1))) return true;
  }
  return false;
}
