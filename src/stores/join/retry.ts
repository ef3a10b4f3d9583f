/** Repeats an attempt to join that failed for a reason that may pass, until the user leaves. Loads with the exceptions. */
import { atom, onMount, onNotify, type ReadableAtom } from 'nanostores';
import { Retry } from '../../api/backoff.ts';
import { signInRetryOf } from '../session/sign-in-retry.ts';
import type { Spaces } from '../spaces.ts';
import type { JoinStore } from './store.ts';

/** When the next attempt is due; ms since epoch. Undefined when none is planned. Attempts are made only while this has listeners. */
export function createJoinRetry(store: JoinStore, spaces: Spaces): ReadableAtom<number | undefined> {
  const $retryAt = atom<number | undefined>();
  const { $session } = spaces.session;
  const $signInRetry = signInRetryOf(spaces);
  const isFailed = (): boolean => store.$join.get().step === 'failed';
  const retry = new Retry(() => void store.retry(true));
  const onJoin = (): void => {
    const state = store.$join.get();
    const session = $session.get();
    // Without a session of the page there is nothing to join with, and the sign-in is repeated for all elements.
    const needsSignIn = session.step === 'failed' && session.as !== 'guest';
    if (state.step === 'failed' && state.failure.retryable && !needsSignIn) retry.plan(state.failure);
    else if (state.step === 'failed' || state.step === 'signing-in' || state.step === 'joining')
      retry.cancel();
    else retry.reset();
    $retryAt.set(retry.at ?? (isFailed() ? $signInRetry.get() : undefined));
  };
  onMount($retryAt, () => {
    onJoin();
    const subscriptions = [
      $signInRetry.subscribe((at) => isFailed() && $retryAt.set(retry.at ?? at)),
      // Only elements that show the state count as its listeners.
      onNotify(store.$join, onJoin),
      $session.listen((now) => {
        if (now.step === 'signed-in' && isFailed() && retry.at === undefined) void store.retry(true);
      }),
    ];
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe();
      retry.reset();
    };
  });
  return $retryAt;
}
