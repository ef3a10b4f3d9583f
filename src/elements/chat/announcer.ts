/** Tells screen readers about new messages. Loads once the conversation is live. */
import type { LitElement, ReactiveController } from 'lit';
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { safeFileName } from '../../protocol/files.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { Arrivals } from './message-list.ts';
import { plainName } from './message-row.ts';

export interface AnnouncerOptions {
  readonly live: LiveRegion;
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
}

/** Messages that arrive within this time are announced in one sentence. Ms. */
const batchTime = 1_000;
/** A longer text is cut, because an announcement cannot be skipped. UTF-16 units. */
const longestText = 200;

/** Announces one new message in full, several by their number, and missed messages once all of them have arrived. */
export class Announcer implements ReactiveController {
  readonly #source: ConversationSource;
  readonly #language: Language<ChatStrings>;
  readonly #live: LiveRegion;
  #count = 0;
  #newest: Message | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, { live, source, language }: AnnouncerOptions) {
    this.#source = source;
    this.#language = language;
    this.#live = live;
    host.addController(this);
  }

  announce({ received, undelivered }: Arrivals): void {
    const newest = received.at(-1)?.message;
    if (newest) {
      this.#count += received.length;
      this.#newest = newest;
      this.#timer ??= setTimeout(this.#speak, batchTime);
    }
    if (undelivered?.status === 'failed' || undelivered?.status === 'unconfirmed')
      this.#live.say(this.#language.strings[undelivered.status]);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#count = 0;
  }

  readonly #speak = (): void => {
    // While the conversation is catching up, more messages may come.
    const isLive = /^(?:live|polling)$/.test(this.#source.state.line);
    this.#timer = isLive ? undefined : setTimeout(this.#speak, batchTime);
    if (!isLive) return;
    const { strings } = this.#language;
    this.#live.say(this.#count > 1 ? strings.newMessages(this.#count) : this.#fullText(strings));
    this.#count = 0;
  };

  #fullText(strings: ChatStrings): string {
    if (!this.#newest) return '';
    const { sender, bodyText, files } = this.#newest;
    const words = [bodyToText(bodyText).trim(), ...files.map(({ name }) => safeFileName(name))]
      .filter(Boolean)
      .join(', ');
    return `${plainName(sender, strings)}: ${words.slice(0, longestText)}`;
  }
}
