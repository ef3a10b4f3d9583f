/** The calls of the accounts server, or of the page's own server that stands in for it, each with its source. */
import { readTokenAnswer, type TokenAnswer } from '../protocol/oauth.ts';
import { SpacesError } from './errors.ts';
import { createHttp, type Http } from './http.ts';

export interface AccountsClientOptions {
  /** Origin of the accounts server. */
  readonly accounts: string;
  /** Where codes and refresh tokens are exchanged; on the page's own origin its server keeps the refresh token. */
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

export interface AccountsClient {
  /** @throws {SpacesError} `sign-in-failed` when the code is refused */
  exchange(code: string, verifier: string): Promise<TokenAnswer>;
  /** @throws {SpacesError} `unauthorized` when the session is over; any other code says nothing about it */
  refresh(refreshToken: string | undefined): Promise<TokenAnswer>;
  /** Without a token: the page's own server ends what it keeps. @throws {SpacesError} */
  revoke(refreshToken: string | undefined): Promise<void>;
}

/**
 * Own code: oauth4webapi 3.8 refuses answers without `token_type` and id tokens whose issuer is no URL, and the
 * documented sample has both; what else it does is here already, with our time limit and our errors.
 */
export function createAccountsClient(options: AccountsClientOptions): AccountsClient {
  const { clientId, redirectUri } = options;
  const endpoint = new URL(options.tokenEndpoint);
  const tokens = formsTo(endpoint.origin);
  const accounts = formsTo(options.accounts);
  const ask = (fields: Record<string, string>): Promise<TokenAnswer> =>
    tokens({
      method: 'POST',
      path: endpoint.pathname + endpoint.search,
      body: new URLSearchParams({ client_id: clientId, ...fields }),
      anonymous: true,
      read: (answer) => readTokenAnswer(answer, Date.now()),
    });
  return {
    // [doc: D/api/accounts/accounts_accesstoken]
    exchange: (code, verifier) =>
      ask({
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      }).catch((error: unknown) => rethrow(error, /./, 'sign-in-failed')),
    refresh: (refreshToken) =>
      ask({
        grant_type: 'refresh_token',
        ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      }).catch((error: unknown) => rethrow(error, /^invalid_grant$/, 'unauthorized')),
    // [doc: D/api/accounts/accounts_revoketoken]
    revoke: async (refreshToken) => {
      const own = refreshToken === undefined;
      // Nothing is kept anywhere but here: then there is nothing to end.
      if (own && endpoint.origin === options.accounts) return;
      await (own ? tokens : accounts)({
        method: 'POST',
        path: own ? endpoint.pathname + endpoint.search : '/oauth2/revoke_token',
        body: new URLSearchParams({
          client_id: clientId,
          ...(!own && { refresh_token: refreshToken }),
          grant_type: 'revoke_token',
        }),
        anonymous: true,
        // The page may go away with the click that signs out.
        keepalive: true,
        read: (): true => true,
      });
    },
  };
}

/** The page's own server knows the visitor by its own cookie. */
function formsTo(origin: string): Http {
  const nobody = async (): Promise<undefined> => undefined;
  return createHttp({ origin, tokens: { current: nobody, refused: nobody }, credentials: 'same-origin' });
}

/** A plain "no" for one of these reasons gets the code that says what it means here. */
function rethrow(error: unknown, reasons: RegExp, code: 'sign-in-failed' | 'unauthorized'): never {
  const isNo = error instanceof SpacesError && /^(?:rejected|unauthorized|forbidden)$/.test(error.code);
  if (isNo && reasons.test(error.detail.reason ?? '')) throw new SpacesError(code, error.detail);
  throw error;
}
