import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { allByRole, byRole, focused, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import {
  chips,
  choose,
  inside,
  openDialog,
  paste,
  peopleField,
  press,
  reach,
  set,
  type DialogPage,
} from './dialog-page.ts';

describe('the draft of an invitation', () => {
  let world: World;
  let page: DialogPage;

  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, attributes);
  };
  const text = (): string => page.dialog.shadowRoot!.textContent;
  const reopen = async (): Promise<void> => {
    await until(() => !page.dialog.open, 'it is closed');
    await page.dialog.updateComplete;
    page.opener.click();
    await page.dialog.updateComplete;
  };
  const alerts = (): string[] => allByRole(page.dialog, 'alert').map(nameOf);
  const people = (): Promise<HTMLElement> => peopleField(page.dialog).then((one) => byRole(one, 'combobox'));

  afterEach(() => world.stop());

  it('keeps everybody chosen when the dialog is cancelled and opened again, and invites them', async () => {
    await open();
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), 'Ghosts');
    await choose(page.dialog, 'ghost1@b.example');
    await press(page.dialog, 'Cancel');
    await reopen();
    expect(await chips(page.dialog)).to.deep.equal(['ghost1@b.example']);
    expect(text()).to.contain('1 person will be invited.');
    await choose(page.dialog, 'ghost2@b.example');
    expect(text()).to.contain('2 people will be invited.');
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect((await world.mails()).map(({ to }) => to)).to.deep.equal(['ghost1@b.example', 'ghost2@b.example']);
  });

  it('keeps an address that is still being looked up when Escape closes the dialog', async () => {
    await open();
    await peopleField(page.dialog);
    await world.control({ do: 'delay', path: '*/colleaguesbulk', ms: 600 });
    (await people()).focus();
    await sendKeys({ type: 'ghost1@b.example,' });
    await sendKeys({ press: 'Escape' });
    await reopen();
    expect(await chips(page.dialog)).to.deep.equal(['ghost1@b.example']);
    expect(text(), 'and their role').to.contain('ghost1@b.example');
  });

  it('keeps everybody chosen when making the space was refused', async () => {
    await open();
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), 'Ghosts');
    await choose(page.dialog, 'ghost1@b.example');
    await world.control({ do: 'fail', status: 429, path: '*/invite' });
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'failed');
    await press(page.dialog, 'Close');
    await reopen();
    await reach(page.dialog, 'editing');
    expect(await chips(page.dialog)).to.deep.equal(['ghost1@b.example']);
  });

  it('without anybody makes a space, as the button says, and offers the link to it', async () => {
    await open();
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), 'Quay');
    expect(allByRole(page.dialog, 'button', 'Send invitations')).to.deep.equal([]);
    await press(page.dialog, 'Create space');
    await reach(page.dialog, 'sent');
    expect(text()).to.contain('The space “Quay” is there.');
    const link = byRole(page.dialog, 'textbox', 'Link to the space') as HTMLInputElement;
    expect(link.value).to.match(/\/spaces\/invites\/\w+\/join/);
    expect(byRole(page.dialog, 'button', 'Copy link').isConnected).to.equal(true);
    await press(page.dialog, 'QR code');
    await until(() => page.dialog.shadowRoot!.querySelector('.qr') !== null, 'the code is drawn');
    expect(await world.mails()).to.deep.equal([]);
    await expect(page.dialog).to.be.accessible();
  });

  it('without anybody has the personal note in the invitation that is handed on', async () => {
    await open({ delivery: 'page' });
    await set(page.dialog, '#title', 'Quay');
    await set(page.dialog, '#note', 'Bring the plans');
    await press(page.dialog, 'Create space');
    await reach(page.dialog, 'sent');
    const mail = inside<HTMLAnchorElement>(page.dialog, 'a[part~="mail"]').href;
    expect(decodeURIComponent(mail)).to.contain('Bring the plans');
  });

  it('says "Send invitations" as soon as somebody is chosen', async () => {
    await open();
    await choose(page.dialog, 'one@example.test');
    expect(allByRole(page.dialog, 'button', 'Create space')).to.deep.equal([]);
    expect(byRole(page.dialog, 'button', 'Send invitations').isConnected).to.equal(true);
  });

  it('leads to what was typed and is nobody, not to a button that takes somebody away', async () => {
    await open({ space: '' });
    await choose(page.dialog, 'ann@outside.example');
    typeInto(await people(), 'kaputt@');
    byRole(page.dialog, 'button', 'Send invitations').focus();
    await press(page.dialog, 'Send invitations');
    expect(nameOf(focused() as HTMLElement)).to.equal('Invite by name or e-mail');
    expect((await people()).getAttribute('aria-invalid')).to.equal('true');
  });

  it('marks every field that is wrong, and leads to the first', async () => {
    await open();
    typeInto(await people(), 'kaputt@');
    inside<HTMLInputElement>(page.dialog, '.check input').click();
    await page.dialog.updateComplete;
    await press(page.dialog, 'Create space');
    expect(focused()?.id).to.equal('title');
    expect((await people()).getAttribute('aria-invalid')).to.equal('true');
    expect(alerts()).to.deep.equal([
      'Please enter a title for the space.',
      'Please enter a date and a time.',
    ]);
    await expect(page.dialog).to.be.accessible();
    await set(page.dialog, '#title', 'Quay');
    expect(alerts(), 'what is still wrong stays marked').to.deep.equal(['Please enter a date and a time.']);
  });

  it('shows the end of a long pasted list, where the caret is', async () => {
    await open({ space: '' });
    (await people()).focus();
    const list = Array.from({ length: 120 }, (_, at) => `p${at}@outside.example`).join('\n');
    await paste(page.dialog, list, '120 addresses');
    const box = (await people()).parentElement!.getBoundingClientRect();
    const caret = (await people()).getBoundingClientRect();
    expect(nameOf(focused() as HTMLElement)).to.equal('Invite by name or e-mail');
    expect(caret.bottom).to.be.at.most(box.bottom);
    expect(caret.top).to.be.at.least(box.top);
  });

  for (const [kind, space, first] of [
    ['a new space', undefined, 'Space title'],
    ['a space that is there', '', 'Invite by name or e-mail'],
  ] as const) {
    it(`for ${kind} begins in the first field, each time it is opened`, async () => {
      await open(space === undefined ? {} : { space });
      for (const time of ['first', 'second', 'third']) {
        const at = (): string => nameOf(focused() as HTMLElement);
        await until(() => at() === first, `the ${time} opening begins in "${first}", not in "${at()}"`);
        await press(page.dialog, 'Cancel');
        await reopen();
      }
    });
  }
});
