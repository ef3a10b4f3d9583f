import { createHash } from 'node:crypto';
import type { Authorization } from './authorization.ts';
import type { WorldClock } from '../world/clock.ts';
import { type ClientRecord, OAuthRefusal } from './clients.ts';
import type { PersonRecord } from '../world/people.ts';
import type { Random } from '../world/random.ts';
import type { Json } from '../rest/json.ts';
import type { Switches } from '../world/switches.ts';
import type { Tokens } from '../world/tokens.ts';

/** What somebody allowed an application, with all tokens that came of it. */
export interface GrantRecord {
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
  /** What came of it. */
  grant?: GrantRecord;
}

interface RefreshRecord {
  readonly grant: GrantRecord;
  /** Ms since epoch. */
  readonly expires: number;
  /** Exchanged for a newer one. */
  used: boolean;
}

interface Ground {
  readonly clock: WorldClock;
  readonly tokens: Tokens;
  readonly switches: Readonly<Switches>;
}

/** The codes and refresh tokens of the accounts server, and what each is still good for. */
export class Grants {
  readonly #codes = new Map<string, CodeRecord>();
  readonly #refreshTokens = new Map<string, RefreshRecord>();
  readonly #all: GrantRecord[] = [];
  readonly #ground: Ground;
  readonly #random: Random;

  constructor(ground: Ground, random: Random) {
    this.#ground = ground;
    this.#random = random;
  }

  get standing(): readonly GrantRecord[] {
    return this.#all.filter(({ ended }) => !ended);
  }

  /** A grant out of nowhere, as after a whole sign-in. */
  begin(person: PersonRecord, client: ClientRecord, scope: string): GrantRecord {
    const grant = { person, client, scope, accessTokens: [], ended: false };
    this.#all.push(grant);
    return grant;
  }

  /** The code that goes back to the page; good for a minute and for one exchange. */
  code(authorization: Authorization, person: PersonRecord): string {
    const code = this.#random.hex(40);
    const expires = this.#ground.clock.now() + 60_000;
    this.#codes.set(code, { authorization, person, expires, used: false });
    return code;
  }

  /** [doc: D/api/accounts/accounts_accesstoken], `code_verifier` by RFC 7636 [inferred]. */
  async redeem(
    client: ClientRecord,
    { code, redirectUri, verifier }: { code: string; redirectUri: string; verifier: string | undefined },
  ): Promise<Json> {
    const record = this.#codes.get(code);
    if (record === undefined || record.authorization.client !== client)
      throw invalidGrant('The code is not known.');
    if (record.used) {
      // Somebody else has it too: everything that came of it ends (RFC 6749 §4.1.2).
      if (record.grant !== undefined) this.#end(record.grant);
      throw invalidGrant('The code was used before.');
    }
    record.used = true;
    if (record.expires <= this.#ground.clock.now()) throw invalidGrant('The code has run out.');
    if (record.authorization.redirectUri !== redirectUri)
      throw invalidGrant('The redirect_uri is another one.');
    if (!isVerified(record.authorization, verifier))
      throw invalidGrant('The code_verifier is missing or wrong.');
    record.grant = this.begin(record.person, client, record.authorization.scope);
    return this.answer(record.grant);
  }

  /** A new pair of tokens [client: SS stores the new refresh token each time]. */
  async refresh(client: ClientRecord, token: string): Promise<Json> {
    const record = this.#refreshTokens.get(token);
    if (record === undefined || record.grant.client !== client || record.grant.ended) {
      throw invalidGrant('The refresh token is not valid.');
    }
    if (record.expires <= this.#ground.clock.now()) throw invalidGrant('The refresh token has run out.');
    const { oldRefreshToken } = this.#ground.switches;
    if (record.used && oldRefreshToken !== 'accepted') {
      if (oldRefreshToken === 'ends-grant') this.#end(record.grant);
      throw invalidGrant('The refresh token was used before.');
    }
    record.used = true;
    return this.answer(record.grant);
  }

  /** The sign-out of an application [doc: D/api/accounts/accounts_revoketoken]. */
  revoke(client: ClientRecord, token: string): void {
    const record = this.#refreshTokens.get(token);
    if (record === undefined || record.grant.client !== client || record.grant.ended) {
      throw invalidGrant('The refresh token is not valid.');
    }
    this.#end(record.grant, this.#ground.switches.revokeEndsAccess);
  }

  /** Ends what a person allowed, or what everybody did. */
  end(personId?: string): void {
    for (const grant of this.standing) {
      if (personId === undefined || grant.person.id === personId) this.#end(grant);
    }
  }

  /** The documented answer of the token endpoint, field by field [doc: D/api/accounts/accounts_accesstoken]. */
  async answer(grant: GrantRecord): Promise<Json> {
    const { clock, tokens, switches } = this.#ground;
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
    if (withAccess) this.#ground.tokens.revokeThese(grant.accessTokens);
  }
}

function isVerified({ challenge }: Authorization, verifier: string | undefined): boolean {
  // A verifier without a challenge hints at a challenge that was taken out on the way (RFC 9700 §4.8.2).
  if (challenge === undefined || verifier === undefined) return challenge === verifier;
  const made =
    challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  return made === challenge.value;
}

function invalidGrant(message: string): OAuthRefusal {
  return new OAuthRefusal('invalid_grant', message);
}
