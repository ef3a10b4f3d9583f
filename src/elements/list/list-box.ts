import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { FixedRows } from '../../controllers/fixed-rows.ts';
import type { ListedSpace } from '../../stores/my-spaces-state.ts';
import { ActiveRow } from './active-row.ts';
import type { ListStrings } from './list.strings.ts';
import { row } from './list.row.ts';
import { rowStyles } from './row.styles.ts';
import type { Moments } from './moments.ts';

/** Of a row, in rem; the styles say the same. */
const rowHeight = 4;
/** Rows that Page Up and Page Down go. */
const pageRows = 7;

export interface ListBoxOptions {
  readonly spaces: () => readonly ListedSpace[];
  /** The one that the conversation shows. */
  readonly currentId: () => string | undefined;
  readonly pick: (space: ListedSpace) => void;
  readonly pin: (space: ListedSpace) => void;
  /** Somebody begins to type: what they are looking for goes into the field. */
  readonly type: () => void;
}

export interface ListBoxView {
  readonly strings: ListStrings;
  readonly moments: Moments;
  /** All rows are loaded, so that their number is known. */
  readonly isWhole: boolean;
  readonly isBusy: boolean;
}

/** The rows as an ARIA listbox with one tab stop: of thousands, only those near the view are drawn. */
export class ListBox {
  readonly #host: LitElement;
  readonly #options: ListBoxOptions;
  readonly #rows: FixedRows;
  readonly #active = new ActiveRow();
  #currentId: string | undefined;
  /** What the conversation shows was chosen, here or elsewhere: its row stays in view till somebody scrolls. */
  #keepsCurrent = false;

  constructor(host: LitElement, options: ListBoxOptions) {
    this.#host = host;
    this.#options = options;
    const count = (): number => options.spaces().length;
    for (const { styleSheet } of rowStyles)
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#rows = new FixedRows(host, { height: rowHeight, count, scroller: () => this.element });
  }

  get element(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('[role="listbox"]') ?? null;
  }

  /** The space that keys act on. */
  get active(): ListedSpace | undefined {
    const spaces = this.#options.spaces();
    return spaces[this.#active.in(spaces)];
  }

  /** The reader is so near to the last row that more are wanted. */
  get nearEnd(): boolean {
    return this.#rows.nearEnd;
  }

  /** No row is active any more. */
  leave(): void {
    this.#active.clear();
  }

  /** Other rows are shown now. */
  toStart(): void {
    this.leave();
    this.#rows.toStart();
  }

  render({ strings, moments, isWhole, isBusy }: ListBoxView): TemplateResult {
    const spaces = this.#options.spaces();
    const currentId = this.#options.currentId();
    this.#keep(currentId, spaces);
    const { from, to } = this.#rows.range;
    const active = this.#active.in(spaces);
    const isDrawn = active >= from && active < to;
    const shared = { strings, moments, now: Date.now(), count: isWhole ? spaces.length : -1 };
    const rows = spaces.slice(from, to).map((space, at) => {
      const index = from + at;
      return row(space, { ...shared, index, isCurrent: space.id === currentId, isActive: index === active });
    });
    return html`<div
      class="list"
      part="list"
      role="listbox"
      tabindex="0"
      aria-label=${strings.yourSpaces}
      aria-busy=${isBusy ? 'true' : 'false'}
      aria-activedescendant=${isDrawn ? `space-${spaces[active]?.id}` : nothing}
      @scroll=${this.#rows.onScroll}
      @wheel=${{ handleEvent: this.#letGo, passive: true }}
      @pointerdown=${this.#letGo}
      @keydown=${this.#onKey}
      @focus=${this.#onFocus}
      @click=${this.#onClick}
    >
      ${rows}
    </div>`;
  }

  #keep(currentId: string | undefined, spaces: readonly ListedSpace[]): void {
    if (currentId !== this.#currentId) this.#keepsCurrent = true;
    this.#currentId = currentId;
    if (!this.#keepsCurrent) return;
    const place = spaces.findIndex(({ id }) => id === currentId);
    if (place >= 0) this.#rows.reveal(place);
  }

  readonly #letGo = (): void => {
    this.#keepsCurrent = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#letGo();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { spaces, pick, type } = this.#options;
    const place = this.#active.press(event.key, spaces(), pageRows);
    if (place !== undefined) this.#rows.reveal(place);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (this.active) pick(this.active);
    } else {
      if (event.key.length > 1) return;
      // Not prevented: the letter itself goes on into the field.
      event.stopPropagation();
      return type();
    }
    event.stopPropagation();
    event.preventDefault();
    this.#host.requestUpdate();
  };

  readonly #onFocus = (): void => {
    const spaces = this.#options.spaces();
    if (this.active === undefined) {
      const current = spaces.findIndex(({ id }) => id === this.#options.currentId());
      this.#rows.reveal(this.#active.to(current, spaces));
    }
    this.#host.requestUpdate();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[role="option"]')?.dataset['id'];
    const spaces = this.#options.spaces();
    const place = spaces.findIndex((space) => space.id === id);
    const space = spaces[place];
    if (!space) return;
    this.#active.to(place, spaces);
    if (target.closest('[data-act="pin"]')) this.#options.pin(space);
    else this.#options.pick(space);
    this.#host.requestUpdate();
  };
}
