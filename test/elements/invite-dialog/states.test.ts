import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
// No module: it leaves its function on the window.
import 'jsqr';
import type ReadQr from 'jsqr';
import { allByRole, byRole, focused, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import {
  choose,
  inside as insideOf,
  openDialog,
  pick,
  press,
  reach,
  set as setIn,
  type DialogPage,
} from './dialog-page.ts';

describe('inviting with the dialog', () => {
  let world: World;
  let page: DialogPage;

  const open = async (attributes: Readonly<Record<string, string>> = {}, nick?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, attributes, nick);
  };
  const heading = (): string => nameOf(byRole(page.dialog, 'heading'));
  const inside = <E extends Element>(selector: string): E => insideOf<E>(page.dialog, selector);
  const set = (selector: string, value: string): Promise<void> => setIn(page.dialog, selector, value);

  afterEach(() => world.stop());

  it('makes a space and invites people to it, and says what became of everybody', async () => {
    await open();
    expect(heading()).to.equal('New space');
    await expect(page.dialog).to.be.accessible();
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), 'Harbour works');
    await choose(page.dialog, 'one@example.test', 'two@elsewhere.example');
    expect(page.dialog.shadowRoot!.textContent).to.contain('One person is outside example.test.');
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect(heading()).to.equal('Everybody is invited');
    expect(page.invited[0]?.outcomes.map(({ status }) => status)).to.deep.equal(['sent', 'sent']);
    expect((await world.mails()).map(({ subject }) => subject)).to.deep.equal(
      Array(2).fill('Ada Moreno invites you to “Harbour works”'),
    );
    await expect(page.dialog).to.be.accessible();
  });

  it('is modal, says what is missing where it is missing, and gives the focus back', async () => {
    await open();
    expect(inside<HTMLDialogElement>('dialog').matches(':modal')).to.equal(true);
    await press(page.dialog, 'Create space');
    expect(nameOf(byRole(page.dialog, 'alert'))).to.equal('Please enter a title for the space.');
    expect(focused()?.id).to.equal('title');
    await expect(page.dialog).to.be.accessible();
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), 'Kept');
    await press(page.dialog, 'Cancel');
    expect(focused()).to.equal(page.opener);
    expect(page.dialog.open).to.equal(false);
    page.opener.click();
    await page.dialog.updateComplete;
    expect(byRole(page.dialog, 'textbox', 'Space title'), 'nothing typed is lost').to.have.property(
      'value',
      'Kept',
    );
  });

  it('asks first when an admin is made or many are invited', async () => {
    await open({ space: '', role: 'admin' });
    await choose(page.dialog, 'one@example.test');
    expect(page.dialog.shadowRoot!.textContent).to.contain('Admins can change the space');
    await press(page.dialog, 'Send invitations');
    expect(heading()).to.equal('Invite 1 person?');
    await until(() => focused()?.id === 'heading', 'the question is read');
    expect(inside('.body:not([hidden]) .people').textContent.replace(/\s+/g, ' ').trim()).to.equal('Admin 1');
    await expect(page.dialog).to.be.accessible();
    expect(await world.mails()).to.deep.equal([]);
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect(await world.mails()).to.have.lengthOf(1);
  });

  it('invites a person by their id and shows their name, each in the role chosen for them', async () => {
    await open({ space: '', delivery: 'page' });
    const id = await pick(page.dialog, 'Gil Novák');
    await choose(page.dialog, 'one@example.test');
    await set('[aria-label="Role of one@example.test"]', 'guest');
    await press(page.dialog, 'Create invitations');
    await until(() => page.ready.length === 1, 'the mail is ready');
    expect(page.ready[0]?.invitees).to.deep.equal([
      { invitee: id, role: 'member', email: 'gil.novak@example.test' },
      { invitee: 'one@example.test', role: 'guest' },
    ]);
    expect(inside('[part~="outcomes"]').textContent).to.contain('Gil Novák');
    expect(heading(), 'whether it is mailed, the page alone knows').to.equal('All invitations are ready');
  });

  it('gives the page a mail to send, and a calendar file that other programs understand', async () => {
    await open({ space: '', delivery: 'page', role: 'guest' });
    await choose(page.dialog, 'one@example.test');
    inside<HTMLInputElement>('.check input').click();
    await page.dialog.updateComplete;
    await set('#date', '2026-10-25');
    await set('#time', '02:30');
    await set('#zone', 'Europe/Berlin');
    await set('#note', 'Bring <b>plans</b>\nand lunch');
    await press(page.dialog, 'Create invitations');
    await until(() => page.ready.length === 1, 'the mail is ready');
    const [mail] = page.ready;
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
    expect(await world.mails(), 'the service sends none').to.deep.equal([]);
  });

  it('draws the link as a QR code that a camera reads', async () => {
    await open({ space: '', role: 'guest' });
    await choose(page.dialog, 'one@example.test');
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    await press(page.dialog, 'QR code');
    await until(() => page.dialog.shadowRoot!.querySelector('.qr') !== null, 'the code is drawn');
    await expect(page.dialog).to.be.accessible();
    const link = byRole(page.dialog, 'textbox', 'Link to the space') as HTMLInputElement;
    expect(await readQr(inside<SVGSVGElement>('.qr'))).to.equal(link.value);
  });

  it('tries again those who were refused, and nobody else', async () => {
    await open({ space: '', role: 'guest' });
    await choose(page.dialog, 'one@example.test');
    await world.control({ do: 'fail', status: 429, path: '*/invite' });
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect(heading()).to.equal('0 of 1 are invited');
    expect(nameOf(byRole(page.dialog, 'alert')), 'and why').to.match(/too many/i);
    await expect(page.dialog).to.be.accessible();
    await press(page.dialog, 'Try again');
    await until(() => page.invited.length === 2, 'the second try is done');
    expect(page.invited[1]?.outcomes).to.deep.equal([{ invitee: 'one@example.test', status: 'sent' }]);
  });

  it('is there for everybody while it opens and while it sends', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'delay', path: '/api/spaces/*', ms: 1_500 });
    page = await openDialog(world, { space: world.space }, 'ada', 'opening');
    expect(nameOf(byRole(page.dialog, 'status'))).to.equal('Opening…');
    await expect(page.dialog).to.be.accessible();
    await reach(page.dialog, 'editing');
    await choose(page.dialog, 'one@example.test');
    await press(page.dialog, 'Send invitations');
    expect(page.dialog.state.step).to.equal('sending');
    await until(() => focused()?.id === 'heading', 'the focus is not lost');
    await expect(page.dialog).to.be.accessible();
    await reach(page.dialog, 'sent');
  });

  it('says so when no answer came, and offers no other try by itself', async () => {
    await open({ space: '', role: 'guest' });
    await choose(page.dialog, 'one@example.test');
    await world.control({ do: 'reset', when: 'after', path: '*/invite' });
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    expect(nameOf(byRole(page.dialog, 'alert'))).to.contain('Ask the person before');
    expect(allByRole(page.dialog, 'button', 'Try again')).to.deep.equal([]);
    await expect(page.dialog).to.be.accessible();
  });

  it('sends again by the same link, and says that nothing can be taken back', async () => {
    await open({ space: '', role: 'guest' });
    await choose(page.dialog, 'one@example.test');
    await press(page.dialog, 'Send invitations');
    await reach(page.dialog, 'sent');
    inside<HTMLDetailsElement>('[part~="waiting"]').open = true;
    expect(page.dialog.shadowRoot!.textContent).to.contain('no way to take an invitation back');
    await press(page.dialog, 'Send again to one@example.test');
    await until(() => page.dialog.shadowRoot!.textContent.includes('Sent again.'), 'it is sent again');
    const links = (await world.mails()).map(({ text }) => /https?:\S+/.exec(text)?.[0]);
    expect(new Set(links).size).to.equal(1);
    expect(links).to.have.lengthOf(2);
  });

  it('invites nobody when the page forbids it', async () => {
    await open({ space: '', role: 'guest' });
    page.dialog.addEventListener('spaces-before-invite', (event) => event.preventDefault());
    await choose(page.dialog, 'one@example.test');
    await press(page.dialog, 'Send invitations');
    expect(page.dialog.state.step).to.equal('editing');
    expect((await world.requests()).filter(({ path }) => path.endsWith('/invite'))).to.deep.equal([]);
  });

  it('fits a screen of 320 pixels, also from right to left', async () => {
    await open({ space: '' });
    const dialog = inside<HTMLDialogElement>('dialog');
    dialog.style.inlineSize = '304px';
    dialog.dir = 'rtl';
    for (const part of [dialog, inside('.scroll'), inside('.foot')]) {
      expect(part.scrollWidth, part.localName).to.be.at.most(part.clientWidth);
    }
  });
});

/** What a camera would read. */
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
  const { jsQR } = globalThis as unknown as { jsQR: typeof ReadQr };
  return jsQR(context.getImageData(0, 0, side, side).data, side, side)?.data;
}
