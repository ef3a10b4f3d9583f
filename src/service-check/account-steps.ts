/** The steps of an account: the exchange of its code, what it may do with the invitation, and the end of its session. */
import { at, textAt } from './evidence.ts';
import { invitePath, needsPin } from './guest-steps.ts';
import type { Caller, Run } from './run.ts';
import { openWire } from './socket-steps.ts';

/** What a sign-in on the service's page returned. */
export interface AccountGrant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly code: string;
  readonly verifier: string;
  /** Origin of the accounts server if the redirect named it, else "". */
  readonly iss: string;
}

/** Joins the space with the account, reads what only accounts can read, and signs out again. */
export async function checkAccount(run: Run, grant: AccountGrant): Promise<void> {
  const { evidence } = run;
  evidence.note('iss', grant.iss !== '');
  const { code, verifier, redirectUri: redirect_uri, clientId: client_id } = grant;
  const form = { grant_type: 'authorization_code', client_id, redirect_uri, code, code_verifier: verifier };
  const { body } = await askAccounts(run, 'tokens', '/oauth2/access_token', form);
  const token = textAt(body, 'access_token');
  if (!/^[!-~]{1,16384}$/.test(token)) return;
  const who = await run.identify('me as account', token, 'bearer');
  if (who) await joinAsAccount(run, who);
  // The browser is signed in now, so that the service knows it without a token if it accepts its cookie.
  await run.ask('cookie', '/api/users/me', { authorization: undefined, withCookies: true, pin: undefined });
  if (who) await signOut(run, who, { client_id, refresh_token: textAt(body, 'refresh_token') });
}

async function joinAsAccount(run: Run, who: Caller): Promise<void> {
  const { evidence } = run;
  let answer = await run.ask('join as account', invitePath(run), { who, pin: undefined });
  if (needsPin(answer) && run.pin !== undefined)
    answer = await run.ask('join as account with pin', invitePath(run), { who });
  // Refused by the invitation, an account may still join by the id of the space.
  if (answer.status === 403) answer = await run.askSpace('join by id as account', '/join', { who });
  evidence.note('role of the account', roleFrom(at(answer.body, 'topic'), who));
  if (run.hasPin) await run.askSpace('account without pin', '/join', { who, pin: undefined });
  await run.ask('direct spaces', '/api/users/me/spaces?size=10&topictype=direct', { who });
  await run.ask('own spaces of the account', '/api/users/me/spaces?size=10', { who });
  await run.ask('settings of the account', '/api/users/me/settings', { who });
}

/** The role of a person in a space, from the member list or the person's own view; "" if neither has it. */
export function roleFrom(topic: unknown, { id }: Pick<Caller, 'id'>): string {
  const members = at(topic, 'members');
  const own = Array.isArray(members) ? members.find((member) => textAt(member, 'member') === id) : undefined;
  return textAt(own, 'role') || textAt(topic, 'role');
}

/** Revokes the grant of this check, and looks whether its token and its socket still work. */
async function signOut(run: Run, who: Caller, fields: Readonly<Record<string, string>>): Promise<void> {
  const { evidence, patience } = run;
  const wire = openWire(run, who);
  await wire.settled(patience);
  const form = { ...fields, grant_type: 'revoke_token' };
  await askAccounts(run, 'revocation', '/oauth2/revoke_token', form);
  const { status } = await run.ask('me after the end', '/api/users/me', { who, pin: undefined });
  if (status === 401) evidence.note('socket after the end', await wire.change(patience));
  wire.close();
}

function askAccounts(run: Run, name: string, path: string, form: Readonly<Record<string, string>>) {
  return run.evidence.ask({ name, origin: run.accountsServer, path, body: new URLSearchParams(form) });
}
