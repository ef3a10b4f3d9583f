/** A part of an element whose code loads when it is first needed. */
import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { Failure } from '../stores/failure.ts';

/** The failure that an element reports when the code of a part cannot be loaded. */
export const missingPart: Failure = {
  code: 'unreachable',
  message: 'A part of this page could not be loaded.',
  retryable: true,
};

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Loads a part of its host on demand, adds the part's `styles` to the host, and renders the host again when the part
 * is ready. A part that cannot be loaded is requested again only by `ready` or `retry`.
 */
export class LazyPart<Part> {
  readonly #host: Host;
  readonly #load: () => Promise<Part>;
  #loading: Promise<Part> | undefined;
  #part: Part | undefined;
  /** Those that the host does not have yet: it may load a part before it has a shadow root. */
  #styles: readonly CSSResult[] = [];
  #failed = false;

  constructor(host: Host, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
    // Not `this`: scripts can read the controllers of an element, and a part may hold what the user typed.
    host.addController({ hostConnected: () => this.#adoptStyles() });
  }

  /** Undefined until the part is loaded; reading it starts loading. */
  get value(): Part | undefined {
    if (!this.#loading && !this.#failed) this.retry();
    return this.#part;
  }

  /** The part if it is loaded; never starts loading. */
  get loaded(): Part | undefined {
    return this.#part;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** @throws the error of `import()` when the part cannot be loaded */
  async ready(): Promise<Part> {
    this.#failed = false;
    try {
      return await (this.#loading ??= this.#fetch());
    } catch (error) {
      this.#loading = undefined;
      this.#failed = true;
      throw error;
    } finally {
      this.#host.requestUpdate();
    }
  }

  /** Starts loading; a failure shows in `failed`. */
  readonly retry = (): void => void this.ready().catch(() => {});

  async #fetch(): Promise<Part> {
    const part = await this.#load();
    this.#styles = (part as { readonly styles?: readonly CSSResult[] }).styles ?? [];
    this.#adoptStyles();
    return (this.#part = part);
  }

  #adoptStyles(): void {
    const { shadowRoot } = this.#host;
    if (!shadowRoot) return;
    for (const { styleSheet } of this.#styles) if (styleSheet) shadowRoot.adoptedStyleSheets.push(styleSheet);
    this.#styles = [];
  }
}
