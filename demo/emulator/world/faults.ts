/** What shall go wrong, and how often: rules for requests and for socket events, looked up by the two skins. */

/** How a request is spoiled. `when: 'after'` lets the service do its work first and spoils only the answer. */
export type RequestFault =
  /** Waits `ms()`, then goes on. */
  | { readonly effect: 'delay'; readonly ms: () => number }
  /** Answers by itself; see `Reply`. */
  | ({ readonly effect: 'answer'; readonly when: 'before' | 'after' } & Reply)
  /** Stays silent until `release` or until the client gives up, then goes on. */
  | { readonly effect: 'hang'; readonly when: 'before' | 'after' }
  /** Cuts the connection (TCP reset) instead of answering. */
  | { readonly effect: 'reset'; readonly when: 'before' | 'after' }
  /** Announces the whole body, sends the first `bytes` (default: half), then cuts the connection. */
  | { readonly effect: 'truncate'; readonly bytes?: number }
  /** Sends the body at `bytesPerSecond`. */
  | { readonly effect: 'slow'; readonly bytesPerSecond: number };

/** An answer the service did not mean to give. */
export interface Reply {
  readonly status: number;
  /** `json` {code, message}; `html` an error page; `login` a captive portal's page; `text` JSON under text/plain; or any own text. */
  readonly body: 'json' | 'html' | 'login' | 'text' | 'broken-json' | 'empty' | { readonly own: string };
  /** Value of `Retry-After`, as is. */
  readonly retryAfter?: string;
  /** Further headers, `location` or `content-type` for instance. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Which requests: `*` in `path` stands for anything. Never matches `/_emulator`. */
export interface RequestMatch {
  readonly path?: string;
  readonly method?: string;
  /** How many requests; default 1, Infinity for all until `clear`. */
  readonly times?: number;
}

/** What happens to a socket event. */
export type EventFault =
  | { readonly effect: 'drop' }
  | { readonly effect: 'duplicate' }
  /** `out` only: held back until one more of the same name went to the same socket, at most 1 s. */
  | { readonly effect: 'reorder' }
  | { readonly effect: 'delay'; readonly ms: number }
  /** Client events only: answered by the matching failure event with this code. */
  | { readonly effect: 'refuse'; readonly code: string }
  /** SEND_MESSAGE only: no echo to its sender; stored (and echoed to the others) or not. */
  | { readonly effect: 'swallow'; readonly stored: boolean };

/** Which events: `in` come from clients, `out` go to them. */
export interface EventMatch {
  readonly direction: 'in' | 'out';
  /** Event name; `*` stands for anything. */
  readonly event: string;
  /** Person id; for `out` the one who would receive it. */
  readonly personId?: string;
  readonly times?: number;
}

/** Where exactly a held message gets stored; see `control.ts`. */
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

/** The world's plan of faults. */
export class Faults {
  #requests: Rule<RequestMatch, RequestFault>[] = [];
  #events: Rule<EventMatch, EventFault>[] = [];
  #holds: Hold[] = [];
  readonly #hanging = new Set<() => void>();
  readonly #historyWaits = new Set<(spaceId?: string) => void>();
  /** Texts no message may contain. */
  readonly poison = new Set<string>();
  /** How new sockets are turned away, and how many still. */
  refuseSockets: { how: 'status' | 'reset' | 'hang'; left: number } = { how: 'status', left: 0 };
  /** So many history pages come empty, with a page URL to the real one. */
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

  /** Uses up and returns the faults of this request: any delays, and the first other one. */
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
   * Uses up and returns the fault of this event, if there is one. An event that goes out to many is asked for
   * once without a person (rules for everybody) and once for each receiver (rules for that person).
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

  /** Takes the holds of a space that are planned for one of these places. */
  takeHolds(spaceId: string, ...places: Hold['at'][]): Hold[] {
    const due = this.#holds.filter((plan) => plan.spaceId === spaceId && places.includes(plan.at));
    this.#holds = this.#holds.filter((plan) => !due.includes(plan));
    return due;
  }

  /** A history or feed answer for the space was just put together, and is not sent yet. */
  historyAnswered(spaceId: string): void {
    for (const hold of this.takeHolds(spaceId, 'between', 'after-history')) hold.store();
    for (const go of [...this.#historyWaits]) go(spaceId);
  }

  /**
   * While a message is held `between`, a subscription of that space waits for a history answer,
   * at most 300 ms: clients that ask for both at once get the message exactly in between.
   */
  async untilHistory(spaceId: string): Promise<void> {
    if (!this.#holds.some((plan) => plan.spaceId === spaceId && plan.at === 'between')) return;
    await new Promise<void>((resolve) => {
      const go = (answered?: string): void => {
        if (answered !== undefined && answered !== spaceId) return;
        clearTimeout(timer);
        this.#historyWaits.delete(go);
        resolve();
      };
      const timer = setTimeout(go, 300);
      this.#historyWaits.add(go);
    });
  }

  isPoison(bodyText: string): boolean {
    return [...this.poison].some((text) => bodyText.includes(text));
  }

  /** `released` resolves with the next `release` or `clear`, or once `giveUp` is called. */
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

  /** Lets every hanging request go on. */
  release(): void {
    for (const go of [...this.#hanging]) go();
  }

  /** Forgets every rule and lets go what hangs. */
  clear(): void {
    this.#requests = [];
    this.#events = [];
    this.#holds = [];
    this.poison.clear();
    this.refuseSockets = { how: 'status', left: 0 };
    this.emptyPages = 0;
    for (const go of [...this.#historyWaits]) go();
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
