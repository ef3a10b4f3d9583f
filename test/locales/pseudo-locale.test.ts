/** Marks every text of ours, so that one which comes from no catalogue can be seen. */
import type { SpacesChat } from '../../src/index.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { english } from './english.ts';
import { PseudoPage } from './pseudo-page.ts';

describe('no text of ours is missing in the catalogues:', () => {
  let world: World;
  let page: PseudoPage;

  beforeEach(async () => {
    sessionStorage.clear();
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    page.close();
    await world.stop();
  });

  const open = async (markup: string, nick = '', settings: Record<string, string> = {}): Promise<void> => {
    page = await PseudoPage.open(world, markup, nick, settings);
  };

  it('the join form, a conversation and the way out of it', async () => {
    await open(`<spaces-join chat invite="${world.invite}"></spaces-join>`);
    await page.shows(english.join.joinAsGuest);
    await page.isMarked('Quiet corner');
    await page.press(english.join.joinAsGuest);
    await page.shows(english.join.nameMissing);
    page.type('Gwen');
    await page.press(english.join.joinAsGuest);
    await page.shows(english.chat.message);
    await page.shows(english.chat.quiet);
    await page.isMarked('Quiet corner', 'Gwen');
  });

  it('a space with a PIN', async () => {
    await world.control({ do: 'pin', pin: '1234' });
    await open(`<spaces-join guest-name="Gwen" invite="${world.invite}"></spaces-join>`);
    await page.press(english.join.joinAsGuest);
    await page.shows(english.exceptions.pinHint);
    await page.isMarked('Quiet corner', 'Gwen');
    await page.press(english.exceptions.continue);
    await page.shows(english.exceptions.pinMissing);
    await page.isMarked('Quiet corner', 'Gwen');
  });

  it('a service that has a problem', async () => {
    await world.control({ do: 'fail', status: 500, times: 'always' });
    await open('<spaces-list></spaces-list>', 'ada');
    await page.shows(english.failures['server-error']);
    await page.isMarked();
    await world.control({ do: 'clear' });
  });

  for (const invite of ['nonsense', 'https://example.com/spaces/invites/1/join']) {
    it(`the join form with the link ${invite}`, async () => {
      await open(`<spaces-join invite="${invite}"></spaces-join>`);
      await page.shows(english.exceptions.cannotJoin);
      await page.isMarked();
    });
  }

  it('a conversation of a visitor who is not signed in, and one with messages', async () => {
    await open('<spaces-chat></spaces-chat>');
    await page.shows(english.chat.noSpace);
    await page.isMarked();
    page.close();
    await world.control({ do: 'say', who: 'ben', text: '42' });
    await open(`<spaces-chat space="${world.space}"></spaces-chat>`, 'ada');
    await page.has('42');
    await page.isMarked('Quiet corner', 'Ben Okafor', 'Ada Lindqvist');
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
      chat = page.tag('spaces-chat');
      await until(() => page.texts.includes('42') && chat.state.line === 'live', 'the message');
      await page.shows(english.writing.emoji);
    });

    it('the menu of a message', async () => {
      page
        .one('[data-message-id]')
        .dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
      await page.press(english.menu.moreActions);
      await page.isMarked(...content);
      await page.press(english.chat.edit, 'menuitem');
      await page.shows(english.menu.editing);
      await page.isMarked(...content);
      await page.press(english.menu.cancel);
      page
        .one('[data-message-id]')
        .dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
      await page.press(english.menu.moreActions);
      await page.press(english.chat.delete, 'menuitem');
      await page.shows(english.menu.askDelete);
      await page.isMarked(...content);
    });

    it('the tools for writing, files and what is not sent', async () => {
      await page.press(english.writing.format);
      await page.isMarked(...content);
      await page.press(english.writing.emoji);
      await page.shows(english.emoji.search);
      await page.isMarked(...content);
      page.type('zzzz', '.emoji-search');
      await page.shows(english.emoji.none);
      page.chooseFiles(new File(['1'], '2.txt'));
      await page.shows(english.files.remove('\u20682.txt\u2069').slice(0, 6));
      await page.isMarked(...content);
      await world.control({ do: 'refuseMessages' });
      await chat.send('43');
      await page.shows(english.chat.failed);
      await page.isMarked(...content);
    });

    it('its panels', async () => {
      await world.control({ do: 'say', who: 'ben', text: '44', category: 'task' });
      for (const panel of ['people', 'search', 'files', 'posts'] as const) {
        await chat.showPanel(panel);
        await page.shows(english.panels.titles[panel]);
        await page.isMarked(...content);
      }
    });

    it('without a connection, and after its end', async () => {
      await world.control({ do: 'refuseSockets', times: 'always' });
      await world.control({ do: 'dropSockets' });
      await page.shows(english.chat.tryNow);
      await page.isMarked(...content);
      await world.control({ do: 'clear' });
      await page.press(english.chat.tryNow);
      await until(() => chat.state.line === 'live', 'live');
      await world.control({ do: 'kick', who: 'ada' });
      await page.shows(english.problems.ends.removed);
      await page.isMarked(...content);
    });
  });

  it('a list of spaces, with and without rows', async () => {
    await open('<spaces-list></spaces-list>');
    await page.shows(english.list.signedOut);
    await page.isMarked();
    page.close();
    await open('<spaces-list></spaces-list>', 'ada');
    await page.has('Quiet corner');
    await page.isMarked('Quiet corner');
    page.type('zzz');
    await page.shows(english.list.nothingFound);
    await page.isMarked('zzz');
  });

  it('a search for people', async () => {
    await open('<spaces-user-search></spaces-user-search>');
    await page.shows(english.userSearch.findPeople);
    await page.isMarked();
    page.close();
    await open('<spaces-user-search multiple required></spaces-user-search>', 'ada');
    await page.shows(english.userSearch.findPeople);
    page.tag('spaces-user-search').reportValidity();
    await page.isMarked();
    page.type('Ben');
    await page.has('Okafor');
    await page.isMarked('.okafor@example.test', 'Ben', 'ben', 'Okafor');
    page.type('zzz');
    await page.shows(english.userSearch.noneFoundHint);
    await page.isMarked('zzz');
    page.type('1@2.example');
    await page.shows(english.userSearch.invite('1@2.example').slice(0, 6));
    page.key('Enter');
    await page.shows(english.userSearch.picked('1@2.example').slice(0, 1));
    await page.isMarked('1@2.example');
  });

  it('the dialog for invitations', async () => {
    await open(`<spaces-invite-dialog space="${world.space}" delivery="page"></spaces-invite-dialog>`, 'ada');
    const dialog = page.tag('spaces-invite-dialog');
    dialog.show();
    await page.press(english.invite.createInvitations);
    await page.shows(english.invite.peopleMissing);
    page.one<HTMLInputElement>('input[type="checkbox"]').click();
    await page.shows(english.invite.zone);
    await page.press(english.invite.createInvitations);
    await page.shows(english.invite.timeMissing);
    await page.isMarked('Quiet corner');
    page.one<HTMLInputElement>('input[type="checkbox"]').click();
    page.type('1@2.example', '[role="combobox"]');
    page.key('Enter', '[role="combobox"]');
    await page.shows(english.invite.willInvite(1));
    await page.isMarked('Quiet corner', '1@2.example', 'example.test');
    await page.press(english.invite.createInvitations);
    await page.shows(english.invite.link);
    await page.press(english.invite.qrCode);
    await page.shows(english.invite.qrLabel('Quiet corner').slice(0, 4));
    page.one<HTMLDetailsElement>('details[part="waiting"]').open = true;
    await page.press(english.invite.resend('').trim());
    await page.shows(english.invite.resent);
    await page.isMarked('Quiet corner', '1@2.example');
  });

  it('a new space', async () => {
    await open('<spaces-invite-dialog></spaces-invite-dialog>', 'ada');
    page.tag('spaces-invite-dialog').show();
    await page.press(english.invite.createSpace);
    await page.shows(english.invite.titleMissing);
    await page.isMarked();
    page.type('42', '#title');
    await page.press(english.invite.createSpace);
    await page.shows(english.invite.created('42'));
    await page.isMarked();
  });

  it('a file of addresses for invitations', async () => {
    await open(`<spaces-invite-dialog space="${world.space}"></spaces-invite-dialog>`, 'ada');
    page.tag('spaces-invite-dialog').show();
    await page.shows(english.invite.fromFile);
    const content = ['Quiet corner', '1@2.example', '3@4.example', '.csv', '5', '6@7.example'];
    const choose = async (name: string, table: string): Promise<void> => {
      page.chooseFiles(new File([table], name));
      await page.has(name);
    };
    await choose('1.csv', '1;2');
    await page.isMarked(...content);
    page.chooseFiles(new File([new Uint8Array(2_000_001)], '2.csv'));
    await page.has('2.csv');
    await page.isMarked(...content);
    const table = '1@2.example;\n3@4.example;6@7.example\n;5\n';
    await choose('3.csv', `;;\n${table}`);
    await page.shows(english.invite.takeAddresses(2));
    await page.isMarked(...content);
    await choose('4.csv', 'Mail;;Role\n1@2.example;;5\n3@4.example;6@7.example;Admin\n;;5');
    await page.press(english.invite.fileRoles('Role'), 'checkbox');
    await page.shows(english.invite.unknownRoles(''));
    await page.isMarked(...content, 'Mail', 'Role');
    await page.press(english.invite.takeAddresses(2));
    await page.shows(english.userSearch.reportUnknown(2));
    await page.shows(english.invite.rowsWithout(1));
    await page.isMarked(...content, 'Mail', 'Role');
  });

  describe('a conversation with one person:', () => {
    it('that person, who is away and then here', async () => {
      await open('<spaces-chat person="ben.okafor@example.test"></spaces-chat>', 'ada');
      await page.shows(english.direct.away);
      await page.has('Ben Okafor');
      await page.isMarked('Ben Okafor');
      const { state } = page.tag('spaces-chat');
      const space = state.step === 'open' && state.spaceId;
      await world.control({ do: 'presence', who: 'ben', kind: 'online', space });
      await page.shows(english.direct.here);
      await page.isMarked('Ben Okafor');
    });

    for (const [refused, attributes, sentence] of [
      ['a person who was not found', 'person="1@2.example"', english.direct.noPerson],
      ['people who never met', 'person="hana.ito@elsewhere.example"', english.direct.noDirect],
    ] as const)
      it(refused, async () => {
        if (sentence === english.direct.noDirect)
          await world.control({ do: 'fail', status: 403, times: 'all', path: '*/direct/*' });
        await open(`<spaces-chat ${attributes}></spaces-chat>`, 'ada');
        await page.shows(sentence);
        await page.isMarked();
      });

    it('a service that has a problem', async () => {
      await world.control({ do: 'fail', status: 500, times: 'all', path: '*/colleaguesbulk' });
      await open('<spaces-chat person="ben.okafor@example.test"></spaces-chat>', 'ada');
      await page.shows(english.failures['server-error']);
      await page.isMarked();
    });

    it('a visitor who is not signed in', async () => {
      await open('<spaces-chat person="ben.okafor@example.test"></spaces-chat>');
      await page.shows(english.chat.signedOut);
      await page.isMarked();
    });
  });

  it('the notices of a provider, and a browser that blocks them', async () => {
    const { requestPermission } = Notification;
    const permission = Object.getOwnPropertyDescriptor(Notification, 'permission')!;
    Notification.requestPermission = async () => {
      Object.defineProperty(Notification, 'permission', { ...permission, get: () => 'denied' });
      return 'denied';
    };
    try {
      await open('<spaces-list></spaces-list>', 'ada', { notify: 'desktop sound' });
      await page.press(english.notices.notices);
      await page.shows(english.notices.sound);
      await page.isMarked('Quiet corner');
      await page.press(english.notices.desktop, 'checkbox');
      await page.shows(english.notices.denied);
      await page.isMarked('Quiet corner');
    } finally {
      Notification.requestPermission = requestPermission;
      Object.defineProperty(Notification, 'permission', permission);
    }
  });

  describe('the launcher:', () => {
    it('its button, the list in its panel, and a conversation', async () => {
      await open('<spaces-launcher></spaces-launcher>', 'ada');
      page.one('[part="bubble"]').click();
      await page.has('Quiet corner');
      await page.shows(english.launcher.chat);
      await page.isMarked('Quiet corner');
      page.one('[role="option"]').click();
      await page.shows(english.launcher.back);
      await page.isMarked('Quiet corner');
      const isLive = (): boolean => page.one<SpacesChat>('spaces-chat').state.line === 'live';
      await until(isLive, 'the conversation is live');
      await page.press(english.launcher.close);
      await world.control({ do: 'say', who: 'ben', text: '42' });
      await page.has(english.launcher.unread('', 1));
      await page.isMarked('Quiet corner', 'Ben Okafor', 'Ada Moreno');
    });

    it('an invitation, with a name that the page has given', async () => {
      await open(`<spaces-launcher label="42" invite="${world.invite}"></spaces-launcher>`);
      page.one('[part="bubble"]').click();
      await page.shows(english.join.joinAsGuest);
      await page.isMarked('Quiet corner');
    });
  });
});
