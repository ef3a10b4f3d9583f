/**
 * The browsers that are signed in to the portal, and their refresh tokens, which never leave the server. A real portal
 * stores them with its own sessions.
 */
import { NoToken, type TokenResponse } from './token-endpoint.ts';

export interface PortalVisitor {
  readonly refreshToken: string;
  /** A permanent id; undefined if the accounts server did not send one. */
  readonly member: string | undefined;
  /** The name that mails mention. */
  readonly name?: string | undefined;
}

/** After this time a user signs in again, even if the browser was never closed; ms. */
export const sessionLifetime = 43_200_000;

/** Requests to the accounts server, with a refresh token. */
export interface TokenExchange {
  refresh(refreshToken: string): Promise<TokenResponse>;
  revoke(refreshToken: string): Promise<void>;
}

export class PortalSessions {
  readonly #sessions = new Map<string, PortalSession>();
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<TokenResponse>>();

  /** @param now ms since epoch */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Creates a new session id for each sign-in, which prevents session fixation. */
  begin({ refreshToken, member, name }: PortalVisitor): string {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
    const endsAt = this.#now() + sessionLifetime;
    this.#sessions.set(id, { refreshToken, member: member ?? id, name, endsAt });
    return id;
  }

  /** The id of the signed-in member. It stays the same after each sign-in. */
  memberOf(id: string): string | undefined {
    return this.#find(id)?.member;
  }

  nameOf(id: string): string | undefined {
    return this.#find(id)?.name;
  }

  has(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  /** Ends a session. Returns its refresh token, which must be revoked. */
  end(id: string): string | undefined {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    return session?.refreshToken;
  }

  /** Ends the sessions whose time is over. Returns their refresh tokens, which must be revoked. */
  endExpired(): string[] {
    const now = this.#now();
    const expired = [...this.#sessions].filter(([, { endsAt }]) => endsAt <= now);
    return expired.flatMap(([id]) => this.end(id) ?? []);
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
    const tokens = await refresh(this.#find(id)?.refreshToken ?? '');
    const { refreshToken } = tokens;
    if (!this.has(id)) {
      // The user signed out in the meantime and must stay signed out.
      if (refreshToken !== undefined) await revoke(refreshToken);
      throw new NoToken('signed-out');
    }
    const session = this.#find(id);
    if (session && refreshToken !== undefined) session.refreshToken = refreshToken;
    return tokens;
  }

  #find(id: string): PortalSession | undefined {
    const session = this.#sessions.get(id);
    return session && session.endsAt > this.#now() ? session : undefined;
  }
}

interface PortalSession {
  refreshToken: string;
  readonly member: string;
  readonly name: string | undefined;
  /** Ms since epoch. */
  readonly endsAt: number;
}
