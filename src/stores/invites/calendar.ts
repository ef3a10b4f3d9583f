/** Creates the calendar file of an invitation. Loads later, with its library. */
import { generateIcsCalendar } from 'ts-ics';
import { readAddress } from '../../protocol/email-address.ts';
import type { InvitationLink } from '../../protocol/invitation.ts';

export interface CalendarOptions {
  readonly link: InvitationLink;
  readonly title: string;
  /** Ms since epoch. */
  readonly time: { readonly starts: number; readonly ends: number };
  /** Address of the user who invites. */
  readonly organizer: string;
  /** How often this entry was sent before; a calendar keeps the highest. */
  readonly sequence: number;
  readonly cancelled?: boolean;
}

/**
 * An invitation is always the same entry, because its id becomes the UID. It contains no names, which the library
 * would write into parameters without quotes, and not the other invitees, for privacy.
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
