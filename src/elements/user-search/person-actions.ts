/** What `<spaces-user-search>` does at once with somebody, instead of picking them. */
import type { Language } from '../../controllers/language.ts';
import { missingPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { emit } from '../../events.ts';
import type { Person } from '../../protocol/person.ts';
import { type Failure, isRefusal } from '../../stores/failure.ts';
import type { PeopleFinder } from '../../stores/people/finder.ts';
import type { DeskHost, Finding } from './people-picker.ts';
import type { Action } from './selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

export interface ActsParts {
  readonly link: SpacesLink;
  readonly finding: Finding;
  readonly live: LiveRegion;
  readonly language: Language<UserSearchStrings>;
}

export class Acts {
  readonly deeds: Deeds;
  readonly #host: DeskHost;
  readonly #parts: ActsParts;

  constructor(host: DeskHost, parts: ActsParts) {
    this.#host = host;
    this.#parts = parts;
    this.deeds = new Deeds({
      finder: () => parts.finding.finder,
      strings: () => parts.language.strings,
      tell: (failure) => parts.language.tell(failure),
      changed: (deed) => {
        // What failed is an alert and speaks for itself.
        if (deed.step === 'running' || deed.step === 'done') parts.live.say(deed.sentence);
        host.requestUpdate();
      },
      failed: (failure) => emit(host, 'spaces-error', failure),
    });
  }

  /** Whether the visitor decides in which role people are added. */
  get choosesRole(): boolean {
    return this.#host.action === 'add' && this.#parts.finding.finder?.ownRole === 'admin';
  }

  get #role(): 'member' | 'admin' {
    return this.choosesRole && this.#host.addAs === 'admin' ? 'admin' : 'member';
  }

  /** @param added told once somebody is in the space */
  do(person: Person, added: () => void): void {
    const personId = person.id;
    if (this.#host.action === 'call') {
      if (this.deeds.call(person)) void this.#follow(personId);
    } else if (this.#host.action === 'add') {
      void this.deeds.add(person, this.#role, added);
    } else {
      void this.deeds.openDirect(person, (spaceId) => {
        this.#parts.link.value?.$current.set(spaceId);
        emit(this.#host, 'spaces-direct-opened', { spaceId, personId });
      });
    }
  }

  /** Clicked as if by the visitor, whose own click or key has just been: that is what lets a page open. */
  async #follow(personId: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.deed a')?.click();
    emit(this.#host, 'spaces-call-opened', { personId });
  }
}

// What is done with somebody picked, other than picking: opening a conversation, bringing them into the space.

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

class Deeds {
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

// Why somebody cannot be picked, in words that stand beside them.

export interface Circumstances {
  readonly action: Action;
  readonly finder: PeopleFinder | undefined;
  readonly isPicked: boolean;
  readonly strings: UserSearchStrings;
}

/** Undefined when there is none. */
export function obstacleTo(
  person: Person,
  { action, finder, isPicked, strings }: Circumstances,
): string | undefined {
  if (isPicked) return strings.alreadyChosen;
  if (action !== 'pick' && finder?.isGuest === true) return strings.noGuestAction;
  const isGuest = person.kind !== 'user';
  const wasRefused = finder?.wasRefused(person.id) === true;
  switch (action) {
    case 'direct':
      return wasRefused ? strings.notMet : undefined;
    case 'call':
      return isGuest ? strings.noGuestAction : finder?.callLink(person) ? undefined : strings.noAddress;
    case 'add':
      if (isGuest) return strings.noGuestAction;
      if (finder?.ownRole === 'guest') return strings.noAdding;
      if (wasRefused) return strings.notAllowed;
  }
  return finder?.isInSpace(person.id) === true ? strings.inSpace : undefined;
}
