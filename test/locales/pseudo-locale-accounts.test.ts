/** Marks every text of ours around accounts in `<spaces-join>`, so that one which comes from no catalogue can be seen. */
import { logIn } from '../emulator/sign-in.ts';
import { closePages, popupAt } from '../support/other-page.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';
import { english } from './english.ts';
import { PseudoPage } from './pseudo-page.ts';

const { account, exceptions, join } = english;
const settings = { 'client-id': 'demo', 'redirect-uri': '/test/support/signed-in.html', remember: 'tab' };
/** Brands have no translation. */
const content = ['Quiet corner', 'Google', 'Office 365', 'Salesforce', 'Gil Novák', 'Hana Ito', 'Gwen'];

describe('no text of ours around accounts is missing in the catalogues:', () => {
  let world: World;
  let page: PseudoPage;

  const begin = async (attributes = '', wish: WorldWish = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    const markup = `<spaces-join ${attributes} invite="${world.invite}"></spaces-join>`;
    page = await PseudoPage.open(world, markup, '', settings);
  };
  /** Signs in with the window that opens. */
  const signIn = async (nick: 'gil' | 'hana'): Promise<void> => {
    const popup = await popupAt(world.accounts);
    await logIn(popup, nick);
    await popup.press('Allow');
  };
  /** Joins as this user, who was not invited. */
  const joinAsHana = async (): Promise<void> => {
    await page.press(account.signIn);
    await signIn('hana');
    await page.press(exceptions.joinAs('Hana Ito'));
  };

  beforeEach(() => sessionStorage.clear());
  afterEach(async () => {
    page.close();
    await closePages();
    sessionStorage.clear();
    await world.stop();
  });

  it('the ways to sign in, the window, and the account that is known then', async () => {
    await begin();
    await page.shows(account.signUp);
    await page.isMarked(...content);
    await page.press(account.with('Google'));
    await page.shows(account.waiting);
    await page.isMarked(...content);
    const popup = await popupAt(`${world.accounts}/identity/google`);
    await popup.fill('E-mail', 'gil.novak@example.test');
    await popup.press('Continue');
    await popup.press('Allow');
    await page.shows(account.guestInstead);
    await page.isMarked(...content, 'gil.novak@example.test');
    await page.press(account.signOut);
    await page.shows(account.lastUsed);
    await page.isMarked(...content);
  });

  it('a sign-in that is given up or refused', async () => {
    await begin();
    await page.press(account.signIn);
    await (await popupAt(world.accounts)).close();
    await page.shows(account.closedHint);
    await page.isMarked(...content);
    await page.press(account.signInAgain);
    const popup = await popupAt(world.accounts);
    await logIn(popup);
    await popup.press('Deny');
    await page.shows(english.failures['sign-in-refused']);
    await page.isMarked(...content);
  });

  it('an account that was not invited', async () => {
    await begin();
    await joinAsHana();
    await page.shows(account.wrong);
    await page.isMarked(...content, 'hana.ito@elsewhere.example');
  });

  it('an account that may need a PIN', async () => {
    await begin('', { seed: 'pin', switches: { pinErrorBody: 'empty' } });
    await joinAsHana();
    await page.shows(account.pinHint);
    await page.isMarked(...content, 'hana.ito@elsewhere.example');
    await page.press(`${exceptions.continue}⟧`);
    await page.shows(exceptions.pinMissing);
    page.type('0000', '#pin');
    await page.press(`${exceptions.continue}⟧`);
    await page.shows(exceptions.pinWrong);
    await page.isMarked(...content, 'hana.ito@elsewhere.example');
  });

  it('a page that lets no guests in', async () => {
    await begin('no-guest');
    await page.shows(account.signIn);
    await page.isMarked(...content);
  });

  it('a page that lets no one in', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await PseudoPage.open(world, `<spaces-join no-guest invite="${world.invite}"></spaces-join>`);
    await page.shows(exceptions.noGuests);
    await page.isMarked(...content);
  });

  for (const chat of ['', 'chat'])
    it(`a guest who signs in later (${chat || 'without a conversation'})`, async () => {
      await begin(chat);
      await page.shows(join.joinAsGuest);
      page.type('Gwen');
      await page.press(join.joinAsGuest);
      if (chat) {
        await page.press(english.problems.menu);
        await page.press(account.signIn, 'menuitem');
      } else {
        await page.shows(account.haveAccount);
        await page.isMarked(...content);
        await page.press(account.signIn);
      }
      await page.shows(account.waitingHint);
      await page.isMarked(...content);
      await signIn('hana');
      await page.shows(account.stay);
      await page.isMarked(...content, 'hana.ito@elsewhere.example');
      await page.press(account.goOnAs('Hana Ito'));
      await page.shows(account.another);
      await page.isMarked(...content, 'hana.ito@elsewhere.example');
    });
});
