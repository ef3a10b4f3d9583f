/** A menu that opens below a button of an element, in the top layer, so that nothing cuts it off. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { AnchoredPopover } from './anchored-popover.ts';

export interface MenuItem {
  /** Also the name of its part. */
  readonly id: string;
  readonly text: string;
  readonly icon?: TemplateResult;
  readonly run: () => void;
}

/** Items that belong together. */
export interface MenuGroup {
  /** Names the group for screen readers. */
  readonly label?: string | undefined;
  /** The same for the eye, above the items. */
  readonly heading?: TemplateResult;
  readonly items: readonly MenuItem[];
}

/** Its icon is only a path, which the menu draws: the element that contains it need not load how. */
export interface VisitorItem extends Omit<MenuItem, 'icon'> {
  readonly icon: string;
}

/** Who the user is, and what they can do about it. */
export interface VisitorGroup extends Pick<MenuGroup, 'heading'> {
  readonly label: string;
  readonly items: readonly VisitorItem[];
  readonly person: { readonly id: string; readonly name: string; readonly picture: string | undefined };
}

export interface PopupMenuOptions {
  /** Selector of the button in the host that opens the menu. It gets the focus back. */
  readonly button: string;
  /** Read with each update of the host while the menu is open. */
  readonly groups: () => readonly MenuGroup[];
}

/** Styles: `menu.styles.ts`. */
export class PopupMenu {
  readonly #host: LitElement;
  readonly #options: PopupMenuOptions;
  #isOpen = false;

  constructor(host: LitElement, options: PopupMenuOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(
      new AnchoredPopover(host, {
        isOpen: () => this.#isOpen,
        anchor: options.button,
        panel: '.popup-menu',
        endsWithAnchor: true,
      }),
    );
    host.addController({ hostDisconnected: () => this.#close(false) });
    // Else pressing the button would first take the focus out of the menu, which closes it, and then open it again.
    host.renderRoot.addEventListener('mousedown', (event) => {
      if ((event.target as Element).closest(options.button)) event.preventDefault();
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Opens the menu with the focus on its first item, or closes it. */
  async toggle(): Promise<void> {
    if (this.#isOpen) return this.#close();
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#items[0]?.focus();
  }

  /** @param label names the menu for screen readers */
  render(label: string): TemplateResult {
    return html`<div
      class="popup-menu"
      part="menu"
      role="menu"
      popover="manual"
      aria-label=${label}
      @keydown=${this.#onKeydown}
      @focusout=${this.#onFocusOut}
    >
      ${this.#isOpen ? this.#options.groups().map((group) => this.#group(group)) : nothing}
    </div>`;
  }

  #group({ label, heading, items }: MenuGroup): TemplateResult {
    return html`<div role="group" aria-label=${label ?? nothing}>
      ${heading ? html`<p class="popup-label" part="menu-label" aria-hidden="true">${heading}</p>` : nothing}
      ${items.map(
        ({ id, text, icon, run }) =>
          html`<button
            class="popup-item"
            part="menu-item ${id}"
            role="menuitem"
            type="button"
            tabindex="-1"
            @click=${() => this.#run(run)}
          >
            ${icon}<span>${text}</span>
          </button>`,
      )}
    </div>`;
  }

  get #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.popup-item')];
  }

  /** First the focus goes back, because the item may move it on. */
  #run(run: () => void): void {
    this.#close();
    run();
  }

  #close(withFocus = true): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#host.requestUpdate();
    if (withFocus) this.#host.renderRoot.querySelector<HTMLElement>(this.#options.button)?.focus();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    const index = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (index !== undefined) items.at(index % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A click elsewhere closes the menu. */
  readonly #onFocusOut = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    if (!(currentTarget as Element).contains(relatedTarget as Element | null)) this.#close(false);
  };
}
