/**
 * Leads to a message of the conversation, and fills the gap behind it as the user scrolls; after a failure, when the user
 * asks for it. Loads with the panels.
 */
import type { LitElement } from 'lit';
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { NextFrame } from '../../controllers/next-frame.ts';
import type { Message } from '../../protocol/message.ts';
import { type Conversation, gapKey, type SpacePanels } from '../../stores/chat/state.ts';
import type { Failure } from '../../stores/failure.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { MessageList } from './message-list.ts';

export interface JumpOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly live: LiveRegion;
  readonly list: MessageList;
}

/** A row may need so many frames until it is drawn and measured. */
const mostFrames = 30;
/** A gap is filled when it is so near to the view; px. */
const reach = 400;

export class Jump {
  readonly #host: LitElement;
  readonly #options: JumpOptions;
  readonly #makeWay: () => void;
  readonly #nextCheck = new NextFrame(() => this.#check());
  /** The conversation whose gap fills, also while the element is out of the page. */
  #watched: { readonly conversation: Conversation; readonly space: SpacePanels } | undefined;
  #stop = (): void => {};

  /** @param makeWay called before the message is shown, because something may cover it */
  constructor(host: LitElement, options: JumpOptions, makeWay: () => void) {
    this.#host = host;
    this.#options = options;
    this.#makeWay = makeWay;
    host.addController({
      hostConnected: () => this.#listen(),
      hostUpdated: () => this.#watched && this.#nextCheck.request(),
      hostUpdate: () => this.#watched?.conversation !== options.source.conversation && this.#unwatch(),
      hostDisconnected: () => this.#stop(),
    });
  }

  /** Scrolls to a message, marks it and moves the focus to it; resolves with the reason if it cannot be found. */
  async to({ id, created }: Pick<Message, 'id' | 'created'>): Promise<Failure | undefined> {
    const { conversation } = this.#options.source;
    const space = await conversation?.panels?.();
    const failure = await space?.surroundings.show({ id, created });
    if (failure || !space || !conversation || conversation !== this.#options.source.conversation)
      return failure;
    this.#watch(conversation, space);
    this.#makeWay();
    const row = await this.#shown(id, conversation);
    row?.focus({ preventScroll: true });
    row?.classList.add('found');
    row?.addEventListener('blur', () => row.classList.remove('found'), { once: true });
    return undefined;
  }

  get #log(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('[role="log"]');
  }

  /** The row of a message, once it is in place. */
  async #shown(id: string, conversation: Conversation): Promise<HTMLElement | undefined> {
    for (let frames = 0; frames < mostFrames; frames++) {
      await new Promise(requestAnimationFrame);
      const { entries } = conversation.$timeline.get();
      const entry = [...entries].find((each) => each.kind === 'message' && each.message.id === id);
      if (!entry) return undefined;
      const row = this.#log?.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`);
      if (frames > 1 && row) return row;
      this.#options.list.reveal(entry.key);
    }
    return undefined;
  }

  #watch(conversation: Conversation, space: SpacePanels): void {
    this.#watched = { conversation, space };
    this.#listen();
  }

  #unwatch(): void {
    this.#watched = undefined;
    this.#stop();
  }

  #listen(): void {
    this.#stop();
    if (!this.#watched) return;
    const check = (): void => this.#nextCheck.request();
    const log = this.#log;
    const stopTimeline = this.#watched.conversation.$timeline.listen(check);
    log?.addEventListener('scroll', check, { passive: true });
    this.#stop = () => {
      stopTimeline();
      log?.removeEventListener('scroll', check);
      this.#nextCheck.cancel();
    };
  }

  #check(): void {
    const row = this.#log?.querySelector<HTMLElement>(`[data-gap="${gapKey}"]`);
    if (!row) return;
    const entries = this.#watched?.conversation.$timeline.get().entries ?? [];
    const entry = [...entries].find(({ key }) => key === gapKey);
    if (entry?.kind === 'gap' && entry.reason === 'not-filled') return this.#offerRetry(row);
    row.querySelector('button')?.remove();
    void this.#fill(row, reach);
  }

  /** The user is before or behind the gap, so that the messages next to them come first. */
  async #fill(row: HTMLElement, far: number): Promise<void> {
    const gap = row.getBoundingClientRect();
    const view = this.#log?.getBoundingClientRect();
    if (!view?.height || gap.bottom < view.top - far || gap.top > view.bottom + far) return;
    const isBelow = gap.top > (view.top + view.bottom) / 2;
    await this.#watched?.space.surroundings.fill(isBelow ? 'start' : 'end');
  }

  /** A button in the row of the gap, beside what the row renders. */
  #offerRetry(row: HTMLElement): void {
    const { loadOlder } = this.#options.language.strings;
    let button = row.querySelector('button');
    if (!button) {
      button = document.createElement('button');
      button.type = 'button';
      button.className = 'action';
      button.part.add('load-older');
      button.addEventListener('click', () => void this.#retry(row));
      row.append(button);
    }
    if (button.textContent !== loadOlder) button.textContent = loadOlder;
  }

  /** The button is gone while the gap fills, so the focus moves to the log. */
  async #retry(row: HTMLElement): Promise<void> {
    const { live, language } = this.#options;
    this.#log?.focus({ preventScroll: true });
    await this.#fill(row, Infinity);
    this.#check();
    const button = row.querySelector('button');
    if (!button) return;
    live.say(language.strings.olderFailed);
    // The user may have left the log meanwhile.
    if ((this.#host.renderRoot as ShadowRoot).activeElement === this.#log) button.focus();
  }
}
