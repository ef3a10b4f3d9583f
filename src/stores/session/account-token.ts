/** The tokens of somebody who signed in: renewed once for all who ask, in all tabs that share the session. */
import type { AccountsClient } from '../../api/accounts-client.ts';
import { createBackoff } from '../../api/backoff.ts';
import { randomText, seal, unseal } from '../../api/crypto.ts';
import { SpacesError } from '../../api/errors.ts';
import type { HeldToken, Token } from '../../api/tokens.ts';
import type { TokenAnswer } from '../../protocol/oauth.ts';
import type { Person } from '../../protocol/person.ts';
import { readTabNews, type RememberedSession } from '../../protocol/sign-in.ts';
import { RenewedToken } from './page-token.ts';
import { dropFromTab, keepInTab } from './tab-storage.ts';

export interface AccountTokenOptions {
  readonly client: AccountsClient;
  /** Where tabs of the same settings hear of each other, and where this tab keeps the session. */
  readonly name: string;
  readonly isRemembered: boolean;
  /** Another tab signed the same person out. */
  readonly onSignedOut: () => void;
}

/** Ms: how long another tab may take to tell its news. */
const newsLimit = 500;

export class AccountToken implements HeldToken {
  readonly #options: AccountTokenOptions;
  readonly #session: string;
  readonly #secret: string;
  readonly #renewed = new RenewedToken(async (reason) => this.#give(reason === 'first'));
  readonly #tabs: TabLine;
  #tokens: TokenAnswer;
  /** How often they were renewed: of two tabs the one with more has the newer ones. */
  #turn: number;
  #person: Person | undefined;
  /** The access token that was given out last. */
  #given = '';
  /** What this tab kept may be older than what its copies have by now: nobody told it while it was not loaded. */
  #mayBeStale: boolean;
  #isOver = false;
  #onNews: (() => void) | undefined;

  constructor(tokens: TokenAnswer, options: AccountTokenOptions, known?: RememberedSession) {
    const { session = randomText(16), secret = randomText(32), turn = 0 } = known ?? {};
    this.#options = options;
    this.#tokens = tokens;
    this.#session = session;
    this.#secret = secret;
    this.#turn = turn;
    this.#person = known?.person;
    this.#mayBeStale = known !== undefined;
    this.#tabs = new TabLine(options.name, secret, {
      news: (value) => this.#hear(value),
      signedOut: (id) => this.#heardSignOut(id),
    });
  }

  /** Once it is known who this is, the tab may remember it. */
  belongsTo(person: Person): void {
    this.#person = person;
    this.#keep();
  }

  current(): Promise<Token | undefined> {
    return this.#unlessOver(this.#renewed.current());
  }

  refused(token: Token): Promise<Token | undefined> {
    return this.#unlessOver(this.#renewed.refused(token));
  }

  /** Ends the session here and in other tabs at once; the accounts server learns of it when it can be reached. */
  forget(): void {
    if (this.#isOver) return;
    if (this.#person) this.#tabs.signOut(this.#person.id);
    const { refreshToken } = this.#tokens;
    this.#end();
    void revokeFor(this.#options.client, refreshToken);
  }

  #end(): void {
    this.#isOver = true;
    this.#tabs.close();
    this.#renewed.forget();
    this.#tokens = { accessToken: '', expiresAt: 0 };
    dropFromTab(this.#options.name);
  }

  async #give(isFirst: boolean): Promise<{ token: string; tokenType: 'bearer'; expiresAt: number }> {
    const isFresh = isFirst && this.#tokens.expiresAt > Date.now();
    if (!isFresh) await this.#alone((waited) => this.#refresh(waited));
    if (this.#isOver) throw new SpacesError('unauthorized');
    this.#given = this.#tokens.accessToken;
    return { token: this.#given, tokenType: 'bearer', expiresAt: this.#tokens.expiresAt };
  }

  async #refresh(waited: boolean): Promise<void> {
    // The other tab's news may come a moment after its lock is free.
    if (this.#isOld && (waited || this.#mayBeStale)) await this.#news();
    if (!this.#isOld || this.#isOver) return;
    const { client, isRemembered } = this.#options;
    const { refreshToken } = this.#tokens;
    const answer = await client.refresh(refreshToken);
    if (this.#isOver) {
      // Signed out meanwhile: what came too late is ended as well.
      if (answer.refreshToken !== undefined) await client.revoke(answer.refreshToken);
      return;
    }
    this.#take(this.#turn + 1, { ...(refreshToken !== undefined && { refreshToken }), ...answer });
    // Only what a tab keeps can be in another tab as well.
    if (isRemembered) await this.#tabs.tell({ turn: this.#turn, tokens: this.#tokens });
  }

  get #isOld(): boolean {
    return this.#given === ''
      ? this.#tokens.expiresAt <= Date.now()
      : this.#given === this.#tokens.accessToken;
  }

  /** One tab at a time: each exchange makes the refresh token before it worthless. */
  async #alone(refresh: (waited: boolean) => Promise<void>): Promise<void> {
    const { locks } = navigator;
    // Missing on pages without TLS.
    if (locks === undefined) return refresh(false);
    const name = `${this.#options.name} ${this.#session}`;
    const isDone = await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await refresh(false);
      return lock !== null;
    });
    if (!isDone) await locks.request(name, () => refresh(true));
  }

  /** Asks the copies of this session what they have. */
  #news(): Promise<void> {
    this.#mayBeStale = false;
    void this.#tabs.tell({ ask: this.#turn });
    return new Promise((resolve) => {
      this.#onNews = resolve;
      setTimeout(resolve, newsLimit);
    });
  }

  #hear(value: unknown): void {
    const news = readTabNews(value);
    if (news?.tokens && news.turn > this.#turn) {
      this.#take(news.turn, news.tokens);
      this.#onNews?.();
    } else if (news && news.ask < this.#turn) {
      void this.#tabs.tell({ turn: this.#turn, tokens: this.#tokens });
    }
  }

  #heardSignOut(personId: string): void {
    if (this.#isOver || personId !== this.#person?.id) return;
    this.#end();
    this.#options.onSignedOut();
  }

  #take(turn: number, tokens: TokenAnswer): void {
    this.#turn = turn;
    this.#tokens = tokens;
    this.#mayBeStale = false;
    this.#keep();
  }

  #keep(): void {
    const { name, isRemembered } = this.#options;
    if (!isRemembered || this.#isOver || !this.#person) return;
    const kept: RememberedSession = {
      session: this.#session,
      secret: this.#secret,
      turn: this.#turn,
      tokens: this.#tokens,
      person: this.#person,
    };
    keepInTab(name, kept);
  }

  /** That a session is over is no failure but an answer: there is no token any more. */
  async #unlessOver(asking: Promise<Token | undefined>): Promise<Token | undefined> {
    try {
      return await asking;
    } catch (error) {
      if (!(error instanceof SpacesError) || error.code !== 'unauthorized') throw error;
      // Over for this session, not for the person: nobody is told, and nothing is left to be revoked.
      if (!this.#isOver) this.#end();
      return undefined;
    }
  }
}

// The line between tabs of one origin: news of a session for its copies alone, and sign-outs for everybody.

export interface TabLineListener {
  /** From a tab that shares the secret; still to be read like anything that comes from outside. */
  news(value: unknown): void;
  /** This person signed out in another tab. */
  signedOut(personId: string): void;
}

/**
 * Every script of the origin, in any tab or frame, can listen to a channel and write to it, while the storage of a
 * tab is open to that tab only. So what is meant for copies of a session is sealed with a secret that only they hold:
 * nobody else reads a token here, or makes a tab take one. A sign-out is open, because it goes to tabs that share no
 * secret, and names nothing but a person's id: whoever forges one can end a session, and nothing more.
 */
class TabLine {
  readonly #channel: BroadcastChannel;
  readonly #secret: string;
  #isClosed = false;

  constructor(name: string, secret: string, listener: TabLineListener) {
    this.#secret = secret;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => void this.#hear(data, listener);
  }

  /** Resolves when it is on its way. */
  async tell(news: object): Promise<void> {
    const sealed = await seal(this.#secret, news);
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
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other
    if (!this.#isClosed) this.#channel.postMessage(message);
  }

  async #hear(data: unknown, listener: TabLineListener): Promise<void> {
    const { sealed, signedOut } = Object(data) as Record<string, unknown>;
    if (typeof signedOut === 'string') return listener.signedOut(signedOut);
    const value = await unseal(this.#secret, sealed);
    if (value !== undefined && !this.#isClosed) listener.news(value);
  }
}

// Tells the accounts server of a sign-out, which has happened in the page already.

/** With the waits between them, some minutes without a network. */
const tries = 8;

/** Never rejects: where the server cannot be reached in all that time, the token runs out by itself. */
async function revokeFor(client: AccountsClient, refreshToken: string | undefined): Promise<void> {
  const backoff = createBackoff();
  for (let left = tries; left > 0; left--) {
    try {
      return await client.revoke(refreshToken);
    } catch (error) {
      if (!(error instanceof SpacesError) || !error.retryable || error.code === 'bad-answer') return;
      await new Promise((resolve) => setTimeout(resolve, backoff.next()));
    }
  }
}
