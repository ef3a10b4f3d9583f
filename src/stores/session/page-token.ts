/** A token that somebody renews on demand, once for all who ask at the same time. */
import { SpacesError } from '../../api/errors.ts';
import type { HeldToken, Token } from '../../api/tokens.ts';
import type { GetToken, SpacesConfig, TokenReason } from '../spaces.ts';

/** Renewed so long before its end; ms. The end is a hint only: the server's refusal decides. */
const margin = 30_000;

export class RenewedToken implements HeldToken {
  readonly #ask: GetToken;
  #token: (Token & { readonly expiresAt: number }) | undefined;
  #asking: Promise<Token> | undefined;
  #epoch = 0;

  constructor(ask: GetToken) {
    this.#ask = ask;
  }

  async current(): Promise<Token> {
    if (this.#asking) return this.#asking;
    if (!this.#token) return this.#renew('first');
    return this.#token.expiresAt - Date.now() < margin ? this.#renew('expired') : this.#token;
  }

  async refused(token: Token): Promise<Token | undefined> {
    const known = this.#asking ? await this.#asking : this.#token;
    const newer = known && known.value !== token.value ? known : await this.#renew('refused');
    // The page handed out the same dead token again: asking on would never end.
    return newer.value === token.value ? undefined : newer;
  }

  forget(): void {
    this.#epoch++;
    this.#token = this.#asking = undefined;
  }

  /** One question at a time, however many requests wait for the answer. */
  #renew(reason: TokenReason): Promise<Token> {
    const asking = (this.#asking ??= this.#fetch(reason).finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    }));
    return asking;
  }

  async #fetch(reason: TokenReason): Promise<Token> {
    const epoch = this.#epoch;
    try {
      const { token: value, tokenType: type = 'jwt', expiresAt = Infinity } = await this.#ask(reason);
      if (typeof value !== 'string' || value === '') throw new SpacesError('token-unavailable');
      const token = { value, type, expiresAt };
      if (epoch === this.#epoch) this.#token = token;
      return token;
    } catch (error) {
      // The page's code may throw anything; its message could hold a secret.
      throw error instanceof SpacesError ? error : new SpacesError('token-unavailable');
    }
  }
}

// The page's token: given once, fetched by a callback, or fetched from the page's own server; renewed when refused.

/** For a page that gives a token, in one of these ways. */
export function pageTokenOf({ token, tokenType = 'jwt', tokenUrl, getToken }: SpacesConfig): HeldToken {
  const ask =
    getToken ??
    (tokenUrl ? async () => (await import('../../api/token-url.ts')).fetchToken(tokenUrl) : undefined);
  if (ask) return new RenewedToken(ask);
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
