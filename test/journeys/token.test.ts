/** A token lets its reader act as the user, so it is in no place that a script can read, only in requests. */
import { expect } from '@open-wc/testing';
import { byRole, typeInto } from '../support/by-role.ts';
import { watchTraffic, type Traffic } from '../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { placesOf } from '../support/find-secret.ts';
import { startWorld, type World } from '../support/world.ts';

/** Records all output to the console instead of printing it. */
function watchConsole(): { readonly lines: string[]; stop(): void } {
  const lines: string[] = [];
  const levels = ['log', 'info', 'debug', 'warn', 'error', 'trace', 'dir', 'table'] as const;
  const real = levels.map((level) => [level, console[level]] as const);
  for (const level of levels) {
    console[level] = (...words: unknown[]) => {
      lines.push(words.map((word) => (word instanceof Error ? `${word.stack}` : String(word))).join(' '));
    };
  }
  return { lines, stop: () => Object.assign(console, Object.fromEntries(real)) };
}

describe('A token', () => {
  let world: World;
  let traffic: Traffic;
  let written: ReturnType<typeof watchConsole>;

  const begin = async (seed: string): Promise<void> => {
    world = await startWorld({ seed });
    traffic = watchTraffic();
    written = watchConsole();
  };
  const places = ({ heard }: Visit, secret: string): string[] => placesOf(secret, heard, written.lines);

  afterEach(async () => {
    leaveAll();
    written.stop();
    traffic.stop();
    await world.stop();
  });

  it('in a page is found by this search in each place', async () => {
    await begin('empty');
    const secret = 'a-secret-that-was-left-in-the-page';
    const page = await visit(world);
    const plant: Record<string, () => void> = {
      'the markup': () => page.join.setAttribute('data-x', secret),
      '<spaces-join>': () => Object.assign(page.join, { open: { deep: new Map([['x', [secret]]]) } }),
      'an event': () => page.heard.push({ type: 'x', detail: { error: new Error(`it was ${secret}`) } }),
      'the console': () => console.log({}, secret),
      'a storage': () => sessionStorage.setItem('x', secret),
      'the value of <input>': () => page.name(secret),
    };
    for (const act of Object.values(plant)) act();
    const found = places(page, secret);
    sessionStorage.removeItem('x');
    page.heard.pop();
    expect(found).to.include.members(Object.keys(plant));
  });

  it('of a guest that the tab remembers is in its session storage, and nowhere else', async () => {
    await begin('pin');
    const page = await visit(world, `${joinMarkup(world)}<spaces-chat></spaces-chat>`);
    page.ask('Mira Holt');
    await page.reach('needs-pin');
    const [token] = traffic.guestTokens;
    expect(places(page, token!)).to.deep.equal(['a storage']);
    expect(JSON.stringify(localStorage)).not.to.contain(token);
  });

  it('of a guest is in no place that a script can read', async () => {
    await begin('pin');
    const pin = 'harbour-4711-lantern';
    await world.control({ do: 'pin', pin });
    const markup = `${joinMarkup(world)}<spaces-chat></spaces-chat>`;
    const page = await visit(world, markup, 'remember="none"');
    page.ask('Mira Holt');
    await page.reach('needs-pin');
    typeInto(byRole(page.page, 'textbox', 'PIN'), pin);
    page.press('Continue');
    await page.live();
    page.say('hello');
    await page.reads('hello');

    const [token, ...others] = traffic.guestTokens;
    expect(token, 'the test knows the token').to.match(/^ey.+\..+\./);
    expect(others).to.deep.equal([]);
    expect(places(page, token!)).to.deep.equal([]);
    expect(placesOf(pin, page.heard, written.lines), 'neither is the PIN').to.deep.equal([]);

    // Failures must not reveal it either: a refused message, a lost connection, the end of the session.
    await world.control({ do: 'refuseMessages' });
    page.say('this will not go');
    await until(() => page.buttons.includes('Retry'), 'a refused message');
    await world.control({ do: 'fail', status: 500, path: '/api/*', times: 1 });
    await world.control({ do: 'dropSockets' });
    await until(() => !page.isLive, 'down');
    await page.live();
    expect(places(page, token!), 'after failures').to.deep.equal([]);
    await world.control({ do: 'expire' });
    await until(() => page.join.state.step === 'expired', 'the session ended');
    expect(page.types).to.include('spaces-session-expired');
    expect(places(page, token!), 'after the end').to.deep.equal([]);
  });

  it('leaves the page only in the header of requests and in the URL of the socket', async () => {
    await begin('empty');
    await (await visit(world)).comeIn('Mira Holt');
    const [token] = traffic.guestTokens;
    const withToken = traffic.sent.filter(({ url }) => url.includes(token!.slice(0, 40)));
    expect(withToken.map(({ kind }) => kind)).to.deep.equal(['socket']);
    const origins = new Set(traffic.sent.map(({ url }) => new URL(url).host));
    expect([...origins]).to.deep.equal([new URL(world.server).host]);
  });

  it('in an attribute is removed from the page', async () => {
    await begin('empty');
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'gil' });
    const page = await visit(world);
    page.provider.setAttribute('token', token);
    await until(() => page.buttons.some((name) => name.startsWith('Join as Gil')), 'Gil is known');
    page.press(/^Join as Gil/);
    await page.live();
    expect(places(page, token)).to.deep.equal([]);
  });
});
