/** Tells screen readers about new messages, and finds out which messages of a timeline are new. */
import type { LitElement, ReactiveController } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { Timeline, TimelineEntry } from '../../stores/chat/state.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { plainName } from './message-row.ts';

export interface AnnouncerOptions {
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

  constructor(host: LitElement, { source, language }: AnnouncerOptions) {
    this.#source = source;
    this.#language = language;
    this.#live = new LiveRegion(host);
    host.addController(this);
  }

  /** The element that screen readers listen to. The host renders it always. */
  get region(): HTMLElement {
    return this.#live.region;
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

  say(sentence: string): void {
    this.#live.say(sentence);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#count = 0;
  }

  readonly #speak = (): void => {
    // While the conversation is catching up, more messages may come.
    const isLive = this.#source.state.line === 'live';
    this.#timer = isLive ? undefined : setTimeout(this.#speak, batchTime);
    if (!isLive) return;
    const { strings } = this.#language;
    this.#live.say(this.#count > 1 ? strings.newMessages(this.#count) : this.#fullText(strings));
    this.#count = 0;
  };

  #fullText(strings: ChatStrings): string {
    if (!this.#newest) return '';
    const { sender, bodyText } = this.#newest;
    return `${plainName(sender, strings)}: ${bodyToText(bodyText).slice(0, longestText)}`;
  }
}

type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;

/** What happened in a conversation between two versions of its timeline. */
export interface Arrivals {
  /** New messages of other people, oldest first. Older pages of the history do not count. */
  readonly received: readonly MessageEntry[];
  /** The user's messages that the service has now stored. */
  readonly sent: readonly MessageEntry[];
  /** A message of the user that was not sent, or perhaps not sent. */
  readonly undelivered: Extract<TimelineEntry, { kind: 'pending' }> | undefined;
}

export function readArrivals({ entries, change }: Timeline): Arrivals {
  const { from, start, removed, added } = change;
  const before = new Map(from.slice(start, start + removed).map((entry) => [entry.key, entry]));
  const region = entries.slice(start, start + added);
  const fresh = region.slice(firstNew(region, before, change));
  const received = fresh.filter(isMessage).filter((entry) => !entry.mine && !before.has(entry.key));
  const sent = region.filter(isMessage).filter((entry) => before.get(entry.key)?.kind === 'pending');
  const undelivered = region.find((entry) => isUndelivered(entry) && !isUndelivered(before.get(entry.key)));
  return { received, sent, undelivered: undelivered?.kind === 'pending' ? undelivered : undefined };
}

/** The index in `region` at which the conversation began before; entries above it are older pages. */
function firstNew(
  region: readonly TimelineEntry[],
  before: ReadonlyMap<string, TimelineEntry>,
  change: Timeline['change'],
): number {
  if (change.start > 0 || change.from.length === 0) return 0;
  const known = region.findIndex((entry) => before.has(entry.key));
  return known < 0 ? region.length : known;
}

function isMessage(entry: TimelineEntry): entry is MessageEntry {
  return entry.kind === 'message';
}

function isUndelivered(entry: TimelineEntry | undefined): boolean {
  return entry?.kind === 'pending' && (entry.status === 'failed' || entry.status === 'unconfirmed');
}
