import { aTimeout, expect } from '@open-wc/testing';
import '../../../src/define/spaces-call.ts';
import { allByRole, byRole, everything, textIn } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('calls from the people search', () => {
  let world: World;
  let page: UserSearchHarness;
  let engine: SilentEngine;
  let space: string;

  beforeEach(async () => {
    world = await startWorld();
    ({ space } = await world.control<{ space: string }>({ do: 'directSpace', who: 'ada', with: 'ben' }));
    engine = new SilentEngine();
  });
  afterEach(async () => {
    for (const call of calls()) await call.leave();
    page.root.remove();
    await world.stop();
  });

  const open = async (inside?: (search: string) => string): Promise<void> => {
    page = await openSearch(world, 'ada', 'action="call"', inside);
    page.root.querySelector('spaces-provider')!.engine = engine;
    await page.root.querySelector('spaces-provider')!.updateComplete;
  };
  const ring = async (name = 'okafor'): Promise<void> => {
    await page.find(name);
    page.options[0]!.click();
    await page.until(() => calls().some(({ state }) => state.step === 'ringing'), 'ringing');
  };
  const answer = (what: string, who = 'ben'): Promise<unknown> =>
    world.control({ do: 'ring', what, who, space });
  const calls = () =>
    everything(page.root).filter(
      (each): each is HTMLElementTagNameMap['spaces-call'] => each.localName === 'spaces-call',
    );
  const shown = () => calls().filter((each) => each.checkVisibility());
  const shows = (text: string): Promise<void> =>
    page.until(() => shown().some((call) => plain(textIn(call)).includes(text)), text);

  it('ring in the page with an engine, and can be cancelled', async () => {
    await open();
    await ring();
    await shows('Calling Ben Okafor…');
    await expect(page.search).to.be.accessible();
    page.click('Cancel');
    await page.until(() => shown().length === 0, 'nothing of the call is left');
    expect(engine.tokens).to.deep.equal([]);
    expect(page.events, 'no page is opened').to.deep.equal([]);
  });

  it('happen in the search when the other person accepts', async () => {
    await open();
    const joined: unknown[] = [];
    page.root.addEventListener('spaces-call-joined', ({ detail }) => joined.push(detail.person));
    await ring();
    await answer('accepted');
    await page.until(() => engine.isConnected, 'the engine is connected');
    await page.until(() => allByRole(page.search, 'button', 'Mute').length > 0, 'the stage');
    expect(engine.microphone).to.equal(true);
    expect(joined).to.have.length(1);
    await expect(page.search).to.be.accessible();
    page.type('som');
    expect(engine.isConnected, 'the next search does not end the call').to.equal(true);
    page.click('Leave call');
    await page.until(() => !engine.isConnected && shown().length === 0, 'the call is over');
  });

  it('can follow each other without a pause', async () => {
    await open();
    await ring();
    await answer('accepted');
    await page.until(() => engine.isConnected, 'the engine is connected');
    page.click('Leave call');
    await page.until(() => !engine.isConnected && shown().length === 0, 'the call is over');
    await ring();
    await answer('accepted');
    await page.until(() => engine.isConnected, 'the engine is connected again');
    // An element that was removed leaves its call after a while, which is not this one.
    await aTimeout(2_000);
    expect(engine.isConnected).to.equal(true);
  });

  it('say that the person declines, and can be repeated or closed', async () => {
    await open();
    await ring();
    await answer('rejected');
    await shows('The call was declined.');
    page.click('Close');
    await page.until(() => shown().length === 0, 'nothing of the call is left');
    await ring();
    await shows('Calling Ben Okafor…');
  });

  it('show in the element that the page has for the same call', async () => {
    await open((search) => `${search}<spaces-call person="ben.okafor@example.test"></spaces-call>`);
    const own = page.root.querySelector('spaces-call')!;
    await page.until(() => own.state.step === 'none' && own.state.known, 'the call of the page');
    await ring();
    await page.until(() => plain(textIn(own)).includes('Calling Ben Okafor…'), 'it rings there');
    await page.until(() => shown().length === 1, 'and only there');
    await answer('accepted');
    await page.until(() => allByRole(own, 'button', 'Mute').length > 0, 'the stage is there');
    byRole(own, 'button', 'Leave call').click();
    await page.until(() => !engine.isConnected, 'left');
  });

  it('end when the search is removed from the page', async () => {
    await open();
    await ring();
    await answer('accepted');
    await page.until(() => engine.isConnected, 'the engine is connected');
    page.search.remove();
    await page.until(() => !engine.isConnected, 'left');
  });

  it('need no e-mail address with an engine', async () => {
    await open();
    page.search.search = async () => [{ id: 'x1', name: 'Xaver' }];
    await page.search.updateComplete;
    await page.find('xaver');
    expect(page.obstacle).to.equal(undefined);
  });
});

function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}
