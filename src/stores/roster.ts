/** The roster: who is in a space now and who is typing, learned from presence events. */
import { atom, type ReadableAtom } from 'nanostores';
import { events, presencePayload, typingPayload, type PresenceEvent } from '../protocol/channel.ts';
import type { Person } from '../protocol/person.ts';
import type { Role } from '../protocol/space.ts';

export interface Roster {
  /** People whose client reported itself, without the visitor. */
  readonly present: readonly Person[];
  readonly typing: readonly Person[];
}

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

export const nobody: Roster = { present: [], typing: [] };

export function createRoster({ spaceId, me, role, send }: RosterOptions): RosterStore {
  const $roster = atom<Roster>(nobody);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const subscribed = new Date().toISOString();
  let typedAt = 0;

  const report = (kind: 'online' | 'leaves', to?: Person): boolean =>
    send(events.sendPresence, presencePayload(kind, { spaceId, me, role, subscribed, ...(to && { to }) }));

  const without = (people: readonly Person[], id: string): readonly Person[] =>
    people.some((person) => person.id === id) ? people.filter((person) => person.id !== id) : people;

  const set = (present: readonly Person[], typing: readonly Person[]): void => {
    const old = $roster.get();
    if (old.present !== present || old.typing !== typing) $roster.set({ present, typing });
  };

  const quiet = (id: string): void => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    set($roster.get().present, without($roster.get().typing, id));
  };

  const here = (sender: Person): void => {
    const { present, typing } = $roster.get();
    if (!present.some(({ id }) => id === sender.id)) set([...present, sender], typing);
  };

  const types = (sender: Person): void => {
    here(sender);
    clearTimeout(timers.get(sender.id));
    timers.set(
      sender.id,
      setTimeout(() => quiet(sender.id), typingLasts),
    );
    const { present, typing } = $roster.get();
    if (!typing.some(({ id }) => id === sender.id)) set(present, [...typing, sender]);
  };

  return {
    $roster,
    announce: () => report('online'),
    presence({ kind, sender, toAll }) {
      if (sender.id === me.id) return;
      if (kind === 'typing') return types(sender);
      if (kind === 'leaves') {
        quiet(sender.id);
        return set(without($roster.get().present, sender.id), $roster.get().typing);
      }
      here(sender);
      // Who reports to everybody asks everybody to report back; an answer to an answer would never end.
      if (toAll || kind === 'request') report('online', sender);
    },
    spoke: quiet,
    typing() {
      if (Date.now() - typedAt < typingPause) return;
      if (send(events.sendPresence, typingPayload({ spaceId, me }))) typedAt = Date.now();
    },
    farewell: () => void report('leaves'),
    clear() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      $roster.set(nobody);
    },
  };
}
