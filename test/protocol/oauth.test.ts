import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  readIdentityHint,
  readOAuthError,
  readTokenResponse,
  readTokenExpiry,
} from '../../src/protocol/oauth.ts';
import { anyText, property } from '../support/property.ts';
import { sample } from './fixtures/samples.ts';

const now = 1_741_990_000_000;

describe('The response of the token endpoint', () => {
  it('gives tokens and their expiry in the documented shape', async () => {
    const answer = await sample('oauth-access-token', 'response');
    expect(readTokenResponse(answer, now)).to.deep.equal({
      accessToken: '5d1c0b7e9f3a286441c7d0e95b8a7f3260d4e1c9',
      expiresAt: now + 3_599_000,
      refreshToken: '5d1c0b7e9f3a286441c7d0e95b8a7f3260d4e1c9',
      idToken: 'header.claims.signature',
      scope: 'email profile spaces',
    });
  });

  it('may have fewer fields and may give the seconds as a text', () => {
    expect(readTokenResponse({ access_token: 'a' }, now)).to.deep.equal({
      accessToken: 'a',
      expiresAt: Infinity,
    });
    const wordy = { access_token: 'a', token_type: 'Bearer', expires_in: '60', refresh_token: 'b' };
    expect(readTokenResponse(wordy, now)).to.deep.equal({
      accessToken: 'a',
      expiresAt: now + 60_000,
      refreshToken: 'b',
    });
  });

  it('with a token that has already expired gives an expiry of now', () => {
    expect(readTokenResponse({ access_token: 'a', expires_in: -5 }, now)?.expiresAt).to.equal(now);
  });

  it('is not read without a token that a header can carry, or with a token of another type', () => {
    const useless = [
      {},
      { access_token: '' },
      { access_token: 'two words' },
      { access_token: 'line\r\nbreak' },
      { access_token: 'ä' },
      { access_token: 7 },
      { access_token: 'a'.repeat(16_385) },
      { access_token: 'a', token_type: 'mac' },
      'a',
      null,
    ];
    for (const answer of useless) expect(readTokenResponse(answer, now)).to.equal(undefined);
  });

  it('is read without a refresh or id token that cannot be used', () => {
    const answer = { access_token: 'a', expires_in: 60, refresh_token: 'no token', id_token: [] };
    expect(readTokenResponse(answer, now)).to.deep.equal({ accessToken: 'a', expiresAt: now + 60_000 });
  });

  it('never throws and gives only tokens that a header can carry', () => {
    const part = fc.oneof(anyText, fc.double(), fc.jsonValue());
    const answers = fc.record({
      access_token: part,
      expires_in: part,
      refresh_token: part,
      token_type: part,
    });
    property(
      fc.property(fc.oneof(answers, fc.jsonValue()), (answer) => {
        const found = readTokenResponse(answer, now);
        for (const token of [found?.accessToken, found?.refreshToken]) {
          expect(token ?? 'none').to.match(/^[!-~]{1,16384}$/);
        }
        expect(found?.expiresAt ?? now).to.be.at.least(now);
      }),
    );
  });
});

describe('An error of the accounts server', () => {
  it('has a known code and one line of text', () => {
    expect(readOAuthError({ error: 'invalid_grant', error_description: 'Used\nbefore.' })).to.deep.equal({
      code: 'invalid_grant',
      description: 'Used before.',
    });
    expect(readOAuthError({ error: 'teapot' })).to.deep.equal({ code: 'other', description: '' });
  });

  it('is not read when it does not name an error', () => {
    for (const answer of [
      {},
      { error: '' },
      { error: 7 },
      { error: 'x'.repeat(101) },
      { error: 'a\nb' },
      [],
      null,
    ]) {
      expect(readOAuthError(answer)).to.equal(undefined);
    }
  });
});

describe('A claim in a JWT', () => {
  it('tells who signed in', async () => {
    const claims = await sample('oauth-access-token', 'id_token_claims');
    expect(readIdentityHint(jwt(claims))).to.deep.equal({
      accountsId: 'ac-2209',
      email: 'mira.holt@garden.example',
    });
    expect(readIdentityHint(jwt({ email: 'Zoë\u202e' }))).to.deep.equal({ accountsId: '', email: 'Zoë' });
    expect(readIdentityHint(jwt({ sub: 7 }))).to.equal(undefined);
  });

  it('tells when a token expires, in milliseconds', async () => {
    expect(readTokenExpiry(jwt(await sample('user-jwt-claims', 'token_claims')))).to.equal(1_747_190_000_000);
  });

  it('is missing in an opaque token, with an invalid time, and in anything but a JWT', () => {
    const opaque = '5d1c0b7e9f3a286441c7d0e95b8a7f3260d4e1c9';
    const useless = [
      opaque,
      '',
      '..',
      'a.b',
      'a.%.c',
      jwt({}),
      jwt({ exp: '9' }),
      jwt({ exp: 1e300 }),
      jwt(null),
      7,
    ];
    for (const token of useless) expect(readTokenExpiry(token)).to.equal(undefined);
    expect(readTokenExpiry(jwt({ exp: 9, more: 'x'.repeat(20_000) }))).to.equal(undefined);
  });

  it('is read as it was written', () => {
    property(
      fc.property(fc.integer({ min: 0, max: 8_640_000_000_000 }), fc.emailAddress(), (exp, email) => {
        const token = jwt({ exp, email });
        expect(readTokenExpiry(token)).to.equal(exp * 1_000);
        expect(readIdentityHint(token)?.email).to.equal(email.slice(0, 200));
      }),
    );
    property(
      fc.property(
        fc.oneof(
          anyText,
          anyText.map((text) => `a.${text}.c`),
        ),
        (text) => {
          readTokenExpiry(text);
          readIdentityHint(text);
        },
      ),
    );
  });
});

/** A JWT without a valid signature. */
function jwt(claims: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  const body = btoa(String.fromCharCode(...bytes));
  return `header.${body.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.signature`;
}
