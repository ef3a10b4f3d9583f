/** A part of an element that few visitors need: loaded when it is first asked for. */
import type { ReactiveControllerHost } from 'lit';

export class LatePart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #loading: Promise<Part> | undefined;
  #part: Part | undefined;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** Undefined until it is there; asking for it fetches it, and the host renders again with it. */
  get value(): Part | undefined {
    if (!this.#loading) this.ready().catch(() => {});
    return this.#part;
  }

  /** Rejects where it cannot be loaded; the next time it is tried again. */
  async ready(): Promise<Part> {
    try {
      this.#part = await (this.#loading ??= this.#load());
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
    this.#host.requestUpdate();
    return this.#part;
  }
}
