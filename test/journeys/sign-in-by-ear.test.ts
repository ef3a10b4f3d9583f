/** Signing in by keyboard alone, and what a screen reader is told of it. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { logIn } from '../emulator/sign-in.ts';
import { accountSettings, signIn } from '../support/account-page.ts';
import { focused, nameOf } from '../support/by-role.ts';
import { closePages, popupAt } from '../support/other-page.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const atFocus = (): string => nameOf(focused() as HTMLElement);
const press = (key: string): Promise<unknown> => sendKeys({ press: key });

describe('signing in without a mouse', () => {
  let world: World;
  let page: Visit;

  const begin = async (): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await visit(world, joinMarkup(world), accountSettings);
    await until(() => page.buttons.includes('Sign up'), 'the ways in');
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

  it('every way in is reached in order', async () => {
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

  it('a sign-in is begun, given up, begun again and finished, and the focus is never lost', async () => {
    await begin();
    await tabTo('Sign in');
    await press('Enter');
    await until(() => page.buttons.includes('Cancel'), 'it waits');
    await until(() => focused()?.localName !== 'body', 'the focus is in the panel');
    await tabTo('Cancel');
    await press('Enter');
    await until(() => page.buttons.includes('Join as guest'), 'given up');
    expect(atFocus()).to.equal('Your name');
    await tabTo('Sign in');
    await press('Enter');
    await inWindow();
    await until(() => page.buttons.includes('Join as Gil Novák'), 'Gil is known');
    await page.settled();
    expect(atFocus()).to.equal('Join as Gil Novák');
    await press('Enter');
    await page.live();
    await page.settled();
    expect(atFocus()).to.equal('You are in Quiet corner');
    await press('Tab');
    expect(atFocus()).to.equal('Leave');
  });

  it('a guest hands over to an account, and the focus is never lost', async () => {
    await begin();
    await tabTo('Your name');
    await sendKeys({ type: 'Mira Holt' });
    await press('Enter');
    await page.live();
    await tabTo('Sign in');
    await press('Enter');
    await until(() => atFocus() === 'Open it again', 'the focus follows');
    await inWindow('hana');
    await until(() => atFocus() === 'Continue as Hana Ito', 'the focus follows');
    await press('Enter');
    await until(() => atFocus() === 'Use another account', 'the focus follows');
    await tabTo('Stay as guest');
    await press('Enter');
    await until(() => atFocus() === 'Sign in', 'the focus follows');
    await tabTo('Message');
  });

  it('a screen reader hears each change once', async () => {
    await begin();
    const heard = listenTo(page.join.shadowRoot!);
    await signIn(world, page);
    page.press('Join as Gil Novák');
    await page.live();
    await until(() => heard().includes('You are in Quiet corner'), 'it is said');
    page.join.signOut();
    await page.reach('invited');
    page.name('Mira Holt');
    page.press('Join as guest');
    await page.live();
    await until(() => heard().split('You are in Quiet corner').length === 3, 'it is said again');
    await signIn(world, page);
    page.press('Continue as Gil Novák');
    await until(() => page.join.state.step === 'joined' && page.join.state.role === 'member', 'handed over');
    await until(() => heard().split('You are in Quiet corner').length === 4, 'and said');
    const times = (sentence: string): number => heard().split(sentence).length - 1;
    expect(times('Please sign in using the window that opened.')).to.equal(2);
    expect(times('You are signed in as Gil Novák')).to.equal(2);
    expect(times('Joining…')).to.equal(2);
    expect(times('undefined')).to.equal(0);
  }).timeout(20_000);

  it('a screen reader hears once why an account does not fit', async () => {
    await begin();
    await signIn(world, page, 'hana');
    const heard = listenTo(page.join.shadowRoot!);
    page.press('Join as Hana Ito');
    await page.reach('wrong-account');
    await until(() => heard().includes('this invitation is not for this account'), 'it is said');
    await page.settled();
    expect(heard().split('this invitation is not for this account')).to.have.lengthOf(2);
  });
});

/** What is announced from now on: the sentences of the live region of a panel, and its alerts as they come. */
function listenTo(root: ShadowRoot): () => string {
  const sentences: string[] = [];
  const region = root.querySelector('[aria-live="polite"]')!;
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target === region || region.contains(target))) {
      sentences.push(region.textContent ?? '');
    }
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const alerts = [
          ...(node.matches('[role="alert"]') ? [node] : []),
          ...node.querySelectorAll('[role="alert"]'),
        ];
        sentences.push(...alerts.map(({ textContent }) => textContent ?? ''));
      }
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
  return () => sentences.join(' ');
}
