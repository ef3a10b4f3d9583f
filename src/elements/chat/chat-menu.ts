/** The menu in the header of `<spaces-chat>`. Loads with the first click on its button. */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { type MenuGroup, PopupMenu, type VisitorGroup } from '../../controllers/popup-menu.ts';
import { avatar } from '../../ui/avatar.ts';
import { drawIcon } from '../../ui/icons.ts';
import { popupMenuStyles } from '../../ui/menu.styles.ts';
import type { ChatStrings } from './chat.strings.ts';

/** An element whose menu also has entries of the element that contains it. */
export interface MenuHost extends LitElement {
  readonly visitor: VisitorGroup | undefined;
}

export class ChatMenu {
  readonly styles = [popupMenuStyles];
  readonly #host: MenuHost;
  readonly #language: Language<ChatStrings>;
  readonly #menu: PopupMenu;

  constructor(host: MenuHost, language: Language<ChatStrings>) {
    this.#host = host;
    this.#language = language;
    this.#menu = new PopupMenu(host, { button: '.menu-button', groups: () => this.#groups });
  }

  get isOpen(): boolean {
    return this.#menu.isOpen;
  }

  toggle(): void {
    void this.#menu.toggle();
  }

  render(): TemplateResult {
    return this.#menu.render(this.#language.strings.menu);
  }

  get #groups(): readonly MenuGroup[] {
    const { visitor } = this.#host;
    if (!visitor) return [];
    const { person, label, items } = visitor;
    return [
      {
        label,
        heading: html`${avatar(person)}<span>${label}</span>`,
        items: items.map((item) => ({ ...item, icon: drawIcon(item.icon) })),
      },
    ];
  }
}
