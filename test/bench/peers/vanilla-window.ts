/** The floor: the least code that shows a long list and keeps only the rows near the view in the DOM. */
import { make, makeRow, rowStyles, type BenchList, type BenchMessage } from './row.ts';

const estimate = 62;
const overscan = 500;

/** Heights in a minimal Fenwick tree. */
class Heights {
  count = 0;
  #rows = new Float32Array(0);
  #sums = new Float64Array(1);

  constructor(count: number) {
    this.#build(new Float32Array(count).fill(estimate));
  }

  set(index: number, height: number): number {
    const change = height - this.#rows[index]!;
    if (change === 0) return 0;
    this.#rows[index] = height;
    for (let i = index + 1; i < this.#sums.length; i += i & -i) this.#sums[i]! += change;
    return change;
  }

  push(): void {
    if (this.count === this.#rows.length) this.#build(this.#rows.slice(0, this.count));
    this.count += 1;
    this.set(this.count - 1, estimate);
  }

  unshift(count: number): void {
    const rows = new Float32Array(this.count + count).fill(estimate);
    rows.set(this.#rows.subarray(0, this.count), count);
    this.#build(rows);
  }

  sum(index: number): number {
    let sum = 0;
    for (let i = index; i > 0; i -= i & -i) sum += this.#sums[i]!;
    return sum;
  }

  find(offset: number): number {
    let index = 0;
    let rest = offset;
    for (let step = this.#rows.length; step; step >>= 1) {
      if (index + step <= this.#rows.length && this.#sums[index + step]! <= rest) {
        index += step;
        rest -= this.#sums[index]!;
      }
    }
    return Math.min(index, this.count - 1);
  }

  #build(rows: Float32Array): void {
    let capacity = 1024;
    while (capacity < rows.length * 1.25 + 64) capacity *= 2;
    this.#rows = new Float32Array(capacity);
    this.#rows.set(rows);
    this.#sums = new Float64Array(capacity + 1);
    for (let i = 1; i <= capacity; i += 1) {
      this.#sums[i]! += this.#rows[i - 1]!;
      const parent = i + (i & -i);
      if (parent <= capacity) this.#sums[parent]! += this.#sums[i]!;
    }
    this.count = rows.length;
  }
}

export function mount(container: HTMLElement, messages: readonly BenchMessage[]): BenchList {
  const floor = new Floor(container, messages);
  floor.render();
  return floor;
}

class Floor implements BenchList {
  readonly #scroller = make('div', 'scroller');
  readonly #space = make('div', 'space');
  readonly #rows = make('div', 'rows');
  readonly #data: BenchMessage[];
  readonly #heights: Heights;
  readonly #elements: HTMLElement[] = [];
  #from = 0;
  #to = 0;
  #pinned = true;
  #frame = 0;
  #own = -1;
  #view = 0;

  constructor(container: HTMLElement, messages: readonly BenchMessage[]) {
    this.#data = [...messages];
    this.#heights = new Heights(messages.length);
    const host = document.createElement('div');
    host.style.height = '100%';
    container.append(host);
    const root = host.attachShadow({ mode: 'open' });
    this.#scroller.tabIndex = 0;
    this.#scroller.role = 'log';
    this.#scroller.append(this.#space, this.#rows);
    const style = document.createElement('style');
    style.textContent = rowStyles;
    root.append(style, this.#scroller);
    this.#scroller.addEventListener('scroll', () => this.#onScroll(), { passive: true });
  }

  scroller = (): HTMLElement => this.#scroller;

  list = (): HTMLElement => this.#rows;

  append(message: BenchMessage): void {
    this.#data.push(message);
    this.#heights.push();
    if (!this.#pinned) this.#space.style.height = `${this.#heights.sum(this.#heights.count)}px`;
    else this.#frame ||= requestAnimationFrame(() => ((this.#frame = 0), this.render()));
  }

  prepend(messages: readonly BenchMessage[]): void {
    const y = this.#scroller.scrollTop;
    const index = this.#heights.find(y);
    const offset = y - this.#heights.sum(index);
    this.#data.unshift(...messages);
    this.#heights.unshift(messages.length);
    this.#from += messages.length;
    this.#to += messages.length;
    this.#pinned = false;
    this.render(index + messages.length, offset);
  }

  render(anchor = -1, offset = 0): void {
    const heights = this.#heights;
    this.#view ||= this.#scroller.clientHeight;
    let y = this.#pinned ? heights.sum(heights.count) - this.#view : this.#scroller.scrollTop;
    if (anchor < 0 && !this.#pinned) {
      anchor = heights.find(y);
      offset = y - heights.sum(anchor);
    }
    for (let pass = 0; pass < 3; pass += 1) {
      const end = Math.min(this.#data.length, heights.find(y + this.#view + overscan) + 1);
      const changed = this.#draw(heights.find(Math.max(0, y - overscan)), end);
      const next = this.#pinned ? heights.sum(heights.count) - this.#view : heights.sum(anchor) + offset;
      const moved = next !== y;
      y = next;
      if (!changed && !moved) break;
    }
    this.#space.style.height = `${heights.sum(heights.count)}px`;
    this.#rows.style.transform = `translateY(${heights.sum(this.#from)}px)`;
    if (!this.#pinned && Math.abs(this.#scroller.scrollTop - y) <= 0.5) return;
    this.#own = y;
    this.#scroller.scrollTop = y;
  }

  /** Puts exactly the rows `from` to `to` into the DOM; true when a height differs from its estimate. */
  #draw(from: number, to: number): boolean {
    if (to <= this.#from || from >= this.#to) {
      for (const element of this.#elements.splice(0)) element.remove();
      this.#from = this.#to = from;
    }
    for (; this.#from < from; this.#from += 1) this.#elements.shift()?.remove();
    for (; this.#to > to; this.#to -= 1) this.#elements.pop()?.remove();
    const before = this.#data.slice(from, this.#from).map(makeRow);
    const after = this.#data.slice(this.#to, to).map(makeRow);
    this.#rows.prepend(...before);
    this.#rows.append(...after);
    this.#elements.unshift(...before);
    this.#elements.push(...after);
    let change = 0;
    before.forEach((row, i) => (change += Math.abs(this.#heights.set(from + i, row.offsetHeight))));
    after.forEach((row, i) => (change += Math.abs(this.#heights.set(this.#to + i, row.offsetHeight))));
    this.#from = from;
    this.#to = to;
    return change > 0;
  }

  #onScroll(): void {
    const y = this.#scroller.scrollTop;
    const own = this.#own >= 0 && Math.abs(y - this.#own) < 1.5;
    this.#own = -1;
    if (own) return;
    this.#pinned = this.#heights.sum(this.#heights.count) - y - this.#view < 24;
    this.render();
  }
}
