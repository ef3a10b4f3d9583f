/** The token of an account: renewed once for all requests, in all tabs that share the session. */
import type { AccountsClient } from '../../api/accounts-client.ts';
import { createBackoff } from '../../api/backoff.ts';
import { randomText, encryptValue, decryptValue } from '../../api/crypto.ts';
import { SpacesError } from '../../api/errors.ts';
import type { HeldToken, Token } from '../../api/tokens.ts';
import type { TokenResponse } from '../../protocol/oauth.ts';
import type { Person } from '../../protocol/person.ts';
import { readTabMessage, type RememberedSession } from '../../protocol/sign-in.ts';
import { RenewedToken } from './page-token.ts';
import { removeTabItem, setTabItem } from './tab-storage.ts';

export interface AccountTokenOptions {
  readonly client: AccountsClient;
  /** Name of the channel between tabs with the same settings, and of this tab's storage entry. */
  readonly name: string;
  readonly isRemembered: boolean;
  /** Another tab signed the same person out. */
  readonly onSignedOut: () => void;
}

/** How long another tab may take to share its newer tokens; ms. */
const syncTimeout = 500;

export class AccountToken implements HeldToken {
  readonly #options: AccountTokenOptions;
  readonly #session: string;
  readonly #secret: string;
  readonly #renewed = new RenewedToken(async (reason) => this.#provide(reason === 'first'));
  readonly #tabs: TabChannel;
  #tokens: TokenResponse;
  /** How often the tokens were renewed: of two tabs, the one with the higher number has the newer tokens. */
  #generation: number;
  #person: Person | undefined;
  /** The access token that was provided last. */
  #provided = '';
  /** Copies of this tab may have newer tokens: while the page was not loaded, it missed their messages. */
  #mayBeStale: boolean;
  #isOver = false;
  #onNewerTokens: (() => void) | undefined;

  constructor(tokens: TokenResponse, options: AccountTokenOptions, remembered?: RememberedSession) {
    const { session = randomText(16), secret = randomText(32), turn = 0 } = remembered ?? {};
    this.#options = options;
    this.#tokens = neededTokens(tokens);
    this.#session = session;
    this.#secret = secret;
    this.#generation = turn;
    this.#person = remembered?.person;
    this.#mayBeStale = remembered !== undefined;
    this.#tabs = new TabChannel(options.name, secret, {
      message: (value) => this.#onMessage(value),
      signedOut: (id) => this.#onSignOut(id),
    });
  }

  /** Says whose token it is; from now on the tab may remember it. */
  belongsTo(person: Person): void {
    this.#person = person;
    this.#store();
  }

  current(): Promise<Token | undefined> {
    return this.#unlessOver(this.#renewed.current());
  }

  refused(token: Token): Promise<Token | undefined> {
    return this.#unlessOver(this.#renewed.refused(token));
  }

  /** Ends the session here and in other tabs at once. The accounts server is told as soon as it can be reached. */
  forget(): void {
    if (this.#isOver) return;
    if (this.#person) this.#tabs.signOut(this.#person.id);
    const { refreshToken } = this.#tokens;
    this.#end();
    void revoke(this.#options.client, refreshToken);
  }

  /** A token that nothing remembers is revoked, because it could never be used again. */
  release(): void {
    if (this.#options.isRemembered) this.#tabs.close();
    else this.#endOwn();
  }

  /** Revokes the token of this tab only. If the page's own server keeps the token, it belongs to other tabs, too. */
  #endOwn(): void {
    const { refreshToken } = this.#tokens;
    this.#end();
    if (refreshToken !== undefined) void revoke(this.#options.client, refreshToken);
  }

  #end(): void {
    this.#isOver = true;
    this.#tabs.close();
    this.#renewed.forget();
    this.#tokens = { accessToken: '', expiresAt: 0 };
    removeTabItem(this.#options.name);
  }

  async #provide(isFirst: boolean): Promise<{ token: string; tokenType: 'bearer'; expiresAt: number }> {
    const isFresh = isFirst && this.#tokens.expiresAt > Date.now();
    if (!isFresh) await this.#withLock((waited) => this.#refresh(waited));
    if (this.#isOver) throw new SpacesError('unauthorized');
    this.#provided = this.#tokens.accessToken;
    return { token: this.#provided, tokenType: 'bearer', expiresAt: this.#tokens.expiresAt };
  }

  async #refresh(waited: boolean): Promise<void> {
    // The other tab's message may arrive a moment after it released the lock.
    if (this.#isOld && (waited || this.#mayBeStale)) await this.#requestNewerTokens();
    if (!this.#isOld || this.#isOver) return;
    const { client, isRemembered } = this.#options;
    const { refreshToken } = this.#tokens;
    const answer = await client.refresh(refreshToken);
    if (this.#isOver) {
      // The user signed out in the meantime, so the new token is revoked as well.
      if (answer.refreshToken !== undefined) await client.revoke(answer.refreshToken);
      return;
    }
    this.#take(this.#generation + 1, { ...(refreshToken !== undefined && { refreshToken }), ...answer });
    // Only a stored session can be copied to another tab.
    if (isRemembered) await this.#tabs.send({ turn: this.#generation, tokens: this.#tokens });
  }

  get #isOld(): boolean {
    return this.#provided === ''
      ? this.#tokens.expiresAt <= Date.now()
      : this.#provided === this.#tokens.accessToken;
  }

  /** Only one tab refreshes at a time, because each refresh invalidates the previous refresh token. */
  async #withLock(refresh: (waited: boolean) => Promise<void>): Promise<void> {
    const { locks } = navigator;
    // Pages without TLS have no locks.
    if (locks === undefined) return refresh(false);
    const name = `${this.#options.name} ${this.#session}`;
    const isDone = await locks.request(
      name,
      { __proto__: null, ifAvailable: true } as LockOptions,
      async (lock) => {
        if (lock) await refresh(false);
        return lock !== null;
      },
    );
    if (!isDone) await locks.request(name, () => refresh(true));
  }

  /** Asks other tabs with this session for newer tokens. */
  #requestNewerTokens(): Promise<void> {
    this.#mayBeStale = false;
    void this.#tabs.send({ ask: this.#generation });
    return new Promise((resolve) => {
      this.#onNewerTokens = resolve;
      setTimeout(resolve, syncTimeout);
    });
  }

  #onMessage(value: unknown): void {
    const message = readTabMessage(value);
    if (message?.tokens && message.turn > this.#generation) {
      this.#take(message.turn, message.tokens);
      this.#onNewerTokens?.();
    } else if (message && message.ask < this.#generation) {
      void this.#tabs.send({ turn: this.#generation, tokens: this.#tokens });
    }
  }

  #onSignOut(personId: string): void {
    if (this.#isOver || personId !== this.#person?.id) return;
    this.#endOwn();
    this.#options.onSignedOut();
  }

  #take(turn: number, tokens: TokenResponse): void {
    this.#generation = turn;
    this.#tokens = neededTokens(tokens);
    this.#mayBeStale = false;
    this.#store();
  }

  #store(): void {
    const { name, isRemembered } = this.#options;
    if (!isRemembered || this.#isOver || !this.#person) return;
    const session: RememberedSession = {
      session: this.#session,
      secret: this.#secret,
      turn: this.#generation,
      tokens: this.#tokens,
      person: this.#person,
    };
    setTabItem(name, session);
  }

  /** The end of the session is not a failure: the answer is that there is no token. */
  async #unlessOver(asking: Promise<Token | undefined>): Promise<Token | undefined> {
    try {
      return await asking;
    } catch (error) {
      if (!(error instanceof SpacesError) || error.code !== 'unauthorized') throw error;
      // Only this session ended, not the person's sign-in: other tabs are not told, and there is nothing to revoke.
      if (!this.#isOver) this.#end();
      return undefined;
    }
  }
}

interface TabChannelListener {
  /** From a tab that shares the secret, and still untrusted data. */
  message(value: unknown): void;
  /** This person signed out in another tab. */
  signedOut(personId: string): void;
}

/**
 * Connects the tabs of one origin. Every script of the origin, in any tab or frame, can read a channel and write to
 * it, while only a tab itself can read its storage. So messages for copies of a session are encrypted with a secret
 * that only the copies have: no other script can read a token here or make a tab accept one. A sign-out is not
 * encrypted, because it is for tabs without the secret. It contains only a person's id, so a forged one can end a
 * session and nothing more.
 */
class TabChannel {
  readonly #channel: BroadcastChannel;
  readonly #secret: string;
  #isClosed = false;

  constructor(name: string, secret: string, listener: TabChannelListener) {
    this.#secret = secret;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => void this.#receive(data, listener);
  }

  /** Resolves when the message was sent. */
  async send(message: object): Promise<void> {
    const sealed = await encryptValue(this.#secret, message);
    this.#post({ sealed });
  }

  signOut(personId: string): void {
    this.#post({ signedOut: personId });
  }

  close(): void {
    this.#isClosed = true;
    this.#channel.close();
  }

  #post(message: object): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    if (!this.#isClosed) this.#channel.postMessage(message);
  }

  async #receive(data: unknown, listener: TabChannelListener): Promise<void> {
    const { sealed, signedOut } = Object(data) as Record<string, unknown>;
    if (typeof signedOut === 'string') return listener.signedOut(signedOut);
    const value = await decryptValue(this.#secret, sealed);
    if (value !== undefined && !this.#isClosed) listener.message(value);
  }
}

/** Without the id token, which says who the user is and is not needed. */
function neededTokens({ accessToken, expiresAt, refreshToken }: TokenResponse): TokenResponse {
  return { accessToken, expiresAt, ...(refreshToken !== undefined && { refreshToken }) };
}

/** Including the waits between them, this covers some minutes in which the server fails. */
const maxTries = 20;

/**
 * Tells the accounts server about a sign-out, as soon as there is a network. Never rejects: if the server keeps
 * failing, the token expires by itself.
 */
async function revoke(client: AccountsClient, refreshToken: string | undefined): Promise<void> {
  const backoff = createBackoff();
  for (let left = maxTries; left > 0;) {
    try {
      return await client.revoke(refreshToken);
    } catch (error) {
      if (!(error instanceof SpacesError) || !error.retryable || error.code === 'bad-answer') return;
      // Without a network, a try says nothing about the server.
      if (error.code !== 'offline') left--;
      await untilOnline(backoff.next());
    }
  }
}

/** Waits until the network is back, but not longer than `limit`; ms. */
async function untilOnline(limit: number): Promise<void> {
  const waiting = new AbortController();
  await new Promise((resolve) => {
    setTimeout(resolve, limit);
    addEventListener('online', resolve, { signal: waiting.signal });
  });
  waiting.abort();
}
