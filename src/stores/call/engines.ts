/** The engine that a page gives a connection, for all calls with it. */
import { atom, type WritableAtom } from 'nanostores';
import type { Spaces } from '../spaces.ts';
import type { CallEngine } from './media-engine.ts';

const bySpaces = new WeakMap<Spaces, WritableAtom<CallEngine | undefined>>();

/** Undefined until the page sets one. */
export function engineOf(spaces: Spaces): WritableAtom<CallEngine | undefined> {
  const $engine = bySpaces.get(spaces) ?? atom<CallEngine | undefined>();
  bySpaces.set(spaces, $engine);
  return $engine;
}
