/** Sends events to clients: with a short random delay, in order, and with planned faults. */
import type { Backend } from '../rest/backend.ts';
import type { Json } from '../rest/json.ts';
import type { EventFault } from '../world/faults.ts';
import type { Participant } from './participant.ts';

/** The receivers of an event in a space. */
export interface Audience {
  readonly spaceId: string;
  readonly participants: readonly Participant[];
}

export class Delivery {
  readonly #backend: Backend;
  /** Queues by name. The order is kept within a queue only. */
  readonly #queues = new Map<string, DelayQueue>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #held = new Map<Participant, Map<string, () => void>>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Runs `work` after a random latency, in the order of the queue. */
  later(name: string, work: () => void): void {
    const queue = this.#queues.get(name) ?? new DelayQueue();
    this.#queues.set(name, queue);
    queue.add(this.#backend.world.switches.latency ? this.#backend.world.random.between(1, 40) : 0, work);
  }

  /** Sends an event to these participants now. `payload` returns the payload for each of them. */
  send(to: readonly Participant[], event: string, payload: (participant: Participant) => Json): void {
    for (const [participant, fault] of this.#withFaults(to, event)) {
      this.#emit(participant, event, fault, () => participant.socket.emit(event, payload(participant)));
    }
  }

  /**
   * Sends an event after the latency of the queue. Receivers and faults are determined now. Receivers that have
   * disconnected or unsubscribed by then get nothing.
   */
  sendLater(queue: string, event: string, to: Audience, payload: (participant: Participant) => Json): void {
    const planned = this.#withFaults(to.participants, event);
    this.later(queue, () => {
      for (const [participant, fault] of planned) {
        if (!participant.socket.connected || !participant.subscribed.has(to.spaceId)) continue;
        this.#emit(participant, event, fault, () => participant.socket.emit(event, payload(participant)));
      }
    });
  }

  /** Runs `work` after `ms`, unless the emulator stops first. */
  after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }

  forget(participant: Participant): void {
    this.#held.delete(participant);
  }

  dispose(): void {
    for (const queue of this.#queues.values()) queue.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held.clear();
  }

  #withFaults(to: readonly Participant[], event: string): (readonly [Participant, EventFault | undefined])[] {
    const forAll = to.length === 0 ? undefined : this.#backend.faults.takeEvent('out', event, undefined);
    return to.map((participant) => {
      const forPerson = this.#backend.faults.takeEvent('out', event, participant.person.id);
      return [participant, forPerson ?? forAll] as const;
    });
  }

  #emit(participant: Participant, event: string, fault: EventFault | undefined, emit: () => void): void {
    switch (fault?.effect) {
      case 'drop':
        return;
      case 'reorder':
        this.#holdBack(participant, event, emit);
        return;
      case 'delay':
        this.after(fault.ms, emit);
        return;
      case 'duplicate':
        emit();
        break;
      default:
    }
    emit();
    this.#releaseHeld(participant, event);
  }

  #holdBack(participant: Participant, event: string, emit: () => void): void {
    this.#releaseHeld(participant, event);
    const held = this.#held.get(participant) ?? new Map<string, () => void>();
    this.#held.set(participant, held.set(event, emit));
    this.after(1000, () => {
      if (held.get(event) === emit) this.#releaseHeld(participant, event);
    });
  }

  #releaseHeld(participant: Participant, event: string): void {
    const held = this.#held.get(participant);
    const emit = held?.get(event);
    held?.delete(event);
    emit?.();
  }
}

/** Runs work after a delay, in the order it was added. */
class DelayQueue {
  readonly #waiting: { readonly due: number; readonly work: () => void }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Runs `work` after `ms`, but not before work that was added earlier. If the queue is empty and `ms` is 0, runs it now. */
  add(ms: number, work: () => void): void {
    if (ms <= 0 && this.#waiting.length === 0) {
      work();
      return;
    }
    const last = this.#waiting.at(-1)?.due ?? 0;
    this.#waiting.push({ due: Math.max(last, performance.now() + ms), work });
    this.#schedule();
  }

  /** Removes all waiting work. */
  clear(): void {
    this.#waiting.length = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    const head = this.#waiting[0];
    if (head === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#run();
      },
      Math.max(0, head.due - performance.now()),
    );
  }

  #run(): void {
    const now = performance.now() + 0.5;
    for (let head = this.#waiting[0]; head !== undefined && head.due <= now; head = this.#waiting[0]) {
      this.#waiting.shift();
      head.work();
    }
    this.#schedule();
  }
}
