/** Why somebody cannot be picked, in words that stand beside them. */
import type { Person } from '../../protocol/person.ts';
import type { PeopleFinder } from '../../stores/people-finder.ts';
import type { Action } from './user-search.action.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

export interface Circumstances {
  readonly action: Action;
  readonly finder: PeopleFinder | undefined;
  readonly isPicked: boolean;
  readonly strings: UserSearchStrings;
}

/** Undefined when there is none. */
export function obstacleTo(
  person: Person,
  { action, finder, isPicked, strings }: Circumstances,
): string | undefined {
  if (isPicked) return strings.alreadyChosen;
  if (action !== 'pick' && finder?.isGuest === true) return strings.noGuestAction;
  const isGuest = person.kind !== 'user';
  const wasRefused = finder?.wasRefused(person.id) === true;
  switch (action) {
    case 'direct':
      return wasRefused ? strings.notMet : undefined;
    case 'call':
      return isGuest ? strings.noGuestAction : finder?.callLink(person) ? undefined : strings.noAddress;
    case 'add':
      if (isGuest) return strings.noGuestAction;
      if (finder?.ownRole === 'guest') return strings.noAdding;
      if (wasRefused) return strings.notAllowed;
  }
  return finder?.isInSpace(person.id) === true ? strings.inSpace : undefined;
}
