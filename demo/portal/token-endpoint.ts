/** The portal's side of the accounts server: the one place that knows the client secret. */

export interface PortalClient {
  /** Origin of the accounts server. */
  readonly accounts: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The portal's own origin as browsers see it; needed where a proxy ends TLS before it. */
  readonly origin?: string;
}

export interface TokenAnswer {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scope: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
}

/** Why there is no token. `unreachable`, a server in trouble, says nothing about the sign-in: it may work in a minute. */
export class NoToken extends Error {
  override readonly name = 'NoToken';

  constructor(readonly reason: 'refused' | 'signed-out' | 'unreachable') {
    super(`There is no token: ${reason}.`);
  }
}

/** [doc: D/api/accounts/accounts_accesstoken] @throws {NoToken} */
export async function exchange(client: PortalClient, fields: Record<string, string>): Promise<TokenAnswer> {
  const secret = { client_secret: client.clientSecret };
  const response = await post(client, '/oauth2/access_token', { ...fields, ...secret });
  const answer = (await response.json().catch(() => undefined)) as Record<string, unknown> | null | undefined;
  // Only this is a "no" to this visitor; `invalid_client` is a fault of the portal's own settings.
  if (answer?.['error'] === 'invalid_grant') throw new NoToken('refused');
  const { access_token, expires_in, scope, id_token, refresh_token } = answer ?? {};
  if (typeof access_token !== 'string') throw new NoToken('unreachable');
  return {
    accessToken: access_token,
    expiresIn: typeof expires_in === 'number' ? expires_in : 0,
    scope: typeof scope === 'string' ? scope : '',
    idToken: typeof id_token === 'string' ? id_token : undefined,
    refreshToken: typeof refresh_token === 'string' ? refresh_token : undefined,
  };
}

/** [doc: D/api/accounts/accounts_revoketoken] Never throws: the portal forgets the token either way. */
export async function revoke(client: PortalClient, refreshToken: string): Promise<void> {
  const fields = { grant_type: 'revoke_token', refresh_token: refreshToken };
  await post(client, '/oauth2/revoke_token', fields).catch(() => undefined);
}

/**
 * Whom an id token is about; undefined where it cannot be read. No signature is looked at: the token came straight
 * from the accounts server (OpenID Connect Core 3.1.3.7).
 */
export function subjectOf(idToken: string | undefined): string | undefined {
  try {
    const [, payload = ''] = (idToken ?? '').split('.');
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub?: unknown };
    return typeof sub === 'string' && sub !== '' ? sub : undefined;
  } catch {
    return undefined;
  }
}

async function post(client: PortalClient, path: string, fields: Record<string, string>): Promise<Response> {
  try {
    return await fetch(client.accounts + path, {
      method: 'POST',
      body: new URLSearchParams({ client_id: client.clientId, ...fields }),
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    throw new NoToken('unreachable');
  }
}
