/** Where one attempt to get into a space stands. */
import type { InvitePreview, InviteProblemReason } from '../../protocol/invite-link.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import type { SessionKind } from '../session/store.ts';

/** Plain data, no token. `preview` is what the link claims: unverified text. */
export type JoinState =
  /** No link, or one that is no invite. */
  | { readonly step: 'no-invite'; readonly problem: InviteProblemReason | 'no-space' }
  /** A readable link; `identity` is set when the visitor is already signed in. */
  | {
      readonly step: 'invited';
      readonly preview: InvitePreview;
      readonly identity: KnownAs | undefined;
      /** Why signing in did not work. */
      readonly failure?: Failure;
    }
  /** `away`: on the service's own page. */
  | { readonly step: 'signing-in'; readonly preview: InvitePreview; readonly away?: true }
  | { readonly step: 'joining'; readonly preview: InvitePreview; readonly name: string }
  | {
      readonly step: 'needs-pin';
      readonly preview: InvitePreview;
      readonly wrong: boolean;
      readonly name: string;
    }
  /** Signed in, but the service does not take this account for the one that was invited. */
  | {
      readonly step: 'wrong-account';
      readonly name: string;
      readonly username: string;
      /** In already, as a guest, if the visitor agrees to that. */
      readonly asGuest: Joined | undefined;
      /** The service did not say why, and a PIN may be what it wants. */
      readonly mayNeedPin: boolean;
    }
  | Joined
  /** Final until something changes on the server or the link is replaced. */
  | { readonly step: 'refused'; readonly reason: RefusedReason }
  | { readonly step: 'failed'; readonly failure: Failure }
  /** `identity`: who has signed in since; `failure`: why that did not work. */
  | {
      readonly step: 'expired';
      readonly name: string;
      readonly as: SessionKind;
      readonly identity?: KnownAs | undefined;
      readonly failure?: Failure;
    };

/** Who is known, before anything is sent in this name. */
export interface KnownAs {
  readonly as: SessionKind;
  readonly name: string;
}

export interface Joined {
  readonly step: 'joined';
  readonly spaceId: string;
  readonly title: string;
  readonly role: Role;
  readonly person: Person;
}

export type RefusedReason = 'unknown-invite' | 'not-allowed' | 'archived';
