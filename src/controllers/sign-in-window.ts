/** The window in which a user signs in, and how its result gets back to the page that waits for it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  storeSignInAnswer,
  readSignInRedirect,
  type SignInResult,
  type SignInWindow,
} from '../stores/session/sign-in.ts';

const channelName = 'spaces-elements/sign-in@1';

/** How often the page looks whether the window is closed; ms. */
const checkInterval = 500;

/** Opens the window, and notices when the user closes it. */
export class SignInOpener implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onClosed: (() => void) | undefined;
  /** The latest window, until its sign-in is over. */
  #popup: Window | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isClosed = false;

  constructor(host: ReactiveControllerHost, onClosed?: () => void) {
    this.#host = host;
    this.#onClosed = onClosed;
    host.addController(this);
  }

  /**
   * The window seems to be closed, although its sign-in is not over. Only a hint: if the service isolates its pages, an
   * open window looks closed, too, and its answer is still taken.
   */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Opens a new window, or uses the whole page if the browser blocks it. Called in a click handler. */
  open(): SignInWindow {
    const popup = openWindow();
    // The service's pages cannot navigate this page then. In a frame they must: its broadcast channel is partitioned, so
    // the answer comes through `opener`.
    const isFramed = window.top !== window;
    if (popup && !isFramed) popup.opener = null;
    this.#watch(popup);
    return {
      // The service does not show its sign-in page in a frame.
      kind: popup ? 'window' : isFramed ? 'none' : 'page',
      here: location.href,
      go: (address) => (popup ?? window).location.assign(address),
      listen: (onMessage) => listen(popup, onMessage),
      close: () => {
        if (popup === this.#popup) this.#watch(null);
        popup?.close();
      },
    };
  }

  hostConnected(): void {
    if (this.#popup && !this.#isClosed) this.#timer = setInterval(() => this.#check(), checkInterval);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  #watch(popup: Window | null): void {
    this.hostDisconnected();
    this.#popup = popup;
    this.#isClosed = false;
    this.hostConnected();
  }

  #check(): void {
    if (!this.#popup?.closed) return;
    this.hostDisconnected();
    this.#isClosed = true;
    this.#host.requestUpdate();
    this.#onClosed?.();
  }
}

/** Null if the browser blocks it. In a frame whose sandbox allows no windows, Firefox throws an error instead. */
function openWindow(): Window | null {
  try {
    return window.open('', '_blank', 'popup,width=480,height=720');
  } catch {
    return null;
  }
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

/** Uses two channels, because the page or a policy removes `opener`, and browsers partition broadcast channels in frames. */
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
