/** How far inviting has come, what was wished for, and what became of everybody. */
import type { Invitee, InvitationLink, InviteTerms } from '../protocol/invitation.ts';
import type { Failure } from './failure.ts';
import type { InvitingRoom } from './inviting-room.ts';

/** Plain data, no token. */
export type InvitesState =
  | { readonly step: 'idle' }
  | { readonly step: 'opening' }
  | { readonly step: 'editing'; readonly room: InvitingRoom }
  /** `signed-out`: nobody is signed in. `role`: who is may invite nobody here. */
  | { readonly step: 'barred'; readonly reason: 'signed-out' | 'role' }
  | {
      readonly step: 'sending';
      readonly room: InvitingRoom;
      /** People whose fate is known, of all. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly step: 'sent';
      readonly room: InvitingRoom;
      readonly outcomes: readonly Outcome[];
      /** One per invitation made in the last run; the page mails these itself where it wished to. */
      readonly made: readonly MadeInvitation[];
      /** Why people were refused, when some were. */
      readonly failure: Failure | undefined;
    }
  /** Nothing was made or sent. */
  | { readonly step: 'failed'; readonly failure: Failure };

/**
 * `unconfirmed`: the request went out and no readable answer came back, so the invitation may or may not have gone
 * out. Nothing but a person sends it again.
 */
export interface Outcome {
  readonly invitee: string;
  readonly status: 'sent' | 'in-space' | 'invalid' | 'refused' | 'unconfirmed';
}

export interface MadeInvitation {
  readonly spaceId: string;
  readonly link: InvitationLink | undefined;
  readonly invitees: readonly Invitee[];
  readonly title: string;
  readonly terms: InviteTerms;
}

export interface InviteWish {
  /** Of a new space; unused where there is one. */
  readonly title: string;
  readonly invitees: readonly Invitee[];
  readonly terms: InviteTerms;
}

export const noWish: Pick<InviteWish, 'title' | 'terms'> = {
  title: '',
  terms: { time: undefined, mode: 'join', language: 'en-US', channel: 'server' },
};
