/** Requests a token from the page's own server. */
import { readPageToken, type PageTokenResponse } from '../protocol/oauth.ts';
import { pageOriginRule, SpacesError, wrongSetting } from './errors.ts';
import { parseRetryAfter } from './refusal.ts';

/** Ms. */
const limit = 15_000;

/**
 * Sends a POST to a same-origin URL with the page's own cookies.
 * @returns `expiresAt` in ms since epoch. @throws {SpacesError} `token-unavailable`; `bad-configuration` for a URL of another origin
 */
export async function fetchToken(url: string): Promise<PageTokenResponse> {
  // Another origin would issue the token to any page, and would need to know the visitor by a cookie of another site.
  if (URL.parse(url, location.href)?.origin !== location.origin) {
    throw wrongSetting('token-url', undefined, pageOriginRule);
  }
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      mode: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(limit),
    });
    const answer = response.ok ? readPageToken(await response.json(), Date.now()) : undefined;
    if (answer) return answer;
  } catch (cause) {
    throw new SpacesError('token-unavailable', { cause });
  }
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'));
  throw new SpacesError('token-unavailable', { ...(retryAfter !== undefined && { retryAfter }) });
}
