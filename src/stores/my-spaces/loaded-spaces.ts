/** The own spaces that were loaded, pinned ones beside the pages of the list, and the rows they make. */
import type { Message } from '../../protocol/message.ts';
import type { OwnSpace, OwnSpacesAnswer } from '../../protocol/rest.ts';
import { listedSpace, type ListedSpace } from './state.ts';

export class LoadedSpaces {
  #list = nothing;
  /** Asked for beside the list: a pin is worth nothing behind a hundred newer spaces. */
  #pinned: readonly OwnSpace[] = [];
  /** Rows made so far: most stay as they are from one answer to the next. */
  readonly #rows = new WeakMap<OwnSpace, ListedSpace>();

  /** The page behind the last that was loaded. */
  get next(): string | undefined {
    return this.#list.next;
  }

  append(page: OwnSpacesAnswer): void {
    this.#list = appended(this.#list, page);
  }

  /** The first page and the pinned ones were asked again. */
  renew(page: OwnSpacesAnswer, pinned: readonly OwnSpace[]): void {
    this.#list = renewed(this.#list, page);
    this.#pinned = pinned;
  }

  find(spaceId: string): OwnSpace | undefined {
    return this.#all.find(({ space }) => space.id === spaceId);
  }

  patch(spaceId: string, part: Partial<OwnSpace>): void {
    const patched = (items: readonly OwnSpace[]): readonly OwnSpace[] =>
      items.map((item) => (item.space.id === spaceId ? { ...item, ...part } : item));
    this.#pinned = patched(this.#pinned);
    this.#list = { ...this.#list, spaces: patched(this.#list.spaces) };
  }

  /** Something was said in a space: activity moves it to the top. False where it is not among the loaded. */
  hear(message: Message): boolean {
    const item = this.find(message.spaceId);
    if (!item) return false;
    // Only direct ones tell what was said last, and only people's words count. [doc: D/api/users/users_me_spaces]
    const isLatest = item.space.type === 'direct' && !message.category.startsWith('app.');
    const moved = isLatest ? { ...item, latest: message } : item;
    const toTop = (items: readonly OwnSpace[]): readonly OwnSpace[] =>
      items.some(({ space }) => space.id === message.spaceId) ? united([moved], items) : items;
    this.#pinned = toTop(this.#pinned);
    this.#list = { ...this.#list, spaces: toTop(this.#list.spaces) };
    return true;
  }

  /** Pinned ones first, then by latest activity. `meId` is the person whose list it is. */
  rows(meId: string): readonly ListedSpace[] {
    const rows = this.#all.map((item) => {
      const row = this.#rows.get(item) ?? listedSpace(item, meId);
      this.#rows.set(item, row);
      return row;
    });
    return [...rows.filter(({ pinned }) => pinned), ...rows.filter(({ pinned }) => !pinned)];
  }

  get #all(): readonly OwnSpace[] {
    return united(this.#pinned, this.#list.spaces);
  }
}

// The list of own spaces as far as it was loaded: grows page by page, and is renewed by its first page. Pure.

/** Latest activity first; each space once. `next` is the page behind the last. */
export type OwnList = OwnSpacesAnswer;

/**
 * Spaces that moved up while somebody scrolled may come a second time; their first place counts. A page that leads
 * back to itself leads nowhere.
 */
export function appended({ spaces, next }: OwnList, page: OwnSpacesAnswer): OwnList {
  return { spaces: united(spaces, page.spaces), next: page.next === next ? undefined : page.next };
}

/**
 * The list after its first page was asked again. No item tells when it was active last, so what became of the rest
 * is told by the order: activity moves a space to the top, and the others stay in line. Where most of the page is
 * still in line, the rest is joined on behind it, and what was passed over is gone. Otherwise the list begins anew.
 */
export function renewed(list: OwnList, page: OwnSpacesAnswer): OwnList {
  const places = new Map(list.spaces.map(({ space }, place) => [space.id, place]));
  const placeOf = ({ space }: OwnSpace): number => places.get(space.id) ?? Infinity;
  let inLine = 0;
  let before = Infinity;
  for (const item of page.spaces.toReversed()) {
    if (placeOf(item) >= before) break;
    before = placeOf(item);
    inLine += 1;
  }
  const last = page.spaces.at(-1);
  if (page.next === undefined || !last || inLine * 2 <= page.spaces.length) return appended(nothing, page);
  return { spaces: united(page.spaces, list.spaces.slice(placeOf(last) + 1)), next: list.next };
}

/** The items of both, each space once: where it stands first. */
function united(first: readonly OwnSpace[], then: readonly OwnSpace[]): readonly OwnSpace[] {
  const known = new Map<string, OwnSpace>();
  for (const item of [...first, ...then]) if (!known.has(item.space.id)) known.set(item.space.id, item);
  return [...known.values()];
}

export const nothing: OwnList = { spaces: [], next: undefined };
