/** Signing in with only the keyboard, and the announcements of a screen reader. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { logIn } from '../emulator/sign-in.ts';
import { accountSettings, signIn } from '../support/account-page.ts';
import { focused, nameOf } from '../support/by-role.ts';
import { closePages, popupAt } from '../support/other-page.ts';
import { listenTo } from '../support/screen-reader.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const atFocus = (): string => nameOf(focused() as HTMLElement);
const press = (key: string): Promise<unknown> => sendKeys({ press: key });

describe('Signing in without a mouse', () => {
  let world: World;
  let page: Visit;

  const begin = async (): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await visit(world, joinMarkup(world), accountSettings);
    await until(() => page.buttons.includes('Sign up'), 'the sign-in buttons');
  };
  const tabTo = async (name: string): Promise<void> => {
    for (let steps = 0; steps < 12 && atFocus() !== name; steps++) await press('Tab');
    expect(atFocus()).to.equal(name);
  };
  const inWindow = async (nick: 'gil' | 'hana' = 'gil'): Promise<void> => {
    const popup = await popupAt(world.accounts);
    if ((await popup.look()).heading === 'Sign in') await logIn(popup, nick);
    await popup.press('Allow');
  };

  afterEach(async () => {
    leaveAll();
    await closePages();
    await world.stop();
  });

  it('reaches all buttons in order', async () => {
    await begin();
    const order: string[] = [];
    for (let steps = 0; steps < 7; steps++) {
      await press('Tab');
      order.push(atFocus());
    }
    expect(order).to.deep.equal([
      'Your name',
      'Join as guest',
      'Sign in',
      'Sign in with Google',
      'Sign in with Office 365',
      'Sign in with Salesforce',
      'Sign up',
    ]);
  });

  it('keeps the focus while the user starts, cancels, restarts and finishes a sign-in', async () => {
    await begin();
    await tabTo('Sign in');
    await press('Enter');
    await until(() => page.buttons.includes('Cancel'), 'the page waits');
    await until(() => focused()?.localName !== 'body', 'the focus is in the panel');
    const cancelled = await popupAt(world.accounts);
    await tabTo('Cancel');
    await press('Enter');
    await until(() => page.buttons.includes('Join as guest'), 'cancelled');
    // The page has no access to the window any more, so the user closes it.
    await cancelled.close();
    expect(atFocus()).to.equal('Your name');
    await tabTo('Sign in');
    await press('Enter');
    await inWindow();
    await until(() => page.buttons.includes('Join as Gil Novák'), 'Gil is known');
    await page.settled();
    expect(atFocus()).to.equal('Join as Gil Novák');
    await press('Enter');
    await page.live();
    await until(() => atFocus() === 'Message', 'the focus is in the composer');
    await tabTo('Send');
  });

  it('keeps the focus while a guest continues as an account', async () => {
    await begin();
    await tabTo('Your name');
    await sendKeys({ type: 'Mira Holt' });
    await press('Enter');
    await page.live();
    await tabTo('Menu');
    await press('Enter');
    await until(() => focused()?.role === 'menuitem', 'the focus is in the menu');
    while (atFocus() !== 'Sign in') await press('ArrowDown');
    await press('Enter');
    await until(() => atFocus() === 'Open it again', 'the focus follows');
    await inWindow('hana');
    await until(() => atFocus() === 'Continue as Hana Ito', 'the focus follows');
    await press('Enter');
    await until(() => atFocus() === 'Use another account', 'the focus follows');
    await tabTo('Stay as guest');
    await press('Enter');
    await until(() => atFocus() === 'Message', 'the focus is back in the conversation');
  });

  it('announces each change once', async () => {
    await begin();
    const heard = listenTo(page.join);
    await signIn(world, page);
    page.press('Join as Gil Novák');
    await page.live();
    await until(() => heard().includes('You are in Quiet corner'), 'the announcement');
    page.join.signOut();
    await page.reach('invited');
    page.name('Mira Holt');
    page.press('Join as guest');
    await page.live();
    await until(() => heard().split('You are in Quiet corner').length === 3, 'the second announcement');
    await signIn(world, page);
    page.press('Continue as Gil Novák');
    await until(
      () => page.join.state.step === 'joined' && page.join.state.role === 'member',
      'joined as Gil',
    );
    await until(() => heard().split('You are in Quiet corner').length === 4, 'the third announcement');
    const times = (sentence: string): number => heard().split(sentence).length - 1;
    expect(times('Please sign in using the window that opened.')).to.equal(2);
    expect(times('You are signed in as Gil Novák')).to.equal(2);
    expect(times('Joining…')).to.equal(2);
    expect(times('undefined')).to.equal(0);
  }).timeout(20_000);

  it('announces once why an account cannot join', async () => {
    await begin();
    await signIn(world, page, 'hana');
    const heard = listenTo(page.join);
    page.press('Join as Hana Ito');
    await page.reach('wrong-account');
    await until(() => heard().includes('this invitation is not for this account'), 'the announcement');
    await page.settled();
    expect(heard().split('this invitation is not for this account')).to.have.lengthOf(2);
  });
});
