/** The people of a space: its members page by page, and those who are here now, guests included. */
import { atom } from 'nanostores';
import { AttendeesClient } from '../../api/attendees-client.ts';
import { Throttle } from '../../api/backoff.ts';
import type { Channel } from '../../api/channel-client.ts';
import { SpacesError } from '../../api/errors.ts';
import { channelEvents, presencePayload, type PresenceEvent } from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import type { Member, Role } from '../../protocol/space.ts';
import { type Failure, failureOf, failureWithCode } from '../failure.ts';
import type { SpaceEvents } from './space-events.ts';

/** A person of a space, as the list of people shows them. */
export interface SpacePerson extends Member {
  readonly presence: 'here' | 'in-call' | 'away';
  readonly isMe: boolean;
  /** The user may remove this person, or change their role. */
  readonly canRemove: boolean;
  readonly canPromote: boolean;
}

export type MembersState =
  /** More members are being loaded. */
  | { readonly step: 'loading'; readonly people: readonly SpacePerson[] }
  | { readonly step: 'loaded'; readonly people: readonly SpacePerson[] }
  /** The service does not show the members to the user, or the space has more than are loaded. */
  | { readonly step: 'limited'; readonly people: readonly SpacePerson[]; readonly why: 'denied' | 'too-many' }
  | { readonly step: 'failed'; readonly people: readonly SpacePerson[]; readonly failure: Failure };

/** 10,000 members: the rest can only be seen when they are here. */
const maxPages = 100;
/** Events come in bursts; ms. */
const publishPause = 200;
const reloadPause = 3_000;
/** A list of many pages is loaded again no more often than this; ms. */
const longReloadPause = 60_000;

export class Members {
  readonly $members = atom<MembersState>({ step: 'loading', people: [] });
  readonly #events: SpaceEvents;
  readonly #client: AttendeesClient;
  readonly #compare: (a: Member, b: Member) => number;
  /** Sorted. */
  #members: readonly Member[] = [];
  #outcome: Readonly<Record<string, unknown>> & { readonly step: MembersState['step'] } = { step: 'loading' };
  #pages = 0;
  readonly #inCall = new Set<string>();
  #ownerId: string | undefined;
  #run = new AbortController();
  #isOpen = true;
  readonly #publisher = new Throttle(publishPause, () => this.#publish());
  readonly #reloads = new Throttle(reloadPause, () => void this.#reload());
  #reloadedAt = 0;
  readonly #channel: Channel;
  readonly #stop: () => void;

  /** @param lang the language in which names are sorted */
  constructor(events: SpaceEvents, lang: string) {
    this.#events = events;
    this.#client = new AttendeesClient(events.spaces.http, events.spaceId);
    const { compare } = new Intl.Collator(lang);
    this.#compare = (a, b) =>
      Number(b.role === 'admin') - Number(a.role === 'admin') || compare(a.person.name, b.person.name);
    this.#stop = events.$roster.subscribe(() => this.#publisher.request());
    this.#channel = events.listen({
      // Called at once while the conversation is live, and after each reconnect.
      subscribed: () => {
        queueMicrotask(() => this.#ask());
        this.#reloads.request();
      },
      changed: () => this.#reloads.request(),
      presence: (event) => this.#onPresence(event),
    });
    if (this.#reloadedAt === 0) this.#reloads.request();
  }

  retry(): void {
    void this.#reload(true);
  }

  async setRole({ person }: SpacePerson, role: Exclude<Role, 'guest'>): Promise<Failure | undefined> {
    return this.#attempt(async (pin) => {
      await this.#client.setRole(person, role, pin);
      const others = this.#members.filter((each) => each.person.id !== person.id);
      this.#members = [...others, { person, role }].sort(this.#compare);
    });
  }

  async remove({ person }: SpacePerson): Promise<Failure | undefined> {
    return this.#attempt(async (pin) => {
      await this.#client.remove(person, pin);
      this.#members = this.#members.filter((each) => each.person.id !== person.id);
    });
  }

  /** Opens the direct conversation with a person; resolves with the id of its space. */
  async openDirect({ person }: SpacePerson): Promise<string | Failure> {
    let spaceId = '';
    const failure = await this.#attempt(async () => {
      spaceId = await this.#client.directSpace(person);
    });
    return failure ?? spaceId;
  }

  dispose(): void {
    this.#isOpen = false;
    this.#run.abort();
    this.#stop();
    this.#channel.unsubscribe();
  }

  /** Asks all who are here to report whether they are in the call. */
  #ask(): void {
    const { me, spaceId, role } = this.#events;
    const subscribed = new Date().toISOString();
    if (!me) return;
    const payload = presencePayload('request', { spaceId, me, role, subscribed });
    this.#channel.send(channelEvents.sendPresence, payload);
  }

  #onPresence({ kind, sender, isInCall }: PresenceEvent): void {
    const wasInCall = this.#inCall.has(sender.id);
    if (kind === 'online' && isInCall) this.#inCall.add(sender.id);
    else if (kind === 'online' || kind === 'leaves') this.#inCall.delete(sender.id);
    if (wasInCall !== this.#inCall.has(sender.id)) this.#publisher.request();
    // A user who is not in the list has just become a member.
    const isNew = kind === 'online' && sender.kind === 'user' && !this.#isListed(sender.id);
    if (isNew && this.#outcome.step === 'loaded') this.#reloads.request();
  }

  #isListed(personId: string): boolean {
    return this.#members.some(({ person }) => person.id === personId);
  }

  async #reload(isWanted = false): Promise<void> {
    const isLong = this.#pages > 1 && Date.now() - this.#reloadedAt < longReloadPause;
    if (!this.#isOpen || (isLong && !isWanted)) return;
    this.#reloadedAt = Date.now();
    this.#run.abort();
    const { signal } = (this.#run = new AbortController());
    try {
      await this.#loadAll(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      const isDenied = error.code === 'forbidden' || error.code === 'not-found';
      this.#outcome = isDenied
        ? { step: 'limited', why: 'denied' }
        : { step: 'failed', failure: failureOf(error) };
    }
    this.#publisher.request();
  }

  async #loadAll(signal: AbortSignal): Promise<void> {
    const { pin } = this.#events;
    const found = new Map<string, Member>();
    let page: string | undefined;
    // Only admins need to know the owner. Without an answer, the service refuses to remove them.
    if (this.#events.role === 'admin')
      this.#ownerId ??= await this.#client.owner(pin, signal).catch(() => undefined);
    for (this.#pages = 0; this.#pages < maxPages; this.#pages++) {
      const { members, next } = await this.#client.members(pin, page, signal);
      const before = found.size;
      for (const member of members) found.set(member.person.id, member);
      // What is shown stays until all of it is loaded again. A list that is nearly sorted is sorted in little time.
      if (this.#outcome.step !== 'loaded') {
        const ids = new Set(members.map(({ person }) => person.id));
        const others = this.#members.filter(({ person }) => !ids.has(person.id));
        this.#members = [...others, ...members].sort(this.#compare);
      }
      this.#publisher.request();
      if (next === undefined || next === page || found.size === before) break;
      page = next;
    }
    this.#members = [...found.values()].sort(this.#compare);
    this.#outcome = this.#pages < maxPages ? { step: 'loaded' } : { step: 'limited', why: 'too-many' };
  }

  #publish(): void {
    if (!this.#isOpen) return;
    const { me, role, $roster } = this.#events;
    const { present } = $roster.get();
    const here = new Map((me ? [me, ...present] : present).map((person) => [person.id, person]));
    const listed = new Set(this.#members.map(({ person }) => person.id));
    // Guests may not be in the list [unknown: spaces-api §4.2], nor someone who has just joined.
    const others = [...here.values()]
      .filter(({ id }) => !listed.has(id))
      .map((person): Member => ({ person, role: person.id === me?.id ? role : roleOf(person) }));
    const all = [...this.#members, ...others.sort(this.#compare)].map((member) => this.#view(member, here));
    const isHere = ({ presence }: SpacePerson): boolean => presence !== 'away';
    const top = all.filter(isHere);
    if (others.length > 0) top.sort(this.#compare);
    const people = [...top, ...all.filter((each) => !isHere(each))];
    this.$members.set({ ...this.#outcome, people } as MembersState);
  }

  #view({ person, role }: Member, here: ReadonlyMap<string, Person>): SpacePerson {
    const online = here.get(person.id);
    const { me, role: ownRole, isDirect } = this.#events;
    const isMe = person.id === me?.id;
    const canChange = ownRole === 'admin' && !isMe && !isDirect && person.id !== this.#ownerId;
    return {
      // The list of members may lack names; presence events have them.
      person: person.name || !online ? person : online,
      role,
      presence: this.#inCall.has(person.id) ? 'in-call' : online ? 'here' : 'away',
      isMe,
      canRemove: canChange,
      // The role of a guest without an account cannot be changed. [doc: spaces-api §4.1]
      canPromote: canChange && person.kind === 'user',
    };
  }

  async #attempt(change: (pin: string | undefined) => Promise<void>): Promise<Failure | undefined> {
    try {
      await change(this.#events.pin);
      return undefined;
    } catch (error) {
      if (!(error instanceof SpacesError)) return failureWithCode('server-error');
      return failureOf(error);
    } finally {
      this.#publish();
      this.#reloads.request();
    }
  }
}

/** Of a person who is not in the list of members. */
function roleOf({ kind }: Person): Role {
  return kind === 'user' ? 'member' : 'guest';
}
