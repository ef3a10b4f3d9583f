/** The list of the user's spaces: updates, searches, filters, pins and picks them. */
import { atom, onMount, type ReadableAtom } from 'nanostores';
import { createBackoff } from '../../api/backoff.ts';
import { SpacesError } from '../../api/errors.ts';
import type { Http } from '../../api/http.ts';
import { markRead } from '../../api/messages-client.ts';
import {
  createOwnSpacesClient,
  type OwnSpacesRequest,
  type OwnSpacesClient,
} from '../../api/own-spaces-client.ts';
import type { OwnSpace } from '../../protocol/paged-lists.ts';
import { type Clock, realClock } from '../clock.ts';
import { type Failure, failureOf } from '../failure.ts';
import { presenceOf } from '../presence.ts';
import { signInRetryOf } from '../session/sign-in-retry.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { LoadedSpaces } from './loaded-spaces.ts';
import type { Previews } from './previews.ts';
import { type MySpacesState, mySpacesStateOf } from './state.ts';

export function createMySpaces(spaces: Spaces, clock: Clock = realClock): MySpaces {
  return new MySpaces(spaces, clock);
}

type ListQuery = Pick<OwnSpacesRequest, 'search' | 'filter'>;
const allSpaces: ListQuery = { search: '', filter: 'all' };

/** Pause in typing before a search; ms. */
const typingPause = 250;
/** `wake` sends no request sooner than this after the last one; ms. */
const minPause = 2_000;
/** Pages without a new space are followed this far. A server may link such pages without end. */
const maxEmptyPages = 3;

/** Requests the list while `$mySpaces` has listeners, and stops 1 s after the last one is gone. Never throws or rejects. */
export class MySpaces {
  readonly #mySpaces = atom<MySpacesState>({ step: 'loading' });
  readonly $mySpaces: ReadableAtom<MySpacesState> = this.#mySpaces;
  readonly #spaces: Spaces;
  readonly #clock: Clock;
  readonly #client: OwnSpacesClient;
  readonly #marks: ReadMarks;
  #meId: string | undefined;
  #query = allSpaces;
  /** The query that the list answers. */
  #answered: ListQuery | undefined;
  #loaded = new LoadedSpaces();
  #paging: 'idle' | 'loading' | 'failed' = 'idle';
  /** How many pages in a row had no new space. */
  #emptyPages = 0;
  #problem: Failure | undefined;
  /** The requests whose answers count; answers of an older run are dropped. */
  #run = new AbortController();
  #isMounted = false;
  #isVisible = true;
  #requestedAt = -Infinity;
  readonly #pace = new PollPace();
  #stopTimer = (): void => {};
  /** The rows near the view. */
  #shown: readonly string[] = [];
  #previews: Previews | undefined;

  constructor(spaces: Spaces, clock: Clock) {
    this.#spaces = spaces;
    this.#clock = clock;
    this.#client = createOwnSpacesClient(spaces.http);
    this.#marks = new ReadMarks(spaces.http);
    onMount(this.$mySpaces, () => this.#start());
  }

  /** Searches the list, after a pause in typing. */
  search(text: string): void {
    const search = text.trim();
    if (search === this.#query.search) return;
    this.#setQuery({ ...this.#query, search });
    this.#loadIn(typingPause);
  }

  show(filter: ListQuery['filter']): void {
    if (filter === this.#query.filter) return;
    this.#setQuery({ ...this.#query, filter });
    void this.#loadNow();
  }

  async loadMore(): Promise<void> {
    const { next } = this.#loaded;
    if (next === undefined || this.#paging === 'loading' || this.#answered !== this.#query) return;
    const { signal } = this.#run;
    this.#paging = 'loading';
    this.#publish();
    try {
      const page = await this.#client.list({ ...this.#query, page: next, signal });
      if (signal.aborted) return;
      const isNew = this.#loaded.append(page);
      this.#emptyPages = isNew ? 0 : this.#emptyPages + 1;
      this.#paging = this.#emptyPages < maxEmptyPages ? 'idle' : 'failed';
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      this.#paging = 'failed';
    }
    this.#publish();
  }

  /** Requests the list now. */
  async refresh(): Promise<void> {
    if (this.#meId !== undefined) return this.#loadNow();
    if (this.$mySpaces.get().step === 'failed') this.#mySpaces.set({ step: 'loading' });
    // The session shows the result.
    if (this.#spaces.session.hasPageToken) await this.#spaces.session.signInPage().catch(() => {});
  }

  /** Requests the list because the user or the network is back, but not right after another request. */
  wake(): void {
    const pause = this.#requestedAt + minPause - this.#clock.now();
    if (pause > 0) this.#loadIn(pause);
    else if (this.#meId !== undefined) void this.#load();
  }

  /** Says which rows are near the view. Their latest messages are requested. */
  showRows(spaceIds: readonly string[]): void {
    this.#shown = spaceIds;
    if (this.#previews) this.#previews.show(spaceIds);
    else void this.#loadPreviews();
  }

  /** Says whether the user can see the list. A hidden list is not polled. */
  setVisible(visible: boolean): void {
    if (visible === this.#isVisible) return;
    this.#isVisible = visible;
    if (!visible) return this.#stopTimer();
    if (this.#answered === this.#query) this.wake();
    else this.#loadIn(typingPause);
  }

  /** Makes it the space of `<spaces-chat>`, and marks it as read. */
  pick(spaceId: string): void {
    if (this.#spaces.$current.get() !== spaceId) this.#spaces.$current.set(spaceId);
    else this.#markRead(spaceId);
  }

  async pin(spaceId: string, pinned: boolean): Promise<void> {
    const meId = this.#meId;
    this.#patch(spaceId, { pinned });
    try {
      await this.#client.pin(spaceId, pinned);
      if (meId === this.#meId) await this.refresh();
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      if (meId !== this.#meId) return;
      this.#problem = failureOf(error);
      this.#patch(spaceId, { pinned: !pinned });
    }
  }

  #start(): () => void {
    this.#isMounted = true;
    const { session, admissions, $current } = this.#spaces;
    const subscriptions = [
      session.$session.subscribe((value) => this.#onSession(value)),
      signInRetryOf(this.#spaces).subscribe((retryAt) => this.#onSignInRetry(retryAt)),
      $current.listen((spaceId) => spaceId !== undefined && this.#markRead(spaceId)),
      // A removed, deleted or archived space is not in the next answer either.
      admissions.$update.listen((update) => update?.end && this.#remove(update.spaceId)),
      presenceOf(this.#spaces).$latestMessage.listen((message) => {
        if (!this.#answered || !message) return;
        this.#previews?.take(message);
        if (this.#loaded.addMessage(message)) this.#publish();
        else this.wake();
      }),
    ];
    if (session.$session.get().step === 'signed-out') void this.refresh();
    return () => {
      this.#isMounted = false;
      for (const unsubscribe of subscriptions) unsubscribe();
      this.#cancel();
      presenceOf(this.#spaces).$listed.set([]);
    };
  }

  #remove(spaceId: string): void {
    this.#loaded.remove(spaceId);
    this.#publish();
    this.wake();
  }

  /** The space is open in a conversation now, so the user sees its messages. */
  #markRead(spaceId: string): void {
    if (this.#meId === undefined) return;
    if (this.#loaded.find(spaceId)?.unread !== false) {
      this.#patch(spaceId, { unread: false });
      this.#previews?.settle(this.#loaded.all);
      this.#marks.set(spaceId);
    }
    void this.#load();
  }

  #onSession(session: Session): void {
    // A sign-in that is repeated shows its failure until it has succeeded.
    if (session.step === 'signing-in' && this.$mySpaces.get().step === 'failed') return;
    if (session.step !== 'signed-in') return this.#reset(mySpacesStateOf(session));
    if (session.person.id !== this.#meId) this.#reset({ step: 'loading' });
    this.#meId = session.person.id;
    void this.#load();
  }

  #onSignInRetry(retryAt: number | undefined): void {
    const state = this.$mySpaces.get();
    if (state.step === 'failed' && this.#meId === undefined) this.#mySpaces.set({ ...state, retryAt });
  }

  #reset(state: MySpacesState): void {
    this.#cancel();
    this.#previews?.dispose();
    this.#meId = this.#answered = this.#problem = this.#previews = undefined;
    presenceOf(this.#spaces).$listed.set([]);
    this.#loaded = new LoadedSpaces();
    this.#query = allSpaces;
    this.#mySpaces.set(state);
  }

  #setQuery(query: ListQuery): void {
    this.#query = query;
    this.#cancel();
    this.#publish();
  }

  #cancel(): void {
    this.#stopTimer();
    this.#run.abort();
    this.#run = new AbortController();
    this.#paging = 'idle';
  }

  #loadIn(ms: number): void {
    this.#stopTimer();
    if (this.#isMounted && this.#meId !== undefined)
      this.#stopTimer = this.#clock.after(ms, () => void this.#load());
  }

  /** Requests the list, but not before the service allows. */
  async #load(): Promise<void> {
    const pause = this.#pace.notBefore - this.#clock.now();
    if (pause > 0) this.#loadIn(pause);
    else await this.#loadNow();
  }

  async #loadNow(): Promise<void> {
    this.#cancel();
    const { signal } = this.#run;
    this.#requestedAt = this.#clock.now();
    try {
      // An answer from before the mark would show the space as unread again.
      await this.#marks.done;
      await this.#request(this.#query, signal);
      this.#pace.reset();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      this.#pace.slowDown(error, { isFirst: !this.#answered && error.retryable, now: this.#clock.now() });
      this.#onFailure(error);
    }
    if (!signal.aborted && this.#isVisible && this.$mySpaces.get().step !== 'guest')
      this.#loadIn(this.#pace.pause);
  }

  async #request(query: ListQuery, signal: AbortSignal): Promise<void> {
    const [page, pinned, news] = await Promise.all([
      this.#client.list({ ...query, signal }),
      query.filter === 'all' ? this.#client.list({ ...query, filter: 'pinned', signal }) : undefined,
      this.#previews?.update(signal),
    ]);
    if (signal.aborted) return;
    for (const message of news ?? []) presenceOf(this.#spaces).$latestMessage.set(message);
    if (this.#answered !== query) this.#loaded = new LoadedSpaces();
    this.#loaded.renew(page, pinned?.spaces ?? []);
    this.#previews?.settle(this.#loaded.all);
    this.#answered = query;
    this.#problem = undefined;
    this.#publish();
  }

  /** The rows do without them until their code is there; the next answer tries again. */
  async #loadPreviews(): Promise<void> {
    const code = await import('./previews.ts').catch(() => undefined);
    const meId = this.#meId;
    if (!code || meId === undefined || this.#previews) return;
    this.#previews = new code.Previews(this.#spaces.http, {
      meId,
      onLoaded: () => this.#publish(),
    });
    this.#previews.show(this.#shown);
  }

  #onFailure(error: SpacesError): void {
    const session = this.#spaces.session.$session.get();
    if (session.step !== 'signed-in') return;
    const isGuest = session.person.kind === 'guest';
    if (error.code === 'forbidden' && isGuest) return this.#mySpaces.set({ step: 'guest' });
    this.#problem = failureOf(error);
    if (this.#answered) this.#publish();
    else {
      const retryAt = error.retryable ? Date.now() + this.#pace.pause : undefined;
      this.#mySpaces.set({ step: 'failed', failure: this.#problem, retryAt });
    }
  }

  #patch(spaceId: string, part: Partial<OwnSpace>): void {
    this.#loaded.patch(spaceId, part);
    this.#publish();
  }

  #publish(): void {
    if (this.#meId === undefined || !this.#answered) return;
    const spaces = this.#loaded.rows(this.#meId, this.#previews);
    presenceOf(this.#spaces).$listed.set(spaces);
    this.#mySpaces.set({
      step: 'open',
      spaces,
      unread: spaces.filter(({ unread }) => unread).length,
      ...this.#answered,
      searching: this.#answered !== this.#query,
      more: this.#paging === 'idle' ? (this.#loaded.next === undefined ? 'none' : 'more') : this.#paging,
      problem: this.#problem,
    });
  }
}

/** In ms. */
const pollPause = 8_000;
const maxPollPause = 64_000;

/** The pause between requests. The list is polled because the service has no event for spaces without a subscription. */
class PollPace {
  pause = pollPause;
  /** When the service allows the next request, by the store's clock. */
  notBefore = -Infinity;
  readonly #backoff = createBackoff();

  reset(): void {
    this.pause = pollPause;
    this.notBefore = -Infinity;
    this.#backoff.reset();
  }

  /** Polls less often while requests fail, and never before the service allows. The user waits for the first list. */
  slowDown(
    { detail: { retryAfter = 0 } }: SpacesError,
    { isFirst, now }: { isFirst: boolean; now: number },
  ): void {
    const pause = isFirst ? this.#backoff.next() : Math.min(this.pause * 2, maxPollPause);
    this.pause = Math.max(pause, retryAfter);
    this.notBefore = now + retryAfter;
  }
}

/** Tells the service which spaces the user has seen. */
class ReadMarks {
  readonly #http: Http;
  /** Resolves when the last request has ended, even if it failed. */
  done: Promise<void> = Promise.resolve();

  constructor(http: Http) {
    this.#http = http;
  }

  /** A failure is not reported: the next answer shows the space as unread again. */
  set(spaceId: string): void {
    this.done = markRead(this.#http, spaceId).catch(() => {});
  }
}
