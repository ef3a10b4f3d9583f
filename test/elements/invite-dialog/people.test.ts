import { expect } from '@open-wc/testing';
import type { SpacesUserSearch } from '../../../src/index.ts';
import { hostileInvitees } from '../../protocol/hostile-invitees.ts';
import { byRole, focused, nameOf, typeInto } from '../../support/by-role.ts';
import { watchTraffic } from '../../support/page-traffic.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import {
  chips,
  choose,
  chooseFile,
  inside,
  openDialog,
  paste,
  pick,
  press,
  reach,
  reported,
  type DialogPage,
} from './dialog-page.ts';

describe('the people of an invitation', () => {
  let world: World;
  let page: DialogPage;

  const open = async (attributes: Readonly<Record<string, string>> = {}, nick?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, attributes, nick);
  };
  const text = (): string => page.dialog.shadowRoot!.textContent.replace(/\s+/g, ' ');
  const marks = (): Record<string, string> =>
    Object.fromEntries(
      [...page.dialog.shadowRoot!.querySelectorAll('[part="roles"] [data-mark]')].map((row) => [
        row.querySelector('bdi')!.textContent,
        row.querySelector('.mark')!.textContent,
      ]),
    );
  /** What the page asks for from now on, until the invitation is out: everybody named in its requests. */
  const sendAll = async (button: string): Promise<string[]> => {
    const traffic = watchTraffic();
    await press(page.dialog, button);
    if (page.dialog.state.step === 'editing') await press(page.dialog, button);
    await reach(page.dialog, 'sent');
    traffic.stop();
    const bodies = traffic.sent.filter(({ url }) => url.endsWith('/invite')).map(({ body }) => body ?? '');
    return bodies.flatMap((body) => {
      const { invitees } = JSON.parse(body) as { invitees: { invitee: string }[] };
      return invitees.map(({ invitee }) => invitee);
    });
  };

  afterEach(() => world.stop());

  it('begin with somebody who was not found, which is said to those who listen, too', async () => {
    await open();
    page.dialog.hide();
    await page.dialog.updateComplete;
    page.dialog.show([], 'hana');
    const region = inside(page.dialog, 'dialog > [aria-live="polite"]');
    await until(() => region.textContent.includes('“hana” was not found'), 'it is heard');
    expect(text()).to.contain('“hana” was not found. Enter their e-mail address.');
    await expect(page.dialog).to.be.accessible();
  });

  it('come from the column of a file that somebody chooses', async () => {
    await open({ space: '' });
    const table =
      'Firm;Mail;Private\nHarbour;kai@harbour.example;k@home.example\nQuay;lena@quay.example;\nDock;a@b@c;';
    await chooseFile(page.dialog, 'partners.csv', table);
    expect(nameOf(inside(page.dialog, 'legend'))).to.equal(
      'Which column of “partners.csv” holds the addresses?',
    );
    await expect(page.dialog).to.be.accessible();
    inside<HTMLInputElement>(page.dialog, 'input[type="radio"]:not(:checked)').click();
    await page.dialog.updateComplete;
    expect(nameOf(inside(page.dialog, '[part~="take-file"]'))).to.equal('Add 1 address');
    inside<HTMLInputElement>(page.dialog, 'input[type="radio"]').click();
    await page.dialog.updateComplete;
    await press(page.dialog, 'Add 3 addresses');
    await reported(page.dialog, '1 entry is not an e-mail address: a@b@c');
    expect(await chips(page.dialog)).to.deep.equal(['kai@harbour.example', 'lena@quay.example']);
    expect(page.dialog.shadowRoot!.querySelector('[part="file"]')).to.equal(null);
  });

  it('do not come from a file without an address, which is told in a sentence', async () => {
    await open();
    await chooseFile(page.dialog, 'plans.csv', 'Plan,Date\nQuay,tomorrow');
    expect(nameOf(byRole(page.dialog, 'alert'))).to.equal('There is no e-mail address in “plans.csv”.');
    await expect(page.dialog).to.be.accessible();
    await chooseFile(page.dialog, 'everybody.csv', `Mail\n${'p@example.test\n'.repeat(2_001)}`);
    await until(() => text().includes('up to 2000 people'), 'it is too large');
  });

  it('are marked when they are in already, invited before, or of another firm', async () => {
    await open({ space: '' });
    await choose(page.dialog, 'mira@harbour.example');
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    page.dialog.hide();
    await page.dialog.updateComplete;
    page.dialog.show();
    await reach(page.dialog, 'editing');
    const list = 'ben.okafor@example.test, mira@harbour.example, new@example.test';
    await paste(page.dialog, list, '1 person already in this space');
    expect(await chips(page.dialog), 'who is in needs no chip').to.not.include('ben.okafor@example.test');
    expect(marks()).to.deep.equal({ 'mira@harbour.example': 'Invited before' });
    await choose(page.dialog, 'tom@quay.example');
    expect(marks()['tom@quay.example']).to.equal('External');
    expect(text())
      .to.contain('One person was invited before and gets another invitation.')
      .and.to.contain('One person is outside example.test.')
      .and.to.contain('3 people will be invited.');
    await expect(page.dialog).to.be.accessible();
  });

  it('do not include who makes a new space, who is in it anyway', async () => {
    await open();
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), 'Plans');
    await paste(page.dialog, 'ada.moreno@example.test, one@example.test', '1 person found');
    expect(marks()).to.deep.equal({ 'Ada Moreno': 'Already in the space' });
    expect(text()).to.contain('One person is in the space already and gets no invitation.');
    expect(await sendAll('Send invitations')).to.deep.equal(['one@example.test']);
    expect(page.invited[0]?.outcomes.map(({ status }) => status).sort()).to.deep.equal(['in-space', 'sent']);
  });

  it('are guests where a member invites, who can choose no other role', async () => {
    await open({ space: '' }, 'ben');
    await choose(page.dialog, 'one@example.test');
    expect(text()).to.contain('You can invite guests here.');
    expect(page.dialog.shadowRoot!.querySelector('#usual-role, [part="roles"]')).to.equal(null);
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect(await world.mails()).to.have.lengthOf(1);
  });

  it('are not left out because somebody typed a name and picked nobody', async () => {
    await open({ space: '' });
    const field = inside<SpacesUserSearch>(page.dialog, 'spaces-user-search');
    await choose(page.dialog, 'one@example.test');
    typeInto(byRole(field, 'combobox'), 'Gil Nov');
    await field.updateComplete;
    await press(page.dialog, 'Send invitations');
    expect(page.dialog.state.step).to.equal('editing');
    await until(() => field.shadowRoot!.textContent.includes('Choose a person from the list'), 'it is told');
    expect(focused()?.getAttribute('role')).to.equal('combobox');
    await pick(page.dialog, 'Gil Novák');
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect(await world.mails()).to.have.lengthOf(2);
  });

  const typed = async (): Promise<void> => {
    const field = inside<HTMLElement>(page.dialog, 'spaces-user-search');
    const box = byRole(field, 'combobox') as HTMLInputElement;
    for (const [, address] of hostileInvitees) {
      typeInto(box, address);
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await page.dialog.updateComplete;
    }
    typeInto(box, '');
  };
  const pasted = (separator: string) => async (): Promise<void> => {
    await paste(
      page.dialog,
      hostileInvitees.map(([, address]) => address).join(separator),
      'to invite by e-mail',
    );
  };

  for (const [how, enter] of [
    ['typed', typed],
    ['pasted line by line', pasted('\n')],
    ['pasted with commas', pasted(',')],
  ] as const) {
    it(`are exactly the chips when 35 hostile texts are ${how}, and so are the mails and their headers`, async () => {
      await open({ space: '', role: 'guest' });
      await choose(page.dialog, 'one@example.test');
      await enter();
      const chosen = await chips(page.dialog);
      expect(chosen.length).to.be.greaterThan(1);
      for (const address of chosen) expect(address).to.match(/^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d.-]+$/);
      expect((await sendAll('Send invitations')).sort()).to.deep.equal(chosen.sort());
      const mails = await world.mails();
      const named = mails.map(({ headers }) => headers.find(([name]) => name === 'to')?.[1] ?? '');
      expect(named.sort()).to.deep.equal(chosen);
      for (const { headers } of mails) {
        const meant = 'content-type date from message-id mime-version reply-to subject to';
        expect(
          headers
            .map(([name]) => name)
            .sort()
            .join(' '),
        ).to.equal(meant);
      }
    });
  }
});
