/** The window in which a visitor signs in, and the way back from it to the page that waits. */
import {
  keepSignInAnswer,
  readSignInRedirect,
  type SignInAnswer,
  type SignInWindow,
} from '../stores/session/sign-in.ts';

const channelName = 'spaces-elements/sign-in@1';

/** @param popup what `window.open` gave within the click; null where the browser blocked it */
export function signInWindow(popup: Window | null): SignInWindow {
  return {
    kind: popup === null ? 'page' : 'window',
    here: location.href,
    go: (address) => (popup ?? window).location.assign(address),
    listen: (onMessage) => listen(popup, onMessage),
    close: () => popup?.close(),
  };
}

/**
 * For the page that the service sends browsers back to: takes the answer out of the address, then hands it to the page
 * that waits and closes this window, or goes on where this tab was. False where the address holds no answer.
 */
export function finishSignIn(): boolean {
  const found = readSignInRedirect(location.href);
  if (!found) return false;
  history.replaceState(history.state, '', found.rest);
  const target = keepSignInAnswer(found.answer, location.origin);
  if (target === undefined) handOver(found.answer);
  else location.replace(target);
  return true;
}

/** By two ways, for either may be missing: policies cut the opener off, browsers split channels in frames. */
function handOver(answer: SignInAnswer): void {
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other
  channel.postMessage(answer);
  channel.close();
  const opener = window.opener as Window | null;
  opener?.postMessage(answer, location.origin);
  window.close();
}

/** Hears the same origin only, and of windows only ours. */
function listen(popup: Window | null, onMessage: (data: unknown) => void): () => void {
  const hear = ({ origin, source, data }: MessageEvent): void => {
    if (origin === location.origin && popup !== null && source === popup) onMessage(data);
  };
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ origin, data }) => {
    if (origin === location.origin) onMessage(data);
  };
  window.addEventListener('message', hear);
  return () => {
    channel.close();
    window.removeEventListener('message', hear);
  };
}
