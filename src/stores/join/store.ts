/** One attempt to get into a space from an invite link. */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import {
  parseInviteLink,
  type InviteLink,
  type InvitePreview,
  type InviteProblem,
} from '../../protocol/invite-link.ts';
import type { Person } from '../../protocol/person.ts';
import { roleIn, type Admission, type Target } from '../session/admissions.ts';
import { failureOf } from '../failure.ts';
import type { JoinState } from './state.ts';
import type * as Turns from './exceptions.ts';
import type { Session } from '../session/store.ts';
import type { Spaces } from '../spaces.ts';

export type { JoinState, RefusedReason } from './state.ts';

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

/** An attempt as those see it who turn it from the straight way. */
export interface OpenJoin extends JoinStore {
  readonly $join: WritableAtom<JoinState>;
  readonly spaces: Spaces;
  readonly target: SpaceLink | undefined;
  readonly preview: InvitePreview;
  /** Of the link. */
  readonly password: string | undefined;
  readonly name: string;
  pin: string | undefined;
  enter(state: JoinState): void;
  /** Back to where joining begins: the invitation, or the session that ended here. */
  invite(): void;
}

class Join implements OpenJoin {
  readonly $join = atom<JoinState>({ step: 'no-invite', problem: 'empty' });
  readonly spaces: Spaces;
  target: SpaceLink | undefined;
  name = '';
  pin: string | undefined;
  readonly #forget: readonly (() => void)[];
  #text: string | undefined;
  #running: Promise<void> | undefined;
  /** The session that ended here, until it is clear who goes on. */
  #ended: Extract<JoinState, { step: 'expired' }> | undefined;
  /** Raised when what runs no longer matters. */
  #epoch = 0;

  constructor(spaces: Spaces) {
    this.spaces = spaces;
    this.#forget = [
      spaces.session.$session.listen((session) => this.#sessionChanged(session)),
      spaces.$locked.listen(() => this.#turn()),
    ];
  }

  setInvite(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#stop();
    const link = parseInviteLink(text, this.spaces.linkOrigins);
    this.target = isSpaceLink(link) ? link : undefined;
    this.pin = this.password;
    if (!this.target) {
      return this.$join.set({ step: 'no-invite', problem: 'reason' in link ? link.reason : 'no-space' });
    }
    this.invite();
    // So that the button can say who is about to join.
    this.spaces.session.recognise();
  }

  join(name: string): Promise<void> {
    this.name = name.trim();
    this.pin = this.password;
    return this.retry();
  }

  submitPin(pin: string): Promise<void> {
    this.pin = pin.trim();
    return this.retry();
  }

  async continueAsGuest(): Promise<void> {
    await (await loadTurns())?.continueAsGuest(this);
  }

  retry(): Promise<void> {
    const { target } = this;
    if (!target) return Promise.resolve();
    const running = (this.#running ??= this.#attempt(target, this.#epoch).finally(() => {
      if (this.#running === running) this.#running = undefined;
    }));
    this.spaces.admissions.leading = running;
    return running;
  }

  leave(): void {
    const { $current } = this.spaces;
    const state = this.$join.get();
    this.#stop();
    if (state.step === 'joined' && $current.get() === state.spaceId) $current.set(undefined);
    if (this.target) this.invite();
  }

  dispose(): void {
    this.#stop();
    for (const forget of this.#forget) forget();
  }

  #stop(): void {
    this.#epoch++;
    this.#running = this.#ended = undefined;
  }

  get preview(): InvitePreview {
    return this.target && 'preview' in this.target ? this.target.preview : {};
  }

  get password(): string | undefined {
    return this.target && 'password' in this.target ? this.target.password : undefined;
  }

  invite(): void {
    const session = this.spaces.session.$session.get();
    const identity = isKnown(session) ? { as: session.as, name: session.person.name } : undefined;
    const failed = 'failure' in session && session.as === 'oauth' && { failure: session.failure };
    const place = this.#ended ?? ({ step: 'invited', preview: this.preview } as const);
    this.$join.set({ ...place, identity, ...failed });
  }

  enter(state: JoinState): void {
    if (state.step === 'joined') {
      this.spaces.$current.set(state.spaceId);
      this.spaces.$locked.set(undefined);
      // So that it is there, also without a network, when the session ends.
      void loadTurns();
    }
    this.#ended = state.step === 'expired' ? state : undefined;
    this.$join.set(state);
  }

  async #attempt(target: SpaceLink, epoch: number): Promise<void> {
    const { preview, spaces } = this;
    let end: JoinState;
    let error: SpacesError | undefined;
    try {
      this.$join.set({ step: 'signing-in', preview });
      const person = await spaces.session.enter(this.name);
      if (epoch !== this.#epoch) return;
      this.$join.set({ step: 'joining', preview, name: person.name });
      end = outcome(await spaces.admissions.enter(target, this.pin), person);
    } catch (cause) {
      if (!(cause instanceof SpacesError)) throw cause;
      error = cause;
      end = { step: 'failed', failure: failureOf(cause) };
    }
    const isStraight = end.step === 'joined' && end.person.kind === 'guest';
    if (!isStraight) end = (await loadTurns())?.turned(this, end, error) ?? end;
    if (epoch === this.#epoch) this.enter(end);
  }

  #sessionChanged({ step }: Session): void {
    if (step === 'signed-out') {
      this.#stop();
      if (this.target) this.invite();
    } else if (!this.#running) this.#turn();
  }

  #turn(): void {
    if (this.target) void loadTurns().then((turns) => turns?.followSession(this));
  }
}

/** What few attempts need. Undefined where it cannot be loaded. */
async function loadTurns(): Promise<typeof Turns | undefined> {
  return import('./exceptions.ts').catch(() => undefined);
}

/** Links to a personal room or a direct chat name a person, not a space. */
type SpaceLink = Extract<InviteLink, { kind: Target['kind'] }>;

function isSpaceLink(link: InviteLink | InviteProblem): link is SpaceLink {
  return ['invite', 'space', 'id'].includes(link.kind);
}

/** Who it is, once that is known. */
export function isKnown(session: Session): session is Extract<Session, { person: Person }> {
  return session.step === 'signed-in' || session.step === 'recognised';
}

/** Where an admission leads. */
export function outcome({ space }: Admission, person: Person): JoinState {
  if (space.archived) return { step: 'refused', reason: 'archived' };
  return { step: 'joined', spaceId: space.id, title: space.title, role: roleIn(space, person.id), person };
}
