/** When the session of a token ends. Loaded once somebody is in: on the way there nobody asks. */
import { readTokenExpiry, readTokenLife } from '../protocol/oauth.ts';

/**
 * By the token's own life and this device's clock, which may be wrong, where it says that. A hint: the server decides.
 * @param since when the token came; both in ms since epoch
 */
export function tokenEnd(token: string, since: number): number | undefined {
  const life = readTokenLife(token);
  return life === undefined ? readTokenExpiry(token) : since + life;
}
