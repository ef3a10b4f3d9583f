/** The roster of a space: who is online now and who is typing, learned from presence events. */
import { atom, type ReadableAtom } from 'nanostores';
import { channelEvents, presencePayload, typingPayload, type PresenceEvent } from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { SpaceLine } from './line.ts';
import { emptyRoster, type Roster } from './state.ts';

export interface RosterOptions {
  readonly spaceId: string;
  readonly me: Person;
  readonly line: Pick<SpaceLine, 'send'>;
}

/** There is no "stopped typing" event; the service's client forgets after 2 s [client: SS]. Ms. */
const typingLasts = 3_000;
const typingPause = 2_000;
const lateAnswer = 2_000;

export class RosterStore {
  readonly #roster = atom<Roster>(emptyRoster);
  readonly $roster: ReadableAtom<Roster> = this.#roster;
  readonly #options: RosterOptions;
  readonly #since = new Date().toISOString();
  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #leftAt = new Map<string, number>();
  /** The user's role. */
  role: Role;
  #typedAt = 0;

  constructor(options: RosterOptions, role: Role) {
    this.#options = options;
    this.role = role;
  }

  /** Announces the user after each subscription, which also asks who is online. */
  announce(): void {
    this.#report('online');
  }

  presence({ kind, sender, toAll }: PresenceEvent): void {
    if (sender.id === this.#options.me.id) return;
    if (kind === 'leaves') {
      this.#leftAt.set(sender.id, Date.now());
      this.stoppedTyping(sender.id);
      return this.#set({ present: without(this.$roster.get().present, sender.id) });
    }
    // An answer may arrive after a later `leaves` event. A person who comes back reports to all members instead.
    if (!toAll && Date.now() - (this.#leftAt.get(sender.id) ?? 0) < lateAnswer) return;
    this.#set({ present: including(this.$roster.get().present, sender) });
    if (kind === 'typing') return this.#startedTyping(sender);
    // A report to all members requests one report back from each. Answering those as well would never end.
    if (toAll || kind === 'request') this.#report('online', sender);
  }

  /** For example because the person's message arrived. */
  stoppedTyping(personId: string): void {
    clearTimeout(this.#typingTimers.get(personId));
    this.#typingTimers.delete(personId);
    this.#set({ typing: without(this.$roster.get().typing, personId) });
  }

  /** The user is typing. */
  typing(): void {
    if (Date.now() - this.#typedAt < typingPause) return;
    const { line, spaceId, me } = this.#options;
    if (line.send(channelEvents.sendPresence, typingPayload({ spaceId, me }))) this.#typedAt = Date.now();
  }

  /** Reports that the user leaves, while the line is still open. */
  leave(): void {
    this.#report('leaves');
    this.clear();
  }

  clear(): void {
    for (const timer of this.#typingTimers.values()) clearTimeout(timer);
    this.#typingTimers.clear();
    this.#leftAt.clear();
    this.#roster.set(emptyRoster);
  }

  #startedTyping(sender: Person): void {
    clearTimeout(this.#typingTimers.get(sender.id));
    const timer = setTimeout(() => this.stoppedTyping(sender.id), typingLasts);
    this.#typingTimers.set(sender.id, timer);
    this.#set({ typing: including(this.$roster.get().typing, sender) });
  }

  #report(kind: 'online' | 'leaves', to?: Person): void {
    const { line, spaceId, me } = this.#options;
    const details = { spaceId, me, role: this.role, subscribed: this.#since, ...(to && { to }) };
    line.send(channelEvents.sendPresence, presencePayload(kind, details));
  }

  /** An unchanged list stays the same object, so that listeners are not called. */
  #set(part: Partial<Roster>): void {
    const old = this.$roster.get();
    const roster = { ...old, ...part };
    if (roster.present !== old.present || roster.typing !== old.typing) this.#roster.set(roster);
  }
}

function without(people: readonly Person[], id: string): readonly Person[] {
  return people.some((person) => person.id === id) ? people.filter((person) => person.id !== id) : people;
}

function including(people: readonly Person[], one: Person): readonly Person[] {
  return people.some(({ id }) => id === one.id) ? people : [...people, one];
}
