import { textToBody } from '../../../src/protocol/message.ts';
import { chatDraft } from '../world/messages.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import type { World } from '../world/world.ts';
import { hostileBodies, hostileNames } from './hostile.ts';
import { launchScript } from './launch-conversation.ts';
import { office } from './office.ts';

/** What every seed leaves behind: its space, and an invitation into it. */
export interface Sown {
  readonly spaceId: string;
  readonly inviteId: string;
}

/**
 * The worlds to start with. All have the same six users (`ada` the admin, `ben`, `chiara`, `devika`, `emil`
 * members, `farah` a member, `gil` and `hana` users outside the space; `gil` is named in the invitation) and one
 * group space. Each user's password is the nick and `-lark`: `gil.novak@example.test` signs in with `gil-lark`,
 * `hana.ito@elsewhere.example`, whom the invitation does not name, with `hana-lark`.
 * `demo` a lively conversation over several days · `office` the same, and more spaces in the lists of all · `empty` nothing said yet · `pin` PIN 4711 · `no-history` guests
 * may not read older messages · `busy` 10,000 messages · `hostile` markup attacks and odd names · `private`
 * members only, apart from the invitation · `archived` closed for writing · `directory` the office, and 50,000 colleagues.
 */
const seeds = {
  demo: (world: World) => talk(world, launchSpace(world)),
  office: (world: World) => office(world, talk(world, launchSpace(world))),
  empty: (world: World) => launchSpace(world, 'Quiet corner'),
  pin: (world: World) => talk(world, Object.assign(launchSpace(world, 'Board meeting'), { pin: '4711' })),
  'no-history': (world: World) => talk(world, Object.assign(launchSpace(world), { historyDenied: true })),
  busy: (world: World) => fill(world, launchSpace(world, 'Control room'), 10_000),
  hostile: (world: World) => attack(world, launchSpace(world, '<img src=x onerror=alert(1)> & "friends"')),
  private: (world: World) => talk(world, Object.assign(launchSpace(world), { memberOnly: true })),
  archived: (world: World) =>
    talk(world, Object.assign(launchSpace(world, 'Winter launch'), { archived: true })),
  directory: (world: World) => {
    const space = office(world, talk(world, launchSpace(world)));
    addDirectory(world, 50_000);
    return space;
  },
} satisfies Record<string, (world: World) => SpaceRecord>;

export type SeedName = keyof typeof seeds;

export const seedNames: readonly string[] = Object.keys(seeds);

export function isSeedName(name: string): name is SeedName {
  return Object.hasOwn(seeds, name);
}

/** Fills an empty world. */
export function sow(world: World, name: SeedName): Sown {
  const space = seeds[name](world);
  for (const nick of world.people.nicks) {
    const person = world.people.find(nick);
    if (person !== undefined) world.accounts.credentials.set(person, `${nick}-lark`);
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

/** The users, and a space with six of them in it. */
function launchSpace(world: World, title = 'Product launch'): SpaceRecord {
  const start = world.clock.now() - 30 * 86_400_000;
  const people = cast.map(([nick, name, mail]) => world.people.addUser(nick, name, mail, start));
  world.people.addUser('gil', 'Gil Novák', 'gil.novak@example.test', start);
  world.people.addUser('hana', 'Hana Ito', 'hana.ito@elsewhere.example', start);
  const [owner, ...others] = people;
  if (owner === undefined) throw new Error('A space needs an owner.');
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

function talk(world: World, space: SpaceRecord): SpaceRecord {
  for (const { who, text, html, at } of launchScript(world.clock.now())) {
    const senderId = world.people.find(who)?.id ?? space.ownerId;
    world.messages.store(space.id, senderId, chatDraft(html ? text : textToBody(text)), at);
  }
  return space;
}

/** Many messages over three days, several of them within one millisecond. */
function fill(world: World, space: SpaceRecord, count: number): SpaceRecord {
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

/** One message per attack, each by a person with an odd name. */
function attack(world: World, space: SpaceRecord): SpaceRecord {
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

// A large company: invented colleagues by number, the same in every run.

const given =
  'Aino Bilal Carmen Dario Elif Fergus Gulnara Hugo Ines Jun Katrin Luca Mei Nadia Oskar Priya Quentin Rosa Samir Tove Uma Viktor Wanda Xenia Yara Zoltán'.split(
    ' ',
  );
const family =
  'Abara Bergström Castellano Dvořák Eklund Fontaine Gupta Hansen Ivanova Jansen Kowalski Laurent Moreau Nakamura Oliveira Petrov Quist Romero Schäfer Tanaka Ueda Vargas Weber Xu Yılmaz Zhang'.split(
    ' ',
  );

/** So many account users of the organisation `example.test`; `colleague.<number>@example.test`, from 1. */
function addDirectory(world: World, count: number): void {
  const start = world.clock.now() - 30 * 86_400_000;
  for (let number = 1; number <= count; number += 1) {
    // Two steps without a common factor: all pairs of names come up before one comes again.
    const name = `${given[(number * 7) % given.length]} ${family[Math.floor(number / given.length) % family.length]}`;
    world.people.addColleague(`${name} ${number}`, `colleague.${number}@example.test`, start);
  }
}
