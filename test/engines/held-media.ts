/** What the page holds of media at the moment: tracks of devices, connections and sockets, no matter what has opened them. */

export interface HeldMedia {
  readonly tracks: number;
  readonly connections: number;
  readonly sockets: number;
}

const tracks = new Set<MediaStreamTrack>();
const connections = new Set<RTCPeerConnection>();
const sockets = new Set<WebSocket>();

function watchDevices(name: 'getUserMedia' | 'getDisplayMedia'): void {
  const devices = navigator.mediaDevices;
  const original = devices[name].bind(devices);
  devices[name] = async (wish) => {
    const stream = await original(wish);
    for (const track of stream.getTracks()) tracks.add(track);
    return stream;
  };
}

watchDevices('getUserMedia');
watchDevices('getDisplayMedia');

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...options: ConstructorParameters<typeof RTCPeerConnection>) {
    super(...options);
    connections.add(this);
  }
};

window.WebSocket = class extends WebSocket {
  constructor(...options: ConstructorParameters<typeof WebSocket>) {
    super(...options);
    sockets.add(this);
  }
};

/** Only the sockets whose address contains the text. */
export function heldMedia(address = ''): HeldMedia {
  for (const track of tracks) if (track.readyState === 'ended') tracks.delete(track);
  for (const each of connections) if (each.signalingState === 'closed') connections.delete(each);
  for (const socket of sockets) if (socket.readyState === WebSocket.CLOSED) sockets.delete(socket);
  return {
    tracks: tracks.size,
    connections: connections.size,
    sockets: [...sockets].filter(({ url }) => url.includes(address)).length,
  };
}

/** The tracks of this kind that are live. */
export function liveTracks(kind: 'audio' | 'video'): MediaStreamTrack[] {
  return [...tracks].filter((track) => track.kind === kind && track.readyState === 'live');
}

/** What all connections have received: decoded frames, and the energy of the voices. */
export async function receivedMedia(): Promise<{ readonly frames: number; readonly energy: number }> {
  let frames = 0;
  let energy = 0;
  for (const connection of connections) {
    if (connection.signalingState === 'closed') continue;
    for (const report of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
      if (report['type'] !== 'inbound-rtp') continue;
      frames += Number(report['framesDecoded'] ?? 0);
      energy += Number(report['totalAudioEnergy'] ?? 0);
    }
  }
  return { frames, energy };
}
