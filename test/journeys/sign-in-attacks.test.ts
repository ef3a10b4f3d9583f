/** Attacks on a sign-in: forged messages, replayed answers, hostile return targets, and a server that is not allowed. */
import { expect } from '@open-wc/testing';
import { names, accountSettings, signIn } from '../support/account-page.ts';
import { closePages, popupAt } from '../support/other-page.ts';
import { watchTraffic } from '../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { hostileTargets } from '../protocol/fixtures/hostile-return-targets.ts';

const state = `spaces-${'x'.repeat(22)}`;
const type = 'spaces-sign-in';
const channels = ['spaces-elements/sign-in@1', 'spaces-elements/account@1'];
const forged: readonly unknown[] = [
  undefined,
  null,
  '',
  7,
  [],
  {},
  type,
  { type },
  { type, state },
  { type, state, code: 'stolen', error: '', iss: '' },
  { type, state, code: '', error: 'access_denied', iss: '' },
  { type, state, code: 'stolen', iss: 'https://evil.example' },
  { type, state: [state], code: 'stolen' },
  { type, state: '__proto__', code: 'stolen' },
  JSON.stringify({ type, state, code: 'stolen' }),
  { signedOut: 'a user' },
  { session: 'x', tokens: { accessToken: 'stolen', expiresAt: 9e15 } },
];

describe('Attacks on a sign-in', () => {
  let world: World;
  let page: Visit;

  const begin = async (settings = accountSettings): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await visit(world, joinMarkup(world), settings);
  };
  const grants = async (): Promise<readonly string[]> =>
    (await world.requests()).flatMap(({ grant }) => grant ?? []);

  afterEach(async () => {
    leaveAll();
    await closePages();
    document.querySelectorAll('iframe').forEach((frame) => frame.remove());
    sessionStorage.clear();
    await world.stop();
  });

  it('17 forged messages from 4 senders change nothing before, during and after a sign-in', async () => {
    expect(forged).to.have.lengthOf(17);
    const senders = await openSenders();
    expect(senders).to.have.lengthOf(4);
    await begin();
    await until(() => page.buttons.includes('Sign in'), 'the sign-in buttons');
    const sources = new Set<unknown>();
    const note = ({ source }: MessageEvent): unknown => sources.add(source);
    window.addEventListener('message', note);
    const unchanged = async (moment: string): Promise<void> => {
      const before = JSON.stringify([page.join.state, page.buttons, page.types]);
      for (const send of senders) for (const message of forged) send(message);
      await aWhile();
      expect(JSON.stringify([page.join.state, page.buttons, page.types]), moment).to.equal(before);
    };
    await unchanged('before');
    page.press('Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await until(() => page.buttons.includes('Cancel'), 'the page waits');
    await unchanged('during');
    expect((await popup.look()).closed).to.equal(false);
    page.press('Cancel');
    await popup.close();
    await until(() => page.buttons.includes('Sign in'), 'the sign-in buttons again');
    await signIn(world, page);
    page.press('Join as Gil Novák');
    await page.live();
    await until(() => page.buttons.includes('Start call'), 'the call of the conversation');
    await unchanged('after');
    window.removeEventListener('message', note);
    expect(await grants()).to.deep.equal(['authorization_code']);
    expect(sources.size, 'page and frames received messages').to.be.at.least(3);
  }).timeout(30_000);

  it('a repeated or unrequested answer is not exchanged for a token', async () => {
    await begin();
    await signIn(world, page);
    const answers = [`?code=stolen&state=${state}`, '?code=stolen&state=another', '?code=stolen'];
    for (const answer of answers) {
      const frame = await frameAt(`/test/support/signed-in.html${answer}`);
      await until(
        () => frame.contentDocument?.querySelector('spaces-provider') !== null,
        'the page has loaded',
      );
      await aWhile();
    }
    expect(await grants()).to.deep.equal(['authorization_code']);
    expect(page.buttons).to.include(`Join as ${names.gil}`);
    expect(JSON.stringify({ ...sessionStorage })).to.equal('{}');
  });

  it('54 hostile return targets only lead back to the page’s own origin', async () => {
    world = await startWorld({ seed: 'empty' });
    const targets = hostileTargets(location.origin);
    expect(targets).to.have.lengthOf(54);
    for (const returnTo of targets) {
      const pending = { state, verifier: 'v', started: Date.now(), returnTo, for: 'x' };
      sessionStorage.setItem('spaces-elements/sign-in@1', JSON.stringify(pending));
      const frame = await frameAt(`/test/support/signed-in.html?code=c&state=${state}`);
      const target = (): Location | undefined => frame.contentWindow?.location;
      const isGone = (): boolean => !target()!.pathname.endsWith('/signed-in.html');
      await until(isGone, `the page leaves for ${JSON.stringify(returnTo)}`);
      expect(target()!.origin, returnTo).to.equal(location.origin);
      frame.remove();
    }
  }).timeout(60_000);

  it('a server that is not allowed gets no request, whenever the attribute changes', async () => {
    const traffic = watchTraffic();
    const evil = (): void => page.provider.setAttribute('server', 'https://evil.example');
    const moments: Record<string, () => Promise<unknown>> = {
      'before it is used': async () => {},
      'while a name is typed': async () => page.name('Mira'),
      'with the button pressed': async () => page.ask('Mira Holt'),
      'while joining': async () => {
        await world.control({ do: 'hang', path: '*/join*' });
        page.ask('Mira Holt');
        await page.reach('joining');
      },
      'while connecting': async () => {
        page.ask('Mira Holt');
        await page.reach('joined');
      },
      'in the conversation': async () => page.comeIn('Mira Holt'),
      'during a sign-in': async () => {
        await until(() => page.buttons.includes('Sign in'), 'the sign-in buttons');
        page.press('Sign in');
        await popupAt(world.accounts);
      },
      'after a sign-in': async () => signIn(world, page),
    };
    expect(Object.keys(moments)).to.have.lengthOf(8);
    try {
      for (const [moment, come] of Object.entries(moments)) {
        await begin();
        await come();
        evil();
        await until(
          () => page.alerts.some((text) => text.startsWith('This page is not allowed to use that server.')),
          moment,
        );
        await world.control({ do: 'release' });
        await aWhile();
        expect(page.join.state.step, moment).to.equal('failed');
        leaveAll();
        await closePages();
        await world.stop();
      }
      expect(traffic.sent.filter(({ url }) => url.includes('evil'))).to.deep.equal([]);
    } finally {
      traffic.stop();
    }
  }).timeout(60_000);
});

async function frameAt(address: string, sandbox?: string): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = address;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  return frame;
}

/** The page itself, a frame of the same origin, a frame of another origin, and all our broadcast channels. */
async function openSenders(): Promise<((message: unknown) => void)[]> {
  const relay = 'data:text/html,<script>onmessage=({data})=>parent.postMessage(data,"*")</script>';
  const own = await frameAt('/test/support/signed-in.html');
  const foreign = await frameAt(relay, 'allow-scripts');
  // A function of the frame's own realm, so that the frame is the source.
  const { Function: Make } = own.contentWindow as Window & typeof globalThis;
  const post = new Make('message', 'parent.postMessage(message, location.origin)') as (
    message: unknown,
  ) => void;
  const lines = channels.map((name) => new BroadcastChannel(name));
  return [
    (message) => window.postMessage(message, location.origin),
    post,
    (message) => foreign.contentWindow?.postMessage(message, '*'),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other
    (message) => lines.forEach((line) => line.postMessage(message)),
  ];
}
