/** The conversation when the session ends or the PIN changes. */
import { expect } from '@open-wc/testing';
import { logIn } from '../emulator/sign-in.ts';
import { accountSettings, signIn } from '../support/account-page.ts';
import { byRole, textIn, typeInto } from '../support/by-role.ts';
import { closePages, popupAt } from '../support/other-page.ts';
import { watchTraffic } from '../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';

describe('When the session ends', () => {
  let world: World;
  let page: Visit;

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    page = await visit(world, joinMarkup(world), accountSettings);
  };
  const log = (): string => byRole(page.chat, 'log').textContent ?? '';

  afterEach(async () => {
    leaveAll();
    await closePages();
    await world.stop();
  });

  describe('of an account', () => {
    const end = async (): Promise<void> => {
      await begin();
      await signIn(world, page);
      page.press('Join as Gil Novák');
      await page.live();
      page.say('Said before');
      await page.reads('Said before');
      await world.control({ do: 'revoke', who: 'gil' });
      await page.reach('expired');
      await until(() => page.buttons.includes('Sign in'), 'a sign-in button');
    };

    it('the conversation stays, and continues after another sign-in', async () => {
      await end();
      const { chat } = page;
      expect(log()).to.contain('Said before');
      await expect(page.join).to.be.accessible();
      await signIn(world, page);
      expect(log(), 'readable meanwhile').to.contain('Said before');
      await expect(page.join).to.be.accessible();
      page.press('Join as Gil Novák');
      await page.live();
      expect(page.chat).to.equal(chat);
      page.say('Said after');
      await page.reads('Said after');
      expect(page.texts).to.include.members(['Said before', 'Said after']);
    });

    it('the conversation stays readable when the next sign-in is cancelled or refused', async () => {
      await end();
      page.press('Sign in');
      const cancelled = await popupAt(world.accounts);
      await until(() => page.buttons.includes('Cancel'), 'a cancel button');
      page.press('Cancel');
      // The page has no access to the window any more, so the user closes it.
      await cancelled.close();
      await page.reach('expired');
      await until(() => page.buttons.includes('Sign in'), 'the sign-in button again');
      page.press('Sign in');
      const popup = await popupAt(`${world.accounts}/login`);
      await logIn(popup);
      await popup.press('Deny');
      await until(() => page.alerts.includes('The sign-in was cancelled or refused.'), 'an alert');
      expect(page.join.state.step).to.equal('expired');
      expect(log()).to.contain('Said before');
    });

    it('another user sees nothing of the conversation', async () => {
      await end();
      await world.control({ do: 'signOut' });
      await signIn(world, page, 'hana');
      // Lists render in the next frame.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(textIn(page.chat)).not.to.contain('Said before');
    });
  });

  describe('of a guest', () => {
    it('the guest is warned before, and joins again with the same name after', async () => {
      await begin({ switches: { guestTokenSeconds: 10 } });
      await page.comeIn('Mira Holt');
      page.say('Said before');
      await page.reads('Said before');
      await until(() => page.types.includes('spaces-session-expiring'), 'an event for the page');
      const { detail } = page.heard.find(({ type }) => type === 'spaces-session-expiring')!;
      expect(detail).to.have.keys('name', 'endsAt').and.to.include({ name: 'Mira Holt' });
      expect(page.alerts[0]).to.match(/^Your guest session ends at .*You can join again after that/);
      await expect(page.join).to.be.accessible();
      expect(page.isLive).to.equal(true);
      await world.control({ do: 'expire', kind: 'guest' });
      await page.reach('expired');
      expect(page.alerts.filter((text) => text.includes('ends at'))).to.deep.equal([]);
      page.press('Join again as Mira Holt');
      await page.live();
      expect(page.texts).to.include('Said before');
      expect(page.types.filter((type) => type === 'spaces-session-expiring')).to.have.lengthOf(1);
    });

    it('five times in a row, no old token is used again and each time one new guest is created', async () => {
      const traffic = watchTraffic();
      try {
        await begin({ switches: { guestTokenSeconds: 60 } });
        await page.comeIn('Mira Holt');
        for (let times = 1; times <= 5; times++) {
          await world.control({ do: 'clock', advance: 61_000 });
          await world.control({ do: 'dropSockets' });
          await page.reach('expired');
          page.press('Join again as Mira Holt');
          await page.live();
        }
        expect(traffic.guestTokens).to.have.lengthOf(6);
        expect(new Set(traffic.guestTokens).size).to.equal(6);
        expect(traffic.sentAfterRefusal()).to.deep.equal([]);
        const anonymous = (await world.requests()).filter(
          ({ path, method }) => path === '/api/anonymous/auth' && method === 'POST',
        );
        expect(anonymous).to.have.lengthOf(6);
      } finally {
        traffic.stop();
      }
    });
  });

  it('not, but the PIN changes, the element asks for it and the conversation continues', async () => {
    await begin({ seed: 'pin' });
    page.ask('Mira Holt');
    await page.reach('needs-pin');
    typeInto(byRole(page.join, 'textbox', 'PIN'), '4711');
    page.press('Continue');
    await page.live();
    page.say('Said before');
    await page.reads('Said before');
    await world.control({ do: 'pin', pin: '1234' });
    await world.control({ do: 'dropSockets' });
    await page.reach('needs-pin');
    await expect(page.join).to.be.accessible();
    typeInto(byRole(page.join, 'textbox', 'PIN'), '4711');
    page.press('Continue');
    await until(() => page.alerts.some((text) => text.includes('PIN is not right')), 'the old PIN is wrong');
    typeInto(byRole(page.join, 'textbox', 'PIN'), '1234');
    page.press('Continue');
    await page.live();
    expect(page.texts).to.include('Said before');
  });
});
