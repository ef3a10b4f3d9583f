/** The spaces of the user that are loaded: the pages of the list, the pinned spaces, and the rows made from both. */
import { type Message, serverTime } from '../../protocol/message.ts';
import type { OwnSpace, OwnSpacesResponse } from '../../protocol/paged-lists.ts';
import type { Previews } from './previews.ts';
import { listedSpace, type ListedSpace } from './state.ts';

export class LoadedSpaces {
  #list = emptyList;
  /** Loaded separately: a pinned space would be useless after a hundred newer ones. */
  #pinned: readonly OwnSpace[] = [];
  /** Keeps the rows, because most stay the same from one answer to the next. */
  readonly #rows = new WeakMap<OwnSpace, { latest: Message | undefined; row: ListedSpace }>();

  /** The page after the last one that was loaded. */
  get next(): string | undefined {
    return this.#list.next;
  }

  /** Returns whether the page has a space that was not loaded before. */
  append(page: OwnSpacesResponse): boolean {
    const before = this.#list.spaces.length;
    this.#list = withNextPage(this.#list, page);
    return this.#list.spaces.length > before;
  }

  /** Takes a new answer for the first page and the pinned spaces. */
  renew(page: OwnSpacesResponse, pinned: readonly OwnSpace[]): void {
    this.#list = withFirstPage(this.#list, page);
    this.#pinned = pinned;
  }

  find(spaceId: string): OwnSpace | undefined {
    return this.all.find(({ space }) => space.id === spaceId);
  }

  patch(spaceId: string, part: Partial<OwnSpace>): void {
    const patched = (items: readonly OwnSpace[]): readonly OwnSpace[] =>
      items.map((item) => (item.space.id === spaceId ? { ...item, ...part } : item));
    this.#pinned = patched(this.#pinned);
    this.#list = { ...this.#list, spaces: patched(this.#list.spaces) };
  }

  remove(spaceId: string): void {
    const others = ({ space }: OwnSpace): boolean => space.id !== spaceId;
    this.#pinned = this.#pinned.filter(others);
    this.#list = { ...this.#list, spaces: this.#list.spaces.filter(others) };
  }

  /**
   * Moves the space of a new message to the top. An edit changes the latest message at most. Returns false if only the
   * service knows what the space shows now.
   */
  addMessage(message: Message): boolean {
    const item = this.find(message.spaceId);
    if (!item) return false;
    if (isChange(message)) {
      if (item.latest?.id !== message.id) return true;
      if (message.deleted) return false;
      this.patch(message.spaceId, { latest: message });
      return true;
    }
    // Only direct conversations show their latest message, and only people's messages count. [doc: D/api/users/users_me_spaces]
    const isLatest = item.space.type === 'direct' && !message.category.startsWith('app.');
    const moved = isLatest ? { ...item, latest: message } : item;
    const toTop = (items: readonly OwnSpace[]): readonly OwnSpace[] =>
      items.some(({ space }) => space.id === message.spaceId) ? united([moved], items) : items;
    this.#pinned = toTop(this.#pinned);
    this.#list = { ...this.#list, spaces: toTop(this.#list.spaces) };
    return true;
  }

  /** Pinned spaces first, then by latest activity. `meId` is the user. */
  rows(meId: string, previews?: Previews): readonly ListedSpace[] {
    const rows = this.all.map((item) => this.#row(item, meId, previews));
    return [...rows.filter(({ pinned }) => pinned), ...rows.filter(({ pinned }) => !pinned)];
  }

  #row(item: OwnSpace, meId: string, previews: Previews | undefined): ListedSpace {
    const { id } = item.space;
    const preview = previews?.latestIn(id);
    const latest = preview && !isOlder(preview, item.latest) ? preview : item.latest;
    const unreadCount = item.unread ? (previews?.unreadIn(id) ?? 0) : 0;
    const kept = this.#rows.get(item);
    if (kept?.latest === latest && kept?.row.unreadCount === unreadCount) return kept.row;
    const row = listedSpace({ ...item, latest }, meId, unreadCount);
    this.#rows.set(item, { latest, row });
    return row;
  }

  get all(): readonly OwnSpace[] {
    return united(this.#pinned, this.#list.spaces);
  }
}

/** Whether `message` was sent before `other`, by the time of the server as far as it is known. */
function isOlder(message: Message, other: Message | undefined): boolean {
  const at = ({ id, created }: Message): number => serverTime(id) ?? Date.parse(created);
  return other !== undefined && other.id !== message.id && at(message) < at(other);
}

/** Whether a message was edited or deleted since it was sent. */
function isChange({ created, modified, deleted }: Message): boolean {
  return deleted || (modified !== undefined && modified > Date.parse(created));
}

/** Latest activity first, each space once. `next` is the page after the last. */
export type OwnList = OwnSpacesResponse;

export const emptyList: OwnList = { spaces: [], next: undefined };

/**
 * Adds the next page. A space that moved up while the user scrolled may appear twice; its first position counts. A
 * page that links to itself is the last one.
 */
export function withNextPage({ spaces, next }: OwnList, page: OwnSpacesResponse): OwnList {
  return { spaces: united(spaces, page.spaces), next: page.next === next ? undefined : page.next };
}

/**
 * Takes a new answer for the first page. No item says when it was last active, so only the order tells what happened
 * to the other pages: activity moves a space to the top, and the rest keeps its order. If most of the page is in its
 * old order, the loaded rest follows it, and spaces that the page skips are gone. Otherwise the list starts over.
 */
export function withFirstPage(list: OwnList, page: OwnSpacesResponse): OwnList {
  const positions = new Map(list.spaces.map(({ space }, index) => [space.id, index]));
  const positionOf = ({ space }: OwnSpace): number => positions.get(space.id) ?? Infinity;
  let inOrder = 0;
  let before = Infinity;
  for (const item of page.spaces.toReversed()) {
    if (positionOf(item) >= before) break;
    before = positionOf(item);
    inOrder += 1;
  }
  const last = page.spaces.at(-1);
  if (page.next === undefined || !last || inOrder * 2 <= page.spaces.length)
    return withNextPage(emptyList, page);
  return { spaces: united(page.spaces, list.spaces.slice(positionOf(last) + 1)), next: list.next };
}

/** The items of both, each space once, at its first position. */
function united(first: readonly OwnSpace[], then: readonly OwnSpace[]): readonly OwnSpace[] {
  const known = new Map<string, OwnSpace>();
  for (const item of [...first, ...then]) if (!known.has(item.space.id)) known.set(item.space.id, item);
  return [...known.values()];
}
