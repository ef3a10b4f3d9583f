/**
 * Who is online and the latest message, as the open conversations of one connection know them. The service reports no
 * other spaces.
 */
import { atom } from 'nanostores';
import type { OwnReport } from '../protocol/channel.ts';
import type { Message } from '../protocol/message.ts';
import type { Person } from '../protocol/person.ts';
import type { ListedSpace } from './my-spaces/state.ts';
import type { Spaces } from './spaces.ts';

const createPresence = () => ({
  peopleBySpaceId: new Map<string, readonly Person[]>(),
  /** What the user's devices do in the calls that they are in: their presence reports it. */
  ownMediaBySpaceId: new Map<string, OwnReport>(),
  /** Ids of spaces in which a person has said that they are in the call, until someone asks the service. */
  calls: new Set<string>(),
  /** The user's own messages count, too. A list of spaces adds those of the spaces in its view. */
  $latestMessage: atom<Message | undefined>(),
  /** The user's spaces, while a list of them is shown. */
  $listed: atom<readonly ListedSpace[]>([]),
});

const byConnection = new WeakMap<Spaces, ReturnType<typeof createPresence>>();

export function presenceOf(spaces: Spaces): ReturnType<typeof createPresence> {
  const presence = byConnection.get(spaces) ?? createPresence();
  byConnection.set(spaces, presence);
  return presence;
}

export function isOnline(spaces: Spaces, personId: string): boolean {
  return [...presenceOf(spaces).peopleBySpaceId.values()].some((people) =>
    people.some(({ id }) => id === personId),
  );
}
