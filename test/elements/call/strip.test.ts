import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createSpaces } from '../../../src/index.ts';
import { focused } from '../../support/by-role.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { CallHarness } from './call-harness.ts';

describe('the strip of a call', () => {
  let world: World;
  let page: CallHarness;

  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  const host = (): string => new URL(world.web).host;

  it('says that no one is in the call once the service has said so, and lets the user start one', async () => {
    page = await CallHarness.open(world);
    await page.shows('No one is in the call');
    expect(page.buttons).to.deep.equal(['Start call', 'Dial in']);
    expect(page.call.state).to.deep.equal({ step: 'none', known: true });
    await expect(page.call).to.be.accessible();
  });

  it('says who is in a running call, and follows who joins and leaves', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    page = await CallHarness.open(world);
    await page.shows('Live now 1 person');
    await page.shows('Ben Okafor');
    expect(page.buttons).to.deep.equal(['Join call', 'Dial in']);
    await expect(page.call).to.be.accessible();
    await world.control({ do: 'call', what: 'join', who: 'chiara' });
    await page.shows('Live now 2 people');
    await world.control({ do: 'call', what: 'leave', who: 'ben' });
    await page.shows('Live now 1 person');
    expect(page.text).not.to.contain('Ben Okafor');
    await world.control({ do: 'call', what: 'end' });
    await page.shows('No one is in the call');
  });

  it('tells screen readers that a call starts and ends', async () => {
    page = await CallHarness.open(world);
    await page.shows('No one is in the call');
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await until(() => page.announcement === 'A call has started.', 'the start is announced');
    await world.control({ do: 'call', what: 'end' });
    await until(() => page.announcement === 'The call has ended.', 'the end is announced');
  });

  it('says that a call is being recorded', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    page = await CallHarness.open(world);
    await page.shows('Live now');
    await world.control({ do: 'call', what: 'record' });
    await page.shows('Being recorded');
    await expect(page.call).to.be.accessible();
  });

  it('opens the page of the space in another tab, and says so before', async () => {
    page = await CallHarness.open(world);
    await page.shows('No one is in the call');
    const link = page.link('Start call');
    expect(link.href).to.equal(`${world.web}/spaces/${world.space}`);
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.equal('noopener');
    const hint = `The call opens in a new tab on ${host()}. You may have to sign in there.`;
    expect(page.text).to.contain(hint);
    expect(page.descriptionOf(link)).to.equal(hint);
  });

  it('opens the page with Enter and with Space', async () => {
    page = await CallHarness.open(world);
    await page.shows('No one is in the call');
    let clicks = 0;
    page.call.addEventListener('click', (event) => {
      event.preventDefault();
      clicks += 1;
    });
    page.call.focus();
    expect(page.focused).to.equal('Start call');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: ' ' });
    expect(clicks).to.equal(2);
    await page.call.join();
    expect(clicks, 'join() does what the button does').to.equal(3);
  });

  it('claims nothing about the call for a visitor who is not signed in', async () => {
    page = await CallHarness.open(world, { nick: '' });
    expect(page.buttons).to.deep.equal(['Join call']);
    await aWhile();
    expect(page.text).not.to.match(/Live now|No one/);
    expect(page.call.state).to.deep.equal({ step: 'none', known: false });
    expect((await world.requests()).map(({ path }) => path)).to.deep.equal([]);
    await expect(page.call).to.be.accessible();
  });

  it('asks for a space when there is none', async () => {
    page = await CallHarness.open(world);
    page.call.space = undefined;
    await page.shows('Join a space to see its calls.');
    expect(page.buttons).to.deep.equal([]);
    await expect(page.call).to.be.accessible();
  });

  it('shows the call of the space that was last joined', async () => {
    page = await CallHarness.open(world);
    const spaces = createSpaces({ server: world.server, webServer: world.web });
    page.call.space = undefined;
    page.call.spaces = spaces;
    await page.shows('Join a space');
    spaces.$current.set(world.space);
    await until(() => page.buttons.includes('Join call'), 'the call of the current space');
    expect(page.link('Join call').href).to.equal(`${world.web}/spaces/${world.space}`);
    spaces.dispose();
  });

  it('leads to a direct call by the address of the person', async () => {
    page = await CallHarness.open(world, { person: 'ben.okafor@example.test' });
    await page.shows('Direct call');
    expect(page.link('Start call').href).to.equal(`${world.web}/d/call?email=ben.okafor%40example.test`);
    await expect(page.call).to.be.accessible();
  });

  it('says why it cannot open a call with a person whose address is not known', async () => {
    const { id } = await world.control<{ id: string }>({
      do: 'person',
      name: 'Ivo Lind',
      mail: 'ivo@example.test',
    });
    page = await CallHarness.open(world, { person: id });
    const isFound = async (): Promise<boolean> =>
      (await world.requests()).some(
        ({ path, status }) => path === `/api/spaces/direct/user/${id}` && status === 200,
      );
    await until(isFound, 'the space of the two');
    await page.shows('the e-mail address of this person is not known');
    expect(page.buttons).to.deep.equal([]);
    await expect(page.call).to.be.accessible();
  });

  it('says whom the user can call when the service does not let the two talk', async () => {
    page = await CallHarness.open(world, { person: '5f00000000000000000000ff' });
    await page.shows('You can only call people in your organization, people you share a space with');
    expect(page.buttons).to.deep.equal(['Try again']);
    await expect(page.call).to.be.accessible();
  });

  it('says that no account has an address, and leads to the page of the service', async () => {
    page = await CallHarness.open(world, { person: 'nobody@example.test' });
    await page.shows('There is no account with this address that you can call.');
    expect(page.buttons).to.deep.equal(['Try again', `Open the call on ${host()}`]);
    await expect(page.call).to.be.accessible();
  });

  it('uses an address of the page for the hand-over', async () => {
    page = await CallHarness.open(world, {
      engine: { kind: 'hand-over', addressOf: (place) => `https://calls.example.test/${place.kind}` },
    });
    await page.shows('opens in a new tab on calls.example.test');
    expect(page.link(/call$/).href).to.equal('https://calls.example.test/space');
  });

  it('claims nothing while the service does not say whether a call is live, and still leads to its page', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await world.control({ do: 'fail', path: '/api/spaces/*/activemeeting', status: 503, times: 'all' });
    page = await CallHarness.open(world);
    const asked = async (): Promise<boolean> =>
      (await world.requests()).some(({ path }) => path.endsWith('/activemeeting'));
    await until(asked, 'the service is asked');
    await aWhile();
    expect(page.text).not.to.match(/Live now|No one/);
    expect(page.link(/call/).href).to.equal(`${world.web}/spaces/${world.space}`);
    await expect(page.call).to.be.accessible();
    await world.control({ do: 'clear' });
    await page.shows('Live now 1 person');
  });

  it('says in the panel that the settings are wrong', async () => {
    page = await CallHarness.open(world);
    page.call.spaces = createSpaces({ server: 'https://elsewhere.example.test' });
    await page.shows('elsewhere.example.test');
    await until(() => page.events.some(([type]) => type === 'spaces-error'), 'spaces-error');
    expect(page.call.state.step).to.equal('failed');
    await expect(page.call).to.be.accessible();
  });

  for (const [lang, text] of [
    ['de', 'Niemand ist im Anruf'],
    ['es', 'No hay nadie en la llamada'],
  ] as const) {
    it(`speaks the language of the page (${lang})`, async () => {
      page = await CallHarness.open(world, { lang });
      await page.shows(text);
      await expect(page.call).to.be.accessible();
    });
  }

  it('keeps the focus when the call starts', async () => {
    page = await CallHarness.open(world);
    await page.shows('No one is in the call');
    page.call.focus();
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await page.shows('Live now');
    expect(page.focused).to.equal('Join call');
    expect(focused()).not.to.equal(document.body);
  });

  it('fits into 320 pixels, also from right to left', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    page = await CallHarness.open(world);
    for (const dir of ['ltr', 'rtl']) {
      page.provider.dir = dir;
      page.provider.style.cssText = 'display: block; inline-size: 320px';
      await page.shows('Live now');
      const { scrollWidth, clientWidth } = page.call;
      expect(scrollWidth, dir).to.be.at.most(clientWidth);
      const outer = page.call.getBoundingClientRect();
      const inner = page.button('Join call').getBoundingClientRect();
      expect(inner.left, dir).to.be.at.least(outer.left);
      expect(inner.right, dir).to.be.at.most(outer.right);
    }
  });

  it('shows the same call after 50 moves in the page, and asks the service once', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    page = await CallHarness.open(world);
    await page.shows('Live now');
    const asked = async (): Promise<number> =>
      (await world.requests()).filter(({ path }) => path.endsWith('/activemeeting')).length;
    const before = await asked();
    for (let moves = 0; moves < 50; moves += 1) page.provider.append(page.call);
    await page.settled();
    expect(page.text).to.contain('Live now 1 person');
    expect(await asked()).to.equal(before);
  });

  it('opens no connection once it has left the page', async () => {
    const page = await CallHarness.open(world);
    await page.shows('No one is in the call');
    page.call.remove();
    // An element that was removed keeps its call for a second.
    await until(async () => (await world.stats()).sockets === 0, 'the connection is closed');
    await aTimeout(1_200);
    expect((await world.stats())['socketsOpened']).to.equal(1);
  });
});
