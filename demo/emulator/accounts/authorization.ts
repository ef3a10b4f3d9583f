/** Reads an authorization request, the query of `GET /oauth2/authorize` [doc: D/tutorials/authorizingrequests]. */
import { mayReturnTo, type ClientRecord, type OAuthClients, type OAuthErrorCode } from './clients.ts';

export interface Authorization {
  readonly client: ClientRecord;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | undefined;
  /** PKCE [doc: methods `S256` and `plain`]; undefined if the page does not use it. */
  readonly challenge: { readonly method: 'S256' | 'plain'; readonly value: string } | undefined;
}

/** A valid request, one to redirect back with an error, or one that must not redirect and gets an error page. */
export type AuthorizationResult =
  | { readonly is: 'valid'; readonly authorization: Authorization }
  | { readonly is: 'refused'; readonly redirect: string }
  | { readonly is: 'unsafe'; readonly problem: string };

export function readAuthorization(query: URLSearchParams, clients: OAuthClients): AuthorizationResult {
  const client = clients.get(query.get('client_id') ?? '');
  if (client === undefined) return { is: 'unsafe', problem: 'The application that sent you is not known.' };
  const redirectUri = query.get('redirect_uri') ?? '';
  // Never redirect to an unregistered address: attackers can put any address in a link (RFC 6749 §4.1.2.1).
  if (!mayReturnTo(client, redirectUri)) {
    return { is: 'unsafe', problem: `${client.name} has not registered the page that sent you.` };
  }
  const state = query.get('state') ?? undefined;
  const refuse = (error: OAuthErrorCode): AuthorizationResult => ({
    is: 'refused',
    redirect: addParameters(redirectUri, { error, state }),
  });
  // The documented URL misspells `grand_type`; only `response_type` counts [doc: spaces-api §12 row 13].
  if (query.get('response_type') !== 'code') return refuse('unsupported_response_type');
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') return refuse('invalid_request');
  const challenge = value === null ? undefined : ({ method, value } as const);
  const scope = query.get('scope') ?? 'email profile spaces';
  return { is: 'valid', authorization: { client, redirectUri, scope, state, challenge } };
}

/** Adds query parameters to an address. Undefined ones are left out. */
export function addParameters(
  address: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
