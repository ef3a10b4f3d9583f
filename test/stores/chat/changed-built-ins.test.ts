/** Pages whose scripts have changed built-in objects, as old libraries and attackers do. */
import { expect } from '@open-wc/testing';
import { createPeopleClient } from '../../../src/api/people-client.ts';
import { createSpaces } from '../../../src/controllers/configured-spaces.ts';
import { joinMarkup, leaveAll, visit } from '../../support/visit.ts';
import { configOf, guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

const foreign = 'https://evil.example';

/** Options of ours and of the browser: whatever a script adds to all objects must not be taken for one. */
const optionNames =
  `pin get set value clientId headers body integrity token type method mode credentials redirect referrer
  referrerPolicy cache signal keepalive path query anonymous read retryAfter reason code timeout page size space spaceId
  text search detail next from to kind name role done server servers tokenUrl getToken tokenEndpoint socketServer
  accountsServer webServer cookieSession remember version origin priority duplex window once passive capture category
  content created loopbackMetadata sender topicId failure step line status deleted modified edited
  mentions me files`.split(/\s+/);

const additions: Readonly<Record<string, unknown>> = {
  // Prototype.js adds `toJSON` to arrays; other old libraries add functions to all objects.
  toJSON: () => 'changed',
  extend: () => 'changed',
  each: () => 'changed',
  ...Object.fromEntries(optionNames.map((name) => [name, foreign])),
};

/** Adds these properties to all objects and arrays; returns what removes them. */
function change(names: readonly string[]): () => void {
  const targets = [Object.prototype, Array.prototype];
  for (const target of targets) {
    for (const name of names) {
      const descriptor = { __proto__: null, value: additions[name] };
      const options = { enumerable: true, configurable: true, writable: true };
      Reflect.defineProperty(target, name, Object.assign(descriptor, options));
    }
  }
  return () => {
    for (const target of targets) for (const name of names) Reflect.deleteProperty(target, name);
  };
}

describe('a page whose scripts have changed all objects and arrays', () => {
  const realFetch = window.fetch;
  let world: World;
  let visitors: Visitor[];
  let asked: string[];
  let restore = (): void => {};

  beforeEach(async () => {
    visitors = [];
    asked = [];
    world = await startWorld({ seed: 'empty', switches: { latency: false } });
    window.fetch = (...call) => {
      asked.push(String(call[0]));
      return realFetch(...call);
    };
  });
  afterEach(async () => {
    restore();
    window.fetch = realFetch;
    for (const visitor of visitors) visitor.leave();
    leaveAll();
    await world.stop();
  });

  /** Runs on the changed page, and restores the page also after a failure, which the test could not report otherwise. */
  const changed = async (names: readonly string[], run: () => Promise<void>): Promise<void> => {
    restore = change(names);
    try {
      await run();
    } finally {
      restore();
    }
    const failed = (await world.requests()).filter(({ status }) => status >= 400);
    expect(failed).to.deep.equal([]);
    expect(asked.filter((url) => !url.startsWith(world.server))).to.deep.equal([]);
  };

  /** Thirty at a time, so that a failure names few. */
  for (let from = 0; from < Object.keys(additions).length; from += 30) {
    const names = Object.keys(additions).slice(from, from + 30);
    it(`joins, sends, reads and finds people with ${names.slice(0, 4).join(', ')} and so on`, async () => {
      let found: readonly unknown[] = [];
      await changed(names, async () => {
        const ada = await guest(world, 'Ada');
        visitors.push(ada);
        await until(ada.isLive, 'live');
        ada.chat.send('Hello');
        await until(() => ada.texts().join() === 'Hello', 'stored');
        ada.chat.markRead();
        await ada.chat.loadOlder();
        const client = createPeopleClient(ada.spaces.http);
        found = (await client.members(world.space, { text: '', page: undefined, signal: undefined })).members;
      });
      expect(found.length).to.be.above(1);
      const [stored] = await world.messages(world.space);
      expect(stored).to.have.nested.property('content.bodyText', '<p>Hello</p>');
    });
  }

  it('uses the servers and the token of its settings only', async () => {
    // The assertions themselves would not work on the changed page.
    const seen: unknown[] = [];
    await changed(optionNames, async () => {
      for (const config of [{}, configOf(world)]) {
        const spaces = createSpaces(config);
        const { server, failure, linkOrigins, session } = spaces;
        seen.push(server, failure, linkOrigins.includes(foreign), session.$session.get().step);
        spaces.dispose();
      }
    });
    const right = [undefined, false, 'signed-out'];
    expect(seen).to.deep.equal(['https://spacesapis.avayacloud.com', ...right, world.server, ...right]);
  });

  it('shows the form, the conversation and the sent text', async () => {
    const names = ['toJSON', 'extend', 'each', 'pin', 'get', 'set', 'value', 'clientId', 'headers', 'body'];
    const page = await visit(world, joinMarkup(world));
    await changed(names, async () => {
      await page.comeIn('Mira Holt');
      page.say('Hello');
      await page.reads('Hello');
    });
    expect(await world.messages(world.space)).to.have.lengthOf(1);
  });
});
