/** The OAuth grants of the accounts server: authorization codes, refresh tokens and access tokens. */
import { createHash } from 'node:crypto';
import type { WorldClock } from '../world/clock.ts';
import type { PersonRecord } from '../world/people.ts';
import type { Random } from '../world/random.ts';
import type { Switches } from '../world/switches.ts';
import type { Tokens } from '../world/tokens.ts';
import type { Authorization } from './authorization.ts';
import { OAuthError, type ClientRecord } from './clients.ts';

/** The part of the world that grants use. */
interface GrantsHost {
  readonly clock: WorldClock;
  readonly tokens: Tokens;
  readonly switches: Readonly<Switches>;
}

export class Grants {
  readonly #codes = new Map<string, CodeRecord>();
  readonly #refreshTokens = new Map<string, RefreshRecord>();
  readonly #all: GrantRecord[] = [];
  readonly #host: GrantsHost;
  readonly #random: Random;

  constructor(host: GrantsHost, random: Random) {
    this.#host = host;
    this.#random = random;
  }

  get active(): readonly GrantRecord[] {
    return this.#all.filter(({ ended }) => !ended);
  }

  /** Creates a grant, as after a complete sign-in. */
  create(person: PersonRecord, client: ClientRecord, scope: string): GrantRecord {
    const grant = { person, client, scope, accessTokens: [], ended: false };
    this.#all.push(grant);
    return grant;
  }

  /** Issues the code that the browser takes back to the page. It is valid for one minute and one exchange. */
  issueCode(authorization: Authorization, person: PersonRecord): string {
    const code = this.#random.hex(40);
    const expires = this.#host.clock.now() + 60_000;
    this.#codes.set(code, { authorization, person, expires, used: false });
    return code;
  }

  /** Exchanges a code for tokens [doc: D/api/accounts/accounts_accesstoken]; `code_verifier` by RFC 7636 [inferred]. */
  async exchangeCode(
    client: ClientRecord,
    { code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string | undefined },
  ): Promise<TokenResponse> {
    const record = this.#codes.get(code);
    if (record === undefined || record.authorization.client !== client)
      throw invalidGrant('The code is not known.');
    if (record.used) {
      // A second use means that the code leaked, so the whole grant ends (RFC 6749 §4.1.2).
      if (record.grant !== undefined) this.#end(record.grant);
      throw invalidGrant('The code was used before.');
    }
    record.used = true;
    if (record.expires <= this.#host.clock.now()) throw invalidGrant('The code has expired.');
    if (record.authorization.redirectUri !== redirectUri)
      throw invalidGrant('The redirect_uri does not match the request.');
    if (!isVerified(record.authorization, verifier))
      throw invalidGrant('The code_verifier is missing or wrong.');
    record.grant = this.create(record.person, client, record.authorization.scope);
    return this.issueTokens(record.grant);
  }

  /** Exchanges a refresh token for a new pair of tokens [client: SS stores the new refresh token each time]. */
  async refresh(client: ClientRecord, token: string): Promise<TokenResponse> {
    const record = this.#refreshTokens.get(token);
    if (record === undefined || record.grant.client !== client || record.grant.ended) {
      throw invalidGrant('The refresh token is not valid.');
    }
    if (record.expires <= this.#host.clock.now()) throw invalidGrant('The refresh token has expired.');
    const { oldRefreshToken } = this.#host.switches;
    if (record.used && oldRefreshToken !== 'accepted') {
      if (oldRefreshToken === 'ends-grant') this.#end(record.grant);
      throw invalidGrant('The refresh token was used before.');
    }
    record.used = true;
    return this.issueTokens(record.grant);
  }

  /** Signs an application out [doc: D/api/accounts/accounts_revoketoken]. */
  revoke(client: ClientRecord, token: string): void {
    const record = this.#refreshTokens.get(token);
    if (record === undefined || record.grant.client !== client || record.grant.ended) {
      throw invalidGrant('The refresh token is not valid.');
    }
    this.#end(record.grant, this.#host.switches.revokeEndsAccess);
  }

  /** Ends the grants of one person, or all grants. */
  end(personId?: string): void {
    for (const grant of this.active) {
      if (personId === undefined || grant.person.id === personId) this.#end(grant);
    }
  }

  /** Issues new tokens, with the documented fields of the response [doc: D/api/accounts/accounts_accesstoken]. */
  async issueTokens(grant: GrantRecord): Promise<TokenResponse> {
    const { clock, tokens, switches } = this.#host;
    const accessToken = tokens.issueAccess(grant.person, switches.accessTokenSeconds);
    grant.accessTokens.push(accessToken);
    const refreshToken = this.#random.hex(40);
    const expires = clock.now() + switches.refreshTokenSeconds * 1000;
    this.#refreshTokens.set(refreshToken, { grant, expires, used: false });
    return {
      access_token: accessToken,
      ...(switches.tokenTypeInAnswer && { token_type: 'bearer' }),
      scope: grant.scope,
      expires_in: switches.accessTokenSeconds,
      refresh_token: refreshToken,
      id_token: await tokens.issueIdentity(grant.person, grant.client.id),
    };
  }

  #end(grant: GrantRecord, withAccess = true): void {
    grant.ended = true;
    if (withAccess) this.#host.tokens.revokeTokens(grant.accessTokens);
  }
}

/** A user's permission for an application, with the tokens issued for it. */
interface GrantRecord {
  readonly person: PersonRecord;
  readonly client: ClientRecord;
  readonly scope: string;
  readonly accessTokens: string[];
  ended: boolean;
}

interface CodeRecord {
  readonly authorization: Authorization;
  readonly person: PersonRecord;
  /** Ms since epoch. */
  readonly expires: number;
  used: boolean;
  /** The grant created from this code. */
  grant?: GrantRecord;
}

interface RefreshRecord {
  readonly grant: GrantRecord;
  /** Ms since epoch. */
  readonly expires: number;
  /** Whether it was exchanged for a newer one. */
  used: boolean;
}

/** The body of the token endpoint's response. */
type TokenResponse = {
  readonly access_token: string;
  readonly token_type?: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly id_token: string;
};

function isVerified({ challenge }: Authorization, verifier: string | undefined): boolean {
  // A verifier without a challenge suggests that an attacker removed the challenge (RFC 9700 §4.8.2).
  if (challenge === undefined || verifier === undefined) return challenge === verifier;
  const expected =
    challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return expected === challenge.value;
}

function invalidGrant(message: string): OAuthError {
  return new OAuthError('invalid_grant', message);
}
