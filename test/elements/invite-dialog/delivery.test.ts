import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
import { byRole } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('sharing an invitation', () => {
  let world: World;
  let dialog: InviteDialogHarness;
  let undo: (() => void)[] = [];

  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, { space: world.space, role: 'guest', ...attributes });
  };
  /** Replaces a property of the browser until the test is over. */
  const replace = <T extends object, K extends keyof T>(of: T, name: K, value: T[K]): void => {
    const before = Object.getOwnPropertyDescriptor(of, name);
    Object.defineProperty(of, name, { configurable: true, writable: true, value });
    undo.push(() => (before ? Object.defineProperty(of, name, before) : Reflect.deleteProperty(of, name)));
  };
  const invite = async (button = 'Send invitations'): Promise<void> => {
    await dialog.choose('one@example.test');
    await dialog.press(button);
    await dialog.reach('sent');
  };
  const shows = (sentence: string): Promise<void> =>
    until(() => dialog.text.includes(sentence), `the dialog shows "${sentence}"`);
  /** Replaces the clipboard and returns its content by type. */
  const clipboard = (isAllowed = true): Record<string, string> => {
    const held: Record<string, string> = {};
    const refuse = (): void => {
      if (!isAllowed) throw new DOMException('No.', 'NotAllowedError');
    };
    const fake = {
      writeText: async (text: string) => {
        refuse();
        held['text/plain'] = text;
      },
      write: async ([item]: ClipboardItem[]) => {
        refuse();
        const texts = item!.types.map(async (type) => [type, await (await item!.getType(type)).text()]);
        Object.assign(held, Object.fromEntries(await Promise.all(texts)));
      },
    };
    replace(navigator, 'clipboard', fake as unknown as Clipboard);
    return held;
  };
  /** Keeps the files that the dialog saves. */
  const savedFiles = (): Blob[] => {
    const saved: Blob[] = [];
    replace(URL, 'createObjectURL', (blob) => {
      saved.push(blob as Blob);
      return '#';
    });
    return saved;
  };
  const eventIn = (content: string) => {
    const calendar = new ICAL.Component(ICAL.parse(content));
    const event = calendar.getFirstSubcomponent('vevent')!;
    const value = (name: string): unknown => event.getFirstPropertyValue(name);
    const method = calendar.getFirstPropertyValue('method');
    return { method, uid: value('uid'), sequence: value('sequence'), status: value('status') };
  };

  afterEach(async () => {
    for (const step of undo.reverse()) step();
    undo = [];
    await world.stop();
  });

  it('copies the link, or the invitation as rich and plain text', async () => {
    await open();
    await invite();
    const held = clipboard();
    await dialog.press('Copy link');
    await shows('Copied.');
    expect(held).to.deep.equal({ 'text/plain': dialog.link });
    await dialog.press('Copy invitation');
    await until(() => held['text/html'] !== undefined, 'it is copied');
    expect(held['text/plain']).to.contain(dialog.link);
    expect(held['text/html']).to.contain('<a href=').and.to.contain('Quiet corner');
    await expect(dialog.element).to.be.accessible();
  });

  it('confirms copying right below the buttons, not below the QR code', async () => {
    await open();
    await invite();
    clipboard();
    await dialog.showQrCode();
    await dialog.press('Copy link');
    await shows('Copied.');
    const sentence = byRole(dialog.element, 'status', 'Copied.').getBoundingClientRect();
    expect(sentence.bottom).to.be.at.most(dialog.qrCode!.getBoundingClientRect().top);
    expect(sentence.top).to.be.at.least(dialog.sharingButtons.getBoundingClientRect().bottom);
  });

  it('explains what to do when the browser does not allow copying', async () => {
    await open();
    await invite();
    clipboard(false);
    await dialog.press('Copy link');
    await shows('Select the link and copy it manually.');
  });

  it('leads to the join page of the site, and offers the link of the service beside it', async () => {
    await open({ 'join-page': '/join.html?lang=en' });
    await dialog.setTime('2027-05-04', '09:00');
    await invite();
    const address = new URL(dialog.link);
    const link = address.searchParams.get('invite') ?? '';
    expect(address.origin + address.pathname).to.equal(`${location.origin}/join.html`);
    expect(link.startsWith(`${world.web}/spaces/invites/`)).to.equal(true);
    expect(dialog.text).to.contain('The link in these mails leads to Avaya Spaces.');
    const held = clipboard();
    await dialog.press('Copy invitation');
    await until(() => held['text/html'] !== undefined, 'the invitation is copied');
    expect(held['text/plain']).to.contain(dialog.link);
    expect(await dialog.mailto()).to.contain(encodeURIComponent(dialog.link));
    await dialog.press('Copy link');
    await until(() => held['text/plain'] === dialog.link, 'the address of the page is copied');
    await dialog.press('Copy Avaya Spaces link');
    await until(() => held['text/plain'] === link, 'the link is copied');
    const saved = savedFiles();
    await dialog.press('Calendar file');
    await until(() => saved.length === 1, 'it is saved');
    const file = new ICAL.Component(ICAL.parse(await saved[0]!.text()));
    const event = file.getFirstSubcomponent('vevent')!;
    expect(event.getFirstPropertyValue('location')).to.equal(dialog.link);
    expect(event.getFirstPropertyValue('uid')).to.contain(new URL(world.web).hostname);
    const [mail] = await world.mails();
    expect(mail?.text ?? mail?.html, 'the service mails its own link').not.to.contain('join.html');
    await expect(dialog.element).to.be.accessible();
  });

  it('leads to the service and says so when the join page is set up wrongly', async () => {
    await open({ 'join-page': 'javascript:alert(1)' });
    await invite();
    expect(dialog.link.startsWith(`${world.web}/spaces/invites/`)).to.equal(true);
    expect(dialog.alerts.join()).to.contain('The join page of this site is not set up correctly');
    expect(dialog.errors.map(({ code, setting }) => [code, setting])).to.deep.equal([
      ['bad-configuration', 'join-page'],
    ]);
  });

  it('opens a mail program with the text but without recipients', async () => {
    await open();
    await invite();
    const { protocol, pathname, search } = new URL(await dialog.mailto());
    const query = new URLSearchParams(search.replaceAll('+', '%2B'));
    expect({ protocol, pathname }).to.deep.equal({ protocol: 'mailto:', pathname: '' });
    expect(query.get('subject')).to.equal('Ada Moreno invites you to “Quiet corner”');
    expect(query.get('body'))
      .to.contain(dialog.link)
      .and.to.match(/\r\n/)
      .and.not.to.match(/[^\r]\n/);
  });

  it('opens the share sheet of the browser, and shows no message when the user closes it', async () => {
    await open();
    const shared: ShareData[] = [];
    replace(navigator, 'share', async (data) => {
      shared.push(data!);
      throw new DOMException('No.', 'AbortError');
    });
    await invite();
    await dialog.press('Share…');
    await until(() => shared.length === 1, 'it is shared');
    expect(shared[0]?.text).to.contain(dialog.link);
    expect(dialog.sharingStatus.textContent).to.equal('');
  });

  it('copies the invitation for Outlook, and the service sends no mail', async () => {
    await open({ delivery: 'outlook' });
    const held = clipboard();
    await dialog.typeNote('Bring the plans');
    await invite('Create invitations');
    await shows('Copied.');
    expect(held['text/html']).to.contain('Bring the plans');
    expect(new DOMParser().parseFromString(held['text/html'] ?? '', 'text/html').links[0]?.href).to.equal(
      dialog.link,
    );
    expect(await world.mails()).to.deep.equal([]);
  });

  it('saves a calendar file, and a cancellation that calendars match with it', async () => {
    await open();
    await dialog.setTime('2027-05-04', '09:00');
    await invite();
    const saved = savedFiles();
    await dialog.press('Calendar file');
    await until(() => saved.length === 1, 'it is saved');
    await dialog.press('Calendar cancellation');
    await until(() => saved.length === 2, 'both are saved');
    const [entry, cancellation] = await Promise.all(saved.map(async (blob) => eventIn(await blob.text())));
    expect(entry).to.include({ method: 'PUBLISH', status: 'CONFIRMED', sequence: 0 });
    expect(cancellation).to.include({ method: 'CANCEL', status: 'CANCELLED', sequence: 1 });
    expect(cancellation?.uid).to.equal(entry?.uid);
    expect(entry?.uid).to.contain('@');
  });

  it('updates the calendar entry when the page sends the invitation again', async () => {
    await open({ delivery: 'page' });
    await dialog.setTime('2027-05-04', '09:00');
    await invite('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    dialog.openWaiting();
    // Two clicks at once send one mail.
    void dialog.press('Send again to one@example.test');
    await dialog.press('Send again to one@example.test');
    await until(() => dialog.ready.length === 2, 'the mail is ready again');
    const [first, second] = dialog.ready.map(({ ics }) => eventIn(ics ?? ''));
    expect(second).to.deep.equal({ ...first, sequence: 1 });
    expect(dialog.ready[1]?.link).to.equal(dialog.ready[0]?.link);
    await shows('Sent again.');
    expect(dialog.ready).to.have.lengthOf(2);
  });

  it('links to the call when the user chooses that', async () => {
    await open();
    await dialog.chooseMode('meet');
    await invite();
    expect((await world.mails())[0]?.text).to.contain('Join the call');
    expect(new URL(dialog.link).searchParams.get('videoStart')).to.equal('true');
  });
});
