import { aTimeout, expect } from '@open-wc/testing';
import { allByRole, byRole, nameOf, typeInto } from '../../support/by-role.ts';
import { until, untilHanging } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import {
  avatarOf,
  headingOf,
  joinAs,
  openPage,
  press,
  reach,
  textOf,
  type JoinPage,
} from './join-harness.ts';

describe('the states of spaces-join', () => {
  let world: World;
  let page: JoinPage;

  const open = async (
    seed: WorldWish,
    attributes?: Readonly<Record<string, string>>,
    content?: string,
  ): Promise<void> => {
    world = await startWorld(seed);
    page = await openPage(world, attributes, content);
  };
  const alert = (): string => nameOf(byRole(page.join, 'alert'));

  afterEach(() => world.stop());

  it('shows the space and the inviter of the link, and says that they are not verified', async () => {
    await open({ seed: 'empty' });
    expect(headingOf(page.join)).to.contain('Quiet corner');
    expect(textOf(page.join))
      .to.contain('Ada Moreno')
      .and.to.contain('invited you')
      .and.to.contain('Not verified');
    await expect(page.join).to.be.accessible();
  });

  it('follows the right-to-left direction of the page, even in a language without texts', async () => {
    await open({ seed: 'empty' });
    page.join.lang = 'he';
    page.join.dir = 'rtl';
    await page.join.updateComplete;
    const words = byRole(page.join, 'heading').getBoundingClientRect();
    const avatar = avatarOf(page.join).getBoundingClientRect();
    expect(avatar.left, 'the avatar is at the start of the row').to.be.above(words.left);
    await expect(page.join).to.be.accessible();
  });

  it('requires a name', async () => {
    await open({ seed: 'empty' });
    const field = byRole(page.join, 'textbox', 'Your name') as HTMLInputElement;
    expect(field.required).to.equal(true);
    expect(field.maxLength).to.equal(80);
    expect(field.autocomplete).to.equal('name');
    press(page.join, 'Join as guest');
    await page.join.updateComplete;
    expect(alert()).to.equal('Please enter your name.');
    expect(await world.requests()).to.deep.equal([]);
    await expect(page.join).to.be.accessible();
  });

  it('joins as a guest and says so', async () => {
    await open({ seed: 'empty' }, {}, 'Welcome to the briefing');
    expect(page.join.innerText).not.to.contain('Welcome');
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'joined');
    expect(headingOf(page.join)).to.equal('You are in Quiet corner');
    expect(page.join.innerText).to.contain('Welcome to the briefing');
    expect(page.details).to.deep.equal([
      { as: 'guest', name: 'Mira Holt' },
      { spaceId: world.space, role: 'guest' },
    ]);
    await expect(page.join).to.be.accessible();
  });

  it('shows that it is busy while joining', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'hang', path: '*/join*' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'joining');
    expect(byRole(page.join, 'button').textContent).to.contain('Joining…');
    expect(byRole(page.join, 'textbox')).to.have.property('readOnly', true);
    await expect(page.join).to.be.accessible();
    await untilHanging(world, '/join');
    await world.control({ do: 'release' });
    await reach(page.join, 'joined');
  });

  it('asks for the PIN, says when it is wrong, and accepts the right one', async () => {
    await open({ seed: 'pin' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'needs-pin');
    expect(headingOf(page.join)).to.contain('Board meeting');
    await expect(page.join).to.be.accessible();
    press(page.join, 'Continue');
    await page.join.updateComplete;
    expect(alert()).to.equal('Please enter the PIN.');
    typeInto(byRole(page.join, 'textbox', 'PIN'), '0000');
    press(page.join, 'Continue');
    expect(page.join.state.step).to.equal('signing-in');
    await reach(page.join, 'needs-pin');
    expect(alert()).to.contain('PIN is not right');
    await expect(page.join).to.be.accessible();
    typeInto(byRole(page.join, 'textbox', 'PIN'), '4711');
    press(page.join, 'Continue');
    await reach(page.join, 'joined');
  });

  it('says that an invitation was withdrawn, and lets the visitor try again', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'withdraw' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'refused');
    await until(() => alert().includes('withdrawn'), 'the reason');
    expect(page.events).to.include('spaces-error');
    await expect(page.join).to.be.accessible();
    press(page.join, 'Try again');
    expect(page.join.state.step).to.equal('signing-in');
    await reach(page.join, 'refused');
    press(page.join, 'Back');
    await reach(page.join, 'invited');
    expect(byRole(page.join, 'button', 'Join as Mira Holt')).to.be.an.instanceOf(HTMLElement);
  });

  it('says that the service has a problem, and joins when the visitor tries again', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 500, times: 'all', path: '/api/*' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    expect(alert()).to.equal('The service has a problem right now.');
    await expect(page.join).to.be.accessible();
    await world.control({ do: 'clear' });
    press(page.join, 'Try again');
    await reach(page.join, 'joined');
    expect(page.events).to.deep.equal(['spaces-before-join', 'spaces-error', 'spaces-joined']);
  });

  it('joins by itself when the service is back, says when, and reports the problem once', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 503, times: 'all', path: '*/join' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    await until(() => /Next try in \d+ s/.test(textOf(page.join)), 'the countdown');
    await expect(page.join).to.be.accessible();
    const joins = async (): Promise<number> =>
      (await world.requests()).filter(({ path }) => path.endsWith('/join')).length;
    await until(async () => (await joins()) >= 3, 'two more attempts', 8_000);
    expect(page.join.state.step).to.equal('failed');
    await world.control({ do: 'clear' });
    window.dispatchEvent(new Event('online'));
    await until(() => page.join.state.step === 'joined', 'joined', 2_000);
    expect(page.events).to.deep.equal(['spaces-before-join', 'spaces-error', 'spaces-joined']);
    expect((await world.requests()).filter(({ path }) => path.includes('anonymous'))).to.have.lengthOf(1);
  }).timeout(20_000);

  it('joins by itself with auto-join after it was opened without a service', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'reset', times: 'all', path: '/api/*' });
    page = await openPage(world, { 'auto-join': '', 'guest-name': 'Mira Holt' });
    await reach(page.join, 'failed');
    await world.control({ do: 'clear' });
    await until(() => page.join.state.step === 'joined', 'joined', 9_000);
  }).timeout(15_000);

  it('keeps the focus on the same button while it tries, and stops when the visitor goes back', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 503, times: 'all', path: '*/anonymous/auth' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    const back = byRole(page.join, 'button', 'Back');
    back.focus();
    const first = page.join.state;
    await until(() => page.join.state !== first, 'another attempt', 4_000);
    await page.join.updateComplete;
    expect(page.join.shadowRoot!.activeElement).to.equal(back);
    back.click();
    await reach(page.join, 'invited');
    await world.control({ do: 'clear' });
    const asked = async (): Promise<string[]> =>
      (await world.requests()).map(({ method, path }) => `${method} ${path}`);
    const before = await asked();
    window.dispatchEvent(new Event('online'));
    await aTimeout(1_200);
    expect(await asked()).to.deep.equal(before);
  }).timeout(15_000);

  it('asks for no more attempts after a refusal that another attempt would not help', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 422, times: 'all', path: '*/anonymous/auth' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    const asked = async (): Promise<string[]> =>
      (await world.requests()).map(({ method, path }) => `${method} ${path}`);
    const before = await asked();
    window.dispatchEvent(new Event('online'));
    await aTimeout(1_200);
    expect(await asked()).to.deep.equal(before);
    expect(textOf(page.join)).not.to.contain('Next try');
  });

  it('says that a response could not be understood when it is a web page', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 200, body: 'html', times: 'all', path: '/api/*' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    expect(alert()).to.contain('could not be understood');
  });

  it('offers to join again with the same name when the session has ended', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'hang', path: '*/join*' });
    joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'joining');
    await untilHanging(world, '/join');
    await world.control({ do: 'expire' });
    await world.control({ do: 'release' });
    await reach(page.join, 'expired');
    expect(headingOf(page.join)).to.equal('Your session ended');
    expect(page.events).to.include('spaces-session-expired');
    await expect(page.join).to.be.accessible();
    press(page.join, 'Join again as Mira Holt');
    await reach(page.join, 'joined');
  });

  for (const [invite, sentence] of [
    ['', 'Open the link'],
    ['nonsense', 'not an invitation link'],
    ['https://evil.example/spaces/invites/5f0000000000000000000001/join', 'another website'],
    ['javascript:alert(1)', 'not'],
    ['https://spaces.avayacloud.com/account/settings', 'does not lead to an invitation'],
    ['https://spaces.avayacloud.com/d/chat?email=ada@example.test', 'leads to a person'],
  ] as const) {
    it(`explains why "${invite}" is not an invitation`, async () => {
      await open({ seed: 'empty' }, { invite });
      expect(page.join.state.step).to.equal('no-invite');
      await until(() => textOf(page.join).includes(sentence), sentence);
      expect(allByRole(page.join, 'alert')).to.have.lengthOf(invite === '' ? 0 : 1);
      await expect(page.join).to.be.accessible();
    });
  }
});
