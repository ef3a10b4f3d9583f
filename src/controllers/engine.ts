/** Code that an element needs only while it is on a page: fetched when its host is connected, and again when asked. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';

export class Engine<Module> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #fetch: () => Promise<Module>;
  #module: Module | undefined;
  #failure: Failure | undefined;

  constructor(host: ReactiveControllerHost, fetch: () => Promise<Module>) {
    this.#host = host;
    this.#fetch = fetch;
    host.addController(this);
  }

  /** Undefined as long as it is on its way. */
  get value(): Module | undefined {
    return this.#module;
  }

  /** Set when it could not be fetched. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  hostConnected(): void {
    void this.load();
  }

  /** Never rejects. */
  async load(): Promise<void> {
    if (this.#module) return;
    this.#failure = undefined;
    try {
      this.#module = await this.#fetch();
    } catch {
      this.#failure = missing;
    }
    this.#host.requestUpdate();
  }
}

const missing: Failure = {
  code: 'unreachable',
  message: 'A part of this page could not be loaded.',
  retryable: true,
};
