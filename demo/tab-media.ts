/**
 * A client for media, in place of the one of a partner's media server: plain WebRTC between the tabs of one browser, with
 * a `BroadcastChannel` to find each other.
 */

type Kind = 'audio' | 'video';
type Signal = { from: string; to?: string; bye?: true } & Pick<RTCSessionDescriptionInit, 'sdp'> & {
    type?: RTCSdpType;
    candidate?: RTCIceCandidateInit;
  };

export interface TabMediaListener {
  /** The picture and voice of another person; null when they have left. */
  readonly picture: (personId: string, stream: MediaStream | null) => void;
  /** The user has unplugged a device. */
  readonly pulledOut: (kind: Kind) => void;
}

export class TabMedia {
  readonly #me: () => string;
  readonly #listener: TabMediaListener;
  readonly #peers = new Map<string, RTCPeerConnection>();
  readonly #tracks: Record<Kind, MediaStreamTrack | null> = { audio: null, video: null };
  #channel: BroadcastChannel | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(me: () => string, listener: TabMediaListener) {
    this.#me = me;
    this.#listener = listener;
  }

  enter(room: string): void {
    this.#channel = new BroadcastChannel(`call in ${room}`);
    // One after the other, because the candidates of a peer follow its description. A peer may leave in between.
    this.#channel.onmessage = ({ data }) =>
      (this.#last = this.#last.then(() => this.#receive(data as Signal)).catch(() => {}));
    this.#send({});
  }

  leave(): void {
    this.#send({ bye: true });
    this.#channel?.close();
    this.#channel = undefined;
    for (const id of this.#peers.keys()) this.#drop(id);
    // What a closed connection has begun never ends.
    this.#last = Promise.resolve();
  }

  /** Sends the microphone or the camera from now on, or no longer. */
  async use(kind: Kind, on: boolean): Promise<MediaStreamTrack | null> {
    this.#tracks[kind]?.stop();
    const stream = on ? await navigator.mediaDevices.getUserMedia({ [kind]: true }) : undefined;
    const track = (this.#tracks[kind] = stream?.getTracks()[0] ?? null);
    track?.addEventListener('ended', () => this.#listener.pulledOut(kind));
    for (const peer of this.#peers.values())
      for (const { sender, receiver } of peer.getTransceivers())
        if (receiver.track.kind === kind) await sender.replaceTrack(track);
    return track;
  }

  /** A tab says hello without a description; each tab in the call answers with an offer. */
  async #receive({ from, to, bye, type, sdp, candidate }: Signal): Promise<void> {
    if (bye) return this.#drop(from);
    if (!this.#channel || (to !== undefined && to !== this.#me())) return;
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
      this.#listener.picture(id, stream);
    };
    return peer;
  }

  #drop(id: string): void {
    this.#peers.get(id)?.close();
    if (this.#peers.delete(id)) this.#listener.picture(id, null);
  }

  #send(signal: Omit<Signal, 'from'>): void {
    this.#channel?.postMessage({ from: this.#me(), ...signal });
  }
}
