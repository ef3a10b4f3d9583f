/** The menu in the header of `<spaces-chat>`. Loads with the first click on its button. */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { PartLanguage } from '../../controllers/part-language.ts';
import { type MenuGroup, PopupMenu, type VisitorGroup } from '../../controllers/popup-menu.ts';
import { avatar } from '../../ui/avatar.ts';
import { drawIcon } from '../../ui/icons.ts';
import { popupMenuStyles } from '../../ui/menu.styles.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { plainName } from './message-row.ts';
import type { PanelName } from './panels.ts';
import { type PanelStrings, panelStrings } from './panels.strings.ts';

/** An element whose menu also has entries of the element that contains it. */
export interface MenuHost extends LitElement {
  readonly visitor: VisitorGroup | undefined;
  showPanel(name: PanelName): Promise<void>;
}

const panelNames = ['people', 'search', 'files', 'posts'] as const;

export class ChatMenu {
  readonly styles = [popupMenuStyles];
  readonly #host: MenuHost;
  readonly #source: ConversationSource;
  readonly #language: Language<ChatStrings>;
  readonly #panels: PartLanguage<PanelStrings>;
  readonly #menu: PopupMenu;

  constructor(host: MenuHost, source: ConversationSource, language: Language<ChatStrings>) {
    this.#host = host;
    this.#source = source;
    this.#language = language;
    this.#panels = new PartLanguage(host, language, 'panels', panelStrings);
    this.#menu = new PopupMenu(host, { button: '.menu-button', groups: () => this.#groups });
  }

  get isOpen(): boolean {
    return this.#menu.isOpen;
  }

  async toggle(): Promise<void> {
    if (!this.isOpen) await this.#panels.load();
    await this.#menu.toggle();
  }

  render(label: string): TemplateResult {
    return this.#menu.render(label);
  }

  get #groups(): readonly MenuGroup[] {
    const { titles } = this.#panels.strings;
    const items = panelNames.map((id) => ({
      id,
      text: titles[id],
      run: () => void this.#host.showPanel(id).catch(() => {}), // The panels load again by themselves.
    }));
    const panels = this.#source.conversation?.panels ? [{ items }] : [];
    const visitor = this.#visitor ?? this.#own;
    return visitor ? [...panels, visitor] : panels;
  }

  /** What the element around this one says about the user. */
  get #visitor(): MenuGroup | undefined {
    const { visitor } = this.#host;
    if (!visitor) return undefined;
    const { person, label, items } = visitor;
    const drawn = items.map((item) => ({ ...item, icon: drawIcon(item.icon) }));
    return { label, heading: headingOf(person, label), items: drawn };
  }

  /** The user of the session. Only a user who signed in through these elements can sign out here. */
  get #own(): MenuGroup | undefined {
    const session = this.#source.spaces?.session;
    const state = session?.$session.get();
    if (!session || state?.step !== 'signed-in') return undefined;
    const label = plainName(state.person, this.#language.strings);
    const signOut = { id: 'sign-out', text: this.#panels.strings.signOut, run: () => session.signOut() };
    const items = state.as === 'oauth' ? [signOut] : [];
    return { label, heading: headingOf(state.person, label), items };
  }
}

function headingOf(person: VisitorGroup['person'], label: string): TemplateResult {
  return html`${avatar(person)}<span>${label}</span>`;
}
