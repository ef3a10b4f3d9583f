import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openPage, reach } from './join-harness.ts';

const nameOfFocus = (): string => nameOf(focused() as HTMLElement);

describe('spaces-join with the keyboard', () => {
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
    expect(nameOfFocus()).to.equal('PIN');
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
});
