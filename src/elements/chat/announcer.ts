import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import type { TimelineEntry, Timeline } from '../../stores/chat/state.ts';
import type { ChatStrings } from './chat.strings.ts';
import { plainName } from './message-row.ts';

/** New messages within this time (ms) are told in one sentence. */
const gatherTime = 1_000;
/** A longer text is cut, in UTF-16 units: nobody wants a page read out. */
const readOut = 200;

/** Tells screen readers what is new: one message in full, several by their number, and a catch-up once at its end. */
export class Announcer implements ReactiveController {
  readonly #live: LiveRegion;
  readonly #strings: () => ChatStrings;
  readonly #ready: () => boolean;
  #count = 0;
  #newest: Message | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ready false while more of the same may still come */
  constructor(
    host: ReactiveControllerHost,
    live: LiveRegion,
    strings: () => ChatStrings,
    ready: () => boolean,
  ) {
    this.#live = live;
    this.#strings = strings;
    this.#ready = ready;
    host.addController(this);
  }

  hear({ received, stuck }: Arrivals): void {
    const newest = received.at(-1)?.message;
    if (newest) {
      this.#count += received.length;
      this.#newest = newest;
      this.#timer ??= setTimeout(() => this.#speak(), gatherTime);
    }
    if (stuck?.status === 'failed' || stuck?.status === 'unconfirmed')
      this.#live.say(this.#strings()[stuck.status]);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#count = 0;
  }

  #speak(): void {
    this.#timer = undefined;
    if (!this.#ready()) {
      this.#timer = setTimeout(() => this.#speak(), gatherTime);
      return;
    }
    const strings = this.#strings();
    this.#live.say(this.#count > 1 ? strings.newMessages(this.#count) : this.#inFull(strings));
    this.#count = 0;
  }

  #inFull(strings: ChatStrings): string {
    if (!this.#newest) return '';
    const { sender, bodyText } = this.#newest;
    return `${plainName(sender, strings)}: ${bodyToText(bodyText).slice(0, readOut)}`;
  }
}

type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;

/** What happened in a conversation between two views of it. */
export interface Arrivals {
  /** Messages of others that were not there before, oldest first; older pages do not count. */
  readonly received: readonly MessageEntry[];
  /** Own texts that the service has now. */
  readonly sent: readonly MessageEntry[];
  /** An own text failed, or nobody knows whether it arrived. */
  readonly stuck: Extract<TimelineEntry, { kind: 'pending' }> | undefined;
}

/** Reads the arrivals off a timeline's change. */
export function arrivals({ entries, change }: Timeline): Arrivals {
  const { from, start, removed, added } = change;
  const before = new Map(from.slice(start, start + removed).map((entry) => [entry.key, entry]));
  const region = entries.slice(start, start + added);
  const fresh = region.slice(firstNew(region, before, change));
  const received = fresh.filter(isMessage).filter((entry) => !entry.mine && !before.has(entry.key));
  const sent = region.filter(isMessage).filter((entry) => before.get(entry.key)?.kind === 'pending');
  const stuck = region.find((entry) => isStuck(entry) && !isStuck(before.get(entry.key)));
  return { received, sent, stuck: stuck?.kind === 'pending' ? stuck : undefined };
}

/** Where in the region the conversation had begun before: what stands above it is older, not new. */
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

function isStuck(entry: TimelineEntry | undefined): boolean {
  return entry?.kind === 'pending' && (entry.status === 'failed' || entry.status === 'unconfirmed');
}
