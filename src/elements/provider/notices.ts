/** Tells the user of new messages outside the conversation: `notify` of `<spaces-provider>`. Loads with the attribute. */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { emit } from '../../events.ts';
import type { Message } from '../../protocol/message.ts';
import { previewOf } from '../../stores/my-spaces/state.ts';
import { News } from '../../stores/news.ts';
import { presenceOf } from '../../stores/presence.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { drawIcon } from '../../ui/icons.ts';
import { notice } from '../../ui/notice.ts';
import { noticeStrings } from './notices.strings.ts';
import { noticeStyles } from './notices.styles.ts';

export interface NoticesOptions {
  readonly language: Language<object>;
  readonly spaces: () => Spaces | undefined;
  /** Whether a `<spaces-provider>`, or none, around an element is the one of this connection. */
  readonly isOwn: (provider: Element | undefined) => boolean;
  /** `title`, `badge`, `desktop` and `sound`, as the page author lists them. */
  readonly kinds: () => string;
}

/** What needs the user's consent, and what it needs of the browser. */
const interfaces = { desktop: 'Notification', sound: 'AudioContext' } as const;
type Choice = keyof typeof interfaces;
const choices = Object.keys(interfaces) as readonly Choice[];

/** What the user has switched on, for all pages of the site. */
const storageKey = 'spaces-elements/notices@1';
/** How often the unread messages are counted while there are some: an element that is removed cannot say so. Ms. */
const countPause = 1_000;

export class Notices implements ReactiveController {
  readonly styles = [noticeStyles];
  readonly #host: LitElement;
  readonly #options: NoticesOptions;
  readonly #language;
  readonly #unread = new Map<Element, { readonly spaceId: string; readonly count: number }>();
  /** The launcher around a conversation. */
  readonly #launchers = new Map<string, HTMLElementTagNameMap['spaces-launcher']>();
  readonly #on = new Set<Choice>(readChoices());
  #spaces: Spaces | undefined;
  #news: News | undefined;
  #stop: AbortController | undefined;
  #stopListed = (): void => {};
  #audio: AudioContext | undefined;
  #count = 0;
  #badge = 0;

  constructor(host: LitElement, options: NoticesOptions) {
    this.#host = host;
    this.#options = options;
    this.#language = options.language.section('notices', noticeStrings);
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#stop = new AbortController());
    for (const type of ['spaces-unread', 'spaces-message-received'] as const)
      document.addEventListener(type, this.#onEvent, { signal });
    addEventListener('pagehide', () => this.#setBadge(0), { signal });
    const timer = setInterval(() => this.#count > 0 && this.#update(), countPause);
    signal.onabort = () => clearInterval(timer);
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.abort();
    this.#unread.clear();
    this.#spaces = undefined;
    this.#leave();
    this.#update();
  }

  /** The button that asks, for kinds that need the user's consent. */
  render(): TemplateResult | typeof nothing {
    const { strings } = this.#language;
    const offered = choices.filter((kind) => this.#has(kind) && interfaces[kind] in globalThis);
    if (offered.length === 0) return nothing;
    return html`<button
        class="notices ${choices.some((kind) => this.#isOn(kind)) ? 'on' : ''}"
        part="notices"
        type="button"
        popovertarget="choices"
        aria-haspopup="dialog"
        aria-label=${strings.notices}
      >
        ${drawIcon('M6 16.5h12l-1.5-2.5v-3.5a4.5 4.5 0 0 0-9 0V14Zm4.5 3h3')}
      </button>
      <div
        class="choices"
        part="notices-panel"
        id="choices"
        popover="auto"
        role="dialog"
        aria-label=${strings.notices}
      >
        ${offered.map(
          (kind) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${this.#isOn(kind)}
                @change=${(event: Event) => this.#choose(kind, event)}
              />
              ${strings[kind]}</label
            >`,
        )}
        ${this.#has('desktop') && permission() === 'denied' ? notice(strings.denied) : nothing}
      </div>`;
  }

  #has(kind: string): boolean {
    return this.#options.kinds().split(/\s+/).includes(kind);
  }

  /** The page offers it, the user wants it, and the browser still allows it. */
  #isOn(kind: Choice): boolean {
    return this.#has(kind) && this.#on.has(kind) && (kind === 'sound' || permission() === 'granted');
  }

  #follow(): void {
    const spaces = this.#options.spaces();
    if (spaces !== this.#spaces) {
      this.#leave();
      this.#spaces = spaces;
      if (!spaces) return;
      this.#news = new News(spaces, (message) => this.#tell(message));
      this.#stopListed = presenceOf(spaces).$listed.listen(() => this.#update());
    }
    this.#update();
  }

  #leave(): void {
    this.#news?.dispose();
    this.#stopListed();
  }

  readonly #onEvent = (event: DocumentEventMap['spaces-unread' | 'spaces-message-received']): void => {
    const path = event.composedPath().filter((each) => each instanceof Element);
    const [chat] = path;
    const find = (name: string): Element | undefined => path.find(({ localName }) => localName === name);
    if (!chat || !this.#options.isOwn(find('spaces-provider'))) return;
    const { detail } = event;
    const launcher = find('spaces-launcher') as HTMLElementTagNameMap['spaces-launcher'] | undefined;
    if (launcher) this.#launchers.set(detail.spaceId, launcher);
    if ('count' in detail) this.#unread.set(chat, detail);
    // What a conversation shows without counting it is on the screen.
    else if (!this.#unread.get(chat)?.count) void this.#news?.markSeen(detail.messageId);
    this.#update();
  };

  #update(): void {
    this.#count = this.#spaces ? this.#countUnread(this.#spaces) : 0;
    countInTitle(this, this.#has('title') ? this.#count : 0);
    this.#setBadge(this.#has('badge') ? this.#count : 0);
  }

  /** Messages, and one for a space of which only is known that it is unread. Muted spaces do not count. */
  #countUnread(spaces: Spaces): number {
    const counts = new Map<string, number>();
    for (const [chat, { spaceId, count }] of this.#unread)
      if (chat.isConnected) counts.set(spaceId, Math.max(count, counts.get(spaceId) ?? 0));
      else this.#unread.delete(chat);
    for (const { id, unread, unreadCount, muted } of presenceOf(spaces).$listed.get())
      if (muted) counts.delete(id);
      else if (unread) counts.set(id, Math.max(unreadCount || 1, counts.get(id) ?? 0));
    return sumOf(counts);
  }

  /** Only installed pages have one. */
  #setBadge(count: number): void {
    if (count === this.#badge) return;
    this.#badge = count;
    // Zero removes it.
    navigator.setAppBadge?.(count).catch(() => {});
  }

  async #choose(kind: Choice, { currentTarget }: Event): Promise<void> {
    const isWanted = (currentTarget as HTMLInputElement).checked;
    // Only a gesture may ask the user, or start audio.
    if (isWanted && kind === 'desktop') {
      await Notification.requestPermission();
      (currentTarget as HTMLInputElement).checked = permission() === 'granted';
    } else if (isWanted) this.#beep();
    this.#on[isWanted ? 'add' : 'delete'](kind);
    keepChoices([...this.#on]);
    this.#host.requestUpdate();
  }

  #tell(message: Message): void {
    if (this.#isOn('sound')) this.#beep();
    if (this.#isOn('desktop')) this.#showNotice(message);
  }

  #showNotice(message: Message): void {
    const { spaceId, sender } = message;
    try {
      // A later one of the same space takes its place.
      const notice = new Notification(sender.name || sender.username, {
        body: previewOf(message),
        tag: spaceId,
      });
      notice.addEventListener('click', () => {
        notice.close();
        window.focus();
        this.#open(spaceId);
      });
    } catch {
      // Some browsers on phones have the class and show notices of service workers only.
    }
  }

  #open(spaceId: string): void {
    const launcher = this.#launchers.get(spaceId);
    if (launcher) launcher.open = true;
    this.#spaces?.$current.set(spaceId);
    emit(this.#host, 'spaces-space-picked', { spaceId });
  }

  /** Silent until the user has used the page. */
  #beep(): void {
    this.#audio ??= new AudioContext();
    const { currentTime, destination } = this.#audio;
    void this.#audio.resume().catch(() => {});
    const tone = new OscillatorNode(this.#audio);
    const volume = new GainNode(this.#audio, { gain: 0.1 });
    volume.gain.setTargetAtTime(0, currentTime, 0.1);
    tone.connect(volume).connect(destination);
    tone.start();
    tone.stop(currentTime + 0.3);
  }
}

/** How many messages each connection of the page counts in its title. */
const counts = new Map<object, number>();
/** The number at the start of the title, as in "(3)"; "" when there is none. */
let mark = '';
let titleChanges: MutationObserver | undefined;

function countInTitle(owner: object, count: number): void {
  if (count > 0) counts.set(owner, count);
  else if (!counts.delete(owner)) return;
  drawTitle();
}

function drawTitle(): void {
  const { title } = document;
  const count = sumOf(counts);
  // The page may have set another title, perhaps from the one that it has read.
  const own = title.startsWith(mark) ? title.slice(mark.length) : title;
  mark = count > 0 ? `(${count})` : '';
  const shown = `${mark} ${own.trim()}`.trim();
  titleChanges?.disconnect();
  if (title !== shown) document.title = shown;
  if (count === 0) return;
  titleChanges ??= new MutationObserver(drawTitle);
  titleChanges.observe(document.head, { subtree: true, childList: true, characterData: true });
}

function sumOf(each: ReadonlyMap<unknown, number>): number {
  return [...each.values()].reduce((sum, count) => sum + count, 0);
}

function permission(): NotificationPermission | undefined {
  return globalThis.Notification?.permission;
}

function readChoices(): readonly Choice[] {
  try {
    const kept = localStorage.getItem(storageKey) ?? '';
    return choices.filter((kind) => kept.includes(kind));
  } catch {
    return [];
  }
}

function keepChoices(wanted: readonly Choice[]): void {
  try {
    localStorage.setItem(storageKey, wanted.join(' '));
  } catch {
    // Without storage, the choice lasts until the page is left.
  }
}
