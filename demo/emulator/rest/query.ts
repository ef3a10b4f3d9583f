/** The query parameters that many REST calls share: pages (`page`, `size`) and `search`. */
import type { Context } from 'hono';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { Switches } from '../world/switches.ts';
import type { Backend } from './backend.ts';
import { originOf } from './request.ts';

/** One page of a list with numbered pages, with links to the next and previous page. */
export interface NumberedPage<T> {
  readonly items: readonly T[];
  readonly next: string;
  readonly previous: string;
}

/** Returns the requested page of a list. `page` counts from 0. */
export function numberedPages<T>(
  context: Context,
  backend: Backend,
  whole: readonly T[],
  { size: defaultSize, max }: { size: number; max: number },
): NumberedPage<T> {
  const size = pageSize(context, defaultSize, max);
  const page = Math.max(0, Math.floor(Number(context.req.query('page') ?? 0)) || 0);
  const start = page * size;
  const link = (to: number): string => pageUrl(context, backend, { page: String(to), size: String(size) });
  return {
    items: whole.slice(start, start + size),
    next: start + size < whole.length ? link(page + 1) : backend.world.switches.noPage,
    previous: page > 0 ? link(page - 1) : backend.world.switches.noPage,
  };
}

/** The `size` of the request, or `defaultSize`; at most `max`. */
export function pageSize(context: Context, defaultSize: number, max: number): number {
  const asked = Math.floor(Number(context.req.query('size')));
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, max) : Math.min(defaultSize, max);
}

/** The URL of the request with changed parameters (undefined removes one), in the form the switch `pageUrls` sets [unknown: §1.5]. */
export function pageUrl(
  context: Context,
  backend: Backend,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(context.req.url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  const path = url.pathname + url.search;
  switch (backend.world.switches.pageUrls) {
    case 'relative':
      return path;
    case 'foreign':
      return `https://elsewhere.example${path}`;
    case 'absolute':
      return originOf(context, backend) + path;
  }
}

/**
 * Reads a `search` parameter: a regular expression that can match anywhere [doc: spaces-api §3.3]. How the service
 * handles an invalid one is not documented: it may refuse it, fail, find nothing or search for the literal text.
 */
export function searchPattern(text: string, { invalidSearch }: Readonly<Switches>): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    if (invalidSearch === 'refused') throw invalidParameters('The search is not a regular expression.');
    if (invalidSearch === 'broken') throw new ServiceError(500, 'internal.error', 'The search failed.');
    return invalidSearch === 'empty' ? /(?!)/ : new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
  }
}
