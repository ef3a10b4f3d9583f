/** The tokens of somebody who signed in: renewed once for all who ask, in all tabs that share the session. */
import type { AccountsClient } from '../api/accounts-client.ts';
import { SpacesError } from '../api/errors.ts';
import { randomText } from '../api/pkce.ts';
import type { HeldToken, Token } from '../api/tokens.ts';
import type { TokenAnswer } from '../protocol/oauth.ts';
import type { Person } from '../protocol/person.ts';
import { readKeptTokens, type RememberedSession } from '../protocol/sign-in.ts';
import { RenewedToken } from './renewed-token.ts';
import { dropFromTab, keepInTab } from './tab-storage.ts';

export interface AccountTokenOptions {
  readonly client: AccountsClient;
  /** Where tabs of the same settings hear of each other, and where this tab keeps the session. */
  readonly name: string;
  readonly isRemembered: boolean;
  /** Another tab signed the same person out. */
  readonly onSignedOut: () => void;
}

/** Ms: how long another tab that held the lock may take to tell its news. */
const newsLimit = 500;

export class AccountToken implements HeldToken {
  readonly #options: AccountTokenOptions;
  readonly #session: string;
  readonly #renewed = new RenewedToken(async (reason) => this.#give(reason === 'first'));
  readonly #tabs: BroadcastChannel;
  #tokens: TokenAnswer;
  #person: Person | undefined;
  /** The access token that was given out last. */
  #given = '';
  #isOver = false;
  #onNews: (() => void) | undefined;

  constructor(tokens: TokenAnswer, options: AccountTokenOptions, known?: RememberedSession) {
    this.#options = options;
    this.#tokens = tokens;
    this.#session = known?.session ?? randomText(16);
    this.#person = known?.person;
    this.#tabs = new BroadcastChannel(options.name);
    this.#tabs.onmessage = ({ data }) => this.#hear(data);
  }

  /** Once it is known who this is, the tab may remember it. */
  belongsTo(person: Person): void {
    this.#person = person;
    this.#keep();
  }

  current(): Promise<Token | undefined> {
    return unlessOver(this.#renewed.current());
  }

  refused(token: Token): Promise<Token | undefined> {
    return unlessOver(this.#renewed.refused(token));
  }

  /** Ends the session here and in other tabs at once; the accounts server learns of it when it can be reached. */
  forget(): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other
    if (!this.#isOver) this.#tabs.postMessage({ signedOut: this.#person?.id });
    this.#isOver = true;
    this.#tabs.close();
    this.#renewed.forget();
    dropFromTab(this.#options.name);
    const { refreshToken } = this.#tokens;
    this.#tokens = { accessToken: '', expiresAt: 0 };
    if (refreshToken !== undefined) this.#options.client.revoke(refreshToken).catch(() => {});
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
    if (waited && this.#isOld) await this.#news();
    if (!this.#isOld || this.#isOver) return;
    const { refreshToken } = this.#tokens;
    const answer = await this.#options.client.refresh(refreshToken);
    if (this.#isOver) {
      // Signed out meanwhile: what came too late is ended as well.
      if (answer.refreshToken !== undefined) await this.#options.client.revoke(answer.refreshToken);
      return;
    }
    this.#tokens = { ...(refreshToken !== undefined && { refreshToken }), ...answer };
    this.#keep();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other
    this.#tabs.postMessage({ session: this.#session, tokens: this.#tokens });
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

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#onNews = resolve;
      setTimeout(resolve, newsLimit);
    });
  }

  /** Only pages of the same origin can send here. */
  #hear(data: unknown): void {
    const { session, tokens, signedOut } = Object(data) as Record<string, unknown>;
    if (typeof signedOut === 'string' && signedOut === this.#person?.id && !this.#isOver) {
      this.#isOver = true;
      return this.#options.onSignedOut();
    }
    const newer = session === this.#session ? readKeptTokens(tokens) : undefined;
    if (!newer) return;
    this.#tokens = newer;
    this.#keep();
    this.#onNews?.();
  }

  #keep(): void {
    const { name, isRemembered } = this.#options;
    if (!isRemembered || this.#isOver || !this.#person) return;
    const kept: RememberedSession = { session: this.#session, tokens: this.#tokens, person: this.#person };
    keepInTab(name, kept);
  }
}

/** That a session is over is no failure but an answer: there is no token any more. */
async function unlessOver(asking: Promise<Token | undefined>): Promise<Token | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof SpacesError && error.code === 'unauthorized') return undefined;
    throw error;
  }
}
