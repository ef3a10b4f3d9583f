/**
 * The outbox: the draft, and the texts that wait for the server, first in, first out. Only one is sent at a time. Both
 * are kept in the browser where that is possible, so they survive the page.
 */
import { atom } from 'nanostores';
import type { Mention } from '../../protocol/mention.ts';
import { isPlainBody, type Message, type MessageBody } from '../../protocol/message.ts';
import type { Position } from './message-log.ts';
import type { OutboxOwner, OutboxStorage, Unsent } from './outbox-storage.ts';
import { canBecome, isUploaded, newPending, type Pending, type StoredStatus, sentAs } from './pending.ts';
import type { PendingFile, SendRefusal, TimelineEntry } from './state.ts';
import { formatJson } from '../../protocol/read.ts';
import { Throttle } from '../../api/backoff.ts';

type PendingEntry = Extract<TimelineEntry, { kind: 'pending' }>;

/** After this many tries without an answer, the user decides. */
const maxTries = 3;
/** While other tabs change the texts, they are read again once in this time; ms. */
const readPause = 100;

export class Outbox {
  /** The text in the field of the user, and the people picked for it and for earlier texts. */
  readonly $draft = atom('');
  readonly $mentioned = atom<readonly Mention[]>([]);
  readonly #onChange: () => void;
  #items: readonly Pending[] = [];
  /** The bytes of files, by the key of their text. */
  readonly #bytes = new Map<string, readonly Blob[]>();
  /** An unchanged text keeps its entry object, so that only changed rows are rendered again. */
  readonly #entries = new WeakMap<Pending, PendingEntry>();
  #lastCreated = 0;
  /** Whether the server keeps `created` as sent; unknown until the first stored copy arrives. */
  #keepsCreated: boolean | undefined;
  /** Messages of the user that certainly came from another device: texts that this one sends come back with their key. */
  readonly #foreign = new Set<string>();
  /** Texts that were sent as a request of their own, and the ids of their messages where the service has told them. */
  readonly #posted = new Map<string, string | undefined>();

  /** The person whose storage is opened, and the one whose texts it had when it was last read. */
  #owner: string | undefined;
  #savedFor: string | undefined;
  #storage: OutboxStorage | undefined;
  /** Settles when it is known whether the texts can be stored. */
  #opening: Promise<void> | undefined;
  /** Keys of the texts that are or were in the storage. */
  #saved = new Set<string>();
  /** Keys of new texts that are being written. They are not shown before that is done, and so cannot get lost. */
  readonly #writing = new Set<string>();
  /** Texts that another tab sends, whose stored copy has arrived here. */
  readonly #arrived = new Map<string, Pending>();
  /** The browser stores nothing. */
  #isVolatile = false;
  /** Other tabs change the texts one by one, and each time all of them are read. */
  readonly #changes = new Throttle(readPause, () => void this.#read().then(this.#onChange));
  #writes = 0;
  #isLeading = false;

  /** @param onChange called when the texts change by themselves: they are stored, were restored, or another tab changed them */
  constructor(onChange: () => void = () => {}) {
    this.#onChange = onChange;
    this.$draft.listen((draft) => this.#storage?.changeDraft(draft, this.$mentioned.get()));
  }

  get entries(): readonly TimelineEntry[] {
    let isHeld = false;
    return this.#items.flatMap((item) => {
      if (this.#writing.has(item.key)) return [];
      const status: PendingEntry['status'] = isHeld && item.status === 'queued' ? 'held' : item.status;
      isHeld ||= item.status === 'unconfirmed';
      const { key, text, body, created, reason, files, mentions } = item;
      const known = this.#entries.get(item);
      if (known?.status === status) return known;
      const about = {
        ...(reason && { reason }),
        ...(files && { files }),
        ...(!isPlainBody(body) && { body: { bodyText: body, mentions } }),
      };
      const entry = { __proto__: null, kind: 'pending' as const, key, text, created, status, ...about };
      this.#entries.set(item, entry);
      return entry;
    });
  }

  /**
   * The text that is being sent or may have been sent, else the one to send next. Failed texts hold up none, and neither
   * do texts whose files are being uploaded, which may take minutes.
   */
  get head(): Pending | undefined {
    const isUnderway = ({ status }: Pending): boolean => status === 'sending' || status === 'unconfirmed';
    const isReady = (item: Pending): boolean =>
      item.status === 'queued' && !this.#writing.has(item.key) && isUploaded(item);
    return this.#items.find(isUnderway) ?? this.#items.find(isReady);
  }

  /** The texts whose files are still to be uploaded. */
  get uploads(): readonly Pending[] {
    return this.#items.filter(
      (item) => item.status === 'queued' && !this.#writing.has(item.key) && !isUploaded(item),
    );
  }

  /** Whether a text is still to be sent. */
  get isBusy(): boolean {
    return this.#items.some(({ status }) => status !== 'failed');
  }

  /** Whether closing the page would lose a text or the draft, because the browser does not store it. */
  get isAtRisk(): boolean {
    if (this.#items.some(({ key, files }) => files && !this.#saved.has(key))) return true;
    return this.#isVolatile && (this.#items.length > 0 || this.$draft.get().trim() !== '');
  }

  /** The bytes of the files of a text, in their order; a file whose bytes were lost has none. */
  bytesOf(key: string): readonly (Blob | undefined)[] {
    return this.#bytes.get(key) ?? [];
  }

  /** Keeps the texts and the draft for `owner` from now on, and brings back those from before. */
  open(owner: OutboxOwner): void {
    if (this.#opening || this.#storage) {
      if (this.#owner === owner.personId) return;
      this.close();
    }
    this.#owner = owner.personId;
    this.#isVolatile = false;
    const opening = this.#load(owner, () => opening === this.#opening);
    this.#opening = opening;
  }

  /** Stops following the storage. What is in it stays there. */
  close(): void {
    this.#storage?.close();
    this.#storage = this.#opening = undefined;
    this.#isLeading = false;
  }

  /**
   * Waits until this tab is the one that sends, and settles what a tab before it has left behind. False if `signal`
   * aborts before.
   */
  async lead(signal: AbortSignal): Promise<boolean> {
    await this.#opened();
    const storage = this.#storage;
    // If the storage fails meanwhile, this tab has its texts for itself.
    if (storage && !(await storage.lead(signal)) && storage === this.#storage) return false;
    await this.#read();
    if (signal.aborted) return false;
    this.#isLeading = true;
    signal.addEventListener('abort', () => (this.#isLeading = false));
    for (const item of this.#arrived.values()) if (!this.find(item.key)) this.#erase(item);
    this.#arrived.clear();
    for (const { key, status } of this.#items) if (status === 'sending') this.unconfirmed(key);
    return true;
  }

  /** @param now ms since epoch */
  add(text: string, now: number, files: readonly File[] = [], body?: MessageBody): Pending {
    this.#lastCreated = Math.max(now, this.#lastCreated + 1);
    const item = newPending(text, new Date(this.#lastCreated).toISOString(), files, body);
    if (files.length > 0) this.#bytes.set(item.key, files);
    this.#items = [...this.#items, item];
    if (this.#opening || this.#storage) void this.#save(item);
    return item;
  }

  find(key: string): Pending | undefined {
    return this.#items.find((item) => item.key === key);
  }

  remove(key: string): void {
    const item = this.find(key);
    if (item) this.#erase(item);
  }

  /** The stored copy of this text has arrived. Only the tab that sent it can be sure, so the others just hide it. */
  stored(key: string): void {
    const item = this.find(key);
    if (!item || this.#isLeading || !this.#storage) return this.remove(key);
    this.#arrived.set(key, item);
    this.#items = this.#items.filter((other) => other !== item);
  }

  /** Forgets everything without touching what is stored. */
  clear(): void {
    this.close();
    this.#savedFor = undefined;
    this.#isVolatile = false;
    this.#items = [];
    this.#bytes.clear();
    this.$draft.set('');
    this.$mentioned.set([]);
  }

  /** The service has stored the bytes of a file. */
  uploaded(key: string, index: number, stored: PendingFile): void {
    const files = this.find(key)?.files?.with(index, stored);
    if (files) void this.#change(key, { files });
  }

  /** Resolves with false if another tab has removed the text meanwhile. */
  async sending(key: string, after: Message | undefined): Promise<boolean> {
    const { tries = 0, after: first } = this.find(key) ?? {};
    const position = first ?? (after && { id: after.id, created: after.created });
    if (await this.#move(key, 'sending', { tries: tries + 1, after: position, reason: undefined }))
      return true;
    this.#items = this.#items.filter((item) => item.key !== key);
    return false;
  }

  /** The text is being sent without a socket, so neither a client id nor its time comes back. `id`: of the message. */
  posted(key: string, id?: string): void {
    this.#posted.set(key, id);
  }

  /** The text could not be sent after all. */
  notSent(key: string): void {
    void this.#move(key, 'queued', { tries: (this.find(key)?.tries ?? 1) - 1 });
  }

  /** The connection was lost while this text was being sent. */
  unconfirmed(key: string): void {
    void this.#move(key, 'unconfirmed');
  }

  /** The server has refused it, so a copy that is stored later comes from another try. */
  failed(key: string, reason: SendRefusal): void {
    void this.#move(key, 'failed', { reason, after: undefined });
  }

  /** The server certainly does not have it, so it is sent again; after too many tries it fails instead. */
  requeue(key: string): void {
    const tries = this.find(key)?.tries ?? 0;
    if (tries >= maxTries) void this.#move(key, 'failed', { reason: 'no-answer' });
    else void this.#move(key, 'queued');
  }

  /** The user asks for another try. */
  retry(key: string): void {
    void this.#move(key, 'queued', { tries: 0 });
  }

  /**
   * The text that was stored as `message`, which is the user's own. The client id is certain, and so is the time where
   * the server keeps it. Where it does not, the text decides, but only for a text whose client id can no longer arrive,
   * and only if the message came after the text was sent.
   */
  match(message: Message, isAfter: (a: Position, b: Position) => boolean): Pending | undefined {
    const echoed = this.#items.find(({ key }) => key === message.clientId);
    if (echoed) {
      this.#keepsCreated = echoed.created === message.created;
      return echoed;
    }
    const sent = this.#items.filter(sentAs(message));
    if (message.files.length > 0) return sent[0];
    const isLikely = ({ status, after }: Pending): boolean =>
      (status === 'unconfirmed' || (status === 'sending' && !this.#isLeading)) &&
      (!after || isAfter(message, after));
    const named = this.#items.find(({ key }) => this.#posted.get(key) === message.id);
    const exact = named ?? sent.find(({ created }) => created === message.created);
    const posted = sent.find((item) => this.#posted.has(item.key) && isLikely(item));
    if (posted && !exact) return posted;
    if (exact || this.#keepsCreated === true || this.#foreign.has(message.id)) return exact;
    const likely = sent.find(isLikely);
    // Once client ids are known to come back, a message without one is not what this tab is sending.
    const isForeign = this.#keepsCreated === false && sent.some(({ status }) => status === 'sending');
    if (!likely && isForeign) this.#foreign.add(message.id);
    return likely;
  }

  #erase(item: Pending): void {
    this.#items = this.#items.filter((other) => other !== item);
    this.#bytes.delete(item.key);
    void this.#write((storage) => storage.remove(item));
  }

  /** Resolves with false if the text is no longer in the storage. */
  #move(key: string, status: StoredStatus, more: Partial<Pending> = {}): Promise<boolean> {
    const item = this.find(key);
    if (!item) return Promise.resolve(false);
    if (!canBecome(item, status)) throw new Error(`A text cannot go from ${item.status} to ${status}.`);
    return this.#change(key, { ...more, status });
  }

  async #change(key: string, more: Partial<Pending>): Promise<boolean> {
    const changed = { ...this.find(key), ...more } as Pending;
    this.#items = this.#items.map((other) => (other.key === key ? changed : other));
    // A text that could not be stored, because its files are too large, is only here.
    if (!this.#saved.has(key)) return true;
    return (await this.#write((storage) => storage.replace(changed))) !== false;
  }

  async #load(owner: OutboxOwner, isCurrent: () => boolean): Promise<void> {
    try {
      const { openOutboxStorage } = await import('./outbox-storage.ts');
      const storage = await openOutboxStorage(owner, () => this.#changes.request());
      if (!isCurrent()) return storage.close();
      this.#storage = storage;
      if (this.#savedFor !== owner.personId) await this.#changeOwner(owner.personId);
      await this.#add(...this.#items.filter(({ key }) => !this.#saved.has(key) && !this.#writing.has(key)));
      await this.#read();
    } catch {
      if (isCurrent()) this.#forgetStorage();
    }
    if (!isCurrent()) return;
    this.#opening = undefined;
    this.#onChange();
  }

  /** A guest who has signed in with an account takes texts and draft along. */
  async #changeOwner(personId: string): Promise<void> {
    const { draft, mentions = [] } = (await this.#storage?.read()) ?? {};
    this.#savedFor = personId;
    this.#saved.clear();
    this.$mentioned.set([...this.$mentioned.get(), ...mentions]);
    this.$draft.set([draft, this.$draft.get()].filter(Boolean).join('\n'));
    this.#storage?.changeDraft(this.$draft.get(), this.$mentioned.get());
  }

  async #save(item: Pending): Promise<void> {
    this.#writing.add(item.key);
    await this.#opened();
    await this.#add(item);
    this.#writing.delete(item.key);
    this.#onChange();
  }

  async #opened(): Promise<void> {
    while (this.#opening) await this.#opening;
  }

  async #add(...items: readonly Pending[]): Promise<void> {
    const [withFiles, others] = [items.filter(({ files }) => files), items.filter(({ files }) => !files)];
    if (others.length > 0) await this.#write((storage) => storage.add(others, this.#bytes));
    if (this.#storage) for (const { key } of others) this.#saved.add(key);
    for (const item of withFiles)
      // There may be too little room for files, while texts still fit. They stay in memory.
      await this.#storage?.add([item], this.#bytes).then(
        () => this.#saved.add(item.key),
        () => {},
      );
  }

  /** Takes over the texts of the storage, which other tabs change, too. */
  async #read(): Promise<void> {
    try {
      let writes;
      let stored: Unsent | undefined;
      // What was written while reading is newer than what was read.
      do {
        writes = this.#writes;
        stored = (await this.#storage?.read()) ?? stored;
      } while (writes !== this.#writes);
      for (const [key, bytes] of stored?.bytes ?? []) if (!this.#bytes.has(key)) this.#bytes.set(key, bytes);
      if (this.#storage) this.#adopt(stored?.texts ?? []);
    } catch {
      this.#forgetStorage();
    }
  }

  #adopt(stored: readonly Pending[]): void {
    const known = new Map(this.#items.map((item) => [item.key, item]));
    const isShown = ({ key, status }: Pending): boolean =>
      !this.#arrived.has(key) || (status !== 'sending' && status !== 'unconfirmed');
    const restored = stored.filter(isShown).map((item) => {
      const before = known.get(item.key);
      return formatJson(before) === formatJson(item) ? (before ?? item) : item;
    });
    const kept = new Set(stored.map(({ key }) => key));
    for (const key of this.#arrived.keys()) if (!kept.has(key)) this.#arrived.delete(key);
    const unsaved = this.#items.filter(({ key }) => !this.#saved.has(key) && !kept.has(key));
    this.#saved = kept;
    this.#items = [...restored, ...unsaved];
    for (const key of this.#bytes.keys()) if (!this.find(key)) this.#bytes.delete(key);
    for (const { created } of this.#items)
      this.#lastCreated = Math.max(this.#lastCreated, Date.parse(created));
  }

  /** Undefined without a storage. One that fails is not used any more. */
  async #write<T>(run: (storage: OutboxStorage) => Promise<T>): Promise<T | undefined> {
    const storage = this.#storage;
    if (!storage) return undefined;
    this.#writes++;
    try {
      return await run(storage);
    } catch {
      if (storage === this.#storage) this.#forgetStorage();
      return undefined;
    }
  }

  /** Goes on in memory. */
  #forgetStorage(): void {
    // The tab that sends keeps the others from sending the same texts.
    if (!this.#isLeading) this.#storage?.close();
    this.#storage = undefined;
    this.#saved.clear();
    this.#isVolatile = true;
  }
}
