/** Shows the messages of the conversation, and counts those that the user has not seen. */
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { timelineDifference } from '../../controllers/virtual-list/splices.ts';
import { ListWindow } from '../../controllers/virtual-list/window.ts';
import {
  type Conversation,
  emptyTimeline,
  gapKey,
  type Timeline,
  type TimelineEntry,
} from '../../stores/chat/state.ts';
import type { Attachments } from './attachments.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { drawRow, rowFlags } from './message-row.ts';
import { Times } from './times.ts';

export interface MessageListOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly attachments: Attachments;
  /** Called for each change of a conversation that has been live: what it contains then is history. */
  readonly onArrivals: (arrivals: Arrivals) => void;
  /** Called when the number of unread messages changes. */
  readonly onUnread: (count: number) => void;
}

export class MessageList implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: MessageListOptions;
  readonly #window: ListWindow;
  #followed: Conversation | undefined;
  #unsubscribe: (() => void) | undefined;
  #timeline: Timeline = emptyTimeline;
  #scroller: HTMLElement | undefined;
  #strings: ChatStrings | undefined;
  /** The conversation has been live, so entries added at its end from now on are new. */
  #hasBeenLive = false;
  #unread = 0;
  /** Key of the entry above which the unread messages are marked to begin. */
  #unreadFrom: string | undefined;
  /** `#position` at the last render of the host. */
  #rendered = '';

  constructor(host: LitElement, options: MessageListOptions) {
    this.#host = host;
    this.#options = options;
    this.#window = new ListWindow({
      flags: (entry, before) => rowFlags(entry, before, this.#unreadFrom),
      render: (row, entry, flags) => {
        const { strings, lang } = options.language;
        const filesOf = (each: TimelineEntry): TemplateResult | undefined => options.attachments.list(each);
        const me = options.source.conversation?.reader?.id;
        drawRow(row, entry, flags, { strings, times: Times.of(lang), me, filesOf });
      },
      onMove: () => {
        this.#markSeen();
        if (this.#position !== this.#rendered) host.requestUpdate();
      },
    });
    host.addController(this);
  }

  get isEmpty(): boolean {
    return this.#timeline.entries.length === 0;
  }

  /** The number of messages that arrived while the user could not see the end. */
  get unread(): number {
    return this.#unread;
  }

  /** Whether the newest message is in view. */
  get isAtEnd(): boolean {
    return this.#window.isAtEnd;
  }

  /** Whether the view is so near to the oldest message that older ones are needed. */
  get isNearStart(): boolean {
    return this.#window.isVisible && this.#window.isNearStart;
  }

  /** Draws the rows again, because something in them has changed without their entries. */
  redraw(): void {
    this.#window.renderAll();
    // The panel of files shows them, too.
    this.#host.requestUpdate();
  }

  scrollToEnd(): void {
    this.#window.toEnd();
    this.#markSeen();
  }

  /** Scrolls to the entry with this key. */
  reveal(key: string): void {
    this.#window.reveal(key);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#markSeen);
    if (this.#scroller) this.#window.connect(this.#scroller);
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
    const { strings } = this.#options.language;
    if (this.#strings && this.#strings !== strings) this.#window.renderAll();
    this.#strings = strings;
  }

  hostUpdated(): void {
    this.#rendered = this.#position;
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('[role="log"]') ?? undefined;
    if (!scroller || scroller === this.#scroller) return;
    this.#scroller = scroller;
    this.#window.connect(scroller);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#markSeen);
    this.#stop();
    this.#window.disconnect();
  }

  get #position(): string {
    return `${this.isAtEnd} ${this.isNearStart}`;
  }

  /** The window learns only with the next frame that the page has hidden the element. */
  get #canSeeEnd(): boolean {
    const isShown = this.#window.isVisible && this.#scroller?.checkVisibility();
    return Boolean(isShown && this.#window.isAtEnd && document.visibilityState === 'visible');
  }

  #follow(): void {
    const { conversation } = this.#options.source;
    if (!this.#host.isConnected || (conversation === this.#followed && this.#unsubscribe)) return;
    this.#stop();
    if (conversation !== this.#followed) this.#reset();
    this.#followed = conversation;
    if (!conversation) return;
    const stopTimeline = conversation.$timeline.subscribe((timeline) => this.#take(timeline as Timeline));
    const stopChat = conversation.$chat.subscribe(({ line }) => {
      this.#hasBeenLive ||= line === 'live';
    });
    this.#unsubscribe = () => {
      stopTimeline();
      stopChat();
    };
  }

  #reset(): void {
    this.#hasBeenLive = false;
    this.#timeline = emptyTimeline;
    this.#window.clear();
    this.#setUnread(0);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #take(timeline: Timeline): void {
    const { entries } = this.#timeline;
    if (timeline.entries === entries) return;
    const wasEmpty = this.isEmpty;
    const next = timeline.change.from === entries ? timeline : compared(entries, timeline.entries);
    this.#timeline = next;
    this.#window.show(next);
    if (this.#hasBeenLive) this.#hear(readArrivals(next));
    if (wasEmpty !== this.isEmpty) this.#host.requestUpdate();
  }

  #hear(arrivals: Arrivals): void {
    const { received } = arrivals;
    if (received.length > 0 && !this.#canSeeEnd) {
      if (this.#unread === 0) this.#markUnread(received[0]?.key);
      this.#setUnread(this.#unread + received.length);
    } else if (received.length > 0) {
      this.#followed?.markRead();
    }
    this.#options.onArrivals(arrivals);
  }

  readonly #markSeen = (): void => {
    if (this.#unread === 0 || !this.#canSeeEnd) return;
    this.#setUnread(0);
    this.#followed?.markRead();
  };

  /** The mark stays until the user misses messages again. */
  #markUnread(key: string | undefined): void {
    if (this.#unreadFrom) this.#window.renderAll();
    this.#unreadFrom = key;
  }

  #setUnread(count: number): void {
    if (count === this.#unread) return;
    this.#unread = count;
    this.#host.requestUpdate();
    this.#options.onUnread(count);
  }
}

/** A timeline whose change says how it differs from `from`. */
function compared(from: Timeline['entries'], entries: Timeline['entries']): Timeline {
  return { entries, change: { from, ...timelineDifference(from, entries) } };
}

type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;
type PendingEntry = Extract<TimelineEntry, { kind: 'pending' }>;

/** What happened in a conversation between two versions of its timeline. */
export interface Arrivals {
  /** New messages of other people, oldest first. Older pages of the history do not count. */
  readonly received: readonly MessageEntry[];
  /** The user's messages that the service has now stored. */
  readonly sent: readonly MessageEntry[];
  /** A message of the user that was not sent, or perhaps not sent. */
  readonly undelivered: PendingEntry | undefined;
  readonly timeline: Timeline;
}

export function readArrivals(timeline: Timeline): Arrivals {
  const { entries, change } = timeline;
  const { from, start, removed, added } = change;
  const before = new Map(from.slice(start, start + removed).map((entry) => [entry.key, entry]));
  const region = entries.slice(start, start + added);
  const fresh = region.slice(firstNew(region, before, change));
  const received = fresh.filter(isMessage).filter((entry) => !entry.mine && !before.has(entry.key));
  const sent = region.filter(isMessage).filter((entry) => before.get(entry.key)?.kind === 'pending');
  const undelivered = region.find(
    (entry): entry is PendingEntry => isUndelivered(entry) && !isUndelivered(before.get(entry.key)),
  );
  return { received, sent, undelivered, timeline };
}

/** The index in `region` at which the conversation began before; entries above it are older pages. */
function firstNew(
  region: readonly TimelineEntry[],
  before: ReadonlyMap<string, TimelineEntry>,
  change: Timeline['change'],
): number {
  // Messages that fill a gap are older than all others that were known.
  if (change.from.at(change.start)?.key === gapKey)
    return region.findLastIndex((entry) => isMessage(entry) && before.has(entry.key)) + 1 || region.length;
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
