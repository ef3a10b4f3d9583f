/** Requests for the files of messages: where to put and to get them, and their bytes. Loads with the first file. */
import {
  type FileAddress,
  readDeniesFiles,
  readDownloadAddress,
  readUploadPlaces,
  type SharedFile,
} from '../protocol/files.ts';
import { SpacesError } from './errors.ts';
import { type Http, networkErrorCode } from './http.ts';

/** What is uploaded: its bytes, and the type that is announced and sent. */
export interface FileBytes {
  readonly type: string;
  readonly bytes: Blob;
}

interface FileRequest {
  readonly pin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A transfer during which no byte arrives for this long has failed; ms. */
const patience = 30_000;

/** Every method @throws {SpacesError}; an abort rejects with the reason of the signal. */
export class FilesClient {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Asks where to put files; one place for each. [client: BS, SS send POST where the guide says GET] */
  async places(
    files: readonly FileBytes[],
    { spaceId, ...call }: FileRequest & { readonly spaceId: string },
  ): Promise<readonly FileAddress[]> {
    const announced = files.map(({ type, bytes }) => ({
      'Content-Type': type,
      'Content-Length': bytes.size,
    }));
    const body = { files: announced, topicId: spaceId };
    const path = '/api/files/getuploadurl';
    const places = await this.#http({ ...call, method: 'POST', path, body, read: readUploadPlaces });
    const hasKeys = places.length === files.length && places.every(({ id }) => id);
    if (!hasKeys) throw new SpacesError('bad-answer');
    return places;
  }

  /**
   * Puts exactly the announced bytes [client: BS]. `fetch` reports no progress of uploads, and can send a stream only
   * over HTTP/2 and not in all browsers, so this is an `XMLHttpRequest`.
   * @param onProgress bytes that the browser has handed to the network, which are not stored yet
   */
  put(
    url: string,
    { type, bytes }: FileBytes,
    onProgress: (sent: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    return withPatience(signal, (limited, isAlive) => {
      const request = new XMLHttpRequest();
      request.open('PUT', url);
      request.setRequestHeader('content-type', type);
      request.upload.onprogress = ({ loaded }) => {
        isAlive();
        onProgress(loaded);
      };
      limited.addEventListener('abort', () => request.abort());
      return new Promise((resolve, reject) => {
        request.onload = () =>
          request.status >= 200 && request.status < 300
            ? resolve()
            : reject(new SpacesError(codeOf(request.status)));
        request.onerror = request.onabort = () => reject(new SpacesError(networkErrorCode()));
        request.send(bytes);
      });
    });
  }

  /** The bytes of a file. They may be fewer than its sender has claimed, which counts as a failure. */
  async get(file: Pick<SharedFile, 'id' | 'size' | 'url'>, call: FileRequest): Promise<Blob> {
    const { signal = new AbortController().signal } = call;
    const address = await this.#addressOf(file, call);
    const bytes = await withPatience(signal, async (limited, isAlive) => {
      // The address gives access by itself, so nothing that says who the user is goes along.
      const init = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;
      const response = await fetch(address, { ...init, signal: limited });
      if (!response.ok) throw new SpacesError(codeOf(response.status));
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      const reader = response.body?.getReader();
      for (let part; (part = (await reader?.read())?.value); isAlive()) chunks.push(part);
      return new Blob(chunks);
    });
    if (bytes.size < (file.size ?? 0)) throw new SpacesError('bad-answer');
    return bytes;
  }

  /** Whether the company of the user forbids files. [client: SS] */
  deniesFiles(): Promise<boolean> {
    return this.#http({ path: '/api/users/me/settings', read: readDeniesFiles });
  }

  /** A new address each time, because they work only for a while. A service without that call sends them with messages. */
  async #addressOf({ id, url }: Pick<SharedFile, 'id' | 'url'>, call: FileRequest): Promise<string> {
    const path = '/api/files/getdownloadurl';
    try {
      const body = { fileKeys: [id] };
      return await this.#http({ ...call, method: 'POST', path, body, read: readDownloadAddress });
    } catch (error) {
      const isMissing = error instanceof SpacesError && /^(?:not-found|bad-answer)$/.test(error.code);
      if (isMissing && url) return url;
      throw error;
    }
  }
}

/** Aborts a transfer that stands still: `isAlive` says that it does not. */
async function withPatience<T>(
  signal: AbortSignal,
  transfer: (limited: AbortSignal, isAlive: () => void) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isAlive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => limit.abort(), patience);
  };
  isAlive();
  try {
    signal.throwIfAborted();
    return await transfer(AbortSignal.any([signal, limit.signal]), isAlive);
  } catch (cause) {
    signal.throwIfAborted();
    if (limit.signal.aborted) throw new SpacesError('timeout');
    throw cause instanceof SpacesError ? cause : new SpacesError(networkErrorCode(), { cause });
  } finally {
    clearTimeout(timer);
  }
}

/** A storage answers 4xx when an address has expired, or when the bytes are not as announced. */
function codeOf(status: number): 'rejected' | 'rate-limited' | 'server-error' {
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server-error' : 'rejected';
}
