/** The token of the page, while the page's server cannot provide it. */
import { expect } from '@open-wc/testing';
import { createBackoff } from '../../../src/api/backoff.ts';
import { SpacesError } from '../../../src/api/errors.ts';
import { RenewedToken } from '../../../src/stores/session/page-token.ts';

describe('the token of the page', () => {
  const { now: realNow } = Date;
  afterEach(() => {
    Date.now = realNow;
  });

  it('is requested again with each attempt, and no more often when two parts of the page ask for it', async () => {
    for (const askers of [1, 2]) {
      let clock = 0;
      let requests = 0;
      Date.now = () => clock;
      const token = new RenewedToken(async () => {
        requests++;
        throw new SpacesError('server-error');
      });
      const due = Array.from({ length: askers }, () => ({ at: 0, backoff: createBackoff() }));
      while (clock < 60_000) {
        const next = due.toSorted((a, b) => a.at - b.at)[0]!;
        clock = next.at;
        const error: unknown = await token.current().catch((problem: unknown) => problem);
        const { retryAfter = 0 } = (error as SpacesError).detail;
        next.at = clock + Math.max(retryAfter, next.backoff.next());
      }
      expect(requests, `${askers} ask`).to.be.within(10, 13);
    }
  });
});
