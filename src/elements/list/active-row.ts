import type { ListedSpace } from '../../stores/my-spaces-state.ts';

/** Where a key leads from one row to another; `page` is how many rows a page has. */
const steps: Readonly<Record<string, (at: number, last: number, page: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _, page) => at + page,
  PageUp: (at, _, page) => at - page,
  Home: () => 0,
  End: (_, last) => last,
};

/** The row that keys act on. It stays with its space when the order changes under it. */
export class ActiveRow {
  #id: string | undefined;
  #index = 0;

  /** Where it is among `spaces`; when its space is gone, the row that took its place. -1 when there is none. */
  in(spaces: readonly ListedSpace[]): number {
    if (this.#id === undefined || spaces.length === 0) return -1;
    const found = spaces.findIndex(({ id }) => id === this.#id);
    return this.to(found < 0 ? this.#index : found, spaces);
  }

  /** Goes to a row, or as near as there is one, and gives its index. */
  to(index: number, spaces: readonly ListedSpace[]): number {
    this.#index = Math.max(0, Math.min(index, spaces.length - 1));
    this.#id = spaces[this.#index]?.id;
    return this.#index;
  }

  /** It is on no row any more. */
  clear(): void {
    this.#id = undefined;
  }

  /** Where a key leads; undefined for a key that leads nowhere. */
  press(key: string, spaces: readonly ListedSpace[], page: number): number | undefined {
    const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
    return step && this.to(step(this.in(spaces), spaces.length - 1, page), spaces);
  }
}
