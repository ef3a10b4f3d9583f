/** Marks every text of ours, so that one which comes from no catalogue can be seen. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/all.ts';
import { defineStrings, type PageStrings } from '../../src/config.ts';
import type { SpacesChat } from '../../src/index.ts';
import { user } from '../emulator/rest.ts';
import { SilentEngine } from '../stores/fixtures/silent-engine.ts';
import { allByRole, everything, nameOf, typeInto } from '../support/by-role.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { english } from './english.ts';

const lang = 'qps';
defineStrings(lang, marked(english) as PageStrings);

describe('no text of ours is missing in the catalogues:', () => {
  let world: World;
  let page: HTMLElement;

  beforeEach(async () => {
    sessionStorage.clear();
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    page.remove();
    await world.stop();
  });

  /** `markup` on the page of a seeded user, or of a visitor. */
  const open = async (markup: string, nick = '', notify = ''): Promise<void> => {
    page = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    provider.setAttribute('web-server', world.web);
    if (nick) provider.setAttribute('token', await user(world, nick));
    if (notify) provider.setAttribute('notify', notify);
    provider.innerHTML = markup;
    page.append(provider);
  };
  const shows = (text: string): Promise<void> =>
    until(
      () => shown(page).some((own) => own.includes(`⟦${text}`)),
      `"${text}" in ${shown(page).join(' | ')}`,
    );
  /** Parts that have just loaded may show English until their catalogue is there. */
  const isMarked = async (...content: string[]): Promise<void> => {
    const unmarked = (): string[] => shown(page).filter((text) => /\p{L}/u.test(withoutOurs(text, content)));
    await until(() => unmarked().length === 0, 'all texts are marked').catch(() => {});
    expect(unmarked()).to.deep.equal([]);
  };
  const press = async (name: string, role: 'button' | 'menuitem' = 'button'): Promise<void> => {
    const all = (): HTMLElement[] =>
      allByRole(page, role).filter((one) => nameOf(one).startsWith(`⟦${name}`));
    await until(() => all().length > 0, `a button "${name}" in ${shown(page).join(' | ')}`);
    all()[0]!.click();
  };
  const one = <E extends HTMLElement>(selector: string): E =>
    everything(page).find((element): element is E => element.matches(selector))!;
  const type = (text: string, into = 'input'): void => typeInto(one(into), text);

  it('the join form, a conversation and the way out of it', async () => {
    await open(`<spaces-join chat invite="${world.invite}"></spaces-join>`);
    await shows(english.join.joinAsGuest);
    await isMarked('Quiet corner');
    await press(english.join.joinAsGuest);
    await shows(english.join.nameMissing);
    type('Gwen');
    await press(english.join.joinAsGuest);
    await shows(english.chat.message);
    await shows(english.chat.quiet);
    await isMarked('Quiet corner', 'Gwen');
  });

  it('a space with a PIN', async () => {
    await world.control({ do: 'pin', pin: '1234' });
    await open(`<spaces-join guest-name="Gwen" invite="${world.invite}"></spaces-join>`);
    await press(english.join.joinAsGuest);
    await shows(english.exceptions.pinHint);
    await isMarked('Quiet corner', 'Gwen');
    await press(english.exceptions.continue);
    await shows(english.exceptions.pinMissing);
    await isMarked('Quiet corner', 'Gwen');
  });

  it('a service that has a problem', async () => {
    await world.control({ do: 'fail', status: 500, times: 'always' });
    await open('<spaces-list></spaces-list>', 'ada');
    await shows(english.failures['server-error']);
    await isMarked();
    await world.control({ do: 'clear' });
  });

  for (const invite of ['nonsense', 'https://example.com/spaces/invites/1/join']) {
    it(`the join form with the link ${invite}`, async () => {
      await open(`<spaces-join invite="${invite}"></spaces-join>`);
      await shows(english.exceptions.cannotJoin);
      await isMarked();
    });
  }

  it('a conversation of a visitor who is not signed in, and one with messages', async () => {
    await open('<spaces-chat></spaces-chat>');
    await shows(english.chat.noSpace);
    await isMarked();
    page.remove();
    await world.control({ do: 'say', who: 'ben', text: '42' });
    await open(`<spaces-chat space="${world.space}"></spaces-chat>`, 'ada');
    await until(() => shown(page).includes('42'), 'the message');
    await isMarked('Quiet corner', 'Ben Okafor', 'Ada Lindqvist');
  });

  describe('a conversation:', () => {
    const content = [
      ...['Quiet corner', 'Ada Moreno', 'Ben Okafor', 'Chiara Rossi', 'Devika Rao', 'Emil Sørensen'],
      ...['Farah Haddad', '.example.test', '1.txt', '2.txt', '.txt', 'TXT', 'bytes', 'byte'],
    ];
    let chat: SpacesChat;

    beforeEach(async () => {
      await world.control({ do: 'say', who: 'ada', text: '42', files: [{ name: '1.txt' }] });
      await open(`<spaces-chat space="${world.space}"></spaces-chat>`, 'ada');
      chat = page.querySelector('spaces-chat')!;
      await until(() => shown(page).includes('42') && chat.state.line === 'live', 'the message');
      await shows(english.writing.emoji);
    });

    it('the menu of a message', async () => {
      one('[data-message-id]').dispatchEvent(
        new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }),
      );
      await press(english.menu.moreActions);
      await isMarked(...content);
      await press(english.chat.edit, 'menuitem');
      await shows(english.menu.editing);
      await isMarked(...content);
      await press(english.menu.cancel);
      one('[data-message-id]').dispatchEvent(
        new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }),
      );
      await press(english.menu.moreActions);
      await press(english.chat.delete, 'menuitem');
      await shows(english.menu.askDelete);
      await isMarked(...content);
    });

    it('the tools for writing, files and what is not sent', async () => {
      await press(english.writing.format);
      await isMarked(...content);
      await press(english.writing.emoji);
      await shows(english.emoji.search);
      await isMarked(...content);
      type('zzzz', '.emoji-search');
      await shows(english.emoji.none);
      const input = one<HTMLInputElement>('input[type="file"]');
      const files = new DataTransfer();
      files.items.add(new File(['1'], '2.txt'));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await shows(english.files.remove('\u20682.txt\u2069').slice(0, 6));
      await isMarked(...content);
      await world.control({ do: 'refuseMessages' });
      await chat.send('43');
      await shows(english.chat.failed);
      await isMarked(...content);
    });

    it('its panels', async () => {
      await world.control({ do: 'say', who: 'ben', text: '44', category: 'task' });
      for (const panel of ['people', 'search', 'files', 'posts'] as const) {
        await chat.showPanel(panel);
        await shows(english.panels.titles[panel]);
        await isMarked(...content);
      }
    });

    it('without a connection, and after its end', async () => {
      await world.control({ do: 'refuseSockets', times: 'always' });
      await world.control({ do: 'dropSockets' });
      await shows(english.chat.tryNow);
      await isMarked(...content);
      await world.control({ do: 'clear' });
      await press(english.chat.tryNow);
      await until(() => chat.state.line === 'live', 'live');
      await world.control({ do: 'kick', who: 'ada' });
      await shows(english.problems.ends.removed);
      await isMarked(...content);
    });
  });

  it('a list of spaces, with and without rows', async () => {
    await open('<spaces-list></spaces-list>');
    await shows(english.list.signedOut);
    await isMarked();
    page.remove();
    await open('<spaces-list></spaces-list>', 'ada');
    await until(() => shown(page).includes('Quiet corner'), 'the row');
    await isMarked('Quiet corner');
    type('zzz');
    await shows(english.list.nothingFound);
    await isMarked('zzz');
  });

  it('the notices beside a list', async () => {
    await open('<spaces-list></spaces-list>', 'ada', 'desktop sound');
    await press(english.notices.notices);
    await shows(english.notices.sound);
    await isMarked('Quiet corner');
  });

  it('a search for people', async () => {
    await open('<spaces-user-search></spaces-user-search>');
    await shows(english.userSearch.findPeople);
    await isMarked();
    page.remove();
    await open('<spaces-user-search multiple required></spaces-user-search>', 'ada');
    await shows(english.userSearch.findPeople);
    page.querySelector('spaces-user-search')!.reportValidity();
    await isMarked();
    type('Ben');
    await until(() => shown(page).some((text) => text.includes('Okafor')), 'the person');
    await isMarked('.okafor@example.test', 'Ben', 'ben', 'Okafor');
    type('zzz');
    await shows(english.userSearch.noneFoundHint);
    await isMarked('zzz');
    type('1@2.example');
    await shows(english.userSearch.invite('1@2.example').slice(0, 6));
    one('input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    await shows(english.userSearch.picked('1@2.example').slice(0, 1));
    await isMarked('1@2.example');
  });

  it('the dialog for invitations', async () => {
    await open(`<spaces-invite-dialog space="${world.space}" delivery="page"></spaces-invite-dialog>`, 'ada');
    const dialog = page.querySelector('spaces-invite-dialog')!;
    dialog.show();
    await press(english.invite.createInvitations);
    await shows(english.invite.peopleMissing);
    one<HTMLInputElement>('input[type="checkbox"]').click();
    await shows(english.invite.zone);
    await press(english.invite.createInvitations);
    await shows(english.invite.timeMissing);
    await isMarked('Quiet corner');
    one<HTMLInputElement>('input[type="checkbox"]').click();
    type('1@2.example', '[role="combobox"]');
    one('[role="combobox"]').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
    );
    await shows(english.invite.willInvite(1));
    await isMarked('Quiet corner', '1@2.example', 'example.test');
    await press(english.invite.createInvitations);
    await shows(english.invite.link);
    await press(english.invite.qrCode);
    await shows(english.invite.qrLabel('Quiet corner').slice(0, 4));
    one<HTMLDetailsElement>('details[part="waiting"]').open = true;
    await press(english.invite.resend('').trim());
    await shows(english.invite.resent);
    await isMarked('Quiet corner', '1@2.example');
  });

  it('a new space', async () => {
    await open('<spaces-invite-dialog></spaces-invite-dialog>', 'ada');
    page.querySelector('spaces-invite-dialog')!.show();
    await press(english.invite.createSpace);
    await shows(english.invite.titleMissing);
    await isMarked();
    type('42', '#title');
    await press(english.invite.createSpace);
    await shows(english.invite.created('42'));
    await isMarked();
  });

  it('a call in the page', async () => {
    await open(`<spaces-call space="${world.space}"></spaces-call>`, 'ada');
    const call = page.querySelector('spaces-call')!;
    call.engine = new SilentEngine();
    await press(english.call.startCall);
    await shows(english.stage.ready);
    const devices = await navigator.mediaDevices.enumerateDevices();
    const content = ['Ada Moreno', 'Ben Okafor', 'Quiet corner', ...devices.map(({ label }) => label)];
    await isMarked(...content);
    await press(english.call.joinCall);
    await shows(english.call.leave);
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await until(() => shown(page).some((text) => text.includes('Ben Okafor')), 'another person');
    await isMarked(...content);
    await call.leave();
    await shows(english.call.ends.left);
    await isMarked(...content);
  });

  it('the strip of a call', async () => {
    await open(`<spaces-call space="${world.space}"></spaces-call>`, 'ada');
    await shows(english.call.noOne);
    await isMarked();
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await shows(english.call.liveNow);
    await isMarked('Ben Okafor');
  });

  it('the button that opens the conversations', async () => {
    await open('<spaces-launcher label="42"></spaces-launcher>', 'ada');
    await until(() => shown(page).includes('42'), 'the button');
    allByRole(page, 'button')[0]!.click();
    await until(() => shown(page).includes('Quiet corner'), 'the list');
    await isMarked('Quiet corner');
  });
});

/** The same strings, each between marks. */
function marked(strings: object): object {
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return `⟦${value}⟧`;
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value === 'function') return (...args: unknown[]) => `⟦${String(value(...args))}⟧`;
    return marked(value as object);
  };
  return Object.fromEntries(
    Object.entries(strings).map(([name, value]: [string, unknown]) => [name, mark(value)]),
  );
}

/** What is not ours: dates, languages, time zones, mails in another language, and the names of emoji. */
const foreign =
  'style, time, time *, #language option, #zone option, .emoji, [part~="mail"], [part="subject"] *';

/** All texts and names that the elements in `root` give to users, but for initials in place of a picture. */
function shown(root: HTMLElement): string[] {
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'placeholder', 'title'];
  return everything(root)
    .filter((element) => element.getRootNode() !== document && !element.matches(foreign))
    .flatMap((element) => [
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
      ...names.flatMap((name) => element.getAttribute(name) ?? []),
    ])
    .map((text) => text.trim())
    .filter((text) => text && !/^\p{Lu}{1,2}$/u.test(text));
}

/** `text` without what is marked and what the service or the user has written. Marks are nested. */
function withoutOurs(text: string, content: readonly string[]): string {
  const rest = content.reduce((left, own) => left.replaceAll(own, ''), text.replace(/[\d:]+ [AP]M/, ''));
  const inner = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  return inner === rest ? rest : withoutOurs(inner, []);
}
