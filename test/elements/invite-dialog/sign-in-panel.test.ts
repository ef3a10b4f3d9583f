import { expect, fixture } from '@open-wc/testing';
import '../../../src/define/spaces-invite-dialog.ts';
import { logIn } from '../../emulator/sign-in.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { closePages, popupAt } from '../../support/other-page.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { InviteDialogHarness } from './invite-dialog-harness.ts';

describe('a visitor who is not signed in', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (settings: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    const page = await fixture<HTMLElement>(
      `<div><spaces-provider server="${world.server}" web-server="${world.web}" ${settings}>
        <spaces-invite-dialog open></spaces-invite-dialog>
      </spaces-provider></div>`,
    );
    dialog = new InviteDialogHarness(page.querySelector('spaces-invite-dialog')!);
    await dialog.reach('barred');
  };
  const accounts = 'client-id="demo" redirect-uri="/test/support/signed-in.html"';

  afterEach(async () => {
    dialog.element.hide();
    await closePages();
    await world.stop();
  });

  it('signs in from the dialog and continues in it', async () => {
    await open(accounts);
    expect(dialog.alerts[0]).to.contain('Sign in to invite people');
    await expect(dialog.element).to.be.accessible();
    await dialog.press('Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await logIn(popup);
    await popup.press('Allow');
    await dialog.reach('editing');
    expect(dialog.has('textbox', 'Space title')).to.equal(true);
  });

  it('reads why signing in failed, and can try again', async () => {
    await open(accounts);
    await dialog.press('Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await logIn(popup);
    await popup.press('Deny');
    const status = (): string => byRole(dialog.element, 'status').textContent.trim();
    await until(() => status() !== '', 'a message is shown');
    expect(status()).to.contain('cancelled or refused');
    expect(allByRole(dialog.element, 'button', 'Sign in')).to.have.lengthOf(1);
    await expect(dialog.element).to.be.accessible();
  });

  it('reads that the sign-in window is closed, and can try again', async () => {
    await open(accounts);
    await dialog.press('Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await popup.close();
    const status = (): string => byRole(dialog.element, 'status').textContent.trim();
    await until(() => status().includes('seems to be closed'), 'a message is shown');
    await expect(dialog.element).to.be.accessible();
    await dialog.press('Sign in');
    expect(status()).to.equal('');
    const again = await popupAt(`${world.accounts}/login`);
    await logIn(again);
    await again.press('Allow');
    await dialog.reach('editing');
  });

  it('finds no sign-in button when the page has not configured accounts', async () => {
    await open('');
    expect(allByRole(dialog.element, 'button').map(nameOf)).to.deep.equal(['Close']);
  });
});
