/** Messages for tests of the stores: made, never read from a server. */
import type { Message } from '../../src/protocol/message.ts';
import type { Person } from '../../src/protocol/person.ts';

export const ada: Person = {
  id: 'a'.repeat(24),
  name: 'Ada',
  username: '',
  picture: undefined,
  kind: 'user',
};
export const bo: Person = { id: 'b'.repeat(24), name: 'Bo', username: '', picture: undefined, kind: 'guest' };

/** An ObjectId whose server time is `second` seconds after 1 March 2026, and whose counter is `count`. */
export function objectId(second: number, count = 0): string {
  const seconds = Date.UTC(2026, 2, 1) / 1_000 + second;
  return seconds.toString(16).padStart(8, '0') + '0000000000' + count.toString(16).padStart(6, '0');
}

export function message(second: number, part: Partial<Message> = {}): Message {
  return {
    id: objectId(second),
    spaceId: 'c'.repeat(24),
    category: 'chat',
    sender: ada,
    bodyText: `<p>text ${second}</p>`,
    created: new Date(Date.UTC(2026, 2, 1) + second * 1_000 + 7).toISOString(),
    clientId: undefined,
    modified: undefined,
    parentId: undefined,
    deleted: false,
    ...part,
  };
}
