/** Searches people while the user types: asks several sources and merges their answers to the latest text into one list. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { PeopleClient } from '../../api/people-client.ts';
import { readGivenPerson, searchWords } from '../../protocol/people.ts';
import type { Person } from '../../protocol/person.ts';
import { readEach } from '../../protocol/read.ts';
import { type Clock, realClock } from '../clock.ts';
import { type Failure, failureOf } from '../failure.ts';

export type PeopleState =
  /** The text has fewer than two characters. */
  | { readonly step: 'idle' }
  | { readonly step: 'searching'; readonly text: string }
  | {
      readonly step: 'found';
      readonly text: string;
      readonly people: readonly Person[];
      /** `paused`: the latest pages had no new people, so the next one is loaded only if the user asks for it. */
      readonly more: 'none' | 'more' | 'loading' | 'paused';
      /** Why a source did not answer. Then the list may lack people. */
      readonly missing: Failure | undefined;
    }
  | { readonly step: 'failed'; readonly text: string; readonly failure: Failure };

interface PeoplePage {
  readonly people: readonly Person[];
  readonly next: string | undefined;
}

/** Finds people in one place. @throws {SpacesError} */
export interface PeopleSource {
  /** Whether it only finds people that the user has had a direct conversation with. */
  readonly contacts: boolean;
  search(call: { text: string; page: string | undefined; signal: AbortSignal }): Promise<PeoplePage>;
}

/** The page's own search. It may reject and may ignore the signal. A person only needs `id` and `name`. */
export type SearchPeople = (
  text: string,
  options: { readonly signal: AbortSignal },
) => Promise<readonly Partial<Person>[]>;

export interface PeopleSearchOptions {
  readonly sources: readonly PeopleSource[];
  /** Searches without a pause, for as long as the sources also answer at once: from memory. */
  readonly eager?: boolean;
  /** The user's own id, which is left out of the list. */
  readonly selfId: () => string | undefined;
  readonly clock?: Clock;
}

/** Pause in typing before a round of requests, and from one round to the next: at most three rounds in two seconds. Ms. */
const typingPause = 150;
const roundPause = 1_000;
const minLength = 2;
/** Pages without new people are followed this far. A server may link such pages without end. */
const maxEmptyPages = 3;

export class PeopleSearch {
  readonly #people = atom<PeopleState>({ step: 'idle' });
  readonly $people: ReadableAtom<PeopleState> = this.#people;
  readonly #options: PeopleSearchOptions;
  readonly #clock: Clock;
  #stopTimer = (): void => {};
  #lastRound = -Infinity;
  /** The run whose answers count; answers of an older run are dropped. */
  #run = new AbortController();
  #text = '';
  #pages = new Map<PeopleSource, string | undefined>();
  /** How many rounds in a row had no new people. */
  #emptyRounds = 0;
  /** Only `retry` asks a failed source again; scrolling would never stop asking. */
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
    // Created with the first letter, which is too short to search for, not later while results wait to be shown.
    nameCollator();
    this.#text = wanted;
    this.#cancel();
    if (wanted.length < minLength) return this.#people.set({ step: 'idle' });
    if (this.#answersAtOnce) {
      void this.#start();
      // An immediate answer is not rendered twice.
      this.#stopTimer = this.#clock.after(0, () => {
        this.#answersAtOnce = false;
        this.#people.set({ step: 'searching', text: wanted });
      });
      return;
    }
    this.#people.set({ step: 'searching', text: wanted });
    const wait = Math.max(typingPause, this.#lastRound + roundPause - this.#clock.now());
    this.#stopTimer = this.#clock.after(wait, () => void this.#start());
  }

  /** Asks the sources that failed again, at once, or for the page that was not loaded. If all failed, it repeats the whole search. */
  retry(): void {
    const state = this.$people.get();
    if (state.step === 'found')
      return void this.#loadFrom(
        state.more === 'paused' ? [...this.#pages.keys()] : [...this.#failed.keys()],
      );
    if (this.#text.length < minLength) return;
    this.#cancel();
    this.#people.set({ step: 'searching', text: this.#text });
    void this.#start();
  }

  /** Loads the next page of each source that has one. Never rejects. */
  async more(): Promise<void> {
    const state = this.$people.get();
    if (state.step === 'found' && state.more === 'more') await this.#loadFrom(this.#withMore);
  }

  dispose(): void {
    this.#cancel();
    this.#text = '';
    this.#people.set({ step: 'idle' });
  }

  #cancel(): void {
    this.#stopTimer();
    this.#run.abort();
    this.#run = new AbortController();
  }

  /** The sources that have another page. */
  get #withMore(): readonly PeopleSource[] {
    return [...this.#pages.keys()].filter((source) => !this.#failed.has(source));
  }

  async #loadFrom(sources: readonly PeopleSource[]): Promise<void> {
    const state = this.$people.get();
    if (state.step !== 'found' || state.more === 'loading' || sources.length === 0) return;
    this.#people.set({ ...state, more: 'loading' });
    await this.#round(sources, state.people);
  }

  async #start(): Promise<void> {
    this.#lastRound = this.#clock.now();
    this.#contacts.clear();
    this.#failed.clear();
    this.#emptyRounds = 0;
    this.#pages = new Map(this.#options.sources.map((source) => [source, undefined]));
    await this.#round(this.#options.sources, []);
  }

  /** People already shown keep their position. New people are ranked among themselves and follow them. */
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
      return this.#people.set({ step: 'failed', text, failure: missing });
    const known = new Set([...shown.map(({ id }) => id), this.#options.selfId()]);
    const added = [...fresh.values()].filter(({ id }) => !known.has(id));
    const people = [...shown, ...rankPeople(added, text, (id) => this.#contacts.has(id))];
    this.#emptyRounds = added.length > 0 ? 0 : this.#emptyRounds + 1;
    const more = this.#emptyRounds < maxEmptyPages ? 'more' : 'paused';
    this.#people.set({
      step: 'found',
      text,
      people,
      more: this.#withMore.length > 0 ? more : 'none',
      missing,
    });
  }

  /** A source that fails keeps its page, so that `retry` requests it again. */
  #take(source: PeopleSource, { people, next }: PeoplePage, fresh: Map<string, Person>): void {
    this.#failed.delete(source);
    // A page that links to itself is the last one.
    if (next === undefined || next === this.#pages.get(source)) this.#pages.delete(source);
    else this.#pages.set(source, next);
    for (const person of people) {
      if (source.contacts) this.#contacts.add(person.id);
      if (!fresh.has(person.id)) fresh.set(person.id, person);
    }
  }
}

type Call = Parameters<PeopleSource['search']>[0];

/**
 * The two searches of the service.
 * @param identify waits until there is a session
 * @param prepare loads what must also be known about a text before its people are shown; must not reject
 */
export function serviceSources(
  client: PeopleClient,
  identify: () => Promise<void>,
  prepare: (call: Call) => Promise<void>,
): readonly PeopleSource[] {
  const source = (contacts: boolean, ask: (call: Call) => Promise<PeoplePage>): PeopleSource => ({
    contacts,
    search: async (call) => {
      await identify();
      const [page] = await Promise.all([ask(call), prepare(call)]);
      return page;
    },
  });
  return [source(false, (call) => client.colleagues(call)), source(true, (call) => client.contacts(call))];
}

/**
 * The page's own search.
 * @param timeout ms after which it fails without an answer, as with the service
 */
export function pageSource(ask: SearchPeople, timeout = 15_000): PeopleSource {
  return {
    contacts: false,
    search: async ({ text, signal }) => {
      const limit = AbortSignal.timeout(timeout);
      const late = new Promise<never>((_, reject) =>
        limit.addEventListener('abort', () => reject(new SpacesError('timeout'))),
      );
      const answer = answerOf(ask, text.replace(/\s+/g, ' '), AbortSignal.any([signal, limit]));
      const given: unknown = await Promise.race([answer, late]);
      if (!Array.isArray(given)) throw new SpacesError('bad-answer');
      return { people: readEach(given, readGivenPerson), next: undefined };
    },
  };
}

function failureIn(reason: unknown): Failure {
  if (reason instanceof SpacesError) return failureOf(reason);
  throw reason;
}

let collator: Intl.Collator | undefined;

/** Created before the first answer, because the first collator takes the browser some milliseconds. */
function nameCollator(): Intl.Collator {
  return (collator ??= new Intl.Collator());
}

/**
 * Sorts matches at the beginning of a word before others, then direct contacts before others, then by name.
 * @param isContact whether the user has had a direct conversation with this person
 */
function rankPeople(
  people: readonly Person[],
  text: string,
  isContact: (id: string) => boolean,
): readonly Person[] {
  const { compare } = nameCollator();
  const wanted = searchWords(text.toLocaleLowerCase());
  const keyed = people.map((person) => ({
    person,
    rank: (beginsWord(person, wanted) ? 0 : 2) + (isContact(person.id) ? 0 : 1),
  }));
  keyed.sort((a, b) => a.rank - b.rank || compare(a.person.name, b.person.name));
  return keyed.map(({ person }) => person);
}

/** Whether each of the texts is the beginning of a word. */
function beginsWord({ name, username }: Person, wanted: readonly string[]): boolean {
  const words = `${name} ${username}`.toLocaleLowerCase();
  return wanted.every((one) => {
    let at = words.indexOf(one);
    while (at > 0 && !betweenWords.test(words.charAt(at - 1))) at = words.indexOf(one, at + 1);
    return at >= 0;
  });
}

/** Blanks and punctuation. The first use of \p{L} takes the browser milliseconds. */
const betweenWords = /[\s!-/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]/;

async function answerOf(ask: SearchPeople, text: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await ask(text, { signal });
  } catch (cause) {
    throw new SpacesError('server-error', { cause });
  }
}
