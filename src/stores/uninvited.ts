/** Whether an account is the one that was invited, as far as the service's answer tells. */
import type { SpacesError } from '../api/errors.ts';
import type { Person } from '../protocol/person.ts';
import type { JoinState } from './join-state.ts';

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
