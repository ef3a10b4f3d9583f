import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/all.ts';
// Loaded before the first message, as on a page that has been open for a moment.
import '../../../src/elements/provider/notices.ts';
import type { SpacesChat, SpacesProvider } from '../../../src/index.ts';
import { rest, user } from '../../emulator/rest.ts';
import { allByRole, byRole } from '../../support/by-role.ts';
import { allElements, closePages, openPage, type OtherPage } from '../../support/other-page.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

/** What the page has shown outside of it. */
interface Notice {
  readonly title: string;
  readonly body: string;
}

/**
 * A headless browser has no desktop and no badge, so the page's side of both is replaced: source of a script that keeps
 * what the page asks for. `Notification` decides as `answer` says.
 */
const desktop = `(answer) => {
  window.notices = [];
  window.asked = 0;
  window.Notification = class extends EventTarget {
    static permission = answer === 'granted' ? 'granted' : 'default';
    static async requestPermission() {
      window.asked += 1;
      return (window.Notification.permission = answer);
    }
    constructor(title, { body }) {
      super();
      window.notices.push({ title, body });
      window.lastNotice = this;
    }
    close() {}
  };
}`;

const page = window as unknown as {
  notices: Notice[];
  asked: number;
  lastNotice: EventTarget;
};

describe('notices of a provider', () => {
  const ownNotification = window.Notification;
  let world: World;
  let provider: SpacesProvider;
  let title: string;

  const open = async (notify: string, inside: string): Promise<void> => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    provider = document.createElement('spaces-provider');
    const settings = {
      server: world.server,
      'web-server': world.web,
      token: await user(world, 'ada'),
      notify,
    };
    for (const [name, value] of Object.entries(settings)) provider.setAttribute(name, value);
    provider.innerHTML = inside;
    place.append(provider);
  };
  const chat = (): SpacesChat => provider.querySelector('spaces-chat')!;
  const isLive = (): Promise<void> => until(() => chat().state?.line === 'live', 'the conversation is live');
  const hiddenChat = (): string => `<spaces-chat hidden space="${world.space}"></spaces-chat>`;
  const say = (text: string, who = 'ben'): Promise<unknown> => world.control({ do: 'say', who, text });
  const allow = (answer: string): void => {
    const script = document.createElement('script');
    script.text = `(${desktop})('${answer}')`;
    document.head.append(script);
    script.remove();
  };
  const settings = (): Promise<void> =>
    until(() => allByRole(provider, 'button', 'Notifications').length > 0, 'the button');
  const choose = async (name: string): Promise<HTMLInputElement> => {
    await settings();
    byRole(provider, 'button', 'Notifications').click();
    const box = byRole(provider, 'checkbox', name) as HTMLInputElement;
    box.click();
    return box;
  };

  beforeEach(async () => {
    title = document.title = 'The garden';
    localStorage.removeItem('spaces-elements/notices@1');
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    provider?.remove();
    window.Notification = ownNotification;
    await closePages();
    localStorage.removeItem('spaces-elements/notices@1');
    await world.stop();
  });

  it('count unread messages in the title, in turn with a page that changes it, and give it back', async () => {
    await open('title', hiddenChat());
    await isLive();
    await say('One');
    await say('Two');
    await until(() => document.title === '(2) The garden', 'two messages');
    document.title = 'The roses';
    await until(() => document.title === '(2) The roses', 'the new title with the number');
    document.title += ' · Red';
    await until(() => document.title === '(2) The roses · Red', 'the number once');
    chat().hidden = false;
    await until(() => document.title === 'The roses · Red', 'the user has seen them');
    chat().hidden = true;
    await say('Three');
    await until(() => document.title === '(1) The roses · Red', 'one more');
    chat().remove();
    await until(() => document.title === 'The roses · Red', 'without the conversation');
  });

  it('count alone in the title of a page that has none', async () => {
    document.title = '';
    await open('title', hiddenChat());
    await isLive();
    await say('One');
    await until(() => document.title === '(1)', 'one message');
    await say('Two');
    await until(() => document.title === '(2)', 'two messages');
    provider.remove();
    await until(() => document.title === '', 'no title');
  });

  it('count each message once beside a list, and leave out muted spaces', async () => {
    const { space: muted } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Noise' });
    const token = await user(world, 'ada');
    await rest(world, `/api/users/me/spaces/${muted}/preference`, { token, body: { notification: false } });
    await world.control({ do: 'say', who: 'ben', space: muted, text: 'Loud' });
    await open('title', `<spaces-list></spaces-list>${hiddenChat()}`);
    await isLive();
    const list = provider.querySelector('spaces-list')!;
    await until(() => list.state?.step === 'open', 'the list');
    await say('One');
    await until(() => document.title === '(1) The garden', 'one message');
    await list.refresh();
    expect(list.state.step === 'open' && list.state.unread).to.equal(2);
    expect(document.title).to.equal('(1) The garden');
    provider.removeAttribute('notify');
    await until(() => document.title === title, 'its own title');
  });

  it('count on the icon of an installed page, and clear it', async () => {
    const badges: number[] = [];
    navigator.setAppBadge = async (count = 0) => void badges.push(count);
    navigator.clearAppBadge = async () => void badges.push(0);
    await open('badge', hiddenChat());
    await isLive();
    await say('One');
    await until(() => badges.at(-1) === 1, 'one');
    provider.remove();
    await until(() => badges.at(-1) === 0, 'none');
    expect(document.title).to.equal(title);
  });

  it('ask for consent only when the user wants them, and say what to do if the browser refuses', async () => {
    allow('denied');
    await open('desktop sound', hiddenChat());
    await isLive();
    await say('One');
    await settings();
    await expect(provider).to.be.accessible();
    expect(page.asked).to.equal(0);
    const box = await choose('Show new messages on the desktop');
    await until(() => allByRole(provider, 'alert').length > 0, 'why not');
    expect(byRole(provider, 'alert').textContent).to.contain('Allow them in its settings');
    expect([box.checked, page.asked, page.notices]).to.deep.equal([false, 1, []]);
    expect(
      (byRole(provider, 'checkbox', 'Play a sound for new messages') as HTMLInputElement).checked,
    ).to.equal(false);
    await expect(provider).to.be.accessible();
  });

  it('show sender and plain text on the desktop, and open the conversation with a click', async () => {
    allow('granted');
    await open('desktop', hiddenChat());
    await isLive();
    await choose('Show new messages on the desktop');
    const picked: string[] = [];
    provider.addEventListener('spaces-space-picked', ({ detail }) => picked.push(detail.spaceId));
    await world.control({ do: 'say', who: 'ben', body: `<p><b>Roses</b> ${'are red '.repeat(60)}</p>` });
    await until(() => page.notices.length === 1, 'a notice');
    expect(page.notices[0]!.title).to.equal('Ben Okafor');
    expect(page.notices[0]!.body)
      .to.match(/^Roses are red/)
      .and.to.have.length.below(201);
    page.lastNotice.dispatchEvent(new Event('click'));
    expect(picked).to.deep.equal([world.space]);
  });

  it('stay quiet about own, seen and edited messages, and in muted spaces', async () => {
    allow('granted');
    localStorage.setItem('spaces-elements/notices@1', 'desktop');
    await open('desktop', `<spaces-chat space="${world.space}"></spaces-chat>`);
    await isLive();
    await say('Mine', 'ada');
    await say('On the screen');
    await until(() => (chat().shadowRoot?.textContent ?? '').includes('On the screen'), 'it is shown');
    chat().hidden = true;
    await world.control({ do: 'edit', text: 'On the screen!' });
    const token = await user(world, 'ada');
    const preference = `/api/users/me/spaces/${world.space}/preference`;
    await rest(world, preference, { token, body: { notification: false } });
    await say('Muted');
    const asked = async (): Promise<boolean> =>
      (await world.requests()).some(
        ({ path, status }) => path === `/api/spaces/${world.space}` && status === 200,
      );
    await until(asked, 'whether the space is muted');
    await rest(world, preference, { token, body: { notification: true } });
    await say('Heard');
    await until(() => page.notices.length > 0, 'the last one');
    expect(page.notices.map(({ body }) => body)).to.deep.equal(['Heard']);
  });

  it('come once from several tabs of a person, also after the tab that told the first one is closed', async () => {
    localStorage.setItem('spaces-elements/notices@1', 'desktop');
    const wish = {
      provider: {
        server: world.server,
        'web-server': world.web,
        token: await user(world, 'ada'),
        notify: 'desktop',
      },
      chat: { space: world.space, hidden: '' },
    };
    const address = `${location.origin}/test/support/portal-page.html#${encodeURIComponent(JSON.stringify(wish))}`;
    const openTab = async (): Promise<OtherPage> => {
      const tab = await openPage(address, { alone: false });
      await tab.run(`(${desktop})('granted')`);
      const line = `${allElements}.find(({ localName }) => localName === 'spaces-chat')?.state?.line`;
      await until(() => tab.run<boolean>(`${line} === 'live'`), 'live');
      return tab;
    };
    let tabs = [await openTab(), await openTab(), await openTab()];
    const told = async (): Promise<string[][]> =>
      Promise.all(tabs.map((tab) => tab.run<string[]>('notices.map(({ body }) => body)')));
    const hear = (...texts: string[]): Promise<void> =>
      until(async () => (await told()).flat().join() === texts.join(), texts.join());
    await say('First');
    await hear('First');
    // Tabs tell in the order of the messages, so a second notice of the first one would come before this.
    await say('Second');
    await until(async () => (await told()).flat().includes('Second'), 'the second one');
    expect((await told()).flat().toSorted()).to.deep.equal(['First', 'Second']);
    const [first] = (await told()).flatMap((texts, index) => (texts.includes('Second') ? [index] : []));
    await tabs[first!]!.close();
    tabs = tabs.filter((_, index) => index !== first);
    for (const tab of tabs) await tab.run('notices.length = 0');
    await say('Third');
    await hear('Third');
    await say('Fourth');
    await until(async () => (await told()).flat().includes('Fourth'), 'the fourth one');
    expect((await told()).flat().toSorted()).to.deep.equal(['Fourth', 'Third']);
  }).timeout(40_000);
});
