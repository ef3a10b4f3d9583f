/** A guest signs in during a conversation: the conversation stays and continues as the account. */
import { expect } from '@open-wc/testing';
import { byRole } from '../support/by-role.ts';
import { accountSettings, signIn } from '../support/account-page.ts';
import { closePages, popupAt } from '../support/other-page.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

describe('A guest who signs in', () => {
  let world: World;
  let page: Visit;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
    page = await visit(world, joinMarkup(world), accountSettings);
    await page.comeIn('Mira Holt');
    page.say('Written as a guest');
    await page.reads('Written as a guest');
  };
  const asked = async (path: RegExp): Promise<number> =>
    (await world.requests()).filter((one) => path.test(one.path)).length;
  const log = (): string => byRole(page.chat, 'log').textContent ?? '';

  afterEach(async () => {
    leaveAll();
    await closePages();
    await world.stop();
  });

  it('continues in the same conversation with the new name, which the conversation announces', async () => {
    await begin();
    const { chat } = page;
    await signIn(world, page);
    await expect(page.join).to.be.accessible();
    const joins = await asked(/\/join/);
    expect(page.join.state, 'still the guest').to.have.nested.property('person.name', 'Mira Holt');
    page.press('Continue as Gil Novák');
    await until(() => page.types.at(-1) === 'spaces-joined', 'joined as Gil');
    await page.live();
    expect(page.join.state).to.deep.include({ step: 'joined', role: 'member' });
    expect(page.chat, 'the same conversation').to.equal(chat);
    expect(await asked(/\/join/), 'joined once').to.equal(joins + 1);
    await until(
      () => /Written as a guest.*From here on, you write as Gil Novák/s.test(log()),
      'the announcement in the log',
    );
    expect(page.find('[part~="own-message"]'), 'the guest’s messages stay their own').not.to.equal(undefined);
    page.say('Written as a member');
    await page.reads('Written as a member');
    const [guest, member] = await world.messages(world.space);
    expect(guest).to.have.nested.property('sender.displayname', 'Mira Holt');
    expect(member).to.have.nested.property('sender.displayname', 'Gil Novák');
    expect(page.types).not.to.include('spaces-left');
    await expect(page.join).to.be.accessible();
  });

  for (const uninvited of ['guest', 'absent', 'refused'] as const) {
    it(`stays as guest when the account is not invited, and reads why (the service: ${uninvited})`, async () => {
      await begin({ uninvited });
      await signIn(world, page, 'hana');
      page.press('Continue as Hana Ito');
      await until(() => page.alerts.length > 0, 'an alert');
      expect(page.alerts).to.deep.equal([
        'You are signed in as Hana Ito (hana.ito@elsewhere.example); this invitation is not for this account. You are still here as Mira Holt.',
      ]);
      expect(page.isLive).to.equal(true);
      await expect(page.join).to.be.accessible();
      page.press('Stay as guest');
      page.say('Still here');
      await page.reads('Still here');
      expect(log()).not.to.contain('From here on');
    });
  }

  it('still sees the newest message after that, also in a long conversation', async () => {
    await begin();
    await world.control({ do: 'say', text: 'Line #', count: 40 });
    await page.reads('Line 40');
    await signIn(world, page);
    // A click also moves the focus, which needs the new layout at once.
    byRole(page.join, 'button', 'Continue as Gil Novák').focus();
    page.press('Continue as Gil Novák');
    await until(() => log().includes('From here on, you write as Gil Novák'), 'the announcement in the log');
    await page.settled();
    const { scrollHeight, scrollTop, clientHeight } = byRole(page.chat, 'log');
    expect(scrollHeight - scrollTop - clientHeight).to.be.below(2);
    expect(page.buttons).not.to.include('Go to the newest message');
  });

  it('may cancel at any step and stays as guest', async () => {
    await begin();
    await page.choose('Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await until(() => page.buttons.includes('Cancel'), 'a cancel button');
    await expect(page.join).to.be.accessible();
    page.press('Cancel');
    // The page has no access to the window any more, so the user closes it.
    await popup.close();
    expect(page.isLive).to.equal(true);
    await signIn(world, page);
    page.press('Stay as guest');
    await until(async () => (await asked(/revoke_token/)) === 1, 'the token is revoked');
    expect(page.isLive).to.equal(true);
    expect(page.join.state).to.have.nested.property('person.name', 'Mira Holt');
  });
});
