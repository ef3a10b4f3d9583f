/** The English strings of the panels of `<spaces-chat>`. */
import { formatCount } from '../../controllers/language.ts';
import type { Role } from '../../protocol/space.ts';
import type { SpacePerson } from '../../stores/chat/members.ts';

export interface PanelStrings {
  readonly titles: Readonly<Record<'people' | 'search' | 'files' | 'posts', string>>;
  readonly close: string;
  readonly back: string;
  readonly signOut: string;
  readonly loading: string;
  readonly tryAgain: string;
  readonly more: string;
  readonly moreFailed: string;
  readonly cancel: string;

  readonly filter: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly presence: Readonly<Record<SpacePerson['presence'], string>>;
  readonly notHere: (text: string) => string;
  readonly loadingMembers: (count: number) => string;
  readonly denied: string;
  readonly tooMany: string;
  readonly actionsFor: (name: string) => string;
  readonly write: string;
  readonly makeAdmin: string;
  readonly makeMember: string;
  readonly remove: string;
  readonly askRemove: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly roleChanged: (name: string, role: string) => string;
  readonly notPossible: string;
  readonly talkInList: (name: string) => string;

  readonly hint: string;
  readonly noMatch: (text: string) => string;
  readonly found: (count: number, hasMore: boolean) => string;
  readonly attachment: string;
  /** Why a jump did not work. */
  readonly messageMissing: string;
  readonly showMessage: string;

  readonly noFiles: string;

  readonly kinds: Readonly<Record<'idea' | 'task', string>>;
  readonly none: Readonly<Record<'idea' | 'task', string>>;
  readonly done: string;
  readonly open: string;
  readonly due: (date: string) => string;
  readonly assigned: (names: string) => string;
  readonly someone: string;
  readonly comments: (count: number) => string;
  readonly noComments: string;
}

export const panelStrings: PanelStrings = {
  titles: { people: 'Members', search: 'Search messages', files: 'Files', posts: 'Posts and tasks' },
  close: 'Close',
  back: 'Back to the conversation',
  signOut: 'Sign out',
  loading: 'Loading…',
  tryAgain: 'Try again',
  more: 'Show more',
  moreFailed: 'More could not be loaded.',
  cancel: 'Cancel',

  filter: 'Find a member',
  roles: { admin: 'Admin', member: 'Member', guest: 'Guest' },
  presence: { here: 'Here now', 'in-call': 'In the call', away: 'Not here' },
  notHere: (text) => `There is no one called “${text}” here.`,
  loadingMembers: (count) => `${formatCount(count)} loaded so far…`,
  denied: 'The service does not show you all members. These people are here now.',
  tooMany: 'This space has more members than can be shown here.',
  actionsFor: (name) => `What to do with ${name}`,
  write: 'Write a direct message',
  makeAdmin: 'Make admin',
  makeMember: 'Make member',
  remove: 'Remove from the space',
  askRemove: (name) => `Remove ${name} from this space?`,
  removed: (name) => `${name} was removed from the space`,
  roleChanged: (name, role) => `${name} is now: ${role}`,
  notPossible: 'The service does not allow this.',
  talkInList: (name) => `Your conversation with ${name} is in your list of spaces.`,

  hint: 'Type at least two characters.',
  noMatch: (text) => `No message contains “${text}”.`,
  found: (count, hasMore) =>
    hasMore
      ? `${formatCount(count)} messages, and more`
      : count === 1
        ? '1 message'
        : `${formatCount(count)} messages`,
  attachment: 'File',
  messageMissing: 'This message could not be found in the conversation.',
  showMessage: 'Show in the conversation',

  noFiles: 'No one has sent a file yet.',

  kinds: { idea: 'Posts', task: 'Tasks' },
  none: { idea: 'There are no posts in this space.', task: 'There are no tasks in this space.' },
  done: 'Done',
  open: 'Open',
  due: (date) => `Due ${date}`,
  assigned: (names) => `For ${names}`,
  someone: 'Someone',
  comments: (count) =>
    count === 0 ? 'Comments' : count === 1 ? '1 comment' : `${formatCount(count)} comments`,
  noComments: 'No comments',
};
