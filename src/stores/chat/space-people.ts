/** The people of a space that a message can mention. Loads with the tools for writing. */
import { createMembershipClient } from '../../api/membership-client.ts';
import { SpacesError } from '../../api/errors.ts';
import { searchWords } from '../../protocol/people.ts';
import { searchPattern } from '../../protocol/paged-lists.ts';
import type { Person } from '../../protocol/person.ts';
import type { Spaces } from '../spaces.ts';

/** The members that were loaded may be this old; ms. */
const freshTime = 60_000;
/** A list of people to choose from has no more than these. */
const mostFound = 8;

export class SpacePeople {
  readonly #spaces: Pick<Spaces, 'http' | 'admissions'>;
  readonly #spaceId: string;
  #members: readonly Person[] = [];
  #isAll = false;
  #loadedAt = -Infinity;
  #wanted = '';
  #loading: Promise<void> | undefined;

  constructor(spaces: Pick<Spaces, 'http' | 'admissions'>, spaceId: string) {
    this.#spaces = spaces;
    this.#spaceId = spaceId;
  }

  /** Who is among the members known so far. `present`: they come first, and may include guests, who are in no list. */
  known(text: string, present: readonly Person[]): readonly Person[] {
    return peopleNamed(text, [...present, ...this.#members]);
  }

  /** Loads the members. In a space that has more than a page of them, it also searches for the last `text` it was given. */
  load(text: string): Promise<void> {
    this.#wanted = text;
    return (this.#loading ??= this.#loadWanted().finally(() => (this.#loading = undefined)));
  }

  /** Sends one request at a time, so that typing does not pile up requests at a slow service. */
  async #loadWanted(): Promise<void> {
    const isFresh = Date.now() - this.#loadedAt < freshTime;
    if (!isFresh) await this.#request('');
    let searched = '';
    while (!this.#isAll && this.#wanted && this.#wanted !== searched) {
      searched = this.#wanted;
      await this.#request(searched);
    }
  }

  async #request(text: string): Promise<void> {
    try {
      const { http, admissions } = this.#spaces;
      const pin = admissions.find(this.#spaceId)?.pin;
      // The people that the words before it find were loaded while the user typed these words.
      const search = text && searchPattern(searchWords(text).at(-1) ?? '');
      const { members, total } = await createMembershipClient(http).members(this.#spaceId, pin, search);
      const people = members.map(({ person }) => person);
      if (text) this.#members = [...this.#members, ...people];
      else {
        this.#members = people;
        this.#loadedAt = Date.now();
        this.#isAll = total !== undefined && total <= people.length;
      }
    } catch (error) {
      // Guests may not read the list. The people who are here can still be mentioned.
      if (!(error instanceof SpacesError)) throw error;
      this.#loadedAt = Date.now();
      if (error.code === 'forbidden') this.#isAll = true;
    }
  }
}

/** The people in whose names all words occur, also without their accents; each person once. */
export function peopleNamed(text: string, people: readonly Person[]): readonly Person[] {
  const words = searchWords(folded(text));
  const found = new Map<string, Person>();
  for (const person of people) {
    const name = folded(person.name);
    if (name && !found.has(person.id) && words.every((word) => name.includes(word)))
      found.set(person.id, person);
  }
  return [...found.values()].slice(0, mostFound);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
