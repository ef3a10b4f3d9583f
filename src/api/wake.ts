/** Hints of the browser that the network or the page came back, or that the network went away. */
export interface WakeListener {
  /** The page was frozen, stored (bfcache) or slept: sockets that look open may be dead. */
  thawed(): void;
  /** The network or the user is back: a good moment to try. */
  back(): void;
  /** The device says it is offline. */
  offline(): void;
}

/**
 * Listens until the returned function is called. A page that comes back from bfcache fires `pageshow`
 * while its dead socket still reads OPEN, so `thawed` must never ask the socket.
 */
export function watchWake(listener: WakeListener): () => void {
  if (typeof window === 'undefined') return () => {};
  const stop = new AbortController();
  const { signal } = stop;
  const on = (target: EventTarget, type: string, run: (event: Event) => void): void =>
    target.addEventListener(type, run, { signal });
  on(window, 'online', () => listener.back());
  on(window, 'offline', () => listener.offline());
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) listener.thawed();
  });
  on(document, 'resume', () => listener.thawed());
  on(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') listener.back();
  });
  return () => stop.abort();
}
