import { expect } from '@open-wc/testing';
import { byRole, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { choose, inside, openDialog, press, reach, set, type DialogPage } from './dialog-page.ts';

describe('the letter of an invitation', () => {
  let world: World;
  let page: DialogPage;

  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openDialog(world, { space: world.space, role: 'guest', ...attributes });
  };
  const invite = async (button = 'Send invitations'): Promise<void> => {
    await choose(page.dialog, 'one@example.test');
    await press(page.dialog, button);
    await reach(page.dialog, 'sent');
  };

  afterEach(() => world.stop());

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
