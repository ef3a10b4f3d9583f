/** Finds people for the current user, adds them to a space, and opens direct conversations with them. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import { maxAddressesPerRequest, createPeopleClient, type PeopleClient } from '../../api/people-client.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import { type Failure, failureOf, isRefusal } from '../failure.ts';
import { isOnline } from '../presence.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { SpaceMembers } from './members.ts';
import { pageSource, PeopleSearch, type PeopleState, type SearchPeople, serviceSources } from './search.ts';

export type FinderState =
  | PeopleState
  /** The user is not signed in, and the page provides no token. */
  | { readonly step: 'signed-out' }
  /** The service refused the search, and the user is a guest. [unknown: §3.3] */
  | { readonly step: 'not-for-guests'; readonly text: string };

/** The result for some of the addresses. An address that is not in `people` belongs to no person who can be found. */
export interface LookupResult {
  readonly addresses: readonly string[];
  readonly people: ReadonlyMap<string, Person>;
  /** The service did not answer: nothing is known about these addresses. */
  readonly failure: Failure | undefined;
}

export interface FinderOptions {
  readonly spaces: Spaces;
  /** The space whose members are marked, and where people are added. */
  readonly spaceId: string | undefined;
  /** The page's own search, which replaces the service's. */
  readonly search: SearchPeople | undefined;
}

/** Always the same object, so that listeners are not called again. */
const signedOut: FinderState = { step: 'signed-out' };

/** Its methods never throw or reject: failures are states or results. */
export class PeopleFinder {
  readonly #finder = atom<FinderState>({ step: 'idle' });
  readonly $finder: ReadableAtom<FinderState> = this.#finder;
  readonly #options: FinderOptions;
  readonly #client: PeopleClient;
  readonly #search: PeopleSearch;
  readonly #members: SpaceMembers | undefined;
  readonly #refused = new Set<string>();
  readonly #subscriptions: readonly (() => void)[];

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
          async ({ text, signal }) => this.#members?.loadMatching(text, signal),
        );
    this.#search = new PeopleSearch({ sources, eager: search !== undefined, selfId: () => this.#selfId });
    const { $people } = this.#search;
    const update = (): void =>
      this.#finder.set(
        search ? $people.get() : stateOf($people.get(), $session.get(), spaces.session.hasPageToken),
      );
    this.#subscriptions = [
      $people.subscribe(update),
      $session.listen(({ step }) => {
        if (step === 'signed-out') this.#search.type('');
        update();
      }),
    ];
  }

  /** Guests can neither add people nor open direct conversations. */
  get isGuest(): boolean {
    return isGuest(this.#options.spaces.session.$session.get());
  }

  /** The people that this user picked last, newest first. */
  get recent(): readonly Person[] {
    return recentPeople(this.#options.spaces, this.#selfId ?? '');
  }

  remember(person: Person): void {
    rememberPerson(this.#options.spaces, this.#selfId ?? '', person);
  }

  /** The user name, usually the e-mail address; "" if unknown. */
  get ownAddress(): string {
    return this.#self?.username ?? '';
  }

  /** The user's role in the space, if it is known. */
  get ownRole(): Role | undefined {
    return this.#members?.roleOf(this.#selfId ?? '');
  }

  /** Finds out which of the recent people are in the space, and what the user may do there. */
  async loadMembers(): Promise<void> {
    const me = this.#self;
    if (!me || !this.#members) return;
    await this.#members.load([me, ...this.recent]);
    // A new object, because the people shown may now be known as members.
    this.#finder.set({ ...this.$finder.get() });
  }

  /** Whether the person is known to be in the space already. */
  isInSpace(personId: string): boolean {
    return this.#members?.has(personId) === true;
  }

  /** Whether the person is online in a conversation of this connection. */
  isOnline(personId: string): boolean {
    return isOnline(this.#options.spaces, personId);
  }

  /** Whether the service refused the last attempt to add this person or to talk with them. */
  wasRefused(personId: string): boolean {
    return this.#refused.has(personId);
  }

  /** The page for a call with this person; undefined if no address is known. */
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

  /** Looks up the people of these addresses, in batches and in order. */
  async *lookUp(addresses: readonly string[], signal: AbortSignal): AsyncGenerator<LookupResult> {
    // A page with its own people does not want the service's, so addresses stay addresses.
    if (this.#options.search) return yield { addresses, people: new Map(), failure: undefined };
    const refused = await resultOf(() => this.#identify());
    if (refused) return yield { addresses, people: new Map(), failure: refused };
    await this.#members?.load([]);
    yield* lookUpAddresses(this.#client, addresses, signal);
  }

  /** Opens the direct conversation with the person; resolves with the id of its space. */
  openDirect({ id: personId, kind }: Person): Promise<string | Failure> {
    return this.#attempt(personId, async () => {
      await this.#identify();
      return this.#client.directSpace(personId, kind === 'guest' ? 'anonymous' : 'user');
    });
  }

  /** Adds the person to the space. */
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
    for (const unsubscribe of this.#subscriptions) unsubscribe();
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
    const result = await resultOf(task);
    if (isFailure(result) && isRefusal(result)) this.#refused.add(personId);
    return result;
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

function isFailure<T>(result: T | Failure): result is Failure {
  return typeof result === 'object' && result !== null && 'retryable' in result;
}

async function resultOf<T>(task: () => Promise<T>): Promise<T | Failure> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof SpacesError)) throw error;
    return failureOf(error);
  }
}

const maxRecent = 5;
/** The people picked last, by connection and user id. Kept in memory only. */
const recentByConnection = new WeakMap<Spaces, Map<string, readonly Person[]>>();

/** Newest first. `selfId` is the user who picked them. */
function recentPeople(spaces: Spaces, selfId: string): readonly Person[] {
  return recentByConnection.get(spaces)?.get(selfId) ?? [];
}

function rememberPerson(spaces: Spaces, selfId: string, person: Person): void {
  const lists = recentByConnection.get(spaces) ?? new Map<string, readonly Person[]>();
  const others = (lists.get(selfId) ?? []).filter(({ id }) => id !== person.id);
  lists.set(selfId, [person, ...others].slice(0, maxRecent));
  recentByConnection.set(spaces, lists);
}

/**
 * The service's own page for a call of two, the only place for audio and video. [doc: spaces-api §9.6;
 * D/api/spaces_calling/uri_functionality]
 */
function callLink({ webServer }: Spaces, email: string): string {
  return `${webServer}/d/call?email=${encodeURIComponent(email)}`;
}

/** Yields one batch after the other, in order. After a failure that another try would not fix, it sends no more requests. */
async function* lookUpAddresses(
  client: Pick<PeopleClient, 'byAddress'>,
  addresses: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<LookupResult> {
  let final: Failure | undefined;
  for (let at = 0; at < addresses.length && !signal.aborted; at += maxAddressesPerRequest) {
    const batch = addresses.slice(at, at + maxAddressesPerRequest);
    const answer: LookupResult = final
      ? { addresses: batch, people: new Map(), failure: final }
      : await lookUpBatch(client, batch, signal);
    if (signal.aborted) return;
    if (answer.failure?.retryable === false) final = answer.failure;
    yield answer;
  }
}

async function lookUpBatch(
  client: Pick<PeopleClient, 'byAddress'>,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<LookupResult> {
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
