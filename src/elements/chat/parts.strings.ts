/** The English strings of the parts of `<spaces-chat>` that load later. */
import { formatCount } from '../../controllers/language.ts';

export interface ProblemStrings {
  /** The network lets no live connection through. */
  readonly polling: string;
  readonly nextTry: (seconds: number) => string;
  readonly expired: string;
  /** Why the user can only read the conversation. */
  readonly ends: Readonly<Record<'removed' | 'deleted' | 'archived', string>>;
  readonly notFound: string;
  readonly notFoundHint: string;
  readonly notAllowed: string;
  readonly notAllowedHint: string;
  readonly pin: string;
  readonly pinHint: string;
  /** The name of the button with the faces. `here` says how many people are here, `names` who they are. */
  readonly showMembers: (here: string, names: string) => string;
  /** Follows the names of some of the people who are here. */
  readonly andMore: (count: number) => string;
  /** The menu in the header. */
  readonly menu: string;
}

export const problemStrings: ProblemStrings = {
  polling: 'No live connection. New messages appear within 30 seconds.',
  nextTry: (seconds) => `Next try in ${formatCount(seconds)} s`,
  expired: 'Your session has ended. Join again to continue the conversation.',
  ends: {
    removed: 'You were removed from this space.',
    deleted: 'This space was deleted.',
    archived: 'This space was archived. It takes no more messages.',
  },
  notFound: 'This space does not exist',
  notFoundHint: 'It may have been deleted, or the link may be incomplete.',
  notAllowed: 'You do not have access to this space',
  notAllowedHint: 'Ask a member of the space to invite you.',
  pin: 'This space requires a PIN',
  pinHint: 'Join it with the PIN to see the conversation.',
  showMembers: (here, names) => `${here}: ${names}. Show members`,
  andMore: (count) => `and ${formatCount(count)} more`,
  menu: 'Menu',
};

export interface DirectStrings {
  readonly here: string;
  readonly away: string;
  readonly noPerson: string;
  readonly noPersonHint: string;
  readonly noDirect: string;
  readonly noDirectHint: string;
  readonly tryAgain: string;
}

export const directStrings: DirectStrings = {
  here: 'Here now',
  away: 'Not here right now',
  noPerson: 'Person not found',
  noPersonHint:
    'There is no account with this address that you can contact. Invite the person by e-mail instead.',
  noDirect: 'A direct conversation is not possible',
  noDirectHint:
    'You can talk directly to people in your organization, to people you share a space with, and to guests while both of you are in the same space.',
  tryAgain: 'Try again',
};

export interface FileStrings {
  /** The name of the list of files that are not sent yet. */
  readonly picked: string;
  readonly limits: (count: number, size: string) => string;
  /** Follows the limits, for guests. */
  readonly guest: string;
  readonly denied: string;
  readonly tooLarge: (name: string, size: string) => string;
  readonly tooMany: (count: number) => string;
  readonly remove: (name: string) => string;
  readonly uploading: string;
  readonly cancel: string;
  readonly download: string;
  readonly loading: string;
}

export const fileStrings: FileStrings = {
  picked: 'Files to send',
  limits: (count, size) => `Up to ${formatCount(count)} files, ${size} each.`,
  guest: 'The service may not accept files from guests.',
  denied: 'Your organization does not allow files in messages.',
  tooLarge: (name, size) => `\u2068${name}\u2069 is too large. A file can have up to ${size}.`,
  tooMany: (count) => `A message can have up to ${formatCount(count)} files. The others were not added.`,
  remove: (name) => `Remove \u2068${name}\u2069`,
  uploading: 'Uploading',
  cancel: 'Cancel',
  download: 'Download',
  loading: 'Loading…',
};

export interface MenuStrings {
  readonly moreActions: string;
  readonly copy: string;
  readonly quote: string;
  readonly toQuoted: string;
  /** Above the field in which a message is edited. */
  readonly editing: string;
  readonly save: string;
  readonly cancel: string;
  /** Before a message is deleted. */
  readonly askDelete: string;
  readonly keep: string;
}

export const menuStrings: MenuStrings = {
  moreActions: 'More actions',
  copy: 'Copy',
  quote: 'Quote',
  toQuoted: 'Go to the quoted message',
  editing: 'Edit message',
  save: 'Save',
  cancel: 'Cancel',
  askDelete: 'Delete this message?',
  keep: 'Keep',
};

export interface WritingStrings {
  /** The list of the people who can be mentioned. */
  readonly people: string;
  readonly found: (count: number) => string;
  /** Announces a message that mentions the user. */
  readonly mentionedYou: (name: string, words: string) => string;
  /** Each begins an announcement that goes on with the author and the text. */
  readonly messageEdited: string;
  readonly messageDeleted: string;
  /** Two or more were edited or deleted. */
  readonly messagesChanged: (count: number) => string;
  readonly format: string;
  readonly bold: string;
  readonly italic: string;
  readonly code: string;
  readonly list: string;
  readonly quote: string;
  readonly link: string;
  readonly emoji: string;
  readonly pastedPart: string;
}

export const writingStrings: WritingStrings = {
  people: 'People to mention',
  found: (count) => (count === 1 ? '1 person' : `${formatCount(count)} people`),
  mentionedYou: (name, words) => `${name} mentioned you: ${words}`,
  messageEdited: 'Message edited',
  messageDeleted: 'Message deleted',
  messagesChanged: (count) => `${formatCount(count)} messages changed`,
  format: 'Format text',
  bold: 'Bold',
  italic: 'Italic',
  code: 'Code',
  list: 'List',
  quote: 'Quote',
  link: 'Link',
  emoji: 'Emoji',
  pastedPart: 'The text is too long. Only its first part was pasted.',
};
