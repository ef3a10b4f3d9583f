/** The people, the space and the message that the samples tell of, as our readers give them. */
import type { Message } from '../../src/protocol/message.ts';
import type { Person } from '../../src/protocol/person.ts';
import type { Space } from '../../src/protocol/space.ts';

export const mira: Person = {
  id: '65f3a1d27be04c918a6d3f10',
  name: 'Mira Holt',
  username: 'mira.holt@garden.example',
  picture: undefined,
  kind: 'user',
};

export const vera: Person = {
  id: '6612f0c3a94be17d52c80e91',
  name: 'Visiting Vera',
  username: 'vera-82c',
  picture: undefined,
  kind: 'guest',
};

export const spaceId = '65f3b4e8190c7a42d6b85e20';

export const garden: Space = {
  id: spaceId,
  title: 'Garden plan',
  type: 'group',
  archived: false,
  role: undefined,
  historyDenied: false,
  members: [{ person: mira, role: 'admin' }],
};

export const seedsMessage: Message = {
  id: '65f4017a2c9b3e5d18f07a61',
  spaceId,
  category: 'chat',
  sender: mira,
  bodyText: '<p>The seeds have come.</p>',
  created: '2025-03-15T08:30:00.000Z',
  clientId: undefined,
  modified: undefined,
  parentId: undefined,
  deleted: false,
};
