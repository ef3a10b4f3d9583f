/** Whom the people field holds, with the roles they shall have. */
import { domainOf } from '../../protocol/email-address.ts';
import type { Invitee } from '../../protocol/invitation.ts';
import type { Role } from '../../protocol/space.ts';

/** One chip of the people field. */
export interface Chosen {
  readonly invitee: string;
  readonly kind: Invitee['kind'];
  /** As the chip shows it. */
  readonly label: string;
}

/** The `selected` of `<spaces-user-search>`: `{kind: 'person', id, name}`, or `{kind: 'email', email}` of anybody. */
export function chosenIn(field: Element | null): readonly Chosen[] {
  const selected: unknown = field && 'selected' in field ? field.selected : [];
  return chosenAmong(selected);
}

/** Somebody to begin with, as the people field takes them. */
export interface Proposed {
  readonly kind: 'email';
  readonly email: string;
}

export function chosenAmong(selected: unknown): readonly Chosen[] {
  return Array.isArray(selected) ? selected.flatMap(readChosen) : [];
}

/** Read with care: the field is another element, perhaps of another version. */
function readChosen(item: unknown): Chosen | [] {
  if (typeof item !== 'object' || item === null) return [];
  const { kind, id, name, email } = item as Partial<Record<string, unknown>>;
  if (kind === 'email') return typeof email === 'string' ? { invitee: email, kind, label: email } : [];
  if (kind !== 'person' || typeof id !== 'string') return [];
  return { invitee: id, kind: 'user', label: typeof name === 'string' && name !== '' ? name : id };
}

/** Everybody with a role of their own, else the default one. */
export function withRoles(
  chosen: readonly Chosen[],
  own: ReadonlyMap<string, Role>,
  usual: Role,
  grants: readonly Role[],
): Invitee[] {
  return chosen.map(({ invitee, kind }) => {
    const role = own.get(invitee) ?? usual;
    return { invitee, kind, role: grants.includes(role) ? role : 'guest' };
  });
}

/** Addresses of another domain than the inviter's own; none where that is unknown. */
export function outsiders(chosen: readonly Chosen[], own: string): readonly Chosen[] {
  if (!own.includes('@')) return [];
  const home = domainOf(own).toLowerCase();
  return chosen.filter(({ kind, invitee }) => kind === 'email' && domainOf(invitee).toLowerCase() !== home);
}
