/** The sound of an incoming call. Loads when one comes in. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Who has this lock may ring: one element of one tab, among all tabs of the site. */
const lockName = 'spaces-elements/ringing';

/** All in seconds. No call rings longer. */
const longestRing = 45;
const cycle = 3;
const toneLength = 0.4;
const tonePause = 0.2;
const fade = 0.03;
/** Two tones that belong together, in hertz. */
const tones = [440, 554];
const volume = 0.12;

type Host = ReactiveControllerHost & {
  /** A call comes in, and the page wants to hear it. */
  readonly ringsAloud: boolean;
};

export class RingTone implements ReactiveController {
  readonly #host: Host;
  #ring: AbortController | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    // Browsers keep a page silent that the user has never touched, and write a warning for each try.
    if (this.#host.ringsAloud && navigator.userActivation?.hasBeenActive) this.#start();
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #start(): void {
    if (this.#ring) return;
    this.#ring = new AbortController();
    const { signal } = this.#ring;
    // Without https there are no locks.
    if (!navigator.locks) return void play(signal);
    // Another tab that rings keeps the lock until the call is answered, or the tab is closed. Then this one goes on.
    navigator.locks.request(lockName, { signal }, () => play(signal)).catch(() => {});
  }

  #stop(): void {
    this.#ring?.abort();
    this.#ring = undefined;
  }
}

/** Resolves when it is over. */
async function play(signal: AbortSignal): Promise<void> {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: 0 });
  gain.connect(context.destination);
  const start = context.currentTime;
  const end = start + longestRing;
  for (let at = start; at < end; at += cycle)
    for (const begin of [at, at + toneLength + tonePause]) shape(gain.gain, begin);
  for (const frequency of tones) {
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(gain);
    oscillator.start(start);
    oscillator.stop(end);
  }
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await context.close();
}

/** One tone, without a click at its edges. */
function shape(gain: AudioParam, begin: number): void {
  gain.setValueAtTime(0, begin);
  gain.linearRampToValueAtTime(volume, begin + fade);
  gain.setValueAtTime(volume, begin + toneLength - fade);
  gain.linearRampToValueAtTime(0, begin + toneLength);
}
