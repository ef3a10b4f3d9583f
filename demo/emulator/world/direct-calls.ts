/** Calls from one person to another: who calls, who is called, and whether the call was answered. [client: SS:sdk:1549-1615] */
import type { WorldClock } from './clock.ts';
import type { ObjectIds } from './random.ts';

export class DirectCalls {
  readonly #calls = new Map<string, DirectCallRecord>();
  readonly #clock: WorldClock;
  readonly #ids: ObjectIds;

  constructor(clock: WorldClock, ids: ObjectIds) {
    this.#clock = clock;
    this.#ids = ids;
  }

  offer(spaceId: string, callerId: string, calleeId: string): DirectCallRecord {
    const id = this.#ids.next(this.#clock.now());
    const call: DirectCallRecord = { id, spaceId, callerId, calleeId, step: 'ringing' };
    this.#calls.set(id, call);
    return call;
  }

  /** The call with this id; without an id, the call that rings in the space. */
  find(id: string, spaceId: string): DirectCallRecord | undefined {
    const known = this.#calls.get(id);
    return known ?? [...this.#calls.values()].findLast((call) => call.spaceId === spaceId && isRinging(call));
  }

  /** The calls of this person that ring. */
  ringingOf(callerId: string): readonly DirectCallRecord[] {
    return [...this.#calls.values()].filter((call) => call.callerId === callerId && isRinging(call));
  }

  /** Ends the ringing. False if it was over already: the first answer counts. */
  settle(call: DirectCallRecord, step: 'accepted' | 'over'): boolean {
    if (!isRinging(call)) return false;
    call.step = step;
    return true;
  }
}

export interface DirectCallRecord {
  readonly id: string;
  readonly spaceId: string;
  readonly callerId: string;
  readonly calleeId: string;
  step: 'ringing' | 'accepted' | 'over';
}

function isRinging({ step }: DirectCallRecord): boolean {
  return step === 'ringing';
}
