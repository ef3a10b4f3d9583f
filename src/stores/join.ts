/** One attempt to get into a space from an invite link. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import {
  parseInviteLink,
  type InviteLink,
  type InvitePreview,
  type InviteProblem,
} from '../protocol/invite-link.ts';
import type { Person } from '../protocol/person.ts';
import { roleIn, type Admission, type Target } from './admissions.ts';
import { failureOf } from './failure.ts';
import type { JoinState } from './join-state.ts';
import type { Session } from './session.ts';
import type { Spaces } from './spaces.ts';

export type { JoinState, RefusedReason } from './join-state.ts';

/** Nothing here throws or rejects. */
export interface JoinStore {
  readonly $join: ReadableAtom<JoinState>;
  /** What the link leads to. */
  readonly target: Target | undefined;
  /** The link to join by; another one forgets the attempt that ran. Never joins by itself. */
  setInvite(text: string): void;
  /** Joins, after signing in as a guest called `name` unless a session is there. Single-flight. */
  join(name: string): Promise<void>;
  submitPin(pin: string): Promise<void>;
  /** From `wrong-account`: in as the guest that the service made of the account, else as a new one. */
  continueAsGuest(): Promise<void>;
  /** Runs the call that failed again. */
  retry(): Promise<void>;
  /** Back to `invited`; the session stays. */
  leave(): void;
  dispose(): void;
}

export function createJoin(spaces: Spaces): JoinStore {
  return new Join(spaces);
}

class Join implements JoinStore {
  readonly $join = atom<JoinState>({ step: 'no-invite', problem: 'empty' });
  readonly #spaces: Spaces;
  readonly #forget: () => void;
  #text: string | undefined;
  target: SpaceLink | undefined;
  #name = '';
  #pin: string | undefined;
  #running: Promise<void> | undefined;
  /** The session that ended here, until it is clear who goes on. */
  #ended: Extract<JoinState, { step: 'expired' }> | undefined;
  /** Raised when what runs no longer matters. */
  #epoch = 0;

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
    const forget = [
      spaces.session.$session.listen((session) => this.#sessionChanged(session)),
      spaces.$locked.listen((spaceId) => this.#locked(spaceId)),
    ];
    this.#forget = () => forget.forEach((stop) => stop());
  }

  setInvite(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#stop();
    const link = parseInviteLink(text, this.#spaces.linkOrigins);
    this.target = isSpaceLink(link) ? link : undefined;
    this.#pin = this.#password;
    if (!this.target) {
      return this.$join.set({ step: 'no-invite', problem: 'reason' in link ? link.reason : 'no-space' });
    }
    this.#invite();
    // So that the button can say who is about to join.
    this.#spaces.session.recognise();
  }

  join(name: string): Promise<void> {
    this.#name = name.trim();
    this.#pin = this.#password;
    return this.#run();
  }

  submitPin(pin: string): Promise<void> {
    this.#pin = pin.trim();
    return this.#run();
  }

  async continueAsGuest(): Promise<void> {
    const state = this.$join.get();
    if (state.step !== 'wrong-account') return;
    if (state.asGuest) return this.#enter(state.asGuest);
    this.#spaces.session.signOut();
    await this.join(state.name);
  }

  retry(): Promise<void> {
    return this.#run();
  }

  leave(): void {
    const { $current } = this.#spaces;
    const state = this.$join.get();
    this.#stop();
    if (state.step === 'joined' && $current.get() === state.spaceId) $current.set(undefined);
    if (this.target) this.#invite();
  }

  dispose(): void {
    this.#stop();
    this.#forget();
  }

  #stop(): void {
    this.#epoch++;
    this.#running = this.#ended = undefined;
  }

  get #preview(): InvitePreview {
    return this.target && 'preview' in this.target ? this.target.preview : {};
  }

  get #password(): string | undefined {
    return this.target && 'password' in this.target ? this.target.password : undefined;
  }

  #invite(): void {
    const session = this.#spaces.session.$session.get();
    const identity = isKnown(session) ? { as: session.as, name: session.person.name } : undefined;
    const failed = 'failure' in session && session.as === 'oauth' && { failure: session.failure };
    const place = this.#ended ?? ({ step: 'invited', preview: this.#preview } as const);
    this.$join.set({ ...place, identity, ...failed });
  }

  #enter(state: JoinState): void {
    if (state.step === 'joined') {
      this.#spaces.$current.set(state.spaceId);
      this.#spaces.$locked.set(undefined);
    }
    this.#ended = state.step === 'expired' ? state : undefined;
    this.$join.set(state);
  }

  #run(): Promise<void> {
    const target = this.target;
    if (!target) return Promise.resolve();
    const running = (this.#running ??= this.#attempt(target, this.#epoch).finally(() => {
      if (this.#running === running) this.#running = undefined;
    }));
    this.#spaces.admissions.leading = running;
    return running;
  }

  async #attempt(target: SpaceLink, epoch: number): Promise<void> {
    const preview = this.#preview;
    try {
      const { session, admissions } = this.#spaces;
      this.$join.set({ step: 'signing-in', preview });
      const person = await session.enter(this.#name);
      if (epoch !== this.#epoch) return;
      this.$join.set({ step: 'joining', preview, name: person.name });
      const admission = await admissions.enter(target, this.#pin);
      await this.#settle(epoch, outcome(admission, person));
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      await this.#settle(epoch, this.#failed(error), error);
    }
  }

  async #settle(epoch: number, state: JoinState, error?: SpacesError): Promise<void> {
    // Where their code did not come nobody has signed in with an account.
    const accounts = await this.#spaces.session.accounts()?.catch(() => undefined);
    if (epoch === this.#epoch) this.#enter(accounts?.judge(state, this.target, error) ?? state);
  }

  #failed(error: SpacesError): JoinState {
    const session = this.#spaces.session.$session.get();
    const name = session.step === 'signed-in' ? session.person.name : this.#name;
    switch (error.code) {
      case 'pin-required': {
        const wrong = this.#pin !== undefined && this.#pin !== this.#password;
        return { step: 'needs-pin', preview: this.#preview, wrong, name };
      }
      case 'not-found':
        return { step: 'refused', reason: 'unknown-invite' };
      case 'forbidden':
        return {
          step: 'refused',
          reason: /archiv/i.test(error.detail.reason ?? '') ? 'archived' : 'not-allowed',
        };
      case 'unauthorized':
        return { step: 'expired', name, as: 'as' in session ? session.as : 'guest' };
      default:
        return { step: 'failed', failure: failureOf(error) };
    }
  }

  #sessionChanged(session: Session): void {
    const state = this.$join.get();
    const isAway = state.step === 'signing-in' && state.away;
    if (session.step === 'expired' && state.step === 'joined') {
      const name = session.person?.name ?? this.#name;
      return this.#enter({ step: 'expired', name, as: session.as });
    }
    if (session.step === 'signed-in' && state.step === 'joined') {
      // A guest who has signed in goes on in the same place.
      const admission = this.#spaces.admissions.find(state.spaceId);
      if (admission && session.person.id !== state.person.id) this.#enter(outcome(admission, session.person));
    }
    if (!this.target) return;
    if (session.step === 'signing-in' && session.as === 'oauth') {
      return this.$join.set({ step: 'signing-in', preview: this.#preview, away: true });
    }
    if (session.step === 'signed-out') {
      this.#stop();
      return this.#invite();
    }
    if (isAway || (state.step === 'invited' && isKnown(session))) this.#invite();
  }

  /** The PIN was changed while the visitor is in. */
  #locked(spaceId: string | undefined): void {
    const state = this.$join.get();
    if (state.step !== 'joined' || state.spaceId !== spaceId) return;
    this.#pin = undefined;
    const preview = { ...this.#preview, spaceName: state.title };
    this.$join.set({ step: 'needs-pin', preview, wrong: false, name: state.person.name });
  }
}

/** Links to a personal room or a direct chat name a person, not a space. */
type SpaceLink = Extract<InviteLink, { kind: Target['kind'] }>;

function isSpaceLink(link: InviteLink | InviteProblem): link is SpaceLink {
  return ['invite', 'space', 'id'].includes(link.kind);
}

function isKnown(session: Session): session is Extract<Session, { person: Person }> {
  return session.step === 'signed-in' || session.step === 'recognised';
}

function outcome({ space }: Admission, person: Person): JoinState {
  if (space.archived) return { step: 'refused', reason: 'archived' };
  return { step: 'joined', spaceId: space.id, title: space.title, role: roleIn(space, person.id), person };
}
