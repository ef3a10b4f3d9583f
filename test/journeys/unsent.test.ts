/** What a user has written stays where it was written, also after a reload, a closed tab, or a lost connection. */
import { expect } from '@open-wc/testing';
import { byRole, typeInto } from '../support/by-role.ts';
import { allElements, closePages, openPage, type OtherPage } from '../support/other-page.ts';
import { leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const chat = `${allElements}.find(({ localName }) => localName === 'spaces-chat')`;
const field = `${allElements}.find(({ localName }) => localName === 'textarea')`;
const rows = `${allElements}.filter(({ localName }) => localName === 'article')`;
const options = `${allElements}.filter(({ role }) => role === 'option')`;
const hasTools = `${allElements}.some((each) => each.part.contains('emoji'))`;

describe('What a user has written', () => {
  let world: World;

  afterEach(async () => {
    leaveAll();
    await closePages();
    await world.stop();
  });

  const token = async (user: string): Promise<string> =>
    (await world.control<{ token: string }>({ do: 'token', user })).token;
  const stored = async (space = world.space): Promise<string[]> =>
    (await world.messages(space)).map((each) =>
      (each as { content: { bodyText: string } }).content.bodyText.replace(/<[^>]*>/g, ''),
    );

  describe('in a messenger', () => {
    let page: Visit;

    const begin = async (): Promise<void> => {
      world = await startWorld({ seed: 'office' });
      page = await visit(
        world,
        '<spaces-list></spaces-list><spaces-chat></spaces-chat>',
        `token="${await token('ben')}"`,
      );
      await until(() => options().length > 2, 'the list');
    };
    const options = (): HTMLElement[] => page.findAll('[role="option"]');
    const pick = async (index: number): Promise<string> => {
      const before = shown();
      options()[index]!.click();
      await until(() => shown() !== before && page.isLive, `conversation ${index}`);
      await page.chat.updateComplete;
      return shown();
    };
    const shown = (): string => ('spaceId' in page.chat.state ? page.chat.state.spaceId : '');
    const box = (): HTMLTextAreaElement => byRole(page.chat, 'textbox', 'Message') as HTMLTextAreaElement;

    it('is sent to the conversation in which it was written, and shown only there', async () => {
      await begin();
      const first = await pick(0);
      typeInto(box(), 'For the first one');
      const second = await pick(1);
      expect(box().value).to.equal('');
      typeInto(box(), 'For the second one');
      await pick(0);
      expect(box().value).to.equal('For the first one');
      byRole(page.chat, 'button', 'Send').click();
      await until(async () => (await stored(first)).includes('For the first one'), 'stored');
      expect(await stored(second)).not.to.include('For the first one');
    }).timeout(20_000);

    it('goes on being sent while the user reads another conversation', async () => {
      await begin();
      const first = await pick(0);
      const texts = [0, 1, 2, 3, 4].map((index) => `Text ${index}`);
      for (const text of texts) page.say(text);
      await pick(1);
      await until(async () => (await stored(first)).slice(-5).join() === texts.join(), 'all are stored');
      await pick(0);
      await until(() => page.texts.slice(-5).join() === texts.join(), 'all are shown');
    }).timeout(20_000);
  });

  describe('in a tab', () => {
    const address = async (): Promise<string> => {
      const provider = { server: world.server, 'web-server': world.web, token: await token('ben') };
      const wish = { provider, join: { invite: world.invite, chat: '' } };
      return `${location.origin}/test/support/portal-page.html#${encodeURIComponent(JSON.stringify(wish))}`;
    };
    const opens = async (url: string): Promise<OtherPage> => {
      const tab = await openPage(url, { alone: false });
      await tab.click('button', 'Join as Ben Okafor');
      await until(() => tab.run<boolean>(`${chat}?.state.step === 'open'`), 'open');
      return tab;
    };
    const say = (tab: OtherPage, text: string): Promise<unknown> =>
      tab.run(`{ const box = ${field}; box.value = ${JSON.stringify(text)};
        box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })) }`);
    const reads = (tab: OtherPage, ...texts: string[]): Promise<void> =>
      until(
        () =>
          tab.run<boolean>(
            `JSON.stringify(${rows}.map((row) => row.querySelector('.text').innerText.trim())) === ${JSON.stringify(JSON.stringify(texts))}`,
          ),
        texts.join(', '),
        12_000,
      );

    it('comes back when the tab is closed and another one is opened, and is sent once', async () => {
      world = await startWorld({ seed: 'empty' });
      const url = await address();
      const first = await opens(url);
      await until(() => first.run<boolean>(`${chat}.state.line === 'live'`), 'live');
      await world.control({ do: 'swallow' });
      await say(first, 'in doubt');
      await until(() => first.run<boolean>(`${rows}[0]?.classList.contains('sending')`), 'sending');
      await say(first, 'behind it');
      await reads(first, 'in doubt', 'behind it');
      await first.close();
      const second = await opens(url);
      await reads(second, 'in doubt', 'behind it');
      await until(async () => (await stored()).length === 2, 'both are stored');
      expect(await stored()).to.deep.equal(['in doubt', 'behind it']);
    }).timeout(40_000);

    it('comes back in the field', async () => {
      world = await startWorld({ seed: 'empty' });
      const url = await address();
      const first = await opens(url);
      await first.run(`{ const box = ${field}; box.value = 'half a thought';
        box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })) }`);
      await until(async () => (await keptDrafts(world.server)).includes('half a thought'), 'it is kept');
      await first.close();
      const second = await opens(url);
      await until(() => second.run<boolean>(`${field}.value === 'half a thought'`), 'the draft');
    }).timeout(40_000);

    it('still mentions a person after it came back in the field', async () => {
      world = await startWorld({ seed: 'empty' });
      const url = await address();
      const first = await opens(url);
      await until(() => first.run<boolean>(hasTools), 'the tools have loaded');
      await first.fill('Message', 'Hi @ada');
      await until(() => first.run<boolean>(`${options}.length === 1`), 'the list of people');
      await first.key('Enter');
      await until(async () => (await keptDrafts(world.server)).includes('Hi @Ada Moreno '), 'it is kept');
      await first.close();
      const second = await opens(url);
      await until(() => second.run<boolean>(`${field}.value === 'Hi @Ada Moreno '`), 'the draft');
      await until(() => second.run<boolean>(hasTools), 'the tools have loaded again');
      await second.run(`${field}.focus()`);
      await second.key('Enter');
      await until(async () => (await stored()).length === 1, 'it is stored');
      const [message] = (await world.messages(world.space)) as { mentions: { id: string }[] }[];
      expect(message?.mentions).to.have.lengthOf(1);
      expect(message?.mentions[0]).to.include({ type: 'user', title: 'Ada Moreno' });
    }).timeout(40_000);
  });
});

/** The drafts that the browser keeps for a server. */
function keptDrafts(server: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('spaces-elements');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result
        .transaction('unsent')
        .objectStore('unsent')
        .getAll(IDBKeyRange.bound([server], [server, []]));
      reading.onsuccess = () => {
        opening.result.close();
        resolve((reading.result as { draft?: string }[]).map(({ draft }) => draft));
      };
    };
  });
}
