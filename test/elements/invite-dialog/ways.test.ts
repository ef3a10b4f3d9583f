import { expect } from '@open-wc/testing';
import ICAL from 'ical.js';
import { byRole, nameOf, typeInto } from '../../support/by-role.ts';
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

  it('is in the page’s own words, in which nothing that somebody typed becomes markup', async () => {
    await open({ delivery: 'page' });
    page.dialog.mailTemplate = {
      subject: 'To {{title}}\r\nBcc: b@example.test',
      html: '<p title="{{note}}">{{note}}</p><a href="{{link}}">{{title}}</a>',
    };
    const note = '"><img src=x onerror=alert(1)>{{link}}';
    await set(page.dialog, '#note', note);
    await invite('Create invitations');
    await until(() => page.ready.length === 1, 'the mail is ready');
    const [mail] = page.ready;
    expect(mail?.subject).to.equal('To Quiet corner Bcc: b@example.test');
    const { body } = new DOMParser().parseFromString(mail?.html ?? '', 'text/html');
    expect([...body.querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal(['p', 'a']);
    expect(body.querySelector('p')?.title).to.equal(note);
    expect(body.querySelector('p')?.textContent).to.equal(note);
    expect(body.querySelector('a')?.href).to.equal(mail?.link);
  });

  it('holds no script and loads nothing, whoever mails it and whatever it is about', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, { delivery: 'page', mode: 'meet' });
    const nasty = '</title><script>alert(1)</script><img src="https://evil.example/x">';
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), nasty);
    await set(page.dialog, '#note', `${nasty}\n<style>@import "https://evil.example/x"</style>`);
    await timed();
    await invite('Create invitations');
    await until(() => page.ready.length === 1, 'the mail is ready');
    page.dialog.hide();
    page.dialog.delivery = 'server';
    await page.dialog.updateComplete;
    page.dialog.show();
    await reach(page.dialog, 'editing');
    typeInto(byRole(page.dialog, 'textbox', 'Space title'), nasty);
    await invite();
    const [own] = page.ready;
    const [mailed] = await world.mails();
    for (const html of [own?.html ?? '', mailed?.html ?? '']) expect(strangeIn(html)).to.deep.equal([]);
    expect(own?.text).to.contain('<script>alert(1)</script>');
  });

  it('shows before it goes out what will be read, without loading or running any of it', async () => {
    await open({ delivery: 'page' });
    inside<HTMLDetailsElement>(page.dialog, '[part~="preview"]').open = true;
    await until(() => page.dialog.shadowRoot!.querySelector('[part="mail"]') !== null, 'the mail is shown');
    const paper = (): ShadowRoot => inside(page.dialog, '[part="mail"]').shadowRoot!;
    expect(paper().textContent).to.contain('Ada Moreno invites you to').and.to.contain('Quiet corner');
    await set(page.dialog, '#note', 'Bring the plans');
    await set(page.dialog, '#language', 'de');
    expect(paper().textContent).to.contain('Bring the plans').and.to.contain('lädt Sie ein zu');
    expect(nameOf(inside(page.dialog, '.subject'))).to.contain('lädt Sie zu „Quiet corner“ ein');
    await expect(page.dialog).to.be.accessible();
    page.dialog.mailTemplate = {
      html: `<b style="color: rgb(0, 128, 0)">{{title}}</b><i style="background: url(https://evil.example/a)">x</i>
        <img src="https://evil.example/b" onerror="alert(1)"><script>alert(2)</script><form><input name="x"></form>
        <a href="javascript:alert(3)">link</a><iframe src="https://evil.example/c"></iframe>`,
    };
    await page.dialog.updateComplete;
    expect([...paper().querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal([
      'b',
      'i',
      'a',
    ]);
    expect(getComputedStyle(paper().querySelector('b')!).color).to.equal('rgb(0, 128, 0)');
    expect(getComputedStyle(paper().querySelector('i')!).backgroundImage).to.equal('none');
    expect(paper().querySelector('a')!.hasAttribute('href')).to.equal(false);
  });

  it('leads into the call where that is chosen', async () => {
    await open();
    await set(page.dialog, '#mode', 'meet');
    await invite();
    expect((await world.mails())[0]?.text).to.contain('Join the call');
    expect(new URL(link()).searchParams.get('videoStart')).to.equal('true');
  });
});

/** What may not be in a mail: elements that run or load something, attributes that do, addresses that are no links. */
function strangeIn(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const unwanted =
    'script, style, link, img, picture, video, audio, iframe, object, embed, svg, form, input, base, meta[http-equiv]';
  const elements = [...page.querySelectorAll(unwanted)].map(({ localName }) => `<${localName}>`);
  const attributes = [...page.querySelectorAll('*')].flatMap((element) =>
    element
      .getAttributeNames()
      .filter(
        (name) =>
          /^on|src|background|srcdoc|action/i.test(name) ||
          /url\(|@import/i.test(element.getAttribute('style') ?? ''),
      )
      .map((name) => `${element.localName} ${name}`),
  );
  const links = [...page.querySelectorAll<HTMLAnchorElement>('[href]')].filter(
    ({ href }) => !href.includes('/spaces/invites/'),
  );
  return [...elements, ...attributes, ...links.map(({ href }) => href)];
}
