/**
 * The browsers that signed in at the portal, and the refresh token of each: it never leaves this server.
 * A real portal keeps them where it keeps its own sessions.
 */
import { NoToken, type TokenAnswer } from './token-endpoint.ts';

export interface PortalVisitor {
  readonly refreshToken: string;
  /** An id that stays; undefined where the accounts server told none. */
  readonly member: string | undefined;
}

export class PortalSessions {
  readonly #refreshTokens = new Map<string, string>();
  readonly #members = new Map<string, string>();
  readonly #running = new Map<string, Promise<TokenAnswer>>();

  /** A new name for every sign-in, so that nobody can prepare one for somebody else. */
  begin({ refreshToken, member }: PortalVisitor): string {
    const id = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    this.#refreshTokens.set(id, refreshToken);
    this.#members.set(id, member ?? id);
    return id;
  }

  /** Who this browser's visitor is; the same after every sign-in. */
  memberOf(id: string): string | undefined {
    return this.#members.get(id);
  }

  has(id: string): boolean {
    return this.#refreshTokens.has(id);
  }

  /** Returns the refresh token that is to be revoked now. */
  end(id: string): string | undefined {
    const refreshToken = this.#refreshTokens.get(id);
    this.#refreshTokens.delete(id);
    this.#members.delete(id);
    return refreshToken;
  }

  /**
   * A fresh access token by `refresh`. Tabs that ask at the same time share one exchange: each makes the refresh
   * token before it worthless, and to use one twice looks like theft to the accounts server.
   */
  fresh(id: string, refresh: (refreshToken: string) => Promise<TokenAnswer>): Promise<TokenAnswer> {
    const running =
      this.#running.get(id) ?? this.#refresh(id, refresh).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #refresh(id: string, refresh: (refreshToken: string) => Promise<TokenAnswer>): Promise<TokenAnswer> {
    const answer = await refresh(this.#refreshTokens.get(id) ?? '');
    // Signed out meanwhile: then it stays so.
    if (!this.has(id)) throw new NoToken('signed-out');
    if (answer.refreshToken !== undefined) this.#refreshTokens.set(id, answer.refreshToken);
    return answer;
  }
}
