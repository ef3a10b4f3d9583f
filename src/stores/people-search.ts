/** A search for people as somebody types: several sources asked side by side, one list, always of the last text. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import type { Person } from '../protocol/person.ts';
import { failureOf, type Failure } from './failure.ts';
import { rankPeople } from './people-rank.ts';

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

export interface PeoplePage {
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
  /** The same text once more, at once. */
  retry(): void;
  dispose(): void;
}

export interface PeopleSearchOptions {
  readonly sources: readonly PeopleSource[];
  /**
   * Whether each text is asked for at once, for sources that may answer from memory. While an answer is on its way,
   * the next question waits for a rest in typing here too.
   */
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
  #contacts = new Set<string>();

  constructor(options: PeopleSearchOptions) {
    this.#options = options;
    this.#clock = options.clock ?? realClock;
  }

  type(text: string): void {
    const wanted = text.trim();
    if (wanted === this.#text) return;
    this.#text = wanted;
    const isFree = this.#options.eager && this.$people.get().step !== 'searching';
    this.#cancel();
    if (wanted.length < shortest) return this.$people.set({ step: 'idle' });
    if (isFree) {
      void this.#start();
      // What is answered at once is not drawn twice.
      this.#stopTimer = this.#clock.after(0, () => this.$people.set({ step: 'searching', text: wanted }));
      return;
    }
    this.$people.set({ step: 'searching', text: wanted });
    const rest = this.#options.eager ? 0 : this.#lastRound + pace - this.#clock.now();
    const wait = Math.max(quiet, rest);
    this.#stopTimer = this.#clock.after(wait, () => void this.#start());
  }

  retry(): void {
    if (this.#text.length < shortest) return;
    this.#cancel();
    this.$people.set({ step: 'searching', text: this.#text });
    void this.#start();
  }

  async more(): Promise<void> {
    const state = this.$people.get();
    if (state.step !== 'found' || state.more !== 'more') return;
    this.$people.set({ ...state, more: 'loading' });
    await this.#round([...this.#pages.keys()], state.people);
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

  async #start(): Promise<void> {
    this.#lastRound = this.#clock.now();
    this.#contacts.clear();
    this.#pages = new Map(this.#options.sources.map((source) => [source, undefined]));
    await this.#round(this.#options.sources, []);
  }

  /** Rows already shown keep their place: only what is new is ranked, behind them. */
  async #round(sources: readonly PeopleSource[], shown: readonly Person[]): Promise<void> {
    const { signal } = this.#run;
    const text = this.#text;
    const answers = await Promise.allSettled(
      sources.map((source) => source.search({ text, page: this.#pages.get(source), signal })),
    );
    if (signal.aborted) return;
    this.#stopTimer();
    const fresh = new Map<string, Person>();
    let missing: Failure | undefined;
    answers.forEach((answer, index) => {
      const source = sources[index];
      if (!source) return;
      if (answer.status === 'fulfilled') this.#take(source, answer.value, fresh);
      else missing = failureIn(answer.reason);
    });
    if (missing && fresh.size + shown.length === 0 && answers.every(({ status }) => status === 'rejected'))
      return this.$people.set({ step: 'failed', text, failure: missing });
    const known = new Set([...shown.map(({ id }) => id), this.#options.selfId()]);
    const added = [...fresh.values()].filter(({ id }) => !known.has(id));
    const people = [...shown, ...rankPeople(added, text, (id) => this.#contacts.has(id))];
    this.$people.set({ step: 'found', text, people, more: this.#pages.size > 0 ? 'more' : 'none', missing });
  }

  /** A source that failed keeps its page, so that `more` asks for it again. */
  #take(source: PeopleSource, { people, next }: PeoplePage, fresh: Map<string, Person>): void {
    if (next === undefined) this.#pages.delete(source);
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
