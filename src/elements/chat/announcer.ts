/** Tells screen readers about new messages. Loads once the conversation is live. */
import type { LitElement, ReactiveController } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { safeFileName } from '../../protocol/files.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { Timeline } from '../../stores/chat/state.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { Arrivals } from './message-list.ts';
import { plainName } from './message-row.ts';
import { type WritingStrings, writingStrings } from './parts.strings.ts';

export interface AnnouncerOptions {
  readonly live: LiveRegion;
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
}

/** Messages that arrive within this time are announced in one sentence. Ms. */
const batchTime = 1_000;
/** A longer text is cut, because an announcement cannot be skipped. UTF-16 units. */
const longestText = 200;

/**
 * Announces one new message in full, several by their number, and missed messages once all of them have arrived; and
 * in the same way what was edited or deleted.
 */
export class Announcer implements ReactiveController {
  readonly #source: ConversationSource;
  readonly #language: Language<ChatStrings>;
  readonly #live: LiveRegion;
  /** What came since the last announcement. It is read only then, because messages come in bursts. */
  #received: Message[] = [];
  /** What was edited or deleted since then, by the id of the message. */
  readonly #changes = new Map<string, MessageChange>();
  readonly #section: LanguageSection<WritingStrings>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, { live, source, language }: AnnouncerOptions) {
    this.#source = source;
    this.#language = language;
    this.#live = live;
    this.#section = language.section('writing', writingStrings);
    host.addController(this);
  }

  announce({ received, undelivered, timeline }: Arrivals): void {
    for (const { message } of received) this.#received.push(message);
    for (const change of changesIn(timeline)) this.#changes.set(change.message.id, change);
    if (this.#received.length > 0 || this.#changes.size > 0)
      this.#timer ??= setTimeout(this.#speak, batchTime);
    if (undelivered?.status === 'failed' || undelivered?.status === 'unconfirmed')
      this.#live.say(this.#language.strings[undelivered.status]);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#forget();
  }

  readonly #speak = (): void => {
    // While the conversation is catching up, more messages may come.
    const isLive = /^(?:live|polling)$/.test(this.#source.state.line);
    this.#timer = isLive ? undefined : setTimeout(this.#speak, batchTime);
    if (!isLive) return;
    this.#sayMessages();
    this.#sayChanges();
    this.#forget();
  };

  #sayMessages(): void {
    const { strings } = this.#language;
    const received = this.#received;
    const newest = received.at(-1);
    const me = this.#source.conversation?.reader?.id;
    const mention = received.findLast((message) => mentions(message, me));
    if (received.length > 1) this.#live.say(strings.newMessages(received.length));
    else if (newest && newest !== mention) this.#live.say(this.#line(newest));
    if (mention) this.#live.say(this.#section.strings.mentionedYou(this.#nameOf(mention), wordsOf(mention)));
  }

  #sayChanges(): void {
    const { strings } = this.#section;
    const [change] = this.#changes.values();
    if (this.#changes.size > 1) this.#live.say(strings.messagesChanged(this.#changes.size));
    else if (change) this.#live.say(`${strings[change.what]}. ${this.#line(change.message)}`);
  }

  #forget(): void {
    this.#received = [];
    this.#changes.clear();
  }

  #line(message: Message): string {
    return `${this.#nameOf(message)}: ${wordsOf(message)}`;
  }

  #nameOf({ sender }: Message): string {
    return plainName(sender, this.#language.strings);
  }
}

function wordsOf({ bodyText, files }: Message): string {
  const names = files.map(({ name }) => safeFileName(name));
  return [bodyToText(bodyText).trim(), ...names].filter(Boolean).join(', ').slice(0, longestText);
}

interface MessageChange {
  readonly what: 'messageEdited' | 'messageDeleted';
  readonly message: Message;
}

/** The messages that were edited or deleted between two versions of a timeline. */
function* changesIn({ entries, change: { from, start, removed, added } }: Timeline): Iterable<MessageChange> {
  if (removed === 0) return;
  const now = new Map(entries.slice(start, start + added).map((entry) => [entry.key, entry]));
  // Without an earlier message that stays, the conversation has begun with newer ones.
  let stays = start > 0 || (removed === 1 && added === 0);
  for (const before of from.slice(start, start + removed)) {
    const after = now.get(before.key);
    if (before.kind !== 'message') continue;
    const { message } = before;
    const edited = after?.kind === 'message' ? after.message : undefined;
    if (edited && !edited.deleted && edited.bodyText !== message.bodyText)
      yield { what: 'messageEdited', message: edited };
    else if (edited ? edited.deleted && !message.deleted : !after && stays)
      yield { what: 'messageDeleted', message };
    stays ||= after !== undefined;
  }
}

/** Whether the tags of a message or its list name a person. Which of them counts is not known, so both do. */
function mentions({ bodyText, mentions: listed = [] }: Message, id: string | undefined): boolean {
  if (id === undefined) return false;
  const tags = bodyText.matchAll(/<mention(?:\s[^<>]*?)?\sid\s*=\s*["']?([\w-]+)/gi);
  return listed.some((each) => each.id === id) || [...tags].some(([, tagged]) => tagged === id);
}
