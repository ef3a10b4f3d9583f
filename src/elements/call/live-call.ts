/** What `<spaces-call>` needs to follow a call: its store, and what screen readers hear. Loads once the call is known. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { Attendee, CallState } from '../../stores/call/state.ts';
import type { CallStrings } from './call.strings.ts';

export { createCall } from '../../stores/call/store.ts';

/** Ms; who joins and leaves within this time is announced in one sentence. */
const batchTime = 1_000;
/** More people than this are announced by their number. */
const mostNames = 3;

/** Announces that a call starts or ends, and, while the user is in it, who joins and who leaves. */
export class CallAnnouncer implements ReactiveController {
  readonly #live: LiveRegion;
  readonly #strings: () => CallStrings;
  /** Names by id, since the last announcement. */
  readonly #joined = new Map<string, string>();
  readonly #left = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, live: LiveRegion, strings: () => CallStrings) {
    this.#live = live;
    this.#strings = strings;
    host.addController(this);
  }

  announce(now: CallState, before: CallState | undefined): void {
    if (!before) return;
    const strings = this.#strings();
    if (now.step === 'live' && before.step === 'none' && before.known) this.#live.say(strings.started);
    if (now.step === 'none' && now.known && before.step === 'live') this.#live.say(strings.over);
    if (isIn(now) && isIn(before)) this.#compare(attendeesOf(now), attendeesOf(before));
    const sentence = now.step === before.step ? '' : progressOf(now, strings);
    if (sentence) this.#live.say(sentence);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#joined.clear();
    this.#left.clear();
  }

  #compare(now: readonly Attendee[], before: readonly Attendee[]): void {
    const names = namesOf(now);
    const namesBefore = namesOf(before);
    for (const [id, name] of names)
      if (!namesBefore.has(id) && !this.#left.delete(id)) this.#joined.set(id, name);
    for (const [id, name] of namesBefore)
      if (!names.has(id) && !this.#joined.delete(id)) this.#left.set(id, name);
    if (this.#joined.size + this.#left.size > 0) this.#timer ??= setTimeout(this.#speak, batchTime);
  }

  readonly #speak = (): void => {
    this.#timer = undefined;
    const strings = this.#strings();
    const list = (people: ReadonlyMap<string, string>): readonly string[] =>
      [...people.values()].slice(0, mostNames).map((name) => name || strings.unnamed);
    if (this.#joined.size > 0) this.#live.say(strings.joined(list(this.#joined), this.#joined.size));
    if (this.#left.size > 0) this.#live.say(strings.left(list(this.#left), this.#left.size));
    this.#joined.clear();
    this.#left.clear();
  };
}

type InCall = Extract<CallState, { step: 'in-call' | 'reconnecting' }>;

function isIn(state: CallState): state is InCall {
  return state.step === 'in-call' || state.step === 'reconnecting';
}

function attendeesOf({ meeting }: InCall): readonly Attendee[] {
  return meeting?.attendees ?? [];
}

function namesOf(attendees: readonly Attendee[]): ReadonlyMap<string, string> {
  return new Map(attendees.map(({ person: { id, name } }) => [id, name]));
}

/** What happens to the user. A failure, the end of a call and an incoming call are alerts, which screen readers announce by themselves. */
function progressOf(now: CallState, strings: CallStrings): string {
  switch (now.step) {
    case 'joining':
      return strings.joining;
    case 'in-call':
      return strings.inCall;
    case 'reconnecting':
      return strings.reconnecting;
    case 'ringing':
      return now.direction === 'outgoing' ? strings.calling(now.person.name || strings.unnamed) : '';
    case 'ended':
      return now.reason === 'left' ? strings.ends.left : '';
    default:
      return '';
  }
}
