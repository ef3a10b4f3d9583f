/** Membership: whether the user is still in a space, and in which role. Loads later. */
import { SpacesError } from '../../api/errors.ts';
import { createMembershipClient, type MembershipClient } from '../../api/membership-client.ts';
import type { Person } from '../../protocol/person.ts';
import type { Member, Role, Space } from '../../protocol/space.ts';
import { type Clock, realClock } from '../clock.ts';
import type { Spaces } from '../spaces.ts';
import { type Admission, knownRole, type SpaceEnd } from './admissions.ts';
import type { Session } from './state.ts';

/** The service may be silent about a removal, so it is asked this often, which tells users within a minute; ms. */
const longestSilence = 45_000;
/** Hints at a change may come in bursts: one request answers those of this time; ms. */
const hintPause = 2_000;

/** What is known about one space of a connection, for all elements that show it. */
export function membershipOf(spaces: Spaces, spaceId: string): Membership {
  const memberships = byConnection.get(spaces) ?? new Map<string, Membership>();
  byConnection.set(spaces, memberships);
  const membership = memberships.get(spaceId) ?? new Membership(spaces, spaceId);
  memberships.set(spaceId, membership);
  return membership;
}

const byConnection = new WeakMap<Spaces, Map<string, Membership>>();

/** Asks the service while the membership is watched, and passes each answer to the admissions. Ends a guest's session in time. */
export class Membership {
  readonly #spaces: Spaces;
  readonly #spaceId: string;
  readonly #clock: Clock;
  readonly #client: MembershipClient;
  #watchers = 0;
  #checking: Promise<void> | undefined;
  #checkedAt = -Infinity;
  /** When the service is asked next, by the clock; ms. */
  #dueAt = Infinity;
  #stopTimer = (): void => {};
  #end: SessionEnd | undefined;

  constructor(spaces: Spaces, spaceId: string, clock: Clock = realClock) {
    this.#spaces = spaces;
    this.#spaceId = spaceId;
    this.#clock = clock;
    this.#client = createMembershipClient(spaces.http);
  }

  /** Asks regularly until the returned function is called. */
  watch(): () => void {
    this.#watchers++;
    void this.#followSession();
    let isWatching = true;
    return () => {
      if (isWatching) this.#watchers--;
      isWatching = false;
      if (this.#watchers > 0) return;
      this.#dueAt = Infinity;
      this.#stopTimer();
    };
  }

  /** Asks soon, because something hints at a change. */
  suspect(): void {
    // The running request may have been answered before the change.
    if (this.#checking) void this.#checking.then(() => this.suspect());
    else this.#checkIn(Math.max(0, this.#checkedAt + hintPause - this.#clock.now()));
  }

  /** Asks now. A failure of the request says nothing about the membership, so it changes nothing. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  /** The timer starts with the session's end known: after it, nothing may be sent. */
  async #followSession(): Promise<void> {
    this.#checkIn(longestSilence);
    this.#end = await sessionEndOf(this.#spaces, this.#clock);
    this.#checkIn(longestSilence);
  }

  /** Asks after this time, or when it is planned anyway, if that is earlier; ms. */
  #checkIn(ms: number): void {
    this.#stopTimer();
    if (this.#watchers === 0) return;
    const now = this.#clock.now();
    this.#dueAt = Math.min(this.#dueAt, now + ms);
    const left = Math.ceil(Math.min(this.#dueAt, this.#end?.at ?? Infinity) - now);
    this.#stopTimer = this.#clock.after(Math.max(0, left), () => void this.#onTime());
  }

  #onTime(): Promise<void> | void {
    const { session } = this.#spaces;
    const { at = Infinity, of } = this.#end ?? {};
    if (this.#clock.now() < at) return this.check();
    // An end that belongs to another session does not count any more.
    this.#end = undefined;
    if (session.$session.get() === of) session.expire();
    else void this.#followSession();
  }

  async #check(): Promise<void> {
    let pause = longestSilence;
    this.#dueAt = Infinity;
    try {
      await this.#takeAnswer();
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      pause = Math.max(pause, error.detail.retryAfter ?? 0);
    }
    this.#checkedAt = this.#clock.now();
    this.#checkIn(pause);
  }

  async #takeAnswer(): Promise<void> {
    const { admissions, session } = this.#spaces;
    const known = admissions.find(this.#spaceId);
    const state = session.$session.get();
    if (!known || state.step !== 'signed-in') return;
    const { person } = state;
    const answer = await this.#ask(known, person);
    // Meanwhile the user may have become another one, or another answer came first.
    if (admissions.find(this.#spaceId) !== known) return;
    if (answer === 'pin') return admissions.requirePin(this.#spaceId);
    if (typeof answer === 'string') return admissions.end(this.#spaceId, answer);
    admissions.renew({ space: answer, pin: known.pin }, newRole(known.space, answer, person.id));
  }

  /**
   * The space itself is documented nowhere: the service may not show it to guests, or may show it to users outside it,
   * too. In doubt the members decide, who are documented. Joining again instead would bring back a user who was removed.
   */
  async #ask({ space: known, pin }: Admission, me: Person): Promise<Space | SpaceEnd | 'pin'> {
    const space = await refusalOr(this.#client.space(this.#spaceId, pin));
    const isRefused = space instanceof SpacesError;
    if (!isRefused && space.archived) return 'archived';
    const now = isRefused ? known : renewed(known, space, me.id);
    if (!isRefused && (knownRole(space, me.id) || !knownRole(known, me.id))) return now;
    const page = await refusalOr(this.#client.members(this.#spaceId, pin));
    if (page instanceof SpacesError)
      return endAfter(isRefused ? [space, page] : [page], pin !== undefined) ?? now;
    // Whether the list contains guests is unknown.
    const isGone = me.kind === 'user' && page.next === undefined && !isListed(page.members, me.id);
    return !isRefused && isListed(known.members, me.id) && isGone ? 'removed' : now;
  }
}

/** Why the user is out, after these errors; undefined if they do not tell that. `hasPin`: the user entered a PIN before. */
export function endAfter(errors: readonly SpacesError[], hasPin = false): SpaceEnd | 'pin' | undefined {
  if (!errors.every(isRefusalOfSpace)) return undefined;
  const reasons = errors.map(({ detail }) => detail.reason ?? '').join('');
  if (/archiv/i.test(reasons)) return 'archived';
  if (/pass|\bpin\b/i.test(reasons)) return 'pin';
  if (/member|denied|removed/i.test(reasons)) return 'removed';
  if (errors.every(({ code }) => code === 'not-found')) return 'deleted';
  // Without a reason, 403 means the PIN [client: SS:sdk:472], but a user who needed none before was more likely removed.
  const asksForPin = hasPin || errors.some(({ code }) => code === 'pin-required');
  return asksForPin && reasons === '' ? 'pin' : 'removed';
}

function isRefusalOfSpace({ code }: SpacesError): boolean {
  return code === 'forbidden' || code === 'pin-required' || code === 'not-found';
}

/** The answer, or the error with which the service refuses the user. @throws {SpacesError} any other error */
async function refusalOr<T>(request: Promise<T>): Promise<T | SpacesError> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof SpacesError && isRefusalOfSpace(error)) return error;
    throw error;
  }
}

function isListed(members: readonly Member[], personId: string): boolean {
  return members.some(({ person }) => person.id === personId);
}

/** The space with what the answer tells anew: it may lack parts that the answer to joining had. */
function renewed(known: Space, now: Space, personId: string): Space {
  return {
    ...known,
    title: now.title || known.title,
    role: knownRole(now, personId) ?? knownRole(known, personId),
    historyDenied: now.historyDenied,
    members: now.members.length > 0 ? now.members : known.members,
  };
}

/** Undefined if the role has not changed, or was not known before. */
function newRole(before: Space, now: Space, personId: string): Role | undefined {
  const role = knownRole(before, personId);
  return role === undefined || role === now.role ? undefined : now.role;
}

/** When a session ends, in the time of the clock. */
interface SessionEnd {
  readonly of: Session;
  readonly at: number;
}

const sessionEnds = new WeakMap<Session, Promise<SessionEnd>>();

/**
 * Reads the end once for each session: from then on it does not depend on the time of day, which the user may change.
 * Only a guest's session has an end that is known in advance.
 */
function sessionEndOf({ session, tab }: Spaces, clock: Clock): Promise<SessionEnd> {
  const of = session.$session.get();
  const end =
    sessionEnds.get(of) ??
    tab
      .load()
      .then((records) => records?.endsAt())
      .then(
        (at = Infinity) => ({ of, at: clock.now() + at - Date.now() }),
        // Its code did not load. Then the service says when the session is over.
        () => ({ of, at: Infinity }),
      );
  sessionEnds.set(of, end);
  return end;
}
