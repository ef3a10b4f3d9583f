/** One attempt to get into a space from an invite link. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import {
  parseInviteLink,
  type InviteLink,
  type InvitePreview,
  type InviteProblemReason,
} from '../protocol/invite-link.ts';
import type { Person } from '../protocol/person.ts';
import type { Role } from '../protocol/space.ts';
import { roleIn, type Admission, type Target } from './admissions.ts';
import { failureOf, type Failure } from './failure.ts';
import type { Session, SessionKind } from './session.ts';
import type { Spaces } from './spaces.ts';

/** Plain data, no token. `preview` is what the link claims: unverified text. */
export type JoinState =
  /** No link, or one that is no invite. */
  | { readonly step: 'no-invite'; readonly problem: InviteProblemReason | 'no-space' }
  /** A readable link; `identity` is set when the visitor is already signed in. */
  | {
      readonly step: 'invited';
      readonly preview: InvitePreview;
      readonly identity: { readonly as: SessionKind; readonly name: string } | undefined;
    }
  | { readonly step: 'signing-in'; readonly preview: InvitePreview }
  | { readonly step: 'joining'; readonly preview: InvitePreview; readonly name: string }
  | {
      readonly step: 'needs-pin';
      readonly preview: InvitePreview;
      readonly wrong: boolean;
      readonly name: string;
    }
  | {
      readonly step: 'joined';
      readonly spaceId: string;
      readonly title: string;
      readonly role: Role;
      readonly person: Person;
    }
  /** Final until something changes on the server or the link is replaced. */
  | { readonly step: 'refused'; readonly reason: RefusedReason }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'expired'; readonly name: string };

export type RefusedReason = 'unknown-invite' | 'not-allowed' | 'archived';

/** Nothing here throws or rejects. */
export interface JoinStore {
  readonly $join: ReadableAtom<JoinState>;
  /** The link to join by; another one forgets the attempt that ran. Never joins by itself. */
  setInvite(text: string): void;
  /** Joins, after signing in as a guest called `name` unless a session is there. Single-flight. */
  join(name: string): Promise<void>;
  submitPin(pin: string): Promise<void>;
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
  #target: Target | undefined;
  #preview: InvitePreview = {};
  #linkPassword: string | undefined;
  #name = '';
  #pin: string | undefined;
  #running: Promise<void> | undefined;
  /** Raised when what runs no longer matters. */
  #epoch = 0;

  constructor(spaces: Spaces) {
    this.#spaces = spaces;
    this.#forget = spaces.session.$session.listen((session) => this.#sessionChanged(session));
  }

  setInvite(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#reset();
    const link = parseInviteLink(text, this.#spaces.linkOrigins);
    if (link.kind === 'problem') return this.$join.set({ step: 'no-invite', problem: link.reason });
    this.#target = targetOf(link);
    if (!this.#target) return this.$join.set({ step: 'no-invite', problem: 'no-space' });
    this.#preview = link.kind === 'invite' ? link.preview : {};
    this.#linkPassword = 'password' in link ? link.password : undefined;
    this.#invite();
    this.#identifyPage();
  }

  join(name: string): Promise<void> {
    this.#name = name.trim();
    this.#pin = this.#linkPassword;
    return this.#run();
  }

  submitPin(pin: string): Promise<void> {
    this.#pin = pin.trim();
    return this.#run();
  }

  retry(): Promise<void> {
    return this.#run();
  }

  leave(): void {
    const { $current } = this.#spaces;
    const state = this.$join.get();
    this.#epoch++;
    this.#running = undefined;
    if (state.step === 'joined' && $current.get() === state.spaceId) $current.set(undefined);
    if (this.#target) this.#invite();
  }

  dispose(): void {
    this.#epoch++;
    this.#forget();
  }

  #reset(): void {
    this.#epoch++;
    this.#running = undefined;
    this.#target = undefined;
    this.#preview = {};
    this.#linkPassword = this.#pin = undefined;
  }

  #invite(): void {
    const session = this.#spaces.session.$session.get();
    const identity = session.step === 'signed-in' ? { as: session.as, name: session.person.name } : undefined;
    this.$join.set({ step: 'invited', preview: this.#preview, identity });
  }

  /** Who the page's token belongs to, so that the button can say it. The session shows a failure when it is used. */
  #identifyPage(): void {
    const { session } = this.#spaces;
    if (session.hasPageToken && session.$session.get().step === 'signed-out')
      session.signInPage().catch(() => {});
  }

  #run(): Promise<void> {
    const target = this.#target;
    if (!target) return Promise.resolve();
    const running = (this.#running ??= this.#attempt(target, this.#epoch).finally(() => {
      if (this.#running === running) this.#running = undefined;
    }));
    return running;
  }

  async #attempt(target: Target, epoch: number): Promise<void> {
    const set = (state: JoinState): void => {
      if (epoch === this.#epoch) this.$join.set(state);
    };
    const preview = this.#preview;
    try {
      set({ step: 'signing-in', preview });
      const { session, admissions, $current } = this.#spaces;
      const person = await (session.hasPageToken ? session.signInPage() : session.signInGuest(this.#name));
      if (epoch !== this.#epoch) return;
      set({ step: 'joining', preview, name: person.name });
      const admission = await admissions.enter(target, this.#pin);
      if (epoch !== this.#epoch) return;
      const state = outcome(admission, person);
      if (state.step === 'joined') $current.set(state.spaceId);
      set(state);
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      set(this.#failed(error));
    }
  }

  #failed(error: SpacesError): JoinState {
    const session = this.#spaces.session.$session.get();
    const name = session.step === 'signed-in' ? session.person.name : this.#name;
    switch (error.code) {
      case 'pin-required': {
        const wrong = this.#pin !== undefined && this.#pin !== this.#linkPassword;
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
        return { step: 'expired', name };
      default:
        return { step: 'failed', failure: failureOf(error) };
    }
  }

  #sessionChanged(session: Session): void {
    const { step } = this.$join.get();
    if (session.step === 'expired' && step === 'joined') {
      return this.$join.set({ step: 'expired', name: session.person?.name ?? this.#name });
    }
    if (session.step === 'signed-out' && this.#target) {
      this.#epoch++;
      this.#running = undefined;
      return this.#invite();
    }
    if (step === 'invited' && session.step === 'signed-in') this.#invite();
  }
}

/** Links to a personal room or a direct chat name a person, not a space. */
function targetOf(link: Exclude<InviteLink, { kind: 'problem' }>): Target | undefined {
  switch (link.kind) {
    case 'invite':
      return { kind: 'invite', inviteId: link.inviteId };
    case 'space':
      return { kind: 'space', spaceId: link.spaceId };
    case 'id':
      return { kind: 'id', id: link.id };
    default:
      return undefined;
  }
}

function outcome({ space }: Admission, person: Person): JoinState {
  if (space.archived) return { step: 'refused', reason: 'archived' };
  return { step: 'joined', spaceId: space.id, title: space.title, role: roleIn(space, person.id), person };
}
