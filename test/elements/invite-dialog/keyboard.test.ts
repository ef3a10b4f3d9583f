import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { SpacesInviteDialog } from '../../../src/define/spaces-invite-dialog.ts';
import type { SpacesUserSearch } from '../../../src/index.ts';
import { byRole, focused, nameOf } from '../../support/by-role.ts';
import { watchTraffic } from '../../support/page-traffic.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { configOf, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import {
  choose,
  chooseFile,
  inside,
  openDialog,
  peopleField,
  press,
  reach,
  type DialogPage,
} from './dialog-page.ts';

describe('the invitation dialog for everybody', () => {
  let world: World;
  let page: DialogPage;

  const open = async (attributes: Readonly<Record<string, string>> = {}, nick?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, attributes, nick);
  };
  const key = (name: string): Promise<unknown> => sendKeys({ press: name });
  /** What a screen reader says of where the focus is. */
  const at = (): string => {
    const element = focused() as HTMLElement;
    return element.localName === 'input' || element.localName === 'select' || element.localName === 'textarea'
      ? (element as HTMLInputElement).labels?.[0]?.textContent.trim() || nameOf(element)
      : nameOf(element);
  };
  /** Goes on with Tab until there. */
  const tabTo = async (name: string): Promise<void> => {
    const passed: string[] = [];
    while (at() !== name) {
      passed.push(at());
      if (passed.length > 40) throw new Error(`Tab never reaches "${name}", but ${passed.join(', ')}.`);
      await key('Tab');
    }
  };

  afterEach(() => world.stop());

  it('can be walked through by keys alone, from the button that opens it back to that button', async () => {
    await open();
    await peopleField(page.dialog);
    expect(at(), 'it begins in the first field').to.equal('Space title');
    await sendKeys({ type: 'Harbour works' });
    await tabTo('Invite by name or e-mail');
    for (const address of ['one@example.test', 'two@elsewhere.example']) {
      await sendKeys({ type: address });
      await key('Enter');
    }
    await until(
      () => page.dialog.shadowRoot!.textContent.includes('2 people will be invited.'),
      'both are in',
    );
    await tabTo('Addresses from a file…');
    await tabTo('Role');
    await sendKeys({ press: 'g' });
    await tabTo('Role of two@elsewhere.example');
    await tabTo('Set a date and time');
    await key(' ');
    await page.dialog.updateComplete;
    for (const field of ['Date', 'Starts at', 'Length', 'Time zone']) await tabTo(field);
    await tabTo('The link opens');
    await tabTo('Language of the invitation');
    await tabTo('Send invitations');
    await key('Enter');
    await page.dialog.updateComplete;
    expect(at(), 'where something is missing').to.equal('Date');
    expect(nameOf(byRole(page.dialog, 'alert'))).to.equal('Please enter a date and a time.');
    await sendKeys({ down: 'Shift' });
    await tabTo('Set a date and time');
    await sendKeys({ up: 'Shift' });
    await key(' ');
    await tabTo('Send invitations');
    await key('Enter');
    await reach(page.dialog, 'sent');
    await until(() => focused()?.id === 'heading', 'the result is read');
    expect(at()).to.equal('Everybody is invited');
    for (const way of [
      'Link to the space',
      'Copy link',
      'Copy invitation',
      'Write e-mail',
      'QR code',
      'Done',
    ]) {
      await tabTo(way);
    }
    await key('Enter');
    await page.dialog.updateComplete;
    expect(page.dialog.open).to.equal(false);
    expect(focused()).to.equal(page.opener);
    expect((await world.mails()).map(({ to }) => to)).to.deep.equal([
      'one@example.test',
      'two@elsewhere.example',
    ]);
  }).timeout(30_000);

  it('closes with Escape, gives the focus back, and can be opened again at once', async () => {
    await open();
    await key('Escape');
    await until(() => !page.dialog.open, 'it is closed');
    expect(focused()).to.equal(page.opener);
    page.dialog.show();
    await page.dialog.updateComplete;
    page.dialog.hide();
    await page.dialog.updateComplete;
    page.dialog.show();
    await page.dialog.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(page.dialog.open).to.equal(true);
    expect(inside<HTMLDialogElement>(page.dialog, 'dialog').matches(':modal')).to.equal(true);
  });

  it('fits a screen of 320 pixels in every state, from left to right and from right to left', async () => {
    await open({ delivery: 'page' });
    const fits = (state: string): void => {
      const dialog = inside<HTMLDialogElement>(page.dialog, 'dialog');
      for (const dir of ['rtl', 'ltr']) {
        dialog.style.inlineSize = '304px';
        dialog.dir = dir;
        for (const part of [dialog, ...dialog.querySelectorAll('.head, .scroll, .foot, .file, .people')]) {
          const name = `${state}, ${dir}, ${part.className || part.localName}`;
          expect(part.scrollWidth, name).to.be.at.most(part.clientWidth);
        }
      }
    };
    await choose(page.dialog, 'a.very.long.name.of.somebody.who.likes.long.names@a-very-long-domain.example');
    await chooseFile(page.dialog, 'a-file-with-a-long-name-without-spaces.csv', 'Mail\nkai@harbour.example');
    inside<HTMLInputElement>(page.dialog, '.check input[type="checkbox"]').click();
    inside<HTMLDetailsElement>(page.dialog, '[part~="preview"]').open = true;
    await until(() => page.dialog.shadowRoot!.querySelector('[part="mail"]') !== null, 'the mail is shown');
    fits('the form');
    await press(page.dialog, 'Create invitations');
    fits('with a problem');
    inside<HTMLInputElement>(page.dialog, '#title').value = 'Unbreakable'.repeat(12);
    inside<HTMLInputElement>(page.dialog, '#title').dispatchEvent(new InputEvent('input'));
    inside<HTMLInputElement>(page.dialog, '.check input[type="checkbox"]').click();
    await page.dialog.updateComplete;
    await press(page.dialog, 'Create invitations');
    await reach(page.dialog, 'sent');
    inside<HTMLDetailsElement>(page.dialog, '[part~="waiting"]').open = true;
    await press(page.dialog, 'QR code');
    await until(() => page.dialog.shadowRoot!.querySelector('.qr') !== null, 'the code is drawn');
    fits('the results');
  });

  it('says to a guest that they may invite nobody', async () => {
    world = await startWorld({ seed: 'empty' });
    const spaces = openSpaces(configOf(world));
    await spaces.session.signInGuest('Gwen');
    const dialog = document.createElement('spaces-invite-dialog');
    dialog.spaces = spaces;
    (await fixture<HTMLElement>(html`<div></div>`)).append(dialog);
    dialog.show();
    await reach(dialog, 'barred');
    expect(nameOf(byRole(dialog, 'alert'))).to.equal(
      'You cannot invite people here. Ask an admin of the space.',
    );
    await expect(dialog).to.be.accessible();
    dialog.hide();
    await dialog.updateComplete;
    spaces.dispose();
  });

  it('says who may invite to somebody who may not', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, { space: world.space }, null, 'barred');
    expect(page.dialog.state).to.deep.equal({ step: 'barred', reason: 'signed-out' });
    expect(nameOf(byRole(page.dialog, 'alert'))).to.contain('Sign in first');
    await expect(page.dialog).to.be.accessible();
  });

  it('says that the configuration is wrong, to the visitor and to the page, and asks no server', async () => {
    await open();
    const traffic = watchTraffic();
    const errors: string[] = [];
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.addEventListener('spaces-error', ({ target, detail }) => {
      if (target instanceof SpacesInviteDialog) errors.push(detail.code);
    });
    place.innerHTML = `<spaces-provider server="https://evil.example"><spaces-invite-dialog open></spaces-invite-dialog></spaces-provider>`;
    const dialog = place.querySelector('spaces-invite-dialog')!;
    await reach(dialog, 'failed');
    await until(() => errors.length > 0, 'the page is told');
    traffic.stop();
    expect(errors).to.deep.equal(['server-not-allowed']);
    expect(nameOf(byRole(dialog, 'alert'))).to.match(/not.*allowed/i);
    expect(() => byRole(dialog, 'button', 'Try again')).to.throw();
    expect(traffic.sent).to.deep.equal([]);
    await expect(dialog).to.be.accessible();
    dialog.open = false;
    await dialog.updateComplete;
  });

  it('says that a part of it could not be loaded, and goes on when that is tried again', async () => {
    await open();
    page.dialog.hide();
    const { loadPeople } = SpacesInviteDialog;
    SpacesInviteDialog.loadPeople = () => Promise.reject(new Error('offline'));
    try {
      page = await openDialog(world, {}, 'ada', 'failed');
      expect(page.errors.map(({ code }) => code)).to.deep.equal(['unreachable']);
      await expect(page.dialog).to.be.accessible();
    } finally {
      SpacesInviteDialog.loadPeople = loadPeople;
    }
    await press(page.dialog, 'Try again');
    await reach(page.dialog, 'editing');
    expect(inside<SpacesUserSearch>(page.dialog, 'spaces-user-search').isConnected).to.equal(true);
  });
});
