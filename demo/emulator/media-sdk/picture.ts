/** The one remote picture of a call: of the only other person, or of all of them side by side. */

const tile = { width: 320, height: 240 };
/** Ms between two pictures. */
const pace = 66;

export class MixedPicture {
  #tracks: readonly MediaStreamTrack[] = [];
  #stream: MediaStream | undefined;
  #stop = (): void => {};

  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  /** Returns whether the stream is another one now. */
  show(tracks: readonly MediaStreamTrack[]): boolean {
    if (tracks.length === this.#tracks.length && tracks.every((track, at) => track === this.#tracks[at]))
      return false;
    this.#stop();
    this.#tracks = tracks;
    this.#stop = (): void => {};
    const [only] = tracks;
    if (tracks.length > 1) this.#mix(tracks);
    else this.#stream = only && new MediaStream([only]);
    return true;
  }

  close(): void {
    this.show([]);
  }

  #mix(tracks: readonly MediaStreamTrack[]): void {
    const canvas = document.createElement('canvas');
    canvas.width = tile.width * tracks.length;
    canvas.height = tile.height;
    const context = canvas.getContext('2d');
    const videos = tracks.map(playing);
    const timer = setInterval(() => {
      for (const [at, video] of videos.entries())
        context?.drawImage(video, at * tile.width, 0, tile.width, tile.height);
    }, pace);
    const stream = (this.#stream = canvas.captureStream(1000 / pace));
    this.#stop = () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
      for (const video of videos) video.srcObject = null;
    };
  }
}

/** A video that no one sees, to read its frames. */
export function playing(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  // Its picture may end before it has begun.
  video.play().catch(() => {});
  return video;
}
