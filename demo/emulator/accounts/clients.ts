import { isLoopback } from '../../../src/protocol/server.ts';
import type { Random } from '../world/random.ts';

/** An application that may ask people to sign in; registration answers an id and a secret [doc: W/guides/register]. */
export interface ClientRecord {
  readonly id: string;
  /** Shown on the consent page. */
  readonly name: string;
  readonly secret: string;
  /** Whether its requests for tokens must carry the secret, whatever the switch `publicClients` says. */
  readonly confidential: boolean;
  /** Registered addresses; `loopback` stands for any page on this device. */
  readonly redirectUris: Set<string>;
}

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

  /** Registers an address, and the application where it is new. */
  register(id: string, redirectUri: string): ClientRecord {
    const client = this.#clients.get(id) ?? this.#add(id, id, false);
    client.redirectUris.add(redirectUri);
    return client;
  }

  /** Who asks the token endpoint, by the documented form fields; throws `invalid_client`. */
  identify(id: string, secret: string | undefined, publicClients: boolean): ClientRecord {
    const client = this.#clients.get(id);
    if (client === undefined) throw new OAuthRefusal('invalid_client', 'The client is not known.');
    const mayBePublic = publicClients && !client.confidential;
    if (secret === undefined ? !mayBePublic : secret !== client.secret) {
      throw new OAuthRefusal('invalid_client', 'The client secret is missing or wrong.');
    }
    return client;
  }

  #add(id: string, name: string, confidential: boolean): ClientRecord {
    const client = { id, name, secret: this.#random.hex(40), confidential, redirectUris: new Set<string>() };
    this.#clients.set(id, client);
    return client;
  }
}

/** Exactly a registered address [doc: "one that was registered"], or any page on this device where the client may. */
export function mayReturnTo(client: ClientRecord, redirectUri: string): boolean {
  if (client.redirectUris.has(redirectUri)) return true;
  return client.redirectUris.has('loopback') && /^https?:/.test(redirectUri) && isLoopback(redirectUri);
}

/** The accounts server's "no", in the words of RFC 6749 §5.2; the service's own wording is not known [unknown: spaces-api §13.3]. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';

  constructor(
    readonly error: OAuthError,
    message: string,
  ) {
    super(message);
  }

  /** HTTP status of the answer: only an unknown client is told 401. */
  get status(): 400 | 401 {
    return this.error === 'invalid_client' ? 401 : 400;
  }
}

export type OAuthError =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'unsupported_grant_type'
  | 'unsupported_response_type';
