/** Follows the invite link in the URL of the page, in its query or in the query of a hash router. Loads later. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { linksIn } from '../../protocol/wrapped-link.ts';

/**
 * Calls `onInvite` at once and whenever the page has another invitation in the parameter `name` of its URL, as long as
 * the host is connected. Stops what it followed for this host before.
 */
export function followPageInvite(
  host: ReactiveControllerHost,
  name: string,
  onInvite: (text: string) => void,
): void {
  const before = followed.get(host);
  before?.hostDisconnected();
  if (before) host.removeController(before);
  const invite = new PageInvite(name, onInvite);
  followed.set(host, invite);
  onInvite(invite.take() ?? '');
  // Calls `hostConnected` if the host is connected.
  host.addController(invite);
}

const followed = new WeakMap<ReactiveControllerHost, PageInvite>();

/** Parameters of an invite link that hold the PIN and names. They must not stay where they can be seen, shared or logged. */
const privateParameters = ['pwd', 'inviteInfo'];

/** How often the URL is compared in browsers that do not tell when a page changes it; ms. */
const comparePause = 500;

class PageInvite implements ReactiveController {
  readonly #name: string;
  readonly #onInvite: (text: string) => void;
  /** The URL that was read last. */
  #href = '';
  /** What its parameter says now. */
  #shown = '';
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(name: string, onInvite: (text: string) => void) {
    this.#name = name;
    this.#onInvite = onInvite;
  }

  hostConnected(): void {
    const { navigation } = globalThis as { readonly navigation?: EventTarget };
    addEventListener('popstate', this.#read);
    addEventListener('hashchange', this.#read);
    navigation?.addEventListener('currententrychange', this.#read);
    if (!navigation) this.#timer = setInterval(this.#read, comparePause);
    this.#read();
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#read);
    removeEventListener('hashchange', this.#read);
    const { navigation } = globalThis as { readonly navigation?: EventTarget };
    navigation?.removeEventListener('currententrychange', this.#read);
    clearInterval(this.#timer);
  }

  /**
   * Returns the link or id in the URL; undefined if it is none or the same as before. Removes the PIN and the names from
   * the address bar. The id stays, so that the invitation is found again after a reload.
   */
  take(): string | undefined {
    if (location.href === this.#href) return undefined;
    const address = new URL(location.href);
    const found = takeFrom(address, this.#name);
    this.#href = address.href;
    if (!found) return undefined;
    if (address.href !== location.href) history.replaceState(history.state, '', address);
    if (found.shown === this.#shown) return undefined;
    this.#shown = found.shown;
    return found.whole;
  }

  readonly #read = (): void => {
    const text = this.take();
    if (text !== undefined) this.#onInvite(text);
  };
}

interface Taken {
  readonly whole: string;
  /** Without private parts. */
  readonly shown: string;
}

/** Changes `address`. A page that leaves its parameter out has no other invitation. */
function takeFrom(address: URL, name: string): Taken | undefined {
  const { search, hash } = address;
  const inSearch = takeFromQuery(search.slice(1), name);
  if (inSearch) {
    address.search = inSearch.query;
    return inSearch;
  }
  // The query of a route, as in `#/meet?invite=…`, or a hash that is a query.
  for (const [start] of [/^#[^?]*\?/.exec(hash) ?? [], /^#[!/]*/.exec(hash) ?? []]) {
    const inHash = start === undefined ? undefined : takeFromQuery(hash.slice(start.length), name);
    if (inHash) {
      address.hash = start + inHash.query;
      return inHash;
    }
  }
  return undefined;
}

/** Other parameters stay as the page has written them. */
function takeFromQuery(query: string, name: string): (Taken & { readonly query: string }) | undefined {
  const pairs = query.split('&').map((pair) => {
    const [key = '', value = ''] = pair.split(/=(.*)/s);
    return { pair, key: decode(key), value };
  });
  const text = decode(pairs.find(({ key }) => key === name)?.value ?? '');
  if (text === '') return undefined;
  const link = linkOf(text);
  for (const parameter of privateParameters) {
    // When a link was pasted without encoding, its parameters are parameters of the page.
    const unencoded = pairs.find(({ key }) => key === parameter);
    if (unencoded) link?.searchParams.set(parameter, decode(unencoded.value));
  }
  const whole = link?.href ?? text;
  for (const parameter of privateParameters) link?.searchParams.delete(parameter);
  const shown = link?.href ?? text;
  const kept = pairs
    .filter(({ key }) => !privateParameters.includes(key))
    .map(({ pair, key }) => (key === name && shown !== text ? `${name}=${encodeURIComponent(shown)}` : pair));
  return { whole, shown, query: kept.join('&') };
}

/** The link in a text, without one that wraps it and would hide its private parts. */
function linkOf(text: string): URL | undefined {
  const links = linksIn(text).flatMap((link) => URL.parse(link) ?? []);
  return links.find(({ pathname }) => pathname.startsWith('/spaces/')) ?? URL.parse(text) ?? undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
