import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MessageBody } from '../../../src/protocol/message.ts';
import type { ConversationChanges, TimelineEntry } from '../../../src/stores/chat/state.ts';
import { failureWithCode } from '../../../src/stores/failure.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness } from './chat-harness.ts';
import { LocalConversation, openState, stored } from './local-conversation.ts';

/** A conversation whose messages can be changed. */
class ChangingConversation extends LocalConversation {
  refusal: 'forbidden' | 'server-error' | undefined;
  override readonly bodies: (MessageBody | undefined)[] = [];

  async changes(): Promise<ConversationChanges> {
    const change = (next: (id: string) => readonly TimelineEntry[]) => (id: string) => {
      if (!this.refusal) this.set(next(id));
      return this.refusal && failureWithCode(this.refusal);
    };
    return {
      edit: async (id, text, body) => {
        this.bodies.push(body);
        this.asked.push(`edit ${id} ${text}`);
        return change(() =>
          this.entries.map((entry) =>
            entry.key === id ? stored(id, { bodyText: `<p>${text}</p>`, mine: true, edited: true }) : entry,
          ),
        )(id);
      },
      delete: async (id) => {
        this.asked.push(`delete ${id}`);
        return change(() => this.entries.filter(({ key }) => key !== id))(id);
      },
    };
  }
}

const three = (): ChangingConversation =>
  new ChangingConversation([stored('one'), stored('two', { mine: true }), stored('three')]);

describe('the menu of a message', () => {
  const shows = async (conversation = three()): Promise<ChatHarness> => {
    const chat = await ChatHarness.show(conversation);
    // Loads once the conversation is live.
    await until(() => chat.hasMenu, 'the menu has loaded');
    return chat;
  };
  const opens = async (chat: ChatHarness, id: string): Promise<void> => {
    chat.hover(id);
    await chat.press('More actions');
  };

  it('passes axe while it is open, and while a message is edited', async () => {
    const chat = await shows();
    await opens(chat, 'two');
    await expect(chat.element).to.be.accessible();
    await chat.press('Edit');
    await expect(chat.element).to.be.accessible();
  });

  it('offers what the user may do with the message', async () => {
    const conversation = three();
    const chat = await shows(conversation);
    await opens(chat, 'one');
    expect(chat.menuItems).to.deep.equal(['Copy', 'Quote']);
    await opens(chat, 'two');
    expect(chat.menuItems).to.deep.equal(['Copy', 'Quote', 'Edit', 'Delete']);
    conversation.patch({ role: 'admin' });
    await opens(chat, 'one');
    expect(chat.menuItems).to.deep.equal(['Copy', 'Quote', 'Delete']);
    conversation.$chat.set({ step: 'archived', line: 'stopped', spaceId: openState.spaceId, title: '' });
    await opens(chat, 'two');
    expect(chat.menuItems).to.deep.equal(['Copy']);
  });

  it('can be reached and used with the keyboard alone', async () => {
    const conversation = three();
    const chat = await shows(conversation);
    chat.log.focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.focused).to.equal(chat.row('three'));
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.focused).to.equal(chat.row('two'));
    await sendKeys({ press: 'Enter' });
    expect(chat.menuItems).to.have.lengthOf(4);
    expect(chat.focused?.textContent.trim()).to.equal('Copy');
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.focused?.textContent.trim()).to.equal('Delete');
    await sendKeys({ press: 'Escape' });
    expect(chat.menuItems).to.deep.equal([]);
    expect(chat.focused, 'back').to.equal(chat.row('two'));
    await sendKeys({ press: 'ArrowDown' });
    expect(chat.focused).to.equal(chat.row('three'));
    await sendKeys({ press: 'Escape' });
    expect(chat.focused).to.equal(chat.field);
  });

  it('edits a message in place, and keeps the draft', async () => {
    const conversation = three();
    const chat = await shows(conversation);
    await chat.type('my draft');
    await opens(chat, 'two');
    await chat.press('Edit');
    const editor = chat.focused as HTMLTextAreaElement;
    expect(editor.value).to.equal('Message two');
    editor.value = 'Better words';
    await sendKeys({ press: 'Enter' });
    await until(() => chat.texts[1] === 'Better words', 'it is edited');
    expect(chat.row('two')?.innerText).to.contain('edited');
    expect(conversation.asked).to.contain('edit two Better words');
    expect(chat.field.value).to.equal('my draft');
    expect(chat.focused).to.equal(chat.field);
  });

  it('tells why an edit was refused, and keeps the new words for another try', async () => {
    const conversation = three();
    conversation.refusal = 'server-error';
    const chat = await shows(conversation);
    await opens(chat, 'two');
    await chat.press('Edit');
    const editor = chat.focused as HTMLTextAreaElement;
    editor.value = 'Better words';
    await chat.press('Save');
    await until(() => chat.alert.includes('problem'), 'it is said');
    expect(editor.value).to.equal('Better words');
    conversation.refusal = undefined;
    await chat.press('Save');
    await until(() => chat.texts[1] === 'Better words', 'it is edited');
    expect(chat.alert).to.equal('');
  });

  it('edits the last message of the user with the key that goes up in an empty field', async () => {
    const chat = await shows();
    chat.field.focus();
    await sendKeys({ press: 'ArrowUp' });
    expect((chat.focused as HTMLTextAreaElement).value).to.equal('Message two');
    await sendKeys({ press: 'Escape' });
    expect(chat.focused).to.equal(chat.field);
    await chat.type('words');
    await sendKeys({ press: 'ArrowUp' });
    expect(chat.focused).to.equal(chat.field);
  });

  it('deletes a message, or tells why not', async () => {
    const conversation = three();
    conversation.refusal = 'forbidden';
    const chat = await shows(conversation);
    await opens(chat, 'two');
    await chat.press('Delete');
    expect(chat.focused?.textContent.trim(), 'a second Enter does no harm').to.equal('Keep');
    await expect(chat.element).to.be.accessible();
    await chat.press('Keep');
    expect(conversation.asked).to.not.include('delete two');
    expect(chat.menuItems, 'the menu is as before').to.have.lengthOf(4);
    await chat.press('Delete');
    await chat.press('Delete');
    await until(() => chat.alert.includes('permission'), 'it is said');
    expect(chat.texts).to.have.lengthOf(3);
    conversation.refusal = undefined;
    await opens(chat, 'two');
    await chat.press('Delete');
    await chat.press('Delete');
    await until(() => chat.texts.length === 2, 'it is deleted');
    expect(chat.focused).to.equal(chat.log);
    expect(chat.alert).to.equal('');
  });

  it('quotes a message below the draft', async () => {
    const chat = await shows();
    await chat.type('Look:');
    await opens(chat, 'one');
    await chat.press('Quote');
    expect(chat.field.value).to.equal('Look:\n> Message one\n');
    expect(chat.focused).to.equal(chat.field);
  });

  it('opens with a finger that rests on a message, and not with one that scrolls', async () => {
    const chat = await shows();
    const row = chat.row('two')!;
    const touch = (type: string, x: number): void => {
      const init = { bubbles: true, composed: true, pointerType: 'touch', clientX: x, clientY: 10 };
      row.dispatchEvent(new PointerEvent(type, init));
    };
    touch('pointerdown', 10);
    touch('pointermove', 40);
    touch('pointerdown', 10);
    touch('pointermove', 14);
    await until(() => chat.menuItems.length === 4, 'the menu is open');
    touch('pointerup', 14);
    const release = new TouchEvent('touchend', { bubbles: true, composed: true, cancelable: true });
    expect(row.dispatchEvent(release), 'the click that would close it').to.equal(false);
    expect(chat.menuItems).to.have.lengthOf(4);
    const next = new TouchEvent('touchend', { bubbles: true, composed: true, cancelable: true });
    expect(row.dispatchEvent(next), 'later touches do what they do').to.equal(true);
  });

  it('edits markup as markdown, and offers no edit that would lose something', async () => {
    const bold = '<p>a <strong>b</strong> <mention id="id-Bo" type="user" value="Bo">@Bo</mention></p>';
    const conversation = new ChangingConversation([
      stored('lost', { mine: true, bodyText: '<p><u>under</u>lined</p>' }),
      stored('kept', { mine: true, bodyText: bold }),
    ]);
    const chat = await shows(conversation);
    await opens(chat, 'lost');
    expect(chat.menuItems).to.deep.equal(['Copy', 'Quote', 'Delete']);
    await opens(chat, 'kept');
    await until(() => chat.menuItems.includes('Edit'), 'it can be edited');
    await chat.press('Edit');
    const editor = chat.focused as HTMLTextAreaElement;
    expect(editor.value).to.equal('a **b** @Bo');
    editor.value = 'a **c** @Bo';
    await sendKeys({ press: 'Enter' });
    await until(() => conversation.bodies.length > 0, 'it is saved');
    expect(conversation.bodies[0]?.bodyText).to.equal(bold.replace('>b<', '>c<'));
    expect(conversation.bodies[0]?.mentions).to.deep.equal([{ id: 'id-Bo', type: 'user', title: 'Bo' }]);
  });
});
