import type { Json } from '../rest/json.ts';
import type { EventFault, Faults } from '../world/faults.ts';
import type { World } from '../world/world.ts';
import type { Participant } from './participant.ts';

/** Those who hear something that happens in a space. */
export interface Audience {
  readonly spaceId: string;
  readonly participants: readonly Participant[];
}

/** Events on their way to clients: late by a little, in order, and spoiled where a fault says so. */
export class Delivery {
  readonly #world: World;
  readonly #faults: Faults;
  /** One line per name: order holds inside a line only. */
  readonly #lines = new Map<string, DelayLine>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #held = new Map<Participant, Map<string, () => void>>();

  constructor(world: World, faults: Faults) {
    this.#world = world;
    this.#faults = faults;
  }

  /** Does `work` after the random latency of this stage, in the order of the line. */
  later(line: string, work: () => void): void {
    const known = this.#lines.get(line) ?? new DelayLine();
    this.#lines.set(line, known);
    known.put(this.#world.switches.latency ? this.#world.random.between(1, 40) : 0, work);
  }

  /** Sends an event to each of these participants at once; `payload` makes the one that each gets. */
  send(to: readonly Participant[], event: string, payload: (participant: Participant) => Json): void {
    for (const [participant, fault] of this.#planned(to, event)) {
      this.#emit(participant, event, fault, () => participant.socket.emit(event, payload(participant)));
    }
  }

  /**
   * Sends an event a little later, in the order of the line. Who gets it and what goes wrong with it is settled
   * now; those who are no longer there by then, or not in the space any more, get nothing.
   */
  sendLater(line: string, event: string, to: Audience, payload: (participant: Participant) => Json): void {
    const planned = this.#planned(to.participants, event);
    this.later(line, () => {
      for (const [participant, fault] of planned) {
        if (!participant.socket.connected || !participant.subscribed.has(to.spaceId)) continue;
        this.#emit(participant, event, fault, () => participant.socket.emit(event, payload(participant)));
      }
    });
  }

  /** Runs `work` after `ms`, unless the emulator stops before. */
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

  stop(): void {
    for (const line of this.#lines.values()) line.clear();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held.clear();
  }

  #planned(to: readonly Participant[], event: string): (readonly [Participant, EventFault | undefined])[] {
    const shared = to.length === 0 ? undefined : this.#faults.takeEvent('out', event, undefined);
    return to.map((participant) => {
      const own = this.#faults.takeEvent('out', event, participant.person.id);
      return [participant, own ?? shared] as const;
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

/** Work that happens a little later, yet always in the order it was put in (per line). */
class DelayLine {
  readonly #waiting: { readonly due: number; readonly work: () => void }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Runs `work` after `ms`, but never before what was put in earlier. With an empty line and 0 ms it runs at once. */
  put(ms: number, work: () => void): void {
    if (ms <= 0 && this.#waiting.length === 0) {
      work();
      return;
    }
    const last = this.#waiting.at(-1)?.due ?? 0;
    this.#waiting.push({ due: Math.max(last, performance.now() + ms), work });
    this.#arm();
  }

  /** Drops what is still waiting. */
  clear(): void {
    this.#waiting.length = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
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
    this.#arm();
  }
}
