import { expect } from '@open-wc/testing';
import { ar } from '../../../src/locales/ar.ts';
import { pl } from '../../../src/locales/pl.ts';
import { loadMailTexts } from '../../../src/protocol/mail-texts.ts';
import { cleanLine } from '../../../src/protocol/read.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

describe('the mail of an invitation', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  const open = async (attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, { space: world.space, role: 'guest', ...attributes });
  };
  const invite = async (button = 'Send invitations'): Promise<void> => {
    await dialog.choose('one@example.test');
    await dialog.press(button);
    await dialog.reach('sent');
  };

  afterEach(() => world.stop());

  it('uses the template of the page and never turns what a user types into markup', async () => {
    await open({ delivery: 'page' });
    dialog.element.mailTemplate = {
      subject: 'To {{title}}\r\nBcc: b@example.test',
      html: '<p title="{{note}}">{{note}}</p><a href="{{link}}">{{title}}</a>',
    };
    const note = '"><img src=x onerror=alert(1)>{{link}}';
    await dialog.typeNote(note);
    await invite('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    const [mail] = dialog.ready;
    expect(mail?.subject).to.equal('To Quiet corner Bcc: b@example.test');
    const { body } = new DOMParser().parseFromString(mail?.html ?? '', 'text/html');
    expect([...body.querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal(['p', 'a']);
    expect(body.querySelector('p')?.title).to.equal(note);
    expect(body.querySelector('p')?.textContent).to.equal(note);
    expect(body.querySelector('a')?.href).to.equal(mail?.link);
  });

  it('contains no script and loads nothing, whether the page or the service sends it', async () => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, { delivery: 'page', mode: 'meet' });
    const nasty = '</title><script>alert(1)</script><img src="https://evil.example/x">';
    await dialog.typeTitle(nasty);
    await dialog.typeNote(`${nasty}\n<style>@import "https://evil.example/x"</style>`);
    await invite('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    dialog.element.hide();
    dialog.element.delivery = 'server';
    await dialog.element.updateComplete;
    dialog.element.show();
    await dialog.reach('editing');
    await dialog.typeTitle(nasty);
    await invite();
    const [own] = dialog.ready;
    const [mailed] = await world.mails();
    for (const html of [own?.html ?? '', mailed?.html ?? '']) expect(strangeIn(html)).to.deep.equal([]);
    expect(own?.text).to.contain('<script>alert(1)</script>');
  });

  for (const [lang, { invite: strings }] of [
    ['ar', ar],
    ['pl', pl],
  ] as const) {
    it(`reaches its recipient in the language of the page, such as ${lang}`, async () => {
      await open({ lang });
      const [texts] = await Promise.all([
        loadMailTexts(lang),
        until(() => dialog.heading === strings.inviteTo('Quiet corner'), 'the dialog is translated'),
      ]);
      await invite(strings.sendInvitations);
      const [mail] = await world.mails();
      expect(mail?.subject).to.equal(cleanLine(texts.subject('Ada Moreno', texts.quoted('Quiet corner'))));
      const page = new DOMParser().parseFromString(mail?.html ?? '', 'text/html');
      expect(page.body.firstElementChild).to.include({ lang: texts.lang, dir: texts.dir });
      expect(page.body.textContent).to.contain(texts.noAccount);
      expect(new URL(await dialog.mailto()).searchParams.get('body')).to.contain(texts.noAccount);
    });
  }

  it('is shown in a preview that neither loads nor runs anything', async () => {
    await open({ delivery: 'page' });
    await dialog.openPreview();
    const body = (): ShadowRoot => dialog.previewBody;
    expect(body().textContent).to.contain('Ada Moreno invites you to').and.to.contain('Quiet corner');
    await dialog.typeNote('Bring the plans');
    await dialog.chooseLanguage('ar');
    await until(() => dialog.previewText.includes('دعوة من'), 'the preview in Arabic');
    expect(getComputedStyle(body().querySelector('table')!).direction).to.equal('rtl');
    await dialog.chooseLanguage('de');
    await until(() => dialog.previewText.includes('lädt Sie ein zu'), 'the preview in German');
    expect(body().textContent).to.contain('Bring the plans');
    expect(dialog.previewSubject).to.contain('lädt Sie zu „Quiet corner“ ein');
    await expect(dialog.element).to.be.accessible();
    dialog.element.mailTemplate = {
      html: `<b style="color: rgb(0, 128, 0)">{{title}}</b><i style="background: url(https://evil.example/a)">x</i>
        <img src="https://evil.example/b" onerror="alert(1)"><script>alert(2)</script><form><input name="x"></form>
        <a href="javascript:alert(3)">link</a><iframe src="https://evil.example/c"></iframe>`,
    };
    await dialog.element.updateComplete;
    expect([...body().querySelectorAll('*')].map(({ localName }) => localName)).to.deep.equal([
      'b',
      'i',
      'a',
    ]);
    expect(getComputedStyle(body().querySelector('b')!).color).to.equal('rgb(0, 128, 0)');
    expect(getComputedStyle(body().querySelector('i')!).backgroundImage).to.equal('none');
    expect(body().querySelector('a')!.hasAttribute('href')).to.equal(false);
  });
});

/** What a mail must not contain: elements and attributes that run or load something, and links to other pages. */
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
