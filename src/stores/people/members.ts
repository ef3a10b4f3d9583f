/** The members of a space. Loads only those that are needed to add people. */
import type { PeopleClient } from '../../api/people-client.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';

/** Reads at most this many pages of 100. In a larger space, each search also requests the members that match it. */
const maxPages = 5;

export class SpaceMembers {
  readonly #client: Pick<PeopleClient, 'members'>;
  readonly #spaceId: string;
  readonly #roles = new Map<string, Role>();
  /** The request for the whole list; resolves with whether it is complete. */
  #whole: Promise<boolean> | undefined;
  /** The request for the current search; its sources share it. */
  #search: { readonly signal: AbortSignal; readonly done: Promise<void> } | undefined;

  constructor(client: Pick<PeopleClient, 'members'>, spaceId: string) {
    this.#client = client;
    this.#spaceId = spaceId;
  }

  has(personId: string): boolean {
    return this.#roles.has(personId);
  }

  /** Undefined if the person is not known as a member. */
  roleOf(personId: string): Role | undefined {
    return this.#roles.get(personId);
  }

  add(personId: string, role: Role): void {
    this.#roles.set(personId, role);
  }

  /** Finds out which of these people are members. Failures are ignored: the search works without it. */
  async load(people: readonly Person[]): Promise<void> {
    if (await this.#readWhole()) return;
    const unknown = people.filter(({ id, username }) => username && !this.#roles.has(id));
    await Promise.all(unknown.map(({ username }) => this.#read(username).catch(() => false)));
  }

  /** Finds out which people that match a text are members. */
  loadMatching(text: string, signal: AbortSignal): Promise<void> {
    if (this.#search?.signal !== signal) this.#search = { signal, done: this.#loadMatching(text, signal) };
    return this.#search.done;
  }

  async #loadMatching(text: string, signal: AbortSignal): Promise<void> {
    if (!(await this.#readWhole())) await this.#read(text, signal).catch(() => false);
  }

  /** Resolves with whether the list is complete. A failed request may be repeated. */
  #readWhole(): Promise<boolean> {
    this.#whole ??= this.#read('').catch(() => {
      this.#whole = undefined;
      return false;
    });
    return this.#whole;
  }

  async #read(text: string, signal?: AbortSignal): Promise<boolean> {
    let page: string | undefined;
    for (let read = 0; read < maxPages; read += 1) {
      const { members, next } = await this.#client.members(this.#spaceId, { text, page, signal });
      for (const { person, role } of members) this.#roles.set(person.id, role);
      if (next === undefined || next === page) return true;
      page = next;
    }
    return false;
  }
}
