import { expect } from '@open-wc/testing';
import { allByRole, byRole, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { joinAs, openPage, reach, type JoinPage } from './join-page.ts';

describe('what a visitor finds', () => {
  let world: World;
  let page: JoinPage;

  const open = async (
    wish: WorldWish,
    attributes?: Readonly<Record<string, string>>,
    content?: string,
  ): Promise<void> => {
    world = await startWorld(wish);
    page = await openPage(world, attributes, content);
  };
  const alert = (): string => nameOf(byRole(page.join, 'alert'));
  const press = (name: string): void => byRole(page.join, 'button', name).click();

  afterEach(() => world.stop());

  it('shows which space it is and who invites, according to the link', async () => {
    await open({ seed: 'empty' });
    expect(byRole(page.join, 'heading').textContent).to.contain('Quiet corner');
    expect(page.join.shadowRoot!.textContent)
      .to.contain('Ada Moreno')
      .and.to.contain('according to the link');
    await expect(page.join).to.be.accessible();
  });

  it('reads from right to left where the page does, also in a language it has no words of', async () => {
    await open({ seed: 'empty' });
    page.join.lang = 'ar';
    page.join.dir = 'rtl';
    await page.join.updateComplete;
    const words = byRole(page.join, 'heading').getBoundingClientRect();
    const face = page.join.shadowRoot!.querySelector('.avatar')!.getBoundingClientRect();
    expect(face.left, 'the face stands where the row begins').to.be.above(words.left);
    await expect(page.join).to.be.accessible();
  });

  it('has a field for the name that wants one and says so', async () => {
    await open({ seed: 'empty' });
    const field = byRole(page.join, 'textbox', 'Your name') as HTMLInputElement;
    expect(field.required).to.equal(true);
    expect(field.maxLength).to.equal(80);
    expect(field.autocomplete).to.equal('name');
    press('Join as guest');
    await page.join.updateComplete;
    expect(alert()).to.equal('Please enter your name.');
    expect(await world.requests()).to.deep.equal([]);
    await expect(page.join).to.be.accessible();
  });

  it('lets a guest in and says so', async () => {
    await open({ seed: 'empty' }, {}, 'Welcome to the briefing');
    expect(page.join.innerText).not.to.contain('Welcome');
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'joined');
    expect(byRole(page.join, 'heading').textContent).to.equal('You are in Quiet corner');
    expect(page.join.innerText).to.contain('Welcome to the briefing');
    expect(page.details).to.deep.equal([
      { as: 'guest', name: 'Mira Holt' },
      { spaceId: world.space, role: 'guest' },
    ]);
    await expect(page.join).to.be.accessible();
  });

  it('says that it is busy while joining', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'hang', path: '*/join*' });
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'joining');
    expect(byRole(page.join, 'button').textContent).to.contain('Joining…');
    expect(byRole(page.join, 'textbox')).to.have.property('readOnly', true);
    await expect(page.join).to.be.accessible();
    await world.control({ do: 'release' });
    await reach(page.join, 'joined');
  });

  it('asks for the PIN, says plainly when it is wrong, and takes the right one', async () => {
    await open({ seed: 'pin' });
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'needs-pin');
    expect(byRole(page.join, 'heading').textContent).to.contain('Board meeting');
    await expect(page.join).to.be.accessible();
    press('Continue');
    await page.join.updateComplete;
    expect(alert()).to.equal('Please enter the PIN.');
    typeInto(byRole(page.join, 'textbox', 'PIN'), '0000');
    press('Continue');
    expect(page.join.state.step).to.equal('signing-in');
    await reach(page.join, 'needs-pin');
    expect(alert()).to.contain('PIN is not right');
    await expect(page.join).to.be.accessible();
    typeInto(byRole(page.join, 'textbox', 'PIN'), '4711');
    press('Continue');
    await reach(page.join, 'joined');
  });

  it('says that an invitation was withdrawn, and tries again when asked', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'withdraw' });
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'refused');
    await until(() => alert().includes('withdrawn'), 'it says why');
    expect(page.events).to.include('spaces-error');
    await expect(page.join).to.be.accessible();
    press('Try again');
    expect(page.join.state.step).to.equal('signing-in');
    await reach(page.join, 'refused');
    press('Back');
    await reach(page.join, 'invited');
    expect(byRole(page.join, 'button', 'Join as Mira Holt')).to.be.an.instanceOf(HTMLElement);
  });

  it('says that the service has a problem, and gets in with another try', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 500, times: 'all', path: '/api/*' });
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    expect(alert()).to.equal('The service has a problem right now.');
    await expect(page.join).to.be.accessible();
    await world.control({ do: 'clear' });
    press('Try again');
    await reach(page.join, 'joined');
    expect(page.events).to.deep.equal(['spaces-before-join', 'spaces-error', 'spaces-joined']);
  });

  it('says so when the answer is a web page instead of data', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'fail', status: 200, body: 'html', times: 'all', path: '/api/*' });
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'failed');
    expect(alert()).to.contain('could not be understood');
  });

  it('offers to join again under the same name when the session has ended', async () => {
    await open({ seed: 'empty' });
    await world.control({ do: 'hang', path: '*/join*' });
    await joinAs(page.join, 'Mira Holt');
    await reach(page.join, 'joining');
    await world.control({ do: 'expire' });
    await world.control({ do: 'release' });
    await reach(page.join, 'expired');
    expect(byRole(page.join, 'heading').textContent).to.equal('Your session ended');
    expect(page.events).to.include('spaces-session-expired');
    await expect(page.join).to.be.accessible();
    press('Join again as Mira Holt');
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
    it(`explains what is wrong with "${invite}"`, async () => {
      await open({ seed: 'empty' }, { invite });
      expect(page.join.state.step).to.equal('no-invite');
      await until(() => page.join.shadowRoot!.textContent.includes(sentence), sentence);
      expect(allByRole(page.join, 'alert')).to.have.lengthOf(invite === '' ? 0 : 1);
      await expect(page.join).to.be.accessible();
    });
  }
});
