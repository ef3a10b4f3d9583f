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
import type { JoinTarget } from '../session/admissions.ts';
import { hasIdentity, type Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import type * as JoinExceptions from './exceptions.ts';
import { type JoinAttempt, type JoinState, stateOfAdmission } from './state.ts';

/** Its methods never throw or reject: failures are states. */
export class JoinStore {
  readonly #join = atom<JoinState>({ step: 'no-invite', problem: 'empty' });
  readonly $join: ReadableAtom<JoinState> = this.#join;
  readonly #spaces: Spaces;
  readonly #subscriptions: readonly (() => void)[];
  #text: string | undefined;
  #target: SpaceLink | undefined;
  #name = '';
  #pin: string | undefined;
  #running: Promise<void> | undefined;
  /** The session that expired here, until another one replaces it. */
  #expired: Extract<JoinState, { step: 'expired' }> | undefined;
  /** Raised when the running attempt no longer matters. */
  #epoch = 0;

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
    this.#subscriptions = [
      spaces.session.$session.listen((session) => this.#onSession(session)),
      spaces.admissions.$pinRequired.listen(() => this.#followSession()),
    ];
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
    this.#pin = this.#password;
    return this.retry();
  }

  submitPin(pin: string): Promise<void> {
    this.#pin = pin.trim();
    return this.retry();
  }

  /** Leaves `wrong-account`: continues as the guest that the service made of the account, or as a new guest. */
  async continueAsGuest(): Promise<void> {
    const state = this.$join.get();
    if (state.step !== 'wrong-account') return;
    if (state.asGuest) return this.#finish(state.asGuest);
    this.#spaces.session.chooseGuest();
    await this.join(state.name);
  }

  /** Repeats the call that failed. */
  retry(): Promise<void> {
    const target = this.#target;
    if (!target) return Promise.resolve();
    const running = (this.#running ??= this.#run(target, this.#epoch).finally(() => {
      if (this.#running === running) this.#running = undefined;
    }));
    this.#spaces.admissions.pending = running;
    return running;
  }

  /** Goes back to `invited`; the session stays. */
  leave(): void {
    const { $current } = this.#spaces;
    const state = this.$join.get();
    this.#stop();
    if (state.step === 'joined' && $current.get() === state.spaceId) $current.set(undefined);
    if (this.#target) this.#showStart();
  }

  dispose(): void {
    this.#stop();
    this.#text = undefined;
    for (const unsubscribe of this.#subscriptions) unsubscribe();
  }

  async #readLink(text: string): Promise<void> {
    let link = parseInviteLink(text, this.#spaces.linkOrigins);
    if ('reason' in link && link.reason === 'foreign-host') {
      // The server may name this origin as its web client.
      this.#target = undefined;
      this.#join.set({ step: 'no-invite', problem: 'checking' });
      link = (await (await loadExceptions())?.readLinkOfServer(text, this.#spaces)) ?? link;
      if (text !== this.#text) return;
    }
    this.#target = isSpaceLink(link) ? link : undefined;
    this.#pin = this.#password;
    if (!this.#target) {
      return this.#join.set({ step: 'no-invite', problem: 'reason' in link ? link.reason : 'no-space' });
    }
    this.#showStart();
    // The button then shows who is about to join.
    this.#spaces.session.recognise();
  }

  #stop(): void {
    this.#epoch++;
    this.#running = this.#expired = undefined;
  }

  get #preview(): InvitePreview {
    return this.#target && 'preview' in this.#target ? this.#target.preview : {};
  }

  get #password(): string | undefined {
    return this.#target && 'password' in this.#target ? this.#target.password : undefined;
  }

  get #attempt(): JoinAttempt {
    return {
      spaces: this.#spaces,
      state: this.$join.get(),
      target: this.#target,
      preview: this.#preview,
      password: this.#password,
      pin: this.#pin,
      name: this.#name,
    };
  }

  /** Shows the invitation, or the session that expired here. */
  #showStart(): void {
    const session = this.#spaces.session.$session.get();
    const identity = hasIdentity(session) ? { as: session.as, name: session.person.name } : undefined;
    const failed = 'failure' in session && session.as === 'oauth' && { failure: session.failure };
    const start = this.#expired ?? ({ step: 'invited', preview: this.#preview } as const);
    this.#join.set({ ...start, identity, ...failed });
  }

  #finish(state: JoinState): void {
    if (state.step === 'joined') {
      this.#spaces.$current.set(state.spaceId);
      this.#spaces.admissions.pinAccepted();
      // Loaded now, so that it is there when the session expires, even without a network.
      void loadExceptions();
    }
    this.#expired = state.step === 'expired' ? state : undefined;
    this.#join.set(state);
  }

  async #run(target: SpaceLink, epoch: number): Promise<void> {
    const preview = this.#preview;
    const { session, admissions } = this.#spaces;
    let end: JoinState;
    let error: SpacesError | undefined;
    try {
      this.#join.set({ step: 'signing-in', preview });
      const person = await session.signIn(this.#name);
      if (epoch !== this.#epoch) return;
      this.#join.set({ step: 'joining', preview, name: person.name });
      end = stateOfAdmission(await admissions.join(target, this.#pin), person);
    } catch (cause) {
      if (!(cause instanceof SpacesError)) throw cause;
      error = cause;
      end = { step: 'failed', failure: failureOf(cause) };
    }
    const isException = end.step !== 'joined' || end.person.kind !== 'guest';
    if (isException) end = (await loadExceptions())?.stateAfterException(this.#attempt, end, error) ?? end;
    if (epoch === this.#epoch) this.#finish(end);
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

  #followSession(): void {
    if (!this.#target) return;
    void loadExceptions().then((exceptions) => {
      const state = exceptions?.stateForSession(this.#attempt);
      if (state === 'start') this.#showStart();
      else if (state?.step === 'signing-in') this.#join.set(state);
      else if (state) {
        if (state.step === 'needs-pin') this.#pin = undefined;
        this.#finish(state);
      }
    });
  }
}

/** Code that few attempts need. Undefined if it cannot be loaded. */
async function loadExceptions(): Promise<typeof JoinExceptions | undefined> {
  return import('./exceptions.ts').catch(() => undefined);
}

/** Links to a personal room or a direct conversation name a person, not a space. */
type SpaceLink = Extract<InviteLink, { kind: JoinTarget['kind'] }>;

function isSpaceLink(link: InviteLink | InviteProblem): link is SpaceLink {
  return ['invite', 'space', 'id'].includes(link.kind);
}
