/** Everything the page asks of any server while a test watches, also what no server ever gets to see. */

/** One request or socket, before it leaves the page. */
export interface Sent {
  readonly kind: 'fetch' | 'socket' | 'beacon' | 'xhr';
  readonly url: string;
  readonly authorization: string | null;
  /** As text; null where it has none. */
  readonly body: string | null;
}

export interface Traffic {
  /** Without those to the emulator's controls. */
  readonly sent: readonly Sent[];
  /** Tokens in the answers to anonymous sign-ins. */
  readonly guestTokens: readonly string[];
  stop(): void;
}

/** Stands between the page and the network until stopped. */
export function watchTraffic(): Traffic {
  const sent: Sent[] = [];
  const guestTokens: string[] = [];
  const real = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket };
  const note = (kind: Sent['kind'], url: string, { headers, body }: RequestInit = {}): void => {
    const authorization = new Headers(headers).get('authorization');
    const text = typeof body === 'string' ? body : null;
    if (!url.includes('/_emulator/')) sent.push({ kind, url, authorization, body: text });
  };

  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    note('fetch', url, init);
    const response = await real.fetch.call(globalThis, input, init);
    if (url.includes('/anonymous/auth')) guestTokens.push(...(await tokenIn(response.clone())));
    return response;
  };
  globalThis.WebSocket = class extends real.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      note('socket', String(url));
    }
  };
  const { sendBeacon } = navigator;
  navigator.sendBeacon = (url) => {
    note('beacon', String(url));
    return true;
  };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, url: string | URL) {
    note('xhr', String(url));
    open.call(this, method, url, true);
  };
  return {
    sent,
    guestTokens,
    stop() {
      Object.assign(globalThis, real);
      navigator.sendBeacon = sendBeacon;
      XMLHttpRequest.prototype.open = open;
    },
  };
}

async function tokenIn(answer: Response): Promise<string[]> {
  try {
    const { token } = (await answer.json()) as { token?: unknown };
    return typeof token === 'string' ? [token] : [];
  } catch {
    return [];
  }
}
