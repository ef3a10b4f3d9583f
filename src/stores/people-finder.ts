/** Finding people from one connection: the search as its visitor may use it, and what can be done with who was found. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import { createPeopleClient, type PeopleClient } from '../api/people-client.ts';
import type { Person } from '../protocol/person.ts';
import type { Role } from '../protocol/space.ts';
import { lookUpAddresses, type LookedUp } from './address-lookup.ts';
import { failureOf, type Failure } from './failure.ts';
import { createPeopleSearch, type PeopleSearch, type PeopleState } from './people-search.ts';
import { pageSource, serviceSources, type SearchPeople } from './people-sources.ts';
import { recentPeople, rememberPerson } from './recent-people.ts';
import type { Session } from './session.ts';
import type { Spaces } from './spaces.ts';

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
  /** Whom this visitor picked lately, newest first. */
  readonly recent: readonly Person[];
  remember(person: Person): void;
  /** Whether somebody found is known to be in the space already. */
  isInSpace(personId: string): boolean;
  lookUp(addresses: readonly string[], signal: AbortSignal): AsyncIterable<LookedUp>;
  /** Opens the conversation with somebody and makes it the current one; its id. */
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

/** Pages of members read for one text, of 100 each. */
const mostMemberPages = 5;
/** One for all, so that it is no news twice. */
const signedOut: FinderState = { step: 'signed-out' };

class Finder implements PeopleFinder {
  readonly $finder = atom<FinderState>({ step: 'idle' });
  readonly #options: FinderOptions;
  readonly #client: PeopleClient;
  readonly #search: PeopleSearch;
  readonly #members = new Set<string>();
  readonly #forget: () => void;
  /** One reading of members for each search, whichever source asks first. */
  #learning: { readonly signal: AbortSignal; readonly done: Promise<void> } | undefined;

  constructor(options: FinderOptions) {
    this.#options = options;
    const { spaces, search } = options;
    const { $session } = spaces.session;
    this.#client = createPeopleClient(spaces.http);
    const sources = search
      ? [pageSource(search)]
      : serviceSources(
          this.#client,
          () => this.#identify(),
          ({ text, signal }) => this.#learn(text, signal),
        );
    this.#search = createPeopleSearch({ sources, selfId: () => this.#selfId });
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

  isInSpace(personId: string): boolean {
    return this.#members.has(personId);
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
    if (refused) yield { addresses, people: new Map(), failure: refused };
    else yield* lookUpAddresses(this.#client, addresses, signal);
  }

  openDirect({ id: personId, kind }: Person): Promise<string | Failure> {
    return failing(async () => {
      await this.#identify();
      const id = await this.#client.directSpace(personId, kind === 'guest' ? 'anonymous' : 'user');
      this.#options.spaces.$current.set(id);
      return id;
    });
  }

  add(personId: string, role: Exclude<Role, 'guest'>): Promise<true | Failure> {
    return failing(async () => {
      const { spaceId } = this.#options;
      if (spaceId === undefined) throw new SpacesError('bad-configuration');
      await this.#identify();
      await this.#client.addAttendee(spaceId, personId, role);
      this.#members.add(personId);
      return true as const;
    });
  }

  dispose(): void {
    this.#forget();
    this.#search.dispose();
  }

  get #selfId(): string | undefined {
    const session = this.#options.spaces.session.$session.get();
    return session.step === 'signed-in' ? session.person.id : undefined;
  }

  async #identify(): Promise<void> {
    const { session } = this.#options.spaces;
    const { step } = session.$session.get();
    if (step === 'signed-in') return;
    if (!session.hasPageToken && step !== 'signing-in') throw new SpacesError('unauthorized');
    await session.signInPage();
  }

  /** Who of the people found is in the space. A space that does not tell is no reason to find nobody. */
  #learn(text: string, signal: AbortSignal): Promise<void> {
    const { spaceId } = this.#options;
    if (spaceId === undefined) return Promise.resolve();
    if (this.#learning?.signal !== signal) {
      this.#learning = { signal, done: this.#readMembers(spaceId, text, signal).catch(() => undefined) };
    }
    return this.#learning.done;
  }

  async #readMembers(spaceId: string, text: string, signal: AbortSignal): Promise<void> {
    let page: string | undefined;
    for (let read = 0; read < mostMemberPages; read += 1) {
      const { members, next } = await this.#client.members(spaceId, { text, page, signal });
      for (const { person } of members) this.#members.add(person.id);
      if (next === undefined) return;
      page = next;
    }
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

async function failing<T>(task: () => Promise<T>): Promise<T | Failure> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof SpacesError)) throw error;
    return failureOf(error);
  }
}
