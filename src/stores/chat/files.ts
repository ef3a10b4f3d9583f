/** The files of one conversation: uploads what the outbox holds, and loads what others sent. Loads with the first file. */
import { atom } from 'nanostores';
import { Retry, Throttle } from '../../api/backoff.ts';
import { SpacesError } from '../../api/errors.ts';
import { FilesClient } from '../../api/files-client.ts';
import { isRaster, type SharedFile } from '../../protocol/files.ts';
import { type Failure, failureOf } from '../failure.ts';
import type { Spaces } from '../spaces.ts';
import type { Outbox } from './outbox.ts';
import type { Pending } from './pending.ts';
import type { ConversationFiles, FilePolicy, SendRefusal, UploadProgress } from './state.ts';
import type { ConversationTimeline } from './timeline.ts';

interface Upload {
  readonly aborting: AbortController;
  readonly retry: Retry;
  /** Bytes of the file that is being uploaded. */
  sent: number;
  isWaiting: boolean;
}

/** After this many failures of one file in a row, the user decides. */
const maxFailures = 5;
/** An address may expire before the bytes are there: then another one is requested, but only so often. */
const maxRefusals = 3;
/** Ms. */
const progressPause = 100;
/** The pictures that this page has sent are not loaded again; only so many are kept. */
const mostKept = 60;

export class SpaceFiles implements ConversationFiles {
  readonly $uploads = atom<ReadonlyMap<string, UploadProgress>>(new Map());
  readonly #spaces: Pick<Spaces, 'http' | 'admissions'>;
  readonly #spaceId: string;
  readonly #timeline: Pick<ConversationTimeline, 'outbox' | 'reader' | 'publish'>;
  readonly #isSending: () => boolean;
  readonly #client: FilesClient;
  readonly #uploads = new Map<string, Upload>();
  /** Pictures that this page has sent, by the id of their file. */
  readonly #sent = new Map<string, Blob>();
  readonly #progress = new Throttle(progressPause, () => this.#publish());

  /** @param isSending whether this page is the one that sends, and is connected */
  constructor(
    spaces: Pick<Spaces, 'http' | 'admissions'>,
    spaceId: string,
    timeline: Pick<ConversationTimeline, 'outbox' | 'reader' | 'publish'>,
    isSending: () => boolean,
  ) {
    this.#spaces = spaces;
    this.#spaceId = spaceId;
    this.#timeline = timeline;
    this.#isSending = isSending;
    this.#client = new FilesClient(spaces.http);
    // The outbox may be waiting for this code.
    queueMicrotask(() => this.sync());
  }

  get #outbox(): Outbox {
    return this.#timeline.outbox;
  }

  get #pin(): string | undefined {
    return this.#spaces.admissions.find(this.#spaceId)?.pin;
  }

  async policy(): Promise<FilePolicy> {
    // An anonymous token may be refused [client: BS], and has no company.
    if (this.#timeline.reader?.kind === 'guest') return 'guest';
    const isDenied = await this.#client.deniesFiles().catch(() => false);
    return isDenied ? 'denied' : 'allowed';
  }

  async load(file: SharedFile, signal?: AbortSignal): Promise<Blob | Failure | undefined> {
    const known = this.#sent.get(file.id);
    if (known) return known;
    const call = { pin: this.#pin, signal };
    const get = (): Promise<Blob> => this.#client.get(file, call);
    try {
      // An address that has just expired is replaced by another one.
      return await get().catch((error: unknown) => {
        if (isRefused(error)) return get();
        throw error;
      });
    } catch (error) {
      if (signal?.aborted) return undefined;
      if (!(error instanceof SpacesError)) throw error;
      return failureOf(error);
    }
  }

  picked(key: string, index: number): Blob | undefined {
    return this.#outbox.bytesOf(key)[index];
  }

  /** Uploads the files of the outbox, and aborts the uploads that are no longer wanted. */
  sync(): void {
    const wanted = new Map(this.#outbox.uploads.map((item) => [item.key, item]));
    for (const key of this.#uploads.keys()) if (!wanted.has(key)) this.#end(key);
    if (this.#isSending())
      for (const item of wanted.values()) if (!this.#uploads.has(item.key)) void this.#start(item);
  }

  /** Aborts all uploads, and forgets the pictures of a user who has signed out. */
  forget(): void {
    for (const key of this.#uploads.keys()) this.#end(key);
    this.#sent.clear();
  }

  async #start({ key, files = [] }: Pending): Promise<void> {
    let goOn = (): void => {};
    const upload: Upload = {
      aborting: new AbortController(),
      retry: new Retry(() => goOn()),
      sent: 0,
      isWaiting: false,
    };
    const wait = (error: SpacesError): Promise<void> =>
      new Promise((resolve) => {
        goOn = resolve;
        upload.isWaiting = true;
        this.#publish();
        upload.retry.plan(error.detail);
      });
    this.#uploads.set(key, upload);
    this.#publish();
    for (const index of files.keys()) {
      const refusal = await this.#uploadOne(key, index, upload, wait);
      if (upload.aborting.signal.aborted) return;
      if (refusal === undefined) continue;
      // While the connection is lost, the text waits for it.
      if (refusal !== 'no-answer' || this.#isSending()) this.#outbox.failed(key, refusal);
      break;
    }
    this.#end(key);
    this.#timeline.publish();
  }

  /** Uploads one file, with tries as long as they may help; returns why it failed. */
  async #uploadOne(
    key: string,
    index: number,
    upload: Upload,
    wait: (error: SpacesError) => Promise<void>,
  ): Promise<SendRefusal | undefined> {
    let failures = 0;
    let refusals = 0;
    for (;;) {
      try {
        await this.#transfer(key, index, upload);
        return undefined;
      } catch (error) {
        if (upload.aborting.signal.aborted) return undefined;
        if (!(error instanceof SpacesError)) return 'file-lost';
        if (isRefused(error) && ++refusals < maxRefusals) continue;
        if (!error.retryable)
          return /^(?:forbidden|unauthorized)$/.test(error.code) ? 'not-allowed' : 'not-accepted';
        if (++failures >= maxFailures) return 'no-answer';
        await wait(error);
        if (upload.aborting.signal.aborted) return undefined;
        upload.isWaiting = false;
      }
    }
  }

  /** The first two of the three steps of the service: asks for a place, and puts the bytes. Delivery sends the message. */
  async #transfer(key: string, index: number, upload: Upload): Promise<void> {
    const file = this.#outbox.find(key)?.files?.[index];
    if (!file || file.id !== undefined) return;
    const bytes = this.#outbox.bytesOf(key)[index];
    // Rejects when the file has gone from the disk of the user since it was picked.
    await bytes?.slice(0, 1).arrayBuffer();
    if (!bytes) throw new Error('The bytes of the file are gone.');
    const { signal } = upload.aborting;
    const thumbnail = isRaster(file.type) ? await thumbnailOf(bytes) : undefined;
    const all = [
      { type: file.type, bytes },
      ...(thumbnail ? [{ type: thumbnail.type, bytes: thumbnail }] : []),
    ];
    const [place, small] = await this.#client.places(all, { spaceId: this.#spaceId, pin: this.#pin, signal });
    if (thumbnail && small)
      await this.#client.put(small.url, { type: thumbnail.type, bytes: thumbnail }, () => {}, signal);
    const onProgress = (sent: number): void => {
      // The browser has handed these bytes to the network; whether they have arrived, the answer will tell.
      upload.sent = Math.min(sent, bytes.size * 0.99);
      this.#progress.request();
    };
    upload.sent = 0;
    if (place) await this.#client.put(place.url, { type: file.type, bytes }, onProgress, signal);
    signal.throwIfAborted();
    upload.sent = 0;
    this.#keep(small?.id ?? place?.id, thumbnail ?? bytes);
    this.#outbox.uploaded(key, index, { ...file, id: place?.id, ...(small && { thumbnailId: small.id }) });
    this.#publish();
  }

  /** Rows of pictures that this page has sent need nothing from the network. */
  #keep(id: string | undefined, bytes: Blob): void {
    if (!id || !isRaster(bytes.type)) return;
    this.#sent.set(id, bytes);
    for (const [oldest] of this.#sent) if (this.#sent.size > mostKept) this.#sent.delete(oldest);
  }

  #end(key: string): void {
    const upload = this.#uploads.get(key);
    upload?.aborting.abort();
    upload?.retry.cancel();
    if (this.#uploads.delete(key)) this.#publish();
  }

  #publish(): void {
    const progress = new Map<string, UploadProgress>();
    for (const [key, { sent, isWaiting }] of this.#uploads) {
      const files = this.#outbox.find(key)?.files ?? [];
      const sum = (list: typeof files): number => list.reduce((bytes, { size }) => bytes + size, 0);
      const [total, stored] = [sum(files), sum(files.filter(({ id }) => id !== undefined))];
      progress.set(key, { sent: stored + sent, total, isWaiting });
    }
    this.$uploads.set(progress);
  }
}

/** In CSS pixels of a sharp screen. Smaller pictures need no thumbnail. */
const thumbnailSize = 640;
const smallPicture = 100_000;

/** A small copy of a picture, because the service makes none [doc: Z/guides/filesystem]; undefined if it would save nothing. */
async function thumbnailOf(bytes: Blob): Promise<Blob | undefined> {
  if (bytes.size < smallPicture) return undefined;
  try {
    const whole = await createImageBitmap(bytes);
    const scale = Math.min(1, thumbnailSize / Math.max(whole.width, whole.height));
    const canvas = new OffscreenCanvas(Math.ceil(whole.width * scale), Math.ceil(whole.height * scale));
    canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    return small.size < bytes.size ? small : undefined;
  } catch {
    // Not a picture after all, or one that is too large to decode.
    return undefined;
  }
}

/** The storage, or the service, refused the request itself. */
function isRefused(error: unknown): boolean {
  return error instanceof SpacesError && /^(?:rejected|not-found)$/.test(error.code);
}
