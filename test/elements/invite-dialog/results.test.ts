import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('sending invitations when something goes wrong', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, { space: world.space, role: 'guest' });
  };
  const invites = async () => (await world.requests()).filter(({ path }) => path.endsWith('/invite'));

  afterEach(() => world.stop());

  it('sends 500 invitations in 10 requests, shows the progress, and retries only the batch that failed', async () => {
    await open();
    const people = Array.from({ length: 500 }, (_, at) => `partner.${at}@harbour.example`);
    await dialog.paste(people.join('\n'), '500 addresses to invite by e-mail');
    await dialog.press('Send invitations');
    expect(dialog.heading).to.equal('Invite 500 people?');
    await expect(dialog.element).to.be.accessible();

    const progress = dialog.watchProgress();
    await world.control({ do: 'fail', status: 429, path: '*/invite', times: 1 });
    await dialog.press('Send invitations');
    await dialog.reach('sent', 40_000);
    progress.stop();
    expect(await invites()).to.have.lengthOf(10);
    expect(
      progress.seen.filter((line) =>
        line.endsWith(`: Sending invitations: ${Number.parseInt(line, 10)} of 500`),
      ),
    ).to.deep.equal(
      [0, 50, 100, 150, 200, 250, 300, 350, 400, 450].map(
        (done) => `${done} of 500: Sending invitations: ${done} of 500`,
      ),
    );
    expect(dialog.heading).to.equal('450 of 500 invitations sent');
    await expect(dialog.element).to.be.accessible();

    await dialog.press('Try again');
    await dialog.reach('sent');
    expect(dialog.heading).to.equal('All invitations sent');
    expect(await invites()).to.have.lengthOf(11);
    const mailed = (await world.mails()).map(({ to }) => to);
    expect(mailed).to.have.lengthOf(500);
    expect(new Set(mailed).size, 'no person gets two mails').to.equal(500);
  }).timeout(60_000);

  for (const [moment, fault] of [
    ['before the service reads the request', { do: 'reset', when: 'before' }],
    ['after the service sends the invitation', { do: 'reset', when: 'after' }],
    ['in the middle of the response', { do: 'truncate' }],
  ] as const) {
    it(`shows an invitation as unconfirmed and does not send it again when the connection breaks ${moment}`, async () => {
      await open();
      await dialog.choose('one@example.test');
      await world.control({ ...fault, path: '*/invite' });
      await dialog.press('Send invitations');
      await dialog.reach('sent');
      expect(dialog.invited).to.deep.equal([
        { spaceId: world.space, outcomes: [{ invitee: 'one@example.test', status: 'unconfirmed' }] },
      ]);
      expect(dialog.outcomes).to.contain('Unconfirmed');
      expect(dialog.alerts[0]).to.contain('Ask the person before');
      expect(dialog.has('button', 'Try again')).to.equal(false);
      await expect(dialog.element).to.be.accessible();
      const before = (await world.mails()).length;
      await dialog.press('Done');
      dialog.element.show();
      await dialog.reach('editing');
      expect(await invites()).to.have.lengthOf(1);
      expect(before).to.be.at.most(1);
      expect(await world.mails()).to.have.lengthOf(before);
    });
  }
});
