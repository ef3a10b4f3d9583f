import type { Context } from 'hono';
import { invalidParameters, Refusal } from '../world/refusal.ts';
import type { Switches } from '../world/switches.ts';
import type { RestGround } from './backend.ts';
import { originOf } from './request.ts';

/** One page of a list that is paged by number. */
export interface NumberedPage<T> {
  readonly items: readonly T[];
  readonly next: string;
  readonly previous: string;
}

/** Cuts the page the request asks for (`page` from 0, `size`) out of a whole list. */
export function numberedPages<T>(
  context: Context,
  ground: RestGround,
  whole: readonly T[],
  { size: usual, most }: { size: number; most: number },
): NumberedPage<T> {
  const size = pageSize(context, usual, most);
  const page = Math.max(0, Math.floor(Number(context.req.query('page') ?? 0)) || 0);
  const start = page * size;
  const link = (to: number): string => pageUrl(context, ground, { page: String(to), size: String(size) });
  return {
    items: whole.slice(start, start + size),
    next: start + size < whole.length ? link(page + 1) : ground.world.switches.noPage,
    previous: page > 0 ? link(page - 1) : ground.world.switches.noPage,
  };
}

/** `size` of the request: `usual` without one, never above `most`. */
export function pageSize(context: Context, usual: number, most: number): number {
  const asked = Math.floor(Number(context.req.query('size')));
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, most) : Math.min(usual, most);
}

/** The same call with other parameters (undefined takes one away), in the form the switch asks for [unknown: §1.5]. */
export function pageUrl(
  context: Context,
  ground: RestGround,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(context.req.url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  const tail = url.pathname + url.search;
  switch (ground.world.switches.pageUrls) {
    case 'relative':
      return tail;
    case 'foreign':
      return `https://elsewhere.example${tail}`;
    case 'absolute':
      return originOf(context, ground) + tail;
  }
}

/**
 * The regular expression of a `search` parameter, which may match anywhere [doc: spaces-api §3.3]. What a text that
 * is none is answered with is not documented: a refusal, a fault, nothing found, or the text taken as it stands.
 */
export function searchPattern(text: string, { invalidSearch }: Readonly<Switches>): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    if (invalidSearch === 'refused') throw invalidParameters('The search is not a regular expression.');
    if (invalidSearch === 'broken') throw new Refusal(500, 'internal.error', 'The search failed.');
    return invalidSearch === 'empty' ? /(?!)/ : new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  }
}
