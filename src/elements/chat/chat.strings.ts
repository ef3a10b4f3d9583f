/** The English strings of `<spaces-chat>`. Other languages are in `locales/`. Counts are whole numbers. */
import { formatCount } from '../../controllers/language.ts';
import type { Role } from '../../protocol/space.ts';
import type { SendRefusal } from '../../stores/chat/state.ts';

export interface ChatStrings {
  /** The label of the text field. */
  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly attach: string;
  readonly tooLong: (length: string, limit: string) => string;
  /** The name of the conversation while its title is unknown. */
  readonly conversation: string;
  readonly you: string;
  readonly guest: string;
  /** Instead of a name, for a person without one. */
  readonly unnamedPerson: string;
  readonly peopleHere: (count: number) => string;
  /** `names` is a list made by `Intl.ListFormat`; `count` is the number of names. */
  readonly typing: (names: string, count: number) => string;
  readonly manyTyping: string;
  readonly sending: string;
  readonly queued: string;
  readonly held: string;
  readonly unconfirmed: string;
  readonly failed: string;
  /** Follows `failed`, which needs no reason when the service has not said any. */
  readonly reasons: Readonly<Record<SendRefusal, string>>;
  readonly retry: string;
  readonly edit: string;
  readonly delete: string;
  readonly deleted: string;
  /** Beside the time of a message that was edited. */
  readonly edited: string;
  readonly showMore: string;
  readonly showLess: string;
  readonly restNotShown: string;
  readonly newMessages: (count: number) => string;
  readonly toEnd: string;
  readonly today: string;
  readonly yesterday: string;
  /** Above the first unread message. */
  readonly unread: string;
  readonly loadOlder: string;
  readonly loadingOlder: string;
  readonly olderFailed: string;
  readonly historyDenied: string;
  readonly gap: string;
  /** Below messages whose edits and deletions the service cannot report at the moment. */
  readonly changesMissing: string;
  readonly messageTooLong: string;
  /** Above the first message that the user writes under another name. */
  readonly newName: (name: string) => string;
  readonly connecting: string;
  readonly catchingUp: string;
  readonly waiting: string;
  readonly tryNow: string;
  readonly tryAgain: string;
  readonly stopped: string;
  /** In the conversation, when the user's role changes. */
  readonly newRole: Readonly<Record<Role, string>>;
  readonly noSpace: string;
  readonly noSpaceHint: string;
  readonly signedOut: string;
  readonly signedOutHint: string;
  readonly quiet: string;
  readonly quietHint: string;
}

export const chatStrings: ChatStrings = {
  message: 'Message',
  placeholder: 'Write a message',
  send: 'Send',
  attach: 'Attach files',
  tooLong: (length, limit) => `This text has ${length} characters. A message can have ${limit}.`,
  conversation: 'Conversation',
  you: 'You',
  guest: 'Guest',
  unnamedPerson: 'Someone',
  peopleHere: (count) => (count === 1 ? 'Only you are here' : `${formatCount(count)} people here`),
  typing: (names, count) => (count === 1 ? `${names} is typing…` : `${names} are typing…`),
  manyTyping: 'Several people are typing…',
  sending: 'Sending…',
  queued: 'Waiting to be sent',
  held: 'Waiting for the message above',
  unconfirmed: 'May not have been sent',
  failed: 'Not sent',
  reasons: {
    'not-allowed': 'You may not write here.',
    'not-accepted': 'The service does not accept this message.',
    'no-answer': 'The service did not answer.',
    'file-lost': 'A file is no longer on this device.',
  },
  retry: 'Retry',
  edit: 'Edit',
  delete: 'Delete',
  deleted: 'This message was deleted',
  edited: 'edited',
  showMore: 'Show more',
  showLess: 'Show less',
  restNotShown: 'The rest is not shown.',
  newMessages: (count) => (count === 1 ? '1 new message' : `${formatCount(count)} new messages`),
  toEnd: 'Go to the newest message',
  today: 'Today',
  yesterday: 'Yesterday',
  unread: 'New',
  loadOlder: 'Load earlier messages',
  loadingOlder: 'Loading earlier messages…',
  olderFailed: 'Earlier messages could not be loaded.',
  historyDenied: 'Earlier messages are not shown to guests',
  gap: 'Messages may be missing here',
  changesMissing: 'Edits and deletions may be missing',
  messageTooLong: 'This message is too long to show',
  newName: (name) => `From here on, you write as ${name}`,
  connecting: 'Connecting…',
  catchingUp: 'Catching up…',
  waiting: 'No connection. Your messages will be sent later.',
  tryNow: 'Try now',
  tryAgain: 'Try again',
  stopped: 'This conversation is not connected.',
  newRole: {
    admin: 'You are now an admin of this space',
    member: 'You are now a member of this space',
    guest: 'You are now a guest in this space',
  },
  noSpace: 'Choose a conversation',
  noSpaceHint: 'Its messages appear here once you choose or join a space.',
  signedOut: 'You are not signed in',
  signedOutHint: 'Join the space to read and write.',
  quiet: 'No messages yet',
  quietHint: 'Write the first one.',
};
