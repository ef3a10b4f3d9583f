/** Our element, fed with the same messages as the floor; the bundle is imported as it ships. */
import { LocalConversation, person, stored } from '../../elements/chat/local-conversation.ts';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import type { Entry } from '../../../src/stores/timeline.ts';
import type { BenchList, BenchMessage } from './row.ts';

declare const elementUrl: string;

export async function load(): Promise<void> {
  await import(elementUrl);
}

export async function mount(container: HTMLElement, messages: readonly BenchMessage[]): Promise<BenchList> {
  const conversation = new LocalConversation(messages.map(entryOf));
  const element = document.createElement('spaces-chat') as SpacesChat;
  element.style.height = '100%';
  element.conversation = conversation;
  container.append(element);
  await element.updateComplete;
  const log = element.shadowRoot!.querySelector<HTMLElement>('[role="log"]')!;
  return {
    scroller: () => log,
    list: () => log,
    append: (message) => conversation.append(entryOf(message)),
    prepend: (older) => conversation.prepend(...older.map(entryOf)),
  };
}

function entryOf({ id, author, authorId, me, ts, text }: BenchMessage): Entry {
  const sender = person(author, { id: authorId });
  const created = new Date(ts).toISOString();
  return stored(id, { mine: me, sender, created, bodyText: `<p>${text}</p>` });
}
