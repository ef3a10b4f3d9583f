/** What has been filled in so far; it survives closing the dialog, until it is sent. */
import type { InviteTerms } from '../../protocol/invitation.ts';
import type { Role } from '../../protocol/space.ts';
import { ownZone, zonedTime } from '../../stores/zoned-time.ts';
import type { Chosen } from './invitees.ts';

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

/** What keeps the draft from being sent. */
export type DraftProblem = 'title' | 'people' | 'time';

export function problemOf(draft: InviteDraft, isNew: boolean): DraftProblem | undefined {
  if (isNew && draft.title.trim() === '') return 'title';
  if (!isNew && draft.chosen.length === 0) return 'people';
  return draft.timed && timeOf(draft) === undefined ? 'time' : undefined;
}
