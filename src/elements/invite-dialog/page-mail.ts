/** A mail that the page sends. The page says whether it went out. */

/** `ready`: the page was asked, and does not say what it does with the mail. */
export type MailStatus = 'ready' | 'sending' | 'sent' | 'failed';

/** Called by the page with a promise that is fulfilled when the mail was sent. */
export type WaitUntil = (sending: PromiseLike<unknown>) => void;

export class PageMail {
  /** Ids and addresses of its recipients. */
  readonly invitees: readonly string[];
  readonly #request: (waitUntil: WaitUntil) => Promise<void>;
  readonly #onChange: () => void;
  #status: MailStatus = 'ready';
  #attempt = 0;
  /** What the page waits for in this attempt. */
  #sending: readonly PromiseLike<unknown>[] = [];

  /** @param request asks the page to send the mail */
  constructor(
    invitees: readonly string[],
    request: (waitUntil: WaitUntil) => Promise<void>,
    onChange: () => void,
  ) {
    this.invitees = invitees;
    this.#request = request;
    this.#onChange = onChange;
  }

  get status(): MailStatus {
    return this.#status;
  }

  /** Asks the page, also once more after a failure. The mail fails as well when it cannot be written. */
  async send(): Promise<void> {
    const attempt = ++this.#attempt;
    this.#sending = [];
    this.#set('ready');
    try {
      await this.#request((one) => {
        if (attempt === this.#attempt) this.#wait(one);
      });
    } catch {
      if (attempt === this.#attempt) this.#set('failed');
    }
  }

  /** All promises must be fulfilled. What they contain is not shown, because it may be a secret. */
  #wait(one: PromiseLike<unknown>): void {
    const sending = (this.#sending = [...this.#sending, one]);
    this.#set('sending');
    void Promise.allSettled(sending).then((results) => {
      if (sending === this.#sending) this.#set(results.every(isSent) ? 'sent' : 'failed');
    });
  }

  #set(status: MailStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#onChange();
  }
}

/** The response of a `fetch` is fulfilled, too, when the server refused the request. */
function isSent(result: PromiseSettledResult<unknown>): boolean {
  return result.status === 'fulfilled' && (result.value as { ok?: unknown } | null | undefined)?.ok !== false;
}
