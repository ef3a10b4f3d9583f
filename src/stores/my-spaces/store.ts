/** The spaces of the person who is signed in: kept current, searched, pinned, and picked from. */
import { atom, onMount } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { Http } from '../../api/http.ts';
import { createMessagesClient, type MessagesClient } from '../../api/messages-client.ts';
import {
  createOwnSpacesClient,
  type OwnSpacesRequest,
  type OwnSpacesClient,
} from '../../api/own-spaces-client.ts';
import type { OwnSpace } from '../../protocol/rest.ts';
import { type Clock, realClock } from '../clock.ts';
import { type Failure, failureOf } from '../failure.ts';
import { presenceIn } from '../presence.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { LoadedSpaces } from './loaded-spaces.ts';
import { type MySpaces, type MySpacesState, stateWithout } from './state.ts';

/** All in ms. */
const [typingPause, aMoment] = [250, 2_000];

export function createMySpaces(spaces: Spaces, clock: Clock = realClock): MySpaces {
  return new Mine(spaces, clock);
}

type Wish = Pick<OwnSpacesRequest, 'search' | 'filter'>;
const everything: Wish = { search: '', filter: 'all' };

class Mine implements MySpaces {
  readonly $mySpaces = atom<MySpacesState>({ step: 'loading' });
  readonly #spaces: Spaces;
  readonly #clock: Clock;
  readonly #client: OwnSpacesClient;
  readonly #marks: ReadMarks;
  #meId: string | undefined;
  #wish = everything;
  /** What the list answers to. */
  #answered: Wish | undefined;
  #loaded = new LoadedSpaces();
  #paging: 'rest' | 'loading' | 'failed' = 'rest';
  #problem: Failure | undefined;
  /** The questions whose answers count; those of an older one are dropped. */
  #run = new AbortController();
  #mounted = false;
  #visible = true;
  #askedAt = -Infinity;
  readonly #pace = new PollPace();
  #stopTimer = (): void => {};

  constructor(spaces: Spaces, clock: Clock) {
    this.#spaces = spaces;
    this.#clock = clock;
    this.#client = createOwnSpacesClient(spaces.http);
    this.#marks = new ReadMarks(spaces.http);
    onMount(this.$mySpaces, () => this.#start());
  }

  search(text: string): void {
    const search = text.trim();
    if (search === this.#wish.search) return;
    this.#want({ ...this.#wish, search });
    this.#later(typingPause);
  }

  show(filter: Wish['filter']): void {
    if (filter === this.#wish.filter) return;
    this.#want({ ...this.#wish, filter });
    void this.#load();
  }

  async loadMore(): Promise<void> {
    const { next } = this.#loaded;
    if (next === undefined || this.#paging === 'loading' || this.#answered !== this.#wish) return;
    const { signal } = this.#run;
    this.#paging = 'loading';
    this.#publish();
    try {
      const page = await this.#client.list({ ...this.#wish, page: next, signal });
      if (signal.aborted) return;
      this.#loaded.append(page);
      this.#paging = 'rest';
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      this.#paging = 'failed';
    }
    this.#publish();
  }

  async refresh(): Promise<void> {
    if (this.#meId !== undefined) return this.#load();
    // How it ends shows in the session.
    if (this.#spaces.session.hasPageToken) await this.#spaces.session.signInPage().catch(() => {});
  }

  wake(): void {
    const rest = this.#askedAt + aMoment - this.#clock.now();
    if (rest > 0) this.#later(rest);
    else if (this.#meId !== undefined) void this.#load();
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (!visible) return this.#stopTimer();
    this.wake();
    this.#later(this.#answered === this.#wish ? this.#pace.pause : typingPause);
  }

  pick(spaceId: string): void {
    if (this.#spaces.$current.get() !== spaceId) this.#spaces.$current.set(spaceId);
    else this.#look(spaceId);
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
    this.#mounted = true;
    const { session, $current } = this.#spaces;
    const unlisten = [
      session.$session.subscribe((value) => this.#sessionChanged(value)),
      $current.listen((spaceId) => spaceId !== undefined && this.#look(spaceId)),
      presenceIn(this.#spaces).$said.listen((message) => {
        if (!this.#answered || !message) return;
        if (this.#loaded.hear(message)) this.#publish();
        else this.wake();
      }),
    ];
    if (session.$session.get().step === 'signed-out') void this.refresh();
    return () => {
      this.#mounted = false;
      for (const stop of unlisten) stop();
      this.#cancel();
    };
  }

  /** It is the space of the conversation now, whoever chose it. */
  #look(spaceId: string): void {
    if (this.#meId === undefined) return;
    if (this.#loaded.find(spaceId)?.unread !== false) {
      this.#patch(spaceId, { unread: false });
      this.#marks.set(spaceId);
    }
    void this.#load();
  }

  #sessionChanged(session: Session): void {
    if (session.step !== 'signed-in') return this.#wipe(stateWithout(session));
    if (session.person.id !== this.#meId) this.#wipe({ step: 'loading' });
    this.#meId = session.person.id;
    void this.#load();
  }

  #wipe(state: MySpacesState): void {
    this.#cancel();
    this.#meId = this.#answered = this.#problem = undefined;
    this.#loaded = new LoadedSpaces();
    this.#wish = everything;
    this.$mySpaces.set(state);
  }

  #want(wish: Wish): void {
    this.#wish = wish;
    this.#cancel();
    this.#publish();
  }

  #cancel(): void {
    this.#stopTimer();
    this.#run.abort();
    this.#run = new AbortController();
    this.#paging = 'rest';
  }

  #later(ms: number): void {
    this.#stopTimer();
    if (this.#mounted && this.#meId !== undefined)
      this.#stopTimer = this.#clock.after(ms, () => void this.#load());
  }

  async #load(): Promise<void> {
    this.#cancel();
    const { signal } = this.#run;
    this.#askedAt = this.#clock.now();
    try {
      // An answer from before the mark would bring it back as unread.
      await this.#marks.done;
      await this.#ask(this.#wish, signal);
      this.#pace.answered();
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SpacesError)) throw error;
      this.#pace.failed(error);
      this.#failed(error);
    }
    if (!signal.aborted && this.#visible && this.$mySpaces.get().step !== 'guest')
      this.#later(this.#pace.pause);
  }

  async #ask(wish: Wish, signal: AbortSignal): Promise<void> {
    const [page, pinned] = await Promise.all([
      this.#client.list({ ...wish, signal }),
      wish.filter === 'all' ? this.#client.list({ ...wish, filter: 'pinned', signal }) : undefined,
    ]);
    if (signal.aborted) return;
    if (this.#answered !== wish) this.#loaded = new LoadedSpaces();
    this.#loaded.renew(page, pinned?.spaces ?? []);
    this.#answered = wish;
    this.#problem = undefined;
    this.#publish();
  }

  #failed(error: SpacesError): void {
    const session = this.#spaces.session.$session.get();
    if (session.step !== 'signed-in') return;
    const isGuest = session.person.kind === 'guest';
    if (error.code === 'forbidden' && isGuest) return this.$mySpaces.set({ step: 'guest' });
    this.#problem = failureOf(error);
    if (this.#answered) this.#publish();
    else this.$mySpaces.set({ step: 'failed', failure: this.#problem });
  }

  #patch(spaceId: string, part: Partial<OwnSpace>): void {
    this.#loaded.patch(spaceId, part);
    this.#publish();
  }

  #publish(): void {
    if (this.#meId === undefined || !this.#answered) return;
    const spaces = this.#loaded.rows(this.#meId);
    this.$mySpaces.set({
      step: 'open',
      spaces,
      unread: spaces.filter(({ unread }) => unread).length,
      ...this.#answered,
      searching: this.#answered !== this.#wish,
      more: this.#paging === 'rest' ? (this.#loaded.next === undefined ? 'none' : 'more') : this.#paging,
      problem: this.#problem,
    });
  }
}

// How long to wait before asking again, in ms: the service has no event for spaces that nobody has subscribed to.

const pollPause = 8_000;
const longestPause = 64_000;

class PollPace {
  pause = pollPause;

  answered(): void {
    this.pause = pollPause;
  }

  /** Less often while it fails, and never before the service allows. */
  failed({ detail }: SpacesError): void {
    this.pause = Math.max(Math.min(this.pause * 2, longestPause), detail.retryAfter ?? 0);
  }
}

// Tells the service which spaces the visitor has looked at.

class ReadMarks {
  readonly #client: MessagesClient;
  /** The service knows of the last mark, or never will. */
  done: Promise<void> = Promise.resolve();

  constructor(http: Http) {
    this.#client = createMessagesClient(http);
  }

  /** A failure needs no word: the next answer shows the space unread again. */
  set(spaceId: string): void {
    this.done = this.#client.markRead(spaceId).catch(() => {});
  }
}
