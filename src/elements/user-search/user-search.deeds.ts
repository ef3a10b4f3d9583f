/** What is done with somebody picked, other than picking: opening a conversation, bringing them into the space. */
import { missingPart } from '../../controllers/late-part.ts';
import type { Person } from '../../protocol/person.ts';
import type { Failure } from '../../stores/failure.ts';
import { isRefusal } from '../../stores/refusal.ts';
import type { PeopleFinder } from '../../stores/people-finder.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** Sentences as a visitor reads them. */
export type Deed =
  | { readonly step: 'none' }
  | { readonly step: 'running'; readonly sentence: string }
  | {
      readonly step: 'done';
      readonly sentence: string;
      /** For a page that the browser may not have opened. */
      readonly link?: string;
    }
  | { readonly step: 'failed'; readonly sentence: string; readonly retryable: boolean };

export interface DeedsOptions {
  readonly finder: () => PeopleFinder | undefined;
  readonly strings: () => UserSearchStrings;
  readonly tell: (failure: Failure) => string;
  readonly changed: (deed: Deed) => void;
  readonly failed: (failure: Failure) => void;
}

export class Deeds {
  readonly #options: DeedsOptions;
  #deed: Deed = { step: 'none' };
  #again: (() => Promise<void>) | undefined;
  /** A newer deed: what an older one brings is not told any more. */
  #count = 0;

  constructor(options: DeedsOptions) {
    this.#options = options;
  }

  get current(): Deed {
    return this.#deed;
  }

  /** @param opened told the id of the space, once the conversation is there */
  openDirect(person: Person, opened: (spaceId: string) => void): Promise<void> {
    return this.#run({
      begin: (strings) => strings.opening(person.name),
      act: (finder) => finder.openDirect(person),
      end: () => undefined,
      // What the service answers when two may not talk is unknown, so every refusal counts.
      refusal: (strings) => strings.noDirect(person.name),
      done: (spaceId) => opened(spaceId as string),
    });
  }

  add(person: Person, role: 'admin' | 'member', added: () => void): Promise<void> {
    return this.#run({
      begin: (strings) => strings.adding(person.name),
      act: (finder) => finder.add(person.id, role),
      end: (strings) => strings.added(person.name),
      refusal: (strings) => strings.noAdd(person.name),
      done: added,
    });
  }

  /** @param open rejects where the dialog, which comes over the network, does not come */
  invite(open: () => Promise<void>): Promise<void> {
    return this.#run({
      begin: () => undefined,
      act: () =>
        open().then(
          () => true as const,
          () => missingPart,
        ),
      end: () => undefined,
      refusal: () => undefined,
      done: () => {},
    });
  }

  /** Shows the way to the page for a call; false where there is none. */
  call(person: Person): boolean {
    const link = this.#options.finder()?.callLink(person);
    if (link === undefined) return false;
    this.#count += 1;
    this.#show({ step: 'done', sentence: this.#options.strings().calling(person.name), link });
    return true;
  }

  retry(): void {
    void this.#again?.();
  }

  forget(): void {
    this.#count += 1;
    this.#again = undefined;
    this.#show({ step: 'none' });
  }

  async #run(plan: Plan): Promise<void> {
    const { finder, strings, tell, failed } = this.#options;
    const count = ++this.#count;
    this.#again = () => this.#run(plan);
    const current = finder();
    if (!current) return;
    this.#tell('running', plan.begin(strings()));
    const outcome = await plan.act(current);
    if (count !== this.#count) return;
    if (typeof outcome === 'object') {
      const sentence = (isRefusal(outcome) ? plan.refusal(strings()) : undefined) ?? tell(outcome);
      this.#show({ step: 'failed', sentence, retryable: outcome.retryable });
      return failed(outcome);
    }
    this.#tell('done', plan.end(strings()));
    plan.done(outcome);
  }

  #tell(step: 'running' | 'done', sentence: string | undefined): void {
    this.#show(sentence === undefined ? { step: 'none' } : { step, sentence });
  }

  #show(deed: Deed): void {
    this.#deed = deed;
    this.#options.changed(deed);
  }
}

/** Sentences are undefined where the page itself shows it. */
interface Plan {
  readonly begin: (strings: UserSearchStrings) => string | undefined;
  readonly act: (finder: PeopleFinder) => Promise<string | true | Failure>;
  readonly end: (strings: UserSearchStrings) => string | undefined;
  readonly refusal: (strings: UserSearchStrings) => string | undefined;
  readonly done: (outcome: string | true) => void;
}
