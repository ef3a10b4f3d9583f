import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import '../../../src/define/spaces-join.ts';
import '../../../src/define/spaces-provider.ts';
import type { SpacesChat, SpacesJoin } from '../../../src/index.ts';
import { rest, user } from '../../emulator/rest.ts';
import { allByRole, byRole, everything, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { ChatHarness } from './chat-harness.ts';

describe('a direct conversation', () => {
  let world: World;

  const begin = async (wish: WorldWish = { seed: 'empty' }): Promise<void> => {
    world = await startWorld(wish);
  };
  const idOf = async (token: string): Promise<string> =>
    String((await rest(world, '/api/users/me', { token })).body['_id']);
  /** A chat with `person` for the owner of `token`. */
  const chatOf = async (token: string, person: string): Promise<SpacesChat> => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    if (token) provider.setAttribute('token', token);
    const chat = document.createElement('spaces-chat');
    chat.setAttribute('person', person);
    provider.append(chat);
    page.append(provider);
    await until(() => new ChatHarness(chat).isRendered, 'it is rendered');
    return chat;
  };
  const live = (chat: SpacesChat): Promise<void> =>
    until(() => chat.state.line === 'live', `live, not ${JSON.stringify(chat.state)}`);
  const refused = async (chat: SpacesChat): Promise<string> => {
    await until(() => chat.state.step === 'refused' && allByRole(chat, 'alert').length > 0, 'a refusal');
    return nameOf(byRole(chat, 'alert'));
  };
  const part = (chat: SpacesChat, name: string): string => new ChatHarness(chat).textOfPart(name);

  afterEach(() => world.stop());

  it('shows the name and picture of the other person, and whether they are online', async () => {
    await begin();
    const [ada, ben] = [await user(world, 'ada'), await user(world, 'ben')];
    const adas = await chatOf(ada, await idOf(ben));
    await live(adas);
    await until(() => part(adas, 'title') === 'Ben Okafor', 'the name');
    await until(() => part(adas, 'presence') === 'Not here right now', 'that Ben is away');
    expect(part(adas, 'mark')).to.equal('BO');
    expect(byRole(adas, 'log', 'Ben Okafor')).to.exist;
    await expect(adas).to.be.accessible();

    const bens = await chatOf(ben, await idOf(ada));
    await live(bens);
    await until(() => part(adas, 'presence') === 'Here now', 'that Ben is here');
    await until(() => part(bens, 'presence') === 'Here now', 'that Ada is here');
    adas.send('Lunch at one?');
    await until(() => new ChatHarness(bens).texts.includes('Lunch at one?'), 'the message');
    expect(bens.state).to.have.property('spaceId', adas.state.step === 'open' && adas.state.spaceId);
    await expect(adas).to.be.accessible();
  });

  it('is found by an e-mail address in upper or lower case', async () => {
    await begin();
    const chat = await chatOf(await user(world, 'ada'), ' Gil.Novak@Example.test');
    await live(chat);
    await until(() => part(chat, 'title') === 'Gil Novák', 'the name');
    const asked = (await world.requests()).map(({ path }) => path);
    expect(asked).to.include('/api/users/me/colleaguesbulk');
    expect(asked.filter((path) => path.startsWith('/api/users/meetingroom'))).to.deep.equal([]);
  });

  it('is possible with the owner of a personal room, after both were in one space', async () => {
    await begin();
    const [ada, hana] = [await user(world, 'ada'), await user(world, 'hana')];
    await rest(world, `/api/spaces/${world.space}/join`, { token: hana });
    await rest(world, `/api/spaces/${world.space}/attendees/userid/${await idOf(hana)}`, { token: ada });
    await world.control({
      do: 'fail',
      status: 200,
      body: { own: '{"data":[]}' },
      path: '*/colleaguesbulk',
    });
    const chat = await chatOf(ada, 'hana.ito@elsewhere.example');
    await live(chat);
    await until(() => part(chat, 'title') === 'Hana Ito', 'the name');
    expect((await world.requests()).map(({ path }) => path)).to.include(
      '/api/users/meetingroom/hana.ito%40elsewhere.example',
    );
  });

  for (const directRefusal of [403, 404, 400]) {
    it(`is refused between people who never met, and can be tried again (${directRefusal})`, async () => {
      await begin({ seed: 'empty', switches: { directRefusal } });
      const [ada, hana] = [await user(world, 'ada'), await user(world, 'hana')];
      const chat = await chatOf(ada, await idOf(hana));
      expect(await refused(chat))
        .to.contain('A direct conversation is not possible')
        .and.contain('organization');
      expect(chat.state).to.deep.equal({ step: 'refused', line: 'stopped', reason: 'no-direct' });
      expect(byRole(chat, 'button', 'Try again')).to.exist;
      await expect(chat).to.be.accessible();
      await rest(world, `/api/spaces/${world.space}/join`, { token: hana });
      byRole(chat, 'button', 'Try again').click();
      await live(chat);
    });
  }

  it('says that the person was not found, also when the value is not an id or an address', async () => {
    await begin();
    const ada = await user(world, 'ada');
    const chat = await chatOf(ada, 'unknown@nowhere.example');
    expect(await refused(chat))
      .to.contain('Person not found')
      .and.contain('by e-mail');
    await expect(chat).to.be.accessible();
    for (const value of ['@', '../../users/me', 'a b', '<b>@x']) {
      expect(await refused(await chatOf(ada, value)), value).to.contain('Person not found');
    }
    expect(await refused(await chatOf(ada, await idOf(ada))), 'the user').to.contain('Person not found');
    chat.person = { id: 'x' } as unknown as string;
    await chat.updateComplete;
    expect(await refused(chat), 'an object').to.contain('Person not found');
  });

  it('is possible with a guest while both are online in the same space', async () => {
    await begin();
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.innerHTML = `<spaces-provider server="${world.server}" web-server="${world.web}">
      <spaces-join invite="${world.invite}" chat></spaces-join></spaces-provider>`;
    const join = page.querySelector<SpacesJoin>('spaces-join')!;
    await until(() => join.state?.step === 'invited', 'the invitation is read');
    await join.join('Mira Holt');
    const guests = (): SpacesChat | undefined =>
      everything(join).find((element) => element.localName === 'spaces-chat') as SpacesChat | undefined;
    await until(() => guests()?.state?.line === 'live', 'the guest is online');
    const members = await rest(world, `/api/spaces/${world.space}/members?size=100`, {
      token: await user(world, 'ada'),
    });
    const mira = (members.body['data'] as { member: string; displayname: string }[]).find(
      ({ displayname }) => displayname === 'Mira Holt',
    )!;

    const ada = await user(world, 'ada');
    const chat = await chatOf(ada, mira.member);
    expect(await refused(chat)).to.contain('guests while both of you are in the same space');
    const room = document.createElement('spaces-chat');
    room.setAttribute('space', world.space);
    chat.parentElement!.append(room);
    await live(room);
    byRole(chat, 'button', 'Try again').click();
    await live(chat);
    await until(() => part(chat, 'title') === 'Mira Holt', 'the name');
  });

  it('is looked up again for the next user who signs in', async () => {
    await begin();
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.innerHTML = `<spaces-provider server="${world.server}" web-server="${world.web}">
      <spaces-join invite="${world.invite}"></spaces-join><spaces-chat person="ben.okafor@example.test"></spaces-chat>
    </spaces-provider>`;
    const join = page.querySelector<SpacesJoin>('spaces-join')!;
    const chat = page.querySelector<SpacesChat>('spaces-chat')!;
    const asked = async (): Promise<number> =>
      (await world.requests()).filter(({ path }) => path.endsWith('/colleaguesbulk')).length;
    await until(() => join.state?.step === 'invited', 'the invitation is read');
    for (const [before, name] of ['Mira Holt', 'Noa Lind'].entries()) {
      await join.join(name);
      await until(() => ['refused', 'failed'].includes(chat.state.step), `an answer for ${name}`);
      expect(await asked(), name).to.equal(before + 1);
      join.signOut();
      await until(() => chat.state.step === 'empty', 'that the user is signed out');
    }
  });

  it('waits for a sign-in, and can be tried again after a failure', async () => {
    await begin();
    const signedOut = await chatOf('', 'ben.okafor@example.test');
    await until(() => signedOut.state.step === 'empty', 'it says that the user is signed out');
    expect(signedOut.state).to.have.property('why', 'signed-out');
    expect(await world.requests()).to.deep.equal([]);

    await world.control({ do: 'fail', status: 500, times: 'all', path: '*/colleaguesbulk' });
    const chat = await chatOf(await user(world, 'ada'), 'ben.okafor@example.test');
    await until(() => chat.state.step === 'failed', 'the failure');
    await chat.updateComplete;
    expect(nameOf(byRole(chat, 'alert'))).to.contain('The service has a problem right now.');
    await expect(chat).to.be.accessible();
    await world.control({ do: 'clear' });
    byRole(chat, 'button', 'Try again').click();
    await live(chat);
  });

  for (const path of ['*/colleaguesbulk', '/api/users/me']) {
    it(`is looked up again by itself after the service failed (${path})`, async () => {
      await begin();
      await world.control({ do: 'reset', times: 'all', path });
      const chat = await chatOf(await user(world, 'ada'), 'ben.okafor@example.test');
      await until(() => /Next try in/.test(new ChatHarness(chat).words), 'the countdown', 6_000);
      await world.control({ do: 'clear' });
      await until(() => chat.state.line === 'live', 'live', 9_000);
    }).timeout(20_000);
  }

  it('changes with the person attribute, and gives way to a space', async () => {
    await begin();
    const ada = await user(world, 'ada');
    const chat = await chatOf(ada, 'ben.okafor@example.test');
    await live(chat);
    chat.person = 'gil.novak@example.test';
    await until(() => part(chat, 'title') === 'Gil Novák', 'the other name');
    chat.space = world.space;
    await until(() => part(chat, 'title') === 'Quiet corner', 'the space');
    chat.space = chat.person = undefined;
    await until(() => chat.state.step === 'empty', 'no conversation');
  });
});
