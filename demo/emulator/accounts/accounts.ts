import type { WorldClock } from '../world/clock.ts';
import type { People, PersonRecord } from '../world/people.ts';
import { Random } from '../world/random.ts';
import type { Switches } from '../world/switches.ts';
import type { Tokens } from '../world/tokens.ts';
import type { Authorization } from './authorization.ts';
import { OAuthClients } from './clients.ts';
import { Grants } from './grants.ts';

interface Ground {
  readonly clock: WorldClock;
  readonly people: People;
  readonly tokens: Tokens;
  readonly switches: Readonly<Switches>;
}

/** The accounts server's whole state: who may sign in, which browser has, and what was allowed to whom. */
export class Accounts {
  readonly credentials: Credentials;
  readonly clients: OAuthClients;
  readonly grants: Grants;
  /** Cookie values of browsers that signed in, and whose they are. */
  readonly #sessions = new Map<string, PersonRecord>();
  readonly #pending = new Map<string, { authorization: Authorization; expires: number }>();
  readonly #consents = new Set<string>();
  readonly #random: Random;
  readonly #ground: Ground;

  /** Numbers of its own, so that signing in changes no id of the rest of the world. */
  constructor(ground: Ground, randomSeed: number) {
    this.#ground = ground;
    this.#random = new Random(~randomSeed);
    this.credentials = new Credentials(ground.people);
    this.clients = new OAuthClients(this.#random);
    this.grants = new Grants(ground, this.#random);
  }

  /** Remembers what a page asked for while its visitor signs in, at most 10 minutes. Returns a name for it. */
  keep(authorization: Authorization): string {
    const id = this.#random.hex(32);
    this.#pending.set(id, { authorization, expires: this.#ground.clock.now() + 600_000 });
    return id;
  }

  /** What was kept under this name. */
  pending(id: string): Authorization | undefined {
    const kept = this.#pending.get(id);
    return kept !== undefined && kept.expires > this.#ground.clock.now() ? kept.authorization : undefined;
  }

  /** Forgets it: answered, one way or the other. */
  settle(id: string): void {
    this.#pending.delete(id);
  }

  /** A new account. */
  signUp(displayname: string, username: string, password: string): PersonRecord {
    const { people, clock } = this.#ground;
    const person = people.addUser(username, displayname, username, clock.now());
    this.credentials.set(person, password);
    return person;
  }

  /** The value of the cookie `AUTH_TOKEN`: a user JWT [client: LT k6/src/login.js]. */
  async signIn(person: PersonRecord): Promise<string> {
    const token = await this.#ground.tokens.issueUser(person);
    this.#sessions.set(token, person);
    return token;
  }

  /** Ends the browser sessions of a person, or of everybody. */
  signOut(personId?: string): void {
    for (const [token, { id }] of this.#sessions) {
      if (personId === undefined || personId === id) this.forget(token);
    }
  }

  /** Ends the session of one browser. */
  forget(cookie: string): void {
    this.#sessions.delete(cookie);
    this.#ground.tokens.revokeThese([cookie]);
  }

  /** Whose browser this is, by its cookie. */
  visitor(cookie: string | undefined): PersonRecord | undefined {
    const alive = cookie !== undefined && this.#ground.tokens.holder(cookie, 'jwt') !== undefined;
    return alive ? this.#sessions.get(cookie) : undefined;
  }

  /** Notes that this person said yes to this application. */
  allow(person: PersonRecord, { client }: Authorization): void {
    this.#consents.add(`${person.id} ${client.id}`);
  }

  hasAllowed(person: PersonRecord, { client }: Authorization): boolean {
    return this.#consents.has(`${person.id} ${client.id}`);
  }

  /** People whose browser is signed in. */
  get visitors(): readonly PersonRecord[] {
    return [...this.#sessions].flatMap(([cookie]) => this.visitor(cookie) ?? []);
  }
}

/** Who may sign in with which password. User names count in any case. */
class Credentials {
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
