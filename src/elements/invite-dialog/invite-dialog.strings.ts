/** The English strings of `<spaces-invite-dialog>`. */
import type { Role } from '../../protocol/space.ts';
import type { Outcome } from '../../stores/invites/state.ts';
import type { PersonMark } from './draft.ts';

export interface InviteDialogStrings {
  readonly invitePeople: string;
  readonly inviteTo: (title: string) => string;
  readonly newSpace: string;
  readonly close: string;
  readonly spaceTitle: string;
  readonly titleMissing: string;
  readonly people: string;
  readonly peopleMissing: string;
  /** A search for this name found no people. */
  readonly notFound: (name: string) => string;
  readonly defaultRole: string;
  readonly roleOf: (person: string) => string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly adminWarning: string;
  readonly outsideWarning: (count: number, domain: string) => string;
  readonly andMore: (count: number) => string;
  readonly setTime: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly city: string;
  readonly length: string;
  readonly minutes: (count: number) => string;
  readonly timeMissing: string;
  readonly mailLanguage: string;
  readonly note: string;
  readonly preview: string;
  readonly willInvite: (count: number) => string;
  readonly sendInvitations: string;
  readonly createInvitations: string;
  readonly createSpace: string;
  readonly cancel: string;
  readonly back: string;
  readonly confirmTitle: (count: number) => string;
  readonly confirmText: string;
  readonly sending: (done: number, total: number) => string;
  readonly opening: string;
  readonly result: (sent: number, total: number) => string;
  /** Used instead of `result` when the page or the user sends the mails. */
  readonly resultOwn: (made: number, total: number) => string;
  readonly made: string;
  /** What the page says about a mail that it sends. */
  readonly mail: Readonly<Record<'sending' | 'failed', string>>;
  readonly mailsSending: string;
  readonly mailsFailedHint: string;
  readonly mailsFailed: (failed: number, total: number) => string;
  readonly created: (title: string) => string;
  readonly outcome: Readonly<Record<Outcome['status'], string>>;
  readonly unconfirmedHint: string;
  readonly tryAgain: string;
  readonly done: string;
  readonly link: string;
  readonly copyLink: string;
  /** Where invitations lead to a page of the site. */
  readonly copyServiceLink: string;
  /** Where invitations lead to a page of the site, about the mails that the service sends. */
  readonly serviceMailHint: string;
  readonly joinPageWrong: string;
  readonly copyInvitation: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly mailProgram: string;
  readonly share: string;
  readonly qrCode: string;
  readonly qrLabel: (title: string) => string;
  readonly calendarFile: string;
  readonly cancellationFile: string;
  readonly fromFile: string;
  /** Asks which column of a file to import. */
  readonly fileColumn: (name: string) => string;
  readonly unnamedColumn: (number: number) => string;
  readonly takeAddresses: (count: number) => string;
  /** Offers the roles that a file gives people in this column. */
  readonly fileRoles: (column: string) => string;
  /** `values` of that column are not roles of a space. */
  readonly unknownRoles: (values: string) => string;
  readonly rowsWithout: (count: number) => string;
  readonly otherAddresses: (count: number) => string;
  readonly fileProblem: Readonly<
    Record<'empty' | 'large' | 'unreadable', (name: string, most: number) => string>
  >;
  readonly onlyGuests: string;
  readonly marks: Readonly<Record<PersonMark, string>>;
  readonly insideWarning: (count: number) => string;
  readonly awaitedWarning: (count: number) => string;
  readonly mode: string;
  readonly modes: Readonly<Record<'join' | 'meet', string>>;
  readonly waiting: (count: number) => string;
  readonly sendAgain: string;
  readonly resend: (person: string) => string;
  readonly resent: string;
  readonly noRevoke: string;
  readonly signIn: string;
  /** The sign-in window looks closed, which can be wrong. */
  readonly signInClosed: string;
  readonly continueAs: (name: string) => string;
  readonly barred: Readonly<Record<'signed-out' | 'role', string>>;
}

export const inviteDialogStrings: InviteDialogStrings = {
  invitePeople: 'Invite people',
  inviteTo: (title) => `Invite people to ${title}`,
  newSpace: 'New space',
  close: 'Close',
  spaceTitle: 'Space title',
  titleMissing: 'Please enter a title for the space.',
  people: 'Invite by name or e-mail',
  notFound: (name) => `No people found for “${name}”. Enter an e-mail address.`,
  peopleMissing: 'Please choose at least one person, or enter an e-mail address.',
  defaultRole: 'Role',
  roleOf: (person) => `Role of ${person}`,
  roles: { admin: 'Admin', member: 'Member', guest: 'Guest' },
  adminWarning: 'Admins can change the space, remove people, and make other people admins.',
  outsideWarning: (count, domain) =>
    count === 1 ? `One person is outside ${domain}.` : `${count} people are outside ${domain}.`,
  andMore: (count) => `${count} more people will get the role above.`,
  setTime: 'Set a date and time',
  date: 'Date',
  time: 'Starts at',
  zone: 'Time zone',
  city: 'Find a time zone by city',
  length: 'Duration',
  minutes: (count) => `${count} minutes`,
  timeMissing: 'Please enter a date and a time.',
  mailLanguage: 'Language of the invitation',
  note: 'Personal note',
  preview: 'Preview',
  willInvite: (count) => (count === 1 ? '1 person will be invited.' : `${count} people will be invited.`),
  sendInvitations: 'Send invitations',
  createInvitations: 'Create invitations',
  createSpace: 'Create space',
  cancel: 'Cancel',
  back: 'Back',
  confirmTitle: (count) => (count === 1 ? 'Invite 1 person?' : `Invite ${count} people?`),
  confirmText: 'Check the people and their roles. Invitations cannot be withdrawn.',
  sending: (done, total) => `Sending invitations: ${done} of ${total}`,
  opening: 'Opening…',
  result: (sent, total) =>
    sent < total
      ? `${sent} of ${total} invitations sent`
      : total === 1
        ? 'Invitation sent'
        : 'All invitations sent',
  resultOwn: (made, total) =>
    made < total
      ? `${made} of ${total} invitations ready`
      : total === 1
        ? 'Invitation ready'
        : 'All invitations ready',
  made: 'Invitation ready',
  mail: { sending: 'Sending…', failed: 'Not sent' },
  mailsFailedHint: 'The mail was not sent. Try again, or share the link yourself.',
  mailsSending: 'Sending invitations…',
  mailsFailed: (failed, total) =>
    total === 1 ? 'The invitation was not sent' : `${failed} of ${total} invitations were not sent`,
  created: (title) => `The space “${title}” was created.`,
  outcome: {
    sent: 'Invited',
    'in-space': 'Already in the space',
    invalid: 'Invalid address or role',
    refused: 'Not invited',
    unconfirmed: 'Unconfirmed',
  },
  unconfirmedHint:
    'Unconfirmed means that the service did not respond, so the invitation may have been sent. Ask the person before you invite them again.',
  tryAgain: 'Try again',
  done: 'Done',
  link: 'Link to the space',
  copyLink: 'Copy link',
  copyServiceLink: 'Copy Avaya Spaces link',
  serviceMailHint: 'The link in these mails leads to Avaya Spaces. The link below leads to this site.',
  joinPageWrong: 'The join page of this site is not set up correctly, so the link leads to Avaya Spaces.',
  copyInvitation: 'Copy invitation',
  copied: 'Copied.',
  notCopied: 'Your browser did not allow copying. Select the link and copy it manually.',
  mailProgram: 'Write e-mail',
  share: 'Share…',
  qrCode: 'QR code',
  qrLabel: (title) => `QR code with the link to “${title}”`,
  calendarFile: 'Calendar file',
  cancellationFile: 'Calendar cancellation',
  fromFile: 'Import from a file…',
  fileColumn: (name) => `Which column of “${name}” contains the addresses?`,
  unnamedColumn: (number) => `Column ${number}`,
  takeAddresses: (count) => (count === 1 ? 'Add 1 address' : `Add ${count} addresses`),
  fileRoles: (column) => `Use the roles in column “${column}”`,
  unknownRoles: (values) => `These people get the default role, because theirs is unknown: ${values}`,
  rowsWithout: (count) =>
    count === 1 ? '1 row has no address in this column' : `${count} rows have no address in this column`,
  otherAddresses: (count) =>
    count === 1 ? '1 address is only in other columns' : `${count} addresses are only in other columns`,
  fileProblem: {
    empty: (name) => `“${name}” contains no e-mail addresses.`,
    large: (name, most) => `“${name}” is too large. A file can contain up to ${most} people.`,
    unreadable: (name) => `“${name}” could not be read. Please try again.`,
  },
  onlyGuests: 'You can only invite guests to this space.',
  marks: { inside: 'Already in the space', awaited: 'Already invited', outside: 'External' },
  insideWarning: (count) =>
    count === 1
      ? 'One person is already in the space and will not be invited.'
      : `${count} people are already in the space and will not be invited.`,
  awaitedWarning: (count) =>
    count === 1
      ? 'One person was already invited and will get another invitation.'
      : `${count} people were already invited and will get another invitation.`,
  mode: 'The link opens',
  modes: { join: 'The conversation', meet: 'The call' },
  waiting: (count) => `Pending invitations: ${count}`,
  sendAgain: 'Send again',
  resend: (person) => `Send again to ${person}`,
  resent: 'Sent again.',
  noRevoke: 'Invitations cannot be withdrawn. To keep a person out, remove them from the space.',
  signIn: 'Sign in',
  signInClosed:
    'The sign-in window seems to be closed. If it is still open, finish there, or sign in again here.',
  continueAs: (name) => `Continue as ${name}`,
  barred: {
    'signed-out': 'Sign in to invite people. Guests cannot send invitations.',
    role: 'You cannot invite people here. Ask an admin of the space.',
  },
};
