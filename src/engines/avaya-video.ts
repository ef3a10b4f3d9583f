/** The pictures of a call with the Avaya media SDK: the user's own one, and the mixed one of the others. */
import type { MediaEvents } from '../stores/call/media-engine.ts';
import { type SdkCall, type SdkClient, settled, type VideoChannel } from './avaya-sdk.ts';

export interface AvayaVideoOptions {
  readonly client: SdkClient;
  readonly call: SdkCall;
  readonly emit: <K extends 'localVideo' | 'remoteVideo' | 'camera'>(
    event: K,
    detail: MediaEvents[K],
  ) => void;
  /** Aborted when the call is over. */
  readonly signal: AbortSignal;
}

export class AvayaVideo {
  readonly #options: AvayaVideoOptions;
  /** The user wants to be seen, even if there is no picture yet. */
  #isWanted: boolean;
  #isOn: boolean;
  /** The tracks last reported. */
  readonly #shown = { localVideo: '', remoteVideo: '' };

  constructor(options: AvayaVideoOptions, isWanted: boolean) {
    this.#options = options;
    this.#isWanted = this.#isOn = isWanted;
  }

  get localStream(): MediaStream | undefined {
    const channel = this.#channel;
    return channel && this.#interface.getLocalMediaStream(channel.getChannelId());
  }

  /** Reads what the call sends and receives, and reports what has changed. */
  read(): void {
    if (this.#options.signal.aborted) return;
    const channel = this.#channel;
    const direction = channel?.getNegotiatedDirection() ?? '';
    const isReceiving = direction === 'sendrecv' || direction === 'recvonly';
    const isOn = this.#isWanted && this.#isSending;
    const remote = isReceiving && channel && this.#interface.getRemoteMediaStream(channel.getChannelId());
    const local = (isOn && this.localStream) || undefined;
    if (this.#isNew('localVideo', local)) {
      this.#watch(local);
      this.#options.emit('localVideo', { stream: local ?? null });
    }
    if (this.#isNew('remoteVideo', remote || undefined))
      this.#options.emit('remoteVideo', { personId: '', stream: remote || null });
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#options.emit('camera', { on: isOn });
  }

  /** Rejects with what the SDK rejects with. */
  async setCamera(on: boolean): Promise<void> {
    const before = this.#isWanted;
    if (on === before && on === this.#isOn) return;
    this.#isWanted = on;
    try {
      await this.#toggle(on);
    } catch (problem) {
      this.#isWanted = before;
      throw problem;
    }
    this.read();
  }

  /** "Will not affect any active video sessions" [doc: AR]; clients offer it during a call, too. [client: BS] */
  async useCamera(id: string): Promise<void> {
    const { call } = this.#options;
    const [track] = this.localStream?.getVideoTracks() ?? [];
    if (!this.#isOn || track?.getSettings().deviceId === id) return;
    await settled(call.setVideoMode('RECEIVE_ONLY'));
    await settled(call.setVideoMode('SEND_RECEIVE'));
    this.read();
  }

  /** The first one: a meeting has one mixed picture. [client: BS] */
  get #channel(): VideoChannel | undefined {
    return this.#options.call.getVideoChannels()[0];
  }

  get #interface() {
    return this.#options.client.getMediaServices().getVideoInterface();
  }

  get #isSending(): boolean {
    return this.#channel?.getNegotiatedDirection().startsWith('send') === true;
  }

  #isNew(event: 'localVideo' | 'remoteVideo', stream: MediaStream | undefined): boolean {
    const tracks = stream
      ? stream
          .getVideoTracks()
          .map(({ id }) => id)
          .join()
      : '';
    const isNew = tracks !== this.#shown[event];
    this.#shown[event] = tracks;
    return isNew;
  }

  /** Who pulls their camera out stays in the call. The SDK does not report it. [doc: media-sdk §3.9] */
  #watch(stream: MediaStream | undefined): void {
    const shown = this.#shown.localVideo;
    const onEnded = (): void => {
      if (this.#shown.localVideo !== shown) return;
      this.#isWanted = false;
      this.read();
    };
    for (const track of stream?.getVideoTracks() ?? [])
      track.addEventListener('ended', onEnded, { once: true, signal: this.#options.signal });
  }

  async #toggle(on: boolean): Promise<void> {
    const { call } = this.#options;
    if (!on && call.muteVideo) await settled(call.muteVideo());
    else if (!on) await settled(call.setVideoMode('RECEIVE_ONLY'));
    // What `muteVideo` leaves on the line is unknown. [unknown: media-sdk §7.5]
    else if (this.#isSending && call.unmuteVideo) await settled(call.unmuteVideo());
    else await settled(call.setVideoMode('SEND_RECEIVE'));
  }
}
