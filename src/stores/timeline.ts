/** The timeline: what a conversation shows, as one immutable list. Pure. */
import type { Message } from '../protocol/message.ts';

/** One line of a conversation. `key` stays the same while a pending text becomes a stored message. */
export type Entry =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly mine: boolean }
  | {
      readonly kind: 'pending';
      readonly key: string;
      readonly text: string;
      /** ISO 8601, this device's clock. */
      readonly created: string;
      readonly status: PendingStatus;
    }
  | { readonly kind: 'gap'; readonly key: string; readonly reason: GapReason; readonly name?: string };

/** Messages may be missing here; or the visitor goes on under another `name`. */
export type GapReason = 'history-denied' | 'new-name';

/**
 * `queued`: waits for the line or for the text before it. `sending`: on the line, no answer yet.
 * `unconfirmed`: the line broke, so nobody knows. `failed`: the server does not have it.
 */
export type PendingStatus = 'queued' | 'sending' | 'unconfirmed' | 'failed';

/** Immutable view of a conversation, oldest first: stored messages, then what is still being sent. */
export interface Timeline {
  readonly entries: readonly Entry[];
  /**
   * How this view came from `from`: `entries[start, start + added)` stand where
   * `from[start, start + removed)` stood. A reader that last saw another array starts over.
   */
  readonly change: {
    readonly from: readonly Entry[];
    readonly start: number;
    readonly removed: number;
    readonly added: number;
  };
}

export const emptyTimeline: Timeline = { entries: [], change: { from: [], start: 0, removed: 0, added: 0 } };

/** The smallest splice that leads from one list to the next. */
export function nextTimeline({ entries: from }: Timeline, entries: readonly Entry[]): Timeline {
  const shorter = Math.min(from.length, entries.length);
  let start = 0;
  while (start < shorter && from[start] === entries[start]) start++;
  let kept = 0;
  while (kept < shorter - start && from.at(-1 - kept) === entries.at(-1 - kept)) kept++;
  const change = { from, start, removed: from.length - start - kept, added: entries.length - start - kept };
  return { entries, change };
}
