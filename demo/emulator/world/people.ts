/** The people the emulated service knows: users with an account and guests. */
import type { ObjectIds } from './random.ts';

/** A user with an account, or a guest. */
export interface PersonRecord {
  /** Spaces user id, or anonymous id. */
  readonly id: string;
  readonly kind: 'user' | 'guest';
  readonly displayname: string;
  readonly username: string;
  /** Picture URL as given, or a path below the service; "" means the service's default picture. */
  readonly picture: string;
  /** The user's id on the accounts server; "" for guests [doc: D/tutorials/user_directory]. */
  readonly accountsId: string;
  /** The user's company; "" for none. Colleagues can find each other and start direct conversations [doc: spaces-api §3.3]. */
  readonly company: string;
  /** ISO 8601. */
  readonly created: string;
}

export class People {
  readonly #byId = new Map<string, PersonRecord>();
  /** Short names of seeded users, such as `ada`. */
  readonly #byNick = new Map<string, PersonRecord>();
  readonly #ids: ObjectIds;

  constructor(ids: ObjectIds) {
    this.#ids = ids;
  }

  addUser(nick: string, displayname: string, username: string, at: number): PersonRecord {
    const person = this.addColleague(displayname, username, at);
    this.#byNick.set(nick, person);
    return person;
  }

  /** Adds a user without a nick. */
  addColleague(displayname: string, username: string, at: number): PersonRecord {
    const accountsId = this.#ids.next(at);
    const company = domainOf(username);
    return this.#add({ kind: 'user', displayname, username, picture: '', accountsId, company }, at);
  }

  /** Gives a seeded user a picture. */
  show(nick: string, picture: string): void {
    const person = this.#byNick.get(nick);
    if (!person) return;
    const shown = { ...person, picture };
    this.#byNick.set(nick, shown);
    this.#byId.set(person.id, shown);
  }

  /** All users with an account, in the order they were added. */
  get users(): PersonRecord[] {
    return [...this.#byId.values()].filter(({ kind }) => kind === 'user');
  }

  /** Every anonymous login creates a new person [doc: spaces-api §2.3]. */
  addGuest(given: { displayname: string; username: string; picture: string }, at: number): PersonRecord {
    return this.#add({ kind: 'guest', accountsId: '', company: '', ...given }, at);
  }

  get(id: string): PersonRecord | undefined {
    return this.#byId.get(id);
  }

  /** Finds a person by nick, id, user name or display name. If several people match, the newest wins. */
  find(reference: string): PersonRecord | undefined {
    const known = this.#byNick.get(reference) ?? this.#byId.get(reference);
    if (known !== undefined) return known;
    return [...this.#byId.values()].findLast(
      (person) => person.username === reference || person.displayname === reference,
    );
  }

  /** Nicks of the users, in the order they were added. */
  get nicks(): readonly string[] {
    return [...this.#byNick.keys()];
  }

  get guests(): number {
    return [...this.#byId.values()].filter((person) => person.kind === 'guest').length;
  }

  #add(fields: Omit<PersonRecord, 'id' | 'created'>, at: number): PersonRecord {
    const person = { ...fields, id: this.#ids.next(at), created: new Date(at).toISOString() };
    this.#byId.set(person.id, person);
    return person;
  }
}

/** The domain of the address serves as the company. */
function domainOf(username: string): string {
  return username.slice(username.lastIndexOf('@') + 1);
}
