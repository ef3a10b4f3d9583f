/** What a page asks of `GET /oauth2/authorize` [doc: D/tutorials/authorizingrequests]. */
import { mayReturnTo, type ClientRecord, type OAuthClients, type OAuthError } from './clients.ts';

export interface Authorization {
  readonly client: ClientRecord;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string | undefined;
  /** PKCE [doc: methods `S256` and `plain`]; undefined when the page does without. */
  readonly challenge: { readonly method: 'S256' | 'plain'; readonly value: string } | undefined;
}

/** A sound wish; one that goes back with an error; or one that must not go anywhere, so a page says what is wrong. */
export type AuthorizationWish =
  | { readonly is: 'sound'; readonly authorization: Authorization }
  | { readonly is: 'refused'; readonly redirect: string }
  | { readonly is: 'stray'; readonly problem: string };

export function readAuthorization(query: URLSearchParams, clients: OAuthClients): AuthorizationWish {
  const client = clients.get(query.get('client_id') ?? '');
  if (client === undefined) return { is: 'stray', problem: 'The application that sent you is not known.' };
  const redirectUri = query.get('redirect_uri') ?? '';
  // Never redirect to an address that is not registered: anybody can write one into a link (RFC 6749 §4.1.2.1).
  if (!mayReturnTo(client, redirectUri)) {
    return { is: 'stray', problem: `${client.name} has not registered the page that sent you.` };
  }
  const state = query.get('state') ?? undefined;
  const refuse = (error: OAuthError): AuthorizationWish => ({
    is: 'refused',
    redirect: addressWith(redirectUri, { error, state }),
  });
  // The documented URL has a misspelt `grand_type`; only `response_type` counts [doc: spaces-api §12 row 13].
  if (query.get('response_type') !== 'code') return refuse('unsupported_response_type');
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') return refuse('invalid_request');
  const challenge = value === null ? undefined : ({ method, value } as const);
  const scope = query.get('scope') ?? 'email profile spaces';
  return { is: 'sound', authorization: { client, redirectUri, scope, state, challenge } };
}

/** The address of the page with these parameters added; undefined ones are left out. */
export function addressWith(
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
