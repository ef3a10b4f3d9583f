/** One connection through the fault proxy, whose two directions can be held, slowed or cut. */
import { connect } from 'node:net';

/** @typedef {'both' | 'up' | 'down'} Direction `up` runs to the server, `down` to the client */

export class ProxiedLink {
  /** `socket` once the client asked for a WebSocket, `rest` otherwise. */
  kind = 'rest';
  ended = false;
  #client;
  #server;
  #up;
  #down;

  /**
   * @param {import('node:net').Socket} client
   * @param {URL} target
   * @param {{delayMs: number, bytesPerSecond: number, downLimit: number}} manner
   * @param {() => void} onEnd
   */
  constructor(client, target, manner, onEnd) {
    this.#client = client;
    this.#server = connect({ port: Number(target.port), host: target.hostname, allowHalfOpen: true });
    this.#up = new Lane(client, this.#server, manner, Infinity);
    this.#down = new Lane(this.#server, client, manner, manner.downLimit, () => this.reset());
    client.once('data', (first) => {
      if (/\r\nupgrade: *websocket/i.test(first.toString('latin1'))) this.kind = 'socket';
    });
    client.setNoDelay(true);
    this.#server.setNoDelay(true);
    this.#watch(client, this.#server, this.#up, onEnd);
    this.#watch(this.#server, client, this.#down, onEnd);
  }

  /** Cuts both sides with a TCP reset. */
  reset() {
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  /** Ends both sides properly (FIN). */
  finish() {
    this.#client.end();
    this.#server.end();
  }

  /** Holds bytes back; the connection stays open. @param {Direction} direction */
  stall(direction = 'both') {
    for (const lane of this.#lanes(direction)) lane.hold();
  }

  /** Sends held bytes, in order. @param {Direction} direction */
  release(direction = 'both') {
    for (const lane of this.#lanes(direction)) lane.go();
  }

  /** When one side closes, the other gets the remaining bytes and then closes too. */
  #watch(side, other, lane, onEnd) {
    side.on('error', () => this.reset());
    side.once('close', () => {
      lane.whenEmpty(() => other.destroy());
      if (!other.destroyed || this.ended) return;
      this.ended = true;
      this.#up.stop();
      this.#down.stop();
      onEnd();
    });
  }

  #lanes(direction) {
    if (direction === 'both') return [this.#up, this.#down];
    return [direction === 'up' ? this.#up : this.#down];
  }
}

/** One direction: bytes wait in a queue until they are due and not held. */
class Lane {
  #queue = [];
  #held = false;
  #timer;
  /** When the last queued byte leaves, without the delay (ms, as `performance.now()`). */
  #free = 0;
  #left;
  #manner;
  #to;
  #onLimit;
  #onEmpty = () => {};

  constructor(from, to, manner, limit, onLimit = () => {}) {
    this.#to = to;
    this.#manner = manner;
    this.#left = limit;
    this.#onLimit = onLimit;
    from.on('data', (chunk) => this.#put(chunk));
    from.on('end', () => this.#put(null));
  }

  hold() {
    this.#held = true;
  }

  go() {
    this.#held = false;
    this.#run();
  }

  /** Calls `work` when the queue is empty. */
  whenEmpty(work) {
    this.#onEmpty = work;
    this.#run();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
  }

  #put(chunk) {
    const { delayMs, bytesPerSecond } = this.#manner;
    const takes = ((chunk?.length ?? 0) / bytesPerSecond) * 1000;
    this.#free = Math.max(performance.now(), this.#free) + takes;
    this.#queue.push({ due: this.#free + delayMs, chunk });
    this.#run();
  }

  #run() {
    clearTimeout(this.#timer);
    while (!this.#held && this.#queue.length > 0) {
      const wait = this.#queue[0].due - performance.now();
      if (wait > 0.5) {
        this.#timer = setTimeout(() => this.#run(), wait);
        return;
      }
      this.#forward(this.#queue.shift().chunk);
    }
    if (this.#queue.length === 0) this.#onEmpty();
  }

  #forward(chunk) {
    if (chunk === null) {
      this.#to.end();
      return;
    }
    const part = chunk.length > this.#left ? chunk.subarray(0, this.#left) : chunk;
    this.#left -= part.length;
    if (this.#to.writable) this.#to.write(part, () => this.#left <= 0 && this.#onLimit());
  }
}
