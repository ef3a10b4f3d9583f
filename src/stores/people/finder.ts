/** Finding people from one connection: the search as its visitor may use it, and what can be done with who was found. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import { bulkSize, createPeopleClient, type PeopleClient } from '../../api/people-client.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import { defaultServer } from '../../protocol/server.ts';
import type { Role } from '../../protocol/space.ts';
import { type Failure, failureOf, isRefusal } from '../failure.ts';
import { isPresent } from '../presence.ts';
import type { Session } from '../session/store.ts';
import type { Spaces } from '../spaces.ts';
import { SpaceMembers } from './members.ts';
import {
  createPeopleSearch,
  pageSource,
  type PeopleSearch,
  type PeopleState,
  type SearchPeople,
  serviceSources,
} from './search.ts';

export type FinderState =
  | PeopleState
  /** Nobody is signed in, and the page gives no token. */
  | { readonly step: 'signed-out' }
  /** The service refused the search, and the visitor is a guest. [unknown: §3.3] */
  | { readonly step: 'not-for-guests'; readonly text: string };

/** Nothing here throws or rejects, whatever the service answers. */
export interface PeopleFinder extends Pick<PeopleSearch, 'type' | 'more' | 'retry' | 'dispose'> {
  readonly $finder: ReadableAtom<FinderState>;
  /** Guests may neither bring people in nor open conversations. */
  readonly isGuest: boolean;
  /** The visitor's user name, usually the e-mail address; "" when unknown. */
  readonly ownAddress: string;
  /** The visitor's role in the space, once it was learned. */
  readonly ownRole: Role | undefined;
  /** Whom this visitor picked lately, newest first. */
  readonly recent: readonly Person[];
  remember(person: Person): void;
  /** Finds out who of the recent people is in the space, and what the visitor may do there. */
  learn(): Promise<void>;
  /** Whether somebody is known to be in the space already. */
  isInSpace(personId: string): boolean;
  /** Whether somebody is known to be online: seen in a conversation of this connection. */
  isHere(personId: string): boolean;
  /** Whether the service refused to let these two talk, or this one in, a moment ago. */
  wasRefused(personId: string): boolean;
  /** The page for a call; undefined where no address is known. */
  callLink(person: Person): string | undefined;
  lookUp(addresses: readonly string[], signal: AbortSignal): AsyncIterable<LookedUp>;
  /** Opens the conversation with somebody; its id. */
  openDirect(person: Person): Promise<string | Failure>;
  /** Brings somebody into the space. */
  add(personId: string, role: Exclude<Role, 'guest'>): Promise<true | Failure>;
}

export interface FinderOptions {
  readonly spaces: Spaces;
  /** Whose members are told apart, and where people are added. */
  readonly spaceId: string | undefined;
  /** Instead of the service's search. */
  readonly search: SearchPeople | undefined;
}

export function createPeopleFinder(options: FinderOptions): PeopleFinder {
  return new Finder(options);
}

/** One for all, so that it is no news twice. */
const signedOut: FinderState = { step: 'signed-out' };

class Finder implements PeopleFinder {
  readonly $finder = atom<FinderState>({ step: 'idle' });
  readonly #options: FinderOptions;
  readonly #client: PeopleClient;
  readonly #search: PeopleSearch;
  readonly #members: SpaceMembers | undefined;
  readonly #refused = new Set<string>();
  readonly #forget: () => void;

  constructor(options: FinderOptions) {
    this.#options = options;
    const { spaces, spaceId, search } = options;
    const { $session } = spaces.session;
    this.#client = createPeopleClient(spaces.http);
    this.#members = spaceId === undefined ? undefined : new SpaceMembers(this.#client, spaceId);
    const sources = search
      ? [pageSource(search)]
      : serviceSources(
          this.#client,
          () => this.#identify(),
          async ({ text, signal }) => this.#members?.learnFor(text, signal),
        );
    this.#search = createPeopleSearch({ sources, eager: search !== undefined, selfId: () => this.#selfId });
    const { $people } = this.#search;
    const look = (): void =>
      this.$finder.set(
        search ? $people.get() : stateOf($people.get(), $session.get(), spaces.session.hasPageToken),
      );
    const stops = [
      $people.subscribe(look),
      $session.listen(({ step }) => {
        if (step === 'signed-out') this.#search.type('');
        look();
      }),
    ];
    this.#forget = () => stops.forEach((stop) => stop());
  }

  get isGuest(): boolean {
    return isGuest(this.#options.spaces.session.$session.get());
  }

  get recent(): readonly Person[] {
    return recentPeople(this.#options.spaces, this.#selfId ?? '');
  }

  remember(person: Person): void {
    rememberPerson(this.#options.spaces, this.#selfId ?? '', person);
  }

  get ownAddress(): string {
    return this.#self?.username ?? '';
  }

  get ownRole(): Role | undefined {
    return this.#members?.roleOf(this.#selfId ?? '');
  }

  async learn(): Promise<void> {
    const me = this.#self;
    if (!me || !this.#members) return;
    await this.#members.learn([me, ...this.recent]);
    // What is known about the people shown has changed.
    this.$finder.set({ ...this.$finder.get() });
  }

  isInSpace(personId: string): boolean {
    return this.#members?.has(personId) === true;
  }

  isHere(personId: string): boolean {
    return isPresent(this.#options.spaces, personId);
  }

  wasRefused(personId: string): boolean {
    return this.#refused.has(personId);
  }

  callLink({ username }: Person): string | undefined {
    const email = readEmail(username);
    return email && callLink(this.#options.spaces, email);
  }

  type(text: string): void {
    this.#search.type(text);
  }

  more(): Promise<void> {
    return this.#search.more();
  }

  retry(): void {
    this.#search.retry();
  }

  async *lookUp(addresses: readonly string[], signal: AbortSignal): AsyncGenerator<LookedUp> {
    // The page's own people are not the service's: to it, addresses stay addresses.
    if (this.#options.search) return yield { addresses, people: new Map(), failure: undefined };
    const refused = await failing(() => this.#identify());
    if (refused) return yield { addresses, people: new Map(), failure: refused };
    await this.#members?.learn([]);
    yield* lookUpAddresses(this.#client, addresses, signal);
  }

  openDirect({ id: personId, kind }: Person): Promise<string | Failure> {
    return this.#attempt(personId, async () => {
      await this.#identify();
      return this.#client.directSpace(personId, kind === 'guest' ? 'anonymous' : 'user');
    });
  }

  add(personId: string, role: Exclude<Role, 'guest'>): Promise<true | Failure> {
    return this.#attempt(personId, async () => {
      const { spaceId } = this.#options;
      if (spaceId === undefined) throw new SpacesError('bad-configuration');
      await this.#identify();
      await this.#client.addAttendee(spaceId, personId, role);
      this.#members?.add(personId, role);
      return true as const;
    });
  }

  dispose(): void {
    this.#forget();
    this.#search.dispose();
  }

  get #self(): Person | undefined {
    const session = this.#options.spaces.session.$session.get();
    return session.step === 'signed-in' ? session.person : undefined;
  }

  get #selfId(): string | undefined {
    return this.#self?.id;
  }

  async #attempt<T>(personId: string, task: () => Promise<T>): Promise<T | Failure> {
    this.#refused.delete(personId);
    const outcome = await failing(task);
    if (isFailure(outcome) && isRefusal(outcome)) this.#refused.add(personId);
    return outcome;
  }

  async #identify(): Promise<void> {
    const { session } = this.#options.spaces;
    const { step } = session.$session.get();
    if (step === 'signed-in') return;
    if (!session.hasPageToken && step !== 'signing-in') throw new SpacesError('unauthorized');
    await session.signInPage();
  }
}

function stateOf(people: PeopleState, session: Session, hasPageToken: boolean): FinderState {
  if (['signed-out', 'recognised', 'expired'].includes(session.step) && !hasPageToken) return signedOut;
  const refused = people.step === 'failed' && people.failure.code === 'forbidden';
  return refused && isGuest(session) ? { step: 'not-for-guests', text: people.text } : people;
}

function isGuest(session: Session): boolean {
  return session.step === 'signed-in' && session.as === 'guest';
}

function isFailure<T>(outcome: T | Failure): outcome is Failure {
  return typeof outcome === 'object' && outcome !== null && 'retryable' in outcome;
}

async function failing<T>(task: () => Promise<T>): Promise<T | Failure> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof SpacesError)) throw error;
    return failureOf(error);
  }
}

// Whom a visitor picked lately: in memory, apart for every connection and identity.

const most = 5;
const byConnection = new WeakMap<Spaces, Map<string, readonly Person[]>>();

/** Newest first. `selfId`: whose they are. */
function recentPeople(spaces: Spaces, selfId: string): readonly Person[] {
  return byConnection.get(spaces)?.get(selfId) ?? [];
}

function rememberPerson(spaces: Spaces, selfId: string, person: Person): void {
  const lists = byConnection.get(spaces) ?? new Map<string, readonly Person[]>();
  const others = (lists.get(selfId) ?? []).filter(({ id }) => id !== person.id);
  lists.set(selfId, [person, ...others].slice(0, most));
  byConnection.set(spaces, lists);
}

// The service's own page for a call of two: only there sound and picture can be carried. [doc: spaces-api §9.6]

/** Where the web client of the service's two environments is. [doc: spaces-api §1.1] */
const production = 'https://spaces.avayacloud.com';
const staging = 'https://loganstaging.esna.com';

/** [doc: D/api/spaces_calling/uri_functionality] */
function callLink({ server, webServer }: Spaces, email: string): string {
  const origin = webServer ?? (server === defaultServer ? production : staging);
  return `${origin}/d/call?email=${encodeURIComponent(email)}`;
}

// Finds out who is behind many addresses, as many at a time as the service takes.

/** What is known about some of the addresses; those that are not in `people` belong to nobody who can be found. */
export interface LookedUp {
  readonly addresses: readonly string[];
  readonly people: ReadonlyMap<string, Person>;
  /** The service did not say: of these addresses nothing is known. */
  readonly failure: Failure | undefined;
}

/** Hands over one batch after the other, in order. After a failure that another try would not mend, nobody is asked any more. */
async function* lookUpAddresses(
  client: Pick<PeopleClient, 'byAddress'>,
  addresses: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<LookedUp> {
  let hopeless: Failure | undefined;
  for (let at = 0; at < addresses.length && !signal.aborted; at += bulkSize) {
    const batch = addresses.slice(at, at + bulkSize);
    const answer: LookedUp = hopeless
      ? { addresses: batch, people: new Map(), failure: hopeless }
      : await ask(client, batch, signal);
    if (signal.aborted) return;
    if (answer.failure?.retryable === false) hopeless = answer.failure;
    yield answer;
  }
}

async function ask(
  client: Pick<PeopleClient, 'byAddress'>,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<LookedUp> {
  const people = new Map<string, Person>();
  try {
    for (const { person, addresses: own } of await client.byAddress(addresses, signal)) {
      for (const address of own) people.set(address, person);
    }
    return { addresses, people, failure: undefined };
  } catch (error) {
    if (!(error instanceof SpacesError) && !signal.aborted) throw error;
    return { addresses, people, failure: error instanceof SpacesError ? failureOf(error) : undefined };
  }
}
