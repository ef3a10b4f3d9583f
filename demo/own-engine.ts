/**
 * An engine of the page, as an example to copy: plain WebRTC between the tabs of one browser, with a `BroadcastChannel` to
 * find each other. A real one sends the same messages through a server of yours. It shares no screen.
 */
import {
  type MediaConnectOptions,
  type MediaDevice,
  type MediaEngine,
  MediaError,
  type MediaEvents,
} from '../src/index.ts';

type Kind = 'audio' | 'video';
type Signal = { from: string; to?: string; bye?: true } & Pick<RTCSessionDescriptionInit, 'sdp'> & {
    type?: RTCSdpType;
    candidate?: RTCIceCandidateInit;
  };

export class TabEngine implements MediaEngine {
  readonly kind = 'media';
  readonly features = {
    video: true,
    cameraToggle: true,
    sendsShare: false,
    receivesShare: false,
    choosesSpeaker: false,
  };
  readonly #me: () => string;
  readonly #events = new EventTarget();
  readonly #peers = new Map<string, RTCPeerConnection>();
  readonly #tracks: Record<Kind, MediaStreamTrack | null> = { audio: null, video: null };
  #channel: BroadcastChannel | undefined;
  #last: Promise<void> = Promise.resolve();

  /** @param me the id of the user in the service, so that their picture is shown beside their name */
  constructor(me: () => string) {
    this.#me = me;
  }

  async connect({ spaceId, microphone, camera, signal }: MediaConnectOptions): Promise<void> {
    if (microphone) await this.#use('audio', true);
    if (camera) await this.#use('video', true);
    signal.throwIfAborted();
    this.#channel = new BroadcastChannel(`call in ${spaceId}`);
    // One after the other, because the candidates of a peer follow its description.
    this.#channel.onmessage = ({ data }) =>
      (this.#last = this.#last.then(() => this.#receive(data as Signal)));
    this.#send({});
    this.#emit('state', 'connected');
  }

  async disconnect(): Promise<void> {
    this.#send({ bye: true });
    this.#channel?.close();
    this.#channel = undefined;
    for (const id of this.#peers.keys()) this.#drop(id);
    await Promise.all([this.#use('audio', false), this.#use('video', false)]);
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#use('audio', on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#use('video', on);
  }

  async setShare(): Promise<void> {
    throw new MediaError('unsupported');
  }

  async devices(): Promise<readonly MediaDevice[]> {
    return [];
  }

  async selectDevice(): Promise<void> {}

  on<K extends keyof MediaEvents>(event: K, listen: (detail: MediaEvents[K]) => void): () => void {
    const listener = (each: Event): void => listen((each as CustomEvent<MediaEvents[K]>).detail);
    this.#events.addEventListener(event, listener);
    return () => this.#events.removeEventListener(event, listener);
  }

  /** A tab says hello without a description; each tab in the call answers with an offer. */
  async #receive({ from, to, bye, type, sdp, candidate }: Signal): Promise<void> {
    if (bye) return this.#drop(from);
    if (to !== undefined && to !== this.#me()) return;
    const peer = this.#peers.get(from) ?? this.#connectTo(from);
    if (candidate) return peer.addIceCandidate(candidate);
    if (type && sdp) await peer.setRemoteDescription({ type, sdp });
    else for (const kind of ['audio', 'video'] as const) peer.addTransceiver(kind);
    if (type === 'answer') return;
    for (const transceiver of peer.getTransceivers()) {
      transceiver.direction = 'sendrecv';
      await transceiver.sender.replaceTrack(this.#tracks[transceiver.receiver.track.kind as Kind]);
    }
    await peer.setLocalDescription();
    this.#send({ to: from, ...peer.localDescription?.toJSON() });
  }

  #connectTo(id: string): RTCPeerConnection {
    const peer = new RTCPeerConnection();
    const stream = new MediaStream();
    this.#peers.set(id, peer);
    peer.onicecandidate = ({ candidate }) =>
      candidate && this.#send({ to: id, candidate: candidate.toJSON() });
    peer.ontrack = ({ track }) => {
      stream.addTrack(track);
      this.#emit('remoteVideo', { personId: id, stream });
    };
    return peer;
  }

  #drop(id: string): void {
    this.#peers.get(id)?.close();
    if (this.#peers.delete(id)) this.#emit('remoteVideo', { personId: id, stream: null });
  }

  async #use(kind: Kind, on: boolean): Promise<void> {
    this.#tracks[kind]?.stop();
    const stream = on ? await navigator.mediaDevices.getUserMedia({ [kind]: true }).catch(refuse) : undefined;
    const track = (this.#tracks[kind] = stream?.getTracks()[0] ?? null);
    for (const peer of this.#peers.values())
      for (const { sender, receiver } of peer.getTransceivers())
        if (receiver.track.kind === kind) await sender.replaceTrack(track);
    if (kind === 'audio') return this.#emit('microphone', { on });
    this.#emit('localVideo', { stream: track && new MediaStream([track]) });
    this.#emit('camera', { on });
  }

  #send(signal: Omit<Signal, 'from'>): void {
    this.#channel?.postMessage({ from: this.#me(), ...signal });
  }

  #emit<K extends keyof MediaEvents>(event: K, detail: MediaEvents[K]): void {
    this.#events.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

function refuse(error: unknown): never {
  throw new MediaError('permission', { cause: error });
}
