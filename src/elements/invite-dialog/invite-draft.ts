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
