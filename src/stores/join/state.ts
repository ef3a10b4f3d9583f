/** The states of one attempt to join a space. */
import type { InviteLink, InvitePreview, InviteProblemReason } from '../../protocol/invite-link.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { KeptSpace } from '../../protocol/tab-entry.ts';
import type { Failure } from '../failure.ts';
import { type Admission, type JoinTarget, roleIn, type SpaceEnd } from '../session/admissions.ts';
import type { SessionKind } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';

/** Plain data, without a token. `preview` is what the link claims: unverified text. */
export type JoinState =
  /** There is no link, or it is not an invite link. `checking`: the server is asked whether it is one. */
  | { readonly step: 'no-invite'; readonly problem: InviteProblemReason | 'no-space' | 'checking' }
  /** A readable link. `identity` is set if the user is identified already. */
  | {
      readonly step: 'invited';
      readonly preview: InvitePreview;
      readonly identity: JoinIdentity | undefined;
      /** Why signing in failed. */
      readonly failure?: Failure;
    }
  /** `away`: the user is on the service's own page. */
  | { readonly step: 'signing-in'; readonly preview: InvitePreview; readonly away?: true }
  | { readonly step: 'joining'; readonly preview: InvitePreview; readonly name: string }
  | {
      readonly step: 'needs-pin';
      readonly preview: InvitePreview;
      readonly wrong: boolean;
      readonly name: string;
    }
  | WrongAccount
  | Joined
  /** Final until something changes on the server or the page sets another link. */
  | { readonly step: 'refused'; readonly reason: RefusedReason }
  | { readonly step: 'failed'; readonly failure: Failure }
  /** `identity`: the user has signed in again since; `failure`: why that failed. */
  | {
      readonly step: 'expired';
      readonly name: string;
      readonly as: SessionKind;
      readonly identity?: JoinIdentity | undefined;
      readonly failure?: Failure;
    }
  | JoinEnded;

/** There is no link. */
export const emptyInvite: JoinState = { step: 'no-invite', problem: 'empty' };

/** The identity of a user before anything is sent under it. */
export interface JoinIdentity {
  readonly as: SessionKind;
  readonly name: string;
}

/** The user is signed in, but this account does not seem to be the invited one. */
export interface WrongAccount {
  readonly step: 'wrong-account';
  readonly name: string;
  readonly username: string;
  /** The service has let the account in as a guest; the user decides whether to go on like that. */
  readonly asGuest: Joined | undefined;
  /** The service did not give a reason, so it may want a PIN. */
  readonly mayNeedPin: boolean;
}

export interface Joined {
  readonly step: 'joined';
  readonly spaceId: string;
  readonly title: string;
  readonly role: Role;
  readonly person: Person;
}

/** The user was in the space. They are still signed in, so that joining again is one press. */
export interface JoinEnded {
  readonly step: SpaceEnd;
  readonly spaceId: string;
  readonly title: string;
  readonly identity: JoinIdentity;
}

export type RefusedReason = 'unknown-invite' | 'not-allowed' | 'archived';

/** A link to a space. `preview` and `password`, the PIN, are what the link claims. */
export type SpaceLink = Extract<InviteLink, { kind: JoinTarget['kind'] }> & {
  readonly preview?: InvitePreview;
  readonly password?: string | undefined;
};

/** What is known about an attempt to join. */
export interface JoinAttempt {
  readonly spaces: Spaces;
  readonly state: JoinState;
  /** The service has just ended the user's stay in the space. */
  readonly end?: SpaceEnd | undefined;
  readonly target: SpaceLink | undefined;
  /** The PIN that was tried last. */
  readonly pin: string | undefined;
  /** The name that the user entered. */
  readonly name: string;
  /** The user pressed a button to join. */
  readonly clicked: boolean;
  /** The space that the attempt goes back to; undefined when the user joins it for the first time. */
  readonly joinedBefore: KeptSpace | undefined;
}

/** The state that an admission leads to. */
export function stateOfAdmission({ space }: Admission, person: Person): JoinState {
  if (space.archived) return { step: 'refused', reason: 'archived' };
  return { step: 'joined', spaceId: space.id, title: space.title, role: roleIn(space, person.id), person };
}
