/** The applications registered for sign-in, and the errors the accounts server sends them. */
import { isLoopback } from '../../../src/protocol/server.ts';
import type { Random } from '../world/random.ts';

/** The registered applications. `demo` signs in from pages, `portal` from a server that keeps the secret. */
export class OAuthClients {
  readonly #clients = new Map<string, ClientRecord>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.#add('demo', 'Larkfield Partners', false).redirectUris.add('loopback');
    this.#add('portal', 'Larkfield Partner Portal', true).redirectUris.add('loopback');
  }

  get(id: string): ClientRecord | undefined {
    return this.#clients.get(id);
  }

  /** Registers an address, and the application if it is new. */
  register(id: string, redirectUri: string): ClientRecord {
    const client = this.#clients.get(id) ?? this.#add(id, id, false);
    client.redirectUris.add(redirectUri);
    return client;
  }

  /** Authenticates a request to the token endpoint by the documented form fields. Throws `invalid_client`. */
  authenticate(id: string, secret: string | undefined, publicClients: boolean): ClientRecord {
    const client = this.#clients.get(id);
    if (client === undefined) throw new OAuthError('invalid_client', 'The client is not known.');
    const mayBePublic = publicClients && !client.confidential;
    if (secret === undefined ? !mayBePublic : secret !== client.secret) {
      throw new OAuthError('invalid_client', 'The client secret is missing or wrong.');
    }
    return client;
  }

  #add(id: string, name: string, confidential: boolean): ClientRecord {
    const client = { id, name, secret: this.#random.hex(40), confidential, redirectUris: new Set<string>() };
    this.#clients.set(id, client);
    return client;
  }
}

/** An application that signs users in. Registration returns an id and a secret [doc: W/guides/register]. */
export interface ClientRecord {
  readonly id: string;
  /** Shown on the consent page. */
  readonly name: string;
  readonly secret: string;
  /** Whether token requests need the secret even if the switch `publicClients` is on. */
  readonly confidential: boolean;
  /** Registered addresses; `loopback` allows any page on this device. */
  readonly redirectUris: Set<string>;
}

/** Allows exactly the registered addresses [doc: "one that was registered"], or any page on this device if the client has `loopback`. */
export function mayReturnTo(client: ClientRecord, redirectUri: string): boolean {
  if (client.redirectUris.has(redirectUri)) return true;
  return client.redirectUris.has('loopback') && /^https?:/.test(redirectUri) && isLoopback(redirectUri);
}

/** An error in the form of RFC 6749 §5.2; the service's own wording is not known [unknown: spaces-api §13.3]. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';

  constructor(
    readonly error: OAuthErrorCode,
    message: string,
  ) {
    super(message);
  }

  /** HTTP status of the response: 401 for an unknown client, 400 for all other errors. */
  get status(): 400 | 401 {
    return this.error === 'invalid_client' ? 401 : 400;
  }
}

export type OAuthErrorCode =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';
