/** Pages that a server renders with `@lit-labs/ssr`, before the browser takes them over. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { allByRole, byRole, everything, typeInto } from '../support/by-role.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const tags = ['provider', 'join', 'chat', 'invite-dialog', 'user-search', 'list'];

async function rendered(markup: string): Promise<string> {
  const { markup: found } = await executeServerCommand<{ markup: string }, object>('server-page:render', {
    markup,
  });
  return found;
}

describe('A page rendered on a server', () => {
  let world: World;
  let frame: HTMLIFrameElement | undefined;

  before(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(() => frame?.remove());
  after(() => world.stop());

  for (const tag of tags) {
    it(`contains <spaces-${tag}> as it was written`, async () => {
      const markup = `<spaces-${tag} lang="de" class="here"><p>Content</p></spaces-${tag}>`;
      const plain = (await rendered(markup)).replaceAll(/<!--.*?-->/g, '').replaceAll(/ {2,}/g, ' ');
      expect(plain).to.equal(markup);
    });
  }

  /** Opens the page, with the scripts in this order. */
  async function open(
    markup: string,
    scripts: readonly string[],
  ): Promise<{ page: Document; problems: string[] }> {
    frame = document.createElement('iframe');
    frame.style.cssText = 'width:800px;height:600px';
    const sources = scripts.map((url) => `<script type="module" src="${url}"></script>`).join('');
    frame.srcdoc = `<!doctype html><html lang="en"><head></head><body>${markup}${sources}</body></html>`;
    const loaded = new Promise((resolve) => frame!.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    const problems: string[] = [];
    const { contentWindow } = frame;
    await until(() => frame!.contentDocument?.URL === 'about:srcdoc', 'the page is there');
    frame.contentWindow!.addEventListener('error', ({ message }) => problems.push(message));
    frame.contentWindow!.addEventListener('unhandledrejection', ({ reason }) =>
      problems.push(String(reason)),
    );
    expect(frame.contentWindow).to.equal(contentWindow);
    await loaded;
    return { page: frame.contentDocument!, problems };
  }

  async function joinAndTalk(page: Document, text: string): Promise<void> {
    // All modules load first.
    await until(() => allByRole(page.body, 'textbox', 'Your name').length === 1, 'one form is shown', 20_000);
    typeInto(byRole(page.body, 'textbox', 'Your name'), 'Mira Holt');
    byRole(page.body, 'button', 'Join as guest').click();
    const isLive = (one: Element): boolean => (one as { state?: { line?: string } }).state?.line === 'live';
    await until(() => everything(page.body).some(isLive), 'the conversation is live');
    typeInto(byRole(page.body, 'textbox', 'Message'), text);
    byRole(page.body, 'button', 'Send').click();
    const isStored = async (): Promise<boolean> =>
      JSON.stringify(await world.messages(world.space)).includes(text);
    await until(isStored, 'the message is stored');
  }

  const joinOf = (): string =>
    `<spaces-provider server="${world.server}" web-server="${world.web}"><spaces-join invite="${world.invite.replaceAll('&', '&amp;')}" chat></spaces-join></spaces-provider>`;

  for (const [what, scripts] of [
    ['with hydration', ['/test/support/hydrate.ts', '/src/all.ts']],
    ['without hydration', ['/src/all.ts']],
  ] as const) {
    it(`lets a guest join and talk when the elements load (${what})`, async () => {
      const { page, problems } = await open(await rendered(joinOf()), scripts);
      await joinAndTalk(page, `Hello ${what}`);
      expect(problems).to.deep.equal([]);
    });
  }

  it('lets a guest join inside an element of another application, which is hydrated', async () => {
    const invite = world.invite.replaceAll('&', '&amp;');
    const markup = await rendered(
      `<team-page invite="${invite}" server="${world.server}" web="${world.web}"></team-page>`,
    );
    expect(markup).to.include('shadowrootmode').and.to.include('The agenda');
    const { page, problems } = await open(markup, [
      '/test/support/hydrate.ts',
      '/test/support/server-page.ts',
    ]);
    const { shadowRoot } = page.querySelector('team-page')!;
    const heading = shadowRoot!.querySelector('h1');
    await joinAndTalk(page, 'Hello from a hydrated page');
    expect(shadowRoot!.querySelector('h1'), 'what the server has rendered stays').to.equal(heading);
    expect(problems).to.deep.equal([]);
  });
});
