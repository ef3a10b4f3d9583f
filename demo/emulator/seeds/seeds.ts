/** The seeds: prepared worlds for demos and tests. */
import { textToBody } from '../../../src/protocol/message.ts';
import { chatDraft } from '../world/messages.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { World } from '../world/world.ts';
import { hostileBodies, hostileNames } from './hostile.ts';
import { launchScript } from './launch-conversation.ts';
import { launchWork, type WorkLine } from './launch-work.ts';
import { addOffice } from './office.ts';

/** The main space of a seed, and an invitation to it. */
export interface Seeded {
  readonly spaceId: string;
  readonly inviteId: string;
}

/**
 * The worlds an emulator can start with. Each has one group space and the same users: `ada` (admin), `ben`, `chiara`,
 * `devika`, `emil` and `farah` (members), and `gil` and `hana` outside the space. The invitation names `gil` but not
 * `hana`. Each user's password is the nick and `-lark`: `gil.novak@example.test` signs in with `gil-lark`,
 * `hana.ito@elsewhere.example` with `hana-lark`.
 *
 * - `demo`: a conversation over several days
 * - `office`: `demo` with more spaces for all users
 * - `empty`: no messages
 * - `pin`: PIN 4711
 * - `no-history`: guests cannot read older messages
 * - `busy`: 10,000 messages
 * - `hostile`: markup attacks and unusual names
 * - `private`: for members and invited people only
 * - `archived`: no new messages
 * - `showroom`: `office` with faces of the people, and posts, tasks and files
 * - `directory`: `showroom` with 50,000 colleagues
 */
const seeds = {
  demo: (world: World) => addConversation(world, launchSpace(world)),
  office: (world: World) => addOffice(world, addConversation(world, launchSpace(world))),
  empty: (world: World) => launchSpace(world, 'Quiet corner'),
  pin: (world: World) =>
    addConversation(world, Object.assign(launchSpace(world, 'Board meeting'), { pin: '4711' })),
  'no-history': (world: World) =>
    addConversation(world, Object.assign(launchSpace(world), { historyDenied: true })),
  busy: (world: World) => addManyMessages(world, launchSpace(world, 'Control room'), 10_000),
  hostile: (world: World) =>
    addHostileMessages(world, launchSpace(world, '<img src=x onerror=alert(1)> & "friends"')),
  private: (world: World) => addConversation(world, Object.assign(launchSpace(world), { memberOnly: true })),
  archived: (world: World) =>
    addConversation(world, Object.assign(launchSpace(world, 'Winter launch'), { archived: true })),
  showroom: (world: World) => addShowroom(world),
  directory: (world: World) => {
    const space = addShowroom(world);
    addDirectory(world, 50_000);
    return space;
  },
} satisfies Record<string, (world: World) => SpaceRecord>;

export type SeedName = keyof typeof seeds;

export const seedNames: readonly string[] = Object.keys(seeds);

export function isSeedName(name: string): name is SeedName {
  return Object.hasOwn(seeds, name);
}

/** Fills an empty world and sets the users' passwords. */
export function applySeed(world: World, accounts: Accounts, name: SeedName): Seeded {
  const space = seeds[name](world);
  for (const nick of world.people.nicks) {
    const person = world.people.find(nick);
    if (person !== undefined) accounts.credentials.set(person, `${nick}-lark`);
  }
  const at = world.clock.now();
  const invitees = [
    { invitee: 'gil.novak@example.test', role: 'member' as const },
    { invitee: 'farah.haddad@example.test', role: 'member' as const },
  ];
  const invite = world.invites.add({ spaceId: space.id, inviterId: space.ownerId, invitees }, at);
  return { spaceId: space.id, inviteId: invite.id };
}

const cast = [
  ['ada', 'Ada Moreno', 'ada.moreno@example.test'],
  ['ben', 'Ben Okafor', 'ben.okafor@example.test'],
  ['chiara', 'Chiara Rossi', 'chiara.rossi@example.test'],
  ['devika', 'Devika Rao', 'devika.rao@example.test'],
  ['emil', 'Emil Sørensen', 'emil.sorensen@example.test'],
  ['farah', 'Farah Haddad', 'farah.haddad@example.test'],
] as const;

/** Creates the users, and a space with six of them. */
function launchSpace(world: World, title = 'Product launch'): SpaceRecord {
  const start = world.clock.now() - 30 * 86_400_000;
  const people = cast.map(([nick, name, mail]) => world.people.addUser(nick, name, mail, start));
  world.people.addUser('gil', 'Gil Novák', 'gil.novak@example.test', start);
  world.people.addUser('hana', 'Hana Ito', 'hana.ito@elsewhere.example', start);
  const [owner, ...others] = people;
  if (owner === undefined) throw new Error('A space must have an owner.');
  const space = world.spaces.add(
    { title, ownerId: owner.id, description: 'Everything about the spring release' },
    start,
  );
  others.forEach(({ id }, number) => {
    const joined = start + (number + 1) * 3_600_000;
    world.spaces.attend(space, { personId: id, role: 'member', joined, listed: true });
  });
  return space;
}

function addConversation(world: World, space: SpaceRecord, work: readonly WorkLine[] = []): SpaceRecord {
  const ids = new Map<string | undefined, string>();
  const lines = [...launchScript(world.clock.now()), ...work].sort((one, other) => one.at - other.at);
  for (const line of lines) {
    const { category = 'chat', name, on, work: details, file }: Partial<WorkLine> = line;
    const { who, text, at } = line;
    const senderId = world.people.find(who)?.id ?? space.ownerId;
    const body = text.startsWith('<') ? text : textToBody(text);
    const data = file ? [textFile(world, ...file)] : [];
    const draft = { ...chatDraft(body), category, parentId: ids.get(on), work: details, data };
    const { id } = world.messages.store(space.id, senderId, draft, at);
    if (name !== undefined) ids.set(name, id);
  }
  return space;
}

function addShowroom(world: World): SpaceRecord {
  const main = launchSpace(world);
  const work = launchWork(world.clock.now(), (nick) => world.people.find(nick)?.id ?? '');
  const space = addOffice(world, addConversation(world, main, work));
  for (const nick of world.people.nicks) world.people.show(nick, `/faces/${nick}.svg`);
  return space;
}

/** Stores a file; returns the item of a message for it. */
function textFile(world: World, name: string, content: string): object {
  const { key, size } = world.files.add('text/plain', new TextEncoder().encode(content).buffer);
  return {
    fileId: key,
    fileSize: size,
    fileType: 'document',
    name,
    provider: 'native',
    providerFileType: 'text/plain',
  };
}

/** Many messages over three days, some of them in the same millisecond. */
function addManyMessages(world: World, space: SpaceRecord, count: number): SpaceRecord {
  const span = 3 * 86_400_000;
  const start = world.clock.now() - span;
  const senders = [...space.attendances.keys()];
  for (let number = 1; number <= count; number += 1) {
    const senderId = senders[world.random.between(0, senders.length - 1)] ?? space.ownerId;
    const words = busyWords.slice(0, world.random.between(2, busyWords.length)).join(' ');
    const at = start + Math.floor((Math.floor(number / 3) * 3 * span) / (count + 3));
    world.messages.store(space.id, senderId, chatDraft(textToBody(`No. ${number}: ${words}`)), at);
  }
  return space;
}

const busyWords = 'line two reports a steady flow and the night shift takes over at ten as planned'.split(
  ' ',
);

/** One message per attack, each from a person with an unusual name. */
function addHostileMessages(world: World, space: SpaceRecord): SpaceRecord {
  const start = world.clock.now() - 3_600_000;
  const senders = hostileNames.map((name, number) => {
    const { id } = world.people.addUser(`odd${number}`, name, `odd.${number}@example.test`, start);
    world.spaces.attend(space, { personId: id, role: 'member', joined: start, listed: true });
    return id;
  });
  hostileBodies.forEach((body, number) => {
    const senderId = senders[number % senders.length] ?? space.ownerId;
    world.messages.store(space.id, senderId, chatDraft(body), start + number * 1000);
  });
  return space;
}

const given =
  'Aino Bilal Carmen Dario Elif Fergus Gulnara Hugo Ines Jun Katrin Luca Mei Nadia Oskar Priya Quentin Rosa Samir Tove Uma Viktor Wanda Xenia Yara Zoltán'.split(
    ' ',
  );
const family =
  'Abara Bergström Castellano Dvořák Eklund Fontaine Gupta Hansen Ivanova Jansen Kowalski Laurent Moreau Nakamura Oliveira Petrov Quist Romero Schäfer Tanaka Ueda Vargas Weber Xu Yılmaz Zhang'.split(
    ' ',
  );

/** Adds account users of the company `example.test`: `colleague.1@example.test` and so on, the same in every run. */
function addDirectory(world: World, count: number): void {
  const start = world.clock.now() - 30 * 86_400_000;
  for (let number = 1; number <= count; number += 1) {
    // The steps have no common factor, so all pairs of names appear before one repeats.
    const name = `${given[(number * 7) % given.length]} ${family[Math.floor(number / given.length) % family.length]}`;
    world.people.addColleague(`${name} ${number}`, `colleague.${number}@example.test`, start);
  }
}
