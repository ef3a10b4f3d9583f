/** Records all requests of the page, also those that no server receives. */

/** One request or socket, before it is sent. */
export interface Sent {
  readonly kind: 'fetch' | 'socket' | 'beacon' | 'xhr';
  readonly url: string;
  readonly authorization: string | null;
  /** The body as text; null without one. */
  readonly body: string | null;
}

export interface Traffic {
  /** Requests, except those to the emulator's controls. */
  readonly sent: readonly Sent[];
  /** Tokens from anonymous sign-ins. */
  readonly guestTokens: readonly string[];
  /** Requests with a token that a server had already refused. */
  sentAfterRefusal(): readonly string[];
  stop(): void;
}

/** Records requests until stopped. */
export function watchTraffic(): Traffic {
  const sent: Sent[] = [];
  const guestTokens: string[] = [];
  const real = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket };
  const dead = new Set<string>();
  const late: string[] = [];
  const note = (kind: Sent['kind'], url: string, { headers, body }: RequestInit = {}): Sent => {
    const authorization = new Headers(headers).get('authorization');
    const one: Sent = { kind, url, authorization, body: typeof body === 'string' ? body : null };
    if (dead.has(tokenOf(one))) late.push(`${kind} ${url.split('?')[0]}`);
    if (!url.includes('/_emulator/')) sent.push(one);
    return one;
  };

  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const one = note('fetch', url, init);
    const response = await real.fetch.call(globalThis, input, init);
    if (response.status === 401 && tokenOf(one) !== '') dead.add(tokenOf(one));
    if (url.includes('/anonymous/auth')) guestTokens.push(...(await tokenIn(response.clone())));
    return response;
  };
  globalThis.WebSocket = class extends real.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const one = note('socket', String(url));
      // The service refuses the namespace of a socket with a bad token.
      this.addEventListener('message', ({ data }) => {
        if (String(data).startsWith('44')) dead.add(tokenOf(one));
      });
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
    sentAfterRefusal: () => late,
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

/** The token of a request; "" without one. */
function tokenOf({ url, authorization }: Sent): string {
  return authorization?.split(' ')[1] ?? new URL(url, location.href).searchParams.get('token') ?? '';
}
