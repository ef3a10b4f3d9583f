/** One conversation: its messages, its outbox, its people, and how far all of that can be trusted. */
import { atom, onMount } from 'nanostores';
import type { SpacesError } from '../../api/errors.ts';
import { createMessagesClient, type MessagesClient } from '../../api/messages-client.ts';
import type { Person } from '../../protocol/person.ts';
import { otherIn } from '../../protocol/space.ts';
import { roleIn, type Admission } from '../session/admissions.ts';
import { type CaughtUp, OlderHistory } from './history.ts';
import { endOf, emptyRoster, type ChatState, type Conversation, type Roster } from './state.ts';
import { createMessageDelivery, type MessageDelivery } from './delivery.ts';
import { failureOf } from '../failure.ts';
import { createRoster, type RosterStore } from './roster.ts';
import { presenceIn } from '../presence.ts';
import type { Session } from '../session/store.ts';
import { openSpaceLine, type LineState, type SpaceLine, type SpaceLineListener } from './line.ts';
import type { Spaces } from '../spaces.ts';
import { ConversationTimeline } from './timeline.ts';

/** A conversation with `spaceId`; it connects when `$timeline` gets its first listener and leaves 1 s after the last. */
export function createChat(spaces: Spaces, spaceId: string | undefined): Conversation {
  return new Chat(spaces, spaceId);
}

class Chat implements Conversation {
  readonly #transcript = new ConversationTimeline((message) => this.#delivery?.confirm(message));
  readonly $timeline = this.#transcript.$timeline;
  readonly $chat = atom<ChatState>({ step: 'empty', line: 'idle', why: 'no-space' });
  readonly $roster = atom<Roster>(emptyRoster);

  readonly #spaces: Spaces;
  readonly #spaceId: string | undefined;
  readonly #client: MessagesClient;
  #line: SpaceLine | undefined;
  #delivery: MessageDelivery | undefined;
  #roster: RosterStore | undefined;
  readonly #older: OlderHistory;
  #historyKnown = false;
  #unlisten: (() => void) | undefined;

  constructor(spaces: Spaces, spaceId: string | undefined) {
    this.#spaces = spaces;
    this.#spaceId = spaceId;
    this.#client = createMessagesClient(spaces.http);
    const changed = (): void => this.#patch({ older: this.#older.state });
    this.#older = new OlderHistory(this.#client, this.#transcript.log, changed);
    this.#empty(spaces.session.$session.get());
    onMount(this.$timeline, () => {
      this.#start();
      return () => this.dispose();
    });
  }

  send(text: string): string {
    const trimmed = text.trimEnd();
    if (!trimmed || !this.#spaceId) return '';
    const { key } = this.#transcript.outbox.add(trimmed, Date.now());
    this.#outboxChanged();
    return key;
  }

  retry(key: string): void {
    const status = this.#transcript.outbox.find(key)?.status;
    if (status !== 'failed' && status !== 'unconfirmed') return;
    this.#transcript.outbox.retry(key);
    this.#outboxChanged();
  }

  discard(key: string): void {
    if (this.#transcript.outbox.find(key)?.status === 'sending') return;
    this.#transcript.outbox.remove(key);
    this.#outboxChanged();
  }

  async loadOlder(): Promise<void> {
    if (this.#spaceId)
      await this.#older.load(this.#spaceId, this.#spaces.admissions.find(this.#spaceId)?.pin);
    this.#transcript.publish();
  }

  typing(): void {
    this.#roster?.typing();
  }

  markRead(): void {
    // A failure needs no word: the next message marks everything read again.
    if (this.#spaceId && this.#open?.line === 'live') this.#client.markRead(this.#spaceId).catch(() => {});
  }

  reconnect(): void {
    if (this.#line) this.#line.hurry();
    else this.#start();
  }

  dispose(): void {
    this.#unlisten?.();
    this.#hangUp();
    this.#transcript.stop();
  }

  get #open(): Extract<ChatState, { step: 'open' }> | undefined {
    const state = this.$chat.get();
    return state.step === 'open' ? state : undefined;
  }

  #patch(part: Partial<Extract<ChatState, { step: 'open' }>>): void {
    const open = this.#open;
    if (open) this.$chat.set({ ...open, ...part });
  }

  #outboxChanged(): void {
    this.#transcript.publish();
    this.#delivery?.flush();
  }

  #start(): void {
    this.#unlisten?.();
    const { session, $locked } = this.#spaces;
    const forget = session.$session.subscribe((value) => this.#sessionChanged(value));
    const stop = $locked.listen((locked) => locked ?? this.reconnect()); // The new PIN is known.
    this.#unlisten = () => (forget(), stop());
    if (session.hasPageToken) session.signInPage().catch(() => {}); // How it ends shows in the session.
  }

  #sessionChanged(session: Session): void {
    if (!this.#spaceId) return this.#empty(session);
    switch (session.step) {
      case 'recognised':
      case 'signed-in':
        this.#meet(session.person);
        if (session.step === 'signed-in' && !this.#line) this.#call(this.#spaceId, session.person);
        return;
      case 'expired':
        return this.#expire();
      case 'failed':
        this.#hangUp();
        return this.$chat.set({ step: 'failed', line: 'stopped', failure: session.failure });
      case 'signed-out':
        this.#wipe();
        return this.#empty(session);
    }
  }

  /** A guest may become somebody else and the talk goes on; what an account saw is for nobody else. */
  #meet({ id }: Person): void {
    const { reader } = this.#transcript;
    if (reader && reader.id !== id) return reader.kind === 'guest' ? this.#hangUp() : this.#wipe();
  }

  #empty(session: Session): void {
    if (!this.#spaceId) return this.$chat.set({ step: 'empty', line: 'idle', why: 'no-space' });
    if (session.step === 'signed-out') this.$chat.set({ step: 'empty', line: 'idle', why: 'signed-out' });
  }

  #call(spaceId: string, me: Person): void {
    this.#transcript.readBy(me);
    const { space } = this.#spaces.admissions.find(spaceId) ?? {};
    const title = space?.title ?? '';
    const about = { retryAt: undefined, spaceId, title, role: space?.role, older: this.#older.state };
    this.$chat.set({ step: 'open', line: 'connecting', ...about });
    const { log } = this.#transcript;
    const listener = this.#lineListener(me);
    this.#line = openSpaceLine({ spaces: this.#spaces, client: this.#client, spaceId, log, listener });
  }

  #lineListener(me: Person): SpaceLineListener {
    return {
      line: (line, retryAt) => this.#lineChanged(line, retryAt),
      admitted: (admission) => this.#admitted(admission, me),
      caughtUp: (result) => this.#caughtUp(result),
      message: (message) => {
        this.#transcript.log.live(message);
        this.#roster?.spoke(message.sender.id);
        this.#transcript.publishSoon();
      },
      sendFailed: (failure) => this.#delivery?.failed(failure),
      presence: (event) => this.#roster?.presence(event),
      ended: (error) => this.#ended(error),
    };
  }

  #admitted({ space }: Admission, me: Person): void {
    const spaceId = space.id;
    const role = roleIn(space, me.id);
    const send = (name: string, payload: object): boolean => this.#line?.send(name, payload) ?? false;
    const other = space.type === 'direct' ? otherIn(space, me.id) : undefined;
    this.#patch({ title: other?.name || space.title, other, role });
    this.#roster = createRoster({ spaceId, me, role, send });
    this.#roster.$roster.listen((roster) => {
      presenceIn(this.#spaces).present.set(spaceId, roster.present);
      this.$roster.set(roster);
    });
    this.#delivery = createMessageDelivery({
      transcript: this.#transcript,
      spaceId,
      send,
      restart: () => this.#line?.restart(),
    });
  }

  #lineChanged(line: LineState, retryAt: number | undefined): void {
    const before = this.#open?.line;
    this.#patch({ line, retryAt });
    if (line === 'live') {
      this.#roster?.announce();
      this.#delivery?.live(this.#historyKnown);
    } else if (before === 'live') {
      this.#roster?.clear();
      this.#delivery?.lost();
    }
  }

  #caughtUp(result: CaughtUp): void {
    this.#historyKnown = result.kind === 'complete';
    if (result.kind === 'denied') {
      this.#transcript.markGap();
      this.#older.deny();
    } else if (result.restarted || this.#older.state === 'unknown' || this.#older.state === 'denied') {
      this.#older.continueAt(result.older);
    }
    this.#transcript.publish();
  }

  #ended(error: SpacesError): void {
    this.#hangUp();
    if (error.code === 'unauthorized') return this.#expire();
    this.$chat.set(endOf(failureOf(error)));
  }

  #expire(): void {
    const title = this.#open?.title;
    this.#hangUp();
    if (title === undefined || !this.#spaceId) return;
    this.$chat.set({ step: 'expired', line: 'stopped', spaceId: this.#spaceId, title });
  }

  #hangUp(): void {
    this.#delivery?.lost();
    this.#roster?.farewell();
    this.#roster?.clear();
    this.#line?.close();
    this.#line = this.#delivery = this.#roster = undefined;
  }

  #wipe(): void {
    this.#hangUp();
    this.#transcript.wipe();
    this.#older.forget();
  }
}
