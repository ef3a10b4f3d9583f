/**
 * Tokens that are requested from the page and renewed on demand; account tokens are based on them, too. Loads later.
 */
import { SpacesError } from '../../api/errors.ts';
import type { GetToken, HeldToken, Token, TokenReason, TokenType } from '../../api/tokens.ts';

/** How a page provides its own token. */
export interface PageTokenConfig {
  readonly token?: string | undefined;
  readonly tokenType?: TokenType | undefined;
  /** Same-origin URL of the page's server: POST → `{token, tokenType, expiresIn}` (seconds). */
  readonly tokenUrl?: string | undefined;
  readonly getToken?: GetToken | undefined;
}

/** The page's token: given once, returned by a callback, or fetched from the page's own server. */
export function pageTokenOf({ token, tokenType = 'jwt', tokenUrl, getToken }: PageTokenConfig): HeldToken {
  const request =
    getToken ??
    (tokenUrl ? async () => (await import('../../api/token-url.ts')).fetchToken(tokenUrl) : undefined);
  if (request) return new RenewedToken(request);
  let given: Token | undefined = token ? { value: token, type: tokenType } : undefined;
  return {
    current: async () => given,
    refused: async (refused) => {
      if (refused.value === given?.value) given = undefined;
      return given;
    },
    forget: () => (given = undefined),
  };
}

/** A token is renewed this long before it expires; ms. The expiry is only a hint: the server's refusal decides. */
const margin = 30_000;
/**
 * After a second failure in a row, the next request is made no sooner than this; ms. It is shorter than the pauses of
 * those who ask: a token that is refused to them too soon would make them wait twice.
 */
const failurePause = 5_000;

/** Requests a token when it is needed, once for all callers that wait at the same time. */
export class RenewedToken implements HeldToken {
  readonly #request: GetToken;
  #token: (Token & { readonly expiresAt: number }) | undefined;
  #renewing: Promise<Token> | undefined;
  #epoch = 0;
  /** The failure of the last request. */
  #failure: SpacesError | undefined;
  /** Whatever asks for a token meanwhile gets the same failure again; ms since epoch. */
  #notBefore = 0;

  constructor(request: GetToken) {
    this.#request = request;
  }

  async current(): Promise<Token> {
    if (this.#renewing) return this.#renewing;
    if (!this.#token) return this.#renew('first');
    return this.#token.expiresAt - Date.now() < margin ? this.#renew('expired') : this.#token;
  }

  async refused(token: Token): Promise<Token | undefined> {
    const known = this.#renewing ? await this.#renewing : this.#token;
    const newer = known && known.value !== token.value ? known : await this.#renew('refused');
    // If the page returns the refused token again, asking once more would never end.
    return newer.value === token.value ? undefined : newer;
  }

  forget(): void {
    this.#epoch++;
    this.#token = this.#renewing = this.#failure = undefined;
    this.#notBefore = 0;
  }

  #renew(reason: TokenReason): Promise<Token> {
    const retryAfter = this.#notBefore - Date.now();
    if (this.#failure && retryAfter > 0) {
      return Promise.reject(new SpacesError(this.#failure.code, { retryAfter }));
    }
    const renewing = (this.#renewing ??= this.#fetch(reason).finally(() => {
      if (this.#renewing === renewing) this.#renewing = undefined;
    }));
    return renewing;
  }

  async #fetch(reason: TokenReason): Promise<Token> {
    const epoch = this.#epoch;
    try {
      const { token: value, tokenType: type = 'jwt', expiresAt = Infinity } = await this.#request(reason);
      if (typeof value !== 'string' || value === '') throw new SpacesError('token-unavailable');
      const token = { value, type, expiresAt };
      if (epoch === this.#epoch) this.#token = token;
      this.#failure = undefined;
      return token;
    } catch (error) {
      // The page's code may throw anything, and its message could contain a secret.
      const failure = error instanceof SpacesError ? error : new SpacesError('token-unavailable');
      const pause = this.#failure ? failurePause : 0;
      this.#notBefore = Date.now() + Math.max(pause, failure.detail.retryAfter ?? 0);
      this.#failure = failure;
      throw failure;
    }
  }
}
