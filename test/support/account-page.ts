/** Signs in with an account on a test's page, in the popup that the page opens. */
import { readMe } from '../../src/protocol/rest.ts';
import { logIn } from '../emulator/sign-in.ts';
import { popupAt } from './other-page.ts';
import { until } from './visitors.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** Provider attributes that enable the sign-in. */
export const accountSettings = 'client-id="demo" redirect-uri="/test/support/signed-in.html"';

/** Signs in and waits until the page knows the user. It has not sent anything as that user yet. */
export async function signIn(
  world: World,
  page: Visit,
  nick: 'gil' | 'hana' = 'gil',
  button = 'Sign in',
): Promise<void> {
  // A guest in an embedded conversation finds it in the menu.
  if (page.join.chat && page.join.state.step === 'joined') await page.choose(button);
  else {
    await until(() => page.buttons.includes(button), `the button ${button}`);
    page.press(button);
  }
  const popup = await popupAt(world.accounts);
  // A browser that is already signed in only sees the consent page.
  if ((await popup.look()).heading === 'Sign in') await logIn(popup, nick);
  await popup.press('Allow');
  const known = new RegExp(`^(?:Join|Continue) as ${names[nick]}$`);
  await until(() => page.buttons.some((name) => known.test(name)), `${names[nick]} is known`);
}

export const names = { gil: 'Gil Novák', hana: 'Hana Ito' } as const;

/** Storage key and value of a session with `remember="tab"`, as if the user had signed in before. */
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
