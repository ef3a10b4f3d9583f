/** Our conversation with the same messages as the floor, imported as the loader does for a page with this tag alone. */
import { LocalConversation, openState, person } from '../../elements/chat/local-conversation.ts';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import type { Message } from '../../../src/protocol/message.ts';
import type { BenchList, BenchMessage } from './row.ts';

declare const chatUrls: readonly string[];

export async function load(): Promise<void> {
  await Promise.all(chatUrls.map((url) => import(url)));
}

export async function mount(container: HTMLElement, messages: readonly BenchMessage[]): Promise<BenchList> {
  const conversation = new LocalConversation(messages.map((message) => new BenchEntry(message)));
  const element = document.createElement('spaces-chat') as SpacesChat;
  element.style.height = '100%';
  element.conversation = conversation;
  container.append(element);
  await element.updateComplete;
  const log = element.shadowRoot!.querySelector<HTMLElement>('[role="log"]')!;
  return {
    scroller: () => log,
    list: () => log,
    append: (message) => conversation.append(new BenchEntry(message)),
    prepend: (older) => conversation.prepend(...older.map((message) => new BenchEntry(message))),
  };
}

/** Created when a message is first read, because the element is measured and not this conversion. */
class BenchEntry {
  readonly kind = 'message';
  readonly #source: BenchMessage;
  #message: Message | undefined;

  constructor(source: BenchMessage) {
    this.#source = source;
  }

  get key(): string {
    return this.#source.id;
  }

  get mine(): boolean {
    return this.#source.me;
  }

  get message(): Message {
    return (this.#message ??= messageOf(this.#source));
  }
}

function messageOf({ id, author, authorId, ts, text }: BenchMessage): Message {
  return {
    id,
    spaceId: openState.spaceId,
    category: 'chat',
    sender: person(author, { id: authorId }),
    bodyText: `<p>${text}</p>`,
    files: [],
    created: new Date(ts).toISOString(),
    clientId: undefined,
    modified: undefined,
    parentId: undefined,
    deleted: false,
  };
}
