/** A TCP proxy in front of the emulator, for REST and socket, that simulates network faults, the same for each seed. */
import { createServer } from 'node:net';
import { ProxiedLink } from './proxied-link.mjs';

/**
 * @param {{target: string, seed?: number, port?: number}} wish `target`: origin of the server behind it; `port`: 0 for a free one
 */
export async function startFaultProxy({ target, seed = 1, port = 0 }) {
  const proxy = new FaultProxy(new URL(target), seed);
  await proxy.listen(port);
  return proxy;
}

/**
 * Methods take one object. `which` picks connections: `all` (default), `socket` (WebSockets), `rest`, or `one`
 * (a random one, a WebSocket if there is any). `direction`: `both` (default), `up` to the server, `down` to the client.
 */
class FaultProxy {
  url = '';
  seed;
  #links = new Set();
  #server;
  #random;
  #refusing = false;
  #manner = { delayMs: 0, bytesPerSecond: Infinity, downLimit: Infinity };
  #counts = { connections: 0, resets: 0, stalls: 0 };
  #timers = new Map();

  constructor(target, seed) {
    this.seed = seed;
    this.#random = randomFrom(seed);
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      this.#counts.connections += 1;
      if (this.#refusing) {
        client.on('error', () => {});
        client.resetAndDestroy();
        return;
      }
      const link = new ProxiedLink(client, target, { ...this.#manner }, () => this.#links.delete(link));
      this.#links.add(link);
      // A limit applies only to the next connection.
      this.#manner.downLimit = Infinity;
    });
  }

  async listen(port) {
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Cuts connections with a TCP reset. */
  reset({ which = 'all' } = {}) {
    return this.#each(which, (link) => {
      this.#counts.resets += 1;
      link.reset();
    });
  }

  /** Ends connections properly. */
  fin({ which = 'all' } = {}) {
    return this.#each(which, (link) => link.finish());
  }

  /** Holds all bytes without closing connections, for `ms` or until `release`. Does not affect later connections. */
  stall({ which = 'all', direction = 'both', ms } = {}) {
    const hit = this.#pick(which);
    for (const link of hit) {
      this.#counts.stalls += 1;
      link.stall(direction);
    }
    if (ms !== undefined) void this.#after(ms).then(() => hit.forEach((link) => link.release(direction)));
    return { hit: hit.length };
  }

  /** Sends the bytes that `stall` held back. */
  release({ which = 'all', direction = 'both' } = {}) {
    return this.#each(which, (link) => link.release(direction));
  }

  /** Slows later connections: delay in ms one way, and bytes per second each way (null: no limit). */
  slow({ delayMs = 0, bytesPerSecond = null } = {}) {
    this.#manner.delayMs = delayMs;
    this.#manner.bytesPerSecond = bytesPerSecond ?? Infinity;
  }

  /** Resets the next connection after this many bytes to the client. */
  limit({ bytes }) {
    this.#manner.downLimit = bytes;
  }

  /** Resets new connections while `on`; with `cut` also open ones. */
  refuse({ on = true, cut = false } = {}) {
    this.#refusing = on;
    if (cut) this.reset();
  }

  stats() {
    const open = [...this.#links];
    return {
      ...this.#counts,
      open: open.length,
      sockets: open.filter(({ kind }) => kind === 'socket').length,
    };
  }

  /**
   * Injects `faults` random faults, on average one per `everyMs`: resets, and stalls (one or both directions)
   * of at most `maxStallMs`, of which some end in a reset. Resolves when the last one is over.
   */
  async chaos({ faults, everyMs = 200, maxStallMs = 3000 }) {
    const stalls = [];
    const before = { ...this.#counts };
    for (let number = 0; number < faults; number += 1) {
      await this.#after(everyMs * (0.5 + this.#random()));
      const [link] = await this.#someLink();
      if (link === undefined) continue;
      if (this.#random() < 0.6) {
        this.#counts.resets += 1;
        link.reset();
      } else {
        stalls.push(this.#stallForAWhile(link, maxStallMs));
      }
    }
    await Promise.all(stalls);
    const { resets, stalls: stalled } = this.#counts;
    return { resets: resets - before.resets, stalls: stalled - before.stalls, seed: this.seed };
  }

  async stop() {
    for (const [timer, go] of this.#timers) {
      clearTimeout(timer);
      go();
    }
    this.#timers.clear();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const link of this.#links) link.reset();
    await closed;
  }

  async #stallForAWhile(link, maxStallMs) {
    const direction = ['both', 'up', 'down'][Math.floor(this.#random() * 3)];
    const ms = this.#random() * maxStallMs;
    const endsInReset = this.#random() < 0.3;
    this.#counts.stalls += 1;
    link.stall(direction);
    await this.#after(ms);
    if (endsInReset) link.reset();
    else link.release(direction);
  }

  /** A random open connection; waits up to 5 s for one. */
  async #someLink() {
    for (let waited = 0; waited < 5000 && this.#links.size === 0; waited += 20) await this.#after(20);
    return this.#pick('one');
  }

  #each(which, act) {
    const hit = this.#pick(which);
    hit.forEach(act);
    return { hit: hit.length };
  }

  #pick(which) {
    const open = [...this.#links];
    if (which === 'all') return open;
    if (which !== 'one') return open.filter(({ kind }) => kind === which);
    const sockets = open.filter(({ kind }) => kind === 'socket');
    const choice = sockets.length > 0 ? sockets : open;
    return choice.length === 0 ? [] : [choice[Math.floor(this.#random() * choice.length)]];
  }

  /** Resolves after `ms`, or at once when the proxy stops. */
  #after(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.set(timer, resolve);
    });
  }
}

/** Numbers in [0, 1) that repeat with the seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
