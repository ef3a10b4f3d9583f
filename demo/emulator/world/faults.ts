/** Planned faults of requests and socket events. The HTTP servers and the channel look them up and carry them out. */

/** A fault of a request. With `when: 'after'` the service handles the request first and only its response is affected. */
export type RequestFault =
  /** Waits `ms()`, then continues. */
  | { readonly effect: 'delay'; readonly ms: () => number }
  /** Replaces the response. */
  | ({ readonly effect: 'answer'; readonly when: 'before' | 'after' } & FaultyResponse)
  /** Waits until `release`, or until the client gives up, then continues. */
  | { readonly effect: 'hang'; readonly when: 'before' | 'after' }
  /** Resets the TCP connection instead of responding. */
  | { readonly effect: 'reset'; readonly when: 'before' | 'after' }
  /** Announces the full length, sends the first `bytes` (default: half), then closes the connection. */
  | { readonly effect: 'truncate'; readonly bytes?: number }
  /** Sends the body at `bytesPerSecond`. */
  | { readonly effect: 'slow'; readonly bytesPerSecond: number };

/** A response that replaces the real one. */
export interface FaultyResponse {
  readonly status: number;
  /** `json`: {code, message}; `html`: an error page; `login`: the page of a captive portal; `text`: JSON sent as text/plain; `own`: this text. */
  readonly body:
    'json' | 'html' | 'login' | 'text' | 'broken-json' | 'empty' | 'bomb' | { readonly own: string };
  /** Value of the `Retry-After` header. */
  readonly retryAfter?: string;
  /** More headers, such as `location` or `content-type`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Selects requests. `*` in `path` matches any text. Requests to `/_emulator` never match. */
export interface RequestMatch {
  readonly path?: string;
  readonly method?: string;
  /** The number of requests; default 1, Infinity for all until `clear`. */
  readonly times?: number;
}

/** A fault of a socket event. */
export type EventFault =
  | { readonly effect: 'drop' }
  | { readonly effect: 'duplicate' }
  /** `out` only: delayed until the same socket got another event of this name, at most 1 s. */
  | { readonly effect: 'reorder' }
  | { readonly effect: 'delay'; readonly ms: number }
  /** Client events only: the client gets the matching failure event with this code. */
  | { readonly effect: 'refuse'; readonly code: string }
  /** SEND_MESSAGE only: the sender gets no echo. If `stored`, the others get it as usual. */
  | { readonly effect: 'swallow'; readonly stored: boolean };

/** Selects events: `in` come from clients, `out` go to clients. */
export interface EventMatch {
  readonly direction: 'in' | 'out';
  /** Event name; `*` matches any text. */
  readonly event: string;
  /** Id of the sender (`in`) or the receiver (`out`). */
  readonly personId?: string;
  readonly times?: number;
}

/** A message to store at an exact moment; see `hold` in `control/actions.ts`. */
export interface Hold {
  readonly at: 'between' | 'before-ack' | 'before-history' | 'after-history';
  readonly spaceId: string;
  readonly store: () => void;
}

interface Rule<M, F> {
  readonly match: M;
  readonly fault: F;
  left: number;
}

export class Faults {
  #requests: Rule<RequestMatch, RequestFault>[] = [];
  #events: Rule<EventMatch, EventFault>[] = [];
  #holds: Hold[] = [];
  readonly #hanging = new Set<() => void>();
  readonly #historyWaiters = new Set<(spaceId?: string) => void>();
  /** Messages with these texts are rejected. */
  readonly poison = new Set<string>();
  /** How new sockets are refused, and how many are left to refuse. */
  refuseSockets: { how: 'status' | 'reset' | 'hang'; left: number } = { how: 'status', left: 0 };
  /** Until when the signalling of the media accepts no sockets; ms since epoch. */
  mediaOutage = 0;
  #media: { error: string; left: number } = { error: '', left: 0 };
  /** The number of history pages to send empty, with a page URL that leads to the real page. */
  emptyPages = 0;

  onRequest(match: RequestMatch, fault: RequestFault): void {
    this.#requests.push({ match, fault, left: match.times ?? 1 });
  }

  onEvent(match: EventMatch, fault: EventFault): void {
    this.#events.push({ match, fault, left: match.times ?? 1 });
  }

  hold(plan: Hold): void {
    this.#holds.push(plan);
  }

  /** Returns the faults of this request and counts them as used: all delays and the first other fault. */
  takeRequest(method: string, path: string): RequestFault[] {
    const taken: RequestFault[] = [];
    for (const rule of this.#requests) {
      if (rule.left <= 0 || !fits(rule.match, method, path)) continue;
      if (rule.fault.effect !== 'delay' && taken.some(({ effect }) => effect !== 'delay')) continue;
      rule.left -= 1;
      taken.push(rule.fault);
    }
    return taken;
  }

  /**
   * Returns the fault of this event, if there is one, and counts it as used. For an event with many receivers, call
   * this once without a person (rules for all receivers) and once for each receiver (rules for that person).
   */
  takeEvent(direction: 'in' | 'out', event: string, personId: string | undefined): EventFault | undefined {
    const rule = this.#events.find(
      ({ match, left }) =>
        left > 0 && match.direction === direction && match.personId === personId && glob(match.event, event),
    );
    if (rule === undefined) return undefined;
    rule.left -= 1;
    return rule.fault;
  }

  /** Returns and removes the holds of a space that are due at one of these moments. */
  takeHolds(spaceId: string, ...moments: Hold['at'][]): Hold[] {
    const due = this.#holds.filter((plan) => plan.spaceId === spaceId && moments.includes(plan.at));
    this.#holds = this.#holds.filter((plan) => !due.includes(plan));
    return due;
  }

  /** Stores the messages held until a history or change feed response, and ends the wait of subscriptions. */
  historyAnswered(spaceId: string): void {
    for (const hold of this.takeHolds(spaceId, 'between', 'after-history')) hold.store();
    for (const proceed of [...this.#historyWaiters]) proceed(spaceId);
  }

  /**
   * While a message is held `between`, a subscription to that space waits for a history response, at most 300 ms.
   * For clients that request both at once, the message then arrives exactly in between.
   */
  async waitForHistory(spaceId: string): Promise<void> {
    if (!this.#holds.some((plan) => plan.spaceId === spaceId && plan.at === 'between')) return;
    await new Promise<void>((resolve) => {
      const proceed = (answered?: string): void => {
        if (answered !== undefined && answered !== spaceId) return;
        clearTimeout(timer);
        this.#historyWaiters.delete(proceed);
        resolve();
      };
      const timer = setTimeout(proceed, 300);
      this.#historyWaiters.add(proceed);
    });
  }

  isRejected(bodyText: string): boolean {
    return [...this.poison].some((text) => bodyText.includes(text));
  }

  /** The next calls fail with this error of the SDK; with `registration` already before the call. */
  failMedia(error: string, times = 1): void {
    this.#media = { error, left: times };
  }

  /** Returns the planned error of the media at this point, and counts it as used. */
  takeMedia(at: 'registration' | 'call'): string | undefined {
    const { error, left } = this.#media;
    if (left <= 0 || (error === 'registration') !== (at === 'registration')) return undefined;
    this.#media.left -= 1;
    return error;
  }

  /** Starts a wait. `released` resolves on the next `release` or `clear`, or when `giveUp` is called. */
  hang(): { readonly released: Promise<void>; readonly giveUp: () => void } {
    let giveUp = (): void => {};
    const released = new Promise<void>((resolve) => {
      giveUp = () => {
        this.#hanging.delete(giveUp);
        resolve();
      };
    });
    this.#hanging.add(giveUp);
    return { released, giveUp };
  }

  /** Lets all hanging requests continue. */
  release(): void {
    for (const proceed of [...this.#hanging]) proceed();
  }

  /** Removes all rules and lets all hanging requests continue. */
  clear(): void {
    this.#requests = [];
    this.#events = [];
    this.#holds = [];
    this.poison.clear();
    this.refuseSockets = { how: 'status', left: 0 };
    this.emptyPages = 0;
    this.mediaOutage = 0;
    this.failMedia('', 0);
    for (const proceed of [...this.#historyWaiters]) proceed();
    this.release();
  }
}

function fits(match: RequestMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  return glob(match.path ?? '*', path);
}

function glob(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
