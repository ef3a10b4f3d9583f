/** Requests to the accounts server. Only this file uses the client secret. */

export interface PortalClient {
  /** Origin of the accounts server. */
  readonly accounts: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The portal's own origin as browsers see it. Needed behind a proxy that terminates TLS. */
  readonly origin?: string;
}

export interface TokenResponse {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scope: string;
  readonly idToken: string | undefined;
  readonly refreshToken: string | undefined;
}

/** The reason for a missing token. `unreachable` says nothing about the sign-in: a later request can succeed. */
export class NoToken extends Error {
  override readonly name = 'NoToken';

  constructor(readonly reason: 'refused' | 'signed-out' | 'unreachable') {
    super(`No token: ${reason}.`);
  }
}

/** [doc: D/api/accounts/accounts_accesstoken] @throws {NoToken} */
export async function exchange(client: PortalClient, fields: Record<string, string>): Promise<TokenResponse> {
  const secret = { client_secret: client.clientSecret };
  const response = await post(client, '/oauth2/access_token', { ...fields, ...secret });
  const body = (await response.json().catch(() => undefined)) as Record<string, unknown> | null | undefined;
  // Only `invalid_grant` refuses this visitor; `invalid_client` means that the portal is misconfigured.
  if (body?.['error'] === 'invalid_grant') throw new NoToken('refused');
  const { access_token, expires_in, scope, id_token, refresh_token } = body ?? {};
  if (typeof access_token !== 'string') throw new NoToken('unreachable');
  return {
    accessToken: access_token,
    expiresIn: typeof expires_in === 'number' ? expires_in : 0,
    scope: typeof scope === 'string' ? scope : '',
    idToken: typeof id_token === 'string' ? id_token : undefined,
    refreshToken: typeof refresh_token === 'string' ? refresh_token : undefined,
  };
}

/** [doc: D/api/accounts/accounts_revoketoken] Never throws, because the portal forgets the token in any case. */
export async function revoke(client: PortalClient, refreshToken: string): Promise<void> {
  const fields = { grant_type: 'revoke_token', refresh_token: refreshToken };
  await post(client, '/oauth2/revoke_token', fields).catch(() => undefined);
}

/**
 * Reads the subject of an id token; undefined if it is not readable. The signature is not checked, because the token
 * comes directly from the accounts server (OpenID Connect Core 3.1.3.7).
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
