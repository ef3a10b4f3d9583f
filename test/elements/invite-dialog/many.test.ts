import { expect } from '@open-wc/testing';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { choose, inside, openDialog, paste, press, reach, type DialogPage } from './dialog-page.ts';

describe('an invitation that meets trouble', () => {
  let world: World;
  let page: DialogPage;

  const open = async (): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, { space: world.space, role: 'guest' });
  };
  const invites = async () => (await world.requests()).filter(({ path }) => path.endsWith('/invite'));
  const heading = (): string => nameOf(byRole(page.dialog, 'heading'));

  afterEach(() => world.stop());

  it('of 500 pasted people takes 10 requests, shows how far it is, and tries one failed batch again alone', async () => {
    await open();
    const people = Array.from({ length: 500 }, (_, at) => `partner.${at}@harbour.example`);
    await paste(page.dialog, people.join('\n'), '500 addresses to invite by e-mail');
    await press(page.dialog, 'Send invitations');
    expect(heading()).to.equal('Invite 500 people?');
    await expect(page.dialog).to.be.accessible();

    const seen: string[] = [];
    const progress = new MutationObserver(() => {
      const bar = page.dialog.shadowRoot!.querySelector('progress');
      const now = bar && `${bar.value} of ${bar.max}: ${bar.labels[0]?.textContent.trim()}`;
      if (now && seen.at(-1) !== now) seen.push(now);
    });
    progress.observe(page.dialog.shadowRoot!, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    await world.control({ do: 'fail', status: 429, path: '*/invite', times: 1 });
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent', 40_000);
    progress.disconnect();
    expect(await invites()).to.have.lengthOf(10);
    expect(
      seen.filter((line) => line.endsWith(`: Inviting: ${Number.parseInt(line, 10)} of 500`)),
    ).to.deep.equal(
      [0, 50, 100, 150, 200, 250, 300, 350, 400, 450].map(
        (done) => `${done} of 500: Inviting: ${done} of 500`,
      ),
    );
    expect(heading()).to.equal('450 of 500 are invited');
    await expect(page.dialog).to.be.accessible();

    await press(page.dialog, 'Try again');
    await reach(page.dialog, 'sent');
    expect(heading()).to.equal('Everybody is invited');
    expect(await invites()).to.have.lengthOf(11);
    const told = (await world.mails()).map(({ to }) => to);
    expect(told).to.have.lengthOf(500);
    expect(new Set(told).size, 'nobody got two').to.equal(500);
  }).timeout(60_000);

  for (const [moment, fault] of [
    ['before the service has read it', { do: 'reset', when: 'before' }],
    ['after the work was done', { do: 'reset', when: 'after' }],
    ['in the middle of the answer', { do: 'truncate' }],
  ] as const) {
    it(`is told as unconfirmed when the answer is lost ${moment}, and is not sent a second time`, async () => {
      await open();
      await choose(page.dialog, 'one@example.test');
      await world.control({ ...fault, path: '*/invite' });
      await press(page.dialog, 'Send invitations');
      await reach(page.dialog, 'sent');
      expect(page.invited).to.deep.equal([
        { spaceId: world.space, outcomes: [{ invitee: 'one@example.test', status: 'unconfirmed' }] },
      ]);
      expect(inside(page.dialog, '[part="outcomes"]').textContent).to.contain('Unconfirmed');
      expect(nameOf(byRole(page.dialog, 'alert'))).to.contain('Ask the person before');
      expect(allByRole(page.dialog, 'button', 'Try again')).to.deep.equal([]);
      await expect(page.dialog).to.be.accessible();
      const before = (await world.mails()).length;
      await press(page.dialog, 'Done');
      page.dialog.show();
      await reach(page.dialog, 'editing');
      expect(await invites()).to.have.lengthOf(1);
      expect(before).to.be.at.most(1);
      expect(await world.mails()).to.have.lengthOf(before);
    });
  }
});
