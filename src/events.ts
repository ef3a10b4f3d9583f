/** The events that the elements dispatch, with their details. */
import type { Role } from './protocol/space.ts';
import type { CallEnd } from './stores/call/state.ts';
import type { Outcome } from './stores/invites/state.ts';
import type { Failure } from './stores/failure.ts';
import type { Picked } from './stores/people/picked.ts';
import type { SessionKind } from './stores/session/state.ts';

/**
 * Why a user has left a space. `left`: with the button or a method, or because the element shows another space or uses
 * another connection. `archived`: the space can still be read, but it takes no more messages.
 */
export type LeftReason = 'left' | 'signed-out' | 'removed' | 'deleted' | 'archived' | 'expired';

/** Why the user is no longer in a call. `failed`: the connection was lost and did not come back. */
export type CallLeftReason = CallEnd | 'failed';

/** A person to invite; `invitee` is an e-mail address or a user id of the service. */
export interface NamedInvitee {
  readonly invitee: string;
  readonly role: Role;
}

/** A person to invite, with the e-mail address if it is known. */
export interface AddressedInvitee extends NamedInvitee {
  /** The address of a person whose `invitee` is a user id. Absent if it is not known. */
  readonly email?: string;
}

/** What a page's server needs to know to write the mail of an invitation itself. */
export interface InvitationReadyFacts {
  readonly inviteId: string;
  readonly title: string;
  /** The user's personal note; "" without one. */
  readonly note: string;
  /** BCP 47. */
  readonly language: string;
  /** The link opens a call. */
  readonly meet: boolean;
  /** Ms since epoch, and an IANA time zone. */
  readonly time?: { readonly starts: number; readonly ends: number; readonly zone: string };
}

/**
 * The events and the type of each `detail`. All events bubble and are composed. Events named `spaces-before-…` are
 * cancelable and are dispatched before anything is sent; so is `spaces-call-incoming`. All others report what has happened. A detail never contains a
 * token or a PIN. Only `spaces-invitation-ready` contains an invite link, for the page to send.
 */
export interface SpacesEventMap {
  /** The visitor is about to join. Call `preventDefault()` to prevent it; no request has been sent yet. */
  'spaces-before-join': CustomEvent<{ readonly as: SessionKind; readonly name: string }>;
  /** The visitor has joined the space. */
  'spaces-joined': CustomEvent<{ readonly spaceId: string; readonly role: Role }>;
  /** The visitor has left the space, was removed from it, or it has ended. Dispatched once by each element that showed it. */
  'spaces-left': CustomEvent<{ readonly spaceId: string; readonly reason: LeftReason }>;
  /** The user is signed in with an account or the page's token. Dispatched by `<spaces-provider>`. */
  'spaces-signed-in': CustomEvent<{ readonly as: Exclude<SessionKind, 'guest'> }>;
  /** The user has signed out. Dispatched by `<spaces-provider>`. */
  'spaces-signed-out': CustomEvent<Record<string, never>>;
  /** The session of a guest ends soon; `endsAt` is in milliseconds since the epoch. */
  'spaces-session-expiring': CustomEvent<{ readonly name: string; readonly endsAt: number }>;
  /** The session has ended. The visitor can join again with this name. */
  'spaces-session-expired': CustomEvent<{ readonly name: string }>;
  /** The user is about to send a message. Call `preventDefault()` to prevent it. */
  'spaces-before-send': CustomEvent<{
    readonly spaceId: string;
    readonly text: string;
    /** What the user attached; missing without files. */
    readonly files?: readonly File[];
  }>;
  /** The service has stored a message of the user. */
  'spaces-message-sent': CustomEvent<{ readonly spaceId: string; readonly messageId: string }>;
  /** A message of another member has arrived. */
  'spaces-message-received': CustomEvent<{ readonly spaceId: string; readonly messageId: string }>;
  /** The number of unread messages has changed. */
  'spaces-unread': CustomEvent<{ readonly spaceId: string; readonly count: number }>;
  /** The user is about to invite people. Call `preventDefault()` to prevent it. `spaceId` is undefined for a new space. */
  'spaces-before-invite': CustomEvent<{
    readonly spaceId: string | undefined;
    readonly title: string;
    readonly invitees: readonly NamedInvitee[];
  }>;
  /** The invitations are done; each outcome says whether an invitation was sent. */
  'spaces-invited': CustomEvent<{
    readonly spaceId: string | undefined;
    readonly outcomes: readonly Outcome[];
  }>;
  /** With `delivery="page"`: the mail for the page to send. Anyone who has its link can join. */
  'spaces-invitation-ready': CustomEvent<{
    readonly spaceId: string;
    /** Where the invitation leads: the join page of the site if it has one, else the service. */
    readonly link: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    /** The calendar file, if the invitation has a time. */
    readonly ics?: string;
    readonly invitees: readonly AddressedInvitee[];
    /** For a server that writes the mail itself, so that no page decides what it sends. */
    readonly facts: InvitationReadyFacts;
    /**
     * Tells the dialog whether the mail goes out: it shows that the promise is pending, fulfilled or rejected, and asks
     * again if the user wants that. A response of `fetch` that is not `ok` counts as rejected. Not enumerable, so the
     * detail can be sent as JSON.
     */
    waitUntil(sending: PromiseLike<unknown>): void;
  }>;
  /** The user has selected a person or an e-mail address. */
  'spaces-person-picked': CustomEvent<Picked>;
  /** The user has removed a person from the selection. */
  'spaces-person-removed': CustomEvent<Picked>;
  /** A panel of the conversation was opened; undefined: it was closed. */
  'spaces-panel-changed': CustomEvent<{
    readonly panel: 'people' | 'search' | 'files' | 'posts' | undefined;
  }>;
  /** The user wants to talk to a member of the space. Call `preventDefault()` to do something else. */
  'spaces-before-direct': CustomEvent<{ readonly personId: string }>;
  /** A direct conversation with a person is open. */
  'spaces-direct-opened': CustomEvent<{ readonly spaceId: string; readonly personId: string }>;
  /** The service's page for a call with a person was opened in another tab. */
  'spaces-call-opened': CustomEvent<{ readonly personId: string }>;
  /** The user is in the call, in this page. `spaceId` and `person` as the element shows them. */
  'spaces-call-joined': CustomEvent<{
    readonly spaceId: string | undefined;
    readonly person: string | undefined;
  }>;
  /** The user is no longer in the call. */
  'spaces-call-left': CustomEvent<{ readonly reason: CallLeftReason }>;
  /** A person calls the user. Call `preventDefault()` to answer with controls of the page. */
  'spaces-call-incoming': CustomEvent<{ readonly personId: string }>;
  /** The user is about to select a space in a list. Call `preventDefault()` to keep the conversation. */
  'spaces-before-pick': CustomEvent<{ readonly spaceId: string }>;
  /** The user has selected a space in a list. A `<spaces-chat>` without `space` shows it now. */
  'spaces-space-picked': CustomEvent<{ readonly spaceId: string }>;
  /** The panel of a launcher was opened or closed. */
  'spaces-launcher-toggled': CustomEvent<{ readonly open: boolean }>;
  /** Something failed. `retryable` says whether trying again can help. */
  'spaces-error': CustomEvent<Failure>;
}

export type SpacesEventDetail<Type extends keyof SpacesEventMap> = SpacesEventMap[Type]['detail'];

/** Dispatches an event of this package. Returns false if a listener canceled it. */
export function emit<Type extends keyof SpacesEventMap>(
  from: EventTarget,
  type: Type,
  detail: SpacesEventDetail<Type>,
): boolean {
  const cancelable = /before|incoming/.test(type);
  return from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
}

declare global {
  interface HTMLElementEventMap extends SpacesEventMap {}
  interface DocumentEventMap extends SpacesEventMap {}
}
