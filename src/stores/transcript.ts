/** The transcript: stored messages, gaps and unsent texts of one conversation, published as one timeline. */
import { atom } from 'nanostores';
import type { Message } from '../protocol/message.ts';
import { MessageLog } from './message-log.ts';
import { Outbox } from './outbox.ts';
import { emptyTimeline, nextTimeline, type Entry, type Timeline } from './timeline.ts';

export class Transcript {
  readonly $timeline = atom<Timeline>(emptyTimeline);
  readonly outbox = new Outbox();
  readonly log: MessageLog;
  /** Every id the visitor had in this conversation: a guest who joins again keeps their own messages. */
  readonly #myIds = new Set<string>();
  #gaps: readonly { readonly after: string | undefined; readonly entry: Entry }[] = [];
  #publishing: ReturnType<typeof setTimeout> | undefined;

  /** @param claim see `MessageLogOptions` */
  constructor(claim: (message: Message) => string | undefined) {
    this.log = new MessageLog({ isMine: ({ sender }) => this.#myIds.has(sender.id), claim });
  }

  addMe(id: string): void {
    this.#myIds.add(id);
  }

  /** What was said while the visitor was away can never be shown: say so where it is missing. */
  markGap(): void {
    const after = this.log.newest?.id;
    if (this.#gaps.some((gap) => gap.after === after)) return;
    const entry: Entry = { kind: 'gap', key: `gap-${after ?? ''}`, reason: 'history-denied' };
    this.#gaps = [...this.#gaps, { after, entry }];
  }

  /** Nothing of a signed-out person stays on the screen. */
  wipe(): void {
    this.log.clear();
    this.outbox.clear();
    this.#myIds.clear();
    this.#gaps = [];
    this.publish();
  }

  publish(): void {
    this.stop();
    const entries = [...this.#stored(), ...this.outbox.entries];
    this.$timeline.set(nextTimeline(this.$timeline.get(), entries));
  }

  /** Live events come in bursts: one list for all that came in one turn. */
  publishSoon(): void {
    this.#publishing ??= setTimeout(() => this.publish(), 0);
  }

  stop(): void {
    clearTimeout(this.#publishing);
    this.#publishing = undefined;
  }

  #stored(): readonly Entry[] {
    const { entries } = this.log;
    if (this.#gaps.length === 0) return entries;
    const gapsAfter = (id: string | undefined): Entry[] =>
      this.#gaps.filter(({ after }) => after === id).map(({ entry }) => entry);
    return [...gapsAfter(undefined), ...entries.flatMap((entry) => [entry, ...gapsAfter(entry.message.id)])];
  }
}
