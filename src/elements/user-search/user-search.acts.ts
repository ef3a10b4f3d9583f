/** What `<spaces-user-search>` does at once with somebody, instead of picking them. */
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { emit } from '../../events.ts';
import type { Person } from '../../protocol/person.ts';
import { Deeds } from './user-search.deeds.ts';
import type { DeskHost } from './user-search.desk.ts';
import type { Finding } from './user-search.finding.ts';
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
