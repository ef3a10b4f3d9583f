/** Marks every text of ours, so that one which comes from no catalogue can be seen. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/all.ts';
import { defineStrings, type PageStrings } from '../../src/config.ts';
import { user } from '../emulator/rest.ts';
import { allByRole, everything, typeInto } from '../support/by-role.ts';
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
  const open = async (markup: string, nick = ''): Promise<void> => {
    page = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    provider.setAttribute('web-server', world.web);
    if (nick) provider.setAttribute('token', await user(world, nick));
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
  const press = (name: string): void => {
    const [button] = allByRole(page, 'button', new RegExp(`⟦${name}`));
    if (!button) throw new Error(`No button "${name}" in ${shown(page).join(' | ')}`);
    button.click();
  };
  const type = (text: string): void => {
    const field = everything(page).find((element) => element.matches('input'));
    typeInto(field!, text);
  };

  it('the join form, a conversation and the way out of it', async () => {
    await open(`<spaces-join chat invite="${world.invite}"></spaces-join>`);
    await shows(english.join.joinAsGuest);
    await isMarked('Quiet corner');
    press(english.join.joinAsGuest);
    await shows(english.join.nameMissing);
    type('Gwen');
    press(english.join.joinAsGuest);
    await shows(english.chat.message);
    await shows(english.chat.quiet);
    await isMarked('Quiet corner', 'Gwen');
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

  it('a search for people', async () => {
    await open('<spaces-user-search></spaces-user-search>', 'ada');
    await shows(english.userSearch.findPeople);
    await isMarked();
    page.remove();
    await open('<spaces-user-search></spaces-user-search>');
    await shows(english.userSearch.findPeople);
    await isMarked();
  });

  it('the dialog for invitations', async () => {
    await open(`<spaces-invite-dialog space="${world.space}"></spaces-invite-dialog>`, 'ada');
    page.querySelector('spaces-invite-dialog')!.show();
    await shows(english.invite.sendInvitations);
    await isMarked('Quiet corner');
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
    if (typeof value === 'function') return (...args: unknown[]) => `⟦${String(value(...args))}⟧`;
    return marked(value as object);
  };
  return Object.fromEntries(
    Object.entries(strings).map(([name, value]: [string, unknown]) => [name, mark(value)]),
  );
}

/** All texts and names that the elements in `root` give to users, but for initials in place of a picture. */
function shown(root: HTMLElement): string[] {
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'alt', 'placeholder', 'title'];
  return everything(root)
    .filter(
      (element) => element.getRootNode() !== document && !element.matches('style, time, time *, option'),
    )
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
