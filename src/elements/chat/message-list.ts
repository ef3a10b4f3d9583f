import type { LitElement, ReactiveController } from 'lit';
import { difference } from '../../controllers/virtual-list/splices.ts';
import { ListWindow } from '../../controllers/virtual-list/window.ts';
import {
  type Conversation,
  emptyTimeline,
  type TimelineEntry,
  type Timeline,
} from '../../stores/chat/state.ts';
import { arrivals, type Arrivals } from './announcer.ts';
import { drawRow, type RowSetting, rowFlags } from './message-row.ts';

/** What the list asks of its element. */
export interface MessageListOptions {
  readonly conversation: () => Conversation | undefined;
  readonly setting: () => RowSetting;
  /** Something changed after the conversation was live for the first time. */
  readonly arrived: (arrivals: Arrivals) => void;
  /** The number of unread messages changed. */
  readonly unread: (count: number) => void;
}

/** The messages of the element's conversation: follows its timeline, counts what was not seen yet. */
export class MessageList implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: MessageListOptions;
  readonly #window: ListWindow;
  #followed: Conversation | undefined;
  #timeline: Timeline = emptyTimeline;
  #unsubscribe: (() => void) | undefined;
  #scroller: HTMLElement | undefined;
  #strings: unknown;
  /** The conversation was live, so what is added at its end from now on is new. */
  #settled = false;
  #unread = 0;
  #unreadFrom: string | undefined;
  /** `#place` as the host was drawn with it. */
  #drawn = '';

  constructor(host: LitElement, options: MessageListOptions) {
    this.#host = host;
    this.#options = options;
    this.#window = new ListWindow({
      flags: (entry, before) => rowFlags(entry, before, this.#unreadFrom),
      draw: (row, entry, flags) => drawRow(row, entry, flags, options.setting()),
      moved: () => {
        this.#look();
        if (this.#place !== this.#drawn) host.requestUpdate();
      },
    });
    host.addController(this);
  }

  get isEmpty(): boolean {
    return this.#timeline.entries.length === 0;
  }

  /** Messages that came while the end was out of view. */
  get unread(): number {
    return this.#unread;
  }

  /** The newest message is in view. */
  get atEnd(): boolean {
    return this.#window.pinned;
  }

  /** The reader is so near to the oldest message that older ones are wanted. */
  get nearStart(): boolean {
    return this.#window.visible && this.#window.nearStart;
  }

  toEnd(): void {
    this.#window.toEnd();
    this.#look();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    if (this.#scroller) this.#window.connect(this.#scroller);
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
    const { strings } = this.#options.setting();
    if (this.#strings !== strings && this.#strings) this.#window.redraw();
    this.#strings = strings;
  }

  hostUpdated(): void {
    this.#drawn = this.#place;
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('[role="log"]') ?? undefined;
    if (!scroller || scroller === this.#scroller) return;
    this.#scroller = scroller;
    this.#window.connect(scroller);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    this.#stop();
    this.#window.disconnect();
  }

  #follow(): void {
    const conversation = this.#options.conversation();
    if (!this.#host.isConnected || (conversation === this.#followed && this.#unsubscribe)) return;
    this.#stop();
    if (conversation !== this.#followed) this.#begin();
    this.#followed = conversation;
    this.#unsubscribe = conversation?.$timeline.subscribe((timeline) => this.#take(timeline as Timeline));
  }

  #begin(): void {
    this.#settled = false;
    this.#timeline = emptyTimeline;
    this.#window.clear();
    this.#count(0);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #take(timeline: Timeline): void {
    const { entries } = this.#timeline;
    if (timeline.entries === entries) return;
    const wasEmpty = this.isEmpty;
    const { change } = timeline;
    const known = change.from === entries ? timeline : compared(entries, timeline.entries);
    this.#timeline = known;
    this.#window.show(known);
    const settled = this.#settled;
    this.#settled ||= this.#isLive;
    if (settled) this.#hear(arrivals(known));
    if (wasEmpty !== this.isEmpty) this.#host.requestUpdate();
  }

  /** To be called when the state of the conversation changed: being live settles it. */
  settle(): void {
    this.#settled ||= this.#isLive;
  }

  get #isLive(): boolean {
    return this.#options.conversation()?.$chat.get().line === 'live';
  }

  #hear(news: Arrivals): void {
    const { received } = news;
    if (received.length > 0 && !this.#seen) {
      if (this.#unread === 0) this.#mark(received[0]?.key);
      this.#count(this.#unread + received.length);
    } else if (received.length > 0) {
      this.#followed?.markRead();
    }
    this.#options.arrived(news);
  }

  get #place(): string {
    return `${this.atEnd} ${this.nearStart}`;
  }

  get #seen(): boolean {
    return this.#window.pinned && this.#window.visible && document.visibilityState === 'visible';
  }

  readonly #look = (): void => {
    if (this.#unread === 0 || !this.#seen) return;
    this.#count(0);
    this.#followed?.markRead();
  };

  /** The mark stays where it was until the next time something is missed. */
  #mark(key: string | undefined): void {
    if (this.#unreadFrom) this.#window.redraw();
    this.#unreadFrom = key;
  }

  #count(unread: number): void {
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#host.requestUpdate();
    this.#options.unread(unread);
  }
}

function compared(from: readonly TimelineEntry[], entries: readonly TimelineEntry[]): Timeline {
  return { entries, change: { from, ...difference(from, entries) } };
}
