/** Who is about to join, as far as the state tells, and which form that asks for. */
import type { JoinState } from '../../stores/join.ts';
import type { SessionKind } from '../../stores/session.ts';
import type { Spaces } from '../../stores/spaces.ts';
import type { JoinForm } from './join.forms.ts';

export const nothingGiven: JoinState = { step: 'no-invite', problem: 'empty' };

/** Whether joining can begin: not while it runs, and not once it is done. */
export function canJoin({ step }: JoinState): boolean {
  return ['invited', 'refused', 'failed', 'expired'].includes(step);
}

/** An answer is on its way, and nothing is to be done but wait. */
export function isBusy(state: JoinState): boolean {
  return state.step === 'joining' || (state.step === 'signing-in' && !state.away);
}

/** Undefined for a stranger. */
export function knownAs(state: JoinState, spaces: Spaces | undefined): SessionKind | undefined {
  if ('identity' in state && state.identity) return state.identity.as;
  return spaces?.session.hasPageToken ? 'token' : undefined;
}

/** The name that the session already has; undefined where one can be typed. */
export function nameIn(state: JoinState): string | undefined {
  if ('identity' in state && state.identity) return state.identity.name;
  return state.step === 'expired' ? state.name : undefined;
}

export function formFor(state: JoinState, known: SessionKind | undefined, noGuest: boolean): JoinForm {
  if (state.step === 'needs-pin') return 'pin';
  if (state.step === 'signing-in' && state.away) return 'none';
  if ('identity' in state && state.identity) return 'identity';
  // Another sign-in is needed first.
  if (state.step === 'expired') return state.as === 'oauth' || state.as === 'cookie' ? 'none' : 'again';
  if (known !== undefined) return 'page';
  return noGuest ? 'none' : 'guest';
}
