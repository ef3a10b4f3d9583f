/** The header of a conversation, and its menu. */
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { keptSession } from '../../support/account-page.ts';
import { byRole, focused, nameOf } from '../../support/by-role.ts';
import { ownPage } from '../../support/other-page.ts';
import { configOf, until } from '../../support/visitors.ts';
import { startWorld } from '../../support/world.ts';
import { ChatHarness, textOf } from './chat-harness.ts';
import { LocalConversation, openState, person, stored } from './local-conversation.ts';

describe('the header of a conversation', () => {
  const longTitle = 'A space with a title that has many more words than any phone can show in one line';
  const chosen: string[] = [];
  let chat: ChatHarness;

  const show = async (dir = 'ltr'): Promise<void> => {
    const conversation = new LocalConversation([stored('one')]);
    conversation.$chat.set({ ...openState, title: longTitle });
    conversation.$roster.set({ present: [person('Ada Park'), person('Bo')], count: 2, typing: [] });
    const item = (id: string, text: string) => ({
      id,
      text,
      icon: 'M4 4h16',
      run: () => chosen.push(id),
    });
    const frame = await fixture<HTMLElement>(
      html`<div dir=${dir} style="inline-size: 600px; max-inline-size: 100%; overflow: clip">
        <spaces-chat
          .conversation=${conversation}
          .visitor=${{
            person: person('Mira Holt', { kind: 'guest' }),
            label: 'as Mira Holt (guest)',
            items: [item('sign-in', 'Sign in'), item('leave', 'Leave')],
          }}
        ></spaces-chat>
      </div>`,
    );
    chat = new ChatHarness(frame.querySelector('spaces-chat')!);
    await chat.settled();
    await until(() => chat.element.shadowRoot!.querySelector('.faces') !== null, 'the faces');
  };
  const button = (): HTMLElement => byRole(chat.element, 'button', 'Menu');
  const open = async (): Promise<void> => {
    button().focus();
    await sendKeys({ press: 'Enter' });
    await until(() => chat.menuItems.length > 0, 'the menu');
    await until(() => focused()?.role === 'menuitem', 'the focus in the menu');
  };
  const focusedName = (): string => nameOf(focused() as HTMLElement);

  beforeEach(() => (chosen.length = 0));

  it('has a menu that works with the keys alone, and gives the focus back', async () => {
    await show();
    expect(button().ariaHasPopup).to.equal('menu');
    await open();
    expect(button().ariaExpanded).to.equal('true');
    expect(chat.menuItems).to.deep.equal(['Sign in', 'Leave']);
    expect(textOf(chat.part('menu-label')!)).to.equal('as Mira Holt (guest)'.replace(/^/, 'MH '));
    await expect(chat.element).to.be.accessible();
    expect(focusedName()).to.equal('Sign in');
    for (const [key, name] of [
      ['ArrowDown', 'Leave'],
      ['ArrowDown', 'Sign in'],
      ['ArrowUp', 'Leave'],
      ['Home', 'Sign in'],
      ['End', 'Leave'],
    ] as const) {
      await sendKeys({ press: key });
      expect(focusedName(), key).to.equal(name);
    }
    for (const key of ['Escape', 'Tab']) {
      await sendKeys({ press: key });
      await chat.settled();
      expect(chat.menuItems, key).to.deep.equal([]);
      expect(focusedName()).to.equal('Menu');
      await open();
    }
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Enter' });
    await chat.settled();
    expect(chosen).to.deep.equal(['leave']);
    expect(chat.menuItems).to.deep.equal([]);
    expect(button().ariaExpanded).to.equal('false');
  });

  it('closes its menu when the user clicks elsewhere, or on the button again', async () => {
    await show();
    await open();
    chat.field.focus();
    await chat.settled();
    expect(chat.menuItems).to.deep.equal([]);
    expect(chat.focused === chat.field, 'the focus stays where the user put it').to.equal(true);
    button().click();
    await until(() => chat.menuItems.length > 0, 'the menu');
    button().click();
    await chat.settled();
    expect(chat.menuItems).to.deep.equal([]);
  });

  it('stays one line of 56 px, with the whole menu in the window, in any width and direction', async () => {
    const page = await ownPage();
    try {
      for (const windowWidth of [320, 360, 1000])
        for (const dir of ['ltr', 'rtl']) {
          await page.resize(windowWidth, 640);
          await show(dir);
          const where = `${windowWidth} px, ${dir}`;
          const header = chat.part('header')!;
          expect(header.offsetHeight, where).to.be.within(55, 58);
          expect(header.scrollWidth, where).to.be.at.most(header.clientWidth);
          const title = chat.part('title')!;
          expect(title.scrollWidth, `${where}: the title is cut with an ellipsis`).to.be.above(
            title.clientWidth,
          );
          await open();
          // The menu gets its place in the frame that paints it.
          await nextFrame();
          await nextFrame();
          const menu = chat.all('[role="menu"]')[0]!.getBoundingClientRect();
          expect(menu.left, where).to.be.at.least(0);
          expect(menu.right, where).to.be.at.most(document.documentElement.clientWidth);
          expect(menu.bottom, where).to.be.at.most(innerHeight);
          expect(menu.width, where).to.be.at.least(180);
        }
    } finally {
      await page.resize(800, 600);
    }
  });

  it('shows the day of the topmost message while the user scrolls, without moving anything', async () => {
    const days = ['2026-03-02', '2026-03-03'].flatMap((day) =>
      Array.from({ length: 30 }, (_, at) =>
        stored(`${day}-${at}`, { created: `${day}T09:${String(at + 10)}:00.000Z` }),
      ),
    );
    chat = await ChatHarness.show(new LocalConversation(days));
    const shown = (): string => chat.all('.day-pill.shown').map(textOf).join();
    await until(() => chat.element.shadowRoot!.querySelector('.day-pill') !== null, 'the part');
    expect(shown()).to.equal('');
    const height = chat.log.clientHeight;
    await chat.scrollTo(chat.log.scrollHeight - chat.log.clientHeight - 200);
    await until(() => shown() !== '', 'the day');
    const [, second] = [shown(), await chat.scrollTo(300).then(shown)];
    expect(second, 'the other day').to.match(/March 2|2 March|Mar/);
    expect(chat.log.clientHeight).to.equal(height);
    await until(() => shown() === '', 'it hides after a moment');
  });

  it('shows no day when the conversation only becomes smaller or longer', async () => {
    chat = await ChatHarness.show(
      new LocalConversation(Array.from({ length: 60 }, (_, at) => stored(`m${at}`))),
    );
    const shown = (): string => chat.all('.day-pill.shown').map(textOf).join();
    await until(() => chat.element.shadowRoot!.querySelector('.day-pill') !== null, 'the part');
    const { offsetHeight } = chat.element;
    for (const smaller of [0, 50, 100, 150, 200, 100, 0]) {
      chat.element.style.blockSize = `${offsetHeight - smaller}px`;
      await nextFrame();
      expect(shown(), `${smaller} px smaller`).to.equal('');
    }
  });

  it('says who the user of the session is, and lets a user who signed in here sign out', async () => {
    const world = await startWorld();
    const spaces = openSpaces({
      ...configOf(world),
      accountsServer: world.accounts,
      clientId: 'demo',
      redirectUri: `${location.origin}/back`,
      remember: 'tab',
    });
    try {
      const { key, value } = await keptSession(world, 'ada');
      sessionStorage.setItem(key, value);
      spaces.session.recognise();
      await until(() => spaces.session.$session.get().step === 'recognised', 'the kept session');
      await spaces.session.signIn('');
      const element = await fixture<SpacesChat>(
        html`<spaces-chat .spaces=${spaces} space=${world.space}></spaces-chat>`,
      );
      chat = new ChatHarness(element);
      await until(() => Boolean(chat.part('menu-button')), 'the button of the menu');
      await open();
      expect(textOf(chat.part('menu-label')!)).to.equal('AM Ada Moreno');
      expect(chat.menuItems.at(-1)).to.equal('Sign out');
      await expect(chat.element).to.be.accessible();
      byRole(chat.element, 'menuitem', 'Sign out').click();
      await until(() => chat.element.state.step === 'empty', 'the user is signed out');
      expect(chat.element.state).to.have.property('why', 'signed-out');
    } finally {
      spaces.dispose();
      await world.stop();
    }
  });
});
