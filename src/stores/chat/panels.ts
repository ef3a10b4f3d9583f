/** What the panels of a conversation show: its people, files and posts, and old messages. Loads with the first panel. */
import type { ReadableAtom } from 'nanostores';
import type { Channel, ChannelListener } from '../../api/channel-client.ts';
import { MessageQueryClient } from '../../api/message-query-client.ts';
import { createMessagesClient } from '../../api/messages-client.ts';
import type { Message } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import type { Post, PostKind } from '../../protocol/posts.ts';
import type { Role } from '../../protocol/space.ts';
import { openChannel } from '../channel.ts';
import type { Spaces } from '../spaces.ts';
import type { OlderHistory } from './history.ts';
import { Members } from './members.ts';
import { LivePages, type LoadPage, Pages } from './pages.ts';
import type { SpaceEvents } from './space-events.ts';
import type { ChatState, Conversation, Roster, SpacePanels } from './state.ts';
import { Surroundings } from './surroundings.ts';
import type { ConversationTimeline } from './timeline.ts';

export class ConversationPanels implements SpacePanels, SpaceEvents {
  readonly spaces: Spaces;
  readonly spaceId: string;
  readonly $roster: ReadableAtom<Roster>;
  readonly surroundings: Surroundings;
  readonly #conversation: Pick<Conversation, '$chat'>;
  readonly #timeline: Pick<ConversationTimeline, 'reader'>;
  readonly #client: MessageQueryClient;

  constructor(
    conversation: Pick<Conversation, '$chat' | '$roster'>,
    spaces: Spaces,
    timeline: ConversationTimeline,
    older: OlderHistory,
  ) {
    this.spaces = spaces;
    this.$roster = conversation.$roster;
    this.#conversation = conversation;
    const state = conversation.$chat.get();
    this.spaceId = 'spaceId' in state ? (state.spaceId ?? '') : '';
    this.#timeline = timeline;
    this.#client = new MessageQueryClient(spaces.http, this.spaceId);
    this.surroundings = new Surroundings({
      client: this.#client,
      spaceId: this.spaceId,
      pin: () => this.pin,
      log: timeline.log,
      publish: () => timeline.publish(),
      older,
      history: createMessagesClient(spaces.http),
    });
  }

  get me(): Person | undefined {
    return this.#timeline.reader;
  }

  get role(): Role {
    return ('role' in this.#state && this.#state.role) || 'guest';
  }

  get pin(): string | undefined {
    return this.spaces.admissions.find(this.spaceId)?.pin;
  }

  get isDirect(): boolean {
    return 'other' in this.#state && this.#state.other !== undefined;
  }

  members(lang: string): Members {
    return new Members(this, lang);
  }

  search(words: string): Pages<Message> {
    return this.#messages({ searchstring: words });
  }

  files(): Pages<Message> {
    return this.#messages({ file_only: 'yes' });
  }

  posts(kind: PostKind): LivePages<Post> {
    const load: LoadPage<Post> = (page, signal) => this.#client.posts(kind, { pin: this.pin, page, signal });
    // A comment changes the number of comments.
    return new LivePages(load, this, ({ category, parentId }) => category === kind || parentId !== undefined);
  }

  comments({ id, message }: Post): LivePages<Message> {
    const kind = message.category as PostKind;
    const load: LoadPage<Message> = (page, signal) =>
      this.#client.comments(kind, id, { pin: this.pin, page, signal });
    return new LivePages(load, this, ({ parentId }) => parentId === id);
  }

  listen(listener: Partial<ChannelListener>): Channel {
    const ignore = (): void => {};
    const whole: ChannelListener = {
      line: ignore,
      subscribed: ignore,
      refused: ignore,
      changed: ignore,
      message: ignore,
      missed: ignore,
      sendFailed: ignore,
      presence: ignore,
      media: ignore,
      ...listener,
    };
    return this.spaces.channel(openChannel).subscribe(this.spaceId, this.pin, whole);
  }

  get #state(): ChatState {
    return this.#conversation.$chat.get();
  }

  #messages(filter: Parameters<MessageQueryClient['messages']>[0]): Pages<Message> {
    return new Pages((page, signal) => this.#client.messages(filter, { pin: this.pin, page, signal }));
  }
}
