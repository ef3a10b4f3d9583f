/** The microphone, the camera and the speaker during a call: which there are, and what is wrong with them. Loads with the stage. */
import { atom } from 'nanostores';
import type { MediaDevice, MediaDeviceKind, MediaEngine, MediaErrorCode } from './media-engine.ts';
import type { Call, OwnMedia } from './state.ts';

/** Why a device cannot be used. `unplugged`: it is gone. `stopped`: it is there and sends nothing any more. */
export type DeviceProblem =
  'refused' | 'missing' | 'in-use' | 'unsupported' | 'unplugged' | 'stopped' | 'failed';

export interface DeviceState {
  readonly list: readonly MediaDevice[];
  readonly problem: DeviceProblem | undefined;
  /** The engine uses another device since the one in use was unplugged. */
  readonly replacedBy: MediaDevice | undefined;
}

export type DevicesState = Readonly<Record<MediaDeviceKind, DeviceState>>;

export const deviceKinds: readonly MediaDeviceKind[] = ['microphone', 'camera', 'speaker'];

const unknown: DeviceState = { list: [], problem: undefined, replacedBy: undefined };

/** Follows the devices of one engine until `dispose`. */
export class CallDevices {
  readonly $devices = atom<DevicesState>({ microphone: unknown, camera: unknown, speaker: unknown });
  readonly #engine: MediaEngine;
  readonly #call: () => Call | undefined;
  readonly #unsubscribe: (() => void)[];
  readonly #run = new AbortController();
  /** Ids of the devices in use, as far as is known. */
  readonly #inUse = new Map<MediaDeviceKind, string>();
  /** What was on when its device was lost: with another device, it goes on. */
  readonly #interrupted = new Set<MediaDeviceKind>();

  constructor(engine: MediaEngine, call: () => Call | undefined) {
    this.#engine = engine;
    this.#call = call;
    this.#unsubscribe = [
      engine.on('devices', (kind) => void this.#check(kind)),
      // The engine may report only this when a device is gone.
      engine.on('microphone', ({ on }) => void (on || this.#check('microphone'))),
      engine.on('camera', ({ on }) => void (on || this.#check('camera'))),
      engine.on('localVideo', ({ stream }) => this.#watch(stream)),
    ];
  }

  /** Asks the engine which devices there are. */
  async refresh(): Promise<void> {
    await Promise.all(deviceKinds.map((kind) => this.#check(kind)));
  }

  /** The user has joined without these. */
  noteDenied(denied: OwnMedia['denied'] = {}): void {
    for (const kind of ['microphone', 'camera'] as const) {
      const code = denied[kind];
      if (code) this.#set(kind, { problem: problemOfCode(code) });
    }
  }

  /** A failure is shown, and the call goes on. */
  async turn(kind: 'microphone' | 'camera', on: boolean): Promise<void> {
    const call = this.#call();
    this.#interrupted.delete(kind);
    const code = await (kind === 'microphone' ? call?.setMicrophone(on) : call?.setCamera(on));
    this.#set(kind, { problem: code && on ? problemOfCode(code) : undefined });
  }

  async select(kind: MediaDeviceKind, id: string): Promise<void> {
    try {
      await this.#engine.selectDevice(kind, id);
    } catch {
      // The device that was in use stays in use.
      return this.#set(kind, { problem: 'failed' });
    }
    this.#inUse.set(kind, id);
    this.#set(kind, { problem: undefined, replacedBy: undefined });
    await this.#check(kind);
    if (kind !== 'speaker' && this.#interrupted.has(kind)) await this.turn(kind, true);
  }

  /** The user has read what is wrong. */
  dismiss(kind: MediaDeviceKind): void {
    this.#set(kind, { problem: undefined, replacedBy: undefined });
  }

  dispose(): void {
    this.#run.abort();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  async #check(kind: MediaDeviceKind): Promise<void> {
    const list = await listOf(this.#engine, kind);
    if (!list || this.#run.signal.aborted) return;
    const before = this.#inUse.get(kind);
    const now = list.find(({ isSelected }) => isSelected);
    const isGone = before !== undefined && list.every(({ id }) => id !== before);
    if (now) this.#inUse.set(kind, now.id);
    else if (isGone) this.#inUse.delete(kind);
    const isMissing = isGone || this.$devices.get()[kind].problem === 'unplugged';
    this.#set(kind, { list });
    if (isMissing && now) this.#set(kind, { problem: undefined, replacedBy: now });
    else if (isGone) this.#lose(kind, 'unplugged');
  }

  /** The browser ends a track when its camera is gone, or when the user no longer allows it. */
  #watch(stream: MediaStream | null): void {
    const [track] = stream?.getVideoTracks() ?? [];
    const { signal } = this.#run;
    track?.addEventListener('ended', () => void this.#onEnded(), { signal, once: true });
  }

  async #onEnded(): Promise<void> {
    await this.#check('camera');
    const { problem, replacedBy } = this.$devices.get().camera;
    if (!problem && !replacedBy && !this.#run.signal.aborted) this.#lose('camera', 'stopped');
  }

  /** The others must not wait for someone who cannot be heard. */
  #lose(kind: MediaDeviceKind, problem: DeviceProblem): void {
    this.#set(kind, { problem, replacedBy: undefined });
    const call = this.#call();
    if (kind === 'speaker' || !call || !ownMediaOf(call)?.[kind]) return;
    this.#interrupted.add(kind);
    void (kind === 'microphone' ? call.setMicrophone(false) : call.setCamera(false));
  }

  #set(kind: MediaDeviceKind, change: Partial<DeviceState>): void {
    const devices = this.$devices.get();
    this.$devices.set({ ...devices, [kind]: { ...devices[kind], ...change } });
  }
}

/** What the user can do about an error of the engine. */
export function problemOfCode(code: MediaErrorCode): DeviceProblem {
  switch (code) {
    case 'permission':
      return 'refused';
    case 'no-microphone':
    case 'no-camera':
    case 'no-speaker':
      return 'missing';
    case 'device-in-use':
      return 'in-use';
    case 'unsupported':
      return 'unsupported';
    default:
      return 'failed';
  }
}

/** Undefined if the engine, which is code of the page, cannot tell. */
async function listOf(
  engine: MediaEngine,
  kind: MediaDeviceKind,
): Promise<readonly MediaDevice[] | undefined> {
  try {
    return await engine.devices(kind);
  } catch {
    return undefined;
  }
}

function ownMediaOf(call: Call): OwnMedia | undefined {
  const state = call.$call.get();
  return 'own' in state ? state.own : undefined;
}
