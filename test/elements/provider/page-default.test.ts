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

  for (const [what, inside] of Object.entries({
    'a line break': '<br>',
    'an empty paragraph': '<p></p>',
    'a space that does not break': '&nbsp;',
    'empty text': ' \n\t ',
    'a comment': '<!-- wp:html -->',
    'a nested paragraph': '<div><p>&nbsp;<br></p></div>',
    'a script': '<script type="application/json">{}</script>',
    'an element of another library': '<my-spaces-join></my-spaces-join>',
  })) {
    it(`is set by a provider into which an editor put ${what}`, async () => {
      const page = await open(script, provider(inside) + join());
      await stepIs(page, 'invited');
      expect(allByRole(page.querySelector('spaces-provider')!, 'alert')).to.deep.equal([]);
    });
  }

  it('speaks the language of such a provider', async () => {
    const german = provider('<br>').replace('<spaces-provider', '<spaces-provider lang="de"');
    const page = await open(script, german + join());
    await until(
      () => allByRole(page.querySelector('spaces-join')!, 'button', 'Als Gast beitreten').length === 1,
      'German',
    );
  });

  it('is not used by an element that is inserted into such a provider later', async () => {
    const page = await open(script, `${provider('<div id="app"></div>')}${join()}`);
    await stepIs(page, 'invited');
    const late = page.createElement('spaces-join');
    late.setAttribute('invite', world.invite);
    page.querySelector('#app')!.append(late);
    await until(() => late.state?.step === 'invited', 'it has a connection');
    await late.join('Mira Holt');
    await until(() => late.state.step === 'joined', 'joined');
    const other = [...page.querySelectorAll('spaces-join')].find((one) => one !== late)!;
    expect(other.state, 'the page has a session of its own').to.deep.include({
      step: 'invited',
      identity: undefined,
    });
  });

  it('is not used by an element in the shadow root of an element in the provider', async () => {
    const page = await open(script, provider('<div id="app"></div>'));
    const late = page.createElement('spaces-join');
    late.setAttribute('invite', world.invite);
    page.querySelector('#app')!.attachShadow({ mode: 'open' }).append(late);
    const outside = page.createElement('spaces-join');
    outside.setAttribute('invite', world.invite);
    page.body.append(outside);
    await until(() => late.state?.step === 'invited' && outside.state?.step === 'invited', 'invited');
    await late.join('Mira Holt');
    await until(() => late.state.step === 'joined', 'joined');
    expect(outside.state).to.deep.include({ step: 'invited', identity: undefined });
  });

  for (const [what, value] of Object.entries({
    'a text': '"spaces"',
    null: 'null',
    'a number': '7',
    'an object without methods': '{}',
    'a frozen object': 'Object.freeze({ config: {}, $spaces: {} })',
    'an object with other methods': '{ config: {}, $spaces: { get() {} }, configure: 1 }',
    'an object whose members throw':
      '{ get config() { throw new Error("no"); }, get $spaces() { throw new Error("no"); } }',
  })) {
    it(`replaces ${what} that another script stored under its keys`, async () => {
      const other = `<script>
        for (const key of ['spaces-elements/page@1', 'spaces-elements@1']) globalThis[Symbol.for(key)] = ${value};
      </script>`;
      await stepIs(await open(other + script, provider() + join()), 'invited');
    });
  }

  for (const [what, descriptor] of Object.entries({
    'a getter that throws': '{ get() { throw new Error("no"); } }',
    'a getter that throws and can be replaced': '{ configurable: true, get() { throw new Error("no"); } }',
    'a value that cannot be replaced': '{ value: {} }',
  })) {
    it(`does without ${what} under its keys`, async () => {
      const other = `<script>
        for (const key of ['spaces-elements/page@1', 'spaces-elements@1']) {
          Object.defineProperty(globalThis, Symbol.for(key), ${descriptor});
        }
      </script>`;
      await stepIs(await open(other + script, provider() + join()), 'invited');
    });
  }

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
