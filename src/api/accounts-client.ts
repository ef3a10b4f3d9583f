/** Requests to the accounts server, or to the page's own server in its place: exchanges, renews and revokes tokens. */
import { readTokenResponse, type TokenResponse } from '../protocol/oauth.ts';
import { SpacesError } from './errors.ts';
import { createHttp, type Http } from './http.ts';

export interface AccountsClientOptions {
  /** Origin of the accounts server. */
  readonly accounts: string;
  /** URL that exchanges codes and refresh tokens. On the page's own origin, its server keeps the refresh token. */
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

export interface AccountsClient {
  /** @throws {SpacesError} `sign-in-failed` when the server refuses the code */
  exchange(code: string, verifier: string): Promise<TokenResponse>;
  /** @throws {SpacesError} `unauthorized` when the session is over; after any other code it may still be valid */
  refresh(refreshToken: string | undefined): Promise<TokenResponse>;
  /** Without a token, the page's own server revokes the one it keeps. @throws {SpacesError} */
  revoke(refreshToken: string | undefined): Promise<void>;
}

/**
 * Own code: oauth4webapi 3.8 refuses responses without `token_type` and id tokens whose issuer is not a URL, and
 * the documented sample has both. The rest of its work is done here already, with our time limit and errors.
 */
export function createAccountsClient(options: AccountsClientOptions): AccountsClient {
  const { clientId, redirectUri } = options;
  const endpoint = new URL(options.tokenEndpoint);
  const path = endpoint.pathname + endpoint.search;
  const tokens = formsTo(endpoint.origin);
  const accounts = formsTo(options.accounts);
  const requestTokens = (fields: Record<string, string>): Promise<TokenResponse> =>
    tokens({
      method: 'POST',
      path,
      body: new URLSearchParams({ client_id: clientId, ...fields }),
      anonymous: true,
      read: (answer) => readTokenResponse(answer, Date.now()),
    });
  return {
    // [doc: D/api/accounts/accounts_accesstoken]
    exchange: (code, verifier) =>
      requestTokens({
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      }).catch((error: unknown) => rethrow(error, /./, 'sign-in-failed')),
    refresh: (refreshToken) =>
      requestTokens({
        grant_type: 'refresh_token',
        ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      }).catch((error: unknown) => rethrow(error, /^invalid_grant$/, 'unauthorized')),
    revoke: async (refreshToken) => {
      const fields = { client_id: clientId, grant_type: 'revoke_token' };
      if (refreshToken !== undefined) {
        await postRevocation(accounts, '/oauth2/revoke_token', { ...fields, refresh_token: refreshToken });
      } else if (endpoint.origin !== options.accounts) await postRevocation(tokens, path, fields);
    },
  };
}

/** [doc: D/api/accounts/accounts_revoketoken] The click that signs out may also close the page, hence `keepalive`. */
async function postRevocation(http: Http, path: string, fields: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(fields);
  await http({ method: 'POST', path, body, anonymous: true, keepalive: true, read: (): true => true });
}

/** Sends no token: the page's own server knows the visitor by its own cookie. */
function formsTo(origin: string): Http {
  const none = async (): Promise<undefined> => undefined;
  return createHttp({ origin, tokens: { current: none, refused: none }, credentials: 'same-origin' });
}

/** Gives a refusal for one of these reasons the code that fits this request. */
function rethrow(error: unknown, reasons: RegExp, code: 'sign-in-failed' | 'unauthorized'): never {
  const isRefusal = error instanceof SpacesError && /^(?:rejected|unauthorized|forbidden)$/.test(error.code);
  if (isRefusal && reasons.test(error.detail.reason ?? '')) throw new SpacesError(code, error.detail);
  throw error;
}
