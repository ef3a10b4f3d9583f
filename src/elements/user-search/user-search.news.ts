/** What a screen reader is told of a search. */
import { parseEmail } from '../../protocol/address-list.ts';
import type { FinderState } from '../../stores/people-finder.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** "" where there is nothing to say, or where it stands in an alert. */
export function newsOf(state: FinderState, strings: UserSearchStrings): string {
  switch (state.step) {
    case 'found': {
      if (state.people.length > 0) {
        const found = strings.found(state.people.length);
        return state.more === 'none' ? found : `${found}, ${strings.andMore}`;
      }
      const email = parseEmail(state.text);
      return email === undefined
        ? strings.nobody(state.text)
        : `${strings.nobody(state.text)}. ${strings.invite(email)}`;
    }
    case 'signed-out':
      return strings.signedOut;
    case 'not-for-guests':
      return strings.notForGuests;
    default:
      return '';
  }
}
