/** The calendar file of an invitation. Loads its library with it, so import it when needed. */
import { generateIcsCalendar } from 'ts-ics';
import { readAddress } from '../../protocol/email-address.ts';
import type { InvitationLink } from '../../protocol/invitation.ts';

export interface CalendarOptions {
  readonly link: InvitationLink;
  readonly title: string;
  /** Ms since epoch. */
  readonly time: { readonly starts: number; readonly ends: number };
  /** Address of who invites. */
  readonly organizer: string;
  /** How often this entry was sent before; a calendar takes the highest. */
  readonly sequence: number;
  readonly cancelled?: boolean;
}

/**
 * The same invitation always is the same entry: its id makes the UID. Names stay out, for the library writes them
 * unquoted into parameters, and so do the other invitees, who are nobody's business.
 */
export function calendarEntry({
  link,
  title,
  time,
  organizer,
  sequence,
  cancelled = false,
}: CalendarOptions): string {
  const email = readAddress(organizer);
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//Spaces Elements//EN',
    method: cancelled ? 'CANCEL' : 'PUBLISH',
    events: [
      {
        uid: `${link.inviteId}@${new URL(link.url).hostname}`,
        stamp: { date: new Date() },
        start: { date: new Date(time.starts) },
        end: { date: new Date(time.ends) },
        summary: title,
        url: link.url,
        location: link.url,
        status: cancelled ? 'CANCELLED' : 'CONFIRMED',
        sequence,
        ...(email !== undefined && { organizer: { email } }),
      },
    ],
  });
}
