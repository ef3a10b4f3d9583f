import { aTimeout, expect } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import { configurePageSpaces, createSpaces } from '../../../src/config.ts';
import type { SpacesCall } from '../../../src/index.ts';
import { allByRole, byRole, everything } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { CallHarness } from './call-harness.ts';

describe('an engine for all calls of a page', () => {
  let world: World;
  let page: CallHarness;
  let engine: SilentEngine;

  beforeEach(async () => {
    world = await startWorld();
    engine = new SilentEngine();
    page = await CallHarness.open(world);
    await page.shows('No one is in the call');
  });
  afterEach(async () => {
    await page.call.leave();
    page.provider.remove();
    await world.stop();
  });

  const provider = (): HTMLElementTagNameMap['spaces-provider'] =>
    page.provider as HTMLElementTagNameMap['spaces-provider'];
  const joins = async (used: SilentEngine, call: SpacesCall = page.call): Promise<void> => {
    await call.join({ microphone: true, camera: false });
    await until(() => used.isConnected, 'this engine carries the call');
    await call.leave();
  };

  it('is the one of the provider', async () => {
    expect(page.link('Start call').target).to.equal('_blank');
    provider().engine = engine;
    await until(() => page.button('Start call').localName === 'button', 'the call happens in the page');
    await joins(engine);
    provider().engine = undefined;
    await until(() => page.button(/call$/) instanceof HTMLAnchorElement, 'the page of the service again');
  });

  it('is replaced by the engine of an element', async () => {
    const own = new SilentEngine();
    provider().engine = engine;
    page.call.engine = own;
    await joins(own);
    expect(engine.tokens).to.deep.equal([]);
  });

  it('is the one of a connection that the page creates', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ben' });
    const spaces = createSpaces({ server: world.server, webServer: world.web, token, engine });
    page.call.spaces = spaces;
    await until(() => page.call.state.step === 'none' && page.call.state.known, 'the call is known');
    await joins(engine);
    page.call.spaces = undefined;
    await page.settled();
    spaces.dispose();
  });

  it('stays with the page when its other settings change', async () => {
    configurePageSpaces({ engine });
    configurePageSpaces({ server: world.server, webServer: world.web });
    const call = document.createElement('spaces-call');
    call.space = world.space;
    page.provider.after(call);
    await until(() => allByRole(call, 'button', /call$/).length > 0, 'the call of the page');
    expect(byRole(call, 'button', /call$/).localName).to.equal('button');
    configurePageSpaces({ engine: undefined });
    await until(() => byRole(call, 'button', /call$/).localName === 'a', 'without an engine');
    call.remove();
  });

  it('carries the call of an element that appears when another one has just gone', async () => {
    const next = document.createElement('spaces-call');
    next.space = world.space;
    next.engine = engine;
    page.call.remove();
    // An element that was removed keeps its call for a second.
    await aTimeout(1_100);
    page.provider.append(next);
    await joins(engine, next);
  });

  it('carries the call in a conversation', async () => {
    provider().engine = engine;
    page.call.remove();
    const chat = document.createElement('spaces-chat');
    chat.space = world.space;
    page.provider.append(chat);
    await until(() => allByRole(chat, 'button', 'Start call').length > 0, 'the strip');
    const embedded = everything(chat).find((each): each is SpacesCall => each.localName === 'spaces-call')!;
    byRole(chat, 'button', 'Start call').click();
    await until(() => allByRole(chat, 'button', 'Back').length > 0, 'the devices');
    await expect(chat).to.be.accessible();
    await joins(engine, embedded);
  });
});
