/**
 * The browsers that are signed in to the portal, and their refresh tokens, which never leave the server. A real portal
 * stores them with its own sessions.
 */
import { NoToken, type TokenResponse } from './token-endpoint.ts';

export interface PortalVisitor {
  readonly refreshToken: string;
  /** A permanent id; undefined if the accounts server did not send one. */
  readonly member: string | undefined;
}

/** Requests to the accounts server, with a refresh token. */
export interface TokenExchange {
  refresh(refreshToken: string): Promise<TokenResponse>;
  revoke(refreshToken: string): Promise<void>;
}

export class PortalSessions {
  readonly #refreshTokens = new Map<string, string>();
  readonly #members = new Map<string, string>();
  readonly #running = new Map<string, Promise<TokenResponse>>();

  /** Creates a new session id for each sign-in, which prevents session fixation. */
  begin({ refreshToken, member }: PortalVisitor): string {
    const id = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    this.#refreshTokens.set(id, refreshToken);
    this.#members.set(id, member ?? id);
    return id;
  }

  /** The id of the signed-in member. It stays the same after each sign-in. */
  memberOf(id: string): string | undefined {
    return this.#members.get(id);
  }

  has(id: string): boolean {
    return this.#refreshTokens.has(id);
  }

  /** Ends a session. Returns its refresh token, which must be revoked. */
  end(id: string): string | undefined {
    const refreshToken = this.#refreshTokens.get(id);
    this.#refreshTokens.delete(id);
    this.#members.delete(id);
    return refreshToken;
  }

  /**
   * Gets a fresh access token. Concurrent requests share one exchange: each exchange invalidates the
   * previous refresh token, and the accounts server treats a second use as theft.
   */
  fresh(id: string, exchange: TokenExchange): Promise<TokenResponse> {
    const running =
      this.#running.get(id) ?? this.#refresh(id, exchange).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    return running;
  }

  async #refresh(id: string, { refresh, revoke }: TokenExchange): Promise<TokenResponse> {
    const tokens = await refresh(this.#refreshTokens.get(id) ?? '');
    const { refreshToken } = tokens;
    if (!this.has(id)) {
      // The user signed out in the meantime and must stay signed out.
      if (refreshToken !== undefined) await revoke(refreshToken);
      throw new NoToken('signed-out');
    }
    if (refreshToken !== undefined) this.#refreshTokens.set(id, refreshToken);
    return tokens;
  }
}
