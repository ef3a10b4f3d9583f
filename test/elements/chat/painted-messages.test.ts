import { expect } from '@open-wc/testing';
import type { TimelineEntry } from '../../../src/stores/chat/state.ts';
import { type OtherPage, ownPage } from '../../support/other-page.ts';
import { blankRows } from '../../support/painted.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness } from './chat-harness.ts';
import { LocalConversation, stored } from './local-conversation.ts';

const ordinary = (from: number, count: number): TimelineEntry[] =>
  Array.from({ length: count }, (_, i) => stored(`m${from + i}`));
const long = stored('long', { bodyText: `<p>${'x'.repeat(20_000)}</p>` });
const longLines = stored('lines', { bodyText: `<p>${'word<br>'.repeat(900)}</p>` });

/** Histories whose newest page fills the view; a long message is the first row near it. */
const histories: Record<string, readonly TimelineEntry[]> = {
  'ordinary messages': ordinary(0, 30),
  'a long message above the view': [long, ...ordinary(0, 12)],
  'a long message at the end': [...ordinary(0, 12), longLines],
  'long messages only': [long, longLines],
};
const older = ordinary(1_000, 50);

describe('the messages in view are painted', () => {
  let page: OtherPage;

  before(async () => {
    page = await ownPage();
  });
  after(() => page.resize(800, 600));

  const expectPainted = async (chat: ChatHarness, when: string): Promise<void> => {
    await chat.settled();
    expect(await blankRows(page), when).to.deep.equal([]);
  };

  for (const width of [360, 768, 1_280]) {
    for (const [name, entries] of Object.entries(histories)) {
      it(`at ${width} pixels, of ${name}`, async () => {
        await page.resize(width, 740);
        const conversation = new LocalConversation();
        const chat = await ChatHarness.show(conversation);
        conversation.set(entries);
        await expectPainted(chat, 'at first');
        conversation.prepend(...older);
        await expectPainted(chat, 'with older messages above');
        await chat.scrollTo(chat.log.scrollTop - 40);
        conversation.prepend(...ordinary(2_000, 50));
        await expectPainted(chat, 'while reading further up');
        chat.element.conversation = new LocalConversation(ordinary(3_000, 40));
        await expectPainted(chat, 'in another conversation');
        chat.element.conversation = conversation;
        await expectPainted(chat, 'back in the first one');
        chat.element.style.display = 'none';
        await chat.settled();
        conversation.prepend(...ordinary(4_000, 50));
        chat.element.style.display = '';
        await expectPainted(chat, 'after it was hidden');
      });
    }
  }

  it('when rows above the view become taller', async () => {
    await page.resize(360, 740);
    const conversation = new LocalConversation([stored('edited'), long, ...ordinary(0, 12)]);
    const chat = await ChatHarness.show(conversation);
    conversation.replace('edited', stored('edited', { bodyText: `<p>${'edited<br>'.repeat(60)}</p>` }));
    await expectPainted(chat, 'after the edit');
  });

  it('in a dialog that opens again, and after a move', async () => {
    await page.resize(360, 740);
    const conversation = new LocalConversation([long, ...ordinary(0, 12)]);
    const chat = await ChatHarness.show(conversation);
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.append(chat.element);
    for (let times = 0; times < 2; times += 1) {
      dialog.showModal();
      await chat.settled();
      conversation.prepend(...ordinary(1_000 * (times + 1), 50));
      await expectPainted(chat, `opened ${times + 1} times`);
      dialog.close();
    }
    dialog.after(chat.element);
    dialog.remove();
    await expectPainted(chat, 'after the move');
    chat.element.remove();
  });

  const latin = Array.from({ length: 0x1a0 }, (_, i) => String.fromCharCode(0xc0 + i)).join('');
  const tall = {
    'piles of marks': `x${'\u0301\u0322'.repeat(8)} `.repeat(20),
    'piles of marks with markup': `<b>${`x${'\u0301'.repeat(16)} `.repeat(20)}</b>`,
    'stacked letters': '\u0f67\u0f90\u0f91\u0f92\u0f93\u0f94\u0f95 '.repeat(20),
    'wide and tall signs': '\ufdfd\ufdfd \u{1242b}\u{12219} \u{1d15e} \u0bf5 '.repeat(3),
    'all Latin letters': latin,
    'deep lists': `${'<ul><li>'.repeat(20)}deep${'</li></ul>'.repeat(20)}`,
    'wide code': `<pre>${'wide '.repeat(60)}${'x'.repeat(200)}</pre>`,
  };
  for (const [name, text] of Object.entries(tall)) {
    it(`within their bubbles: ${name}`, async () => {
      await page.resize(360, 740);
      const entries = [stored('above'), stored('tall', { bodyText: `<p>${text}</p>` })];
      const chat = await ChatHarness.show(new LocalConversation(entries));
      const isDrawn = (): boolean => !text.startsWith('<') || chat.log.querySelector('.rich') !== null;
      await until(isDrawn, 'the markup');
      const [above, tallText] = [...chat.log.querySelectorAll<HTMLElement>('[part="text"]')];
      const { x, y, width, height } = above!.getBoundingClientRect();
      const bubble = tallText!.parentElement!.getBoundingClientRect();
      const end = chat.log.getBoundingClientRect().left + chat.log.clientWidth;
      const pictures = async (): Promise<string[]> => {
        await chat.settled();
        const { right, top } = bubble;
        return [
          await page.picture({ x, y, width: width + 100, height }),
          await page.picture({ x: right, y: top, width: end - right, height: bubble.height }),
        ];
      };
      const covered = await pictures();
      tallText!.style.visibility = 'hidden';
      const free = await pictures();
      expect(free.map((picture, i) => picture === covered[i])).to.deep.equal([true, true]);
    });
  }

  it('within their bubbles when marks are written as entities, which the plain text does not know', async () => {
    const bodyText = `<p>x${'&DownBreve;'.repeat(16)}</p>`;
    const chat = await ChatHarness.show(new LocalConversation([stored('marks', { bodyText })]));
    await until(() => chat.log.querySelector('.rich') !== null, 'the markup');
    const text = chat.log.querySelector('.rich')!;
    expect(text.textContent).to.equal(`x${'\u0311'.repeat(16)}`);
    expect(getComputedStyle(text).overflow).to.equal('clip');
  });

  for (const tag of ['ul><li', 'ol><li', 'blockquote']) {
    it(`with all words in their bubbles when <${tag}> is twenty deep`, async () => {
      await page.resize(300, 740);
      const close = `</${tag.split('><').toReversed().join('></')}>`;
      const bodyText = `${`<${tag}>`.repeat(20)}deep words${close.repeat(20)}`;
      const chat = await ChatHarness.show(new LocalConversation([stored('deep', { bodyText })]));
      await until(() => chat.log.querySelector('.rich') !== null, 'the markup');
      await chat.settled();
      const text = chat.log.querySelector<HTMLElement>('.rich')!;
      expect(text.textContent).to.equal('deep words');
      expect(text.scrollWidth).to.be.at.most(text.clientWidth + 1);
    });
  }
});
