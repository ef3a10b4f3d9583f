import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define/spaces-launcher.ts';
import '../../../src/define/spaces-provider.ts';
import { languages, load } from '../../../src/controllers/catalogues.ts';
import { SpacesLauncher } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { allByRole, byRole, everything, focused, nameOf, type Role } from '../../support/by-role.ts';
import { ownPage } from '../../support/other-page.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('<spaces-launcher>', () => {
  let world: World;
  let page: HTMLElement;
  let launcher: SpacesLauncher;

  beforeEach(async () => {
    sessionStorage.clear();
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    launcher.remove();
    await world.stop();
  });

  /** A page of a seeded user, or of a visitor. */
  const open = async (content: string, nick = ''): Promise<void> => {
    const parent = await fixture<HTMLElement>(html`<div></div>`);
    page = document.createElement('spaces-provider');
    page.setAttribute('server', world.server);
    page.setAttribute('web-server', world.web);
    if (nick) page.setAttribute('token', await user(world, nick));
    page.innerHTML = content;
    parent.append(page);
    launcher = page.querySelector('spaces-launcher')!;
  };
  const bubble = (): HTMLElement => launcher.shadowRoot!.querySelector('button')!;
  const dialog = (): HTMLDialogElement => launcher.shadowRoot!.querySelector('dialog')!;
  const isOpen = (): boolean =>
    launcher.shadowRoot!.querySelector('dialog')?.matches(':popover-open, :modal') ?? false;
  const shows = (role: Role, name: string | RegExp): Promise<void> =>
    until(() => isOpen() && allByRole(launcher, role, name).length > 0, `${role} ${String(name)}`);
  const opens = async (): Promise<void> => {
    bubble().click();
    await until(isOpen, 'the panel');
    // While it fades in, its contrast is low.
    await Promise.all(
      dialog()
        .getAnimations()
        .map(({ finished }) => finished),
    );
  };
  const tagIn = (name: string): HTMLElement | undefined =>
    everything(launcher).find((one) => one.localName === name);
  const invitation = (): string => `<spaces-launcher invite="${world.invite}"></spaces-launcher>`;

  it('asks the service nothing before the click', async () => {
    await open(invitation());
    await expect(launcher).to.be.accessible();
    expect(nameOf(bubble())).to.equal('Chat');
    expect(bubble().getAttribute('aria-expanded')).to.equal('false');
    expect(await world.requests()).to.deep.equal([]);
    expect(isOpen()).to.equal(false);
  });

  for (const lang of ['en', ...Object.keys(languages)])
    it(`has the same name in the language of the page before and after the click (${lang})`, async () => {
      await open(`<spaces-launcher lang="${lang}-x-page"></spaces-launcher>`, 'ada');
      const { chat = 'Chat' } = ((await load(lang))?.launcher ?? {}) as { readonly chat?: string };
      expect(nameOf(bubble())).to.equal(chat);
      await opens();
      await shows('heading', chat);
      expect([nameOf(bubble()), dialog().getAttribute('aria-label')]).to.deep.equal([chat, chat]);
    });

  it('opens an invitation, and the visitor joins and talks in it', async () => {
    await open(invitation());
    const toggled: boolean[] = [];
    launcher.addEventListener('spaces-launcher-toggled', ({ detail }) => toggled.push(detail.open));
    await opens();
    await shows('textbox', 'Your name');
    await expect(launcher).to.be.accessible();
    await until(() => focused()?.localName === 'input', 'the focus in the form');
    await sendKeys({ type: 'Gwen' });
    await sendKeys({ press: 'Enter' });
    await shows('textbox', 'Message');
    await until(() => focused()?.localName === 'textarea', 'the focus in the composer');
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });
    await until(async () => (await world.messages(world.space)).length === 1, 'the text is stored');
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(), 'closed');
    expect(focused() === bubble()).to.equal(true);
    expect(toggled).to.deep.equal([true, false]);
  });

  it('counts the messages that arrive while it is closed', async () => {
    await open(`<spaces-launcher space="${world.space}" label="Talk to us"></spaces-launcher>`, 'ada');
    await opens();
    await shows('textbox', 'Message');
    const chat = tagIn('spaces-chat')!;
    await until(() => chat.matches(':state(live)'), 'live');
    byRole(launcher, 'button', 'Close').click();
    await until(() => !isOpen(), 'closed');
    for (const text of ['one', 'two']) await world.control({ do: 'say', who: 'ben', text });
    await until(() => launcher.unread === 2, 'two messages');
    expect(nameOf(bubble())).to.equal('Talk to us, 2 new messages');
    await expect(launcher).to.be.accessible();
    await opens();
    expect(launcher.unread).to.equal(0);
    expect(nameOf(bubble())).to.equal('Talk to us');
  });

  it('shows the spaces of the user, the one that they choose, and the list again', async () => {
    await open('<spaces-launcher></spaces-launcher>', 'ada');
    await opens();
    await until(() => allByRole(launcher, 'option').length > 0, 'the list');
    allByRole(launcher, 'option')[0]!.click();
    await shows('textbox', 'Message');
    await expect(launcher).to.be.accessible();
    byRole(launcher, 'button', 'All conversations').click();
    await until(() => allByRole(launcher, 'option').length > 0, 'the list again');
    expect(allByRole(launcher, 'textbox', 'Message')).to.deep.equal([]);
  });

  it('is open again on the next page of the tab, without taking the focus', async () => {
    await open(invitation());
    await opens();
    launcher.remove();
    await open(invitation());
    await until(isOpen, 'the panel');
    expect(document.activeElement === document.body).to.equal(true);
    launcher.hide();
    launcher.remove();
    await open(`<spaces-launcher open invite="${world.invite}"></spaces-launcher>`);
    expect(launcher.open).to.equal(false);
  });

  it('says that its panel could not be loaded, and the next click tries again', async () => {
    const { loadPanel } = SpacesLauncher;
    const problem = (): string => allByRole(launcher, 'alert')[0]?.textContent ?? '';
    SpacesLauncher.loadPanel = () => Promise.reject(new Error('no network'));
    try {
      await open(invitation());
      expect(problem()).to.equal('');
      bubble().click();
      await until(() => problem() !== '', 'the sentence');
      expect(problem()).to.match(/could not be loaded/);
      expect(launcher.open).to.equal(false);
      await expect(launcher).to.be.accessible();
    } finally {
      SpacesLauncher.loadPanel = loadPanel;
    }
    await opens();
    expect(problem()).to.equal('');
  });

  it('goes on when it moves in the page', async () => {
    await open(`<spaces-launcher space="${world.space}"></spaces-launcher>`, 'ada');
    await opens();
    await shows('textbox', 'Message');
    const chat = tagIn('spaces-chat');
    page.append(document.createElement('p'), launcher);
    await until(isOpen, 'the panel');
    expect(tagIn('spaces-chat') === chat).to.equal(true);
  });

  it('has the font of the page, as the other elements do, unless the page sets another', async () => {
    await open(invitation());
    page.style.font = '20px serif';
    await opens();
    await shows('textbox', 'Your name');
    const fontOf = (element: Element): string[] => {
      const { fontFamily, fontSize } = getComputedStyle(element);
      return [fontFamily, fontSize];
    };
    expect(fontOf(launcher)).to.deep.equal(['serif', '20px']);
    expect(fontOf(tagIn('spaces-join')!)).to.deep.equal(['serif', '20px']);
    launcher.style.setProperty('--spaces-font', 'monospace');
    launcher.style.setProperty('--spaces-font-size', '15px');
    expect(fontOf(tagIn('spaces-join')!)).to.deep.equal(['monospace', '15px']);
  });

  it('fills a small window, and the page behind it does not scroll', async () => {
    const window = await ownPage();
    await window.resize(360, 640);
    await open(invitation());
    await opens();
    await shows('textbox', 'Your name');
    expect(dialog().matches(':modal')).to.equal(true);
    const { width, height } = dialog().getBoundingClientRect();
    expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
    expect(getComputedStyle(document.documentElement).overflow).to.equal('hidden');
    expect(parseFloat(getComputedStyle(byRole(launcher, 'textbox', 'Your name')).fontSize)).to.be.at.least(
      16,
    );
    await expect(launcher).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(), 'closed');
    expect(getComputedStyle(document.documentElement).overflow).to.equal('visible');
    expect(launcher.open).to.equal(false);
    await opens();
    await window.resize(800, 600);
    await until(() => dialog().matches(':popover-open'), 'a panel above the page');
    expect(getComputedStyle(document.documentElement).overflow).to.equal('visible');
  });
});
