/** The window in which a user signs in, and how its result gets back to the page that waits for it. */
import {
  storeSignInAnswer,
  readSignInRedirect,
  type SignInResult,
  type SignInWindow,
} from '../stores/session/sign-in.ts';

const channelName = 'spaces-elements/sign-in@1';

/** @param popup the result of `window.open` in a click handler; null when the browser blocked the window */
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
 * Runs on the page that the service redirects to after a sign-in. Removes the response from the URL. Then it either sends
 * the response to the page that waits and closes this window, or returns to the page that this tab came from. Returns
 * false when the URL holds no response.
 */
export function finishSignIn(): boolean {
  const found = readSignInRedirect(location.href);
  if (!found) return false;
  history.replaceState(history.state, '', found.rest);
  const target = storeSignInAnswer(found.answer, location.origin);
  if (target === undefined) sendAnswer(found.answer);
  else location.replace(target);
  return true;
}

/** Uses two channels, because a policy may remove `opener`, and browsers partition broadcast channels in frames. */
function sendAnswer(answer: SignInResult): void {
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  channel.postMessage(answer);
  channel.close();
  const opener = window.opener as Window | null;
  opener?.postMessage(answer, location.origin);
  window.close();
}

/** Accepts messages of the same origin only, and of other windows only from `popup`. */
function listen(popup: Window | null, onMessage: (data: unknown) => void): () => void {
  const onWindowMessage = ({ origin, source, data }: MessageEvent): void => {
    if (origin === location.origin && popup !== null && source === popup) onMessage(data);
  };
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ origin, data }) => {
    if (origin === location.origin) onMessage(data);
  };
  window.addEventListener('message', onWindowMessage);
  return () => {
    channel.close();
    window.removeEventListener('message', onWindowMessage);
  };
}
