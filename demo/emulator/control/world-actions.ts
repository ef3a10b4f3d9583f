/** The controls that act inside the world: time, tokens, people, spaces and what is said. */
import { textToBody } from '../../../src/protocol/message.ts';
import { chatDraft, type MessageRecord } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import { withSwitches } from '../world/switches.ts';
import type { ControlGround, Handlers, Said } from './actions.ts';

type WorldAction =
  | 'switch'
  | 'clock'
  | 'origin'
  | 'token'
  | 'expire'
  | 'revoke'
  | 'say'
  | 'edit'
  | 'delete'
  | 'presence'
  | 'person'
  | 'members'
  | 'kick'
  | 'pin'
  | 'space'
  | 'newSpace'
  | 'deleteSpace'
  | 'invite'
  | 'withdraw';

export function worldControls(ground: ControlGround): Handlers<WorldAction> {
  return { ...settingControls(ground), ...talkControls(ground), ...spaceControls(ground) };
}

function settingControls(
  ground: ControlGround,
): Handlers<'switch' | 'clock' | 'origin' | 'token' | 'expire' | 'revoke'> {
  const { world, rest, channel } = ground;
  const end = (tokens: readonly string[], drop = true): void => {
    if (drop)
      channel.drop(
        channel.of().filter(({ token }) => tokens.includes(token)),
        'close',
      );
  };
  return {
    switch: ({ set }) => {
      world.switches = withSwitches(world.switches, set);
    },
    clock: ({ advance, freeze }) => {
      if (advance !== undefined) world.clock.advance(advance);
      if (freeze === true) world.clock.freeze();
      if (freeze === false) world.clock.thaw();
      return { now: world.clock.now() };
    },
    origin: ({ url }) => {
      rest.outerOrigin = url === '' ? undefined : new URL(url).origin;
    },
    token: async ({ user, kind = 'user', seconds }) => {
      const person = personOf(ground, user);
      if (kind === 'access') return { token: world.tokens.issueAccess(person, seconds), tokenType: 'bearer' };
      return { token: await world.tokens.issueUser(person, seconds, kind), tokenType: 'jwt' };
    },
    expire: ({ who, kind, drop }) => end(world.tokens.expire({ personId: idOf(ground, who), kind }), drop),
    revoke: ({ who, kind, drop }) => {
      const personId = idOf(ground, who);
      if (kind === undefined) world.accounts.grants.end(personId);
      end(world.tokens.revoke({ personId, kind }), drop);
    },
  };
}

function talkControls(ground: ControlGround): Handlers<'say' | 'edit' | 'delete' | 'presence'> {
  const { world, channel } = ground;
  return {
    say: ({ who = 'ada', space, count = 1, created, ...said }) => {
      const person = personOf(ground, who);
      const target = spaceOf(ground, space);
      const body = bodyOf(said);
      const ids: string[] = [];
      for (let number = 1; number <= count; number += 1) {
        ids.push(world.say(person, target, chatDraft(body.replaceAll('#', String(number)), created)).id);
      }
      return { ids };
    },
    edit: ({ id, space, ...said }) => {
      const message = messageOf(ground, id, space);
      world.edit(senderOf(ground, message), message.id, bodyOf(said), '');
      return { id: message.id };
    },
    delete: ({ id, space }) => {
      const message = messageOf(ground, id, space);
      world.delete(senderOf(ground, message).person, [message.id]);
      return { id: message.id };
    },
    presence: ({ who, kind, space }) => {
      const category = {
        online: 'app.event.presence.party.online',
        leaves: 'app.event.presence.party.leaves',
        typing: 'party.typing',
        request: 'app.event.presence.request.parties',
      }[kind];
      channel.announce(personOf(ground, who).id, spaceOf(ground, space).id, category);
    },
  };
}

function spaceControls(
  ground: ControlGround,
): Handlers<
  'person' | 'members' | 'kick' | 'pin' | 'space' | 'newSpace' | 'deleteSpace' | 'invite' | 'withdraw'
> {
  const { world, main, inviteLink } = ground;
  const now = (): number => world.clock.now();
  return {
    person: ({ name, mail }) => ({ id: world.people.addColleague(name, mail, now()).id }),
    members: ({ count, role = 'member', space }) => {
      const target = spaceOf(ground, space);
      for (let number = 1; number <= count; number += 1) {
        const name = `Person ${number}`;
        const { id } = world.people.addUser(`person${number}`, name, `person.${number}@example.test`, now());
        world.spaces.attend(target, { personId: id, role, joined: now(), listed: true });
      }
    },
    kick: ({ who, forGood = true, space }) =>
      world.kick(spaceOf(ground, space), personOf(ground, who).id, forGood),
    pin: ({ pin, space }) => {
      spaceOf(ground, space).pin = pin;
    },
    space: ({ set, space }) => {
      Object.assign(spaceOf(ground, space), set);
    },
    newSpace: ({ title, pin = '', owner = 'ada', count = 1 }) => {
      const ownerId = personOf(ground, owner).id;
      const make = (number: number): SpaceRecord =>
        world.spaces.add({ title: title.replaceAll('#', String(number)), ownerId }, now());
      for (let number = 1; number < count; number += 1) make(number);
      const space = make(count);
      space.pin = pin;
      const invite = world.invites.add({ spaceId: space.id, inviterId: ownerId, invitees: [] }, now());
      return { space: space.id, invite: inviteLink(invite.id) };
    },
    deleteSpace: ({ space }) => world.deleteSpace(spaceOf(ground, space)),
    invite: ({ invitees = [], pwd = false, space }) => {
      const target = spaceOf(ground, space);
      const invite = world.invites.add({ spaceId: target.id, inviterId: target.ownerId, invitees }, now());
      return { id: invite.id, invite: inviteLink(invite.id, pwd) };
    },
    withdraw: ({ id = main.inviteId }) => {
      const invite = world.invites.get(id);
      if (invite === undefined) throw new Error('There is no such invitation.');
      invite.withdrawn = true;
    },
  };
}

export function personOf({ world }: ControlGround, who: string): PersonRecord {
  const person = world.people.find(who);
  if (person === undefined) throw new Error(`There is nobody called "${who}".`);
  return person;
}

/** Id of the person meant; undefined when everybody is. */
export function idOf(ground: ControlGround, who: string | undefined): string | undefined {
  return who === undefined ? undefined : personOf(ground, who).id;
}

export function spaceOf({ world, main }: ControlGround, id: string | undefined): SpaceRecord {
  const space = world.spaces.get(id ?? main.spaceId);
  if (space === undefined) throw new Error('There is no such space.');
  return space;
}

export function bodyOf({ text, body }: Said): string {
  return body ?? textToBody(text ?? 'Hello');
}

function messageOf(ground: ControlGround, id: string | undefined, space: string | undefined): MessageRecord {
  const { messages } = ground.world;
  const newest = messages.in(spaceOf(ground, space).id).findLast(({ deleted }) => !deleted);
  const message = id === undefined ? newest : messages.get(id);
  if (message === undefined) throw new Error('There is no such message.');
  return message;
}

/** The sender with the right to act: the PIN is known to the controls. */
function senderOf(ground: ControlGround, { senderId, spaceId }: MessageRecord) {
  return { person: personOf(ground, senderId), password: spaceOf(ground, spaceId).pin };
}

// The controls of the accounts server: who is signed in, and which application may ask.

export function accountControls(
  ground: ControlGround,
): Handlers<'grant' | 'signOut' | 'signedIn' | 'redirectUri'> {
  const { accounts } = ground.world;
  return {
    grant: ({ user, client = 'demo' }) => {
      const known = accounts.clients.get(client);
      if (known === undefined) throw new Error(`There is no application called "${client}".`);
      return accounts.grants.answer(
        accounts.grants.begin(personOf(ground, user), known, 'email profile spaces'),
      );
    },
    signOut: ({ who }) => accounts.signOut(idOf(ground, who)),
    signedIn: () => ({
      browsers: accounts.visitors.map(({ username }) => username),
      grants: accounts.grants.standing.map(({ person, client }) => ({
        user: person.username,
        client: client.id,
      })),
    }),
    redirectUri: ({ url, client = 'demo' }) => {
      const { id, secret } = accounts.clients.register(client, url);
      return { client: id, secret };
    },
  };
}
