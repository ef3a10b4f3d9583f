/** Where an attempt to join leaves the straight way: refusals, accounts, and what happens to somebody who is in. */
import type { SpacesError } from '../../api/errors.ts';
import type { Person } from '../../protocol/person.ts';
import type { JoinState } from './state.ts';
import { isKnown, type OpenJoin, outcome } from './store.ts';

/** Where an attempt ends that would end at `end`, after `error` if there was one. */
export function turned(join: OpenJoin, end: JoinState, error: SpacesError | undefined): JoinState {
  const session = join.spaces.session.$session.get();
  const state = error ? afterError(join, end, error) : end;
  const isAccount = session.step === 'signed-in' && (session.as === 'oauth' || session.as === 'cookie');
  const isInvitation = join.target?.kind !== 'space';
  return isAccount && isInvitation ? judgeUninvited(state, session.person, error) : state;
}

function afterError(join: OpenJoin, failed: JoinState, error: SpacesError): JoinState {
  const session = join.spaces.session.$session.get();
  const name = session.step === 'signed-in' ? session.person.name : join.name;
  switch (error.code) {
    case 'pin-required': {
      const wrong = join.pin !== undefined && join.pin !== join.password;
      return { step: 'needs-pin', preview: join.preview, wrong, name };
    }
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

/** From `wrong-account`. */
export async function continueAsGuest(join: OpenJoin): Promise<void> {
  const state = join.$join.get();
  if (state.step !== 'wrong-account') return;
  if (state.asGuest) return join.enter(state.asGuest);
  join.spaces.session.signOut();
  await join.join(state.name);
}

/** After the session changed, or the PIN of a space. */
export function followSession(join: OpenJoin): void {
  const session = join.spaces.session.$session.get();
  const state = join.$join.get();
  if (state.step === 'joined') return followInside(join, state);
  if (session.step === 'signing-in' && session.as === 'oauth') {
    return join.$join.set({ step: 'signing-in', preview: join.preview, away: true });
  }
  const isAway = state.step === 'signing-in' && state.away;
  const isNews = isKnown(session) || session.step === 'failed';
  if (isAway || (state.step === 'invited' && isNews)) join.invite();
}

function followInside(
  join: OpenJoin,
  { spaceId, title, person }: Extract<JoinState, { step: 'joined' }>,
): void {
  const { session, admissions, $locked } = join.spaces;
  const now = session.$session.get();
  if (now.step === 'expired') {
    return join.enter({ step: 'expired', name: now.person?.name ?? join.name, as: now.as });
  }
  if ($locked.get() === spaceId) {
    join.pin = undefined;
    const preview = { ...join.preview, spaceName: title };
    return join.$join.set({ step: 'needs-pin', preview, wrong: false, name: person.name });
  }
  if (now.step !== 'signed-in' || now.person.id === person.id) return;
  // A guest who has signed in goes on in the same place.
  const admission = admissions.find(spaceId);
  if (admission) join.enter(outcome(admission, now.person));
}

// Whether an account is the one that was invited, as far as the service's answer tells.

/**
 * The three ways in which the service may take an account that was not invited lead to one place: let in as a guest,
 * let in without being listed, or refused. [spaces-api §5.3] A refusal that says nothing may ask for a PIN as well.
 * @param state where the attempt would end otherwise, after `error` if there was one
 */
export function judgeUninvited(
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
