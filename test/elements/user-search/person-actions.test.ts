import { expect } from '@open-wc/testing';
import type { SpacesInviteDialog } from '../../../src/index.ts';
import { rest, user } from '../../emulator/rest.ts';
import { allByRole, byRole, typeInto } from '../../support/by-role.ts';
import { joinMarkup } from '../../support/visit.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { addLoadingSearch, openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('actions of the people search', () => {
  let world: World;
  let page: UserSearchHarness;

  const open = async (attributes: string, nick: string | undefined = 'ada', wish: WorldWish = {}) => {
    world = await startWorld({ seed: 'empty', ...wish });
    page = await openSearch(world, nick, attributes.replace('SPACE', world.space));
  };
  const rolesInSpace = async (): Promise<Record<string, string>> => {
    const { body } = await rest(world, `/api/spaces/${world.space}/members?size=100`, {
      token: await user(world, 'ada'),
    });
    const members = body['data'] as { displayname: string; role: string }[];
    return Object.fromEntries(members.map(({ displayname, role }) => [displayname, role]));
  };
  const shareSpace = async (nick: string): Promise<unknown> =>
    rest(world, `/api/spaces/${world.space}/join`, { token: await user(world, nick) });

  afterEach(() => world.stop());

  describe('calling', () => {
    const followed: string[] = [];
    /** Notes the link and stays on the page, because how the browser opens links is not tested here. */
    const stay = (event: Event): void => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
      if (link) followed.push(link.href, link.target, link.rel);
      event.preventDefault();
    };

    it('opens the service’s page for a call in another tab, and says so', async () => {
      await open('action="call"');
      page.root.addEventListener('click', stay);
      await page.find('okafor');
      await page.press('ArrowDown');
      await page.press('Enter');
      await page.until(() => page.events.length > 0, 'the call');
      expect(followed).to.deep.equal([
        `${world.web}/d/call?email=ben.okafor%40example.test`,
        '_blank',
        'noopener',
      ]);
      expect(page.events[0]![0]).to.equal('spaces-call-opened');
      expect(page.actionText).to.contain('The call with Ben Okafor opens in a new tab.');
      await expect(page.search).to.be.accessible();
      const answer = await fetch(followed[0]!);
      expect(await answer.text()).to.contain('A call with Ben Okafor');
    });

    it('does not call a person without a known e-mail address', async () => {
      await open('action="call"');
      page.search.search = async () => [{ id: 'x1', name: 'Xaver' }];
      await page.search.updateComplete;
      await page.find('xaver');
      expect(page.obstacle).to.equal('No known e-mail address');
      page.options[0]!.click();
      expect(page.events).to.deep.equal([]);
    });
  });

  describe('adding to the space', () => {
    it('lets admins choose the role', async () => {
      await open('action="add" space="SPACE"');
      await page.find('gil');
      await page.until(() => page.roleChoices.length > 0, 'the choice');
      const [choice] = page.roleChoices;
      expect(choice!.labels[0]!.textContent).to.contain('Role in the space');
      expect([...choice!.options].map(({ text }) => text)).to.deep.equal(['Member', 'Admin']);
      await expect(page.search).to.be.accessible();
      choice!.value = 'admin';
      choice!.dispatchEvent(new Event('change', { bubbles: true }));
      await page.find('novák');
      page.options[0]!.click();
      await page.until(() => page.events.length > 0, 'done');
      expect(await rolesInSpace()).to.include({ 'Gil Novák': 'admin' });
    });

    it('drops a name that was typed for another space', async () => {
      await open('action="add" space="SPACE"');
      await page.find('gil');
      page.search.space = 'other';
      await page.search.updateComplete;
      expect(page.field.value).to.equal('');
      expect(page.options).to.deep.equal([]);
    });

    it('adds people as members when the user is only a member, whatever role the page suggests', async () => {
      await open('action="add" add-as="admin" space="SPACE"', 'ben');
      await page.find('gil');
      expect(page.roleChoices).to.deep.equal([]);
      page.options[0]!.click();
      await page.until(() => page.events.length > 0, 'done');
      expect(await rolesInSpace()).to.include({ 'Gil Novák': 'member' });
    });

    it('tells guests of the space in each row that they cannot add people', async () => {
      world = await startWorld({ seed: 'empty' });
      await shareSpace('hana');
      page = await openSearch(world, 'hana', `action="add" space="${world.space}"`);
      await page.find('moreno');
      expect(page.obstacle).to.equal('Guests of this space cannot add people');
      await expect(page.search).to.be.accessible();
    });

    it('is tried again on request after the service failed, and the field keeps the focus', async () => {
      await open('action="add" space="SPACE"');
      await world.control({ do: 'fail', status: 503, times: 'all', path: '*/attendees/*' });
      await page.find('gil');
      page.options[0]!.click();
      await page.until(() => page.events.length > 0, 'the failure');
      await world.control({ do: 'clear' });
      byRole(page.search, 'button', 'Try again').focus();
      page.click('Try again');
      await page.until(() => page.actionText.includes('Gil Novák is now in the space'), 'done');
      expect(page.isFieldFocused).to.equal(true);
      expect(await rolesInSpace()).to.include({ 'Gil Novák': 'member' });
    });

    it('shows why a person cannot be picked after the service has refused to add them', async () => {
      await open('action="add" space="SPACE"');
      await world.control({ do: 'fail', status: 403, path: '*/attendees/*' });
      await page.find('gil');
      page.options[0]!.click();
      await page.until(() => page.events.length > 0, 'an event');
      expect(byRole(page.search, 'alert').textContent).to.contain('did not allow you to add Gil Novák');
      await page.find('novák');
      expect(page.obstacle).to.equal('The service did not allow it');
    });
  });

  describe('direct conversations', () => {
    it('explains why the service has refused a conversation with a person of another organization', async () => {
      await open('action="direct"');
      const hana = (await rest(world, '/api/users/me', { token: await user(world, 'hana') })).body;
      page.search.search = async () => [
        { id: String(hana['_id']), name: 'Hana Ito', organization: 'Elsewhere Ltd' },
      ];
      await page.search.updateComplete;
      await page.find('hana');
      expect(page.options[0]!.querySelector('[part="organization"]')!.textContent).to.equal('Elsewhere Ltd');
      page.options[0]!.click();
      await page.until(() => page.events.length > 0, 'the refusal');
      expect(byRole(page.search, 'alert').textContent).to.contain('You cannot talk with Hana Ito directly');
      await page.find('ito');
      expect(page.obstacle).to.equal('Not in your organization, and not met in a space');
      await expect(page.search).to.be.accessible();
    });

    it('tells guests in each row that they cannot start a conversation', async () => {
      world = await startWorld({ seed: 'empty', switches: { guestSearch: 'allowed' } });
      page = await openSearch(
        world,
        undefined,
        'action="direct"',
        (search) => joinMarkup(world, '') + search,
      );
      await page.root.querySelector('spaces-join')!.join('Mira Holt');
      await page.find('moreno');
      expect(page.obstacle).to.equal('Guests cannot do this');
      await page.find('zzz');
      expect(page.options, 'guests cannot invite either').to.deep.equal([]);
    });
  });

  describe('inviting', () => {
    const dialog = (): SpacesInviteDialog => page.dialog!;
    const opened = async (): Promise<void> => {
      await page.until(() => page.dialog?.state?.step === 'editing', 'the dialog');
      await dialog().updateComplete;
    };

    it('opens the dialog with two keys when no person has the name', async () => {
      await open('action="direct"');
      await page.find('hana');
      expect(page.optionNames).to.deep.equal(['Invite by e-mail']);
      await expect(page.search).to.be.accessible();
      await page.press('ArrowDown');
      expect(page.active).to.equal('Invite by e-mail');
      await page.press('Enter');
      await opened();
      expect(byRole(dialog(), 'heading').textContent).to.contain('New space');
      expect(page.dialogText).to.contain('No people found for “hana”. Enter an e-mail address.');
      expect(page.isDialogModal).to.equal(true);
      await expect(page.search).to.be.accessible();
    });

    it('opens the dialog with two keys when no person has the address, which the dialog shows', async () => {
      await open('action="add" space="SPACE"');
      await page.find('iris@far.example');
      expect(page.optionNames).to.deep.equal(['Invite iris@far.example']);
      await page.press('ArrowDown');
      await page.press('Enter');
      await opened();
      expect(byRole(dialog(), 'heading').textContent).to.contain('Invite people to Quiet corner');
      await page.until(() => allByRole(dialog(), 'button', 'Remove iris@far.example').length > 0, 'a chip');
      byRole(dialog(), 'button', 'Send invitations').click();
      await page.until(() => dialog().state.step === 'sent', 'it is sent');
      expect((await world.mails()).map(({ to }) => to)).to.deep.equal(['iris@far.example']);
    });

    it('opens the dialog again for another address', async () => {
      await open('action="direct"');
      for (const address of ['iris@far.example', 'jona@far.example']) {
        await page.find(address);
        page.options[0]!.click();
        await opened();
        await page.until(() => allByRole(dialog(), 'button', `Remove ${address}`).length > 0, address);
        byRole(dialog(), 'button', 'Cancel').click();
        await page.until(() => !dialog().open, 'it is closed');
      }
    });

    it('offers no invitation when the page excludes it or has its own search', async () => {
      await open('no-invite');
      await page.find('hana');
      expect(page.options).to.deep.equal([]);
      page.search.noInvite = false;
      page.search.search = async () => [];
      await page.search.updateComplete;
      await page.find('hanna');
      expect(page.options).to.deep.equal([]);
    });
  });

  it('picks people when the page asks for an unknown action', async () => {
    await open('action="dierct"');
    await page.find('okafor');
    page.options[0]!.click();
    expect(page.events.map(([name]) => name)).to.deep.equal(['spaces-person-picked']);
    expect(page.search.action).to.equal('pick');
    expect((await world.requests()).some(({ path }) => path.includes('/direct/'))).to.equal(false);
  });

  it('applies what the user typed while the picker was loading', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', 'multiple');
    const { field, search: late } = await addLoadingSearch(page, true);
    typeInto(field, 'far@away.example');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await page.until(() => late.selected.length > 0, 'a chip');
    expect(late.selected).to.deep.equal([{ kind: 'email', email: 'far@away.example' }]);
  });
});
