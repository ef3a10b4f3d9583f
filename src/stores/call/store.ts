/** Calls: the one of a space, or the one with a person. All callers with the same target share it. Loads later. */
import { type Clock, realClock } from '../clock.ts';
import type { Spaces } from '../spaces.ts';
import { DirectCall } from './direct-call.ts';
import { engineOf } from './engines.ts';
import type { CallEngine } from './media-engine.ts';
import { SpaceCall } from './space-call.ts';
import type { Call, CallTarget, SharedCall } from './state.ts';

export interface CallOptions {
  /** What carries the media when the user joins; by default the engine of the connection. The latest caller's counts. */
  engine?(): CallEngine | undefined;
  /** Waits for a sign of a meeting before it asks the service, for a call that is only shown beside something else. */
  readonly isByTheWay?: boolean;
  readonly clock?: Clock;
}

/**
 * The call of `target`. It follows the meeting while `$call` has listeners, and 1 s longer. While the user is in the
 * call, it goes on without listeners, too: who shows it ends it with `leave`.
 */
export function createCall(spaces: Spaces, target: CallTarget, options: CallOptions = {}): Call {
  const call = sharedCall(spaces, target, options.clock ?? realClock);
  if (!options.isByTheWay) call.ask();
  // The element whose engine it was may be gone.
  if (options.engine) call.engine = () => options.engine?.() ?? engineOf(spaces).get();
  return call;
}

type CallsByTarget = Map<string, SharedCall>;

const callsBySpaces = new WeakMap<Spaces, CallsByTarget>();

function sharedCall(spaces: Spaces, target: CallTarget, clock: Clock): SharedCall {
  const calls: CallsByTarget = callsBySpaces.get(spaces) ?? new Map();
  callsBySpaces.set(spaces, calls);
  const key = target.kind === 'space' ? target.spaceId : `person ${target.person}`;
  const call = calls.get(key) ?? newCall(spaces, target, clock);
  if (!calls.has(key)) call.engine = () => engineOf(spaces).get();
  calls.set(key, call);
  return call;
}

function newCall(spaces: Spaces, target: CallTarget, clock: Clock): SharedCall {
  if (target.kind === 'space') return new SpaceCall(spaces, target.spaceId, clock);
  return new DirectCall(spaces, target.person, (spaceId) =>
    sharedCall(spaces, { kind: 'space', spaceId }, clock),
  );
}
