/** Leads to a message of the conversation, and fills the gap behind it as the user scrolls. Loads with the panels. */
import type { LitElement } from 'lit';
import { NextFrame } from '../../controllers/next-frame.ts';
import type { Message } from '../../protocol/message.ts';
import { type Conversation, gapKey, type SpacePanels } from '../../stores/chat/state.ts';
import type { Failure } from '../../stores/failure.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { MessageList } from './message-list.ts';

export interface JumpOptions {
  readonly source: ConversationSource;
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
  #watched: { readonly conversation: Conversation; readonly space: SpacePanels } | undefined;
  #stop = (): void => {};

  /** @param makeWay called before the message is shown, because something may cover it */
  constructor(host: LitElement, options: JumpOptions, makeWay: () => void) {
    this.#host = host;
    this.#options = options;
    this.#makeWay = makeWay;
    host.addController({
      hostUpdate: () => this.#watched?.conversation !== options.source.conversation && this.#unwatch(),
      hostDisconnected: () => this.#unwatch(),
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
      const entry = conversation.$timeline
        .get()
        .entries.find((each) => each.kind === 'message' && each.message.id === id);
      if (!entry) return undefined;
      const row = this.#log?.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`);
      if (frames > 1 && row) return row;
      this.#options.list.reveal(entry.key);
    }
    return undefined;
  }

  #watch(conversation: Conversation, space: SpacePanels): void {
    this.#unwatch();
    this.#watched = { conversation, space };
    const check = (): void => this.#nextCheck.request();
    const log = this.#log;
    const stopTimeline = conversation.$timeline.listen(check);
    log?.addEventListener('scroll', check, { passive: true });
    this.#stop = () => {
      stopTimeline();
      log?.removeEventListener('scroll', check);
    };
  }

  #unwatch(): void {
    this.#stop();
    this.#stop = () => {};
    this.#watched = undefined;
    this.#nextCheck.cancel();
  }

  /** The user is before or behind the gap, so that the messages next to them come first. */
  #check(): void {
    const gap = this.#log?.querySelector(`[data-gap="${gapKey}"]`)?.getBoundingClientRect();
    const view = this.#log?.getBoundingClientRect();
    if (!gap || !view?.height || gap.bottom < view.top - reach || gap.top > view.bottom + reach) return;
    const isBelow = gap.top > (view.top + view.bottom) / 2;
    void this.#watched?.space.surroundings.fill(isBelow ? 'start' : 'end');
  }
}
