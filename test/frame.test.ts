/** `embed.html` in frames of another origin, with and without a sandbox. */
import { expect } from '@open-wc/testing';
import { initialize } from '@open-iframe-resizer/core';
import { executeServerCommand } from '@web/test-runner-commands';
import { logIn } from './emulator/sign-in.ts';
import { allText, closePages, openPage, popupAt, type OtherPage } from './support/other-page.ts';
import { until } from './support/visitors.ts';
import { startWorld, type World, type WorldWish } from './support/world.ts';

interface Site {
  readonly id: string;
  readonly origin: string;
}

/** Finds the first element of a tag, through shadow roots. */
const find = (tag: string): string =>
  `((deep) => deep(deep, document))((deep, root) => root.querySelector('${tag}') ?? [...root.querySelectorAll('*')]
    .map(({ shadowRoot }) => shadowRoot && deep(deep, shadowRoot)).find(Boolean))`;

describe('embed.html', () => {
  let world: World;
  let site: Site;

  async function start(wish: WorldWish = {}, settings = ''): Promise<void> {
    // Pages without an origin of their own send `null`.
    world = await startWorld({ seed: 'empty', pages: ['null'], ...wish });
    const servers = `${world.server} ${world.web} ${world.accounts} ${world.socket}`.replaceAll(
      'ws:',
      'http:',
    );
    site = await executeServerCommand<Site, object>('frame-site:start', {
      settings: `data-server="${world.server}" data-web-server="${world.web}" ${settings}`,
      servers,
    });
  }

  const address = (more = ''): string =>
    `${site.origin}/embed.html?invite=${encodeURIComponent(world.invite)}${more}`;

  /** A page of another site with the frame. Without `sandbox`, the frame has none. */
  async function host(
    sandbox?: string,
    more = '',
    alone = true,
  ): Promise<{ page: OtherPage; frame: OtherPage }> {
    const flags = sandbox === undefined ? '' : `&sandbox=${encodeURIComponent(sandbox)}`;
    const origin = site.origin.replace('127.0.0.1', 'localhost');
    const page = await openPage(`${origin}/host.html?frame=${encodeURIComponent(address(more))}${flags}`, {
      alone,
    });
    return { page, frame: await page.inside('Conversation') };
  }

  const isStored = (text: string): Promise<void> =>
    until(
      async () => JSON.stringify(await world.messages(world.space)).includes(text),
      `"${text}" is stored`,
    );

  afterEach(async () => {
    await closePages();
    await executeServerCommand('frame-site:stop', { id: site.id });
    await world.stop();
  });

  for (const [what, sandbox] of [
    ['without a sandbox', undefined],
    ['in a sandbox with its own origin', 'allow-scripts allow-same-origin'],
    ['in a sandbox without an origin, where storage throws', 'allow-scripts'],
  ] as const) {
    it(`${what} lets a guest join with clicks and talk`, async () => {
      await start();
      const { page, frame } = await host(sandbox);
      await frame.fill('Your name', 'Mira Holt');
      await frame.click('button', 'Join as guest');
      await frame.fill('Message', 'Hello from the frame');
      await frame.click('button', 'Send');
      await isStored('Hello from the frame');
      await frame.read('[data-message-id]', 'Hello from the frame');
      expect(await page.console()).to.deep.equal([]);
    }).timeout(60_000);

    it(`${what} lets a guest join with the Enter key, also with a PIN`, async () => {
      await start({ seed: 'pin' });
      const { page, frame } = await host(sandbox);
      await frame.fill('Your name', 'Mira Holt');
      await frame.key('Enter');
      await frame.fill('PIN', '0000');
      await frame.key('Enter');
      await frame.read('[role="alert"]', 'That PIN is not right');
      await frame.fill('PIN', '4711');
      await frame.key('Enter');
      await frame.fill('Message', 'Hello with a PIN');
      await frame.key('Enter');
      await isStored('Hello with a PIN');
      const said = (await page.console()).filter((text) => !text.includes('403'));
      expect(said).to.deep.equal([]);
    });
  }

  const account = 'data-client-id="demo"';
  const withPopups = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

  it('lets users sign in with a window, which returns to the same file', async () => {
    await start({}, account);
    const { frame } = await host(withPopups, '', false);
    await frame.click('button', 'Sign in');
    const popup = await popupAt(world.accounts);
    await logIn(popup);
    await popup.press('Allow');
    await frame.click('button', 'Join as Gil Novák');
    await frame.fill('Message', 'Hello from Gil');
    await frame.key('Enter');
    await isStored('Hello from Gil');
    expect((await popup.look()).closed).to.equal(true);
  });

  it('stays usable when the sandbox blocks the window of the sign-in', async () => {
    await start({}, account);
    const { frame } = await host('allow-scripts allow-same-origin');
    await frame.click('button', 'Sign in');
    await frame.read('[role="alert"]', 'The sign-in did not work');
    await frame.fill('Your name', 'Mira Holt');
    await frame.key('Enter');
    await frame.find('textbox', 'Message');
  });

  it('offers no sign-in where it cannot return', async () => {
    await start({}, account);
    const { frame } = await host('allow-scripts');
    await frame.fill('Your name', 'Mira Holt');
    await frame.key('Enter');
    await frame.find('textbox', 'Message');
    expect(await frame.run<string>(allText)).not.to.include('Sign in');
  });

  it('knows the guest again after a reload, if the frame has storage', async () => {
    await start();
    const { page, frame } = await host('allow-scripts allow-same-origin');
    await frame.fill('Your name', 'Mira Holt');
    await frame.key('Enter');
    await frame.find('textbox', 'Message');
    await page.run('location.reload()');
    await (await page.inside('Conversation')).find('textbox', 'Message');
    expect((await world.stats())['guests']).to.equal(1);
  });

  it('takes an invitation, a language and a theme from its address, and no settings', async () => {
    await start();
    const evil = encodeURIComponent('https://evil.example');
    const settings = [
      'server',
      'data-server',
      'web-server',
      'servers',
      'token',
      'token-url',
      'client-id',
      'auto-join',
    ];
    const query = settings.map((name) => `&${name}=${evil}`).join('');
    const page = await openPage(address(`${query}&lang=de&theme=dark&guest-name=Victim`));
    await page.fill('Ihr Name', 'Mira Holt');
    expect(await page.run('getComputedStyle(document.documentElement).colorScheme')).to.equal('dark');
    expect(await page.run(`${find('spaces-join')}.getAttributeNames().join()`)).to.equal('');
    await page.key('Enter');
    await page.find('textbox', 'Nachricht');
    expect(await page.console()).to.deep.equal([]);
    const foreign = await page.run<string[]>(`performance.getEntriesByType('resource')
      .map(({ name }) => new URL(name).origin).filter((origin) => !'${site.origin} ${world.server}'.includes(origin))`);
    expect(foreign).to.deep.equal([]);
  });

  it('keeps its defaults for a language or a theme that is none', async () => {
    await start();
    const page = await openPage(address(`&lang=${encodeURIComponent('"><script>')}&theme=constructor`));
    await page.find('textbox', 'Your name');
    const { lang, scheme } = await page.run<{ lang: string; scheme: string }>(
      '({ lang: document.documentElement.lang, scheme: document.documentElement.style.colorScheme })',
    );
    expect({ lang, scheme }).to.deep.equal({ lang: 'en', scheme: '' });
  });

  it('takes a link that was pasted without encoding', async () => {
    await start({ seed: 'pin' });
    const page = await openPage(`${site.origin}/embed.html?invite=${world.invite}&pwd=4711`);
    await page.fill('Your name', 'Mira Holt');
    await page.key('Enter');
    await page.find('textbox', 'Message');
    expect((await page.look()).url).not.to.include('pwd');
  });

  it('says what is missing when the sandbox forbids scripts', async () => {
    await start();
    const page = await openPage(`${site.origin}/host.html?frame=${encodeURIComponent(address())}&sandbox=`);
    const frame = await page.inside('Conversation');
    await frame.read('noscript', 'allow-scripts');
  });

  it('fills the frame when nothing follows its height', async () => {
    await start();
    const { frame } = await host();
    await frame.fill('Your name', 'Mira Holt');
    await frame.key('Enter');
    await frame.find('textbox', 'Message');
    await until(
      async () => (await frame.run<number>(`${find('spaces-join')}.offsetHeight`)) === 560,
      'it fills the frame',
    );
    expect(await frame.run('document.documentElement.scrollHeight')).to.equal(560);
  });

  describe('in a page that follows its height', () => {
    let frame: HTMLIFrameElement;
    afterEach(() => frame.remove());

    async function follow(): Promise<void> {
      frame = document.createElement('iframe');
      frame.sandbox.add('allow-scripts', 'allow-same-origin');
      frame.style.cssText = 'width:600px;height:50px;border:0';
      frame.src = address();
      document.body.append(frame);
      await initialize({}, frame);
      await until(() => frame.offsetHeight > 150, 'the frame is as high as the form');
    }

    it('is as high as its content, and stays so', async () => {
      await start();
      await follow();
      const height = frame.offsetHeight;
      const heights: number[] = [];
      const record = ({ data, source }: MessageEvent<{ height?: number }>): void => {
        if (source === frame.contentWindow && data.height) heights.push(data.height);
      };
      addEventListener('message', record);
      frame.style.width = '250px';
      await until(() => frame.offsetHeight > height, 'a narrow form is higher');
      frame.style.width = '600px';
      await until(() => frame.offsetHeight === height, 'a wide form has the height from before');
      removeEventListener('message', record);
      expect(heights.length).to.be.lessThan(8);
    });

    it('tells its height to the page around it only', async () => {
      await start();
      await follow();
      const asked: unknown[] = [];
      const other = document.createElement('iframe');
      document.body.append(other);
      const inOther = other.contentWindow as Window & typeof globalThis;
      inOther.addEventListener('message', ({ data }) => asked.push(data));
      // A function of the other window, so that the other window is the sender.
      new inOther.Function('target', 'target.postMessage({ type: "iframe-child-init" }, "*")')(
        frame.contentWindow,
      );
      new inOther.Function('target', 'target.postMessage({ type: "iframe-get-child-dimensions" }, "*")')(
        frame.contentWindow,
      );
      frame.style.width = '250px';
      const before = frame.offsetHeight;
      await until(() => frame.offsetHeight > before, 'the page around it is told');
      expect(asked).to.deep.equal([]);
      other.remove();
    });
  });
});
