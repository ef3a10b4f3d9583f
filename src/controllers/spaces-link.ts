/** Finds the connection that an element uses: its own, its provider's, or the page's. */
import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { spacesContext } from '../context/spaces-context.ts';
import type { Spaces } from '../stores/spaces.ts';
import { pageSpaces } from './page-spaces.ts';

type Host = ReactiveControllerHost & HTMLElement & { spaces?: Spaces | undefined };

const providerTag = 'spaces-provider';

/**
 * Finds the connection of its host: the host's `spaces` property, else the nearest `<spaces-provider>` (also across
 * shadow roots), else the page's default. Sends no request.
 */
export class SpacesLink implements ReactiveController {
  /** Loads `<spaces-provider>`; set by the module that registers tags. Pages without a provider do not load it. */
  static loadProvider: (() => Promise<unknown>) | undefined;
  /** Loads `<spaces-call>`, which the conversation and the panel of a joined space contain. */
  static loadCall: (() => Promise<unknown>) | undefined;

  readonly #host: Host;
  readonly #onChange: ((now: Spaces | undefined) => void) | undefined;
  /** Counts the searches, so that the late result of an older one is ignored. */
  #search = 0;
  #isAnswered = false;
  #provided: Spaces | undefined;
  #unsubscribe: (() => void) | undefined;
  #reported: Spaces | undefined;

  /** @param onChange called when the connection changes; not when the host was only moved */
  constructor(host: Host, onChange?: (now: Spaces | undefined) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
    // Only here is the element surely in the document of its styles. Another one would refuse them.
    const root = host as unknown as { renderRoot: unknown; createRenderRoot(): unknown };
    root.renderRoot = root.createRenderRoot();
  }

  /** Undefined while the host is disconnected or its provider is not ready. */
  get value(): Spaces | undefined {
    return this.#host.spaces ?? this.#provided;
  }

  hostConnected(): void {
    this.#forget();
    if (awaitsProvider(this.#host)) {
      const search = ++this.#search;
      void customElements.whenDefined(providerTag).then(() => {
        if (search === this.#search) this.#request();
      });
    } else {
      this.#request();
    }
    this.#report();
  }

  hostUpdate(): void {
    this.#report();
  }

  hostDisconnected(): void {
    // An element that was moved out of a provider must not keep its session.
    this.#forget();
  }

  #request(): void {
    this.#isAnswered = false;
    this.#host.dispatchEvent(new ContextEvent(spacesContext, this.#host, this.#onProvided, true));
    if (this.#isAnswered) return;
    this.#unsubscribe = pageSpaces().subscribe((spaces) => this.#set(spaces));
  }

  /** The first value is undefined when the provider has not read its attributes yet. */
  readonly #onProvided = (spaces: Spaces | undefined, unsubscribe?: () => void): void => {
    this.#isAnswered = true;
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#set(spaces);
  };

  #set(spaces: Spaces | undefined): void {
    this.#provided = spaces;
    this.#report();
  }

  #forget(): void {
    this.#search++;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#provided = undefined;
  }

  #report(): void {
    if (!this.#host.isConnected || this.value === this.#reported) return;
    this.#reported = this.value;
    this.#host.requestUpdate();
    this.#onChange?.(this.#reported);
  }
}

/**
 * Whether the element depends on a provider whose code is not loaded yet; if so, loading starts. A provider that does
 * not contain the element may be empty, and then configures the page's default.
 */
function awaitsProvider(from: Element): boolean {
  if (customElements.get(providerTag) !== undefined) return false;
  const { loadProvider } = SpacesLink;
  // Uses the method of the prototype, because markup like `<form name="querySelector">` replaces the document's own.
  const elsewhere: unknown = loadProvider && Document.prototype.querySelector.call(document, providerTag);
  if (!elsewhere && !isBelowProvider(from)) return false;
  // If loading fails, the element has no connection, because any other one would be wrong.
  loadProvider?.().catch(() => {});
  return true;
}

/** Looks at the path of an event, which leads through slots and out of shadow roots. */
function isBelowProvider(from: Element): boolean {
  let path: EventTarget[] = [];
  const probe = 'spaces-path';
  from.addEventListener(probe, (event) => (path = event.composedPath()), { once: true });
  from.dispatchEvent(new Event(probe, { composed: true }));
  return path.some((node) => (node as Partial<Element>).localName === providerTag);
}
