import { expect, fixture } from '@open-wc/testing';
import '../../../src/define/spaces-invite-dialog.ts';
import type { SpacesInviteDialog } from '../../../src/index.ts';
import { logIn } from '../../emulator/sign-in.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { closePages, popupAt } from '../../support/other-page.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { press, reach } from './dialog-page.ts';

describe('somebody who must be known to invite', () => {
  let world: World;
  let dialog: SpacesInviteDialog;

  const open = async (settings: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    const page = await fixture<HTMLElement>(
      `<div><spaces-provider server="${world.server}" web-server="${world.web}" ${settings}>
        <spaces-invite-dialog open></spaces-invite-dialog>
      </spaces-provider></div>`,
    );
    dialog = page.querySelector('spaces-invite-dialog')!;
    await reach(dialog, 'barred');
  };
  const accounts = 'client-id="demo" redirect-uri="/test/support/signed-in.html"';

  afterEach(async () => {
    dialog.hide();
    await closePages();
    await world.stop();
  });

  it('signs in from the dialog and goes on in it', async () => {
    await open(accounts);
    expect(nameOf(byRole(dialog, 'alert'))).to.contain('Sign in first');
    await expect(dialog).to.be.accessible();
    await press(dialog, 'Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await logIn(popup);
    await popup.press('Allow');
    await reach(dialog, 'editing');
    expect(byRole(dialog, 'textbox', 'Space title').checkVisibility()).to.equal(true);
  });

  it('is told what went wrong, and may try again', async () => {
    await open(accounts);
    await press(dialog, 'Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await logIn(popup);
    await popup.press('Deny');
    const said = (): string => byRole(dialog, 'status').textContent.trim();
    await until(() => said() !== '', 'it is said');
    expect(said()).to.contain('cancelled or refused');
    expect(allByRole(dialog, 'button', 'Sign in')).to.have.lengthOf(1);
    await expect(dialog).to.be.accessible();
  });

  it('finds no button where the page has set up no accounts', async () => {
    await open('');
    expect(allByRole(dialog, 'button').map(nameOf)).to.deep.equal(['Close']);
  });
});
