import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
// Not a module: it defines a global function.
import readQrCode from 'jsqr';
import { byRole, focused, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('inviting with the dialog', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (attributes: Readonly<Record<string, string>> = {}, user?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, attributes, user);
  };

  afterEach(() => world.stop());

  it('creates a space, invites people to it, and shows the result for each person', async () => {
    await open();
    expect(dialog.heading).to.equal('New space');
    await expect(dialog.element).to.be.accessible();
    await dialog.typeTitle('Harbour works');
    await dialog.choose('one@example.test', 'two@elsewhere.example');
    expect(dialog.text).to.contain('One person is outside example.test.');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(dialog.heading).to.equal('All invitations sent');
    expect(dialog.invited[0]?.outcomes.map(({ status }) => status)).to.deep.equal(['sent', 'sent']);
    expect((await world.mails()).map(({ subject }) => subject)).to.deep.equal(
      Array(2).fill('Ada Moreno invites you to “Harbour works”'),
    );
    await expect(dialog.element).to.be.accessible();
  });

  it('is modal, shows a problem beside its field, and returns the focus when it closes', async () => {
    await open();
    expect(dialog.isModal).to.equal(true);
    await dialog.press('Create space');
    expect(dialog.alerts[0]).to.equal('Please enter a title for the space.');
    expect(focused()?.id).to.equal('title');
    await expect(dialog.element).to.be.accessible();
    await dialog.typeTitle('Kept');
    await dialog.press('Cancel');
    expect(focused()).to.equal(dialog.opener);
    expect(dialog.element.open).to.equal(false);
    dialog.opener.click();
    await dialog.element.updateComplete;
    expect(byRole(dialog.element, 'textbox', 'Space title'), 'the draft is kept').to.have.property(
      'value',
      'Kept',
    );
  });

  it('keeps what was entered for each space, and never uses it for another one', async () => {
    await open({ space: '' });
    await dialog.choose('one@example.test');
    dialog.element.space = undefined;
    await until(() => dialog.has('textbox', 'Space title'), 'the form for a new space');
    await dialog.typeTitle('Harbour works');
    await dialog.press('Create space');
    await dialog.reach('sent');
    expect(dialog.invited[0]?.outcomes).to.deep.equal([]);
    expect(await world.mails()).to.deep.equal([]);
    dialog.element.space = world.space;
    await dialog.reach('editing');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(dialog.invited[1]?.outcomes.map(({ invitee }) => invitee)).to.deep.equal(['one@example.test']);
    expect(dialog.invited[1]?.spaceId).to.equal(world.space);
  });

  it('asks for confirmation before it invites an admin', async () => {
    await open({ space: '', role: 'admin' });
    await dialog.choose('one@example.test');
    expect(dialog.text).to.contain('Admins can change the space');
    await dialog.press('Send invitations');
    expect(dialog.heading).to.equal('Invite 1 person?');
    await until(() => focused()?.id === 'heading', 'the heading has the focus');
    expect(dialog.confirmedRoles).to.equal('Admin 1');
    await expect(dialog.element).to.be.accessible();
    expect(await world.mails()).to.deep.equal([]);
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(await world.mails()).to.have.lengthOf(1);
  });

  it('invites a person by their id, shows their name, and uses the role chosen for each person', async () => {
    await open({ space: '', delivery: 'page' });
    const id = await dialog.pick('Gil Novák');
    await dialog.choose('one@example.test');
    await dialog.chooseRole('one@example.test', 'guest');
    await dialog.press('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    expect(dialog.ready[0]?.invitees).to.deep.equal([
      { invitee: id, role: 'member', email: 'gil.novak@example.test' },
      { invitee: 'one@example.test', role: 'guest' },
    ]);
    expect(dialog.outcomes).to.contain('Gil Novák');
    expect(dialog.heading, 'only the page knows whether it is mailed').to.equal('All invitations ready');
  });

  it('gives the page a mail to send, with a calendar file that other programs understand', async () => {
    await open({ space: '', delivery: 'page', role: 'guest' });
    await dialog.choose('one@example.test');
    await dialog.setTime('2026-10-25', '02:30', 'Europe/Berlin');
    await dialog.typeNote('Bring <b>plans</b>\nand lunch');
    await dialog.press('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    const [mail] = dialog.ready;
    expect(mail?.invitees).to.deep.equal([{ invitee: 'one@example.test', role: 'guest' }]);
    expect(mail?.text).to.contain(mail?.link).and.to.contain('Bring <b>plans</b>\nand lunch');
    expect(mail?.html)
      .to.contain('Bring &#60;b&#62;plans')
      .and.not.to.match(/<script|<img|<link|url\(|@import/i);
    const calendar = new ICAL.Component(ICAL.parse(mail?.ics ?? ''));
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    expect(event.summary).to.equal('Quiet corner');
    expect(event.startDate.toJSDate().toISOString(), 'the first of two 02:30').to.equal(
      '2026-10-25T00:30:00.000Z',
    );
    expect(await world.mails(), 'the service sends no mail').to.deep.equal([]);
  });

  it('draws the link as a QR code that a camera can read', async () => {
    await open({ space: '', role: 'guest' });
    await dialog.choose('one@example.test');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    await dialog.showQrCode();
    await expect(dialog.element).to.be.accessible();
    expect(await readQr(dialog.qrCode!)).to.equal(dialog.link);
  });

  it('retries only the invitations that were refused', async () => {
    await open({ space: '', role: 'guest' });
    await dialog.choose('one@example.test');
    await world.control({ do: 'fail', status: 429, path: '*/invite' });
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(dialog.heading).to.equal('0 of 1 invitations sent');
    expect(dialog.alerts[0], 'the reason').to.match(/too many/i);
    await expect(dialog.element).to.be.accessible();
    await dialog.press('Try again');
    await until(() => dialog.invited.length === 2, 'the retry is done');
    expect(dialog.invited[1]?.outcomes).to.deep.equal([{ invitee: 'one@example.test', status: 'sent' }]);
  });

  it('is accessible while it opens and while it sends', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'delay', path: '/api/spaces/*', ms: 1_500 });
    dialog = await openDialog(world, { space: world.space }, 'ada', 'opening');
    expect(nameOf(byRole(dialog.element, 'status'))).to.equal('Opening…');
    await expect(dialog.element).to.be.accessible();
    await dialog.reach('editing');
    await dialog.choose('one@example.test');
    await dialog.press('Send invitations');
    expect(dialog.element.state.step).to.equal('sending');
    await until(() => focused()?.id === 'heading', 'the focus is not lost');
    await expect(dialog.element).to.be.accessible();
    await dialog.reach('sent');
  });

  it('explains an invitation without a response, and offers no retry', async () => {
    await open({ space: '', role: 'guest' });
    await dialog.choose('one@example.test');
    await world.control({ do: 'reset', when: 'after', path: '*/invite' });
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    expect(dialog.alerts[0]).to.contain('Ask the person before');
    expect(dialog.has('button', 'Try again')).to.equal(false);
    await expect(dialog.element).to.be.accessible();
  });

  it('sends an invitation again with the same link, and explains that it cannot be withdrawn', async () => {
    await open({ space: '', role: 'guest' });
    await dialog.choose('one@example.test');
    await dialog.press('Send invitations');
    await dialog.reach('sent');
    dialog.openWaiting();
    expect(dialog.text).to.contain('Invitations cannot be withdrawn.');
    await dialog.press('Send again to one@example.test');
    await until(() => dialog.text.includes('Sent again.'), 'it is sent again');
    const links = (await world.mails()).map(({ text }) => /https?:\S+/.exec(text)?.[0]);
    expect(new Set(links).size).to.equal(1);
    expect(links).to.have.lengthOf(2);
  });

  it('sends nothing when the page cancels the event before it', async () => {
    await open({ space: '', role: 'guest' });
    dialog.element.addEventListener('spaces-before-invite', (event) => event.preventDefault());
    await dialog.choose('one@example.test');
    await dialog.press('Send invitations');
    expect(dialog.element.state.step).to.equal('editing');
    expect((await world.requests()).filter(({ path }) => path.endsWith('/invite'))).to.deep.equal([]);
  });

  it('fits a screen of 320 pixels from right to left', async () => {
    await open({ space: '' });
    expect(dialog.overflowAt320px('rtl')).to.deep.equal([]);
  });
});

/** Reads a QR code as a camera does. */
async function readQr(svg: SVGSVGElement): Promise<string | undefined> {
  const side = 600;
  const image = new Image(side, side);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(side));
  copy.setAttribute('height', String(side));
  image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0, side, side);
  return readQrCode(context.getImageData(0, 0, side, side).data, side, side)?.data;
}
