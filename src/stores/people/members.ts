/** Who is in a space, as far as somebody needs to know who brings people in. */
import type { PeopleClient } from '../../api/people-client.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';

/** Pages of 100 that are read: of a space with more members, those whom a text finds are asked for. */
const mostPages = 5;

export class SpaceMembers {
  readonly #client: Pick<PeopleClient, 'members'>;
  readonly #spaceId: string;
  readonly #roles = new Map<string, Role>();
  /** Reading the whole list, once. */
  #whole: Promise<boolean> | undefined;
  /** One reading for each search, whichever source asks first. */
  #search: { readonly signal: AbortSignal; readonly done: Promise<void> } | undefined;

  constructor(client: Pick<PeopleClient, 'members'>, spaceId: string) {
    this.#client = client;
    this.#spaceId = spaceId;
  }

  has(personId: string): boolean {
    return this.#roles.has(personId);
  }

  /** Undefined where it is not known. */
  roleOf(personId: string): Role | undefined {
    return this.#roles.get(personId);
  }

  add(personId: string, role: Role): void {
    this.#roles.set(personId, role);
  }

  /** Learns about these people; a space that does not tell is no reason to do without them. */
  async learn(people: readonly Person[]): Promise<void> {
    if (await this.#readWhole()) return;
    const unknown = people.filter(({ id, username }) => username && !this.#roles.has(id));
    await Promise.all(unknown.map(({ username }) => this.#read(username).catch(() => false)));
  }

  /** Learns about those whom a text finds. */
  learnFor(text: string, signal: AbortSignal): Promise<void> {
    if (this.#search?.signal !== signal) this.#search = { signal, done: this.#learnText(text, signal) };
    return this.#search.done;
  }

  async #learnText(text: string, signal: AbortSignal): Promise<void> {
    if (!(await this.#readWhole())) await this.#read(text, signal).catch(() => false);
  }

  /** Whether that is everybody; what failed may be tried again. */
  #readWhole(): Promise<boolean> {
    this.#whole ??= this.#read('').catch(() => {
      this.#whole = undefined;
      return false;
    });
    return this.#whole;
  }

  async #read(text: string, signal?: AbortSignal): Promise<boolean> {
    let page: string | undefined;
    for (let read = 0; read < mostPages; read += 1) {
      const { members, next } = await this.#client.members(this.#spaceId, { text, page, signal });
      for (const { person, role } of members) this.#roles.set(person.id, role);
      if (next === undefined) return true;
      page = next;
    }
    return false;
  }
}
