/** Several tabs of one browser: they share token renewals and sign-outs, and their sign-ins do not mix. */
import { expect } from '@open-wc/testing';
import { accountSettings, keptSession, names, signIn } from '../support/account-page.ts';
import { textIn } from '../support/by-role.ts';
import {
  allElements,
  allText,
  closePages,
  openPage,
  popupAt,
  type OtherPage,
} from '../support/other-page.ts';
import { placesOf } from '../support/find-secret.ts';
import { watchTraffic } from '../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const join = "document.querySelector('spaces-join')";
const line = `${allElements}.find(({ localName }) => localName === 'spaces-chat')?.state?.line`;

describe('Tabs of one browser', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    leaveAll();
    await closePages();
    sessionStorage.clear();
    await world.stop();
  });

  const address = (remember = 'tab'): string => {
    const provider = {
      server: world.server,
      'web-server': world.web,
      'client-id': 'demo',
      'redirect-uri': '/test/support/signed-in.html',
      remember,
    };
    const wish = { provider, join: { invite: world.invite, chat: '' } };
    return `${location.origin}/test/support/portal-page.html#${encodeURIComponent(JSON.stringify(wish))}`;
  };
  const holds = (tab: OtherPage, script: string): Promise<boolean> =>
    tab.run<boolean>(`Boolean(${script})`).catch(() => false);
  const step = (tab: OtherPage, wanted: string): Promise<void> =>
    until(() => holds(tab, `${join}?.state.step === '${wanted}'`), wanted);
  const grants = async (kind: string): Promise<number> =>
    (await world.requests()).filter(({ grant }) => grant === kind).length;
  /** Copies of a tab with a signed-in user who has joined. */
  const openTabs = async (count: number): Promise<OtherPage[]> => {
    const { key, value } = await keptSession(world, 'gil');
    const open = async (): Promise<OtherPage> => {
      const tab = await openPage(`${location.origin}/test/support/signed-in.html`, { alone: false });
      await tab.run(`sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`);
      await tab.go(address());
      await until(() => holds(tab, `${join}?.state.identity?.name === 'Gil Novák'`), 'Gil is known');
      await tab.run(`${join}.join()`);
      await until(() => holds(tab, `${line} === 'live'`), 'live');
      return tab;
    };
    return Promise.all(Array.from({ length: count }, open));
  };

  it('renew a shared session once in each period, and all five continue', async () => {
    const tabs = await openTabs(5);
    for (let period = 1; period <= 3; period++) {
      await world.control({ do: 'expire', who: 'gil', kind: 'access' });
      const sockets = async (): Promise<boolean> => {
        const { sockets: open } = await world.stats();
        return open === 5;
      };
      await until(sockets, 'all are connected again');
      for (const tab of tabs) await until(() => holds(tab, `${line} === 'live'`), 'live again');
      expect(await grants('refresh_token'), `period ${period}`).to.equal(period);
    }
  }).timeout(60_000);

  for (const network of ['available', 'unavailable']) {
    it(`all sign out when one of them does (the accounts server: ${network})`, async () => {
      const [first, ...others] = await openTabs(3);
      if (network === 'unavailable')
        await world.control({ do: 'reset', path: '/oauth2/revoke_token', times: 'all' });
      await first!.run(`${join}.signOut()`);
      for (const tab of [first!, ...others]) {
        await step(tab, 'invited');
        expect(await holds(tab, `${join}.state.identity`)).to.equal(false);
        expect(await tab.run('JSON.stringify(sessionStorage)')).to.equal('{}');
        expect(await tab.run(allText)).not.to.contain(names.gil);
      }
    }).timeout(30_000);
  }

  it('can sign in at the same time, each with its own account', async () => {
    const open = (): Promise<OtherPage> => openPage(address('none'), { alone: false });
    const tabs = await Promise.all([open(), open()]);
    const press = (tab: OtherPage, name: string): Promise<unknown> =>
      tab.run(
        `${allElements}.find((one) => one.localName === 'button' && one.innerText.trim() === '${name}').click()`,
      );
    for (const tab of tabs)
      await until(() => holds(tab, `${allText}.includes('Salesforce')`), 'the sign-in buttons');
    await press(tabs[0]!, 'Sign in with Google');
    const google = await popupAt(`${world.accounts}/identity/google`);
    await press(tabs[1]!, 'Sign in with Salesforce');
    const salesforce = await popupAt(`${world.accounts}/identity/salesforce`);
    const finish = async (popup: OtherPage, mail: string): Promise<void> => {
      await popup.fill('E-mail', mail);
      await popup.press('Continue');
      await popup.press('Allow');
    };
    await finish(salesforce, 'hana.ito@elsewhere.example');
    await finish(google, 'gil.novak@example.test');
    await until(() => holds(tabs[0]!, `${join}.state.identity?.name === 'Gil Novák'`), 'Gil in the first');
    await until(() => holds(tabs[1]!, `${join}.state.identity?.name === 'Hana Ito'`), 'Hana in the second');
    expect(await grants('authorization_code')).to.equal(2);
  }).timeout(30_000);

  it('keep the accounts of two providers on a page apart, in storage, requests and sockets', async () => {
    const traffic = watchTraffic();
    try {
      const settings = (id: string): string => `${accountSettings} remember="tab" id="${id}"`;
      const gil = await visit(world, joinMarkup(world), settings('one'));
      await signIn(world, gil);
      const hana = await visit(world, joinMarkup(world), settings('two'));
      await world.control({ do: 'signOut' });
      await signIn(world, hana, 'hana');
      gil.press('Join as Gil Novák');
      await gil.live();
      hana.press('Join as Hana Ito');
      await hana.reach('wrong-account');
      hana.press('Continue as guest');
      await hana.live();
      const kept = Object.entries(sessionStorage).filter(([key]) => key.includes('account@1'));
      expect(kept.map(([, value]) => /Gil|Hana/.exec(String(value))?.[0])).to.have.members(['Gil', 'Hana']);
      const sockets = traffic.sent
        .filter(({ kind }) => kind === 'socket')
        .map(({ url }) => new URL(url).searchParams.get('token'));
      expect(new Set(sockets).size).to.equal(2);
      hana.join.signOut();
      await hana.reach('invited');
      expect(gil.isLive).to.equal(true);
      expect(gil.join.state).to.have.nested.property('person.name', 'Gil Novák');
      gil.say('Still Gil');
      await gil.reads('Still Gil');
      expect(placesOf(sockets.find(Boolean)!, gil.heard, [])).to.deep.equal(['a storage']);
    } finally {
      traffic.stop();
    }
  }).timeout(30_000);

  it('show nothing of the user when twenty responses arrive after the sign-out', async () => {
    const traffic = watchTraffic();
    try {
      const page = await visit(world, joinMarkup(world), accountSettings);
      await world.control({ do: 'say', text: 'For Gil alone #', count: 60 });
      await signIn(world, page);
      await world.control({ do: 'hang', path: '/api/*', times: 20 });
      page.press('Join as Gil Novák');
      page.join.signOut();
      await page.reach('invited');
      const before = traffic.sent.length;
      await world.control({ do: 'release' });
      await until(async () => (await world.requests()).every(({ status }) => status !== 0), 'all responses');
      await page.settled();
      expect(textIn(page.page)).not.to.match(/Gil|alone/);
      const later = traffic.sent.slice(before).filter(({ authorization }) => authorization !== null);
      expect(later).to.deep.equal([]);
    } finally {
      traffic.stop();
    }
  });
});
