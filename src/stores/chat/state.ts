/** A conversation as elements see it: its state, and what may be asked of it. */
import type { ReadableAtom } from 'nanostores';
import type { Message } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import type { LineState } from './line.ts';
export type { LineState } from './line.ts';

/** Where one conversation stands. Plain data. */
export type ChatState =
  /** Nothing to show: no space chosen, or the visitor is not signed in. */
  | { readonly step: 'empty'; readonly line: 'idle'; readonly why: 'no-space' | 'signed-out' }
  /** The conversation with a person is being looked up; `title` is an address that was given, or "". */
  | { readonly step: 'opening'; readonly line: 'connecting'; readonly title: string }
  | {
      readonly step: 'open';
      readonly line: LineState;
      /** Ms since epoch of the next attempt, when `line` is `waiting`. */
      readonly retryAt: number | undefined;
      readonly spaceId: string;
      /** Of a conversation of two, the other one's name. */
      readonly title: string;
      /** The other one of a conversation of two, as far as known. */
      readonly other?: Person | undefined;
      readonly role: Role | undefined;
      readonly older: OlderState;
    }
  /** The space cannot be read; nobody is known by that id or address; or these two may not talk. */
  | {
      readonly step: 'refused';
      readonly line: 'stopped';
      readonly reason: 'not-found' | 'not-allowed' | 'pin' | 'no-person' | 'no-direct';
    }
  /** The session ended: what was said stays readable. */
  | { readonly step: 'expired'; readonly line: 'stopped'; readonly spaceId: string; readonly title: string }
  | { readonly step: 'failed'; readonly line: 'stopped'; readonly failure: Failure };

/** Whether there is more history before the first entry. */
export type OlderState = 'unknown' | 'more' | 'loading' | 'none' | 'denied' | 'failed';

/** What says something about the space, not about the moment. */
const refusals: Partial<Record<Failure['code'], 'not-found' | 'not-allowed' | 'pin'>> = {
  'not-found': 'not-found',
  forbidden: 'not-allowed',
  'pin-required': 'pin',
};

/** How a conversation ends that cannot go on. */
export function endOf(failure: Failure): ChatState {
  const reason = refusals[failure.code];
  return reason ? { step: 'refused', line: 'stopped', reason } : { step: 'failed', line: 'stopped', failure };
}

/** Who is in the space now, and who is typing. */
export interface Roster {
  /** People whose client reported itself, without the visitor. */
  readonly present: readonly Person[];
  readonly typing: readonly Person[];
}

export const emptyRoster: Roster = { present: [], typing: [] };

/** What an element shows of a conversation and may ask of it. Never throws, never rejects. */
export interface Conversation {
  readonly $chat: ReadableAtom<ChatState>;
  readonly $timeline: ReadableAtom<Timeline>;
  readonly $roster: ReadableAtom<Roster>;
  /** Queues plain text and returns its entry key; white space at the end is cut, empty text returns "". */
  send(text: string): string;
  /** Sends a failed or unconfirmed text again. */
  retry(key: string): void;
  /** Takes a failed, queued or unconfirmed text out of the outbox. */
  discard(key: string): void;
  /** One page further back. */
  loadOlder(): Promise<void>;
  /** Tells the others that the visitor is typing; sends at most one event per 2 s. */
  typing(): void;
  /** Tells the service that the visitor saw what there is. */
  markRead(): void;
  /** Tries now instead of waiting, also after a failure. */
  reconnect(): void;
  dispose(): void;
}

// The timeline: what a conversation shows, as one immutable list. Pure.

/** One line of a conversation. `key` stays the same while a pending text becomes a stored message. */
export type TimelineEntry =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly mine: boolean }
  | {
      readonly kind: 'pending';
      readonly key: string;
      readonly text: string;
      /** ISO 8601, this device's clock. */
      readonly created: string;
      readonly status: PendingStatus;
    }
  /** Messages may be missing here, because the space hides its history from guests. */
  | { readonly kind: 'gap'; readonly key: string; readonly reason: 'history-denied' }
  /** From here on the user writes under another name. */
  | { readonly kind: 'new-name'; readonly key: string; readonly name: string };

/**
 * `queued`: waits for the line or for the text before it. `sending`: on the line, no answer yet.
 * `unconfirmed`: the line broke, so nobody knows. `failed`: the server does not have it.
 */
export type PendingStatus = 'queued' | 'sending' | 'unconfirmed' | 'failed';

/** Immutable view of a conversation, oldest first: stored messages, then what is still being sent. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /**
   * How this view came from `from`: `entries[start, start + added)` stand where
   * `from[start, start + removed)` stood. A reader that last saw another array starts over.
   */
  readonly change: {
    readonly from: readonly TimelineEntry[];
    readonly start: number;
    readonly removed: number;
    readonly added: number;
  };
}

export const emptyTimeline: Timeline = { entries: [], change: { from: [], start: 0, removed: 0, added: 0 } };

/** The smallest splice that leads from one list to the next. */
export function nextTimeline({ entries: from }: Timeline, entries: readonly TimelineEntry[]): Timeline {
  const shorter = Math.min(from.length, entries.length);
  let start = 0;
  while (start < shorter && from[start] === entries[start]) start++;
  let kept = 0;
  while (kept < shorter - start && from.at(-1 - kept) === entries.at(-1 - kept)) kept++;
  const change = { from, start, removed: from.length - start - kept, added: entries.length - start - kept };
  return { entries, change };
}
