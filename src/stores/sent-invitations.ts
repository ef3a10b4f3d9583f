/** What this browser has sent: in memory, per connection, gone with the session. */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Invitee, InvitationLink, InviteTerms } from '../protocol/invitation.ts';
import type { Spaces } from './spaces.ts';

export interface SentInvitation {
  readonly spaceId: string;
  /** Undefined where the service did not tell it; such an invitation cannot be sent again. */
  readonly link: InvitationLink | undefined;
  readonly invitee: Invitee;
  readonly terms: InviteTerms;
  readonly title: string;
  /** How often it was sent again. */
  readonly sequence: number;
  /** Ms since epoch. */
  readonly at: number;
}

const perConnection = new WeakMap<Spaces, WritableAtom<readonly SentInvitation[]>>();

/** Newest first. */
export function sentInvitations(spaces: Spaces): ReadableAtom<readonly SentInvitation[]> {
  return memoryOf(spaces);
}

/** One entry per person and space: the last invitation counts. */
export function rememberSent(spaces: Spaces, sent: readonly SentInvitation[]): void {
  const $sent = memoryOf(spaces);
  const isNew = ({ spaceId, invitee }: SentInvitation): boolean =>
    !sent.some((one) => one.spaceId === spaceId && one.invitee.invitee === invitee.invitee);
  $sent.set([...sent, ...$sent.get().filter(isNew)]);
}

function memoryOf(spaces: Spaces): WritableAtom<readonly SentInvitation[]> {
  const known = perConnection.get(spaces);
  if (known) return known;
  const $sent = atom<readonly SentInvitation[]>([]);
  perConnection.set(spaces, $sent);
  // Whoever uses the connection next must not read whom somebody else invited.
  let whose = '';
  spaces.session.$session.subscribe((session) => {
    const { step } = session;
    const isOther = step === 'signed-in' && whose !== '' && session.person.id !== whose;
    if (step === 'signed-out' || isOther) $sent.set([]);
    if (step === 'signed-in') whose = session.person.id;
  });
  return $sent;
}
