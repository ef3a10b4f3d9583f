import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LazyPart } from '../../../src/controllers/lazy-part.ts';
import { focused, nameOf } from '../../support/by-role.ts';
import { until, untilHanging } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { composerOf, joinAs, openPage, reach, textOf } from './join-harness.ts';

const describedAs = (field: Element): string =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => (id && (field.getRootNode() as ShadowRoot).getElementById(id)?.textContent) || '')
    .join('');
const nameOfFocus = (): string => nameOf(focused() as HTMLElement);

describe('spaces-join with the keyboard', () => {
  // A visitor takes longer to enter a name than this part takes to load.
  before(() => import('../../../src/elements/join/embedded-chat.ts'));

  let world: World;

  afterEach(() => world.stop());

  it('keeps the focus from the name through the PIN to the joined space', async () => {
    world = await startWorld({ seed: 'pin' });
    const { join } = await openPage(world);
    await sendKeys({ press: 'Tab' });
    expect(nameOfFocus()).to.equal('Your name');
    await sendKeys({ type: 'Mira Holt' });
    await sendKeys({ press: 'Enter' });
    await reach(join, 'needs-pin');
    await until(() => nameOfFocus() === 'PIN', 'the field of the PIN has the focus');
    await sendKeys({ type: '0000' });
    await sendKeys({ press: 'Enter' });
    await until(() => join.state.step === 'needs-pin' && join.state.wrong, 'the PIN was wrong');
    await join.updateComplete;
    expect(nameOfFocus()).to.equal('PIN');
    // The wrong PIN is selected, so it can be typed over.
    await sendKeys({ type: '4711' });
    await sendKeys({ press: 'Enter' });
    await reach(join, 'joined');
    expect(nameOfFocus()).to.equal('You are in Board meeting');
    await sendKeys({ press: 'Tab' });
    expect(nameOfFocus()).to.equal('Leave');
    await sendKeys({ press: 'Enter' });
    await reach(join, 'invited');
    expect(nameOfFocus()).to.equal('Join as Mira Holt');
  });

  it('moves the focus to the name field when the name is missing', async () => {
    world = await startWorld({ seed: 'empty' });
    const { join } = await openPage(world);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(nameOfFocus()).to.equal('Join as guest');
    await sendKeys({ press: 'Enter' });
    await join.updateComplete;
    expect(nameOfFocus()).to.equal('Your name');
  });

  it('moves the focus to "Try again" after a problem', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'withdraw' });
    const { join } = await openPage(world, { 'guest-name': 'Mira Holt' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await reach(join, 'refused');
    expect(nameOfFocus()).to.equal('Try again');
  });

  describe('while the code for problems is loading', () => {
    const { ready } = LazyPart.prototype;
    let load = (): void => {};

    beforeEach(() => {
      const loaded = new Promise<void>((resolve) => (load = resolve));
      LazyPart.prototype.ready = function () {
        return loaded.then(() => ready.call(this));
      };
    });

    afterEach(() => {
      LazyPart.prototype.ready = ready;
    });

    for (const [what, moves] of [
      ['moves the focus to "Try again" once that is there', false],
      ['leaves the focus on another element of the page', true],
    ] as const)
      it(what, async () => {
        world = await startWorld({ seed: 'empty' });
        await world.control({ do: 'withdraw' });
        const { join } = await openPage(world, { 'guest-name': 'Mira Holt' });
        const other = document.createElement('input');
        join.after(other);
        await sendKeys({ press: 'Tab' });
        expect(nameOfFocus()).to.equal('Your name');
        await sendKeys({ press: 'Enter' });
        await until(() => join.state.step === 'refused', 'a refusal');
        await join.updateComplete;
        expect(textOf(join)).not.to.contain('Try again');
        if (moves) other.focus();
        load();
        await until(() => textOf(join).includes('Try again'), 'the retry');
        await join.updateComplete;
        expect(nameOfFocus()).to.equal(moves ? '' : 'Try again');
      });
  });

  it('does not take the focus from another element of the page', async () => {
    world = await startWorld({ seed: 'empty' });
    const { join } = await openPage(world, { 'guest-name': 'Mira Holt' });
    const other = document.createElement('input');
    join.after(other);
    other.focus();
    await join.join();
    await reach(join, 'joined');
    expect(focused()).to.equal(other);
  });

  it('goes on in the composer, and loses no key that was pressed meanwhile', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'hang', path: '*/join*' });
    const { join } = await openPage(world, { chat: '' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Mira Holt' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'Hello' });
    // Enter must not send what the user cannot see.
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: ' all ' });
    await untilHanging(world, '/join');
    await world.control({ do: 'release' });
    await reach(join, 'joined');
    await until(() => nameOfFocus() === 'Message', 'the composer has the focus');
    await sendKeys({ type: 'here' });
    expect(composerOf(join)!.value).to.equal('Hello\n all here');
    const { top, bottom } = composerOf(join)!.getBoundingClientRect();
    expect(top >= 0 && bottom <= innerHeight, 'the composer is in view').to.equal(true);
    expect(describedAs(focused()!)).to.equal(join.state.step === 'joined' && join.state.title);
    await until(() => textOf(join).includes(`You are in ${describedAs(focused()!)}`), 'the announcement');
    expect(await world.messages(world.space)).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await until(async () => (await world.messages(world.space)).length === 1, 'the message is stored');
  });

  it('goes on in the composer after a click', async () => {
    world = await startWorld({ seed: 'empty' });
    const { join } = await openPage(world, { chat: '' });
    joinAs(join, 'Mira Holt');
    await until(() => nameOfFocus() === 'Message', 'the composer has the focus');
  });

  it('puts a PIN that was typed too early into its field, and never into the conversation', async () => {
    world = await startWorld({ seed: 'pin' });
    await world.control({ do: 'delay', path: '*/join*', ms: 800 });
    const { join } = await openPage(world, { chat: '', 'guest-name': 'Mira Holt' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '47' });
    await reach(join, 'needs-pin');
    await until(() => nameOfFocus() === 'PIN', 'the field of the PIN has the focus');
    await sendKeys({ type: '11' });
    expect((focused() as HTMLInputElement).value).to.equal('4711');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'Hi' });
    await reach(join, 'joined');
    await until(() => nameOfFocus() === 'Message', 'the composer has the focus');
    expect(composerOf(join)!.value).to.equal('Hi');
  });

  it('does not lose the focus or the keys to a failed attempt', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'fail', path: '*/join*', status: 404 });
    const { join } = await openPage(world, { chat: '', 'guest-name': 'Mira Holt' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until(() => nameOfFocus() === 'Try again', 'the retry has the focus');
    await sendKeys({ press: 'Enter' });
    await until(() => nameOfFocus() === 'Message', 'the composer has the focus');
    expect(join.state.step).to.equal('joined');
  });

  it('stays where the visitor moved it while joining, and where it was before an auto-join', async () => {
    world = await startWorld({ seed: 'empty' });
    const other = document.createElement('input');
    for (const attributes of [{}, { 'auto-join': '' }]) {
      await world.control({ do: 'delay', path: '*/join*', ms: 800 });
      const { join } = await openPage(world, { chat: '', 'guest-name': 'Mira Holt', ...attributes });
      join.before(other);
      if (!('auto-join' in attributes)) joinAs(join, 'Mira Holt');
      other.focus();
      await reach(join, 'joined');
      await until(() => composerOf(join)?.checkVisibility() === true, 'the composer is shown');
      expect(focused()).to.equal(other);
      join.signOut();
    }
  });
});
