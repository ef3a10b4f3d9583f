/** The page's token: given once, fetched by a callback, or fetched from the page's own server; renewed when refused. */
import type { HeldToken, Token } from '../api/tokens.ts';
import { RenewedToken } from './renewed-token.ts';
import type { SpacesConfig } from './spaces.ts';

/** For a page that gives a token, in one of these ways. */
export function pageTokenOf({ token, tokenType = 'jwt', tokenUrl, getToken }: SpacesConfig): HeldToken {
  const ask =
    getToken ??
    (tokenUrl ? async () => (await import('../api/token-url.ts')).fetchToken(tokenUrl) : undefined);
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
