/** The list of own spaces as far as it was loaded: grows page by page, and is renewed by its first page. Pure. */
import type { OwnSpace, OwnSpacesAnswer } from '../protocol/own-space.ts';

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
export function united(first: readonly OwnSpace[], then: readonly OwnSpace[]): readonly OwnSpace[] {
  const known = new Map<string, OwnSpace>();
  for (const item of [...first, ...then]) if (!known.has(item.space.id)) known.set(item.space.id, item);
  return [...known.values()];
}

export const nothing: OwnList = { spaces: [], next: undefined };
