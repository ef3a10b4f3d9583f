/** Random numbers and ids that repeat for the same seed. */

/** Seeded random numbers (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from `least` to `most`, inclusive. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A string of random hex digits. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.between(0, 15).toString(16);
    return text;
  }

  /** A version 4 UUID, the form the service uses for socket sessions [doc: D/api/socket/channel_subscribed]. */
  uuid(): string {
    const digits = this.hex(30);
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(12, 15)}`,
      `8${digits.slice(15, 18)}`,
      digits.slice(18, 30),
    ].join('-');
  }
}

/**
 * Creates MongoDB-like ids of 24 hex digits: seconds, a random part and a counter [doc: spaces-api §1.4].
 * Each id is greater than the one before, even if the clock is set back.
 */
export class ObjectIds {
  readonly #machine: string;
  #counter: number;
  #seconds = 0;

  constructor(random: Random) {
    this.#machine = random.hex(10);
    this.#counter = random.between(0, 0xffff);
  }

  /** Returns an id for an event at `ms` since epoch. */
  next(ms: number): string {
    this.#seconds = Math.max(this.#seconds, Math.floor(ms / 1000));
    this.#counter += 1;
    if (this.#counter > 0xffffff) {
      this.#counter = 0;
      this.#seconds += 1;
    }
    return toHex(this.#seconds, 8) + this.#machine + toHex(this.#counter, 6);
  }
}

function toHex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0').slice(-digits);
}
