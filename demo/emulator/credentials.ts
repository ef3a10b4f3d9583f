import type { People, PersonRecord } from './people.ts';

/** Who may sign in with which password. User names count in any case. */
export class Credentials {
  readonly #passwords = new Map<string, { personId: string; password: string }>();
  readonly #people: People;

  constructor(people: People) {
    this.#people = people;
  }

  set({ id, username }: PersonRecord, password: string): void {
    this.#passwords.set(username.toLowerCase(), { personId: id, password });
  }

  /** Whose user name and password these are. */
  check(username: string, password: string): PersonRecord | undefined {
    const known = this.#passwords.get(keyOf(username));
    return known?.password === password ? this.#people.get(known.personId) : undefined;
  }

  /** Whose user name this is: an identity provider vouches for it without a password. */
  holder(username: string): PersonRecord | undefined {
    const known = this.#passwords.get(keyOf(username));
    return known && this.#people.get(known.personId);
  }
}

function keyOf(username: string): string {
  return username.trim().toLowerCase();
}
