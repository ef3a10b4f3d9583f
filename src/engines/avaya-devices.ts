/** The microphones, speakers and cameras as the Avaya media SDK lists them. */
import type { MediaDevice, MediaDeviceKind } from '../stores/call/media-engine.ts';
import type { CallbackList, DeviceInterface, SdkClient } from './avaya-sdk.ts';

/** Entries that stand for another device of the list. [client: BS] */
const aliases = ['default', 'communications'];

export class AvayaDevices {
  readonly #interfaces: Readonly<Record<MediaDeviceKind, DeviceInterface>>;

  constructor(client: SdkClient) {
    const audio = client.getMediaServices().getAudioInterface();
    this.#interfaces = {
      microphone: audio.getInputInterface(),
      speaker: audio.getOutputInterface(),
      camera: client.getMediaServices().getVideoInterface(),
    };
  }

  list(kind: MediaDeviceKind): readonly MediaDevice[] {
    const selected = this.#interfaces[kind].getSelectedDevice()?.getDeviceId();
    return this.#devices(kind).map((device) => ({
      id: device.getDeviceId(),
      label: device.getLabel(),
      isSelected: device.getDeviceId() === selected,
    }));
  }

  /** The SDK wants the device as it has listed it. [doc: AR] Returns whether it lists one with this id. */
  select(kind: MediaDeviceKind, id: string): boolean {
    const device = this.#devices(kind).find((each) => each.getDeviceId() === id);
    if (device) this.#interfaces[kind].setSelectedDevice(device);
    return device !== undefined;
  }

  watch(callbacks: CallbackList, onChange: (kind: MediaDeviceKind) => void): void {
    for (const kind of ['microphone', 'speaker', 'camera'] as const) {
      const listen = (): void => onChange(kind);
      callbacks.add(this.#interfaces[kind], 'DevicesAddedCallback', listen);
      callbacks.add(this.#interfaces[kind], 'DevicesRemovedCallback', listen);
      callbacks.add(this.#interfaces[kind], 'SelectedDeviceChangedCallback', listen);
    }
  }

  #devices(kind: MediaDeviceKind) {
    return this.#interfaces[kind]
      .getAvailableDevices()
      .filter((device) => !aliases.includes(device.getDeviceId()));
  }
}
