/** A part of an element that is loaded when it is first asked for. */
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';

/** What an element says of a part that did not come. */
export const missingPart: Failure = {
  code: 'unreachable',
  message: 'A part of this page could not be loaded.',
  retryable: true,
};

export class LatePart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #loading: Promise<Part> | undefined;
  #part: Part | undefined;
  #failed = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** Undefined until it is there; asking for it fetches it, and the host renders again with it. */
  get value(): Part | undefined {
    if (!this.#loading && !this.#failed) this.ready().catch(() => {});
    return this.#part;
  }

  /** What is there already; fetches nothing. */
  get loaded(): Part | undefined {
    return this.#part;
  }

  /** It did not come; only `ready` tries again. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Rejects where it cannot be loaded. */
  async ready(): Promise<Part> {
    this.#failed = false;
    try {
      return (this.#part = await (this.#loading ??= this.#load()));
    } catch (error) {
      this.#loading = undefined;
      this.#failed = true;
      throw error;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
