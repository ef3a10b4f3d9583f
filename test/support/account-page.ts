/** Signing in with an account on a test's page, as a visitor would: in the window that the page has opened. */
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
