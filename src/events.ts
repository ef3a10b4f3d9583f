/** The events of the elements: names, details, and the one function that dispatches them. */
import type { Role } from './protocol/space.ts';
import type { Outcome } from './stores/invites/state.ts';
import type { Failure } from './stores/failure.ts';
import type { Picked } from './stores/people/picked.ts';
import type { SessionKind } from './stores/session/state.ts';

/** `invitee` is an e-mail address or a Spaces user id. */
export interface NamedInvitee {
  readonly invitee: string;
  readonly role: Role;
}

export interface AddressedInvitee extends NamedInvitee {
  /** Address of a person who is invited by their id; absent where it is not known. */
  readonly email?: string;
}

/**
 * What each event carries. Details hold ids and plain facts, never a token or a PIN, and a link only where it is the
 * page's to mail.
 * Events named `before` may be cancelled; all others tell what has already happened.
 */
export interface SpacesEventMap {
  /** A visitor is about to join. Cancel to keep them out; nothing has been requested yet. */
  'spaces-before-join': CustomEvent<{ readonly as: SessionKind; readonly name: string }>;
  'spaces-joined': CustomEvent<{ readonly spaceId: string; readonly role: Role }>;
  'spaces-left': CustomEvent<{ readonly spaceId: string }>;
  /** Somebody is known by an account or by the page's token; told by `<spaces-provider>`. */
  'spaces-signed-in': CustomEvent<{ readonly as: Exclude<SessionKind, 'guest'> }>;
  'spaces-signed-out': CustomEvent<Record<string, never>>;
  /** The session of a guest ends soon; `endsAt` in ms since epoch. */
  'spaces-session-expiring': CustomEvent<{ readonly name: string; readonly endsAt: number }>;
  'spaces-session-expired': CustomEvent<{ readonly name: string }>;
  /** A text is about to be queued. Cancel to keep it from being sent. */
  'spaces-before-send': CustomEvent<{ readonly spaceId: string; readonly text: string }>;
  'spaces-message-sent': CustomEvent<{ readonly spaceId: string; readonly messageId: string }>;
  'spaces-message-received': CustomEvent<{ readonly spaceId: string; readonly messageId: string }>;
  'spaces-unread': CustomEvent<{ readonly spaceId: string; readonly count: number }>;
  /** People are about to be invited. Cancel to keep it from happening; `spaceId` is undefined for a new space. */
  'spaces-before-invite': CustomEvent<{
    readonly spaceId: string | undefined;
    readonly title: string;
    readonly invitees: readonly NamedInvitee[];
  }>;
  'spaces-invited': CustomEvent<{
    readonly spaceId: string | undefined;
    readonly outcomes: readonly Outcome[];
  }>;
  /** With `delivery="page"`: the mail for the page to send. Its link lets everybody in who has it. */
  'spaces-invitation-ready': CustomEvent<{
    readonly spaceId: string;
    readonly link: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    /** The calendar file, where a time is set. */
    readonly ics?: string;
    readonly invitees: readonly AddressedInvitee[];
  }>;
  /** A person, or an e-mail address that nobody known has, was picked in a search. */
  'spaces-person-picked': CustomEvent<Picked>;
  'spaces-person-removed': CustomEvent<Picked>;
  'spaces-direct-opened': CustomEvent<{ readonly spaceId: string; readonly personId: string }>;
  /** The service's own page for a call with somebody was opened in another tab. */
  'spaces-call-opened': CustomEvent<{ readonly personId: string }>;
  /** Somebody chose a space in a list: it is what `<spaces-chat>` without `space` shows now. */
  'spaces-space-picked': CustomEvent<{ readonly spaceId: string }>;
  'spaces-error': CustomEvent<Failure>;
}

export type SpacesEventDetail<Type extends keyof SpacesEventMap> = SpacesEventMap[Type]['detail'];

/** Dispatches one of our events from an element; true unless somebody cancelled it. */
export function emit<Type extends keyof SpacesEventMap>(
  from: EventTarget,
  type: Type,
  detail: SpacesEventDetail<Type>,
): boolean {
  const cancelable = type.startsWith('spaces-before-');
  return from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}

declare global {
  interface HTMLElementEventMap extends SpacesEventMap {}
  interface DocumentEventMap extends SpacesEventMap {}
}
