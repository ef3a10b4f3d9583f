/** What has been filled in so far; it survives closing the dialog, until it is sent. */
import { domainOf, readAddress } from '../../protocol/email-address.ts';
import type { Invitee, InviteTerms } from '../../protocol/invitation.ts';
import type { Role } from '../../protocol/space.ts';
import type { InviteTarget } from '../../stores/invites/state.ts';
import type { Picked } from '../../stores/people/picked.ts';
import { ownZone, zonedTime } from '../../stores/invites/zoned-time.ts';

export interface InviteDraft {
  readonly title: string;
  readonly chosen: readonly Chosen[];
  readonly ownRoles: ReadonlyMap<string, Role>;
  readonly usualRole: Role;
  readonly timed: boolean;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
  readonly zone: string;
  readonly minutes: number;
  readonly language: string;
  readonly mode: 'join' | 'meet';
  readonly note: string;
}

export function emptyDraft(given: Pick<InviteDraft, 'usualRole' | 'mode' | 'language'>): InviteDraft {
  const none = { title: '', chosen: [], ownRoles: new Map<string, Role>(), note: '' };
  return { ...none, timed: false, date: '', time: '', zone: ownZone(), minutes: 60, ...given };
}

/** When it begins and ends; undefined without a time, or with one that cannot be read. */
export function timeOf({ timed, date, time, zone, minutes }: InviteDraft): InviteTerms['time'] {
  const starts = timed ? zonedTime(date, time, zone) : undefined;
  return starts === undefined ? undefined : { starts, ends: starts + minutes * 60_000 };
}

/** What keeps the draft from being sent. `unfinished`: typed, but nobody was picked by it; the people field says so itself. */
export type DraftProblem = 'title' | 'unfinished' | 'people' | 'time';

/** In the order of the fields. `isNew`: a space is to be made, which needs nobody else in it. */
export function problemsOf(draft: InviteDraft, isNew: boolean, isFinished = true): readonly DraftProblem[] {
  const problems: readonly (readonly [DraftProblem, boolean])[] = [
    ['title', isNew && draft.title.trim() === ''],
    ['unfinished', !isFinished],
    ['people', isFinished && !isNew && draft.chosen.length === 0],
    ['time', draft.timed && timeOf(draft) === undefined],
  ];
  return problems.filter(([, holds]) => holds).map(([problem]) => problem);
}

// Whom the people field holds, with the roles they shall have.

/** One chip of the people field. */
export interface Chosen {
  readonly invitee: string;
  readonly kind: Invitee['kind'];
  /** As the chip shows it. */
  readonly label: string;
  /** Where a mail reaches them; undefined where that is not known. */
  readonly email: string | undefined;
  /** As the people field gives and takes it. */
  readonly picked: Picked;
}

/** The `selected` of `<spaces-user-search>`: `{kind: 'person', id, name}`, or `{kind: 'email', email}` of anybody. */
export function chosenIn(field: Element | null): readonly Chosen[] {
  const selected: unknown = field && 'selected' in field ? field.selected : [];
  return chosenAmong(selected);
}

export function chosenAmong(selected: unknown): readonly Chosen[] {
  return Array.isArray(selected) ? selected.flatMap(readChosen) : [];
}

/** Whether everything typed into the field became somebody; where not, the field shows its own sentence. */
export function isFinished(field: Element | null): boolean {
  if (!field || !('checkValidity' in field) || typeof field.checkValidity !== 'function') return true;
  return field.checkValidity() !== false;
}

/** Read with care: the field is another element, perhaps of another version. */
function readChosen(item: unknown): Chosen | [] {
  if (typeof item !== 'object' || item === null) return [];
  const picked = item as Picked;
  const { kind, id, name, email, username } = item as Partial<Record<string, unknown>>;
  if (kind === 'email') {
    return typeof email === 'string' ? { invitee: email, kind, label: email, email, picked } : [];
  }
  if (kind !== 'person' || typeof id !== 'string') return [];
  const label = typeof name === 'string' && name !== '' ? name : id;
  return {
    invitee: id,
    kind: 'user',
    label,
    email: readAddress(typeof username === 'string' ? username : ''),
    picked,
  };
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

/**
 * What is to be known about somebody before they are invited. `inside`: they are in already. `awaited`: invited
 * before, and not here yet. `outside`: their address is of another domain than the inviter's own.
 */
export type Mark = 'inside' | 'awaited' | 'outside';

/** `own`: address of who invites; "" when unknown. */
export function markOf({ invitee, kind }: Chosen, room: InviteTarget, own: string): Mark | undefined {
  const key = invitee.toLowerCase();
  if (room.inside.includes(key)) return 'inside';
  if (room.awaited.includes(key)) return 'awaited';
  if (kind !== 'email' || !own.includes('@')) return undefined;
  return domainOf(key) === domainOf(own).toLowerCase() ? undefined : 'outside';
}
