/** Reloads and further pages of a site: the visitor is the same person in the same conversation. */
import { expect } from '@open-wc/testing';
import { keptSession } from '../support/account-page.ts';
import { allElements, allText, closePages, openPage, type OtherPage } from '../support/other-page.ts';
import { until, untilHanging } from '../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';

interface Wish {
  readonly provider?: Readonly<Record<string, string>>;
  /** Attributes; without them, the page has no such element. */
  readonly join?: Readonly<Record<string, string>> | undefined;
  readonly chat?: Readonly<Record<string, string>>;
}

const join = "document.querySelector('spaces-join')";
const chat = `${allElements}.find(({ localName }) => localName === 'spaces-chat')`;

describe('After a reload of the tab', () => {
  let world: World;
  let tab: OtherPage;

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    tab = await openPage(`${location.origin}/test/support/signed-in.html`);
  };
  afterEach(async () => {
    await closePages();
    await world.stop();
  });

  const address = ({ provider = {}, ...elements }: Wish = {}): string => {
    const settings = { server: world.server, 'web-server': world.web, ...provider };
    const wish = { provider: settings, join: { invite: world.invite, chat: '' }, ...elements };
    // A different query, because a change of the fragment alone does not load the page again.
    return `${location.origin}/test/support/portal-page.html?${Math.random()}#${encodeURIComponent(JSON.stringify(wish))}`;
  };
  let opened: Wish;
  const open = (wish: Wish = {}): Promise<void> => {
    opened = wish;
    return tab.go(address(wish));
  };
  const holds = (script: string): Promise<boolean> =>
    tab.run<boolean>(`Boolean(${script})`).catch(() => false);
  const step = (wanted: string): Promise<void> =>
    until(() => holds(`${join}?.state.step === '${wanted}'`), wanted);
  const live = (): Promise<void> => until(() => holds(`${chat}?.state?.line === 'live'`), 'live');
  /** Opens the page in the same tab again. */
  const reload = (): Promise<void> => open(opened);
  const button = (name: string): Promise<void> =>
    until(
      async () =>
        holds(
          `${allElements}.some((one) => one.localName === 'button' && one.innerText.trim() === '${name}')`,
        ),
      name,
    );
  const press = async (name: string): Promise<void> => {
    await button(name);
    await tab.run(
      `${allElements}.find((one) => one.localName === 'button' && one.innerText.trim() === '${name}').click()`,
    );
  };
  const ask = async (name: string): Promise<void> => {
    await step('invited');
    await tab.run(`((input) => {
      input.value = '${name}';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    })(${allElements}.find((one) => one.name === 'name'))`);
    await press('Join as guest');
  };
  const person = (): Promise<string> => tab.run(`${join}.state.person?.id`);
  const count = async (what: RegExp): Promise<number> =>
    (await world.requests()).filter(({ method, path }) => method !== 'OPTIONS' && what.test(path)).length;
  const logins = (): Promise<number> => count(/anonymous\/auth/);
  const stored = (): Promise<string> => tab.run('JSON.stringify(sessionStorage)');
  const comeIn = async (wish: Wish = {}): Promise<string> => {
    await open(wish);
    await ask('Mira Holt');
    await step('joined');
    return person();
  };

  it('a guest is in the conversation again as the same person, without a click', async () => {
    await begin();
    const before = await comeIn();
    await live();
    for (let times = 0; times < 2; times++) {
      await reload();
      await live();
      expect(await person()).to.equal(before);
    }
    expect(await logins()).to.equal(1);
    expect(await world.stats()).to.have.property('guests', 1);
  });

  for (const [stage, end] of Object.entries({
    'the sign-in is answered': '/users/me',
    'the service has the request to join': '/join',
  })) {
    it(`a guest goes on as the same person when the page was left before ${stage}`, async () => {
      await begin();
      await world.control({ do: 'hang', path: `*${end}`, when: 'after' });
      await open();
      await ask('Mira Holt');
      await untilHanging(world, end);
      await reload();
      await world.control({ do: 'release' });
      await until(() => holds(`/^(?:invited|joined)$/.test(${join}.state.step)`), 'an answer');
      if (await holds(`${join}.state.step === 'invited'`)) await press('Join as guest');
      await step('joined');
      await live();
      expect(await tab.run(`${join}.state.person.name`)).to.equal('Mira Holt');
      expect(await logins()).to.equal(1);
    });
  }

  it('a guest is asked for the PIN again as the same person, and later no more', async () => {
    await begin({ seed: 'pin' });
    await open();
    await ask('Mira Holt');
    await step('needs-pin');
    await reload();
    await step('needs-pin');
    expect(await tab.run(`${join}.state.wrong`)).to.equal(false);
    await tab.fill('PIN', '4711');
    await press('Continue');
    await step('joined');
    const before = await person();
    await reload();
    await step('joined');
    await live();
    expect(await person()).to.equal(before);
    expect(await logins()).to.equal(1);
  });

  it('a name that was typed is still there', async () => {
    await begin();
    await open();
    await step('invited');
    await tab.fill('Your name', 'Mira Holt');
    await until(async () => (await stored()).includes('Mira Holt'), 'the name is kept');
    await reload();
    await press('Join as guest');
    await step('joined');
    expect(await tab.run(`${join}.state.person.name`)).to.equal('Mira Holt');
  });

  it('another invitation names the guest, and is joined only with a click', async () => {
    await begin();
    const before = await comeIn();
    const { invite } = await world.control<{ invite: string }>({ do: 'newSpace', title: 'Elsewhere' });
    await open({ join: { invite, 'auto-join': '', 'guest-name': 'Visitor' } });
    await button('Join as Mira Holt');
    // Where the servers of the service are is asked without an identity, and may come before or after.
    const calls = /\/api\/(?!service-configurations)/;
    const asked = await count(calls);
    await press('Join as Mira Holt');
    await step('joined');
    expect((await count(calls)) - asked, 'only now').to.equal(1);
    expect(await person()).to.equal(before);
    await open();
    await step('joined');
    expect(await tab.run(`${join}.state.title`), 'the first one was joined with a click, too').to.equal(
      'Quiet corner',
    );
    expect(await person()).to.equal(before);
    expect(await logins()).to.equal(1);
  });

  it('the next page of the site shows the conversation, without an element to join', async () => {
    await begin();
    await comeIn({ chat: {} });
    await open({ join: undefined, chat: {} });
    await live();
    expect(await tab.run(`${chat}.state.spaceId`)).to.equal(world.space);
    await open({ join: undefined, chat: { space: world.space } });
    await live();
    expect(await logins()).to.equal(1);
    expect(await count(/\/join/), 'one for each page').to.equal(3);
  });

  it('both elements of a page come back with one request to join', async () => {
    await begin();
    await comeIn({ join: { invite: world.invite }, chat: {} });
    await live();
    const asked = await count(/\/join/);
    await reload();
    await step('joined');
    await live();
    expect((await count(/\/join/)) - asked).to.equal(1);
  });

  it('a conversation whose code loads after the guest is known is shown, too', async () => {
    await begin();
    await comeIn({ join: { invite: world.invite }, chat: {} });
    const { invite } = await world.control<{ invite: string }>({ do: 'newSpace', title: 'Elsewhere' });
    await open({ join: { invite } });
    await button('Join as Mira Holt');
    await tab.run(
      "void document.querySelector('spaces-provider').append(document.createElement('spaces-chat'))",
    );
    await live();
    expect(await tab.run(`${chat}.state.spaceId`)).to.equal(world.space);
  });

  it('the conversation that the user picked last is shown again', async () => {
    await begin();
    await comeIn({ join: { invite: world.invite }, chat: {} });
    const { space, invite } = await world.control<{ space: string; invite: string }>({
      do: 'newSpace',
      title: 'Elsewhere',
    });
    await open({ join: { invite }, chat: {} });
    await press('Join as Mira Holt');
    await live();
    await open({ join: undefined, chat: {} });
    await live();
    expect(await tab.run(`${chat}.state.spaceId`)).to.equal(space);
    await open({ chat: {} });
    await live();
    expect(await tab.run(`${chat}.state.spaceId`), 'what the page joins').to.equal(world.space);
  });

  it('a guest that the service refuses is told that the session ended, and does not become another one', async () => {
    await begin();
    await comeIn();
    await world.control({ do: 'revoke', kind: 'guest' });
    for (let times = 0; times < 2; times++) {
      await reload();
      await step('expired');
      await button('Join again as Mira Holt');
    }
    expect(await logins()).to.equal(1);
    await press('Join again as Mira Holt');
    await step('joined');
    expect(await logins()).to.equal(2);
  });

  it('a guest who left is known, but not in', async () => {
    await begin();
    await comeIn();
    await tab.run(`${join}.leave()`);
    await reload();
    await button('Join as Mira Holt');
    await open({ join: undefined, chat: {} });
    await until(() => holds(`${chat}?.state?.step === 'empty'`), 'no conversation');
    expect(await count(/\/join/)).to.equal(1);
  });

  it('nothing is left of a guest who signed out', async () => {
    await begin();
    await comeIn();
    await tab.run(`${join}.signOut()`);
    expect(await stored()).to.equal('{}');
    await reload();
    await step('invited');
    expect(await tab.run(allText)).not.to.contain('Mira');
  });

  it('nothing is kept with remember="none", not even what an earlier setting kept', async () => {
    await begin();
    await comeIn();
    await open({ provider: { remember: 'none' } });
    await step('invited');
    expect(await stored()).to.equal('{}');
    await ask('Jonas Lind');
    await step('joined');
    expect(await stored()).to.equal('{}');
    await reload();
    await step('invited');
    expect(await tab.run(allText)).not.to.contain('Jonas');
  });

  it('a copy of the tab is the same guest, and both can write', async () => {
    await begin();
    const before = await comeIn();
    await live();
    const original = tab;
    const entries = await stored();
    tab = await openPage(`${location.origin}/test/support/signed-in.html`);
    await tab.run(`Object.entries(${entries}).forEach(([key, value]) => sessionStorage.setItem(key, value))`);
    await open();
    await live();
    expect(await person()).to.equal(before);
    await tab.run(`${chat}.send('From the copy')`);
    await original.run(`${chat}.send('From the original')`);
    await until(async () => (await world.messages(world.space)).length === 2, 'both messages');
    expect(await logins()).to.equal(1);
  });

  it('junk in the storage does not matter', async () => {
    await begin();
    await comeIn();
    const keys = await tab.run<string[]>('Object.keys(sessionStorage)');
    for (const junk of [
      'null',
      '7',
      '{',
      '{"guest":7,"joined":{},"name":[]}',
      '{"guest":{"token":"a b","since":1}}',
    ]) {
      for (const key of keys)
        await tab.run(`sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(junk)})`);
      await reload();
      await step('invited');
      await button('Join as guest');
    }
  });

  it('an account is in again, only with remember="tab" and only by an invitation that it joined with a click', async () => {
    await begin();
    const provider = {
      'client-id': 'demo',
      'redirect-uri': '/test/support/signed-in.html',
      remember: 'tab',
    };
    const { key, value } = await keptSession(world, 'gil');
    await tab.run(`sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`);
    await open({ provider });
    await press('Join as Gil Novák');
    await live();
    await reload();
    await live();
    expect(await tab.run(`${join}.state.person.name`)).to.equal('Gil Novák');
    const { invite } = await world.control<{ invite: string }>({ do: 'newSpace', title: 'Elsewhere' });
    const asked = (await world.requests()).filter(({ authorization }) => authorization).length;
    await open({ provider, join: { invite, 'auto-join': '' } });
    await button('Join as Gil Novák');
    expect((await world.requests()).filter(({ authorization }) => authorization).length).to.equal(asked);
    await open({ provider: { ...provider, remember: 'guest' } });
    await step('invited');
    await until(async () => !(await stored()).includes('Gil'), 'the account is forgotten');
    expect(await logins()).to.equal(0);
  });
});
