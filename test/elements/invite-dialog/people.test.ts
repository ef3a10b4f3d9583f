import { expect } from '@open-wc/testing';
import { hostileInvitees } from '../../protocol/fixtures/hostile-invitees.ts';
import { focused, typeInto } from '../../support/by-role.ts';
import { watchTraffic } from '../../support/page-traffic.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('the people of an invitation', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (attributes: Readonly<Record<string, string>> = {}, user?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, attributes, user);
  };
  /** Sends the invitations and returns the invitees in the requests. */
  const sendAll = async (button: string): Promise<string[]> => {
    const traffic = watchTraffic();
    await dialog.press(button);
    if (dialog.element.state.step === 'editing') await dialog.press(button);
    await dialog.reach('sent');
    traffic.stop();
    const bodies = traffic.sent.filter(({ url }) => url.endsWith('/invite')).map(({ body }) => body ?? '');
    return bodies.flatMap((body) => {
      const { invitees } = JSON.parse(body) as { invitees: { invitee: string }[] };
      return invitees.map(({ invitee }) => invitee);
    });
  };

  afterEach(() => world.stop());

  it('start with a name that was not found, which is also announced to screen readers', async () => {
    await open();
    await dialog.hide();
    dialog.element.show([], 'hana');
    const sentence = 'No people found for “hana”. Enter an e-mail address.';
    await until(() => dialog.announcement.includes(sentence), 'it is announced');
    expect(dialog.text).to.contain(sentence);
    await expect(dialog.element).to.be.accessible();
  });

  it('come from the column of a file that the user chooses', async () => {
    await open({ space: '' });
    const table =
      'Firm;Mail;Private\nHarbour;kai@harbour.example;k@home.example\nQuay;lena@quay.example;\nDock;a@b@c;';
    await dialog.chooseFile('partners.csv', table);
    expect(dialog.fileQuestion).to.equal('Which column of “partners.csv” contains the addresses?');
    await expect(dialog.element).to.be.accessible();
    await dialog.chooseColumn(1);
    expect(dialog.fileButton).to.equal('Add 1 address');
    await dialog.chooseColumn(0);
    await dialog.press('Add 3 addresses');
    await dialog.reported('1 entry is not an e-mail address: a@b@c');
    expect(await dialog.chips()).to.deep.equal(['kai@harbour.example', 'lena@quay.example']);
    expect(dialog.fileQuestion).to.equal(undefined);
  });

  it('get the roles of a file if the user wants it, and the rest of the file is named', async () => {
    await open({ space: '' });
    const table =
      'Name;E-Mail;Private;Role\n"Moreno; Kai";kai@harbour.example;;Admin\nLena;lena@quay.example;l@home.example;Organizer\nHana;;;Guest';
    await dialog.chooseFile('team.csv', table);
    await dialog.check('Use the roles in column “Role”');
    expect(dialog.text).to.contain('because theirs is unknown: Organizer');
    expect(dialog.text).to.contain('1 row has no address in this column');
    expect(dialog.text).to.contain('1 address is only in other columns');
    await expect(dialog.element).to.be.accessible();
    await dialog.press('Add 2 addresses');
    await dialog.reported('2 addresses to invite by e-mail');
    expect(dialog.roleOf('kai@harbour.example')).to.equal('admin');
    expect(dialog.roleOf('lena@quay.example')).to.equal('member');
    expect(dialog.fileNotes).to.deep.equal(['Hana · Guest', 'l@home.example']);
  });

  it('do not come from a file without addresses or with too many, which a message explains', async () => {
    await open();
    await dialog.chooseFile('plans.csv', 'Plan,Date\nQuay,tomorrow');
    expect(dialog.alerts[0]).to.equal('“plans.csv” contains no e-mail addresses.');
    await expect(dialog.element).to.be.accessible();
    await dialog.chooseFile('all.csv', `Mail\n${'p@example.test\n'.repeat(2_001)}`);
    await until(() => dialog.text.includes('up to 2000 people'), 'it is too large');
  });

  it('are marked when they are members, already invited, or from another company', async () => {
    await open({ space: '' });
    await dialog.choose('mira@harbour.example');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    await dialog.hide();
    dialog.element.show();
    await dialog.reach('editing');
    const list = 'ben.okafor@example.test, mira@harbour.example, new@example.test';
    await dialog.paste(list, '1 person already in this space');
    expect(await dialog.chips(), 'a member gets no chip').to.not.include('ben.okafor@example.test');
    expect(dialog.marks).to.deep.equal({ 'mira@harbour.example': 'Already invited' });
    await dialog.choose('tom@quay.example');
    expect(dialog.marks['tom@quay.example']).to.equal('External');
    expect(dialog.text)
      .to.contain('One person was already invited and will get another invitation.')
      .and.to.contain('One person is outside example.test.')
      .and.to.contain('3 people will be invited.');
    await expect(dialog.element).to.be.accessible();
  });

  it('do not include the user who creates the space', async () => {
    await open();
    await dialog.typeTitle('Plans');
    await dialog.paste('ada.moreno@example.test, one@example.test', '1 person found');
    expect(dialog.marks).to.deep.equal({ 'Ada Moreno': 'Already in the space' });
    expect(dialog.text).to.contain('One person is already in the space and will not be invited.');
    expect(await sendAll('Send invitations')).to.deep.equal(['one@example.test']);
    expect(dialog.invited[0]?.outcomes.map(({ status }) => status).sort()).to.deep.equal([
      'in-space',
      'sent',
    ]);
  });

  it('are guests when a member invites them, who cannot choose another role', async () => {
    await open({ space: '' }, 'ben');
    await dialog.choose('one@example.test');
    expect(dialog.text).to.contain('You can only invite guests to this space.');
    expect(dialog.hasRoleFields).to.equal(false);
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(await world.mails()).to.have.lengthOf(1);
  });

  it('are not lost when the user has typed a name without picking a person', async () => {
    await open({ space: '' });
    await dialog.choose('one@example.test');
    typeInto(await dialog.peopleInput(), 'Gil Nov');
    await dialog.peopleField();
    await dialog.press('Send invitations');
    expect(dialog.element.state.step).to.equal('editing');
    await dialog.peopleFieldSays('Choose a person from the list');
    expect(focused()?.getAttribute('role')).to.equal('combobox');
    await dialog.pick('Gil Novák');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(await world.mails()).to.have.lengthOf(2);
  });

  const hostile = hostileInvitees.map(([, text]) => text);
  const typed = (): Promise<void> => dialog.typePeople(...hostile);
  const pasted = (separator: string) => (): Promise<void> =>
    dialog.paste(hostile.join(separator), 'to invite by e-mail');

  for (const [how, enter] of [
    ['typed', typed],
    ['pasted line by line', pasted('\n')],
    ['pasted with commas', pasted(',')],
  ] as const) {
    it(`are exactly the chips, in the mails and their headers too, when 35 hostile texts are ${how}`, async () => {
      await open({ space: '', role: 'guest' });
      await dialog.choose('one@example.test');
      await enter();
      const chosen = await dialog.chips();
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
