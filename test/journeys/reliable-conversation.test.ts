/** The promise of the spine: whatever the network does, nothing is lost, nothing doubled, and all see one order. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { configOf, guest, until, type Visitor } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

interface Proxy {
  readonly id: string;
  readonly url: string;
}

const clients = ['Ada', 'Bo', 'Cy'];
const seed = 20_260_301;

/** 50 faults; in parts, because one call of the runner may take 20 s. */
async function makeTrouble({ id }: Proxy): Promise<void> {
  for (let part = 0; part < 10; part++) {
    await executeServerCommand('proxy:chaos', { id, faults: 5, everyMs: 400, maxStallMs: 3_000 });
  }
}

describe('three people on a bad network', () => {
  let world: World;
  let proxy: Proxy;
  let visitors: Visitor[];

  beforeEach(async () => {
    visitors = [];
    world = await startWorld({ seed: 'empty' });
    proxy = await executeServerCommand('proxy:start', { target: world.server, seed });
    await world.control({ do: 'origin', url: proxy.url });
  });
  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await executeServerCommand('proxy:stop', { id: proxy.id });
    await world.stop();
  });

  const stored = async (): Promise<string[]> =>
    (await world.messages(world.space)).map((one) =>
      String((one as { content: { bodyText: string } }).content.bodyText).replace(/<[^>]*>/g, ''),
    );

  it(`lose none of 1,000 messages in 50 resets and stalls, and read them in one order (seed ${seed})`, async () => {
    const config = { ...configOf(world), server: proxy.url };
    for (const name of clients) visitors.push(await guest(world, name, config));
    await until(() => visitors.every((visitor) => visitor.isLive()), 'all are live');

    const chaos = makeTrouble(proxy);
    const typed = Array.from({ length: 1_000 }, (_, index) => `message ${index}`);
    for (const [index, text] of typed.entries()) {
      visitors[index % clients.length]?.chat.send(text);
      if (index % 25 === 0) await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await chaos;
    const calm = (): boolean =>
      visitors.every((visitor) => visitor.isLive() && visitor.texts().length === typed.length);
    await until(calm, 'everything is on every screen', 120_000);

    const onServer = await stored();
    expect(onServer.toSorted(), 'stored once each').to.deep.equal(typed.toSorted());
    for (const visitor of visitors)
      expect(visitor.texts(), 'shown in the server’s order').to.deep.equal(onServer);
    for (const [place] of clients.entries()) {
      const mine = onServer.filter((text) => Number(text.slice(8)) % clients.length === place);
      expect(mine, 'each sender in the order typed').to.deep.equal(
        typed.filter((_, i) => i % clients.length === place),
      );
    }
  }).timeout(240_000);
});
