import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { SpacesInviteDialog } from '../../../src/define/spaces-invite-dialog.ts';
import { focused, nameOf } from '../../support/by-role.ts';
import { watchTraffic } from '../../support/page-traffic.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { configOf, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('the invitation dialog, accessibility and problems', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (attributes: Readonly<Record<string, string>> = {}, user?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, attributes, user);
  };
  const key = (name: string): Promise<unknown> => sendKeys({ press: name });
  /** The name of the focused element, as a screen reader says it. */
  const at = (): string => {
    const element = focused() as HTMLElement;
    return element.localName === 'input' || element.localName === 'select' || element.localName === 'textarea'
      ? (element as HTMLInputElement).labels?.[0]?.textContent.trim() || nameOf(element)
      : nameOf(element);
  };
  /** Presses Tab until this element has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    const passed: string[] = [];
    while (at() !== name) {
      passed.push(at());
      if (passed.length > 40) throw new Error(`Tab never reaches "${name}", but ${passed.join(', ')}.`);
      await key('Tab');
    }
  };

  afterEach(() => world.stop());

  it('works with the keyboard alone, from the button that opens it back to that button', async () => {
    await open();
    await dialog.peopleField();
    expect(at(), 'the focus is in the first field').to.equal('Space title');
    await sendKeys({ type: 'Harbour works' });
    await tabTo('Invite by name or e-mail');
    for (const address of ['one@example.test', 'two@elsewhere.example']) {
      await sendKeys({ type: address });
      await key('Enter');
    }
    await until(() => dialog.text.includes('2 people will be invited.'), 'both chips are there');
    await tabTo('Import from a file…');
    await tabTo('Role');
    await sendKeys({ press: 'g' });
    await tabTo('Role of two@elsewhere.example');
    await tabTo('Set a date and time');
    await key(' ');
    await dialog.element.updateComplete;
    for (const field of ['Date', 'Starts at', 'Duration', 'Time zone']) await tabTo(field);
    await tabTo('The link opens');
    await tabTo('Language of the invitation');
    await tabTo('Send invitations');
    await key('Enter');
    await dialog.element.updateComplete;
    expect(at(), 'the focus is in the field with a problem').to.equal('Date');
    expect(dialog.alerts[0]).to.equal('Please enter a date and a time.');
    await sendKeys({ down: 'Shift' });
    await tabTo('Set a date and time');
    await sendKeys({ up: 'Shift' });
    await key(' ');
    await tabTo('Send invitations');
    await key('Enter');
    await dialog.reach('sent');
    await until(() => focused()?.id === 'heading', 'the heading has the focus');
    expect(at()).to.equal('All invitations sent');
    for (const name of [
      'Link to the space',
      'Copy link',
      'Copy invitation',
      'Write e-mail',
      'QR code',
      'Done',
    ]) {
      await tabTo(name);
    }
    await key('Enter');
    await dialog.element.updateComplete;
    expect(dialog.element.open).to.equal(false);
    expect(focused()).to.equal(dialog.opener);
    expect((await world.mails()).map(({ to }) => to)).to.deep.equal([
      'one@example.test',
      'two@elsewhere.example',
    ]);
  }).timeout(30_000);

  it('closes with Escape, returns the focus, and can be opened again at once', async () => {
    await open();
    await key('Escape');
    await until(() => !dialog.element.open, 'it is closed');
    expect(focused()).to.equal(dialog.opener);
    dialog.element.show();
    await dialog.element.updateComplete;
    await dialog.hide();
    dialog.element.show();
    await dialog.element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(dialog.element.open).to.equal(true);
    expect(dialog.isModal).to.equal(true);
  });

  it('fits a screen of 320 pixels in every state, from left to right and from right to left', async () => {
    await open({ delivery: 'page' });
    const fits = (state: string): void => {
      for (const dir of ['rtl', 'ltr'] as const) {
        expect(dialog.overflowAt320px(dir), `${state}, ${dir}`).to.deep.equal([]);
      }
    };
    await dialog.choose('a.very.long.name.of.a.person.who.likes.long.names@a-very-long-domain.example');
    await dialog.chooseFile('a-file-with-a-long-name-without-spaces.csv', 'Mail\nkai@harbour.example');
    await dialog.toggleTime();
    await dialog.openPreview();
    fits('the form');
    await dialog.press('Create invitations');
    fits('with a problem');
    await dialog.typeTitle('Unbreakable'.repeat(12));
    await dialog.toggleTime();
    await dialog.press('Create invitations');
    await dialog.reach('sent');
    dialog.openWaiting();
    await dialog.showQrCode();
    fits('the results');
  });

  it('tells a guest that they cannot invite people', async () => {
    world = await startWorld({ seed: 'empty' });
    const spaces = openSpaces(configOf(world));
    await spaces.session.signInGuest('Gwen');
    const element = document.createElement('spaces-invite-dialog');
    element.spaces = spaces;
    (await fixture<HTMLElement>(html`<div></div>`)).append(element);
    dialog = new InviteDialogHarness(element);
    element.show();
    await dialog.reach('barred');
    expect(dialog.alerts[0]).to.equal('You cannot invite people here. Ask an admin of the space.');
    await expect(element).to.be.accessible();
    await dialog.hide();
    spaces.dispose();
  });

  it('asks a visitor who is not signed in to sign in', async () => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, { space: world.space }, null, 'barred');
    expect(dialog.element.state).to.deep.equal({ step: 'barred', reason: 'signed-out' });
    expect(dialog.alerts[0]).to.contain('Sign in to invite people');
    await expect(dialog.element).to.be.accessible();
  });

  it('reports a wrong configuration to the user and to the page, and sends no request', async () => {
    await open();
    const traffic = watchTraffic();
    const errors: string[] = [];
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.addEventListener('spaces-error', ({ target, detail }) => {
      if (target instanceof SpacesInviteDialog) errors.push(detail.code);
    });
    place.innerHTML = `<spaces-provider server="https://evil.example"><spaces-invite-dialog open></spaces-invite-dialog></spaces-provider>`;
    dialog = new InviteDialogHarness(place.querySelector('spaces-invite-dialog')!);
    await dialog.reach('failed');
    await until(() => errors.length > 0, 'the event is dispatched');
    traffic.stop();
    expect(errors).to.deep.equal(['server-not-allowed']);
    expect(dialog.alerts[0]).to.match(/not.*allowed/i);
    expect(dialog.has('button', 'Try again')).to.equal(false);
    expect(traffic.sent).to.deep.equal([]);
    await expect(dialog.element).to.be.accessible();
    await dialog.hide();
  });

  it('reports a part that could not be loaded, and continues when the user tries again', async () => {
    await open();
    dialog.element.hide();
    const { loadPeople } = SpacesInviteDialog;
    SpacesInviteDialog.loadPeople = () => Promise.reject(new Error('offline'));
    try {
      dialog = await openDialog(world, {}, 'ada', 'failed');
      expect(dialog.errors.map(({ code }) => code)).to.deep.equal(['unreachable']);
      await expect(dialog.element).to.be.accessible();
    } finally {
      SpacesInviteDialog.loadPeople = loadPeople;
    }
    await dialog.press('Try again');
    await dialog.reach('editing');
    expect((await dialog.peopleField()).isConnected).to.equal(true);
  });
});
