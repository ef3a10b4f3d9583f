/**
 * The rarer outcomes of joining: a refusal, an uninvited account, a session that changes after joining. Loads later.
 */
import { SpacesError } from '../../api/errors.ts';
import { discoverServers } from '../../api/join-client.ts';
import { type InviteLink, type InviteProblem, parseInviteLink } from '../../protocol/invite-link.ts';
import type { Person } from '../../protocol/person.ts';
import { hasIdentity } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { type Joined, type JoinAttempt, type JoinState, stateOfAdmission } from './state.ts';

/** The state in which an attempt ends. Without an exception it would be `end`, after `error` if there was one. */
export function stateAfterException(
  attempt: JoinAttempt,
  end: JoinState,
  error: SpacesError | undefined,
): JoinState {
  const session = attempt.spaces.session.$session.get();
  const state = error ? stateAfterError(attempt, end, error) : end;
  const isInvitation = attempt.target?.kind !== 'space';
  if (session.step !== 'signed-in' || session.as === 'guest' || !isInvitation) return state;
  return stateOfAccount(state, session.person, error);
}

/**
 * Reads a link whose origin is not known. If it looks like an invite link, the server says whether that origin is the
 * one of its web client. Undefined if it is not, or does not answer.
 */
export async function readLinkOfServer(
  text: string,
  { http, linkOrigins }: Spaces,
): Promise<InviteLink | InviteProblem | undefined> {
  const { origin } = new URL(text.trim());
  if (parseInviteLink(text, [origin]).kind === 'problem') return undefined;
  try {
    const { web } = await discoverServers(http);
    return web === origin ? parseInviteLink(text, [...linkOrigins, web]) : undefined;
  } catch (error) {
    if (!(error instanceof SpacesError)) throw error;
    return undefined;
  }
}

/** The state after the session changed, or the PIN of a space. `start` is the invitation; undefined: nothing changes. */
export function stateForSession(attempt: JoinAttempt): JoinState | 'start' | undefined {
  const { state, preview } = attempt;
  const session = attempt.spaces.session.$session.get();
  if (state.step === 'joined') return stateWhileJoined(attempt, state);
  if (session.step === 'signing-in' && session.as === 'oauth') {
    return { step: 'signing-in', preview, away: true };
  }
  const isAway = state.step === 'signing-in' && state.away;
  const hasResult = hasIdentity(session) || session.step === 'failed';
  return isAway || (state.step === 'invited' && hasResult) ? 'start' : undefined;
}

function stateAfterError(attempt: JoinAttempt, failed: JoinState, error: SpacesError): JoinState {
  const { spaces, preview, pin, password } = attempt;
  const session = spaces.session.$session.get();
  const name = session.step === 'signed-in' ? session.person.name : attempt.name;
  switch (error.code) {
    case 'pin-required':
      return { step: 'needs-pin', preview, wrong: pin !== undefined && pin !== password, name };
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
      return failed;
  }
}

function stateWhileJoined(
  { spaces, preview, name }: JoinAttempt,
  { spaceId, title, person }: Joined,
): JoinState | undefined {
  const { session, admissions } = spaces;
  const now = session.$session.get();
  if (now.step === 'expired') return { step: 'expired', name: now.person?.name ?? name, as: now.as };
  if (admissions.$pinRequired.get() === spaceId) {
    return {
      step: 'needs-pin',
      preview: { ...preview, spaceName: title },
      wrong: false,
      name: person.name,
    };
  }
  if (now.step !== 'signed-in' || now.person.id === person.id) return undefined;
  // A guest signed in with an account, which stays in the same space.
  const admission = admissions.find(spaceId);
  return admission && stateOfAdmission(admission, now.person);
}

/**
 * An account that was not invited always leads to `wrong-account`, whichever of three answers the service gives: let
 * in as a guest, let in without being listed, or refused. [spaces-api §5.3] A refusal without a reason may also ask
 * for a PIN.
 */
function stateOfAccount(
  state: JoinState,
  { name, username }: Person,
  error: SpacesError | undefined,
): JoinState {
  const asGuest = state.step === 'joined' && state.role === 'guest' ? state : undefined;
  const isAboutPin = /pass|pin/i.test(error?.detail.reason ?? '');
  const mayNeedPin = state.step === 'needs-pin' && !state.wrong && !isAboutPin;
  const isOut = state.step === 'expired' || (state.step === 'refused' && state.reason === 'not-allowed');
  if (!asGuest && !mayNeedPin && !isOut) return state;
  return { step: 'wrong-account', name, username, asGuest, mayNeedPin };
}
