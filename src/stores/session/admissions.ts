/** Admissions: the spaces that the user was let into during this session, so that each is joined only once. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { JoinClient } from '../../api/join-client.ts';
import type { Role, Space } from '../../protocol/space.ts';

/** What the user joins. A bare id may be that of an invite or of a space. */
export type JoinTarget =
  | { readonly kind: 'invite'; readonly inviteId: string }
  | { readonly kind: 'space'; readonly spaceId: string }
  | { readonly kind: 'id'; readonly id: string };

/** The server let the user into `space`, with `pin` if there is one. */
export interface Admission {
  readonly space: Space;
  readonly pin: string | undefined;
}

/** How a user who was in a space got out of it, or why they can only read it. */
export type SpaceEnd = 'removed' | 'deleted' | 'archived';

/** What the service said about a space that the user is in or was in. */
export interface AdmissionUpdate {
  readonly spaceId: string;
  /** Set when the user is out. Otherwise the admission is new, or was renewed. */
  readonly end?: SpaceEnd;
  /** The user's role has changed to this one. */
  readonly role?: Role;
}

export class Admissions {
  readonly #client: JoinClient;
  readonly #bySpace = new Map<string, Admission>();
  readonly #running = new Map<string, { pin: string | undefined; result: Promise<Admission> }>();
  readonly #pinRequired = atom<string | undefined>();
  /** The space whose PIN changed while the user is in it, until they enter the new one. */
  readonly $pinRequired: ReadableAtom<string | undefined> = this.#pinRequired;
  readonly #update = atom<AdmissionUpdate | undefined>();
  /** The latest news about any space. */
  readonly $update: ReadableAtom<AdmissionUpdate | undefined> = this.#update;
  /** The attempt to join that other elements wait for, so that the page does not join twice. Never rejects. */
  pending: Promise<void> | undefined;
  #epoch = 0;

  constructor(client: JoinClient) {
    this.#client = client;
  }

  /** Joins once per target and identity, even if several elements ask. @throws {SpacesError} */
  join(target: JoinTarget, pin?: string): Promise<Admission> {
    const key = targetKey(target);
    const known = target.kind === 'space' ? this.#bySpace.get(target.spaceId) : undefined;
    if (known) return Promise.resolve(known);
    const same = this.#running.get(key);
    if (same && (pin === undefined || same.pin === pin)) return same.result;
    const attempt = { pin, result: this.#admit(target, pin) };
    this.#running.set(key, attempt);
    // A failed attempt may be repeated; a successful one stays the answer for this identity.
    attempt.result.catch(() => this.#running.get(key) === attempt && this.#running.delete(key));
    return attempt.result;
  }

  find(spaceId: string): Admission | undefined {
    return this.#bySpace.get(spaceId);
  }

  /** Forgets all admissions when the identity changes. `admission` is the one that the new identity has already. */
  clear(admission?: Admission): void {
    this.#epoch++;
    this.#bySpace.clear();
    this.#running.clear();
    if (admission) this.#bySpace.set(admission.space.id, admission);
  }

  /** Replaces what is known about a space that the user is in. `role`: the new role, if it has changed. */
  renew(admission: Admission, role?: Role): void {
    const spaceId = admission.space.id;
    this.#bySpace.set(spaceId, admission);
    this.#update.set({ spaceId, ...(role && { role }) });
  }

  /** The user is out of the space. Joining asks the server again. */
  end(spaceId: string, end: SpaceEnd): void {
    this.#forget(spaceId);
    this.#update.set({ spaceId, end });
  }

  /** The old PIN no longer works. */
  requirePin(spaceId: string): void {
    this.#forget(spaceId);
    this.#pinRequired.set(spaceId);
  }

  /** The user is in, so no space waits for a PIN. */
  pinAccepted(): void {
    this.#pinRequired.set(undefined);
  }

  async #admit(target: JoinTarget, pin: string | undefined): Promise<Admission> {
    const epoch = this.#epoch;
    const admission = { space: await requestJoin(this.#client, target, pin), pin };
    if (epoch === this.#epoch) this.renew(admission);
    return admission;
  }

  /** The answers to earlier attempts must not be used again. */
  #forget(spaceId: string): void {
    this.#bySpace.delete(spaceId);
    this.#running.clear();
  }
}

/** Whether join answers carry the caller's role is unknown: else it is taken from the members, else it is the lowest one. */
export function roleIn(space: Space, personId: string): Role {
  return knownRole(space, personId) ?? 'guest';
}

/** Undefined if the answer of the server does not tell. */
export function knownRole(space: Space, personId: string): Role | undefined {
  return space.role ?? space.members.find(({ person }) => person.id === personId)?.role;
}

/** @throws {SpacesError} */
export async function requestJoin(
  client: JoinClient,
  target: JoinTarget,
  pin: string | undefined,
): Promise<Space> {
  if (target.kind === 'space') return client.joinSpace(target.spaceId, pin);
  if (target.kind === 'invite') return client.joinInvite(target.inviteId, pin);
  try {
    return await client.joinInvite(target.id, pin);
  } catch (error) {
    if (error instanceof SpacesError && error.code === 'not-found') return client.joinSpace(target.id, pin);
    throw error;
  }
}

/** Id of the invite or of the space. */
export function targetKey(target: JoinTarget): string {
  return target.kind === 'invite' ? target.inviteId : target.kind === 'space' ? target.spaceId : target.id;
}
