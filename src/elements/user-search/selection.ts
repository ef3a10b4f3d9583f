/** The selection of `<spaces-user-search>`, and the types that its parts share. */
import type { LitElement } from 'lit';
import type { LanguageSection } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { StoreController } from '../../controllers/store-controller.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState, PeopleFinder } from '../../stores/people/finder.ts';
import { pickedLabel, type Picked, pickedPerson, pickedValue } from '../../stores/people/picked.ts';
import type { SearchPeople } from '../../stores/people/search.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** What `<spaces-user-search>` does with the person picked. */
export const searchActions = ['pick', 'direct', 'add', 'call'] as const;

export type Action = (typeof searchActions)[number];

/** `<spaces-user-search>` as its parts see it. */
export interface PickerHost extends LitElement {
  readonly space: string | undefined;
  readonly multiple: boolean;
  readonly action: Action;
  addAs: 'member' | 'admin';
  readonly noInvite: boolean;
  readonly search: SearchPeople | undefined;
  readonly renderPerson: ((person: Person) => unknown) | undefined;
}

/** What the parts of the picker share. */
export interface PickerContext {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly language: LanguageSection<UserSearchStrings>;
  readonly selection: Selection;
  readonly finder: StoreController<PeopleFinder, FinderState>;
}

/** People and e-mail addresses in the order in which they were picked, without duplicates. */
export class Selection {
  readonly #host: Pick<PickerHost, 'multiple' | 'action' | 'requestUpdate'>;
  #items = new Map<string, Picked>();

  constructor(host: Pick<PickerHost, 'multiple' | 'action' | 'requestUpdate'>) {
    this.#host = host;
  }

  /** Several people are picked only where nothing else is done with them. */
  get isMultiple(): boolean {
    return this.#host.multiple && this.#host.action === 'pick';
  }

  /** At most one unless `isMultiple`. */
  get picked(): readonly Picked[] {
    const items = [...this.#items.values()];
    return this.isMultiple ? items : items.slice(0, 1);
  }

  /** Name of the one person picked, which the text field shows; "" when several people can be picked. */
  get label(): string {
    const [only] = this.picked;
    return only && !this.isMultiple ? pickedLabel(only) : '';
  }

  get size(): number {
    return this.#items.size;
  }

  /** `value`: an id or an e-mail address. */
  has(value: string): boolean {
    return this.#items.has(value);
  }

  set(items: readonly Picked[]): void {
    this.#items = new Map(items.map((item) => [pickedValue(item), item]));
    this.#host.requestUpdate();
  }

  add(...items: readonly Picked[]): void {
    this.set([...this.#items.values(), ...items]);
  }

  /** Returns what was removed. */
  remove(value: string): Picked | undefined {
    const item = this.#items.get(value);
    if (!item) return undefined;
    this.set([...this.#items.values()].filter((other) => other !== item));
    return item;
  }

  /** Replaces addresses by the people they belong to, each person once. Addresses removed meanwhile stay removed. */
  identify(people: ReadonlyMap<string, Person>): readonly IdentifiedPerson[] {
    const identified: IdentifiedPerson[] = [];
    const known = new Set(this.#items.keys());
    const items = [...this.#items.values()].flatMap((item) => {
      const email = item.kind === 'email' ? item.email : '';
      const person = people.get(email);
      if (!person) return item;
      const isDuplicate = known.has(person.id);
      identified.push({ email, picked: pickedPerson(person), isDuplicate });
      known.add(person.id);
      return isDuplicate ? [] : pickedPerson(person);
    });
    if (identified.length > 0) this.set(items);
    return identified;
  }
}

export interface IdentifiedPerson {
  readonly email: string;
  readonly picked: Picked;
  /** The person was picked before. */
  readonly isDuplicate: boolean;
}
