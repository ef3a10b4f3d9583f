/** The list of people that opens below `@` in a field. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { AnchoredPopover } from '../../controllers/anchored-popover.ts';
import { Combobox } from '../../controllers/combobox.ts';
import type { LanguageSection } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { renderTexts } from '../../controllers/translated-text.ts';
import type { Person } from '../../protocol/person.ts';
import { peopleNamed, SpacePeople } from '../../stores/chat/space-people.ts';
import { avatar } from '../../ui/avatar.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { WritingStrings } from './parts.strings.ts';

export interface MentionListOptions {
  readonly source: ConversationSource;
  readonly section: LanguageSection<WritingStrings>;
  readonly live: LiveRegion;
  /** Called with the person who was chosen, and the place of the text that they replace. */
  readonly onChoose: (person: Person, from: number, to: number, field: HTMLTextAreaElement) => void;
}

/** `@`, and what follows it up to the caret: at most two words. */
const typedName = /(?:^|[\s([{"'“‘«])@((?:[^\s@]{1,40} ?)?[^\s@]{0,40})$/;

export class MentionList {
  readonly #host: LitElement;
  readonly #options: MentionListOptions;
  readonly #combobox: Combobox;
  readonly #panel = document.createElement('div');
  #people: SpacePeople | undefined;
  #spaceId: string | undefined;
  #found: readonly Person[] = [];
  #field: HTMLTextAreaElement | undefined;
  /** What the user has typed after `@`. */
  #text = '';
  /** The list that Escape has closed stays closed until another `@`. */
  #closedAt = -1;

  constructor(host: LitElement, options: MentionListOptions) {
    this.#host = host;
    this.#options = options;
    this.#panel.className = 'floating people';
    this.#panel.popover = 'manual';
    this.#combobox = new Combobox(host, {
      count: () => this.#found.length,
      choose: (index) => this.#choose(index),
      reveal: () => {},
    });
    host.addController({ hostUpdated: () => this.#draw(), hostDisconnected: () => this.#combobox.close() });
    host.addController(
      new AnchoredPopover(host, { isOpen: () => this.isOpen, anchor: '.grow', panel: '.people' }),
    );
  }

  get isOpen(): boolean {
    return this.#combobox.isOpen && this.#found.length > 0;
  }

  /** The caret or the text before it has changed. */
  follow(field: HTMLTextAreaElement): void {
    if (!this.#panel.isConnected) this.#host.renderRoot.querySelector('.foot')?.append(this.#panel);
    this.#field = field;
    const caret = field.selectionStart;
    const typed = typedName.exec(field.value.slice(Math.max(0, caret - 90), caret))?.[1];
    const at = caret - (typed ?? '').length - 1;
    if (typed === undefined || field.selectionEnd !== caret) return this.close();
    if (at === this.#closedAt) return;
    this.#closedAt = -1;
    this.#text = typed;
    this.#show();
    const people = this.#source();
    void people?.load(typed.trim()).then(() => {
      if (this.#text === typed && this.#combobox.isOpen && people === this.#people) this.#show();
    });
  }

  close(): void {
    this.#text = '';
    this.#combobox.close();
  }

  /** Whether the key was for the list. */
  onKey(event: KeyboardEvent): boolean {
    if (!this.isOpen || event.isComposing) return false;
    if (event.key === 'Escape') this.#closedAt = (this.#field?.selectionStart ?? 0) - this.#text.length - 1;
    if (event.key !== 'Tab' || event.shiftKey) return this.#combobox.onKey(event);
    event.preventDefault();
    this.#choose(Math.max(0, this.#combobox.active));
    return true;
  }

  /** The members of the space, if this element knows the connection. */
  #source(): SpacePeople | undefined {
    const { spaces, state } = this.#options.source;
    const spaceId = 'spaceId' in state ? state.spaceId : undefined;
    if (spaceId !== this.#spaceId || !this.#people)
      this.#people = spaces && spaceId ? new SpacePeople(spaces, spaceId) : undefined;
    this.#spaceId = spaceId;
    return this.#people;
  }

  #show(): void {
    const { roster, conversation } = this.#options.source;
    const people = this.#source();
    const present = roster.present.filter(({ kind }) => kind === 'user' || kind === 'guest');
    const all = people?.known(this.#text, present) ?? peopleNamed(this.#text, present);
    const count = this.#found.length;
    const wasOpen = this.isOpen;
    this.#found = all.filter(({ id }) => id !== conversation?.reader?.id);
    if (this.#found.length > 0) this.#combobox.activate(0);
    else this.#combobox.open();
    this.#host.requestUpdate();
    if (this.isOpen && !(wasOpen && count === this.#found.length))
      this.#options.live.say(this.#options.section.strings.found(this.#found.length));
  }

  #choose(index: number): void {
    const person = this.#found[index];
    const end = this.#field?.selectionStart ?? 0;
    const start = end - this.#text.length - 1;
    this.close();
    this.#closedAt = start;
    if (person && this.#field) this.#options.onChoose(person, start, end, this.#field);
  }

  #draw(): void {
    const { isOpen } = this;
    const { active } = this.#combobox;
    const attributes = {
      'aria-autocomplete': isOpen && 'list',
      'aria-controls': isOpen && 'people',
      'aria-activedescendant': isOpen && `person-${active}`,
    };
    for (const [name, value] of Object.entries(attributes))
      if (value) this.#field?.setAttribute(name, value);
      else this.#field?.removeAttribute(name);
    renderTexts(isOpen ? this.#list(active) : nothing, this.#panel);
    this.#panel.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #list(active: number): TemplateResult {
    return html`<div
      id="people"
      part="mentions"
      role="listbox"
      aria-label=${this.#options.section.strings.people}
      @mousedown=${keepFocus}
      @click=${this.#onClick}
    >
      ${this.#found.map(
        (person, index) =>
          html`<div
            id="person-${index}"
            data-index=${index}
            role="option"
            aria-selected=${index === active ? 'true' : 'false'}
          >
            ${avatar(person)}<bdi>${person.name}</bdi>
          </div>`,
      )}
    </div>`;
  }

  readonly #onClick = (event: Event): void => {
    const option = (event.target as Element).closest<HTMLElement>('[role="option"]');
    if (option) this.#choose(Number(option.dataset['index']));
  };
}

function keepFocus(event: Event): void {
  event.preventDefault();
}
