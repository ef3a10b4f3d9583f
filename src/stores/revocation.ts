/** Tells the accounts server of a sign-out, which has happened in the page already. */
import type { AccountsClient } from '../api/accounts-client.ts';
import { createBackoff } from '../api/backoff.ts';
import { SpacesError } from '../api/errors.ts';

/** With the waits between them, some minutes without a network. */
const tries = 8;

/** Never rejects: where the server cannot be reached in all that time, the token runs out by itself. */
export async function revokeFor(client: AccountsClient, refreshToken: string | undefined): Promise<void> {
  const backoff = createBackoff();
  for (let left = tries; left > 0; left--) {
    try {
      return await client.revoke(refreshToken);
    } catch (error) {
      if (!(error instanceof SpacesError) || !error.retryable || error.code === 'bad-answer') return;
      await new Promise((resolve) => setTimeout(resolve, backoff.next()));
    }
  }
}
