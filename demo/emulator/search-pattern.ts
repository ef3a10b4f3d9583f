import { invalidParameters, Refusal } from './refusal.ts';
import type { Switches } from './switches.ts';

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
