/** The state of the accounts server: passwords, browser sessions, sign-ins in progress, consents and grants. */
import type { WorldClock } from '../world/clock.ts';
import type { People, PersonRecord } from '../world/people.ts';
import { Random } from '../world/random.ts';
import type { Switches } from '../world/switches.ts';
import type { Tokens } from '../world/tokens.ts';
import type { Authorization } from './authorization.ts';
import { OAuthClients } from './clients.ts';
import { Grants } from './grants.ts';

/** The name of the session cookie [client: LT k6/src/login.js]. */
export const cookieName = 'AUTH_TOKEN';

/** The part of the world that the accounts server uses. */
interface AccountsHost {
  readonly clock: WorldClock;
  readonly people: People;
  readonly tokens: Tokens;
  readonly switches: Readonly<Switches>;
}

export class Accounts {
  readonly credentials: Credentials;
  readonly clients: OAuthClients;
  readonly grants: Grants;
  /** Signed-in browsers: cookie value → person. */
  readonly #sessions = new Map<string, PersonRecord>();
  readonly #pending = new Map<string, { authorization: Authorization; expires: number }>();
  readonly #consents = new Set<string>();
  readonly #random: Random;
  readonly #host: AccountsHost;

  /** Uses its own random numbers, so that a sign-in does not change the ids in the rest of the world. */
  constructor(host: AccountsHost, randomSeed: number) {
    this.#host = host;
    this.#random = new Random(~randomSeed);
    this.credentials = new Credentials(host.people);
    this.clients = new OAuthClients(this.#random);
    this.grants = new Grants(host, this.#random);
  }

  /** Stores an authorization request for up to 10 minutes while the visitor signs in. Returns its id. */
  addPending(authorization: Authorization): string {
    const id = this.#random.hex(32);
    this.#pending.set(id, { authorization, expires: this.#host.clock.now() + 600_000 });
    return id;
  }

  /** The pending authorization request with this id. */
  pending(id: string): Authorization | undefined {
    const stored = this.#pending.get(id);
    return stored !== undefined && stored.expires > this.#host.clock.now() ? stored.authorization : undefined;
  }

  removePending(id: string): void {
    this.#pending.delete(id);
  }

  /** Creates an account. */
  signUp(displayname: string, username: string, password: string): PersonRecord {
    const { people, clock } = this.#host;
    const person = people.addUser(username, displayname, username, clock.now());
    this.credentials.set(person, password);
    return person;
  }

  /** Starts a browser session. Returns the value of the cookie `AUTH_TOKEN`, a user JWT [client: LT k6/src/login.js]. */
  async signIn(person: PersonRecord): Promise<string> {
    const token = await this.#host.tokens.issueUser(person);
    this.#sessions.set(token, person);
    return token;
  }

  /** Ends the browser sessions of one person, or of all people. */
  signOut(personId?: string): void {
    for (const [token, { id }] of this.#sessions) {
      if (personId === undefined || personId === id) this.endSession(token);
    }
  }

  /** Ends the session of one browser. */
  endSession(cookie: string): void {
    this.#sessions.delete(cookie);
    this.#host.tokens.revokeTokens([cookie]);
  }

  /** The person signed in with this cookie. */
  userOf(cookie: string | undefined): PersonRecord | undefined {
    const isValid = cookie !== undefined && this.#host.tokens.ownerId(cookie, 'jwt') !== undefined;
    return isValid ? this.#sessions.get(cookie) : undefined;
  }

  /** Records that the person gave consent to the application. */
  allow(person: PersonRecord, { client }: Authorization): void {
    this.#consents.add(`${person.id} ${client.id}`);
  }

  hasAllowed(person: PersonRecord, { client }: Authorization): boolean {
    return this.#consents.has(`${person.id} ${client.id}`);
  }

  /** People with a signed-in browser. */
  get signedIn(): readonly PersonRecord[] {
    return [...this.#sessions].flatMap(([cookie]) => this.userOf(cookie) ?? []);
  }
}

/** User names and passwords. User names are case-insensitive. */
class Credentials {
  readonly #passwords = new Map<string, { personId: string; password: string }>();
  readonly #people: People;

  constructor(people: People) {
    this.#people = people;
  }

  set({ id, username }: PersonRecord, password: string): void {
    this.#passwords.set(username.toLowerCase(), { personId: id, password });
  }

  /** The person with this user name and password. */
  check(username: string, password: string): PersonRecord | undefined {
    const stored = this.#passwords.get(keyOf(username));
    return stored?.password === password ? this.#people.get(stored.personId) : undefined;
  }

  /** The person with this user name, for identity providers that need no password. */
  ownerOf(username: string): PersonRecord | undefined {
    const stored = this.#passwords.get(keyOf(username));
    return stored && this.#people.get(stored.personId);
  }
}

function keyOf(username: string): string {
  return username.trim().toLowerCase();
}
