import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { startWorld, type World } from '../support/world.ts';
import { Channel, subscribed } from './channel-client.ts';
import { guestInside, rest, textOf } from './rest.ts';

describe('the fault proxy in front of an emulator', () => {
  let world: World;
  let behind: World;
  let id: string;
  let token: string;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    const proxy = await executeServerCommand<{ id: string; url: string }, object>('proxy:start', {
      target: world.server,
      seed: 7,
    });
    id = proxy.id;
    behind = { ...world, server: proxy.url, socket: proxy.url };
    token = await guestInside(world);
  });
  afterEach(async () => {
    await executeServerCommand('proxy:stop', { id });
    await world.stop();
  });

  const proxy = <T = unknown>(verb: string, options: object = {}): Promise<T> =>
    executeServerCommand(`proxy:${verb}`, { id, ...options });
  const works = (): Promise<boolean> =>
    rest(behind, '/api/users/me', { token }).then(
      ({ status }) => status === 200,
      () => false,
    );

  it('is the server that clients are told to use', async () => {
    const { body } = await rest(behind, '/api/service-configurations');
    expect(body['spaces']).to.include({ socketio_server_url: behind.server });
  });

  it('resets and closes sockets without affecting others', async () => {
    const first = await subscribed(behind, token);
    await proxy('reset', { which: 'socket' });
    await first.closed;
    const second = await subscribed(behind, token);
    await proxy('fin');
    await second.closed;
    expect(await works()).to.equal(true);
  });

  it('pauses one direction and then delivers the held data in order', async () => {
    const channel = await subscribed(behind, token);
    const witness = await subscribed(world, token);
    await proxy('stall', { which: 'socket', direction: 'down' });
    await world.control({ do: 'say', text: '#', count: 2 });
    expect(textOf(await witness.next('MESSAGE_SENT'))).to.equal('1');
    expect(textOf(await witness.next('MESSAGE_SENT'))).to.equal('2');
    expect(channel.kept('MESSAGE_SENT')).to.equal(0);
    await proxy('release');
    expect(textOf(await channel.next('MESSAGE_SENT'))).to.equal('1');
    expect(textOf(await channel.next('MESSAGE_SENT'))).to.equal('2');
  });

  it('slows a response down, or breaks it off after some bytes', async () => {
    await proxy('slow', { delayMs: 40 });
    const started = performance.now();
    expect(await works()).to.equal(true);
    expect(performance.now() - started).to.be.greaterThan(75);
    await proxy('slow');
    await proxy('limit', { bytes: 50 });
    expect([await works(), await works()]).to.deep.equal([false, true]);
  });

  it('refuses connections for a while', async () => {
    await proxy('refuse', { cut: true });
    expect(await works()).to.equal(false);
    expect((await new Channel(behind, token).opening).as).to.equal('closed');
    await proxy('refuse', { on: false });
    expect(await works()).to.equal(true);
  });

  it('causes as many random faults as requested', async () => {
    const chaos = proxy<{ resets: number; stalls: number }>('chaos', {
      faults: 6,
      everyMs: 30,
      maxStallMs: 50,
    });
    for (let over = false; !over;) {
      const channel = new Channel(behind, token);
      over = await Promise.race([channel.closed.then(() => false), chaos.then(() => true)]);
      channel.close();
    }
    const { resets, stalls } = await chaos;
    expect(resets + stalls).to.equal(6);
  });
});
