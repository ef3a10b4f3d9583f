/** The roster: who is in a space now and who is typing, learned from presence events. */
import { atom, type ReadableAtom } from 'nanostores';
import { events, presencePayload, typingPayload, type PresenceEvent } from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import { emptyRoster, type Roster } from './state.ts';

export interface RosterStore {
  readonly $roster: ReadableAtom<Roster>;
  /** The line is subscribed: announce the visitor and ask who is there. */
  announce(): void;
  presence(event: PresenceEvent): void;
  /** Somebody's message arrived: they are not typing it any more. */
  spoke(personId: string): void;
  typing(): void;
  /** Says good-bye; call before unsubscribing, while the server still passes it on. */
  farewell(): void;
  clear(): void;
}

export interface RosterOptions {
  readonly spaceId: string;
  readonly me: Person;
  readonly role: Role;
  readonly send: (name: string, payload: object) => boolean;
}

/** There is no "stopped typing" event; the service's client forgets after 2 s [client: SS]. Ms. */
const typingLasts = 3_000;
const typingPause = 2_000;
const lateAnswer = 2_000;

export function createRoster(options: RosterOptions): RosterStore {
  return new Present(options);
}

class Present implements RosterStore {
  readonly $roster = atom<Roster>(emptyRoster);
  readonly #options: RosterOptions;
  readonly #since = new Date().toISOString();
  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #leftAt = new Map<string, number>();
  #typedAt = 0;

  constructor(options: RosterOptions) {
    this.#options = options;
  }

  announce(): void {
    this.#report('online');
  }

  presence({ kind, sender, toAll }: PresenceEvent): void {
    if (sender.id === this.#options.me.id) return;
    if (kind === 'leaves') {
      this.#leftAt.set(sender.id, Date.now());
      this.spoke(sender.id);
      return this.#set({ present: without(this.$roster.get().present, sender.id) });
    }
    // An answer may overtake the good-bye that followed it; who comes back reports to everybody.
    if (!toAll && Date.now() - (this.#leftAt.get(sender.id) ?? 0) < lateAnswer) return;
    this.#set({ present: including(this.$roster.get().present, sender) });
    if (kind === 'typing') return this.#types(sender);
    // Who reports to everybody asks everybody to report back; an answer to an answer would never end.
    if (toAll || kind === 'request') this.#report('online', sender);
  }

  spoke(personId: string): void {
    clearTimeout(this.#typingTimers.get(personId));
    this.#typingTimers.delete(personId);
    this.#set({ typing: without(this.$roster.get().typing, personId) });
  }

  typing(): void {
    if (Date.now() - this.#typedAt < typingPause) return;
    const { send, spaceId, me } = this.#options;
    if (send(events.sendPresence, typingPayload({ spaceId, me }))) this.#typedAt = Date.now();
  }

  farewell(): void {
    this.#report('leaves');
  }

  clear(): void {
    for (const timer of this.#typingTimers.values()) clearTimeout(timer);
    this.#typingTimers.clear();
    this.#leftAt.clear();
    this.$roster.set(emptyRoster);
  }

  #types(sender: Person): void {
    clearTimeout(this.#typingTimers.get(sender.id));
    const timer = setTimeout(() => this.spoke(sender.id), typingLasts);
    this.#typingTimers.set(sender.id, timer);
    this.#set({ typing: including(this.$roster.get().typing, sender) });
  }

  #report(kind: 'online' | 'leaves', to?: Person): void {
    const { send, spaceId, me, role } = this.#options;
    const details = { spaceId, me, role, subscribed: this.#since, ...(to && { to }) };
    send(events.sendPresence, presencePayload(kind, details));
  }

  /** A list that did not change stays the same object, and then nobody is told. */
  #set(part: Partial<Roster>): void {
    const old = this.$roster.get();
    const roster = { ...old, ...part };
    if (roster.present !== old.present || roster.typing !== old.typing) this.$roster.set(roster);
  }
}

function without(people: readonly Person[], id: string): readonly Person[] {
  return people.some((person) => person.id === id) ? people.filter((person) => person.id !== id) : people;
}

function including(people: readonly Person[], one: Person): readonly Person[] {
  return people.some(({ id }) => id === one.id) ? people : [...people, one];
}
