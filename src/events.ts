/** The events of the elements: names, details, and the one function that dispatches them. */
import type { Role } from './protocol/space.ts';
import type { Failure } from './stores/failure.ts';
import type { SessionKind } from './stores/session.ts';

/**
 * What each event carries. Details hold ids and plain facts, never a token, a PIN or a link.
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
  'spaces-session-expired': CustomEvent<{ readonly name: string }>;
  /** A text is about to be queued. Cancel to keep it from being sent. */
  'spaces-before-send': CustomEvent<{ readonly spaceId: string; readonly text: string }>;
  'spaces-message-sent': CustomEvent<{ readonly spaceId: string; readonly messageId: string }>;
  'spaces-message-received': CustomEvent<{ readonly spaceId: string; readonly messageId: string }>;
  'spaces-unread': CustomEvent<{ readonly spaceId: string; readonly count: number }>;
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
