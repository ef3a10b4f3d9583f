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
  const path = endpoint.pathname + endpoint.search;
  const tokens = formsTo(endpoint.origin);
  const accounts = formsTo(options.accounts);
  const ask = (fields: Record<string, string>): Promise<TokenAnswer> =>
    tokens({
      method: 'POST',
      path,
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
    revoke: async (refreshToken) => {
      const fields = { client_id: clientId, grant_type: 'revoke_token' };
      if (refreshToken !== undefined) {
        await end(accounts, '/oauth2/revoke_token', { ...fields, refresh_token: refreshToken });
      } else if (endpoint.origin !== options.accounts) await end(tokens, path, fields);
    },
  };
}

/** [doc: D/api/accounts/accounts_revoketoken] The page may go away with the click that signs out. */
async function end(http: Http, path: string, fields: Record<string, string>): Promise<void> {
  const body = new URLSearchParams(fields);
  await http({ method: 'POST', path, body, anonymous: true, keepalive: true, read: (): true => true });
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
