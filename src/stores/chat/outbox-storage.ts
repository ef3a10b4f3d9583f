/**
 * Keeps the unsent texts and the draft of one person in one space in IndexedDB, and decides which tab sends them. Loads
 * with the first conversation.
 */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { type Mention, mentionsIn } from '../../protocol/mention.ts';
import { readEach } from '../../protocol/read.ts';
import {
  isMark,
  readDraft,
  readRecordTime,
  readUnsentBytes,
  readUnsentText,
} from '../../protocol/unsent-record.ts';
import type { Pending } from './pending.ts';

/** Who wrote the texts, and where. `server` is the origin of the service. */
export interface OutboxOwner {
  readonly server: string;
  readonly personId: string;
  readonly spaceId: string;
}

export interface Unsent {
  readonly texts: readonly Pending[];
  readonly draft: string;
  /** The people that the draft mentions. */
  readonly mentions: readonly Mention[];
  /** The bytes of files, by the key of their text. */
  readonly bytes: BytesByKey;
}

export type BytesByKey = ReadonlyMap<string, readonly Blob[]>;

/**
 * Its transactions have the browser's default durability, which Chromium and Firefox relax: a write survives a crash of
 * the page and of the browser, but not a power failure right after it. Strict writes would take some 10 ms more each.
 */
const store: UseStore = createStore('spaces-elements', 'unsent');

/** A draft is written this long after the last key; ms. */
const draftDelay = 200;
/** Unsent texts of people who never came back are removed after this time; ms. */
const longestStay = 30 * 86_400_000;

/** Opens the storage of `owner`. `onChange`: another tab has changed it. Rejects where pages can store nothing. */
export async function openOutboxStorage(owner: OutboxOwner, onChange: () => void): Promise<OutboxStorage> {
  // Without locks, two tabs could not agree on who sends.
  if (!navigator.locks) throw new Error('This page has no locks.');
  await withTimeLimit(removeOld(Date.now() - longestStay));
  const storage = new OutboxStorage(owner, onChange);
  await storage.mark();
  return storage;
}

/** Removes what this person has written in any space. */
export async function wipeUnsent(server: string, personId: string): Promise<void> {
  await write((records) => void records.delete(below([server, personId])));
}

export class OutboxStorage {
  readonly #prefix: readonly string[];
  readonly #channel: BroadcastChannel;
  readonly #flushDraft = (): void => {
    clearTimeout(this.#draftTimer);
    this.#draftTimer = undefined;
    void this.#saveDraft().catch(() => {});
  };
  #leading: AbortController | undefined;
  #draft: Pick<Unsent, 'draft' | 'mentions'> | undefined;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;

  constructor({ server, personId, spaceId }: OutboxOwner, onChange: () => void) {
    this.#prefix = [server, personId, spaceId];
    this.#channel = new BroadcastChannel(`spaces-elements unsent ${this.#prefix.join(' ')}`);
    this.#channel.onmessage = onChange;
    globalThis.addEventListener('pagehide', this.#flushDraft);
  }

  /** Leaves a mark by which it is noticed when the user clears the data of the site. */
  async mark(): Promise<void> {
    const mark: Mark = { isMark: true, created: new Date().toISOString() };
    await write((records) => void records.put(mark, this.#markKey));
  }

  /** The texts in the order in which they were written, and the draft. Rejects if the storage was cleared. */
  async read(): Promise<Unsent> {
    const records = await store('readonly', (all) =>
      promisifyRequest<unknown[]>(all.getAll(below(this.#prefix))),
    );
    if (!records.some(isMark)) throw new Error('The storage was cleared.');
    const [draft = { draft: '', mentions: [] }] = readEach(records, readDraft);
    return { texts: readEach(records, readUnsentText), ...draft, bytes: readBytes(records) };
  }

  /** With the bytes of their files, in one transaction: a text whose files do not fit is not stored either. */
  async add(texts: readonly Pending[], bytes: BytesByKey): Promise<void> {
    await this.#write((records) => {
      for (const text of texts) {
        records.put(text, this.#keyOf(text));
        bytes.get(text.key)?.forEach((each, index) => {
          const record: Bytes = { of: text.key, index, bytes: each, created: text.created };
          records.put(record, [...this.#prefix, 'file', text.key, String(index)]);
        });
      }
    });
  }

  /** Returns false if the text is no longer there, because another tab has removed it. Rejects if all was cleared. */
  async replace(text: Pending): Promise<boolean> {
    let isThere = false;
    await this.#write(async (records) => {
      const has = async (key: string[]): Promise<boolean> => (await promisifyRequest(records.count(key))) > 0;
      const [hasText, hasMark] = await Promise.all([has(this.#keyOf(text)), has(this.#markKey)]);
      if (!hasMark) throw new Error('The storage was cleared.');
      isThere = hasText;
      if (isThere) records.put(text, this.#keyOf(text));
    });
    return isThere;
  }

  async remove(text: Pending): Promise<void> {
    await this.#write((records) => {
      records.delete(this.#keyOf(text));
      records.delete(below([...this.#prefix, 'file', text.key]));
    });
  }

  /**
   * Writes the draft soon, or with the next text: a text that was sent leaves the draft at the same moment. `mentioned`:
   * the people that the user has picked; only those that are in the draft are stored.
   */
  changeDraft(draft: string, mentioned: readonly Mention[]): void {
    this.#draft = { draft, mentions: mentionsIn(draft, mentioned) };
    // More keys do not put it off: a user may type for minutes without a pause.
    this.#draftTimer ??= setTimeout(this.#flushDraft, draftDelay);
  }

  /**
   * Waits until no other tab sends these texts. Resolves with true when this one may, until `signal` aborts; with false
   * if it aborts before.
   */
  lead(signal: AbortSignal): Promise<boolean> {
    const leading = (this.#leading = new AbortController());
    const untilAborted = new Promise<void>((release) =>
      leading.signal.addEventListener('abort', () => release()),
    );
    signal.addEventListener('abort', () => leading.abort());
    if (signal.aborted) leading.abort();
    return new Promise((resolve) => {
      const hold = (): Promise<void> => {
        resolve(true);
        return untilAborted;
      };
      navigator.locks
        .request(this.#channel.name, { __proto__: null, signal: leading.signal } as LockOptions, hold)
        .catch(() => resolve(false));
    });
  }

  close(): void {
    this.#flushDraft();
    this.#leading?.abort();
    globalThis.removeEventListener('pagehide', this.#flushDraft);
    this.#channel.onmessage = null;
    this.#channel.close();
  }

  async #write(change: (records: IDBObjectStore) => void | Promise<void>): Promise<void> {
    await write((records) => {
      this.#putDraft(records);
      return change(records);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    this.#channel.postMessage('changed');
  }

  #putDraft(records: IDBObjectStore): void {
    if (this.#draft === undefined) return;
    const key = [...this.#prefix, 'draft'];
    const record: Draft = { ...this.#draft, created: new Date().toISOString() };
    if (record.draft) records.put(record, key);
    else records.delete(key);
    this.#draft = undefined;
  }

  async #saveDraft(): Promise<void> {
    if (this.#draft !== undefined) await write((records) => this.#putDraft(records));
  }

  get #markKey(): string[] {
    return [...this.#prefix, 'mark'];
  }

  #keyOf({ created, key }: Pending): string[] {
    return [...this.#prefix, 'text', created, key];
  }
}

interface Mark {
  readonly isMark: true;
  readonly created: string;
}

/** A browser keeps large values in files of their own, and gives them back as handles that read nothing. */
interface Bytes {
  readonly of: string;
  readonly index: number;
  readonly bytes: Blob;
  readonly created: string;
}

function readBytes(records: readonly unknown[]): BytesByKey {
  const byKey = new Map<string, Blob[]>();
  for (const { of, index, bytes } of readEach(records, readUnsentBytes)) {
    const list = byKey.get(of) ?? [];
    list[index] = bytes;
    byKey.set(of, list);
  }
  return byKey;
}

interface Draft extends Pick<Unsent, 'draft' | 'mentions'> {
  readonly created: string;
}

/** The keys that begin with `prefix`. In IndexedDB, arrays come after strings. */
function below(prefix: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/** Resolves when the transaction is complete, so a crash no longer undoes it. */
function write(change: (records: IDBObjectStore) => void | Promise<void>): Promise<void> {
  return store('readwrite', async (records) => {
    await Promise.all([promisifyRequest(records.transaction), change(records)]);
  });
}

/** Also removes what has no time. */
async function removeOld(before: number): Promise<void> {
  await write((records) => {
    records.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (!cursor) return;
      const created = readRecordTime(cursor.value) ?? 0;
      if (created < before) cursor.delete();
      cursor.continue();
    };
  });
}

/** Some browsers never answer when they open a damaged database. */
function withTimeLimit(opening: Promise<void>): Promise<void> {
  const limit = new Promise<never>((_, reject) => setTimeout(reject, 3_000));
  return Promise.race([opening, limit]);
}
