/** A conversation without a server, for tests and benchmarks that set the `conversation` property of `<spaces-chat>`. */
import { atom } from 'nanostores';
import type { Mention } from '../../../src/protocol/mention.ts';
import type { Message, MessageBody } from '../../../src/protocol/message.ts';
import type { Person } from '../../../src/protocol/person.ts';
import { GrowingList } from '../../../src/stores/chat/growing-list.ts';
import { failureWithCode } from '../../../src/stores/failure.ts';
import {
  type ChatState,
  type Conversation,
  type ConversationFiles,
  type FilePolicy,
  type UploadProgress,
  type Roster,
  emptyTimeline,
  nextTimeline,
  type TimelineEntry,
  type Timeline,
} from '../../../src/stores/chat/state.ts';

export type OpenState = Extract<ChatState, { step: 'open' }>;

export const openState: OpenState = {
  step: 'open',
  line: 'live',
  retryAt: undefined,
  spaceId: '5f0000000000000000000001',
  title: 'Harbour refit',
  role: 'member',
  older: 'none',
};

export function person(name: string, part: Partial<Person> = {}): Person {
  return { id: `id-${name}`, name, username: '', picture: undefined, kind: 'user', ...part };
}

/** A stored message. Its `id` is also its key. */
export function stored(id: string, part: Partial<Message> & { readonly mine?: boolean } = {}): TimelineEntry {
  const { mine = false, ...rest } = part;
  const message: Message = {
    id,
    spaceId: openState.spaceId,
    category: 'chat',
    sender: person(mine ? 'Me' : 'Ada Park'),
    bodyText: `<p>Message ${id}</p>`,
    files: [],
    created: '2026-03-02T09:00:00.000Z',
    clientId: undefined,
    modified: undefined,
    parentId: undefined,
    deleted: false,
    ...rest,
  };
  return { kind: 'message', key: id, message, mine };
}

/** A `Conversation` that the test controls. `asked` lists what the element requested. */
export class LocalConversation implements Conversation {
  readonly $chat = atom<ChatState>(openState);
  readonly $timeline = atom<Timeline>(emptyTimeline);
  readonly $roster = atom<Roster>({ present: [], count: 0, typing: [] });
  readonly $draft = atom('');
  $mentioned: Conversation['$mentioned'] = atom<readonly Mention[]>([]);
  readonly asked: string[] = [];
  #list = new GrowingList<TimelineEntry>();
  #sent = 0;

  constructor(entries: readonly TimelineEntry[] = [], state: ChatState = openState) {
    this.#list = new GrowingList([...entries]);
    this.$timeline.set({ ...emptyTimeline, entries: this.#list });
    this.$chat.set(state);
  }

  get entries(): readonly TimelineEntry[] {
    return this.#list.slice();
  }

  set(entries: readonly TimelineEntry[]): void {
    this.#list = new GrowingList([...entries]);
    this.$timeline.set(nextTimeline(this.$timeline.get(), this.#list));
  }

  append(...added: readonly TimelineEntry[]): void {
    this.#list = this.#list.concat(added);
    this.$timeline.set(nextTimeline(this.$timeline.get(), this.#list));
  }

  prepend(...added: readonly TimelineEntry[]): void {
    this.set(added.concat(this.entries));
  }

  /** Replaces the entry with `key`. */
  replace(key: string, entry: TimelineEntry): void {
    this.set(Array.from(this.entries, (old) => (old.key === key ? entry : old)));
  }

  patch(part: Partial<OpenState>): void {
    this.$chat.set({ ...openState, ...this.$chat.get(), ...part } as OpenState);
  }

  /** The files that the element has sent. */
  readonly sentFiles: File[] = [];
  /** The bytes of each file, by its id; others fail. */
  readonly contents = new Map<string, Blob>();
  readonly $uploads = atom<ReadonlyMap<string, UploadProgress>>(new Map());
  filePolicy: FilePolicy = 'allowed';

  async files(): Promise<ConversationFiles> {
    return {
      $uploads: this.$uploads,
      policy: async () => this.filePolicy,
      load: async ({ id }) => {
        this.asked.push(`load ${id}`);
        return this.contents.get(id) ?? failureWithCode('server-error');
      },
      picked: () => undefined,
    };
  }

  reader: Person | undefined;
  /** What the sent texts mean, where that is more than text. */
  readonly bodies: (MessageBody | undefined)[] = [];

  send(text: string, files: readonly File[] = [], body?: MessageBody): string {
    this.bodies.push(body);
    this.sentFiles.push(...files);
    this.asked.push(`send ${text}`);
    this.#sent += 1;
    const key = `pending-${this.#sent}`;
    this.append({ kind: 'pending', key, text, created: new Date().toISOString(), status: 'sending' });
    return key;
  }

  retry(key: string): void {
    this.asked.push(`retry ${key}`);
  }

  discard(key: string): void {
    this.asked.push(`discard ${key}`);
    this.set(this.entries.filter((entry) => entry.key !== key));
  }

  async loadOlder(): Promise<void> {
    this.asked.push('older');
  }

  typing(): void {
    this.asked.push('typing');
  }

  markRead(): void {
    this.asked.push('read');
  }

  reconnect(): void {
    this.asked.push('reconnect');
  }

  dispose(): void {
    this.asked.push('dispose');
  }
}
