/** The people that the search of `<spaces-list>` finds, below the spaces. Loads when the user searches. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { InviteFallback } from '../../controllers/invite-fallback.ts';
import type { Language } from '../../controllers/language.ts';
import { missingPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { type StoreChoice, StoreController } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import { type Failure, isRefusal } from '../../stores/failure.ts';
import { PeopleFinder, type FinderState } from '../../stores/people/finder.ts';
import type { ListedSpace } from '../../stores/my-spaces/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { mailIcon } from '../../ui/icons.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import type { ListStrings } from './list.strings.ts';
import { foundPeopleStrings } from './people.strings.ts';
import { foundPeopleStyles } from './people.styles.ts';
import type { FollowingOptions } from './rows.ts';

export interface FoundPeopleOptions {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly language: Language<ListStrings>;
  readonly loadInvite: (() => Promise<unknown>) | undefined;
  /** A conversation is open, so the search has ended. */
  readonly onOpened: () => void;
}

/** In place of the id of a person. */
const inviteId = 'invite';

export class FoundPeople implements FollowingOptions {
  readonly styles = [foundPeopleStyles];
  readonly #host: LitElement;
  readonly #options: FoundPeopleOptions;
  readonly #language;
  readonly #finder: StoreController<PeopleFinder, FinderState>;
  readonly #invite: InviteFallback;
  #text = '';
  /** Their conversations are among the spaces. */
  #listedIds: ReadonlySet<string> = new Set();
  /** What is being done, or why it failed. */
  #progress: { readonly sentence: string; readonly again?: (() => void) | undefined } | undefined;

  constructor(host: LitElement, options: FoundPeopleOptions) {
    this.#host = host;
    this.#options = options;
    const { link, live, language, loadInvite } = options;
    this.#language = language.section('userSearch', foundPeopleStrings);
    this.#invite = new InviteFallback(host, {
      load: loadInvite,
      spaces: () => link.value,
      space: () => undefined,
    });
    this.#finder = new StoreController<PeopleFinder, FinderState>(host, {
      choose: () => this.#chooseFinder(),
      state: ({ $finder }) => $finder,
      onChange: (now, before) => {
        if (now.step === 'found' && before?.step !== 'found' && now.people.length > 0)
          live.say(this.#language.strings.found(now.people.length));
      },
    });
  }

  /** The search is running. */
  get isBusy(): boolean {
    return this.#finder.state?.step === 'searching';
  }

  /** Searches for people. Those whose conversations are in the list are left out. */
  show(text: string, spaces: readonly ListedSpace[]): void {
    this.#listedIds = new Set(spaces.flatMap(({ person }) => person?.id ?? []));
    if (text === this.#text) return;
    this.#text = text;
    this.#progress = undefined;
    this.#finder.store?.type(text);
  }

  get ids(): readonly string[] {
    const ids = this.#people.map(({ id }) => id);
    return this.#email === undefined ? ids : [...ids, inviteId];
  }

  render(activeId: string | undefined): TemplateResult | typeof nothing {
    const { ids } = this;
    if (ids.length === 0) return nothing;
    const { strings } = this.#language;
    const option = (id: string, index: number, content: TemplateResult): TemplateResult =>
      html`<div
        class="row ${id === activeId ? 'active' : ''}"
        part="row person-row"
        role="option"
        id="space-${id}"
        data-id=${id}
        aria-selected="false"
        aria-posinset=${index + 1}
        aria-setsize=${ids.length}
      >
        ${content}
      </div>`;
    return html`<div role="group" aria-label=${strings.people}>
      <div class="group" part="group" role="presentation" aria-hidden="true">${strings.people}</div>
      ${this.#people.map((person, index) => option(person.id, index, personContent(person)))}
      ${this.#email === undefined ? nothing : option(inviteId, ids.length - 1, this.#invitation(this.#email))}
    </div>`;
  }

  /** What goes on, below the list, and the dialog. */
  renderProgress(tryAgainLabel: string): TemplateResult {
    const { strings } = this.#language;
    const state = this.#finder.state;
    const retry = (): void => this.#finder.store?.retry();
    const failure = state?.step === 'failed' ? state.failure : undefined;
    const missing = failure ?? (state?.step === 'found' ? state.missing : undefined);
    const { sentence, again } = this.#progress ?? {};
    return html`${
      again
        ? notice(sentence ?? '', tryAgain(tryAgainLabel, again))
        : sentence
          ? html`<div class="foot" part="progress"><span class="spinner"></span><bdi>${sentence}</bdi></div>`
          : missing
            ? notice(
                failure ? this.#language.tell(failure) : strings.someMissing,
                tryAgain(tryAgainLabel, retry),
              )
            : nothing
    }${this.#invite.render()}`;
  }

  choose(id: string): void {
    const person = this.#people.find((each) => each.id === id);
    if (person) void this.#open(person);
    else if (this.#email !== undefined) void this.#openInvitation(this.#email);
  }

  get #people(): readonly Person[] {
    const state = this.#finder.state;
    if (state?.step !== 'found') return [];
    return state.people.filter(({ id }) => !this.#listedIds.has(id));
  }

  /** An address that belongs to no person who was found. */
  get #email(): string | undefined {
    const state = this.#finder.state;
    const { store } = this.#finder;
    if (state?.step !== 'found' || !this.#invite.canOpen || store?.isGuest !== false) return undefined;
    const email = readEmail(state.text);
    const known = [store.ownAddress, ...state.people.map(({ username }) => username)];
    return known.some((address) => address.toLowerCase() === email) ? undefined : email;
  }

  async #open(person: Person): Promise<void> {
    const { strings } = this.#language;
    this.#say(strings.opening(person.name));
    const outcome = await this.#finder.store?.openDirect(person);
    if (outcome === undefined) return;
    if (typeof outcome === 'object') {
      // The service's answer for two people who may not talk is not documented, so each refusal counts.
      const sentence = isRefusal(outcome) ? strings.noDirect(person.name) : this.#language.tell(outcome);
      return this.#fail(sentence, outcome, () => void this.#open(person));
    }
    this.#progress = undefined;
    this.#options.link.value?.$current.set(outcome);
    this.#options.onOpened();
    emit(this.#host, 'spaces-direct-opened', { spaceId: outcome, personId: person.id });
  }

  async #openInvitation(email: string): Promise<void> {
    try {
      await this.#invite.open(email, '');
    } catch {
      this.#fail(this.#language.tell(missingPart), missingPart, () => void this.#openInvitation(email));
    }
  }

  #say(sentence: string): void {
    this.#progress = { sentence };
    this.#options.live.say(sentence);
    this.#host.requestUpdate();
  }

  #fail(sentence: string, failure: Failure, again: () => void): void {
    this.#progress = { sentence, again };
    emit(this.#host, 'spaces-error', failure);
    this.#host.requestUpdate();
  }

  #invitation(email: string): TemplateResult {
    const { strings } = this.#language;
    return html`<span class="avatar mail" aria-hidden="true">${mailIcon()}</span>
      <span class="words">
        <bdi class="name" part="name">${strings.invite(email)}</bdi>
        <span class="latest">${strings.inviteHint}</span>
      </span>`;
  }

  #chooseFinder(): StoreChoice<PeopleFinder> {
    const spaces = this.#options.link.value;
    if (!spaces) return 'keep';
    const create = (): PeopleFinder => {
      const finder = new PeopleFinder({ spaces, spaceId: undefined, search: undefined });
      finder.type(this.#text);
      return finder;
    };
    return { key: [spaces], create };
  }
}

function personContent(person: Person): TemplateResult {
  const { name, username } = person;
  return html`${avatar(person)}
    <span class="words">
      <bdi class="name" part="name">${name}</bdi>
      ${username && username !== name ? html`<bdi class="latest">${username}</bdi>` : nothing}
    </span>`;
}
