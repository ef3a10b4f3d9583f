/**
 * The rarer outcomes of joining: a refusal, an uninvited account, a session or a membership that changes or ends after
 * joining. Loads later.
 */
import { onNotify, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import { discoverServers } from '../../api/server-discovery.ts';
import { type InviteLink, type InviteProblem, parseInviteLink } from '../../protocol/invite-link.ts';
import type { Person } from '../../protocol/person.ts';
import { linksIn } from '../../protocol/wrapped-link.ts';
import { roleIn, type SpaceEnd } from '../session/admissions.ts';
import { membershipOf } from '../session/membership.ts';
import { hasIdentity } from '../session/state.ts';
import type { Spaces } from '../spaces.ts';
import { type JoinEnded, type Joined, type JoinAttempt, type JoinState, stateOfAdmission } from './state.ts';

/** The state in which an attempt ends. Without an exception it would be `end`, after `error` if there was one. */
export function stateAfterException(
  attempt: JoinAttempt,
  end: JoinState,
  error: SpacesError | undefined,
): JoinState {
  const session = attempt.spaces.session.$session.get();
  const state = error ? stateAfterError(attempt, end, error) : end;
  // An account that was in before has passed this check.
  const isInvitation = attempt.target?.kind !== 'space' && !attempt.joinedBefore?.space;
  if (session.step !== 'signed-in' || session.as === 'guest' || !isInvitation) return state;
  return stateOfAccount(state, session.person, error);
}

/**
 * Reads a text that is no invite link of a known origin: a link that something wraps, or one whose origin is not known.
 * Both are read by the same rules as any link. Undefined if there is none.
 */
export async function readWrappedLink(
  text: string,
  spaces: Spaces,
): Promise<InviteLink | InviteProblem | undefined> {
  const links = [text, ...linksIn(text)];
  const isLink = (link: InviteLink | InviteProblem): boolean => link.kind !== 'problem';
  const known = links.map((link) => parseInviteLink(link, spaces.linkOrigins)).find(isLink);
  return known ?? readLinkOfServer(links, spaces);
}

/**
 * If links look like invite links, the server says whether their origin is the one of its web client. Undefined if it
 * is not, or does not answer.
 */
async function readLinkOfServer(
  links: readonly string[],
  { http, linkOrigins }: Spaces,
): Promise<InviteLink | InviteProblem | undefined> {
  const looksRight = (link: string): boolean => {
    const origin = URL.parse(link.trim())?.origin ?? '';
    const own = parseInviteLink(link, linkOrigins);
    const isForeign = own.kind === 'problem' && own.reason === 'foreign-host';
    return isForeign && parseInviteLink(link, [origin]).kind !== 'problem';
  };
  const possible = links.filter(looksRight);
  if (possible.length === 0) return undefined;
  try {
    const { web } = await discoverServers(http);
    const link = possible.find((one) => new URL(one.trim()).origin === web);
    return web === undefined || link === undefined ? undefined : parseInviteLink(link, [...linkOrigins, web]);
  } catch (error) {
    if (!(error instanceof SpacesError)) throw error;
    return undefined;
  }
}

/** The state after the session changed, or the PIN of a space. `start` is the invitation; undefined: nothing changes. */
export function stateForSession(attempt: JoinAttempt): JoinState | 'start' | undefined {
  const { state, target } = attempt;
  const preview = target?.preview ?? {};
  const session = attempt.spaces.session.$session.get();
  if (state.step === 'joined') return stateWhileJoined(attempt, state);
  if ('spaceId' in state) return stateAfterEnd(attempt, state);
  if (session.step === 'signing-in' && session.as === 'oauth') {
    return { step: 'signing-in', preview, away: true };
  }
  const isAway = state.step === 'signing-in' && state.away;
  const hasResult = hasIdentity(session) || session.step === 'failed';
  return isAway || (state.step === 'invited' && hasResult) ? 'start' : undefined;
}

/** From the first time that `$join` is `joined`, calls `follow` when there is news of what becomes of the user's stay in the space. */
export function watchAdmission(
  spaces: Spaces,
  $join: ReadableAtom<JoinState>,
  follow: (end?: SpaceEnd) => void,
): () => void {
  const { $pinRequired, $update } = spaces.admissions;
  let stop = (): void => {};
  const watch = (): void => {
    const state = $join.get();
    stop();
    stop = state.step === 'joined' ? membershipOf(spaces, state.spaceId).watch() : () => {};
  };
  watch();
  const subscriptions = [
    $pinRequired.subscribe(() => follow()),
    $update.listen((update) => {
      const state = $join.get();
      if ('spaceId' in state && state.spaceId === update?.spaceId) follow(update.end);
    }),
    // Finds out when the user is no longer in the space. Only elements that show the state count as its listeners.
    onNotify($join, watch),
  ];
  return () => {
    for (const unsubscribe of subscriptions) unsubscribe();
    stop();
  };
}

function stateAfterError(attempt: JoinAttempt, failed: JoinState, error: SpacesError): JoinState {
  const { spaces, target, pin, joinedBefore } = attempt;
  const session = spaces.session.$session.get();
  // After a reload, only the session knows the name.
  const name = ('person' in session && session.person?.name) || attempt.name;
  switch (error.code) {
    case 'pin-required':
      return {
        step: 'needs-pin',
        preview: target?.preview ?? {},
        wrong: ![undefined, target?.password, joinedBefore?.pin].includes(pin),
        name,
      };
    case 'not-found':
      return { step: 'refused', reason: 'unknown-invite' };
    case 'forbidden':
      return {
        step: 'refused',
        reason: /archiv/i.test(error.detail.reason ?? '') ? 'archived' : 'not-allowed',
      };
    case 'unauthorized':
      return { step: 'expired', name, as: 'as' in session ? session.as : 'guest' };
    default:
      return failed;
  }
}

function stateWhileJoined(
  { spaces, target, name, end }: JoinAttempt,
  { spaceId, title, role, person }: Joined,
): JoinState | undefined {
  const { session, admissions } = spaces;
  const now = session.$session.get();
  if (now.step === 'expired') return { step: 'expired', name: now.person?.name ?? name, as: now.as };
  if (admissions.$pinRequired.get() === spaceId) {
    return {
      step: 'needs-pin',
      preview: { ...target?.preview, spaceName: title },
      wrong: false,
      name: person.name,
    };
  }
  if (now.step !== 'signed-in') return undefined;
  const admission = admissions.find(spaceId);
  const step = admission?.space.archived ? 'archived' : end;
  if (step) return { step, spaceId, title, identity: { as: now.as, name: person.name } };
  // A guest may have signed in with an account, which stays in the same space.
  const isSame = now.person.id === person.id && admission && roleIn(admission.space, person.id) === role;
  return isSame && admission.space.title === title
    ? undefined
    : admission && stateOfAdmission(admission, now.person);
}

/** The user is in again when another element has joined the space. */
function stateAfterEnd({ spaces, end }: JoinAttempt, { spaceId }: JoinEnded): JoinState | undefined {
  const { admissions, session } = spaces;
  const now = session.$session.get();
  const admission = end ? undefined : admissions.find(spaceId);
  return admission && !admission.space.archived && now.step === 'signed-in'
    ? stateOfAdmission(admission, now.person)
    : undefined;
}

/**
 * An account that was not invited always leads to `wrong-account`, whichever of three answers the service gives: let
 * in as a guest, let in without being listed, or refused. [spaces-api §5.3] A refusal without a reason may also ask
 * for a PIN.
 */
function stateOfAccount(
  state: JoinState,
  { name, username }: Person,
  error: SpacesError | undefined,
): JoinState {
  const asGuest = state.step === 'joined' && state.role === 'guest' ? state : undefined;
  const isAboutPin = /pass|pin/i.test(error?.detail.reason ?? '');
  const mayNeedPin = state.step === 'needs-pin' && !state.wrong && !isAboutPin;
  const isOut = state.step === 'expired' || (state.step === 'refused' && state.reason === 'not-allowed');
  if (!asGuest && !mayNeedPin && !isOut) return state;
  return { step: 'wrong-account', name, username, asGuest, mayNeedPin };
}
