/** A list that a panel loads page by page, newest first. */
import { atom } from 'nanostores';
import { Throttle } from '../../api/backoff.ts';
import type { Channel } from '../../api/channel-client.ts';
import { SpacesError } from '../../api/errors.ts';
import type { ItemPage } from '../../api/message-query-client.ts';
import type { Message } from '../../protocol/message.ts';
import { type Failure, failureOf } from '../failure.ts';
import type { SpaceEvents } from './space-events.ts';

export type PagesState<Item> =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'loaded'; readonly items: readonly Item[]; readonly more: MoreState };

/** Whether there are more items. After `failed`, the same page is requested again. */
export type MoreState = 'none' | 'more' | 'loading' | 'failed';

export type LoadPage<Item> = (page: string | undefined, signal: AbortSignal) => Promise<ItemPage<Item>>;

/** Pages without a new item are followed this far. A server may link such pages without end. */
const maxEmptyPages = 3;

/** Loads the first page at once. Never rejects. */
export class Pages<Item extends { readonly id: string }> {
  readonly $pages = atom<PagesState<Item>>({ step: 'loading' });
  readonly #load: LoadPage<Item>;
  #next: string | undefined;
  #run = new AbortController();

  constructor(load: LoadPage<Item>) {
    this.#load = load;
    void this.refresh();
  }

  /** Loads the first page again. What follows it stays. */
  async refresh(): Promise<void> {
    const { signal } = this.#begin();
    const before = this.$pages.get();
    if (before.step === 'failed') this.$pages.set({ step: 'loading' });
    await this.#attempt(signal, async () => {
      const { items, next } = await this.#load(undefined, signal);
      if (signal.aborted) return;
      const ids = new Set(items.map(({ id }) => id));
      const old = before.step === 'loaded' ? before.items : [];
      // What follows the last item of the page, if the list continues there.
      const last = old.findLastIndex(({ id }) => ids.has(id));
      const rest = last < 0 || next === undefined ? [] : old.slice(last + 1);
      if (rest.length === 0) this.#next = next;
      this.#show([...items, ...rest]);
    });
  }

  /** Loads the next page, also after a failure. */
  async more(): Promise<void> {
    const state = this.$pages.get();
    if (state.step !== 'loaded' || !/^(?:more|failed)$/.test(state.more)) return;
    const { signal } = this.#begin();
    this.$pages.set({ ...state, more: 'loading' });
    await this.#attempt(signal, async () => {
      const known = new Set(state.items.map(({ id }) => id));
      const found: Item[] = [];
      for (let empty = 0; found.length === 0 && this.#next !== undefined && empty < maxEmptyPages; empty++) {
        const { items, next } = await this.#load(this.#next, signal);
        if (signal.aborted) return;
        found.push(...items.filter(({ id }) => !known.has(id)));
        this.#next = next === this.#next ? undefined : next;
      }
      this.#show([...state.items, ...found]);
    });
  }

  dispose(): void {
    this.#run.abort();
  }

  get items(): readonly Item[] {
    const state = this.$pages.get();
    return state.step === 'loaded' ? state.items : [];
  }

  #begin(): AbortController {
    this.#run.abort();
    return (this.#run = new AbortController());
  }

  #show(items: readonly Item[]): void {
    this.$pages.set({ step: 'loaded', items, more: this.#next === undefined ? 'none' : 'more' });
  }

  async #attempt(signal: AbortSignal, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      const state = this.$pages.get();
      this.$pages.set(
        state.step === 'loaded'
          ? { ...state, more: 'failed' }
          : { step: 'failed', failure: failureOf(error) },
      );
    }
  }
}

/** Messages come in bursts; ms. */
const refreshPause = 1_000;

/** Pages that are loaded again when something on them has changed, and after each reconnect. */
export class LivePages<Item extends { readonly id: string }> extends Pages<Item> {
  readonly #refreshes = new Throttle(refreshPause, () => this.#isOpen && void this.refresh());
  readonly #channel: Channel;
  #isOpen = true;

  /** @param concerns whether a message belongs to what the pages show */
  constructor(
    load: LoadPage<Item>,
    events: Pick<SpaceEvents, 'listen'>,
    concerns: (message: Message) => boolean,
  ) {
    super(load);
    let isFirst = true;
    this.#channel = events.listen({
      subscribed: () => {
        // The first page is already on its way.
        if (!isFirst) this.#refreshes.request();
        isFirst = false;
      },
      message: (message) => {
        // A deletion may name no more than an id.
        const isShown = this.items.some(({ id }) => id === message.id);
        if (isShown || concerns(message)) this.#refreshes.request();
      },
    });
  }

  override dispose(): void {
    super.dispose();
    this.#isOpen = false;
    this.#channel.unsubscribe();
  }
}
