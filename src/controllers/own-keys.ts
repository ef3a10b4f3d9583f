/** Keys that write are a field's own: the page, which sees only the element, must not take them as shortcuts. */
import type { ReactiveController } from 'lit';

const keyEvents = ['keydown', 'keypress', 'keyup'] as const;
const writingKeys = new Set(
  'Enter Backspace Delete Home End ArrowUp ArrowDown ArrowLeft ArrowRight'.split(' '),
);

/** To be added to its host. Keeps what is typed into the field from everything outside of the host. */
export class OwnKeys implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #field: () => HTMLElement | null | undefined;

  constructor(host: HTMLElement, field: () => HTMLElement | null | undefined) {
    this.#host = host;
    this.#field = field;
  }

  hostConnected(): void {
    for (const type of keyEvents) this.#host.addEventListener(type, this.#keep);
  }

  hostDisconnected(): void {
    for (const type of keyEvents) this.#host.removeEventListener(type, this.#keep);
  }

  readonly #keep = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (event.composedPath()[0] !== this.#field() || ctrlKey || metaKey || altKey) return;
    if (key.length === 1 || writingKeys.has(key)) event.stopPropagation();
  };
}
