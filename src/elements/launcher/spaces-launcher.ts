/** `<spaces-launcher>`: a button in the corner of the page that opens a conversation. Without Lit, because most visitors never press it. */
import type { SpacesEventMap } from '../../events.ts';
import { launcherStyles } from './launcher.styles.ts';
import type { LauncherPanel } from './launcher-panel.ts';

/** A server that imports this module has no elements. */
const ElementBase = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/** What the tab remembers: whether the panel was open, and whether the visitor has ever opened it. */
const storageKey = 'spaces-elements/launcher@1';

/** In English, because what translates it could not be loaded either. */
const missingPanel = 'This could not be loaded. Check your connection, then press the button again.';

/** A window this small shows nothing but the panel. */
const smallWindow = '(max-width: 480px), (max-height: 480px)';

/** "Chat" where it is another word. The catalogues load with the click. */
const words: ReadonlyMap<string | undefined, string> = new Map([
  ['ar', 'دردشة'],
  ['ja', 'チャット'],
  ['pl', 'Czat'],
]);

type Memory = 'open' | 'closed' | undefined;

/**
 * A round button with the number of unread messages. It opens a panel above the page, which fills the window of a phone:
 * with `invite` the invitation and then its conversation, with `space` that conversation, and otherwise the user's
 * spaces. Before the click nothing is requested. A panel that was open is open again on the next page of the tab, and one
 * that was opened before goes on counting messages.
 *
 * @tag spaces-launcher
 * @attr {string} invite - an invite link: the panel shows the invitation, and then its conversation
 * @attr {string} invite-param - name of the parameter that holds the invite link in the page's URL
 * @attr {string} space - id of a space: the panel shows its conversation
 * @attr {string} label - the name of the button and of the panel; by default "Chat" in the language of the page
 * @attr {boolean} open - the panel is shown
 * @fires {CustomEvent<{ open: boolean }>} spaces-launcher-toggled - the panel was opened or closed
 * @csspart bubble - the round button
 * @csspart badge - the number of unread messages
 * @csspart panel - the box of the conversation
 * @csspart problem - says that the code of the panel could not be loaded
 */
export class SpacesLauncher extends ElementBase {
  static readonly observedAttributes = ['invite', 'invite-param', 'space', 'open', 'label'];

  /** Loads the tags of the panel; set by the module that registers this one. */
  static loadTag: Readonly<Record<string, () => Promise<unknown>>> = {};

  /** Loads the code of the panel. */
  static loadPanel = (): Promise<Pick<typeof import('./launcher-panel.ts'), 'createLauncherPanel'>> =>
    import('./launcher-panel.ts');

  #bubble: HTMLButtonElement | undefined;
  #badge: HTMLElement | undefined;
  #problem: HTMLElement | undefined;
  #dialog: HTMLDialogElement | undefined;
  #panel: LauncherPanel | undefined;
  #loading: Promise<void> | undefined;
  #unread = 0;
  #stopper: AbortController | undefined;
  /** Keeps the page behind a panel that fills the window from scrolling. */
  #scrollLock: CSSStyleSheet | undefined;

  /** An invite link: the panel shows the invitation, and then its conversation. */
  get invite(): string {
    return this.getAttribute('invite') ?? '';
  }

  set invite(value: string | null | undefined) {
    this.#reflect('invite', value);
  }

  /** Name of the parameter that holds the invite link in the page's URL. */
  get inviteParam(): string {
    return this.getAttribute('invite-param') ?? '';
  }

  set inviteParam(value: string | null | undefined) {
    this.#reflect('invite-param', value);
  }

  /** Id of a space: the panel shows its conversation. */
  get space(): string {
    return this.getAttribute('space') ?? '';
  }

  set space(value: string | null | undefined) {
    this.#reflect('space', value);
  }

  /** The name of the button and of the panel. By default "Chat" in the language of the page. */
  get label(): string {
    const lang = this.closest<HTMLElement>('[lang]')?.lang.split(/[-_]/)[0];
    return this.getAttribute('label') || (this.#panel?.name ?? words.get(lang) ?? 'Chat');
  }

  set label(value: string | null | undefined) {
    this.#reflect('label', value);
  }

  /** Whether the panel is shown. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(value: boolean) {
    this.toggleAttribute('open', Boolean(value));
  }

  /** How many messages have arrived since the panel was closed. */
  get unread(): number {
    return this.#unread;
  }

  /** Opens the panel. */
  show(): void {
    this.open = true;
  }

  /** Closes the panel. The conversation goes on. */
  hide(): void {
    this.open = false;
  }

  connectedCallback(): void {
    this.#build();
    const memory = this.#memory;
    // What the visitor did counts more than what the page says.
    if (memory) this.open = memory === 'open';
    const { signal } = (this.#stopper = new AbortController());
    this.addEventListener('spaces-message-received', this.#onMessage, { signal });
    matchMedia(smallWindow).addEventListener('change', () => this.#place(), { signal });
    if (this.open) void this.#show(false);
    else if (memory) void this.#load();
  }

  disconnectedCallback(): void {
    this.#stopper?.abort();
    this.#close();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.#stopper || this.#stopper.signal.aborted || before === now) return;
    if (name !== 'open') {
      this.#fill();
      return this.#describe();
    }
    if ((before === null) === (now === null)) return;
    this.#remember(now === null ? 'closed' : 'open');
    if (now === null) this.#hide();
    else void this.#show(true);
    const detail: SpacesEventMap['spaces-launcher-toggled']['detail'] = { open: now !== null };
    this.dispatchEvent(new CustomEvent('spaces-launcher-toggled', { detail, bubbles: true, composed: true }));
  }

  override focus(options?: FocusOptions): void {
    if (this.open && this.#panel) this.#panel.focus(options);
    else this.#bubble?.focus(options);
  }

  /** Once; and the styles again in another document, which refuses those of the first. */
  #build(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const { CSSStyleSheet: Sheet } = this.ownerDocument.defaultView ?? globalThis;
    const sheet = new Sheet();
    sheet.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [sheet];
    if (this.#bubble) return;
    this.#bubble = create('button', {
      class: 'bubble',
      part: 'bubble',
      type: 'button',
      'aria-haspopup': 'dialog',
    });
    this.#badge = create('span', { class: 'badge', part: 'badge', 'aria-hidden': 'true', hidden: '' });
    this.#bubble.append(icon(), this.#badge);
    this.#bubble.addEventListener('click', () => {
      this.open = !this.open;
    });
    // Empty at first: screen readers announce what changes in it.
    this.#problem = create('p', { part: 'problem', role: 'alert', lang: 'en' });
    root.append(this.#problem, this.#bubble);
    this.#describe();
  }

  /** Never rejects: the next click tries again. */
  async #load(): Promise<void> {
    this.#tell('');
    this.#loading ??= SpacesLauncher.loadPanel().then(({ createLauncherPanel }) => {
      const panel = createLauncherPanel({ loadTag: SpacesLauncher.loadTag, onClose: () => this.hide() });
      // Its names may be in another language after each update.
      panel.addController({ hostUpdated: () => this.#describe() });
      const dialog = create('dialog', { part: 'panel', popover: 'manual' });
      dialog.append(panel);
      dialog.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) this.hide();
      });
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        this.hide();
      });
      this.#panel = panel;
      this.#dialog = dialog;
      this.#fill();
      this.shadowRoot?.append(dialog);
    });
    await this.#loading.catch(() => {
      this.#loading = undefined;
      if (this.open) this.#tell(missingPanel);
      this.open = false;
    });
  }

  #tell(problem: string): void {
    if (this.#problem) this.#problem.textContent = problem;
  }

  #fill(): void {
    if (!this.#panel) return;
    const { invite, inviteParam, space } = this;
    const label = this.getAttribute('label') ?? '';
    Object.assign(this.#panel, { invite, inviteParam, space, label });
  }

  async #show(isByUser: boolean): Promise<void> {
    await this.#load();
    if (!this.open || !this.isConnected || !this.#dialog) return;
    this.#unread = 0;
    this.#describe();
    // A dialog takes the focus as it opens, also as a popover.
    this.#dialog.inert = !isByUser;
    this.#place();
    this.#dialog.inert = false;
    if (isByUser) this.#panel?.focus();
  }

  #hide(): void {
    const hadFocus = this.shadowRoot?.activeElement && this.shadowRoot.activeElement !== this.#bubble;
    this.#close();
    this.#describe();
    if (hadFocus) this.#bubble?.focus();
  }

  /** Above the page; in a small window, instead of the page. */
  #place(): void {
    const dialog = this.#dialog;
    if (!dialog || !this.open) return;
    const isSmall = matchMedia(smallWindow).matches;
    if (isSmall ? dialog.matches(':modal') : dialog.matches(':popover-open')) return;
    this.#close();
    if (!isSmall) return dialog.showPopover();
    dialog.showModal();
    this.#fit();
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
    this.#lockScrolling();
  }

  #lockScrolling(): void {
    this.#scrollLock = new CSSStyleSheet();
    this.#scrollLock.replaceSync('html{overflow:hidden!important}');
    document.adoptedStyleSheets.push(this.#scrollLock);
  }

  #unlockScrolling(): void {
    const lock = this.#scrollLock;
    if (!lock) return;
    this.#scrollLock = undefined;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== lock);
  }

  #close(): void {
    visualViewport?.removeEventListener('resize', this.#fit);
    visualViewport?.removeEventListener('scroll', this.#fit);
    this.#unlockScrolling();
    const dialog = this.#dialog;
    if (dialog?.matches(':popover-open')) dialog.hidePopover();
    else if (dialog?.open) dialog.close();
  }

  /** The keyboard of a phone covers the page without making it smaller. */
  readonly #fit = (): void => {
    if (!visualViewport) return;
    this.#dialog?.style.setProperty('--_height', `${visualViewport.height}px`);
    this.#dialog?.style.setProperty('--_top', `${visualViewport.offsetTop}px`);
  };

  readonly #onMessage = (): void => {
    if (this.open) return;
    this.#unread++;
    this.#describe();
  };

  #describe(): void {
    const count = this.#unread;
    const [bubble, badge] = [this.#bubble, this.#badge];
    if (!bubble || !badge) return;
    badge.hidden = count === 0;
    badge.textContent = count > 99 ? '99+' : String(count);
    bubble.setAttribute('aria-expanded', String(this.open));
    bubble.setAttribute('aria-label', this.#panel?.describe(count) ?? this.label);
    this.#dialog?.setAttribute('aria-label', this.label);
  }

  #reflect(name: string, value: string | null | undefined): void {
    if (value) this.setAttribute(name, value);
    else this.removeAttribute(name);
  }

  get #memory(): Memory {
    try {
      const value = sessionStorage.getItem(storageKey);
      return value === 'open' || value === 'closed' ? value : undefined;
    } catch {
      return undefined;
    }
  }

  #remember(memory: 'open' | 'closed'): void {
    try {
      sessionStorage.setItem(storageKey, memory);
    } catch {
      // Without storage, the next page starts with a closed panel.
    }
  }
}

function create<Tag extends 'button' | 'span' | 'p' | 'dialog'>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function icon(): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute(
    'd',
    'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5Z',
  );
  svg.append(path);
  return svg;
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-launcher': SpacesLauncher;
  }
}
