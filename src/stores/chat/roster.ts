/** The roster of a space: who is online now and who is typing, learned from presence events. */
import { atom, type ReadableAtom } from 'nanostores';
import { Throttle } from '../../api/backoff.ts';
import {
  channelEvents,
  presencePayload,
  typingPayload,
  type OwnReport,
  type PresenceEvent,
} from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { SpaceLine } from './line.ts';
import { emptyRoster, type Roster } from './state.ts';

export interface RosterOptions {
  readonly spaceId: string;
  readonly me: Person;
  readonly line: Pick<SpaceLine, 'send'>;
  /** What the user's devices do in the calls that they are in. */
  readonly media: ReadonlyMap<string, OwnReport>;
}

/** There is no "stopped typing" event; the service's client forgets after 2 s [client: SS]. Ms. */
const typingLasts = 3_000;
const typingPause = 2_000;
const lateAnswer = 2_000;
/** Any participant can send events without end. The roster is published, and answers are sent, at most this often; ms. */
const publishPause = 100;
const answerPause = 1_000;
/** Of more people than this, the roster keeps only the ids, to count them. */
const mostPeople = 500;
const mostIds = 100_000;
const mostTyping = 20;
/** People that one event answers. Others get their answer with the next one. */
const answeredAtOnce = 50;

export class RosterStore {
  readonly #roster = atom<Roster>(emptyRoster);
  readonly $roster: ReadableAtom<Roster> = this.#roster;
  readonly #options: RosterOptions;
  readonly #since = new Date().toISOString();
  readonly #people = new Map<string, Person>();
  /** Ids of people who are here, too. */
  readonly #crowd = new Set<string>();
  readonly #typing = new Map<string, { person: Person; timer: ReturnType<typeof setTimeout> }>();
  readonly #leftAt = new Map<string, number>();
  /** People who wait for a report of the user. */
  readonly #asking = new Map<string, Person>();
  readonly #publisher = new Throttle(publishPause, () => this.#publish());
  readonly #answers = new Throttle(answerPause, () => this.#answer());
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
    if (kind === 'leaves') return this.#left(sender.id);
    // Who only asks is not in the conversation.
    if (kind === 'request') return this.#answerSoon(sender);
    // An answer may arrive after a later `leaves` event. A person who comes back reports to all members instead.
    if (!toAll && Date.now() - (this.#leftAt.get(sender.id) ?? 0) < lateAnswer) return;
    this.#add(sender);
    if (kind === 'typing') return this.#startedTyping(sender);
    // A report to all members requests one report back from each. Answering those as well would never end.
    if (toAll) this.#answerSoon(sender);
  }

  /** For example because the person's message arrived. */
  stoppedTyping(personId: string): void {
    clearTimeout(this.#typing.get(personId)?.timer);
    if (this.#typing.delete(personId)) this.#publisher.request();
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
    for (const { timer } of this.#typing.values()) clearTimeout(timer);
    for (const each of [this.#people, this.#crowd, this.#typing, this.#leftAt, this.#asking]) each.clear();
    this.#roster.set(emptyRoster);
  }

  #answerSoon(person: Person): void {
    if (this.#asking.size < mostPeople) this.#asking.set(person.id, person);
    this.#answers.request();
  }

  #add(person: Person): void {
    if (this.#people.has(person.id)) return;
    const isNamed = this.#people.size < mostPeople;
    if (isNamed) {
      this.#people.set(person.id, person);
      this.#crowd.delete(person.id);
    } else if (this.#crowd.size < mostIds) this.#crowd.add(person.id);
    this.#publisher.request();
  }

  #left(personId: string): void {
    // Only an answer that is late matters, so a flood of people who leave may be forgotten.
    if (this.#leftAt.size > mostPeople) this.#leftAt.clear();
    this.#leftAt.set(personId, Date.now());
    this.#asking.delete(personId);
    this.stoppedTyping(personId);
    if (this.#people.delete(personId) || this.#crowd.delete(personId)) this.#publisher.request();
  }

  #startedTyping(person: Person): void {
    const known = this.#typing.get(person.id);
    clearTimeout(known?.timer);
    if (!known && this.#typing.size >= mostTyping) return;
    const timer = setTimeout(() => this.stoppedTyping(person.id), typingLasts);
    this.#typing.set(person.id, { person, timer });
    this.#publisher.request();
  }

  #publish(): void {
    this.#roster.set({
      present: [...this.#people.values()],
      count: this.#people.size + this.#crowd.size,
      typing: [...this.#typing.values()].map(({ person }) => person),
    });
  }

  #answer(): void {
    const people = [...this.#asking.values()].slice(0, answeredAtOnce);
    for (const { id } of people) this.#asking.delete(id);
    if (people.length > 0) this.#report('online', people);
    if (this.#asking.size > 0) this.#answers.request();
  }

  #report(kind: 'online' | 'leaves', to?: readonly Person[]): void {
    const { line, spaceId, me, media } = this.#options;
    const details = { spaceId, me, role: this.role, subscribed: this.#since, to, media: media.get(spaceId) };
    line.send(channelEvents.sendPresence, presencePayload(kind, details));
  }
}
