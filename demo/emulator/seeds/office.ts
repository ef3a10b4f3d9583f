/** More spaces for the users of a seed: teams, a pinned space and direct conversations. */
import { textToBody } from '../../../src/protocol/message.ts';
import { chatDraft } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import type { World } from '../world/world.ts';

/** Title, members (the owner first), and messages as minutes ago, sender and text, latest last. */
const teams: readonly (readonly [string, string, readonly (readonly [number, string, string])[]])[] = [
  ['Customer visits', 'chiara ada ben', [[95, 'chiara', 'Nordwind comes on Thursday, all five of them.']]],
  ['Warehouse north', 'emil ada devika', [[410, 'emil', 'The second gate is open again.']]],
  ['Reading group', 'farah ada chiara emil', [[2_900, 'ada', 'Next time the short one, please.']]],
  ['Summer party', 'ben ada chiara devika emil farah', [[5_300, 'ben', 'The boat is booked.']]],
  ['Price list 2027', 'ada devika', [[12_400, 'devika', 'Draft two is in the folder.']]],
];

const directConversations: readonly (readonly [string, readonly (readonly [number, string, string])[]])[] = [
  [
    'devika',
    [
      [38, 'ada', 'Do you have ten minutes before the call?'],
      [31, 'devika', 'Yes, at three. I bring the numbers.'],
    ],
  ],
  ['gil', [[1_500, 'gil', 'Thank you for the introduction!']]],
  ['emil', [[4_000, 'ada', 'See you on Monday.']]],
];

/** Adds the spaces to a world with the six seeded users. Returns `main`. */
export function addOffice(world: World, main: SpaceRecord): SpaceRecord {
  const now = world.clock.now();
  const start = now - 20 * 86_400_000;
  const ada = personOf(world, 'ada');
  for (const [title, nicks, messages] of teams) {
    const [owner, ...others] = nicks.split(' ').map((nick) => personOf(world, nick));
    const space = world.spaces.add({ title, ownerId: owner?.id ?? ada.id }, start);
    for (const { id } of others) {
      world.spaces.attend(space, { personId: id, role: 'member', joined: start, listed: true });
    }
    addMessages(world, space, messages);
    if (title === 'Warehouse north') world.spaces.setPreference(space, ada.id, { isPinned: true }, now);
    else if (title !== 'Customer visits') space.lastAccess.set(ada.id, now);
  }
  for (const [nick, messages] of directConversations) {
    const space = world.direct.open(ada, 'user', personOf(world, nick).id);
    addMessages(world, space, messages);
    space.lastAccess.set(ada.id, nick === 'devika' ? start : now);
  }
  main.lastAccess.set(ada.id, now);
  return main;
}

function addMessages(
  world: World,
  space: SpaceRecord,
  messages: readonly (readonly [number, string, string])[],
): void {
  for (const [ago, nick, text] of messages) {
    const at = world.clock.now() - ago * 60_000;
    world.messages.store(space.id, personOf(world, nick).id, chatDraft(textToBody(text)), at);
  }
}

function personOf(world: World, nick: string): PersonRecord {
  const person = world.people.find(nick);
  if (person === undefined) throw new Error(`No person is called "${nick}".`);
  return person;
}
