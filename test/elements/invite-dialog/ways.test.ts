import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
import { byRole } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { choose, inside, openDialog, press, reach, set, type DialogPage } from './dialog-page.ts';

describe('the ways an invitation takes', () => {
  let world: World;
  let page: DialogPage;
  let undo: (() => void)[] = [];

  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, { space: world.space, role: 'guest', ...attributes });
  };
  /** Puts something of the browser's own away until the test is over. */
  const instead = <T extends object, K extends keyof T>(of: T, name: K, value: T[K]): void => {
    const before = Object.getOwnPropertyDescriptor(of, name);
    Object.defineProperty(of, name, { configurable: true, writable: true, value });
    undo.push(() => (before ? Object.defineProperty(of, name, before) : Reflect.deleteProperty(of, name)));
  };
  const timed = async (): Promise<void> => {
    inside<HTMLInputElement>(page.dialog, '.check input').click();
    await page.dialog.updateComplete;
    await set(page.dialog, '#date', '2027-05-04');
    await set(page.dialog, '#time', '09:00');
  };
  const invite = async (button = 'Send invitations'): Promise<void> => {
    await choose(page.dialog, 'one@example.test');
    await press(page.dialog, button);
    await reach(page.dialog, 'sent');
  };
  const link = (): string => inside<HTMLInputElement>(page.dialog, '#link').value;
  const said = (sentence: string): Promise<void> =>
    until(() => page.dialog.shadowRoot!.textContent.includes(sentence), `it says "${sentence}"`);
  /** What is put on the clipboard, by type. */
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
        for (const type of item!.types) held[type] = await (await item!.getType(type)).text();
      },
    };
    instead(navigator, 'clipboard', fake as unknown as Clipboard);
    return held;
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

  it('copies the link, or the whole invitation rich and plain', async () => {
    await open();
    await invite();
    const held = clipboard();
    await press(page.dialog, 'Copy link');
    await said('Copied.');
    expect(held).to.deep.equal({ 'text/plain': link() });
    await press(page.dialog, 'Copy invitation');
    await until(() => held['text/html'] !== undefined, 'it is copied');
    expect(held['text/plain']).to.contain(link());
    expect(held['text/html']).to.contain('<a href=').and.to.contain('Quiet corner');
    await expect(page.dialog).to.be.accessible();
  });

  it('says that it is copied right below the buttons, not below the QR code', async () => {
    await open();
    await invite();
    clipboard();
    await press(page.dialog, 'QR code');
    await until(() => page.dialog.shadowRoot!.querySelector('.qr') !== null, 'the code is drawn');
    await press(page.dialog, 'Copy link');
    await said('Copied.');
    const sentence = byRole(page.dialog, 'status', 'Copied.').getBoundingClientRect();
    expect(sentence.bottom).to.be.at.most(inside(page.dialog, '.qr').getBoundingClientRect().top);
    expect(sentence.top).to.be.at.least(inside(page.dialog, '.ways').getBoundingClientRect().bottom);
  });

  it('says what to do where the browser forbids to copy', async () => {
    await open();
    await invite();
    clipboard(false);
    await press(page.dialog, 'Copy link');
    await said('Select the link and copy it yourself.');
  });

  it('opens a mail program with the text in it, and without anybody’s address', async () => {
    await open();
    await invite();
    const { protocol, pathname, search } = new URL(
      inside<HTMLAnchorElement>(page.dialog, 'a[part~="mail"]').href,
    );
    const query = new URLSearchParams(search.replaceAll('+', '%2B'));
    expect({ protocol, pathname }).to.deep.equal({ protocol: 'mailto:', pathname: '' });
    expect(query.get('subject')).to.equal('Ada Moreno invites you to “Quiet corner”');
    expect(query.get('body'))
      .to.contain(link())
      .and.to.match(/\r\n/)
      .and.not.to.match(/[^\r]\n/);
  });

  it('goes to the share sheet where there is one, and says nothing when that is put away', async () => {
    await open();
    const shared: ShareData[] = [];
    instead(navigator, 'share', async (data) => {
      shared.push(data!);
      throw new DOMException('No.', 'AbortError');
    });
    await invite();
    await press(page.dialog, 'Share…');
    await until(() => shared.length === 1, 'it is shared');
    expect(shared[0]?.text).to.contain(link());
    expect(inside(page.dialog, '.said').textContent).to.equal('');
  });

  it('lies on the clipboard for Outlook, with no mail of the service', async () => {
    await open({ delivery: 'outlook' });
    const held = clipboard();
    await set(page.dialog, '#note', 'Bring the plans');
    await invite('Create invitations');
    await said('Copied.');
    expect(held['text/html']).to.contain('Bring the plans');
    expect(new DOMParser().parseFromString(held['text/html'] ?? '', 'text/html').links[0]?.href).to.equal(
      link(),
    );
    expect(await world.mails()).to.deep.equal([]);
  });

  it('is a calendar file, and a cancellation that every calendar matches with it', async () => {
    await open();
    await timed();
    await invite();
    const saved: Blob[] = [];
    instead(URL, 'createObjectURL', (blob) => {
      saved.push(blob as Blob);
      return '#';
    });
    await press(page.dialog, 'Calendar file');
    await until(() => saved.length === 1, 'it is saved');
    await press(page.dialog, 'Cancellation for calendars');
    await until(() => saved.length === 2, 'both are saved');
    const [entry, cancellation] = await Promise.all(saved.map(async (blob) => eventIn(await blob.text())));
    expect(entry).to.include({ method: 'PUBLISH', status: 'CONFIRMED', sequence: 0 });
    expect(cancellation).to.include({ method: 'CANCEL', status: 'CANCELLED', sequence: 1 });
    expect(cancellation?.uid).to.equal(entry?.uid);
    expect(entry?.uid).to.contain('@');
  });

  it('replaces its calendar entry when it is sent again by the page', async () => {
    await open({ delivery: 'page' });
    await timed();
    await invite('Create invitations');
    await until(() => page.ready.length === 1, 'the mail is ready');
    inside<HTMLDetailsElement>(page.dialog, '[part~="waiting"]').open = true;
    // Twice at once: that is one wish.
    void press(page.dialog, 'Send again to one@example.test');
    await press(page.dialog, 'Send again to one@example.test');
    await until(() => page.ready.length === 2, 'the mail is ready again');
    const [first, second] = page.ready.map(({ ics }) => eventIn(ics ?? ''));
    expect(second).to.deep.equal({ ...first, sequence: 1 });
    expect(page.ready[1]?.link).to.equal(page.ready[0]?.link);
    await said('Sent again.');
    expect(page.ready).to.have.lengthOf(2);
  });

  it('leads into the call where that is chosen', async () => {
    await open();
    await set(page.dialog, '#mode', 'meet');
    await invite();
    expect((await world.mails())[0]?.text).to.contain('Join the call');
    expect(new URL(link()).searchParams.get('videoStart')).to.equal('true');
  });
});
