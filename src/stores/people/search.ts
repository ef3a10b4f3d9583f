/** A search for people as somebody types: several sources asked side by side, one list, always of the last text. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { PeopleClient } from '../../api/people-client.ts';
import { readGivenPerson } from '../../protocol/people.ts';
import type { Person } from '../../protocol/person.ts';
import { readEach } from '../../protocol/read.ts';
import { type Failure, failureOf } from '../failure.ts';

export type PeopleState =
  /** Fewer than two characters. */
  | { readonly step: 'idle' }
  | { readonly step: 'searching'; readonly text: string }
  | {
      readonly step: 'found';
      readonly text: string;
      readonly people: readonly Person[];
      readonly more: 'none' | 'more' | 'loading';
      /** A source that did not answer: the list may lack people. */
      readonly missing: Failure | undefined;
    }
  | { readonly step: 'failed'; readonly text: string; readonly failure: Failure };

interface PeoplePage {
  readonly people: readonly Person[];
  readonly next: string | undefined;
}

/** One place where people are. @throws {SpacesError} */
export interface PeopleSource {
  /** Whom it finds the visitor has talked with directly. */
  readonly contacts: boolean;
  search(call: { text: string; page: string | undefined; signal: AbortSignal }): Promise<PeoplePage>;
}

export interface PeopleSearch {
  readonly $people: ReadableAtom<PeopleState>;
  type(text: string): void;
  /** The next page of every source that has one; never rejects. */
  more(): Promise<void>;
  /** At once: those sources that did not answer; where none did, the same text once more. */
  retry(): void;
  dispose(): void;
}

export interface PeopleSearchOptions {
  readonly sources: readonly PeopleSource[];
  /** Whether each text is asked for at once, as long as the sources answer at once, too: from memory. */
  readonly eager?: boolean;
  /** Left out of the list. */
  readonly selfId: () => string | undefined;
  /** Time in ms, and a timer that gives the function which stops it. */
  readonly clock?: { now(): number; after(ms: number, run: () => void): () => void };
}

/** Ms of quiet before a round of requests, and from one round to the next: three rounds in two seconds at most. */
const quiet = 150;
const pace = 1_000;
const shortest = 2;

const realClock = {
  now: () => performance.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export function createPeopleSearch(options: PeopleSearchOptions): PeopleSearch {
  return new Search(options);
}

class Search implements PeopleSearch {
  readonly $people = atom<PeopleState>({ step: 'idle' });
  readonly #options: PeopleSearchOptions;
  readonly #clock: NonNullable<PeopleSearchOptions['clock']>;
  #stopTimer = (): void => {};
  #lastRound = -Infinity;
  /** The run whose answers count; everything of an older one is dropped. */
  #run = new AbortController();
  #text = '';
  #pages = new Map<PeopleSource, string | undefined>();
  /** What did not answer is asked again by `retry` only: scrolling would never stop asking. */
  readonly #failed = new Map<PeopleSource, Failure>();
  readonly #contacts = new Set<string>();
  #answersAtOnce: boolean;

  constructor(options: PeopleSearchOptions) {
    this.#options = options;
    this.#answersAtOnce = options.eager === true;
    this.#clock = options.clock ?? realClock;
  }

  type(text: string): void {
    const wanted = text.trim();
    if (wanted === this.#text) return;
    // Made with the first letter, which finds nobody yet, and not while an answer waits to be shown.
    nameOrder();
    this.#text = wanted;
    this.#cancel();
    if (wanted.length < shortest) return this.$people.set({ step: 'idle' });
    if (this.#answersAtOnce) {
      void this.#start();
      // What is answered at once is not drawn twice.
      this.#stopTimer = this.#clock.after(0, () => {
        this.#answersAtOnce = false;
        this.$people.set({ step: 'searching', text: wanted });
      });
      return;
    }
    this.$people.set({ step: 'searching', text: wanted });
    const wait = Math.max(quiet, this.#lastRound + pace - this.#clock.now());
    this.#stopTimer = this.#clock.after(wait, () => void this.#start());
  }

  retry(): void {
    if (this.$people.get().step === 'found') return void this.#goOn([...this.#failed.keys()]);
    if (this.#text.length < shortest) return;
    this.#cancel();
    this.$people.set({ step: 'searching', text: this.#text });
    void this.#start();
  }

  more(): Promise<void> {
    return this.#goOn(this.#open);
  }

  dispose(): void {
    this.#cancel();
    this.#text = '';
    this.$people.set({ step: 'idle' });
  }

  #cancel(): void {
    this.#stopTimer();
    this.#run.abort();
    this.#run = new AbortController();
  }

  /** The sources that have more. */
  get #open(): readonly PeopleSource[] {
    return [...this.#pages.keys()].filter((source) => !this.#failed.has(source));
  }

  async #goOn(sources: readonly PeopleSource[]): Promise<void> {
    const state = this.$people.get();
    if (state.step !== 'found' || state.more === 'loading' || sources.length === 0) return;
    this.$people.set({ ...state, more: 'loading' });
    await this.#round(sources, state.people);
  }

  async #start(): Promise<void> {
    this.#lastRound = this.#clock.now();
    this.#contacts.clear();
    this.#failed.clear();
    this.#pages = new Map(this.#options.sources.map((source) => [source, undefined]));
    await this.#round(this.#options.sources, []);
  }

  /** Rows already shown keep their place: only what is new is ranked, behind them. */
  async #round(sources: readonly PeopleSource[], shown: readonly Person[]): Promise<void> {
    const { signal } = this.#run;
    const text = this.#text;
    let isLate = false;
    const stop = this.#clock.after(0, () => (isLate = true));
    const answers = await Promise.allSettled(
      sources.map((source) => source.search({ text, page: this.#pages.get(source), signal })),
    );
    stop();
    if (signal.aborted) return;
    this.#stopTimer();
    this.#answersAtOnce = this.#options.eager === true && !isLate;
    const fresh = new Map<string, Person>();
    answers.forEach((answer, index) => {
      const source = sources[index];
      if (!source) return;
      if (answer.status === 'fulfilled') this.#take(source, answer.value, fresh);
      else this.#failed.set(source, failureIn(answer.reason));
    });
    const [missing] = this.#failed.values();
    if (missing && shown.length === 0 && this.#options.sources.every((source) => this.#failed.has(source)))
      return this.$people.set({ step: 'failed', text, failure: missing });
    const known = new Set([...shown.map(({ id }) => id), this.#options.selfId()]);
    const added = [...fresh.values()].filter(({ id }) => !known.has(id));
    const people = [...shown, ...rankPeople(added, text, (id) => this.#contacts.has(id))];
    this.$people.set({ step: 'found', text, people, more: this.#open.length > 0 ? 'more' : 'none', missing });
  }

  /** A source that failed keeps its page, so that `retry` asks for it again. */
  #take(source: PeopleSource, { people, next }: PeoplePage, fresh: Map<string, Person>): void {
    this.#failed.delete(source);
    // A page that leads back to itself leads nowhere.
    if (next === undefined || next === this.#pages.get(source)) this.#pages.delete(source);
    else this.#pages.set(source, next);
    for (const person of people) {
      if (source.contacts) this.#contacts.add(person.id);
      if (!fresh.has(person.id)) fresh.set(person.id, person);
    }
  }
}

function failureIn(reason: unknown): Failure {
  if (reason instanceof SpacesError) return failureOf(reason);
  throw reason;
}

// The order of people found: beginning of a word before inside, direct contacts first, then by name.

let order: Intl.Collator | undefined;

/** The order of names. The first form of this kind takes the browser milliseconds: it is to be asked for ahead of an answer. */
function nameOrder(): Intl.Collator {
  return (order ??= new Intl.Collator());
}

/** @param isContact whether the visitor has talked with this person directly */
function rankPeople(
  people: readonly Person[],
  text: string,
  isContact: (id: string) => boolean,
): readonly Person[] {
  const { compare } = nameOrder();
  const wanted = text.toLocaleLowerCase();
  const keyed = people.map((person) => ({
    person,
    place: (beginsWord(person, wanted) ? 0 : 2) + (isContact(person.id) ? 0 : 1),
  }));
  keyed.sort((a, b) => a.place - b.place || compare(a.person.name, b.person.name));
  return keyed.map(({ person }) => person);
}

function beginsWord({ name, username }: Person, wanted: string): boolean {
  const words = `${name} ${username}`.toLocaleLowerCase();
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(words.charAt(at - 1))) return true;
  }
  return false;
}

// Where people come from: the two searches of the service, or a search of the page's own.

/** The page's own search; may reject, and may ignore the signal. Of a person only `id` and `name` are needed. */
export type SearchPeople = (
  text: string,
  options: { readonly signal: AbortSignal },
) => Promise<readonly Partial<Person>[]>;

type Call = Parameters<PeopleSource['search']>[0];

/**
 * @param identify waits until there is a session
 * @param beside what else has to be known about a text before its people are shown; must not reject
 */
export function serviceSources(
  client: PeopleClient,
  identify: () => Promise<void>,
  beside: (call: Call) => Promise<void>,
): readonly PeopleSource[] {
  const source = (contacts: boolean, ask: (call: Call) => Promise<PeoplePage>): PeopleSource => ({
    contacts,
    search: async (call) => {
      await identify();
      const [page] = await Promise.all([ask(call), beside(call)]);
      return page;
    },
  });
  return [source(false, (call) => client.colleagues(call)), source(true, (call) => client.contacts(call))];
}

/** @param timeout ms after which a page that has not answered is not waited for, as with the service */
export function pageSource(ask: SearchPeople, timeout = 15_000): PeopleSource {
  return {
    contacts: false,
    search: async ({ text, signal }) => {
      const limit = AbortSignal.timeout(timeout);
      const late = new Promise<never>((_, reject) =>
        limit.addEventListener('abort', () => reject(new SpacesError('timeout'))),
      );
      const answer = answerOf(ask, text, AbortSignal.any([signal, limit]));
      const given: unknown = await Promise.race([answer, late]);
      if (!Array.isArray(given)) throw new SpacesError('bad-answer');
      return { people: readEach(given, readGivenPerson), next: undefined };
    },
  };
}

async function answerOf(ask: SearchPeople, text: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await ask(text, { signal });
  } catch (cause) {
    throw new SpacesError('server-error', { cause });
  }
}
