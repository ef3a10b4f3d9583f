/** The tokens that the emulated service issues: guest tokens, user tokens and OAuth access tokens. */
import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import type { WorldClock } from './clock.ts';
import type { PersonRecord } from './people.ts';
import type { Random } from './random.ts';

/** The kind of a token. `access` is OAuth's opaque access token, the others are JWTs. */
export type TokenKind = 'guest' | 'user' | 'access' | 'service';

interface TokenRecord {
  readonly personId: string;
  readonly kind: TokenKind;
  /** Ms since epoch. */
  expires: number;
  revoked: boolean;
}

/** Selects tokens by person and kind. Without a field, all match. */
interface TokenFilter {
  readonly personId?: string | undefined;
  readonly kind?: TokenKind | undefined;
}

export class Tokens {
  readonly #records = new Map<string, TokenRecord>();
  readonly #clock: WorldClock;
  readonly #random: Random;
  /** Each world has its own, so a token is never valid in another world. */
  readonly #secret = crypto.getRandomValues(new Uint8Array(32));

  constructor(clock: WorldClock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A guest's JWT with the documented claims [doc: spaces-api §2.3]; `seconds` is its lifetime. */
  async issueGuest(person: PersonRecord, seconds: number): Promise<string> {
    const issued = Math.floor(this.#clock.now() / 1000);
    const claims = { anonymous_id: person.id, product_type: 'zangspaces', iss: ['zang', 'io'], iat: issued };
    return this.#issue(claims, person, 'guest', seconds);
  }

  /** An account user's JWT (RS256) with the documented claims, including the Accounts id [doc: spaces-api §2.4]. */
  async issueUser(
    person: PersonRecord,
    seconds = 30 * 86_400,
    kind: 'user' | 'service' = 'user',
  ): Promise<string> {
    const claims = {
      user_id_sig: this.#random.hex(43),
      product_type: 'accounts',
      lastupdatetime: new Date(this.#clock.now()).toISOString().replace('Z', ''),
      iss: 'avayacloud.com',
      publickeyid: this.#random.hex(16),
      user_id: person.accountsId,
      ver: '2.0',
    };
    return this.#issue(claims, person, kind, seconds);
  }

  /** An opaque OAuth access token: 40 hex digits, 3599 s by default [doc: D/api/accounts/accounts_accesstoken]. */
  issueAccess(person: PersonRecord, seconds = 3599): string {
    const token = this.#random.hex(40);
    this.#record(token, person, 'access', seconds);
    return token;
  }

  /** The `id_token` of an OAuth response, with the claims of the documented sample. It is valid for an hour [doc: spaces-api §2.5]. */
  async issueIdentity({ accountsId, username }: PersonRecord, clientId: string): Promise<string> {
    const issued = Math.floor(this.#clock.now() / 1000);
    const claims = { sub: accountsId, iss: 'esna.com', exp: issued + 3600, id_token_version: '1.0' };
    const signing = new SignJWT({ ...claims, iat: issued, email: username, aud: clientId });
    return signing.setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(await signingKey());
  }

  /** The id of the token's owner; undefined if the token is unknown, expired, revoked or does not fit the scheme. */
  ownerId(token: string, scheme: 'jwt' | 'bearer' | 'service_app'): string | undefined {
    const record = this.#records.get(token);
    if (record === undefined || record.revoked || record.expires <= this.#clock.now()) return undefined;
    return schemeOf[record.kind] === scheme ? record.personId : undefined;
  }

  /** Lets all matching tokens expire now. Returns them. */
  expire(filter: TokenFilter = {}): string[] {
    return this.#each(filter, (record) => (record.expires = Math.min(record.expires, this.#clock.now())));
  }

  /** Revokes all matching tokens. Returns them. */
  revoke(filter: TokenFilter = {}): string[] {
    return this.#each(filter, (record) => (record.revoked = true));
  }

  /** Revokes exactly these tokens. */
  revokeTokens(tokens: readonly string[]): void {
    for (const token of tokens) {
      const record = this.#records.get(token);
      if (record !== undefined) record.revoked = true;
    }
  }

  #each({ personId, kind }: TokenFilter, change: (record: TokenRecord) => void): string[] {
    const hit = [...this.#records].filter(
      ([, record]) =>
        (personId === undefined || record.personId === personId) &&
        (kind === undefined || record.kind === kind),
    );
    for (const [, record] of hit) change(record);
    return hit.map(([token]) => token);
  }

  async #issue(
    claims: Record<string, unknown>,
    person: PersonRecord,
    kind: TokenKind,
    seconds: number,
  ): Promise<string> {
    const expires = Math.floor(this.#clock.now() / 1000) + seconds;
    const alg = kind === 'guest' ? 'HS256' : 'RS256';
    const signing = new SignJWT({ ...claims, exp: expires }).setProtectedHeader({ alg, typ: 'JWT' });
    const token = await signing.sign(kind === 'guest' ? this.#secret : await signingKey());
    this.#record(token, person, kind, seconds);
    return token;
  }

  #record(token: string, person: PersonRecord, kind: TokenKind, seconds: number): void {
    const expires = this.#clock.now() + seconds * 1000;
    this.#records.set(token, { personId: person.id, kind, expires, revoked: false });
  }
}

const schemeOf = { guest: 'jwt', user: 'jwt', access: 'bearer', service: 'service_app' } as const;

let key: Promise<CryptoKey> | undefined;

/**
 * The RSA key that signs user JWTs and id tokens. One key serves the whole process because generating it takes a
 * tenth of a second. Worlds still do not accept each other's tokens: each accepts only tokens it issued.
 */
function signingKey(): Promise<CryptoKey> {
  key ??= generateKeyPair('RS256').then(({ privateKey }) => privateKey);
  return key;
}
