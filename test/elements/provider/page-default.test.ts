import { expect } from '@open-wc/testing';
import type { SpacesJoin } from '../../../src/index.ts';
import { allByRole } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { isRendered } from '../join/join-harness.ts';
import { startWorld, type World } from '../../support/world.ts';

/** A page has one default connection, so each test opens a page of its own. */
describe('the default connection of a page', () => {
  let world: World;
  let frame: HTMLIFrameElement;

  const open = async (head: string, body: string): Promise<Document> => {
    frame = document.createElement('iframe');
    frame.srcdoc = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    await loaded;
    return frame.contentDocument!;
  };
  const join = (): string => `<spaces-join invite="${world.invite.replaceAll('&', '&amp;')}"></spaces-join>`;
  const provider = (inside = ''): string =>
    `<spaces-provider server="${world.server}" web-server="${world.web}">${inside}</spaces-provider>`;
  const script = '<script type="module" src="/src/all.ts"></script>';
  const stepIs = (page: Document, step: string): Promise<void> =>
    until(() => page.querySelector<SpacesJoin>('spaces-join')?.state?.step === step, step);

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });

  afterEach(async () => {
    frame.remove();
    await world.stop();
  });

  it('is set by an empty provider before the element', async () => {
    await stepIs(await open(script, provider() + join()), 'invited');
  });

  it('is set by an empty provider after the element', async () => {
    await stepIs(await open(script, join() + provider()), 'invited');
  });

  it('is set by an empty provider that is added later', async () => {
    const page = await open(script, join());
    await stepIs(page, 'no-invite');
    const late = page.createElement('spaces-provider');
    late.setAttribute('server', world.server);
    late.setAttribute('web-server', world.web);
    page.body.append(late);
    await stepIs(page, 'invited');
  });

  it('is set by configurePageSpaces', async () => {
    const config = JSON.stringify({ server: world.server, webServer: world.web });
    const own = `<script type="module">import { configurePageSpaces } from '/src/all.ts'; configurePageSpaces(${config});</script>`;
    await stepIs(await open(own, join()), 'invited');
  });

  it('is not used by elements whose provider is not defined yet', async () => {
    const classes = '<script type="module" src="/src/elements/join/spaces-join.ts"></script>';
    const early = `<script type="module">
      import { SpacesJoin } from '/src/elements/join/spaces-join.ts';
      customElements.define('spaces-join', SpacesJoin);
    </script>`;
    const page = await open(classes + early, provider(join()));
    const element = page.querySelector<SpacesJoin>('spaces-join')!;
    await until(() => isRendered(element), 'the element is rendered');
    await element.updateComplete;
    expect(allByRole(element, 'heading'), 'it waits for the provider').to.deep.equal([]);
    const rest = page.createElement('script');
    rest.type = 'module';
    rest.src = '/src/define/spaces-provider.ts';
    page.head.append(rest);
    await stepIs(page, 'invited');
  });

  it('shows a problem when the settings of an empty provider are wrong', async () => {
    const page = await open(script, `<spaces-provider server="https://evil.example"></spaces-provider>`);
    const element = page.querySelector('spaces-provider')!;
    await until(() => allByRole(element, 'alert').length === 1, 'an alert');
  });

  it('allows servers that the head of the page lists, but not those that its body lists', async () => {
    const meta = '<meta name="spaces-servers" content="https://chat.example  https://other.example">';
    const asked = '<spaces-provider server="https://chat.example"><p>Hello</p></spaces-provider>';
    const page = await open(meta + script, asked);
    await until(() => isRendered(page.querySelector('spaces-provider')!), 'it is rendered');
    expect(allByRole(page.querySelector('spaces-provider')!, 'alert')).to.deep.equal([]);
    frame.remove();
    const smuggled = await open(script, `<form name="head">${meta}</form>${asked}`);
    await until(
      () => allByRole(smuggled.querySelector('spaces-provider')!, 'alert').length === 1,
      'an alert',
    );
  });
});
