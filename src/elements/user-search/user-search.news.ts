/** What a search or a pasted list came to, in sentences: for the screen, and for screen readers. */
import { readEmail } from '../../protocol/email-address.ts';
import type { FinderState } from '../../stores/people-finder.ts';
import type { IntakeReport } from './user-search.intake.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** "" where there is nothing to say, or where it stands in an alert. */
export function newsOf(state: FinderState, strings: UserSearchStrings, canInvite: boolean): string {
  switch (state.step) {
    case 'found': {
      if (state.people.length > 0) {
        const found = strings.found(state.people.length);
        return state.more === 'none' ? found : `${found}, ${strings.andMore}`;
      }
      const email = readEmail(state.text);
      const offer =
        email !== undefined ? strings.invite(email) : canInvite ? strings.inviteSomebody : undefined;
      return [strings.nobody(state.text), offer].filter(Boolean).join('. ');
    }
    case 'signed-out':
      return strings.signedOut;
    case 'not-for-guests':
      return strings.notForGuests;
    default:
      return '';
  }
}

/** How many unreadable entries are named. */
const mostNamed = 3;

/** The report as sentences. */
export function sentencesOf(report: IntakeReport, strings: UserSearchStrings): readonly string[] {
  const { found, inside, unknown, double, invalid, unchecked } = report;
  const names = invalid.filter((text) => !text.includes('@'));
  const unreadable = invalid.filter((text) => text.includes('@'));
  return [
    ...(found > 0 ? [strings.reportFound(found)] : []),
    ...(inside > 0 ? [strings.reportInside(inside)] : []),
    ...(unknown > 0 ? [strings.reportUnknown(unknown)] : []),
    ...(double > 0 ? [strings.reportDouble(double)] : []),
    ...(unreadable.length > 0 ? [strings.reportInvalid(unreadable.length, some(unreadable))] : []),
    ...(names.length > 0 ? [strings.reportNames(names.length, some(names))] : []),
    ...(unchecked.length > 0 ? [strings.reportUnchecked(unchecked.length)] : []),
  ];
}

function some(texts: readonly string[]): string {
  return texts.slice(0, mostNamed).join(', ') + (texts.length > mostNamed ? ' …' : '');
}
