/** A conversation as elements see it: its states, which are plain data, and its methods. */
import type { ReadableAtom, WritableAtom } from 'nanostores';
import type { SharedFile, UploadedFile } from '../../protocol/files.ts';
import type { Mention } from '../../protocol/mention.ts';
import type { Message, MessageBody } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import type { Post, PostKind } from '../../protocol/posts.ts';
import type { Role } from '../../protocol/space.ts';
import type { SpaceEnd } from '../session/admissions.ts';
import type { Failure } from '../failure.ts';
import type { GrowingList, ReadonlyList } from './growing-list.ts';
import type { Members } from './members.ts';
import type { LivePages, Pages } from './pages.ts';

export type ChatState =
  /** There is nothing to show: no space is chosen, or the user is not signed in. */
  | { readonly step: 'empty'; readonly line: 'idle'; readonly why: 'no-space' | 'signed-out' }
  /** The conversation with a person is being looked up. `title` is the address that the page gave, or "". */
  | { readonly step: 'opening'; readonly line: 'connecting'; readonly title: string }
  | {
      readonly step: 'open';
      readonly line: LineState;
      /** Ms since epoch of the next attempt, when `line` is `waiting`. */
      readonly retryAt: number | undefined;
      /** Why there is no connection, when `line` is `waiting`. */
      readonly failure?: Failure | undefined;
      readonly spaceId: string;
      /** In a direct conversation, the other person's name. */
      readonly title: string;
      /** The other person of a direct conversation, if known. */
      readonly other?: Person | undefined;
      readonly role: Role | undefined;
      readonly older: OlderState;
    }
  /**
   * The user may not read the space, the id or address belongs to no known person, or these two people may not talk.
   * `pin` with a space: the user was in it, but its PIN has changed. Then the messages stay readable.
   */
  | {
      readonly step: 'refused';
      readonly line: 'stopped';
      readonly reason: 'not-found' | 'not-allowed' | 'archived' | 'pin' | 'no-person' | 'no-direct';
      readonly spaceId?: string;
      readonly title?: string;
    }
  /** The session expired, or the user is out of the space, or it is archived. The messages stay readable. */
  | {
      readonly step: 'expired' | SpaceEnd;
      readonly line: 'stopped';
      readonly spaceId: string;
      readonly title: string;
    }
  /** `retryAt`: ms since epoch of the next attempt, if one is planned. */
  | {
      readonly step: 'failed';
      readonly line: 'stopped';
      readonly failure: Failure;
      readonly retryAt?: number | undefined;
    };

/** A conversation. Its methods never throw or reject: failures are states. */
export interface Conversation {
  readonly $chat: ReadableAtom<ChatState>;
  readonly $timeline: ReadableAtom<Timeline>;
  readonly $roster: ReadableAtom<Roster>;
  /** The text that the user is writing; "" when there is none. It belongs to this conversation only. */
  readonly $draft: WritableAtom<string>;
  /**
   * The people that the user has picked for it: `@` and the whole name mentions one. Without it, they are known as long
   * as the element is there.
   */
  readonly $mentioned?: WritableAtom<readonly Mention[]> | undefined;
  /** The person whose view this is, once it is known. */
  readonly reader?: Person | undefined;
  /**
   * Queues plain text, with files or without, and returns the key of its entry. Removes white space at the end; an empty
   * text without files returns "". `body`: what the text means, if it is more than plain text.
   */
  send(text: string, files?: readonly File[], body?: MessageBody): string;
  /** What this conversation can do with files. Their code loads now; rejects when it cannot be loaded. */
  files?(): Promise<ConversationFiles>;
  /** Edits and deletes stored messages. The code for it loads now; rejects when it cannot be loaded. */
  changes?(): Promise<ConversationChanges>;
  /** What else there is in the space: its people, files and posts, and old messages. The code for it loads now; rejects when it cannot be loaded. */
  panels?(): Promise<SpacePanels>;
  /** Sends a failed or unconfirmed text again. */
  retry(key: string): void;
  /** Removes a failed, queued or unconfirmed text from the outbox. */
  discard(key: string): void;
  /** Loads the next older page of the history. */
  loadOlder(): Promise<void>;
  /** Tells the other members that the user is typing; sends at most one event per 2 s. */
  typing(): void;
  /** Tells the service that the user has seen all messages. */
  markRead(): void;
  /** Connects now instead of waiting, also after a failure. */
  reconnect(): void;
  /** Disconnects now, unless the conversation is still shown or still has texts to send. */
  dispose(): void;
}

/** The files of a conversation. Its methods never reject: failures are data. */
export interface ConversationFiles {
  /** How far the uploads are, by the key of their entry. */
  readonly $uploads: ReadableAtom<ReadonlyMap<string, UploadProgress>>;
  /** What is known about the right of the user to send files. */
  policy(): Promise<FilePolicy>;
  /** The bytes of a file, or why they cannot be loaded. Undefined when `signal` aborts. */
  load(file: SharedFile, signal?: AbortSignal): Promise<Blob | Failure | undefined>;
  /** The bytes of a file that is not sent yet, if this page has them. */
  picked(key: string, index: number): Blob | undefined;
}

/** What the panels of a conversation show, and the way to a message in it. Its methods never reject. */
export interface SpacePanels {
  /** @param lang the language in which names are sorted */
  members(lang: string): Members;
  /** The messages that contain these words. */
  search(words: string): Pages<Message>;
  /** The messages with files. */
  files(): Pages<Message>;
  posts(kind: PostKind): LivePages<Post>;
  comments(post: Post): LivePages<Message>;
  readonly surroundings: {
    /** Brings a message into the timeline with those around it; resolves with the reason if it cannot be found. */
    show(message: Pick<Message, 'id' | 'created'>): Promise<Failure | undefined>;
    /** Loads messages into the gap between these and the newest ones, at one of its ends. */
    fill(end: 'start' | 'end'): Promise<void>;
  };
}

/** A file of a text that is not sent yet. It has an `id` once the service has stored its bytes. */
export type PendingFile = Omit<UploadedFile, 'id'> & { readonly id?: string | undefined };

/** Changes stored messages. Its methods never reject: they resolve with why the service refused. */
export interface ConversationChanges {
  /** Replaces the text of a message by plain text, or by what it means. */
  edit(id: string, text: string, body?: MessageBody): Promise<Failure | undefined>;
  delete(id: string): Promise<Failure | undefined>;
}

/** `denied`: the company of the user forbids files. `guest`: the service may refuse them. */
export type FilePolicy = 'allowed' | 'guest' | 'denied';

/** In bytes. `sent` reaches `total` only when the service has stored all of them. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
  /** The upload has failed and will continue by itself. */
  readonly isWaiting: boolean;
}

/**
 * `live`: connected, authenticated, subscribed and caught up. `polling`: no socket can be opened, so the service is asked
 * for new messages every 10 to 30 s, and texts are sent one request each.
 */
export type LineState = 'idle' | 'connecting' | 'catching-up' | 'live' | 'polling' | 'waiting' | 'stopped';

/** Whether there is older history before the first entry. */
export type OlderState = 'unknown' | 'more' | 'loading' | 'none' | 'denied' | 'failed';

/** Who is in the space now, and who is typing. */
export interface Roster {
  /** People whose client reported itself, without the user. */
  readonly present: readonly Person[];
  /** How many they are. In a crowd, `present` names only some of them. */
  readonly count: number;
  readonly typing: readonly Person[];
}

/** One line of a conversation. `key` stays the same while a pending text becomes a stored message. */
export type TimelineEntry =
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly mine: boolean }
  | {
      readonly kind: 'pending';
      readonly key: string;
      readonly text: string;
      /** What the text means, if it is more than plain text. */
      readonly body?: MessageBody;
      /** ISO 8601, this device's clock. */
      readonly created: string;
      readonly status: PendingStatus;
      readonly files?: readonly PendingFile[] | undefined;
      /** Why it was not sent, when `status` is `failed`. */
      readonly reason?: SendRefusal;
    }
  /**
   * `history-denied`: messages may be missing here, because the space hides its history from guests. `no-changes`: edits
   * and deletions of the messages above may be missing, because the service cannot report them at the moment.
   * `too-long`: here is a message that is too long to show. `not-loaded`: messages between two parts of the history will
   * be loaded; `not-filled`: that has failed.
   */
  | {
      readonly kind: 'gap';
      readonly key: string;
      readonly reason: 'history-denied' | 'no-changes' | 'too-long' | 'not-loaded' | 'not-filled';
    }
  /** From here on the user writes under another name. */
  | { readonly kind: 'new-name'; readonly key: string; readonly name: string }
  /** From here on the user has another role. */
  | { readonly kind: 'new-role'; readonly key: string; readonly role: Role };

/**
 * `queued`: waits for the connection or for the text before it. `held`: waits until it is known what became of the text
 * before it. `sending`: sent, no answer yet. `unconfirmed`: the connection broke, so the server may or may not have it.
 * `failed`: the server does not have it.
 */
export type PendingStatus = 'queued' | 'held' | 'sending' | 'unconfirmed' | 'failed';

/**
 * Why a text was not sent: the user may not write here, the service refuses this text, it never answered, or a file of
 * it is no longer there.
 */
export type SendRefusal = 'not-allowed' | 'not-accepted' | 'no-answer' | 'file-lost';

/** Immutable view of a conversation, oldest first: stored messages, then what is still being sent. */
export interface Timeline {
  readonly entries: ReadonlyList<TimelineEntry>;
  /**
   * The difference from `from`: `entries[start, start + added)` replaced `from[start, start + removed)`. A reader that
   * last saw another list starts over.
   */
  readonly change: {
    readonly from: ReadonlyList<TimelineEntry>;
    readonly start: number;
    readonly removed: number;
    readonly added: number;
  };
}

/** The key of the gap between two parts of the history. No id of a message has a space. */
export const gapKey = 'not loaded';

export const emptyRoster: Roster = { present: [], count: 0, typing: [] };

export const emptyTimeline: Timeline = { entries: [], change: { from: [], start: 0, removed: 0, added: 0 } };

/** The smallest change that turns one list into the next. */
export function nextTimeline({ entries: from }: Timeline, entries: GrowingList<TimelineEntry>): Timeline {
  const shorter = Math.min(from.length, entries.length);
  let start = entries.sharedLength(from);
  while (start < shorter && from.at(start) === entries.at(start)) start++;
  let kept = 0;
  while (kept < shorter - start && from.at(-1 - kept) === entries.at(-1 - kept)) kept++;
  const change = { from, start, removed: from.length - start - kept, added: entries.length - start - kept };
  return { entries, change };
}

/** The final state after a failure. Some failures are about the space itself: those are refusals. */
export function stateAfterFailure(failure: Failure): ChatState {
  const reason = refusals[failure.code];
  return reason ? { step: 'refused', line: 'stopped', reason } : { step: 'failed', line: 'stopped', failure };
}

const refusals: Partial<Record<Failure['code'], 'not-found' | 'not-allowed' | 'pin'>> = {
  'not-found': 'not-found',
  forbidden: 'not-allowed',
  'pin-required': 'pin',
};
