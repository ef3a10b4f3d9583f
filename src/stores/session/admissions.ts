/** Admissions: which spaces the visitor was let into in this session, so that nobody joins twice. */
import { SpacesError } from '../../api/errors.ts';
import type { JoinClient } from '../../api/join-client.ts';
import type { Role, Space } from '../../protocol/space.ts';

/** What to join by. A bare id may be an invite's or a space's. */
export type Target =
  | { readonly kind: 'invite'; readonly inviteId: string }
  | { readonly kind: 'space'; readonly spaceId: string }
  | { readonly kind: 'id'; readonly id: string };

export interface Admission {
  readonly space: Space;
  readonly pin: string | undefined;
}

export interface Admissions {
  /** Joins once per target and identity, however often and from however many elements it is asked. @throws {SpacesError} */
  enter(target: Target, pin?: string): Promise<Admission>;
  /** Asks the server whether the visitor may still be in a space. @throws {SpacesError} */
  check(spaceId: string): Promise<Admission>;
  find(spaceId: string): Admission | undefined;
  /** An attempt to get in that others wait for: two ways in at once would be two joins. Never rejects. */
  leading: Promise<void> | undefined;
  /** The identity changed: nothing of the old one counts, and this is all that the new one has. */
  clear(admission?: Admission): void;
}

export function createAdmissions(client: JoinClient): Admissions {
  const bySpace = new Map<string, Admission>();
  const running = new Map<string, { pin: string | undefined; result: Promise<Admission> }>();
  let epoch = 0;

  const admit = async (target: Target, pin: string | undefined): Promise<Admission> => {
    const started = epoch;
    const admission = { space: await joinBy(client, target, pin), pin };
    if (started === epoch) bySpace.set(admission.space.id, admission);
    return admission;
  };

  return {
    leading: undefined,
    enter(target, pin) {
      const key = keyOf(target);
      const known = target.kind === 'space' ? bySpace.get(target.spaceId) : undefined;
      if (known) return Promise.resolve(known);
      const same = running.get(key);
      if (same && (pin === undefined || same.pin === pin)) return same.result;
      const attempt = { pin, result: admit(target, pin) };
      running.set(key, attempt);
      // A failed attempt may be made again; a successful one stays the answer for this identity.
      attempt.result.catch(() => running.get(key) === attempt && running.delete(key));
      return attempt.result;
    },
    check: (spaceId) => admit({ kind: 'space', spaceId }, bySpace.get(spaceId)?.pin),
    find: (spaceId) => bySpace.get(spaceId),
    clear(admission) {
      epoch++;
      bySpace.clear();
      running.clear();
      if (admission) bySpace.set(admission.space.id, admission);
    },
  };
}

/** Whether join answers carry the caller's role is unknown: else it stands among the members, else it is the least one. */
export function roleIn(space: Space, personId: string): Role {
  return space.role ?? space.members.find(({ person }) => person.id === personId)?.role ?? 'guest';
}

/** @throws {SpacesError} */
export async function joinBy(client: JoinClient, target: Target, pin: string | undefined): Promise<Space> {
  if (target.kind === 'space') return client.joinSpace(target.spaceId, pin);
  if (target.kind === 'invite') return client.joinInvite(target.inviteId, pin);
  try {
    return await client.joinInvite(target.id, pin);
  } catch (error) {
    if (error instanceof SpacesError && error.code === 'not-found') return client.joinSpace(target.id, pin);
    throw error;
  }
}

function keyOf(target: Target): string {
  return target.kind === 'invite' ? target.inviteId : target.kind === 'space' ? target.spaceId : target.id;
}
