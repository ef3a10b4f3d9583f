import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { byRole, focused, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('the draft of an invitation', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, attributes);
  };

  afterEach(() => world.stop());

  it('keeps the people when the user cancels and opens the dialog again, and invites them', async () => {
    await open();
    await dialog.typeTitle('Ghosts');
    await dialog.choose('ghost1@b.example');
    await dialog.press('Cancel');
    await dialog.reopen();
    expect(await dialog.chips()).to.deep.equal(['ghost1@b.example']);
    expect(dialog.text).to.contain('1 person will be invited.');
    await dialog.choose('ghost2@b.example');
    expect(dialog.text).to.contain('2 people will be invited.');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect((await world.mails()).map(({ to }) => to)).to.deep.equal(['ghost1@b.example', 'ghost2@b.example']);
  });

  it('keeps an address that is still being looked up when Escape closes the dialog', async () => {
    await open();
    await dialog.peopleField();
    await world.control({ do: 'delay', path: '*/colleaguesbulk', ms: 600 });
    (await dialog.peopleInput()).focus();
    await sendKeys({ type: 'ghost1@b.example,' });
    await sendKeys({ press: 'Escape' });
    await dialog.reopen();
    expect(await dialog.chips()).to.deep.equal(['ghost1@b.example']);
    expect(dialog.text, 'the list of roles').to.contain('ghost1@b.example');
  });

  it('keeps the people when the space could not be created', async () => {
    await open();
    await dialog.typeTitle('Ghosts');
    await dialog.choose('ghost1@b.example');
    await world.control({ do: 'fail', status: 429, path: '*/invite' });
    await dialog.press('Send invitations');
    await dialog.reach('failed');
    await dialog.press('Close');
    await dialog.reopen();
    await dialog.reach('editing');
    expect(await dialog.chips()).to.deep.equal(['ghost1@b.example']);
  });

  it('creates a space without people, as the button says, and shows the link to it', async () => {
    await open();
    await dialog.typeTitle('Quay');
    expect(dialog.has('button', 'Send invitations')).to.equal(false);
    await dialog.press('Create space');
    await dialog.reach('sent');
    expect(dialog.text).to.contain('The space “Quay” was created.');
    expect(dialog.has('textbox', 'Link to the space')).to.equal(true);
    expect(dialog.link).to.match(/\/spaces\/invites\/\w+\/join/);
    expect(dialog.has('button', 'Copy link')).to.equal(true);
    await dialog.showQrCode();
    expect(await world.mails()).to.deep.equal([]);
    await expect(dialog.element).to.be.accessible();
  });

  it('puts the personal note into the invitation to a space without people', async () => {
    await open({ delivery: 'page' });
    await dialog.typeTitle('Quay');
    await dialog.typeNote('Bring the plans');
    await dialog.press('Create space');
    await dialog.reach('sent');
    expect(decodeURIComponent(await dialog.mailto())).to.contain('Bring the plans');
  });

  it('changes the button to "Send invitations" as soon as there are people', async () => {
    await open();
    await dialog.choose('one@example.test');
    expect(dialog.has('button', 'Create space')).to.equal(false);
    expect(dialog.has('button', 'Send invitations')).to.equal(true);
  });

  it('moves the focus to an unfinished address, not to a button that removes a person', async () => {
    await open({ space: '' });
    await dialog.choose('ann@outside.example');
    typeInto(await dialog.peopleInput(), 'kaputt@');
    byRole(dialog.element, 'button', 'Send invitations').focus();
    await dialog.press('Send invitations');
    expect(nameOf(focused() as HTMLElement)).to.equal('Invite by name or e-mail');
    expect((await dialog.peopleInput()).getAttribute('aria-invalid')).to.equal('true');
  });

  it('marks every field with a problem, and moves the focus to the first', async () => {
    await open();
    typeInto(await dialog.peopleInput(), 'kaputt@');
    await dialog.toggleTime();
    await dialog.press('Create space');
    expect(focused()?.id).to.equal('title');
    expect((await dialog.peopleInput()).getAttribute('aria-invalid')).to.equal('true');
    expect(dialog.alerts).to.deep.equal([
      'Please enter a title for the space.',
      'Please enter a date and a time.',
    ]);
    await expect(dialog.element).to.be.accessible();
    await dialog.typeTitle('Quay');
    expect(dialog.alerts, 'the other problem stays marked').to.deep.equal([
      'Please enter a date and a time.',
    ]);
  });

  it('scrolls a long pasted list to its end, where the caret is', async () => {
    await open({ space: '' });
    (await dialog.peopleInput()).focus();
    const list = Array.from({ length: 120 }, (_, at) => `p${at}@outside.example`).join('\n');
    await dialog.paste(list, '120 addresses');
    const box = (await dialog.peopleInput()).parentElement!.getBoundingClientRect();
    const caret = (await dialog.peopleInput()).getBoundingClientRect();
    expect(nameOf(focused() as HTMLElement)).to.equal('Invite by name or e-mail');
    expect(caret.bottom).to.be.at.most(box.bottom);
    expect(caret.top).to.be.at.least(box.top);
  });

  for (const [kind, space, first] of [
    ['a new space', undefined, 'Space title'],
    ['an existing space', '', 'Invite by name or e-mail'],
  ] as const) {
    it(`moves the focus to the first field each time the dialog opens for ${kind}`, async () => {
      await open(space === undefined ? {} : { space });
      for (const time of ['first', 'second', 'third']) {
        const at = (): string => nameOf(focused() as HTMLElement);
        await until(
          () => at() === first,
          `the focus in "${first}" at the ${time} opening (it is in "${at()}")`,
        );
        await dialog.press('Cancel');
        await dialog.reopen();
      }
    });
  }
});
