import type { Random } from './random.ts';

/**
 * The maker of Mongo-like ids: 24 hex digits of seconds, a random part, and a counter [doc: spaces-api §1.4].
 * Ids rise in the order they are made, also when the clock is set back.
 */
export class ObjectIds {
  readonly #machine: string;
  #counter: number;
  #seconds = 0;

  constructor(random: Random) {
    this.#machine = random.hex(10);
    this.#counter = random.between(0, 0xffff);
  }

  /** The next id for something that happened at `ms` since epoch. */
  next(ms: number): string {
    this.#seconds = Math.max(this.#seconds, Math.floor(ms / 1000));
    this.#counter += 1;
    if (this.#counter > 0xffffff) {
      this.#counter = 0;
      this.#seconds += 1;
    }
    return hex(this.#seconds, 8) + this.#machine + hex(this.#counter, 6);
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0').slice(-digits);
}
