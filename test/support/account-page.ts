/** Signing in with an account on a test's page, as a visitor would: in the window that the page has opened. */
import { readMe } from '../../src/protocol/rest.ts';
import { logIn } from '../emulator/sign-in.ts';
import { popupAt } from './other-page.ts';
import { until } from './visitors.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** What a page needs so that its visitors may sign in. */
export const accountSettings = 'client-id="demo" redirect-uri="/test/support/signed-in.html"';

/** Up to the page knowing who it is; nothing has been sent in this name by then. */
export async function signIn(
  world: World,
  page: Visit,
  nick: 'gil' | 'hana' = 'gil',
  button = 'Sign in',
): Promise<void> {
  await until(() => page.buttons.includes(button), `the button ${button}`);
  page.press(button);
  const popup = await popupAt(world.accounts);
  // A browser that is signed in is asked for consent only.
  if ((await popup.look()).heading === 'Sign in') await logIn(popup, nick);
  await popup.press('Allow');
  const known = new RegExp(`^(?:Join|Continue) as ${names[nick]}$`);
  await until(() => page.buttons.some((name) => known.test(name)), `${names[nick]} is known`);
}

export const names = { gil: 'Gil Novák', hana: 'Hana Ito' } as const;

/** What a tab keeps of somebody's session with `remember="tab"`, and where: as if they had signed in there before. */
export async function keptSession(
  world: World,
  user: string,
  { tokenEndpoint, name }: { readonly tokenEndpoint?: string; readonly name?: string } = {},
): Promise<{ readonly key: string; readonly value: string }> {
  const answer = await world.control<Record<string, string>>({ do: 'grant', user });
  const tokens = {
    accessToken: answer['access_token'],
    refreshToken: answer['refresh_token'],
    expiresAt: Date.now() + 3_599_000,
  };
  const headers = { authorization: `bearer ${tokens.accessToken}` };
  const me = readMe(await (await fetch(`${world.server}/api/users/me`, { headers })).json())!;
  const person = { id: me.id, name: me.name, username: me.username };
  const kept = { session: 'a-session-of-the-test', secret: `shared-by-${user}`, turn: 0, tokens, person };
  return {
    key: `spaces-elements/account@1 ${JSON.stringify([world.server, 'demo', tokenEndpoint, name])}`,
    value: JSON.stringify(kept),
  };
}
