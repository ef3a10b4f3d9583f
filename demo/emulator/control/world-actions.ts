/** The control actions that change the world: time, tokens, people, spaces, messages and accounts. */
import { textToBody } from '../../../src/protocol/message.ts';
import { chatDraft, type MessageRecord } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import { withSwitches } from '../world/switches.ts';
import { publicOrigin } from '../rest/backend.ts';
import { inviteLink } from '../rest/invite-mail.ts';
import type { Json } from '../rest/json.ts';
import type { ControlHost, FileText, Handlers, MessageText } from './actions.ts';

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
  | 'role'
  | 'pin'
  | 'space'
  | 'newSpace'
  | 'deleteSpace'
  | 'invite'
  | 'withdraw';

export function worldControls(host: ControlHost): Handlers<WorldAction> {
  return { ...settingControls(host), ...messageControls(host), ...spaceControls(host) };
}

function settingControls(
  host: ControlHost,
): Handlers<'switch' | 'clock' | 'origin' | 'token' | 'expire' | 'revoke'> {
  const { backend, channel } = host;
  const { world } = backend;
  const closeSockets = (tokens: readonly string[], drop = true): void => {
    const hit = channel.participantsOf().filter(({ token }) => tokens.includes(token));
    if (drop) channel.drop(hit, 'close');
    else for (const participant of hit) participant.outlivesToken = true;
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
      backend.outerOrigin = url === '' ? undefined : new URL(url).origin;
    },
    token: async ({ user, kind = 'user', seconds }) => {
      const person = personOf(host, user);
      if (kind === 'access') return { token: world.tokens.issueAccess(person, seconds), tokenType: 'bearer' };
      return { token: await world.tokens.issueUser(person, seconds, kind), tokenType: 'jwt' };
    },
    expire: ({ who, kind, drop }) =>
      closeSockets(world.tokens.expire({ personId: idOf(host, who), kind }), drop),
    revoke: ({ who, kind, drop }) => {
      const personId = idOf(host, who);
      if (kind === undefined) backend.accounts.grants.end(personId);
      closeSockets(world.tokens.revoke({ personId, kind }), drop);
    },
  };
}

function messageControls(host: ControlHost): Handlers<'say' | 'edit' | 'delete' | 'presence'> {
  const { channel } = host;
  const { world } = host.backend;
  return {
    say: ({ who = 'ada', space, count = 1, created, files = [], data = [], mentions = [], ...rest }) => {
      const { category = 'chat', on: parentId, work, ...content } = rest;
      const person = personOf(host, who);
      const target = spaceOf(host, space);
      const body = files.length + data.length > 0 && content.body === '' ? '' : bodyOf(content);
      const items = [...files.map((file) => storedFile(host, file)), ...data];
      const ids: string[] = [];
      for (let number = 1; number <= count; number += 1) {
        const text = body.replaceAll('#', String(number));
        const assignees = work?.assignees?.map((nick) => personOf(host, nick).id);
        const details = work && { ...work, assignees };
        const draft = {
          ...chatDraft(text, created),
          data: items,
          mentions,
          category,
          parentId,
          work: details,
        };
        ids.push(world.postUnchecked(person, target, draft).id);
      }
      return { ids };
    },
    edit: ({ id, space, ...content }) => {
      const message = messageOf(host, id, space);
      const change = { bodyText: bodyOf(content), description: '', mentions: message.mentions };
      world.edit(senderOf(host, message), message.id, change);
      return { id: message.id };
    },
    delete: ({ id, space }) => {
      const message = messageOf(host, id, space);
      world.delete(senderOf(host, message).person, [message.id]);
      return { id: message.id };
    },
    presence: ({ who, kind, space }) => {
      const category = {
        online: 'app.event.presence.party.online',
        leaves: 'app.event.presence.party.leaves',
        typing: 'party.typing',
        request: 'app.event.presence.request.parties',
      }[kind];
      channel.announce(personOf(host, who).id, spaceOf(host, space).id, category);
    },
  };
}

function spaceControls(
  host: ControlHost,
): Handlers<
  | 'person'
  | 'members'
  | 'kick'
  | 'role'
  | 'pin'
  | 'space'
  | 'newSpace'
  | 'deleteSpace'
  | 'invite'
  | 'withdraw'
> {
  const { backend, main } = host;
  const { world } = backend;
  const linkTo = (inviteId: string, withPassword = false): string =>
    inviteLink(world, publicOrigin(backend), inviteId, withPassword);
  const now = (): number => world.clock.now();
  return {
    person: ({ name, mail }) => ({ id: world.people.addColleague(name, mail, now()).id }),
    members: ({ count, role = 'member', space }) => {
      const target = spaceOf(host, space);
      for (let number = 1; number <= count; number += 1) {
        const name = `Person ${number}`;
        const { id } = world.people.addUser(`person${number}`, name, `person.${number}@example.test`, now());
        world.spaces.attend(target, { personId: id, role, joined: now(), listed: true });
      }
    },
    kick: ({ who, forGood = true, space }) =>
      world.kick(spaceOf(host, space), personOf(host, who).id, forGood),
    role: ({ who, role, space }) => world.setRole(spaceOf(host, space), personOf(host, who).id, role),
    pin: ({ pin, space }) => world.updateSpace(spaceOf(host, space), { pin }),
    space: ({ set, space }) => world.updateSpace(spaceOf(host, space), set),
    newSpace: ({ title, pin = '', owner = 'ada', count = 1 }) => {
      const ownerId = personOf(host, owner).id;
      const make = (number: number): SpaceRecord =>
        world.spaces.add({ title: title.replaceAll('#', String(number)), ownerId }, now());
      for (let number = 1; number < count; number += 1) make(number);
      const space = make(count);
      space.pin = pin;
      const invite = world.invites.add({ spaceId: space.id, inviterId: ownerId, invitees: [] }, now());
      return { space: space.id, invite: linkTo(invite.id) };
    },
    deleteSpace: ({ space }) => world.deleteSpace(spaceOf(host, space)),
    invite: ({ invitees = [], pwd = false, space }) => {
      const target = spaceOf(host, space);
      const invite = world.invites.add({ spaceId: target.id, inviterId: target.ownerId, invitees }, now());
      return { id: invite.id, invite: linkTo(invite.id, pwd) };
    },
    withdraw: ({ id = main.inviteId }) => {
      const invite = world.invites.get(id);
      if (invite === undefined) throw new Error('This invitation does not exist.');
      invite.withdrawn = true;
    },
  };
}

/** Stores a file; returns the item of a message for it. */
function storedFile({ backend: { world } }: ControlHost, { name, type, base64 = '' }: FileText): Json {
  const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
  const { key, size } = world.files.add(type, content);
  return {
    fileId: key,
    fileSize: size,
    fileType: 'document',
    name,
    provider: 'native',
    providerFileType: type,
  };
}

export function personOf({ backend: { world } }: ControlHost, who: string): PersonRecord {
  const person = world.people.find(who);
  if (person === undefined) throw new Error(`No person is called "${who}".`);
  return person;
}

/** The id of a person; undefined for all people. */
export function idOf(host: ControlHost, who: string | undefined): string | undefined {
  return who === undefined ? undefined : personOf(host, who).id;
}

export function spaceOf({ backend: { world }, main }: ControlHost, id: string | undefined): SpaceRecord {
  const space = world.spaces.get(id ?? main.spaceId);
  if (space === undefined) throw new Error('This space does not exist.');
  return space;
}

export function bodyOf({ text, body }: MessageText): string {
  return body ?? textToBody(text ?? 'Hello');
}

function messageOf(host: ControlHost, id: string | undefined, space: string | undefined): MessageRecord {
  const { messages } = host.backend.world;
  const newest = messages.in(spaceOf(host, space).id).findLast(({ deleted }) => !deleted);
  const message = id === undefined ? newest : messages.get(id);
  if (message === undefined) throw new Error('This message does not exist.');
  return message;
}

/** The sender as a caller. The controls know the PIN. */
function senderOf(host: ControlHost, { senderId, spaceId }: MessageRecord) {
  return { person: personOf(host, senderId), password: spaceOf(host, spaceId).pin };
}

/** Actions on the accounts server. */
export function accountControls(
  host: ControlHost,
): Handlers<'grant' | 'signOut' | 'signedIn' | 'redirectUri'> {
  const { accounts } = host.backend;
  return {
    grant: ({ user, client = 'demo' }) => {
      const known = accounts.clients.get(client);
      if (known === undefined) throw new Error(`There is no application called "${client}".`);
      return accounts.grants.issueTokens(
        accounts.grants.create(personOf(host, user), known, 'email profile spaces'),
      );
    },
    signOut: ({ who }) => accounts.signOut(idOf(host, who)),
    signedIn: () => ({
      browsers: accounts.signedIn.map(({ username }) => username),
      grants: accounts.grants.active.map(({ person, client }) => ({
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
