/** Connections that a page or a provider configures. A page with only `<spaces-join>` does not load this. */
import { engineOf } from '../stores/call/engines.ts';
import { openSpaces, settingsOf, type Spaces, type SpacesConfig } from '../stores/spaces.ts';
import { knownPageDefault, listedServers, pageDefault } from './page-spaces.ts';

/** Creates a separate connection, to be set as an element's `.spaces`. Sends no request before it is used. */
export function createSpaces(config: SpacesConfig = {}): Spaces {
  const spaces = openSpaces(withPage(config));
  if (Object.hasOwn(config, 'engine')) engineOf(spaces).set(config.engine);
  return spaces;
}

/**
 * Configures the connection of every element that has no `<spaces-provider>`. Call it before or after the elements
 * load. Earlier settings stay unless they are given again, and `servers` adds to the allowed origins. Other settings open
 * another connection; the same ones change nothing.
 */
export function configurePageSpaces(settings: SpacesConfig): void {
  const page = pageDefault();
  const before = page.config;
  const config = withPage(settings);
  const servers = [...new Set([...(before.servers ?? []), ...(config.servers ?? [])])];
  page.config = { ...before, ...config, servers };
  if (page.config.server !== before.server || page.config.socketServer !== before.socketServer) {
    // A token stays only with the server that the page gave it for.
    const { token, tokenUrl, getToken } = config;
    Object.assign(page.config, { token, tokenUrl, getToken });
  }
  const old = page.$spaces.get();
  const engine = Object.hasOwn(settings, 'engine') ? settings.engine : engineOf(old).get();
  engineOf(old).set(engine);
  if (settingsOf(page.config) === settingsOf(before)) return;
  // The new connection then finds what this tab remembers of the old one.
  old.tab.release();
  const spaces = openSpaces(withLatestCallback(page));
  engineOf(spaces).set(engine);
  page.$spaces.set(spaces);
  old.dispose();
}

/** Ms; how long a connection waits for another provider with its settings. */
const orphanLifetime = 60_000;

/**
 * The connection of a provider. Removing a provider does not sign the user out: routers, Turbo and htmx replace it by an equal one.
 * So its connection waits for another provider with the same settings. It then sends and stores nothing.
 */
export class ProviderSpaces {
  readonly spaces: Spaces;
  readonly #settings: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(public config: SpacesConfig) {
    this.#settings = settingsOf(config);
    this.spaces = createSpaces(withLatestCallback(this));
  }

  /** Takes over the connection of a provider that has left the page, or opens a new one. */
  static open(config: SpacesConfig): ProviderSpaces {
    const settings = settingsOf(config);
    // Another copy of this package may have left orphans of its own.
    const known = [...pageDefault().orphans].find(
      (orphan): orphan is ProviderSpaces => #settings in orphan && orphan.#settings === settings,
    );
    if (!known?.reclaim()) return new ProviderSpaces(config);
    known.config = config;
    return known;
  }

  /** The provider leaves the page. */
  release(): void {
    this.spaces.tab.release();
    pageDefault().orphans.add(this);
    this.#timer = setTimeout(() => this.close(), orphanLifetime);
  }

  /** The provider is on the page again. False if another one has taken the connection over, or it is closed. */
  reclaim(): boolean {
    const isFree = pageDefault().orphans.delete(this);
    if (isFree) this.spaces.tab.claim();
    clearTimeout(this.#timer);
    return isFree;
  }

  close(): void {
    pageDefault().orphans.delete(this);
    clearTimeout(this.#timer);
    this.spaces.dispose();
  }
}

/** The callback that was set last is called, whichever provider it comes from. */
function withLatestCallback(latest: { readonly config: SpacesConfig }): SpacesConfig {
  const { config } = latest;
  const { getToken } = config;
  return { ...config, getToken: getToken && ((reason) => (latest.config.getToken ?? getToken)(reason)) };
}

/** Adds the page's origin and the origins it allows. */
function withPage(config: SpacesConfig): SpacesConfig {
  // Only its own: a script of the page may have added a property to all objects.
  const own = { __proto__: null, ...config };
  const allowed = knownPageDefault()?.config.servers ?? [];
  const servers = new Set([...(own.servers ?? []), ...allowed, ...listedServers()]);
  return { ...config, servers: [...servers], pageOrigin: self.origin };
}
