/** A row of the list of spaces, as plain data: named, and with its latest message in words. */
import { bodyToText } from '../protocol/message-text.ts';
import type { Message } from '../protocol/message.ts';
import type { OwnSpace } from '../protocol/own-space.ts';
import type { Person } from '../protocol/person.ts';
import { cleanLine } from '../protocol/read.ts';
import type { Space } from '../protocol/space.ts';

export interface ListedSpace {
  readonly id: string;
  /** A direct conversation is called after the other person. "" when there is no name. Plain text. */
  readonly title: string;
  readonly type: Space['type'];
  /** The other one of a direct conversation, where known. */
  readonly person: Person | undefined;
  readonly pinned: boolean;
  readonly unread: boolean;
  /** Its latest chat message, where the service tells it; `at` in ms since epoch, NaN when unreadable. */
  readonly latest: { readonly text: string; readonly mine: boolean; readonly at: number } | undefined;
}

export function listedSpace({ space, pinned, unread, latest }: OwnSpace, meId: string): ListedSpace {
  const person = space.type === 'direct' ? otherIn(space, latest, meId) : undefined;
  return {
    id: space.id,
    title: person?.name || space.title,
    type: space.type,
    person,
    pinned,
    unread: unread === true,
    latest: latest && {
      text: cleanLine(bodyToText(latest.bodyText)),
      mine: latest.sender.id === meId,
      at: Date.parse(latest.created),
    },
  };
}

/** Members of a direct conversation may come without names [doc: D/api/spaces/spaces_direct_usertype_userid]: then who wrote last has one. */
function otherIn({ members }: Space, latest: Message | undefined, meId: string): Person | undefined {
  const people = [...members.map(({ person }) => person), ...(latest ? [latest.sender] : [])];
  const others = people.filter(({ id }) => id !== meId);
  return others.find(({ name }) => name !== '') ?? others[0];
}
