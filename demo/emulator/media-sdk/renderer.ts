/** `KonvaContentSharingRenderer`: draws a received share into an element of the document, found by its id. [doc: AR:Renderer] */
import type { MediaSdkSwitches } from '../world/switches.ts';

interface Frame {
  getWidth(): number;
  getHeight(): number;
  getBitmaps(): readonly { getXOffset(): number; getYOffset(): number; getBlobData(): Blob }[];
}

interface Sharing {
  addOnFrameReceivedCallback(listener: (sharing: unknown, frame: Frame) => void): void;
  removeOnFrameReceivedCallback(listener: (sharing: unknown, frame: Frame) => void): void;
}

/** @param lookUp whether the container is looked up once or at each frame [unknown: media-sdk §7.6] */
export function rendererClass(lookUp: () => MediaSdkSwitches['rendererLooksUp']): unknown {
  return class KonvaContentSharingRenderer {
    readonly #canvas = document.createElement('canvas');
    #sharing: Sharing | undefined;
    #id = '';

    init(sharing: Sharing, containerId: string): void {
      this.#id = containerId;
      this.#sharing = sharing;
      this.#container().append(this.#canvas);
      this.start();
    }

    start(): void {
      this.#sharing?.addOnFrameReceivedCallback(this.#draw);
    }

    stop(): void {
      this.#sharing?.removeOnFrameReceivedCallback(this.#draw);
    }

    zoom(scale: number): void {
      this.#canvas.style.zoom = String(scale);
    }

    getWidth = (): number => this.#canvas.width;
    getHeight = (): number => this.#canvas.height;

    #container(): HTMLElement {
      const container = document.getElementById(this.#id);
      if (!container) throw new Error(`There is no element with the id ${this.#id}.`);
      return container;
    }

    readonly #draw = async (_sharing: unknown, frame: Frame): Promise<void> => {
      const container = lookUp() === 'always' ? this.#container() : undefined;
      if (container && this.#canvas.parentNode !== container) container.append(this.#canvas);
      Object.assign(this.#canvas, { width: frame.getWidth(), height: frame.getHeight() });
      for (const bitmap of frame.getBitmaps()) {
        const image = await createImageBitmap(bitmap.getBlobData());
        this.#canvas.getContext('2d')?.drawImage(image, bitmap.getXOffset(), bitmap.getYOffset());
      }
    };
  };
}
