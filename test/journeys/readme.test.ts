/** The samples of the README's first steps, run as they are written: those with a script in a page of their own, in a frame. */
import { executeServerCommand } from '@web/test-runner-commands';
import { expect, fixture } from '@open-wc/testing';
import '../../src/all.ts';
import { allByRole, byRole, everything, typeInto } from '../support/by-role.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

/** Where this server has what the samples name. */
const places: Readonly<Record<string, string>> = {
  '/spaces/spaces-elements.js': '/src/all.ts',
  '/spaces/embed.js': '/src/embed.ts',
  '"/spaces-token"': '"/portal/spaces-token"',
};
const imports = { 'spaces-elements/spaces-join': '/src/define/spaces-join.ts' };

describe('The first steps in the README', () => {
  let blocks: readonly string[];
  let world: World;
  let frame: HTMLIFrameElement | undefined;

  before(async () => {
    const text = await (await fetch('/README.md')).text();
    const [, steps = ''] = /^## Two minutes.*?\n(.*?)^## /ms.exec(text) ?? [];
    blocks = [...steps.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = '']) => code);
  });
  beforeEach(async () => {
    world = await startWorld({ seed: 'demo' });
  });
  afterEach(async () => {
    frame?.remove();
    await world.stop();
  });

  /** The only sample that contains `text`, for the servers of this test. */
  const sample = (text: string): string => {
    const [found = '', another] = blocks.filter((block) => block.includes(text));
    expect(found, text).to.not.equal('');
    expect(another, text).to.equal(undefined);
    return Object.entries(places)
      .reduce((code, [from, to]) => code.replace(from, to), found)
      .replace(/https:\/\/spaces\.avayacloud\.com\/spaces\/invites\/[^"]*/, () => world.invite);
  };

  const settings = (): string => `server="${world.server}" web-server="${world.web}"`;

  async function openPage(body: string): Promise<HTMLElement> {
    const page = document.createElement('iframe');
    frame = page;
    page.style.cssText = 'inline-size: 900px; block-size: 700px';
    const map = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
    page.srcdoc = `<!doctype html><html lang="en"><head><title>Page</title>${map}</head><body>${body}</body></html>`;
    const loaded = new Promise((resolve) => page.addEventListener('load', resolve, { once: true }));
    document.body.append(page);
    await loaded;
    return page.contentDocument!.body;
  }

  async function joinAndTalk(page: HTMLElement): Promise<void> {
    await until(() => allByRole(page, 'textbox', 'Your name').length === 1, 'the form is shown');
    expect(await world.stats(), 'before the click').to.include({ requests: 0 });
    typeInto(byRole(page, 'textbox', 'Your name'), 'Mira Holt');
    byRole(page, 'button', 'Join as guest').click();
    await talk(page);
  }

  async function talk(page: HTMLElement): Promise<void> {
    const isLive = (one: { state?: { line?: string } }): boolean => one.state?.line === 'live';
    await until(() => everything(page).some((one) => isLive(one as object)), 'the conversation is live');
    typeInto(byRole(page, 'textbox', 'Message'), 'Hello from the README');
    byRole(page, 'button', 'Send').click();
    const spaces = [
      world.space,
      ...everything(page).flatMap((one) => (one as { space?: string }).space ?? []),
    ];
    await until(async () => {
      const messages = await Promise.all(spaces.map((space) => world.messages(space)));
      return JSON.stringify(messages).includes('Hello from the README');
    }, 'the message is stored');
  }

  it('let a visitor join and talk on a page with a script tag', async () => {
    await joinAndTalk(
      await openPage(`<spaces-provider ${settings()}></spaces-provider>${sample('spaces-elements.js')}`),
    );
  });

  it('let a visitor join and talk where an author of a CMS pastes the link', async () => {
    const script = sample('embed.js').replace(
      'data-links',
      `data-server="${world.server}" data-web-server="${world.web}" $&`,
    );
    await joinAndTalk(await openPage(`<p><a href="${world.invite}">${world.invite}</a></p>${script}`));
  });

  it('let a visitor join and talk on a page that imports one tag', async () => {
    const markup = `<spaces-provider ${settings()}></spaces-provider><spaces-join chat invite="${world.invite}"></spaces-join>`;
    const script = `<script type="module">${sample("'spaces-elements/spaces-join'")}</script>`;
    await joinAndTalk(await openPage(markup + script));
  });

  it('are a messenger for users of a site that has tokens', async () => {
    const { client, secret } = await world.control<{ client: string; secret: string }>({
      do: 'redirectUri',
      url: 'https://portal.example/back',
      client: 'portal',
    });
    const grant = await world.control<{ refresh_token: string }>({ do: 'grant', user: 'ada', client });
    const { id } = await executeServerCommand<{ id: string }, object>('portal:start', {
      ...{ accounts: world.accounts, clientId: client, clientSecret: secret },
      origin: location.origin,
      refreshToken: grant.refresh_token,
    });
    try {
      const markup = sample('<spaces-list').replace('<spaces-provider', `$& ${settings()}`);
      // A token comes from the page's own server, which the page in a frame without an address has not.
      const page = await fixture<HTMLElement>(`<div>${markup}</div>`);
      await until(() => allByRole(page, 'option').length > 0, 'the spaces are listed');
      byRole(page, 'option', /Product launch/).click();
      await talk(page);
    } finally {
      await executeServerCommand('portal:stop', { id });
    }
  });
});
