/** The pictures of files that are in view, as addresses that only this page can use. */
import type { LitElement } from 'lit';

/** So many pictures load at the same time, and so many stay in the memory. */
const mostLoading = 4;
const mostKept = 100;

interface Request {
  readonly id: string;
  readonly type: string;
  readonly load: () => Promise<Blob | undefined>;
}

export class Pictures {
  readonly #host: LitElement;
  readonly #onChange: () => void;
  /** `loading` and `broken`, or the address of the picture. */
  readonly #urls = new Map<string, string>();
  /** Newest last: what was drawn last is what the user looks at. */
  #queue: Request[] = [];
  #loading = 0;

  /** @param onChange called when a picture has loaded or turned out to be none */
  constructor(host: LitElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController({
      hostConnected: onChange,
      hostDisconnected: () => queueMicrotask(() => this.#forget()),
    });
  }

  /** The address of a picture, or `broken`; undefined until it has loaded. `type` is a raster type, whatever the bytes claim. */
  of(id: string, type: string, load: () => Promise<Blob | undefined>): string | undefined {
    const url = this.#urls.get(id);
    if (url) return url === 'loading' ? undefined : url;
    this.#urls.set(id, 'loading');
    this.#queue.push({ id, type, load });
    // The row is in the page only after it was drawn.
    queueMicrotask(() => this.#next());
    return undefined;
  }

  /** The bytes are no picture. */
  breaks(id: string): void {
    this.#release(id);
    this.#urls.set(id, 'broken');
    this.#onChange();
  }

  #next(): void {
    while (this.#loading < mostLoading) {
      const request = this.#queue.pop();
      if (!request) return;
      if (this.#isDrawn(request.id)) void this.#load(request);
      else this.#urls.delete(request.id);
    }
  }

  async #load({ id, type, load }: Request): Promise<void> {
    this.#loading += 1;
    const bytes = await load();
    this.#loading -= 1;
    // With this type, browsers decode pixels only: a drawing or a page inside is an error.
    const url = bytes && URL.createObjectURL(new Blob([bytes], { type }));
    if (this.#host.isConnected) this.#urls.set(id, url ?? 'broken');
    else if (url) URL.revokeObjectURL(url);
    for (const each of this.#urls.keys())
      if (this.#urls.size > mostKept && !this.#isDrawn(each)) this.#release(each);
    this.#onChange();
    this.#next();
  }

  #isDrawn(id: string): boolean {
    return this.#host.renderRoot.querySelector(`[data-picture="${CSS.escape(id)}"]`) !== null;
  }

  #release(id: string): void {
    const url = this.#urls.get(id);
    if (url?.startsWith('blob:')) URL.revokeObjectURL(url);
    this.#urls.delete(id);
  }

  /** Not when the element is only moved. */
  #forget(): void {
    if (this.#host.isConnected) return;
    for (const id of this.#urls.keys()) this.#release(id);
    this.#queue = [];
  }
}
