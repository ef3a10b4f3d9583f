/** What is said in the conversations that a connection has open. The service tells of no others. */
import { atom, type WritableAtom } from 'nanostores';
import type { Message } from '../protocol/message.ts';
import type { Spaces } from './spaces.ts';

const byConnection = new WeakMap<Spaces, WritableAtom<Message | undefined>>();

/** The latest message that came over a line of this connection, one's own too. */
export function saidIn(spaces: Spaces): WritableAtom<Message | undefined> {
  const $said = byConnection.get(spaces) ?? atom();
  byConnection.set(spaces, $said);
  return $said;
}
