/** Creates the calendar file of an invitation. Loads later, with its library. */
import { generateIcsCalendar } from 'ts-ics';
import { readAddress } from '../../protocol/email-address.ts';
import type { InvitationLink } from '../../protocol/invitation.ts';

export interface CalendarOptions {
  readonly link: InvitationLink;
  /** Where people join, if not at the link. */
  readonly address?: string;
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
  address = link.url,
  title,
  time,
  organizer,
  sequence,
  cancelled = false,
}: CalendarOptions): string {
  const email = readAddress(organizer);
  const calendar = generateIcsCalendar({
    version: '2.0',
    prodId: '-//Spaces Elements//EN',
    method: cancelled ? 'CANCEL' : 'PUBLISH',
    events: [
      {
        uid: `${link.inviteId}@${new URL(link.url).hostname}`,
        stamp: { date: new Date() },
        start: { date: new Date(time.starts) },
        end: { date: new Date(time.ends) },
        summary: oneLine(title),
        url: address,
        location: address,
        status: cancelled ? 'CANCELLED' : 'CONFIRMED',
        sequence,
        ...(email !== undefined && { organizer: { email } }),
      },
    ],
  });
  // The library counts UTF-16 units, and so cuts characters in two.
  return calendar.replaceAll('\r\n ', '').split('\r\n').map(fold).join('\r\n');
}

/** The library leaves a single carriage return in, which some programs read as the end of a line. */
function oneLine(title: string): string {
  return title.replace(/\p{Cc}[\p{Cc}\s]*/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
}

/** Octets in a line; the blank that begins the next one counts. [RFC 5545, section 3.1] */
const longestLine = 75;

function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let length = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (length + octets > longestLine) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}
