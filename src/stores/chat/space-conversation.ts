/** One conversation: its messages, its outbox, its roster and its connection. */
import { atom, onMount, onStart } from 'nanostores';
import { Throttle } from '../../api/backoff.ts';
import { SpacesError } from '../../api/errors.ts';
import { createMessagesClient, type MessagesClient } from '../../api/messages-client.ts';
import type { Message, MessageBody } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import { otherMember, type Space } from '../../protocol/space.ts';
import { failureOf } from '../failure.ts';
import { presenceOf } from '../presence.ts';
import { roleIn, type Admission, type AdmissionUpdate, type SpaceEnd } from '../session/admissions.ts';
import { endAfter } from '../session/membership.ts';
import { signInRetryOf } from '../session/sign-in-retry.ts';
import type { Session } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import type { MessageChanges } from './changes.ts';
import { MessageDelivery } from './delivery.ts';
import type { SpaceFiles } from './files.ts';
import type { ConversationPanels } from './panels.ts';
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

type OpenChat = Extract<ChatState, { step: 'open' }>;
/** Messages may come in bursts: one request marks those of this time as read; ms. */
const readPause = 1_000;

export class SpaceConversation implements Conversation {
  readonly #timeline = new ConversationTimeline(
    (message) => this.#delivery?.confirm(message),
    () => this.#onPublish(),
  );
  readonly $timeline = this.#timeline.$timeline;
  readonly $draft = this.#timeline.outbox.$draft;
  readonly $mentioned = this.#timeline.outbox.$mentioned;
  readonly $chat = atom<ChatState>({ step: 'empty', line: 'idle', why: 'no-space' });
  readonly $roster = atom<Roster>(emptyRoster);
  readonly #spaces: Spaces;
  readonly #spaceId: string | undefined;
  readonly #client: MessagesClient;
  readonly #older: OlderHistory;
  #line: SpaceLine | undefined;
  #delivery: MessageDelivery | undefined;
  #roster: RosterStore | undefined;
  #loadingFiles: Promise<SpaceFiles> | undefined;
  #unsubscribe: (() => void) | undefined;
  /** The user was in the space, so that losing it is news. */
  #wasIn = false;
  /** Set while texts are to be sent, which need the connection. */
  #release: (() => void) | undefined;
  /** A failure is not reported: the next message marks all messages as read again. */
  readonly #markRead = new Throttle(readPause, () => {
    if (this.#spaceId && this.#open?.line === 'live')
      this.#client.markRead(this.#spaceId).catch(() => this.#line?.suspect());
  });

  constructor(spaces: Spaces, spaceId: string | undefined) {
    this.#spaces = spaces;
    this.#spaceId = spaceId;
    this.#client = createMessagesClient(spaces.http);
    const onChange = (): void => this.#patch({ older: this.#older.state });
    this.#older = new OlderHistory(this.#client, this.#timeline.log, onChange);
    this.#showEmpty(spaces.session.$session.get());
    // nanostores unmounts an atom a second after its last listener. A disposed conversation may be shown again before that.
    onStart(this.$timeline, () => this.#unsubscribe ?? this.#start());
    onMount(this.$timeline, () => () => this.#stop());
  }

  send(text: string, files: readonly File[] = [], body?: MessageBody): string {
    const trimmed = text.trimEnd();
    if ((!trimmed && files.length === 0) || !this.#spaceId) return '';
    if (this.$draft.get().trimEnd() === trimmed) this.$draft.set('');
    const { key } = this.#timeline.outbox.add(trimmed, Date.now(), files, body);
    this.#timeline.publish();
    return key;
  }

  get reader(): Person | undefined {
    return this.#timeline.reader;
  }

  async changes(): Promise<MessageChanges> {
    return new (await import('./changes.ts')).MessageChanges(this.#spaces, this.#timeline);
  }

  async panels(): Promise<ConversationPanels> {
    const { ConversationPanels } = await import('./panels.ts');
    return new ConversationPanels(this, this.#spaces, this.#timeline, this.#older);
  }

  files(): Promise<SpaceFiles> {
    this.#loadingFiles ??= this.#loadFiles();
    this.#loadingFiles.catch(() => (this.#loadingFiles = undefined));
    return this.#loadingFiles;
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
    if (/^(?:denied|failed)$/.test(this.#older.state)) this.#line?.suspect();
    this.#timeline.publish();
  }

  typing(): void {
    this.#roster?.typing();
  }

  markRead(): void {
    this.#markRead.request();
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
    this.#wasIn = false;
    this.#timeline.clear();
    this.#older.forget();
    this.#loadingFiles?.then((files) => files.forget()).catch(() => {});
  }

  get #open(): OpenChat | undefined {
    const state = this.$chat.get();
    return state.step === 'open' ? state : undefined;
  }

  #patch(part: Partial<OpenChat>): void {
    if (this.#open) this.$chat.set({ ...this.#open, ...part });
  }

  #onPublish(): void {
    if (!this.#timeline.outbox.isBusy) {
      this.#release?.();
      this.#release = undefined;
    }
    // A listener of its own keeps the conversation connected.
    else this.#release ??= this.$timeline.listen(() => {});
    this.#delivery?.flush();
    if (this.#loadingFiles ?? this.#timeline.outbox.uploads[0])
      this.files().then(
        (files) => files.sync(),
        () => {}, // The element that shows these files loads the code again.
      );
  }

  async #loadFiles(): Promise<SpaceFiles> {
    const isSending = (): boolean => this.#delivery?.isSending ?? false;
    const { SpaceFiles } = await import('./files.ts');
    return new SpaceFiles(this.#spaces, this.#spaceId ?? '', this.#timeline, isSending);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#disconnect();
    this.#patch({ line: 'connecting', retryAt: undefined });
    this.#timeline.stop();
    this.#timeline.outbox.close();
  }

  #start(): void {
    this.#unsubscribe?.();
    const { session, admissions, tab } = this.#spaces;
    const subscriptions = [
      session.$session.subscribe((value) => this.#onSession(value)),
      signInRetryOf(this.#spaces).subscribe((retryAt) => this.#onSignInRetry(retryAt)),
      admissions.$update.listen((update) => update && this.#onUpdate(update)),
      admissions.$pinRequired.listen((spaceId) => this.#onPinRequired(spaceId)),
    ];
    this.#unsubscribe = () => subscriptions.forEach((unsubscribe) => unsubscribe());
    if (session.hasPageToken)
      session.signInPage().catch(() => {}); // The session shows the result.
    else if (tab.isUnread) void session.recognise();
  }

  /** Goes back into the space that the user joined by a click on an earlier page of this tab. */
  #resume(person: Person): void {
    const { session, tab, $current } = this.#spaces;
    const records = tab.records();
    const joined = records?.clickedIn(this.#spaceId, person.id);
    if (!joined) return;
    if (!$current.get()) $current.set(records?.current || joined.space);
    void session.signIn('');
  }

  #onSession(session: Session): void {
    if (session.step === 'recognised') this.#resume(session.person);
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

  #onSignInRetry(retryAt: number | undefined): void {
    const state = this.$chat.get();
    if (state.step === 'failed') this.$chat.set({ ...state, retryAt });
  }

  /** A guest who signs in with an account keeps the conversation. Another user must not see what an account has seen. */
  #checkReader({ id }: Person): void {
    const { reader } = this.#timeline;
    if (reader && reader.id !== id) return reader.kind === 'guest' ? this.#disconnect() : this.forget();
  }

  #showEmpty(session: Session): void {
    if (!this.#spaceId) return this.$chat.set({ step: 'empty', line: 'idle', why: 'no-space' });
    if (session.step === 'signed-out') this.$chat.set({ step: 'empty', line: 'idle', why: 'signed-out' });
    else if (session.step === 'signed-in') this.$chat.set({ step: 'opening', line: 'connecting', title: '' });
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
      connecting: (line, retryAt, error) => this.#onConnecting(line, retryAt, error),
      admitted: (admission) => this.#onAdmitted(admission, me),
      live: (result, line) => this.#onLive(result, line),
      changed: () => this.#timeline.publish(),
      message: (message) => this.#onMessage(message),
      sendFailed: (failure) => this.#delivery?.failed(failure),
      presence: (event) => this.#roster?.presence(event),
      ended: (error) => this.#onEnded(error),
    };
  }

  #onAdmitted({ space }: Admission, me: Person): void {
    const line = this.#line;
    if (!line) return;
    this.#wasIn = true;
    const spaceId = space.id;
    this.#showSpace(space, me);
    const { ownMediaBySpaceId: media, peopleBySpaceId } = presenceOf(this.#spaces);
    this.#roster = new RosterStore({ spaceId, me, line, media }, roleIn(space, me.id));
    this.#roster.$roster.listen((roster) => {
      peopleBySpaceId.set(spaceId, roster.present);
      this.$roster.set(roster);
    });
    const loadBackTo = (message: Position | undefined): Promise<boolean> =>
      this.#older.reaches(message, () => this.loadOlder());
    this.#delivery = new MessageDelivery({ timeline: this.#timeline, spaceId, line, loadBackTo });
  }

  #showSpace(space: Space, me: Person): void {
    const other = space.type === 'direct' ? otherMember(space, me.id) : undefined;
    this.#patch({ title: other?.name || space.title, other, role: roleIn(space, me.id) });
  }

  #onUpdate({ spaceId, end, role }: AdmissionUpdate): void {
    if (spaceId !== this.#spaceId) return;
    if (end) return this.#end(spaceId, end);
    // The user is in the space again, for example by joining it in another element.
    if (!this.#line) return this.reconnect();
    const { reader } = this.#timeline;
    const { space } = this.#spaces.admissions.find(spaceId) ?? {};
    if (!reader || !space) return;
    this.#showSpace(space, reader);
    if (role && this.#roster) this.#roster.role = role;
    if (role) this.#timeline.markRole(role);
  }

  /** `spaceId`: the space whose PIN has changed. Without one, the new PIN is known. */
  #onPinRequired(spaceId: string | undefined): void {
    if (spaceId === undefined) this.reconnect();
    else if (spaceId === this.#spaceId && this.#line) this.#onEnded(new SpacesError('pin-required'));
  }

  #onConnecting(line: LineState, retryAt: number | undefined, error: SpacesError | undefined): void {
    const wasLive = /^(?:live|polling)$/.test(this.#open?.line ?? '');
    this.#patch({ line, retryAt, failure: error && failureOf(error) });
    if (!wasLive) return;
    this.#roster?.clear();
    this.#delivery?.pause();
  }

  #onLive(result: CatchUpResult, line: 'live' | 'polling'): void {
    if (result.kind === 'denied') {
      this.#timeline.markGap();
      this.#older.deny();
    } else if (result.kind === 'too-long') {
      this.#timeline.markLongMessage();
    } else if (result.restarted || this.#older.state === 'unknown' || this.#older.state === 'denied') {
      this.#older.continueAt(result.older);
    }
    this.#timeline.publish();
    this.#patch({ line, retryAt: undefined, failure: undefined });
    if (line === 'live') this.#roster?.announce();
    void this.#delivery?.resume(result.kind === 'complete', line);
  }

  #onMessage(message: Message): void {
    this.#timeline.log.live(message, this.#older.page !== undefined);
    this.#roster?.stoppedTyping(message.sender.id);
    this.#timeline.publishSoon();
  }

  #onEnded(error: SpacesError): void {
    this.#disconnect();
    if (error.code === 'unauthorized') return this.#expire();
    const end = endAfter([error]);
    if (this.#spaceId && this.#wasIn && end) return this.#end(this.#spaceId, end);
    this.$chat.set(
      end === 'archived'
        ? { step: 'refused', line: 'stopped', reason: end }
        : stateAfterFailure(failureOf(error)),
    );
  }

  #expire(): void {
    if (this.#open && this.#spaceId) this.#end(this.#spaceId, 'expired');
    else this.#disconnect();
  }

  /** The messages stay, and what was loaded of them is shown. */
  #end(spaceId: string, end: 'expired' | SpaceEnd | 'pin'): void {
    const state = this.$chat.get();
    const details = { line: 'stopped', spaceId, title: ('title' in state && state.title) || '' } as const;
    this.#disconnect();
    this.#timeline.publish();
    this.$chat.set(end === 'pin' ? { step: 'refused', reason: end, ...details } : { step: end, ...details });
  }

  #disconnect(): void {
    this.#delivery?.pause();
    this.#roster?.leave();
    this.#line?.close();
    this.#line = this.#delivery = this.#roster = undefined;
  }
}
