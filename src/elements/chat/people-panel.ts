/** The panel with the people of a space, and what the user can do with one of them. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type FixedList, FixedRows } from '../../controllers/virtual-list/fixed-rows.ts';
import { emit } from '../../events.ts';
import { searchMatch, searchWords } from '../../protocol/people.ts';
import type { Members, SpacePerson } from '../../stores/chat/members.ts';
import { type Failure, isRefusal } from '../../stores/failure.ts';
import { avatar } from '../../ui/avatar.ts';
import { markMatch } from '../../ui/mark-match.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { plainName } from './message-row.ts';
import type { Panel, PanelContext } from './panels.ts';
import type { PanelStrings } from './panels.strings.ts';

/** What happens with the person that the user has chosen. */
type Chosen = { readonly id: string } & (
  | { readonly step: 'asking' | 'confirming' | 'running' }
  | { readonly step: 'failed'; readonly sentence: string }
);

export class PeoplePanel implements Panel, FixedList {
  /** Of a row, in em; the styles set the same. */
  readonly height = 3.5;
  readonly #context: PanelContext;
  readonly #members: Members;
  readonly #rows: FixedRows;
  readonly #stop: () => void;
  #text = '';
  #shown: readonly SpacePerson[] = [];
  /** Index of the option that Tab reaches. */
  #active = 0;
  #chosen: Chosen | undefined;
  #note = '';

  constructor(context: PanelContext) {
    this.#context = context;
    this.#members = context.space.members(context.section.lang);
    this.#rows = new FixedRows(context.host, this);
    this.#stop = this.#members.$members.subscribe(() => this.#refresh());
  }

  dispose(): void {
    this.#stop();
    this.#members.dispose();
    this.#context.host.removeController(this.#rows);
  }

  count(): number {
    return this.#shown.length;
  }

  scroller(): HTMLElement | null {
    return this.#context.host.renderRoot.querySelector('.members');
  }

  render(): TemplateResult {
    const { strings } = this.#context.section;
    const { from, to } = this.#rows.range;
    const match = this.#text ? searchMatch(this.#text) : undefined;
    const drawn = this.#shown.slice(from, to).map((each, at) => ({ each, index: from + at }));
    const tabStop = this.#active >= from && this.#active < to ? this.#active : from;
    return html`<div class="panel-search">
        <input
          type="search"
          part="panel-field"
          aria-label=${strings.filter}
          placeholder=${strings.filter}
          .value=${this.#text}
          @input=${this.#onInput}
          @keydown=${this.#onFieldKey}
        />
      </div>
      <div
        class="members"
        part="members"
        role="listbox"
        aria-label=${strings.titles.people}
        ?hidden=${this.#shown.length === 0}
        @scroll=${this.#rows.onScroll}
        @click=${this.#onClick}
        @keydown=${this.#onListKey}
      >
        <div class="before" role="presentation"></div>
        ${repeat(
          drawn,
          ({ each }) => each.person.id,
          ({ each, index }) => this.#row(each, index, index === tabStop, match),
        )}
        <div class="behind" role="presentation"></div>
      </div>
      ${this.#below()} ${this.#actions()}`;
  }

  get #strings(): PanelStrings {
    return this.#context.section.strings;
  }

  #row(one: SpacePerson, index: number, isTabStop: boolean, match: RegExp | undefined): TemplateResult {
    const { person, role, presence, isMe } = one;
    const { you } = this.#context.language.strings;
    const isChosen = this.#chosen?.id === person.id;
    return html`<div
      class="person"
      data-presence=${presence}
      part="member"
      role="option"
      tabindex=${isTabStop ? '0' : '-1'}
      data-index=${index}
      aria-selected=${isChosen ? 'true' : 'false'}
      aria-setsize=${this.#shown.length}
      aria-posinset=${index + 1}
    >
      ${avatar(person)}
      <span class="person-words">
        <span class="person-name"
          ><bdi>${markMatch(this.#nameOf(one), match)}</bdi>${
            isMe ? html` <span class="person-you">(${you})</span>` : nothing
          }</span
        >
        <span class="person-presence">${this.#strings.presence[presence]}</span>
      </span>
      ${role === 'member' ? nothing : html`<span class="person-role" part="role">${this.#strings.roles[role]}</span>`}
    </div>`;
  }

  #below(): TemplateResult | typeof nothing {
    const state = this.#members.$members.get();
    const { loading, loadingMembers, notHere, denied, tooMany } = this.#strings;
    const isEmpty = this.#shown.length === 0;
    switch (state.step) {
      case 'failed':
        return notice(
          this.#context.section.tell(state.failure),
          tryAgain(this.#strings.tryAgain, () => this.#members.retry()),
        );
      case 'loading': {
        const count = state.people.length;
        return html`<p class="panel-note">
          <span class="spinner"></span>${count > 100 ? loadingMembers(count) : loading}
        </p>`;
      }
      case 'limited':
        return html`<p class="panel-note">${state.why === 'denied' ? denied : tooMany}</p>`;
      default:
        return isEmpty && this.#text
          ? html`<p class="panel-note" role="status">${notHere(this.#text)}</p>`
          : nothing;
    }
  }

  #actions(): TemplateResult {
    const one = this.#chosenPerson;
    return html`<div class="person-actions" part="member-actions" @keydown=${this.#onActionKey}>
      ${one && this.#chosen ? this.#actionsFor(one, this.#chosen) : nothing}
      ${this.#note ? html`<p class="panel-note">${this.#note}</p>` : nothing}
    </div>`;
  }

  #actionsFor(one: SpacePerson, chosen: Chosen): TemplateResult {
    const { actionsFor, write, makeAdmin, makeMember, remove, askRemove, cancel } = this.#strings;
    const name = isolated(this.#nameOf(one));
    const isRunning = chosen.step === 'running';
    const button = (label: string, run: () => void, kind = ''): TemplateResult =>
      html`<button class="button ${kind}" part="button" type="button" ?disabled=${isRunning} @click=${run}>
        ${label}
      </button>`;
    if (chosen.step === 'confirming')
      return html`<div role="group" aria-label=${askRemove(name)}>
        <p class="ask">${askRemove(name)}</p>
        ${button(remove, () => void this.#remove(one), 'danger')}
        ${button(cancel, () => this.#choose({ id: one.person.id, step: 'asking' }))}
      </div>`;
    const otherRole = one.role === 'admin' ? 'member' : 'admin';
    return html`<div role="group" aria-label=${actionsFor(name)}>
      <p class="ask"><bdi>${this.#nameOf(one)}</bdi></p>
      ${button(write, () => void this.#write(one), 'primary')}
      ${
        one.canPromote
          ? button(otherRole === 'admin' ? makeAdmin : makeMember, () => void this.#setRole(one, otherRole))
          : nothing
      }
      ${one.canRemove ? button(remove, () => this.#choose({ id: one.person.id, step: 'confirming' })) : nothing}
      ${chosen.step === 'failed' ? html`<p class="person-problem" role="alert">${chosen.sentence}</p>` : nothing}
    </div>`;
  }

  get #chosenPerson(): SpacePerson | undefined {
    const id = this.#chosen?.id;
    return this.#members.$members.get().people.find(({ person }) => person.id === id);
  }

  #nameOf({ person }: SpacePerson): string {
    return plainName(person, this.#context.language.strings);
  }

  #refresh(): void {
    const { people } = this.#members.$members.get();
    const words = searchWords(this.#text.toLocaleLowerCase());
    const fits = ({ person }: SpacePerson): boolean => {
      const text = `${person.name} ${person.username}`.toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    };
    const active = this.#shown[this.#active]?.person.id;
    this.#shown = words.length > 0 ? people.filter(fits) : people;
    this.#active = Math.max(
      0,
      this.#shown.findIndex(({ person }) => person.id === active),
    );
    if (!this.#chosenPerson) this.#chosen = undefined;
    this.#context.host.requestUpdate();
  }

  #choose(chosen: Chosen | undefined): void {
    this.#chosen = chosen;
    this.#note = '';
    this.#context.redraw();
    if (chosen) this.#find('.person-actions button')?.focus();
  }

  readonly #onInput = (event: Event): void => {
    this.#text = (event.currentTarget as HTMLInputElement).value.trim();
    this.#chosen = undefined;
    this.#active = 0;
    this.#rows.toStart();
    this.#refresh();
  };

  readonly #onFieldKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      void this.#moveTo(0);
    } else if (event.key === 'Escape' && this.#text) {
      // First it empties the field.
      event.preventDefault();
      this.#text = '';
      this.#refresh();
    }
  };

  readonly #onClick = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[role="option"]');
    if (row) this.#toggle(Number(row.dataset['index']));
  };

  readonly #onListKey = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[role="option"]');
    const at = Number(row?.dataset['index'] ?? 0);
    const last = this.#shown.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + 8, PageUp: at - 8 }[
      event.key
    ];
    if (event.key === 'Enter' || event.key === ' ') this.#toggle(at);
    else if (to === undefined) return;
    else void this.#moveTo(Math.min(Math.max(to, 0), last));
    event.preventDefault();
  };

  /** From the actions back to the person. */
  readonly #onActionKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#chosen) return;
    event.preventDefault();
    this.#choose(undefined);
    void this.#moveTo(this.#active);
  };

  async #moveTo(index: number): Promise<void> {
    if (this.#shown.length === 0) return;
    this.#active = index;
    this.#rows.reveal(index);
    this.#context.host.requestUpdate();
    await this.#context.host.updateComplete;
    this.#find(`.person[data-index="${index}"]`)?.focus({ preventScroll: true });
  }

  #toggle(index: number): void {
    const one = this.#shown[index];
    if (!one || one.isMe) return;
    this.#active = index;
    const isOpen = this.#chosen?.id === one.person.id;
    this.#choose(isOpen ? undefined : { id: one.person.id, step: 'asking' });
  }

  #find(selector: string): HTMLElement | null {
    return this.#context.host.renderRoot.querySelector(selector);
  }

  async #write(one: SpacePerson): Promise<void> {
    const { host, source } = this.#context;
    const { id } = one.person;
    if (!emit(host, 'spaces-before-direct', { personId: id })) return;
    const outcome = await this.#run(one, () => this.#members.openDirect(one));
    if (typeof outcome !== 'string') return;
    const { spaces } = source;
    spaces?.$current.set(outcome);
    emit(host, 'spaces-direct-opened', { spaceId: outcome, personId: id });
    // An element with a space of its own stays where it is.
    this.#say(this.#strings.talkInList(isolated(this.#nameOf(one))));
  }

  async #setRole(one: SpacePerson, role: 'admin' | 'member'): Promise<void> {
    const failure = await this.#run(one, () => this.#members.setRole(one, role));
    const { roleChanged, roles } = this.#strings;
    if (!failure) this.#say(roleChanged(isolated(this.#nameOf(one)), roles[role]));
  }

  async #remove(one: SpacePerson): Promise<void> {
    const failure = await this.#run(one, () => this.#members.remove(one));
    if (failure) return;
    this.#say(this.#strings.removed(isolated(this.#nameOf(one))));
    void this.#moveTo(Math.min(this.#active, this.#shown.length - 1));
  }

  /** Runs a change and shows its failure. */
  async #run<T>(one: SpacePerson, change: () => Promise<T>): Promise<T> {
    const { id } = one.person;
    this.#chosen = { id, step: 'running' };
    this.#context.redraw();
    const outcome = await change();
    if (typeof outcome === 'object')
      this.#choose({ id, step: 'failed', sentence: this.#sentence(outcome as Failure) });
    else this.#choose(undefined);
    return outcome;
  }

  #sentence(failure: Failure): string {
    return isRefusal(failure) ? this.#strings.notPossible : this.#context.section.tell(failure);
  }

  #say(sentence: string): void {
    this.#note = sentence;
    this.#context.live.say(sentence);
    this.#context.redraw();
  }
}

/** U+2068 and U+2069 isolate a name, so that it cannot change the direction of the sentence. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
