/** Which `Spaces` an element belongs to: its own, its provider's, or the page's. */
import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { spacesContext } from '../context/spaces-context.ts';
import type { Spaces } from '../stores/spaces.ts';
import { pageSpaces } from './page-spaces.ts';

type Host = ReactiveControllerHost & HTMLElement & { spaces?: Spaces | undefined };

const providerTag = 'spaces-provider';

/**
 * Finds the connection of its host: the host's `.spaces` property, else the nearest `<spaces-provider>` (also
 * across shadow roots), else the page's default. Asks nothing of any server.
 */
export class SpacesLink implements ReactiveController {
  /** Fetches the code of `<spaces-provider>`; set by what registers tags. Only pages that use one load it. */
  static loadProvider: (() => Promise<unknown>) | undefined;

  readonly #host: Host;
  readonly #onChange: ((now: Spaces | undefined) => void) | undefined;
  /** A new number for every look around; an older one's late answer is dropped. */
  #look = 0;
  #answered = false;
  #given: Spaces | undefined;
  #leave: (() => void) | undefined;
  #told: Spaces | undefined;

  /** @param onChange told when another connection applies; not when the host was merely moved. */
  constructor(host: Host, onChange?: (now: Spaces | undefined) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Undefined while the host is disconnected or its provider is not ready. */
  get value(): Spaces | undefined {
    return this.#host.spaces ?? this.#given;
  }

  hostConnected(): void {
    this.#drop();
    if (awaitsProvider(this.#host)) {
      const look = ++this.#look;
      void customElements.whenDefined(providerTag).then(() => {
        if (look === this.#look) this.#ask();
      });
    } else {
      this.#ask();
    }
    this.#tell();
  }

  hostUpdate(): void {
    this.#tell();
  }

  hostDisconnected(): void {
    // A provided value is forgotten: an element dragged out of a provider must not keep its session.
    this.#drop();
  }

  #ask(): void {
    this.#answered = false;
    this.#host.dispatchEvent(new ContextEvent(spacesContext, this.#host, this.#onProvided, true));
    if (this.#answered) return;
    this.#leave = pageSpaces().subscribe((spaces) => this.#take(spaces));
  }

  /** A provider may answer `undefined` first, when it has not read its attributes yet. */
  readonly #onProvided = (spaces: Spaces | undefined, unsubscribe?: () => void): void => {
    this.#answered = true;
    if (unsubscribe !== this.#leave) this.#leave?.();
    this.#leave = unsubscribe;
    this.#take(spaces);
  };

  #take(spaces: Spaces | undefined): void {
    this.#given = spaces;
    this.#tell();
  }

  #drop(): void {
    this.#look++;
    this.#leave?.();
    this.#leave = undefined;
    this.#given = undefined;
  }

  #tell(): void {
    if (!this.#host.isConnected || this.value === this.#told) return;
    this.#told = this.value;
    this.#host.requestUpdate();
    this.#onChange?.(this.#told);
  }
}

/**
 * Whether a provider decides for this element whose code is not here yet: it is fetched then. One that stands
 * elsewhere may be empty, and so configure the page's default.
 */
function awaitsProvider(from: Element): boolean {
  if (customElements.get(providerTag) !== undefined) return false;
  const { loadProvider } = SpacesLink;
  // From the prototype: markup like `<form name="querySelector">` replaces what `document` has.
  const elsewhere: unknown = loadProvider && Document.prototype.querySelector.call(document, providerTag);
  if (!elsewhere && !isBelowProvider(from)) return false;
  // Where it fails, the element stays without a connection rather than taking another one.
  loadProvider?.().catch(() => {});
  return true;
}

function isBelowProvider(from: Element): boolean {
  for (let node = parentOf(from); node !== null; node = parentOf(node)) {
    if (node instanceof Element && node.localName === providerTag) return true;
  }
  return false;
}

/** The way a composed event travels: through slots and out of shadow roots. */
function parentOf(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot !== null) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
