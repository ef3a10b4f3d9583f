/** Repeats a sign-in that needs no user after a failure that may pass, once for all elements of a connection. */
import { atom, onMount, type ReadableAtom } from 'nanostores';
import { Retry } from '../../api/backoff.ts';
import type { Spaces } from '../spaces.ts';

const byConnection = new WeakMap<Spaces, ReadableAtom<number | undefined>>();

/**
 * When the next attempt is due; ms since epoch. Undefined when none is planned. Attempts are made only while this has
 * listeners. A guest's sign-in is part of joining, so it is not repeated here.
 */
export function signInRetryOf(spaces: Spaces): ReadableAtom<number | undefined> {
  const $retryAt = byConnection.get(spaces) ?? createSignInRetry(spaces);
  byConnection.set(spaces, $retryAt);
  return $retryAt;
}

function createSignInRetry({ session }: Spaces): ReadableAtom<number | undefined> {
  const $retryAt = atom<number | undefined>();
  const retry = new Retry(() => session.recognise());
  onMount($retryAt, () => {
    const unsubscribe = session.$session.subscribe((now) => {
      if (now.step === 'failed' && now.as !== 'guest' && now.failure.retryable) {
        $retryAt.set(retry.plan(now.failure));
      } else {
        if (now.step === 'signing-in') retry.cancel();
        else retry.reset();
        $retryAt.set(undefined);
      }
    });
    return () => {
      unsubscribe();
      retry.reset();
    };
  });
  return $retryAt;
}
