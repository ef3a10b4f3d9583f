/** The connections to the other browsers of a call: one to each, with a voice, a picture and a shared screen. */

export type Lane = 'audio' | 'video' | 'share';
export const lanes: readonly Lane[] = ['audio', 'video', 'share'];

/** What a browser tells the others: which of its lanes carry something. */
export type LaneState = Readonly<Record<Lane, boolean>>;

export interface Peer {
  readonly id: string;
  readonly name: string;
  readonly connection: RTCPeerConnection;
  state: LaneState;
  /** Signals are handled one after the other, because candidates follow the description. */
  last: Promise<void>;
}

type Signal =
  | { readonly description: RTCSessionDescriptionInit }
  | { readonly candidate: RTCIceCandidateInit }
  | { readonly state: LaneState };

export interface MeshOptions {
  readonly send: (to: string | null, signal: Signal) => void;
  /** A peer has come or gone, or its lanes carry something else. */
  readonly onChange: () => void;
  /** Share of the encoded frames that are lost, 0 to 1. */
  readonly loss: number;
}

const nothing: LaneState = { audio: false, video: false, share: false };

export class Mesh {
  readonly #peers = new Map<string, Peer>();
  readonly #tracks = new Map<Lane, MediaStreamTrack>();
  readonly #options: MeshOptions;

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  get peers(): readonly Peer[] {
    return [...this.#peers.values()];
  }

  /** The track that a peer sends in a lane, if it carries something. */
  received({ connection, state }: Peer, lane: Lane): MediaStreamTrack | undefined {
    return state[lane] ? connection.getTransceivers()[lanes.indexOf(lane)]?.receiver.track : undefined;
  }

  /** Who enters calls all who are in. */
  async call(id: string, name: string): Promise<void> {
    const peer = this.#add(id, name);
    const { connection } = peer;
    for (const lane of lanes) {
      const track = this.#tracks.get(lane);
      this.#damage(connection.addTransceiver(track ?? (lane === 'audio' ? 'audio' : 'video')));
    }
    await connection.setLocalDescription();
    this.#describe(peer);
  }

  /** A peer that will call. */
  expect(id: string, name: string): void {
    this.#add(id, name);
  }

  drop(id: string): void {
    this.#peers.get(id)?.connection.close();
    if (this.#peers.delete(id)) this.#options.onChange();
  }

  async use(lane: Lane, track: MediaStreamTrack | undefined): Promise<void> {
    if (track) this.#tracks.set(lane, track);
    else this.#tracks.delete(lane);
    const senders = this.peers.map(
      ({ connection }) => connection.getTransceivers()[lanes.indexOf(lane)]?.sender,
    );
    await Promise.all(senders.map((sender) => sender?.replaceTrack(track ?? null)));
  }

  tell(state: LaneState): void {
    this.#options.send(null, { state });
  }

  receive(from: string, signal: Signal, own: LaneState): void {
    const peer = this.#peers.get(from);
    if (!peer) return;
    peer.last = peer.last
      .then(() => this.#handle(peer, signal, own))
      .catch((error: unknown) => {
        // The peer has gone in the meantime.
        if (peer.connection.connectionState !== 'closed') throw error;
      });
  }

  close(): void {
    for (const { connection } of this.peers) connection.close();
    this.#peers.clear();
    this.#tracks.clear();
  }

  #add(id: string, name: string): Peer {
    const connection = new RTCPeerConnection(
      // A member of the older standard that Chromium knows.
      (this.#options.loss > 0 ? { encodedInsertableStreams: true } : {}) as RTCConfiguration,
    );
    const peer: Peer = { id, name, connection, state: nothing, last: Promise.resolve() };
    this.#peers.set(id, peer);
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) this.#options.send(id, { candidate: candidate.toJSON() });
    };
    connection.ontrack = () => this.#options.onChange();
    return peer;
  }

  async #handle(peer: Peer, signal: Signal, own: LaneState): Promise<void> {
    const { connection } = peer;
    if ('state' in signal) {
      peer.state = signal.state;
      return this.#options.onChange();
    }
    if ('candidate' in signal) return connection.addIceCandidate(signal.candidate);
    await connection.setRemoteDescription(signal.description);
    if (signal.description.type === 'offer') {
      for (const [at, transceiver] of connection.getTransceivers().entries()) {
        transceiver.direction = 'sendrecv';
        this.#damage(transceiver);
        await transceiver.sender.replaceTrack(this.#tracks.get(lanes[at] ?? 'audio') ?? null);
      }
      await connection.setLocalDescription();
      this.#describe(peer);
    }
    this.#options.send(peer.id, { state: own });
  }

  #describe({ id, connection }: Peer): void {
    const description = connection.localDescription?.toJSON() as RTCSessionDescriptionInit | undefined;
    if (description) this.#options.send(id, { description });
  }

  /** Loses some of the encoded frames on their way. Chromium then wants all of them to be passed on by hand. */
  #damage({ sender, receiver }: RTCRtpTransceiver): void {
    const { loss } = this.#options;
    if (loss === 0) return;
    pass(sender, () => Math.random() >= loss);
    pass(receiver, () => true);
  }
}

/** Passes encoded frames on. The pipe breaks when the connection closes. */
function pass(end: RTCRtpSender | RTCRtpReceiver, keeps: () => boolean): void {
  if (!('createEncodedStreams' in end)) return;
  const { readable, writable } = (
    end as unknown as { createEncodedStreams(): ReadableWritablePair }
  ).createEncodedStreams();
  const filter = new TransformStream({
    transform(frame, controller) {
      if (keeps()) controller.enqueue(frame);
    },
  });
  readable
    .pipeThrough(filter)
    .pipeTo(writable)
    .catch(() => {});
}
