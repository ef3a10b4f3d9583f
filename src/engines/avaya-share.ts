/** The shared screen of a call with the Avaya media SDK, sent and received. The SDK receives it as frames, not as a stream. */
import type { MediaEvents } from '../stores/call/media-engine.ts';
import {
  type AvayaSdk,
  CallbackList,
  type Collaboration,
  type ContentSharing,
  type SdkParticipant,
  type ShareFrame,
  settled,
} from './avaya-sdk.ts';

export class AvayaShare {
  readonly #collaboration: Collaboration;
  readonly #sharing: ContentSharing;
  readonly #callbacks = new CallbackList();
  readonly #onChange: (share: MediaEvents['share']) => void;
  #starting: Promise<unknown> | undefined;
  #isOwn = false;

  constructor(collaboration: Collaboration, onChange: (share: MediaEvents['share']) => void) {
    this.#collaboration = collaboration;
    this.#sharing = collaboration.getContentSharing();
    this.#onChange = onChange;
    // Once, and before the start: clients that listen in other callbacks listen twice. [client: BS]
    this.#callbacks.add(
      this.#sharing,
      'ContentSharingStartedCallback',
      (sharing: ContentSharing, participant: SdkParticipant) => this.#onStarted(sharing, participant),
    );
    this.#callbacks.add(this.#sharing, 'ContentSharingEndedCallback', () => this.#onEnded());
  }

  /** May be called any number of times: the SDK wants one start. [doc: AR:Collaboration] */
  async begin(): Promise<void> {
    this.#starting ??= settled(this.#collaboration.start());
    try {
      await this.#starting;
    } catch (problem) {
      this.#starting = undefined;
      throw problem;
    }
  }

  /** Opens the browser's picker, which needs a click of the user. */
  async set(on: boolean): Promise<void> {
    if (!on) return void (await settled(this.#sharing.end()));
    await this.begin();
    await settled(this.#sharing.startScreenSharing());
  }

  /** Ends the user's own share and everything else. */
  async end(): Promise<void> {
    this.#callbacks.clear();
    const tracks = this.#ownTracks;
    const ending = this.#isOwn ? settled(this.#sharing.end()).catch(() => {}) : undefined;
    for (const track of tracks) track.stop();
    await ending;
    await this.#starting?.then(() => settled(this.#collaboration.stop())).catch(() => {});
  }

  /** Draws the received share into an element; returns what removes it. */
  mount(container: HTMLElement, renderers: AvayaSdk['Renderer']): () => void {
    const Renderer = renderers?.Konva?.KonvaContentSharingRenderer;
    const canvas = document.createElement('canvas');
    canvas.style.maxInlineSize = canvas.style.maxBlockSize = '100%';
    container.append(canvas);
    const stop = Renderer ? this.#mirror(new Renderer(), canvas) : this.#draw(canvas);
    return () => {
      stop();
      canvas.remove();
    };
  }

  get #ownTracks(): readonly MediaStreamTrack[] {
    return this.#sharing.getOutgoingScreenSharingStream()?.getTracks() ?? [];
  }

  #onStarted(sharing: ContentSharing, participant: SdkParticipant): void {
    this.#isOwn = participant.isLocalUser();
    this.#onChange({
      isOwn: this.#isOwn,
      name: participant.getDisplayName(),
      stream: this.#isOwn ? (sharing.getOutgoingScreenSharingStream() ?? null) : null,
    });
  }

  #onEnded(): void {
    this.#isOwn = false;
    this.#onChange(null);
  }

  /**
   * The renderer of the SDK finds its container in the document by an id, which it does not find in a shadow root. When it
   * looks is unknown, so it keeps an element at the end of the page, and its layers are copied. [unknown: media-sdk §7.6]
   */
  #mirror(
    renderer: { init(sharing: ContentSharing, id: string): void; stop?(): void },
    canvas: HTMLCanvasElement,
  ): () => void {
    const holder = document.createElement('div');
    holder.id = `spaces-share-${crypto.randomUUID()}`;
    holder.ariaHidden = 'true';
    holder.inert = true;
    Object.assign(holder.style, { position: 'fixed', insetInlineStart: '-10000px', visibility: 'hidden' });
    document.body.append(holder);
    renderer.init(this.#sharing, holder.id);
    let frame = 0;
    const copy = (): void => {
      const layers = [...holder.querySelectorAll('canvas')];
      const { width = 0, height = 0 } = layers[0] ?? {};
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      for (const layer of layers) if (layer.width > 0) canvas.getContext('2d')?.drawImage(layer, 0, 0);
      frame = requestAnimationFrame(copy);
    };
    copy();
    return () => {
      cancelAnimationFrame(frame);
      renderer.stop?.();
      holder.remove();
    };
  }

  /** Without the renderer: frames consist of pictures at offsets. [doc: AR] */
  #draw(canvas: HTMLCanvasElement): () => void {
    const callbacks = new CallbackList();
    let last = Promise.resolve();
    callbacks.add(this.#sharing, 'FrameReceivedCallback', (_sharing: ContentSharing, frame: ShareFrame) => {
      // One after the other; a picture that cannot be decoded is left out.
      last = last.then(() => drawFrame(canvas, frame)).catch(() => {});
    });
    return () => callbacks.clear();
  }
}

async function drawFrame(canvas: HTMLCanvasElement, frame: ShareFrame): Promise<void> {
  const [width, height] = [frame.getWidth(), frame.getHeight()];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  for (const bitmap of frame.getBitmaps()) {
    const blob = bitmap.getBlobData?.();
    const image = blob && (await createImageBitmap(blob));
    if (image) canvas.getContext('2d')?.drawImage(image, bitmap.getXOffset(), bitmap.getYOffset());
    image?.close();
  }
}
