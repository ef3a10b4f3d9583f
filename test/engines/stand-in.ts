/** The stand-in of the media SDK, loaded from an emulator as a page loads the SDK. */
import type { World } from '../support/world.ts';

type Counts = { readonly callbacks: number; readonly clients: number };

export interface StandIn {
  /** The global that the script has set. */
  readonly sdk: unknown;
  /** Callbacks that are registered, and clients that are started. */
  readonly counts: Counts;
}

export async function loadStandIn(world: World, search = ''): Promise<StandIn> {
  const script = document.createElement('script');
  script.src = `${world.server}/media/AvayaClientServices.js${search}`;
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error('The stand-in did not load.'));
  });
  document.head.append(script);
  await loaded;
  script.remove();
  const page = window as unknown as { AvayaClientServices?: unknown; standInCounts: Counts };
  const { AvayaClientServices: sdk, standInCounts: counts } = page;
  delete page.AvayaClientServices;
  return { sdk, counts };
}

/** A media token of a seeded user for the world's space. */
export async function mediaToken(world: World, nick: string): Promise<string> {
  const { token } = await world.control<{ token: string }>({ do: 'token', user: nick });
  const path = `/api/spaces/${world.space}/join`;
  const headers = { authorization: `jwt ${token}` };
  await fetch(world.server + path, { headers });
  const response = await fetch(`${world.server}/api/mediasessions/mpaas/token/${world.space}`, { headers });
  return ((await response.json()) as { token: string }).token;
}
