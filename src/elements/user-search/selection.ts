/** Who is picked, in order, each once. */
import type { Person } from '../../protocol/person.ts';
import { type Picked, pickedPerson, valueOf } from '../../stores/people/picked.ts';

export class Selection {
  readonly #changed: () => void;
  #items = new Map<string, Picked>();

  /** @param changed called after every change */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get items(): readonly Picked[] {
    return [...this.#items.values()];
  }

  get size(): number {
    return this.#items.size;
  }

  /** `value`: an id or an e-mail address. */
  has(value: string): boolean {
    return this.#items.has(value);
  }

  set(items: readonly Picked[]): void {
    this.#items = new Map(items.map((item) => [valueOf(item), item]));
    this.#changed();
  }

  add(...items: readonly Picked[]): void {
    this.set([...this.items, ...items]);
  }

  /** The one that is gone now, if it was there. */
  remove(value: string): Picked | undefined {
    const item = this.#items.get(value);
    if (!item) return undefined;
    this.set(this.items.filter((other) => other !== item));
    return item;
  }

  /** Addresses that turned out to be people's become these people, each once; an address taken away meanwhile stays away. */
  identify(people: ReadonlyMap<string, Person>): readonly Identified[] {
    const identified: Identified[] = [];
    const taken = new Set(this.#items.keys());
    const items = this.items.flatMap((item) => {
      const person = item.kind === 'email' ? people.get(item.email) : undefined;
      if (!person) return item;
      const isDouble = taken.has(person.id);
      identified.push({ picked: pickedPerson(person), isDouble });
      taken.add(person.id);
      return isDouble ? [] : pickedPerson(person);
    });
    if (identified.length > 0) this.set(items);
    return identified;
  }
}

export interface Identified {
  readonly picked: Picked;
  /** The person was there already. */
  readonly isDouble: boolean;
}

/** What `<spaces-user-search>` does with somebody who is picked. */
export const actions = ['pick', 'direct', 'add', 'call'] as const;

export type Action = (typeof actions)[number];
