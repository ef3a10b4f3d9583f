import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { CallHarness } from './call-harness.ts';

// Who rings holds a lock, which tests can see. What it sounds like, they cannot.
describe('the sound of an incoming call', () => {
  let world: World;
  let space: string;
  let pages: CallHarness[];

  beforeEach(async () => {
    world = await startWorld();
    pages = [];
    ({ space } = await world.control<{ space: string }>({ do: 'directSpace', who: 'ada', with: 'ben' }));
  });
  afterEach(async () => {
    for (const { call, provider } of pages) {
      await call.leave();
      provider.remove();
    }
    await world.stop();
  });

  const open = async (attribute?: string): Promise<CallHarness> => {
    const page = await CallHarness.open(world, {
      person: 'ben.okafor@example.test',
      engine: new SilentEngine(),
    });
    if (attribute) page.call.setAttribute(attribute, '');
    pages.push(page);
    await until(() => page.call.state.step === 'none' && page.call.state.known, 'the call is known');
    return page;
  };
  const does = (what: string, who = 'ben'): Promise<unknown> =>
    world.control({ do: 'ring', what, who, space });
  const locks = async (): Promise<{ held: number; pending: number }> => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const ours = (list: LockInfo[]): number => list.filter(({ name }) => name?.includes('ringing')).length;
    return { held: ours(held), pending: ours(pending) };
  };
  const rings = async (count: number): Promise<void> =>
    until(async () => (await locks()).held === count, `${count} ring`);
  const touch = (): Promise<void> => sendMouse({ type: 'click', position: [1, 1] });

  it('does not play in a page that the user has never touched', async () => {
    // Each file of tests has its own page, and this is its first test.
    expect(navigator.userActivation.hasBeenActive).to.equal(false);
    const page = await open();
    await does('offer');
    await page.reach('ringing');
    await aWhile();
    expect(await locks()).to.deep.equal({ held: 0, pending: 0 });
  });

  it('plays until the user answers', async () => {
    await touch();
    const page = await open();
    await does('offer');
    await page.reach('ringing');
    await rings(1);
    page.button('Decline').click();
    await rings(0);
  });

  it('plays until another tab of the user has answered, or the caller is gone', async () => {
    await touch();
    const page = await open();
    for (const [what, who] of [
      ['accepted', 'ada'],
      ['cancelled', 'ben'],
    ] as const) {
      await does('offer');
      await rings(1);
      await does(what, who);
      await rings(0);
    }
    expect(page.call.state.step).to.equal('ended');
  });

  it('plays once, in whichever tab is first, and goes on in another one', async () => {
    await touch();
    const [first, second] = [await open(), await open()];
    await does('offer');
    await first.reach('ringing');
    await second.reach('ringing');
    await until(async () => (await locks()).pending === 1, 'the other one waits');
    expect((await locks()).held).to.equal(1);
    first.provider.remove();
    await until(async () => {
      const { held, pending } = await locks();
      return held === 1 && pending === 0;
    }, 'the other one rings');
    second.button('Decline').click();
    await rings(0);
  });

  it('does not play with the attribute `silent`, or when the page answers the call itself', async () => {
    await touch();
    const silent = await open('silent');
    await does('offer');
    await silent.reach('ringing');
    await aWhile();
    expect(await locks()).to.deep.equal({ held: 0, pending: 0 });
    silent.button('Decline').click();
    await silent.reach('none');
    silent.call.removeAttribute('silent');
    silent.call.addEventListener('spaces-call-incoming', (event) => event.preventDefault());
    await does('offer');
    await silent.reach('ringing');
    await aWhile();
    expect(await locks()).to.deep.equal({ held: 0, pending: 0 });
  });
});
