/** Sends one HTTP request to the service, with its token and a time limit, and turns each failure into a `SpacesError`. */
import { formatJson, parseJson } from '../protocol/read.ts';
import { SpacesError } from './errors.ts';
import type { Token, TokenSource } from './tokens.ts';

export interface HttpRequest<T> {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Begins with "/"; may carry a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** `URLSearchParams` are sent as a form, anything else as JSON. */
  readonly body?: unknown;
  /** Space password, sent as `spaces-x-space-password`. [doc: D/api/spaces/spaces_spaceid_join] */
  readonly pin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The request continues when the page closes. */
  readonly keepalive?: boolean;
  /** Sends no token. */
  readonly anonymous?: boolean;
  /** The request is one to join a space: a refusal may mean something else then. */
  readonly joins?: boolean;
  /** Reads the parsed response; undefined when it is not valid. */
  readonly read: (answer: unknown) => T | undefined;
}

/** @throws {SpacesError}; an abort through `signal` rejects with the signal's reason. */
export type Http = <T>(request: HttpRequest<T>) => Promise<T>;

export interface HttpOptions {
  readonly origin: string;
  readonly tokens: TokenSource;
  /** `credentials` of requests without a cookie token; `omit` by default. */
  readonly credentials?: RequestCredentials;
  /** For the whole request, body included; ms. */
  readonly timeout?: number;
}

/** Characters, of a compressed body after its decompression. */
const longestBody = 8 * 1024 * 1024;
/** The reason of a `bad-answer`: the same request for less may succeed. */
export const tooLong = 'too-long';

export function createHttp(options: HttpOptions): Http {
  // Without what the scripts of the page have added to all objects.
  const {
    origin,
    tokens,
    credentials,
    timeout = 15_000,
  }: HttpOptions = { __proto__: null, ...options } as HttpOptions;
  const attempt = async <T>(request: HttpRequest<T>, token: Token | undefined): Promise<T> => {
    const limit = AbortSignal.timeout(timeout);
    const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
    try {
      const init = { __proto__: null, ...requestInit(request, token, credentials), signal };
      return await readAnswer(await fetch(requestUrl(origin, request), init), request);
    } catch (error) {
      request.signal?.throwIfAborted();
      if (error instanceof SpacesError) throw error;
      throw new SpacesError(limit.aborted ? 'timeout' : networkErrorCode(), { cause: error });
    }
  };
  return async (given) => {
    const request = { __proto__: null, ...given };
    await shown();
    if (request.anonymous) return attempt(request, undefined);
    const token = await tokens.current();
    request.signal?.throwIfAborted();
    if (!token) throw new SpacesError('unauthorized');
    try {
      return await attempt(request, token);
    } catch (error) {
      if (!(error instanceof SpacesError) || error.code !== 'unauthorized') throw error;
      const newer = await tokens.refused(token);
      if (!newer) throw error;
      return attempt(request, newer);
    }
  };
}

/** Resolves at once, or when the user opens the page that the browser has prepared: until then nothing is sent. */
export async function shown(): Promise<void> {
  const page = globalThis.document as (Document & { prerendering?: boolean }) | undefined;
  if (page?.prerendering)
    await new Promise((resolve) => page.addEventListener('prerenderingchange', resolve));
}

function requestUrl(origin: string, { path, query = {} }: HttpRequest<unknown>): URL {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  // A path such as "//elsewhere/" must not leave the configured server with a token in its headers.
  if (url.origin !== origin) throw new SpacesError('server-not-allowed');
  return url;
}

function requestInit(
  { method = 'GET', pin, body, keepalive = false }: HttpRequest<unknown>,
  token: Token | undefined,
  credentials: RequestCredentials = 'omit',
): RequestInit {
  const isForm = body instanceof URLSearchParams;
  const isCookie = token?.type === 'cookie';
  return {
    method,
    headers: {
      accept: 'application/json',
      ...(token && !isCookie && { authorization: `${token.type} ${token.value}` }),
      ...(pin && { 'spaces-x-space-password': pin }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : isForm ? body : formatJson(body),
    // A redirect could carry the token to another origin.
    redirect: 'error',
    credentials: isCookie ? 'include' : credentials,
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    keepalive,
  };
}

async function readAnswer<T>(response: Response, request: HttpRequest<T>): Promise<T> {
  const answer = parseJson(await readText(response));
  if (!response.ok) throw await refusal(response, answer, request.joins);
  const value = request.read(answer);
  if (value === undefined) throw new SpacesError('bad-answer');
  return value;
}

/** Stops at the limit: a small compressed body may become a gigabyte. */
async function readText({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let part; text.length <= longestBody; text += part) {
    part = (await reader?.read())?.value;
    if (part === undefined) return text;
  }
  void reader?.cancel();
  throw new SpacesError('bad-answer', { reason: tooLong });
}

async function refusal(response: Response, answer: unknown, joins?: boolean): Promise<SpacesError> {
  const code = await import('./refusal.ts').catch(() => undefined);
  // Without the code, another try may tell more; but an ended session always counts.
  return (
    code?.readRefusal(response, answer, joins) ??
    new SpacesError(response.status === 401 ? 'unauthorized' : 'server-error')
  );
}

/** What to say when the network failed. */
export function networkErrorCode(): 'offline' | 'unreachable' {
  return typeof navigator === 'object' && navigator.onLine === false ? 'offline' : 'unreachable';
}
