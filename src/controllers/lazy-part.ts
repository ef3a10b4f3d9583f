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

/** Ms. */
const firstPause = 2_000;
const longestPause = 30_000;

/**
 * Loads a part of its host on demand, adds the part's `styles` to the host, and renders the host again when the part
 * is ready. While the host is in the page, a part that cannot be loaded is requested again after growing pauses and
 * when the network is back.
 */
export class LazyPart<Part> {
  readonly #host: Host;
  readonly #load: () => Promise<Part>;
  /** The part if it is loaded; reading it never starts loading. */
  loaded: Part | undefined;
  failed = false;
  #loading: Promise<Part> | undefined;
  #pause = firstPause;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
    // Not `this`: scripts can read the controllers of an element, and a part may hold what the user typed.
    host.addController({
      hostConnected: () => {
        this.#adoptStyles();
        if (this.failed) this.#planRetry();
      },
      hostDisconnected: () => this.#cancelRetry(),
    });
  }

  /** Undefined until the part is loaded; reading it starts loading. */
  get value(): Part | undefined {
    if (!this.#loading && !this.failed) this.retry();
    return this.loaded;
  }

  /** @throws the error of `import()` when the part cannot be loaded */
  ready(): Promise<Part> {
    this.failed = false;
    return this.#request();
  }

  /** Starts loading; a failure shows in `failed`. */
  readonly retry = (): void => void this.ready().catch(() => {});

  async #request(): Promise<Part> {
    this.#cancelRetry();
    try {
      this.loaded = await (this.#loading ??= this.#load());
      this.failed = false;
      this.#adoptStyles();
      return this.loaded;
    } catch (error) {
      this.#loading = undefined;
      this.failed = true;
      this.#planRetry();
      throw error;
    } finally {
      this.#host.requestUpdate();
    }
  }

  #planRetry(): void {
    this.#cancelRetry();
    if (!this.#host.isConnected) return;
    this.#timer = setTimeout(this.#retryQuietly, this.#pause);
    this.#pause = Math.min(this.#pause * 2, longestPause);
    addEventListener('online', this.#retryQuietly);
  }

  #cancelRetry(): void {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#retryQuietly);
  }

  /** The failure stays visible until the part is there. */
  readonly #retryQuietly = (): void => void this.#request().catch(() => {});

  /**
   * Adds the styles that the host does not have. When a script moves it to another document, it loses all of them, also
   * its own: every host has some.
   */
  #adoptStyles(): void {
    const host = this.#host;
    const adopted = host.shadowRoot?.adoptedStyleSheets;
    if (!adopted) return;
    const { styles = [] } = (this.loaded ?? {}) as { readonly styles?: readonly CSSResult[] };
    if (adopted.length === 0 || host.ownerDocument !== document)
      void import('./moved-styles.ts').then(({ restoreStyles }) => restoreStyles(host, styles));
    else
      for (const { styleSheet } of styles)
        if (styleSheet && !adopted.includes(styleSheet)) adopted.push(styleSheet);
  }
}
