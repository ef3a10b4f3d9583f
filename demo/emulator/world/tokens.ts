import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import type { WorldClock } from './clock.ts';
import type { PersonRecord } from './people.ts';
import type { Random } from './random.ts';

/** What a token is good for. `access` is the opaque token of OAuth, the others are JWTs. */
export type TokenKind = 'guest' | 'user' | 'access' | 'service';

interface TokenRecord {
  readonly personId: string;
  readonly kind: TokenKind;
  /** Ms since epoch. */
  expires: number;
  revoked: boolean;
}

/** Which tokens: all of one person or of everybody, of one kind or of any. */
interface Whose {
  readonly personId?: string | undefined;
  readonly kind?: TokenKind | undefined;
}

/** The tokens the service gave out and what has become of them. */
export class Tokens {
  readonly #records = new Map<string, TokenRecord>();
  readonly #clock: WorldClock;
  readonly #random: Random;
  /** Own per world, so that no token of one world is good in another. */
  readonly #secret = crypto.getRandomValues(new Uint8Array(32));

  constructor(clock: WorldClock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A guest's JWT with the documented claims [doc: spaces-api §2.3]; `seconds` is its life. */
  async issueGuest(person: PersonRecord, seconds: number): Promise<string> {
    const issued = Math.floor(this.#clock.now() / 1000);
    const claims = { anonymous_id: person.id, product_type: 'zangspaces', iss: ['zang', 'io'], iat: issued };
    return this.#issue(claims, person, 'guest', seconds);
  }

  /** An account user's JWT (RS256) with the documented claims, among them the Accounts id [doc: spaces-api §2.4]. */
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
    this.#remember(token, person, 'access', seconds);
    return token;
  }

  /** The `id_token` of an OAuth answer, with the claims of the documented sample; good for an hour [doc: spaces-api §2.5]. */
  async issueIdentity({ accountsId, username }: PersonRecord, clientId: string): Promise<string> {
    const issued = Math.floor(this.#clock.now() / 1000);
    const claims = { sub: accountsId, iss: 'esna.com', exp: issued + 3600, id_token_version: '1.0' };
    const signing = new SignJWT({ ...claims, iat: issued, email: username, aud: clientId });
    return signing.setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(await signingKey());
  }

  /** Whose token this is under this scheme; undefined when it is unknown, expired, revoked or of another kind. */
  holder(token: string, scheme: 'jwt' | 'bearer' | 'service_app'): string | undefined {
    const record = this.#records.get(token);
    if (record === undefined || record.revoked || record.expires <= this.#clock.now()) return undefined;
    return schemeOf[record.kind] === scheme ? record.personId : undefined;
  }

  /** Ends the tokens of one person, or everybody's, as if their time were up. Returns them. */
  expire(whose: Whose = {}): string[] {
    return this.#each(whose, (record) => (record.expires = Math.min(record.expires, this.#clock.now())));
  }

  /** Takes back the tokens of one person, or everybody's. Returns them. */
  revoke(whose: Whose = {}): string[] {
    return this.#each(whose, (record) => (record.revoked = true));
  }

  /** Takes back these tokens. */
  revokeThese(tokens: readonly string[]): void {
    for (const token of tokens) {
      const record = this.#records.get(token);
      if (record !== undefined) record.revoked = true;
    }
  }

  #each({ personId, kind }: Whose, change: (record: TokenRecord) => void): string[] {
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
    this.#remember(token, person, kind, seconds);
    return token;
  }

  #remember(token: string, person: PersonRecord, kind: TokenKind, seconds: number): void {
    const expires = this.#clock.now() + seconds * 1000;
    this.#records.set(token, { personId: person.id, kind, expires, revoked: false });
  }
}

const schemeOf = { guest: 'jwt', user: 'jwt', access: 'bearer', service: 'service_app' } as const;

// The RSA key that user JWTs and id tokens are signed with.

let made: Promise<CryptoKey> | undefined;

/**
 * Made when first needed and once per process, for that takes a tenth of a second. A token of one world is still
 * no good in another: each world knows the tokens it gave out.
 */
function signingKey(): Promise<CryptoKey> {
  made ??= generateKeyPair('RS256').then(({ privateKey }) => privateKey);
  return made;
}
