/** The timeline of a conversation: merges stored messages, gaps and unsent texts into one list. */
import { atom, type ReadableAtom } from 'nanostores';
import type { Message } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import { GrowingList } from './growing-list.ts';
import { MessageLog } from './message-log.ts';
import { Outbox } from './outbox.ts';
import { emptyTimeline, nextTimeline, type TimelineEntry, type Timeline } from './state.ts';

/** Texts that only these conversations have would be lost with them. */
const unsent = new Set<ConversationTimeline>();

export class ConversationTimeline {
  readonly #timeline = atom<Timeline>(emptyTimeline);
  readonly $timeline: ReadableAtom<Timeline> = this.#timeline;
  readonly outbox = new Outbox(() => this.publish());
  readonly log: MessageLog;
  /** All ids that the user has had in this conversation: a guest who joins again keeps their own messages. */
  readonly #myIds = new Set<string>();
  /** The person whose view this is. */
  reader: Person | undefined;
  #notes: readonly { readonly after: string | undefined; readonly entry: TimelineEntry }[] = [];
  #publishTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #onPublish: () => void;
  readonly #askBeforeUnload = (event: Event): void => event.preventDefault();

  /** @param confirm see `MessageLogOptions` */
  constructor(confirm: (message: Message) => string | undefined, onPublish: () => void) {
    this.log = new MessageLog({ myIds: this.#myIds, confirm });
    this.#onPublish = onPublish;
    this.outbox.$draft.listen(() => this.#watchRisk());
  }

  /** Sets whose view this is from now on. If the name changes, an entry says so. */
  readBy(person: Person): void {
    const { name } = this.reader ?? person;
    if (name !== person.name) this.#note({ kind: 'new-name', name: person.name });
    this.reader = person;
    this.#myIds.add(person.id);
  }

  /** Marks that messages after the newest one are missing and can never be shown. */
  markGap(): void {
    this.#note({ kind: 'gap', reason: 'history-denied' });
  }

  /** Marks that a message after the newest one is too long to show. */
  markLongMessage(): void {
    this.#note({ kind: 'gap', reason: 'too-long' });
  }

  /** Marks that the user has another role from now on. */
  markRole(role: Role): void {
    this.#note({ kind: 'new-role', role });
    this.publish();
  }

  /** Removes everything, so that nothing of a signed-out user stays on the screen. */
  clear(): void {
    this.log.clear();
    this.outbox.clear();
    this.#myIds.clear();
    this.reader = undefined;
    this.#notes = [];
    this.publish();
  }

  publish(): void {
    this.stop();
    this.#noteChanges();
    const entries = this.#stored().concat(this.outbox.entries);
    // Not `get()`, which would connect a conversation without listeners.
    this.#timeline.set(nextTimeline(this.#timeline.value, entries));
    this.#watchRisk();
    this.#onPublish();
  }

  /** Publishes once for all live events that arrive in the same task, because they come in bursts. */
  publishSoon(): void {
    this.#publishTimer ??= setTimeout(() => this.publish(), 0);
  }

  stop(): void {
    clearTimeout(this.#publishTimer);
    this.#publishTimer = undefined;
  }

  /** Keeps what only this page has: in the memory, and by a question when the user closes the page. */
  #watchRisk(): void {
    const { isAtRisk, isBusy } = this.outbox;
    if (isAtRisk || isBusy) unsent.add(this);
    else unsent.delete(this);
    globalThis[isAtRisk ? 'addEventListener' : 'removeEventListener']('beforeunload', this.#askBeforeUnload);
  }

  #stored(): GrowingList<TimelineEntry> {
    const { gap } = this.log;
    const entries = gap ? new GrowingList(gap.mark(this.log.entries)) : this.log.entries;
    if (this.#notes.length === 0) return entries;
    const notesAfter = (id: string | undefined): TimelineEntry[] =>
      this.#notes.filter(({ after }) => after === id).map(({ entry }) => entry);
    const noted = [...entries].flatMap((entry) => [
      entry,
      ...(entry.kind === 'message' ? notesAfter(entry.message.id) : []),
    ]);
    return new GrowingList([...notesAfter(undefined), ...noted]);
  }

  /** While the change feed cannot be read, a note says so. */
  #noteChanges(): void {
    const isNote = (entry: TimelineEntry): boolean => entry.kind === 'gap' && entry.reason === 'no-changes';
    const isNoted = this.#notes.some(({ entry }) => isNote(entry));
    if (isNoted === (this.log.changesMissingSince !== undefined)) return;
    if (isNoted) this.#notes = this.#notes.filter(({ entry }) => !isNote(entry));
    else this.#note({ kind: 'gap', reason: 'no-changes' });
  }

  /** Adds an entry after the newest message. It replaces one of its kind. */
  #note(note: Note): void {
    const after = this.log.newest?.id;
    const key = `${note.kind === 'gap' ? note.reason : note.kind} ${after}`;
    const others = this.#notes.filter(({ entry }) => entry.key !== key);
    this.#notes = [...others, { after, entry: { ...note, key } }];
  }
}

type Note =
  | { readonly kind: 'gap'; readonly reason: 'history-denied' | 'no-changes' | 'too-long' }
  | { readonly kind: 'new-name'; readonly name: string }
  | { readonly kind: 'new-role'; readonly role: Role };
