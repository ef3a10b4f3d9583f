/** Joins a space from an invite link. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import {
  parseInviteLink,
  type InviteLink,
  type InvitePreview,
  type InviteProblem,
} from '../../protocol/invite-link.ts';
import { failureOf } from '../failure.ts';
import type { KeptSpace } from '../../protocol/tab-entry.ts';
import type { JoinTarget, SpaceEnd } from '../session/admissions.ts';
import { hasIdentity, type Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import type * as JoinExceptions from './exceptions.ts';
import { emptyInvite, type JoinAttempt, type JoinState, type SpaceLink, stateOfAdmission } from './state.ts';

/** Its methods never throw or reject: failures are states. */
export class JoinStore {
  readonly #join = atom<JoinState>(emptyInvite);
  readonly $join: ReadableAtom<JoinState> = this.#join;
  /** The user pressed a button to join. Then a reload of the tab comes back to the space without another click. */
  isClicked = true;
  /** What the text was read as, also when no space can be joined by it. */
  link: InviteLink | InviteProblem | undefined;
  readonly #spaces: Spaces;
  readonly #unsubscribe: () => void;
  #text: string | undefined;
  #target: SpaceLink | undefined;
  #name = '';
  #pin: string | undefined;
  /** The space that the running attempt goes back to; undefined when the user joins it for the first time. */
  #joinedBefore: KeptSpace | undefined;
  #running: Promise<void> | undefined;
  /** The session that expired here, until another one replaces it. */
  #expired: Extract<JoinState, { step: 'expired' }> | undefined;
  /** Raised when the running attempt no longer matters. */
  #epoch = 0;
  /** Set once the store finds out when the user is no longer in the space. */
  #unwatch: (() => void) | undefined;

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
    this.#unsubscribe = spaces.session.$session.listen((session) => this.#onSession(session));
  }

  /** What the link leads to. */
  get target(): JoinTarget | undefined {
    return this.#target;
  }

  /** Sets the link to join by. A new link ends the running attempt, and never joins by itself. */
  setInvite(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#stop();
    void this.#readLink(text);
  }

  /** Joins. Without a session it first signs in as a guest called `name`. While it runs, further calls share it. */
  join(name: string): Promise<void> {
    this.#name = name.trim();
    this.#pin = this.#target?.password;
    this.#joinedBefore = undefined;
    return this.retry();
  }

  submitPin(pin: string): Promise<void> {
    this.#pin = pin.trim();
    return this.retry();
  }

  /** Repeats the call that failed. `isQuiet`: the failure is shown until the attempt has succeeded. */
  retry(isQuiet = false): Promise<void> {
    const target = this.#target;
    if (!target) return Promise.resolve();
    if (!isQuiet && (!this.#running || this.$join.get().step === 'failed')) {
      this.#join.set({ step: 'signing-in', preview: this.#preview });
    }
    const running = (this.#running ??= this.#run(target, this.#epoch).finally(() => {
      if (this.#running === running) this.#running = undefined;
    }));
    this.#spaces.admissions.pending = running;
    return running;
  }

  /** Ends the attempt in this state, or shows in it what happened since. */
  finish(state: JoinState): void {
    const { $current, admissions, tab } = this.#spaces;
    const { step } = state;
    const current = tab.records()?.note(this.#attempt, state, this.$join);
    if (step === 'joined' && this.$join.get().step !== step) {
      $current.set(current || state.spaceId);
      admissions.pinAccepted();
      // Loaded now, so that it is there when the session expires, even without a network.
      void loadExceptions().then((exceptions) => {
        this.#unwatch ??= exceptions?.watchAdmission(this.#spaces, this.$join, (end) =>
          this.#followSession(end),
        );
      });
    } else if (step === 'refused' || (step !== 'joined' && 'spaceId' in state)) {
      this.#joinedBefore = undefined;
    }
    if (step === 'needs-pin') this.#pin = undefined;
    if (step !== 'signing-in') this.#expired = step === 'expired' ? state : undefined;
    this.#join.set(state);
  }

  /** Goes back to `invited`; the session stays. */
  leave(): void {
    const { $current, tab } = this.#spaces;
    const state = this.$join.get();
    this.#stop();
    if (state.step === 'joined' && $current.get() === state.spaceId) $current.set(undefined);
    tab.records()?.leave(this.#target);
    if (this.#target) this.#showStart();
  }

  dispose(): void {
    this.#stop();
    this.#text = undefined;
    this.#unwatch?.();
    this.#unwatch = () => {};
    this.#unsubscribe();
  }

  async #readLink(text: string): Promise<void> {
    let link = parseInviteLink(text, this.#spaces.linkOrigins);
    if (link.kind === 'problem' && link.reason !== 'empty') {
      // The text may wrap a link, or the server may name its origin as the one of its web client.
      this.#target = undefined;
      this.#join.set({ step: 'no-invite', problem: 'checking' });
      const exceptions = await loadExceptions();
      // The page may have set another server meanwhile. Then this store is disposed, and asks nothing.
      if (text !== this.#text) return;
      link = (await exceptions?.readWrappedLink(text, this.#spaces)) ?? link;
      if (text !== this.#text) return;
    }
    this.link = link;
    this.#target = isSpaceLink(link) ? link : undefined;
    this.#pin = this.#target?.password;
    if (!this.#target) {
      return this.#join.set({
        step: 'no-invite',
        problem: (link as Partial<InviteProblem>).reason ?? 'no-space',
      });
    }
    // The button then shows who is about to join.
    const recognising = this.#spaces.session.recognise();
    if (!this.#spaces.tab.isUnread) return this.#start();
    const epoch = this.#epoch;
    this.#join.set({ step: 'signing-in', preview: this.#preview });
    await recognising;
    if (epoch === this.#epoch) this.#start();
  }

  #stop(): void {
    this.#epoch++;
    this.isClicked = true;
    this.#running = this.#expired = this.#joinedBefore = undefined;
  }

  get #preview(): InvitePreview {
    return this.#target?.preview ?? {};
  }

  get #attempt(): JoinAttempt {
    return {
      spaces: this.#spaces,
      state: this.$join.get(),
      target: this.#target,
      pin: this.#pin,
      name: this.#name,
      clicked: this.isClicked,
      joinedBefore: this.#joinedBefore,
    };
  }

  /** Goes back into the space if the user has joined it before, else shows the invitation. */
  #start(): void {
    const joined = (this.#joinedBefore = this.#spaces.tab.records()?.joinedBefore(this.#attempt));
    if (!joined) return this.#showStart();
    this.#pin = joined.pin || this.#pin;
    void this.retry();
  }

  /** Shows the invitation, or the session that expired here. */
  #showStart(): void {
    const session = this.#spaces.session.$session.get();
    const identity = hasIdentity(session) ? { as: session.as, name: session.person.name } : undefined;
    const failed = 'failure' in session && session.as === 'oauth' && { failure: session.failure };
    const start = this.#expired ?? ({ step: 'invited', preview: this.#preview } as const);
    this.#join.set({ ...start, identity, ...failed });
  }

  async #run(target: SpaceLink, epoch: number): Promise<void> {
    const { session, admissions, tab } = this.#spaces;
    const spaceId = this.#joinedBefore?.space;
    let end: JoinState;
    let error: SpacesError | undefined;
    try {
      const loading = tab.load();
      const person = await session.signIn(this.#name);
      const records = await loading;
      if (epoch !== this.#epoch) return;
      if (this.$join.get().step === 'signing-in') {
        this.#join.set({ step: 'joining', preview: this.#preview, name: person.name });
      }
      records?.note(this.#attempt, { step: 'joining' });
      const admission = admissions.join(spaceId ? { kind: 'space', spaceId } : target, this.#pin);
      end = stateOfAdmission(await admission, person);
    } catch (cause) {
      if (!(cause instanceof SpacesError)) throw cause;
      error = cause;
      end = { step: 'failed', failure: failureOf(cause) };
    }
    const isException = end.step !== 'joined' || end.person.kind !== 'guest';
    if (isException) end = (await loadExceptions())?.stateAfterException(this.#attempt, end, error) ?? end;
    if (epoch === this.#epoch) this.finish(end);
  }

  #onSession({ step }: Session): void {
    if (step === 'signed-out') {
      this.#stop();
      if (this.#target) this.#showStart();
    } else if (step === 'recognised' && this.$join.get().step === 'invited') {
      // At once, so that the button never says "as guest" for this person.
      this.#showStart();
    } else if (!this.#running) this.#followSession();
  }

  /** Shows what the session means for this attempt. `end`: the service has just ended the user's stay in the space. */
  #followSession(end?: SpaceEnd): void {
    if (!this.#target) return;
    void loadExceptions().then((exceptions) => {
      const state = exceptions?.stateForSession({ ...this.#attempt, end });
      if (state === 'start') this.#start();
      else if (state) this.finish(state);
    });
  }
}

/** Code that few attempts need. Undefined if it cannot be loaded. */
async function loadExceptions(): Promise<typeof JoinExceptions | undefined> {
  return import('./exceptions.ts').catch(() => undefined);
}

/** Links to a personal room or a direct conversation name a person, not a space. */
function isSpaceLink(link: InviteLink | InviteProblem): link is SpaceLink {
  return ['invite', 'space', 'id'].includes(link.kind);
}
