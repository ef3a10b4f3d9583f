/** Which elements show which call of a connection, so that a page does not show the same one twice. */
import { atom, type WritableAtom } from 'nanostores';
import type { Spaces } from '../spaces.ts';

export interface ShownCall {
  readonly owner: object;
  /** Equal for the same call. */
  readonly key: string;
  /** Only those with the lowest one show the call. */
  readonly rank: number;
}

const byConnection = new WeakMap<Spaces, WritableAtom<readonly ShownCall[]>>();

export function shownCallsOf(spaces: Spaces): WritableAtom<readonly ShownCall[]> {
  const $shown = byConnection.get(spaces) ?? atom<readonly ShownCall[]>([]);
  byConnection.set(spaces, $shown);
  return $shown;
}
