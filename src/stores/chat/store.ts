/** One conversation: its messages, its outbox, its roster and its connection. */
import { atom, onMount } from 'nanostores';
import type { SpacesError } from '../../api/errors.ts';
import { createMessagesClient, type MessagesClient } from '../../api/messages-client.ts';
import type { Message } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import { otherMember } from '../../protocol/space.ts';
import { failureOf } from '../failure.ts';
import { presenceOf } from '../presence.ts';
import { roleIn, type Admission } from '../session/admissions.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { MessageDelivery } from './delivery.ts';
import { type CatchUpResult, OlderHistory } from './history.ts';
import { SpaceLine, type SpaceLineListener } from './line.ts';
import type { Position } from './message-log.ts';
import { RosterStore } from './roster.ts';
import {
  stateAfterFailure,
  emptyRoster,
  type ChatState,
  type Conversation,
  type LineState,
  type Roster,
} from './state.ts';
import { ConversationTimeline } from './timeline.ts';

/**
 * The conversation in `spaceId`, which all callers share. It connects when `$timeline` gets its first listener, and
 * leaves 1 s after the last one is gone, but not before all texts are sent.
 */
export function createChat(spaces: Spaces, spaceId: string | undefined): Conversation {
  if (!spaceId) return new SpaceConversation(spaces, undefined);
  const known = conversationsOf(spaces);
  const conversation = known.get(spaceId)?.deref() ?? new SpaceConversation(spaces, spaceId);
  known.set(spaceId, new WeakRef(conversation));
  return conversation;
}

type Conversations = Map<string, WeakRef<SpaceConversation>>;

const conversationsBySpaces = new WeakMap<Spaces, Conversations>();
/** Texts that only these conversations have would be lost with them. */
const unsent = new Set<SpaceConversation>();

function conversationsOf(spaces: Spaces): Conversations {
  const known = conversationsBySpaces.get(spaces);
  if (known) return known;
  const conversations: Conversations = new Map();
  conversationsBySpaces.set(spaces, conversations);
  // Conversations that are not shown do not follow the session themselves.
  spaces.session.$session.listen(({ step }) => {
    if (step === 'signed-out') for (const each of conversations.values()) each.deref()?.forget();
  });
  return conversations;
}

type OpenChat = Extract<ChatState, { step: 'open' }>;

/** How many pages of the history are searched for a text that may have been stored. */
const mostPagesBack = 20;

class SpaceConversation implements Conversation {
  readonly #timeline = new ConversationTimeline(
    (message) => this.#delivery?.confirm(message),
    () => this.#onPublish(),
  );
  readonly $timeline = this.#timeline.$timeline;
  readonly $draft = this.#timeline.outbox.$draft;
  readonly $chat = atom<ChatState>({ step: 'empty', line: 'idle', why: 'no-space' });
  readonly $roster = atom<Roster>(emptyRoster);

  readonly #spaces: Spaces;
  readonly #spaceId: string | undefined;
  readonly #client: MessagesClient;
  readonly #older: OlderHistory;
  #line: SpaceLine | undefined;
  #delivery: MessageDelivery | undefined;
  #roster: RosterStore | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Set while texts are to be sent, which need the connection. */
  #release: (() => void) | undefined;
  readonly #askBeforeUnload = (event: Event): void => event.preventDefault();

  constructor(spaces: Spaces, spaceId: string | undefined) {
    this.#spaces = spaces;
    this.#spaceId = spaceId;
    this.#client = createMessagesClient(spaces.http);
    const onChange = (): void => this.#patch({ older: this.#older.state });
    this.#older = new OlderHistory(this.#client, this.#timeline.log, onChange);
    this.#showEmpty(spaces.session.$session.get());
    onMount(this.$timeline, () => {
      this.#start();
      return () => this.#stop();
    });
    this.$draft.listen(() => this.#watchRisk());
  }

  send(text: string): string {
    const trimmed = text.trimEnd();
    if (!trimmed || !this.#spaceId) return '';
    if (this.$draft.get().trimEnd() === trimmed) this.$draft.set('');
    const { key } = this.#timeline.outbox.add(trimmed, Date.now());
    this.#timeline.publish();
    return key;
  }

  retry(key: string): void {
    const status = this.#timeline.outbox.find(key)?.status;
    if (status !== 'failed' && status !== 'unconfirmed') return;
    this.#timeline.outbox.retry(key);
    this.#timeline.publish();
  }

  discard(key: string): void {
    if (this.#timeline.outbox.find(key)?.status === 'sending') return;
    this.#timeline.outbox.remove(key);
    this.#timeline.publish();
  }

  async loadOlder(): Promise<void> {
    if (this.#spaceId)
      await this.#older.load(this.#spaceId, this.#spaces.admissions.find(this.#spaceId)?.pin);
    this.#timeline.publish();
  }

  typing(): void {
    this.#roster?.typing();
  }

  markRead(): void {
    // A failure is not reported: the next message marks all messages as read again.
    if (this.#spaceId && this.#open?.line === 'live') this.#client.markRead(this.#spaceId).catch(() => {});
  }

  reconnect(): void {
    if (this.#line) this.#line.retryNow();
    else this.#start();
  }

  dispose(): void {
    if (this.$timeline.lc === 0) this.#stop();
  }

  /** Removes everything of a user who has signed out. */
  forget(): void {
    this.#disconnect();
    this.#timeline.clear();
    this.#older.forget();
  }

  get #open(): OpenChat | undefined {
    const state = this.$chat.get();
    return state.step === 'open' ? state : undefined;
  }

  #patch(part: Partial<OpenChat>): void {
    const open = this.#open;
    if (open) this.$chat.set({ ...open, ...part });
  }

  #onPublish(): void {
    if (!this.#timeline.outbox.isBusy) {
      this.#release?.();
      this.#release = undefined;
    }
    // A listener of its own keeps the conversation connected.
    else this.#release ??= this.$timeline.listen(() => {});
    this.#watchRisk();
    this.#delivery?.flush();
  }

  #watchRisk(): void {
    const { isAtRisk, isBusy } = this.#timeline.outbox;
    if (isAtRisk || isBusy) unsent.add(this);
    else unsent.delete(this);
    globalThis[isAtRisk ? 'addEventListener' : 'removeEventListener']('beforeunload', this.#askBeforeUnload);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#disconnect();
    this.#timeline.stop();
    this.#timeline.outbox.close();
  }

  #start(): void {
    this.#unsubscribe?.();
    const { session, admissions } = this.#spaces;
    const subscriptions = [
      session.$session.subscribe((value) => this.#onSession(value)),
      // Without a space that requires a PIN, the new PIN is known.
      admissions.$pinRequired.listen((spaceId) => spaceId ?? this.reconnect()),
    ];
    this.#unsubscribe = () => subscriptions.forEach((unsubscribe) => unsubscribe());
    if (session.hasPageToken) session.signInPage().catch(() => {}); // The session shows the result.
  }

  #onSession(session: Session): void {
    if (!this.#spaceId) return this.#showEmpty(session);
    switch (session.step) {
      case 'recognised':
      case 'signed-in':
        this.#checkReader(session.person);
        if (session.step === 'signed-in' && !this.#line) this.#connect(this.#spaceId, session.person);
        return;
      case 'expired':
        return this.#expire();
      case 'failed':
        this.#disconnect();
        return this.$chat.set({ step: 'failed', line: 'stopped', failure: session.failure });
      case 'signed-out':
        this.forget();
        return this.#showEmpty(session);
    }
  }

  /** A guest who signs in with an account keeps the conversation. Another user must not see what an account has seen. */
  #checkReader({ id }: Person): void {
    const { reader } = this.#timeline;
    if (reader && reader.id !== id) return reader.kind === 'guest' ? this.#disconnect() : this.forget();
  }

  #showEmpty(session: Session): void {
    if (!this.#spaceId) return this.$chat.set({ step: 'empty', line: 'idle', why: 'no-space' });
    if (session.step === 'signed-out') this.$chat.set({ step: 'empty', line: 'idle', why: 'signed-out' });
  }

  #connect(spaceId: string, me: Person): void {
    this.#timeline.readBy(me);
    this.#timeline.outbox.open({ server: this.#spaces.server, personId: me.id, spaceId });
    const { space } = this.#spaces.admissions.find(spaceId) ?? {};
    const title = space?.title ?? '';
    const details = { retryAt: undefined, spaceId, title, role: space?.role, older: this.#older.state };
    this.$chat.set({ step: 'open', line: 'connecting', ...details });
    const { log } = this.#timeline;
    const listener = this.#lineListener(me);
    this.#line = new SpaceLine({ spaces: this.#spaces, client: this.#client, spaceId, log, listener });
  }

  #lineListener(me: Person): SpaceLineListener {
    return {
      connecting: (line, retryAt) => this.#onConnecting(line, retryAt),
      admitted: (admission) => this.#onAdmitted(admission, me),
      live: (result) => this.#onLive(result),
      message: (message) => this.#onMessage(message),
      sendFailed: (failure) => this.#delivery?.failed(failure),
      presence: (event) => this.#roster?.presence(event),
      ended: (error) => this.#onEnded(error),
    };
  }

  #onAdmitted({ space }: Admission, me: Person): void {
    const line = this.#line;
    if (!line) return;
    const spaceId = space.id;
    const role = roleIn(space, me.id);
    const other = space.type === 'direct' ? otherMember(space, me.id) : undefined;
    this.#patch({ title: other?.name || space.title, other, role });
    this.#roster = new RosterStore({ spaceId, me, role, line });
    this.#roster.$roster.listen((roster) => {
      presenceOf(this.#spaces).peopleBySpaceId.set(spaceId, roster.present);
      this.$roster.set(roster);
    });
    const loadBackTo = (message: Position | undefined): Promise<boolean> => this.#loadBackTo(message);
    this.#delivery = new MessageDelivery({ timeline: this.#timeline, spaceId, line, loadBackTo });
  }

  #onConnecting(line: LineState, retryAt: number | undefined): void {
    const wasLive = this.#open?.line === 'live';
    this.#patch({ line, retryAt });
    if (!wasLive) return;
    this.#roster?.clear();
    this.#delivery?.pause();
  }

  #onLive(result: CatchUpResult): void {
    if (result.kind === 'denied') {
      this.#timeline.markGap();
      this.#older.deny();
    } else if (result.restarted || this.#older.state === 'unknown' || this.#older.state === 'denied') {
      this.#older.continueAt(result.older);
    }
    this.#timeline.publish();
    this.#patch({ line: 'live', retryAt: undefined });
    this.#roster?.announce();
    void this.#delivery?.resume(result.kind === 'complete');
  }

  #onMessage(message: Message): void {
    this.#timeline.log.live(message);
    this.#roster?.stoppedTyping(message.sender.id);
    this.#timeline.publishSoon();
  }

  #onEnded(error: SpacesError): void {
    this.#disconnect();
    if (error.code === 'unauthorized') return this.#expire();
    this.$chat.set(stateAfterFailure(failureOf(error)));
  }

  #expire(): void {
    const title = this.#open?.title;
    this.#disconnect();
    if (title === undefined || !this.#spaceId) return;
    this.$chat.set({ step: 'expired', line: 'stopped', spaceId: this.#spaceId, title });
  }

  #disconnect(): void {
    this.#delivery?.pause();
    this.#roster?.leave();
    this.#line?.close();
    this.#line = this.#delivery = this.#roster = undefined;
  }

  async #loadBackTo(message: Position | undefined): Promise<boolean> {
    const { log } = this.#timeline;
    for (let pages = 0; pages < mostPagesBack; pages++) {
      const [first] = log.entries;
      if (message && first && !log.isAfter(first.message, message)) return true;
      if (this.#older.state !== 'more') break;
      await this.loadOlder();
    }
    return this.#older.state === 'none';
  }
}
