import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  formatAuthorizeUrl,
  readPendingSignIn,
  readRemembered,
  readReturnTarget,
  readSignInResult,
  readSignInRedirect,
} from '../../src/protocol/sign-in.ts';
import { hostileTargets } from './fixtures/hostile-return-targets.ts';

const origin = 'https://partners.example';
const state = `spaces-${'a'.repeat(22)}`;

describe('The page to return to after a sign-in', () => {
  for (const target of hostileTargets(origin)) {
    it(`is never on another origin: ${JSON.stringify(target)}`, () => {
      const found = readReturnTarget(target, origin);
      if (found !== undefined) expect(new URL(found).origin).to.equal(origin);
      const foreign = URL.canParse(target, origin) && new URL(target, origin).origin !== origin;
      if (foreign) expect(found).to.equal(undefined);
    });
  }

  it('is the same page with its whole URL', () => {
    for (const path of ['/talk?topic=7#there', '/.//evil.example', '/a/../b', '/%2f%2fevil.example']) {
      const found = readReturnTarget(`${origin}${path}`, origin);
      expect(found).to.equal(new URL(path, origin).href);
      expect(new URL(found ?? '').origin).to.equal(origin);
    }
    for (const nothing of [undefined, null, 7, {}, ['/x']]) {
      expect(readReturnTarget(nothing, origin)).to.equal(undefined);
    }
  });

  it('is always on the page’s own origin, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const found = readReturnTarget(text, origin);
        return found === undefined || new URL(found).origin === origin;
      }),
    );
  });
});

describe('The answer to a sign-in', () => {
  it('is read from the URL and removed from it', () => {
    const href = `${origin}/back?topic=7&code=abc&state=${state}&iss=https%3A%2F%2Faccounts.example#there`;
    const found = readSignInRedirect(href);
    expect(found?.answer).to.deep.include({ state, code: 'abc', error: '', iss: 'https://accounts.example' });
    expect(found?.rest).to.equal(`${origin}/back?topic=7#there`);
  });

  it('to another sign-in is ignored', () => {
    for (const query of [
      '',
      '?code=abc',
      '?code=abc&state=xyz',
      `?state=${state}`,
      `?code=a&error=b&state=${state}`,
    ]) {
      expect(readSignInRedirect(`${origin}/back${query}`)).to.equal(undefined);
    }
  });

  it('is only accepted with a valid state', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const found = readSignInResult(value);
        return found === undefined || /^spaces-[\w-]{22}$/.test(found.state);
      }),
    );
    fc.assert(fc.property(fc.anything(), (value) => readRemembered(value) === undefined));
  });

  it('is accepted for ten minutes', () => {
    const pending = { state, verifier: 'v', started: 1_000, returnTo: `${origin}/` };
    expect(readPendingSignIn(pending, 601_000)).to.deep.equal(pending);
    expect(readPendingSignIn(pending, 601_001)).to.equal(undefined);
    expect(readPendingSignIn(pending, 999), 'from the future').to.equal(undefined);
  });
});

describe('The URL of a sign-in', () => {
  const request = {
    accounts: 'https://accounts.example',
    clientId: 'a&b',
    redirectUri: `${origin}/back?x=1`,
    state,
    challenge: 'c',
  };

  it('requests a code with a challenge', () => {
    const url = new URL(formatAuthorizeUrl(request));
    expect(url.origin + url.pathname).to.equal('https://accounts.example/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      client_id: 'a&b',
      redirect_uri: `${origin}/back?x=1`,
      response_type: 'code',
      scope: 'email profile spaces',
      access_type: 'offline',
      state,
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
  });

  it('names the provider, and lets the user choose another account', () => {
    const url = new URL(formatAuthorizeUrl({ ...request, provider: 'google', another: true }));
    expect(url.searchParams.get('idp')).to.equal('google');
    expect(url.searchParams.get('prompt')).to.equal('select_account');
  });
});
