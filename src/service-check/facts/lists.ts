/** Pages of lists, the history, comments and files. */
import { at, itemsAt, textAt, type Evidence } from '../evidence.ts';
import { permission, yesNo, type Fact } from './fact.ts';
import { firstIn, topicOf } from './space-facts.ts';

function isMarked(item: unknown): boolean {
  return at(item, 'deleted') === true || at(item, 'status') === 2;
}

/** Whether one of two lists of the same messages marks deleted ones: told if it does, or if only the other does. */
function marks(seen: Evidence, name: string, other: string): 'marker' | 'omitted' | undefined {
  if (itemsAt(seen.answer(name)?.body, 'data').some(isMarked)) return 'marker';
  return itemsAt(seen.answer(other)?.body, 'data').some(isMarked) ? 'omitted' : undefined;
}

/** The times of an answer that was asked for the messages around the time `middle`. */
function around(seen: Evidence, name: string): { middle: string; times: readonly string[] } | undefined {
  const middle = seen.outcome('middle');
  const times = itemsAt(seen.answer(name)?.body, 'data').map((item) => textAt(item, 'created'));
  return typeof middle === 'string' && times.length > 0 ? { middle, times } : undefined;
}

export const listFacts: readonly Fact[] = [
  {
    id: 'pageUrls',
    step: 'guest',
    question: 'Which form has the address of the next page?',
    source: '§1.5',
    known: { absolute: 'Absolute', relative: 'Relative', foreign: 'Absolute, on another server' },
    by: ['one member'],
    tell: (seen) => {
      const next = textAt(seen.answer('one member')?.body, 'nextPageUrl');
      if (next.startsWith('/')) return 'relative';
      if (!URL.canParse(next)) return undefined;
      return new URL(next).origin === seen.outcome('server') ? 'absolute' : 'foreign';
    },
  },
  {
    id: 'noPage',
    step: 'guest',
    question: 'What stands for a page that does not exist?',
    source: '§1.5',
    known: { '': 'An empty text', end: 'The word `end`' },
    documented: '',
    by: ['members'],
    tell: (seen) => {
      const previous = at(seen.answer('members')?.body, 'previousPageUrl');
      return typeof previous === 'string' ? previous : undefined;
    },
  },
  {
    id: 'queryTotal',
    step: 'guest',
    question: 'What does `total` of the history count?',
    source: '§12 row 42',
    known: { page: 'The messages of the page', all: 'All messages' },
    by: ['one message'],
    tell: (seen) => {
      const total = at(seen.answer('one message')?.body, 'total');
      const isMore = itemsAt(seen.answer('history')?.body, 'data').length > 1;
      return typeof total === 'number' && isMore ? (total > 1 ? 'all' : 'page') : undefined;
    },
  },
  {
    id: 'refTime',
    step: 'guest',
    question: 'Does the history honour `refTime`?',
    source: '§7.5',
    known: { honoured: 'Yes', ignored: 'No' },
    documented: 'honoured',
    by: ['before'],
    tell: (seen) => {
      const found = around(seen, 'before');
      return found && (found.times.every((time) => time < found.middle) ? 'honoured' : 'ignored');
    },
  },
  {
    id: 'directionAfter',
    step: 'guest',
    question: 'Which messages does `direction=after` return?',
    source: '§7.5',
    known: { newer: 'Newer ones', older: 'Older ones' },
    by: ['after'],
    tell: (seen) => {
      const found = around(seen, 'after');
      if (found?.times.every((time) => time > found.middle)) return 'newer';
      return found?.times.every((time) => time < found.middle) ? 'older' : undefined;
    },
  },
  {
    id: 'deniedHistory',
    step: 'guest',
    question: 'What does a guest get where guests may not read older messages?',
    source: '§4.2',
    known: { 403: 'Status 403', empty: 'An empty list', 'since-join': 'The messages since the join' },
    by: ['history', 'history with own'],
    tell: (seen) => {
      if (!itemsAt(topicOf(seen), 'restrict').includes('deny_guest_access_history_msg')) return undefined;
      if (seen.answer('history')?.status === 403) return '403';
      const later = seen.answer('history with own');
      if (later?.status !== 200 || seen.outcome('sent') === undefined) return undefined;
      return itemsAt(later.body, 'data').length === 0 ? 'empty' : 'since-join';
    },
  },
  {
    id: 'ownMessages',
    step: 'guest',
    question: 'Which message of several spaces comes first?',
    source: '§7.5 D',
    known: {
      newest: 'The one that changed last',
      oldest: 'The one that changed first',
      absent: 'There is no such call',
    },
    by: ['own messages'],
    tell: (seen) =>
      seen.answer('own messages')?.status === 404 ? 'absent' : firstIn(seen, 'own messages', 'modified'),
  },
  {
    id: 'deletedInHistory',
    step: 'guest',
    question: 'Does the history mark deleted messages?',
    source: '§7.5 A',
    known: { omitted: 'No, it leaves them out', marker: 'Yes' },
    by: ['history', 'feed'],
    tell: (seen) => marks(seen, 'history', 'feed'),
  },
  {
    id: 'deletedInFeed',
    step: 'guest',
    question: 'Does the list of changes mark deleted messages?',
    source: '§7.5 C',
    known: { marker: 'Yes', omitted: 'No, it leaves them out' },
    by: ['history', 'feed'],
    tell: (seen) => marks(seen, 'feed', 'history'),
  },
  {
    id: 'chatCount',
    step: 'guest',
    question: 'What does `chatCount` of a post or task count?',
    source: '§7.1',
    known: { comments: 'Its comments', nothing: 'Nothing' },
    by: ['comments'],
    tell: (seen) => {
      const count = at(seen.outcome('commented'), 'chatCount');
      if (itemsAt(seen.answer('comments')?.body, 'data').length === 0) return undefined;
      return typeof count === 'number' && count > 0 ? 'comments' : 'nothing';
    },
  },
  {
    id: 'commentOrder',
    step: 'guest',
    question: 'Which comment on a post or task comes first?',
    source: '§7.5 E',
    known: { 'newest-first': 'The newest one', 'oldest-first': 'The oldest one' },
    by: ['comments'],
    tell: (seen) => {
      const first = firstIn(seen, 'comments');
      return first && `${first}-first`;
    },
  },
  {
    id: 'files',
    step: 'guest',
    question: 'Does the company of the user allow files?',
    source: '§7.4',
    known: { allowed: 'Yes', denied: 'No' },
    by: ['settings', 'settings of the account'],
    tell: (seen) => {
      const names = ['settings of the account', 'settings'];
      const [found] = names.flatMap((name) => itemsAt(seen.answer(name)?.body, 'data'));
      const isDenied = at(found, 'companyPolicy', 'user', 'denyFeatures', 'attachment');
      return typeof isDenied === 'boolean' ? (isDenied ? 'denied' : 'allowed') : undefined;
    },
  },
  {
    id: 'guestFiles',
    step: 'guest',
    question: 'May guests send files?',
    source: '§7.4',
    known: { allowed: 'Yes', refused: 'No' },
    by: ['upload address'],
    tell: (seen) => permission(seen, 'upload address'),
  },
  {
    id: 'downloadCall',
    step: 'guest',
    question: 'Is there a call for the addresses of files?',
    source: '§7.4',
    known: { answers: 'Yes', absent: 'No' },
    by: ['download address'],
    tell: (seen) => {
      const status = seen.answer('download address')?.status;
      if (status === 200) return 'answers';
      // Without a file to ask about, it may mean the file.
      return status === 404 && seen.outcome('file') !== undefined ? 'absent' : undefined;
    },
  },
  {
    id: 'filePaths',
    step: 'guest',
    question: 'Do the files of messages have an address?',
    source: '§7.4',
    known: yesNo('Yes, as `path`', 'No'),
    documented: 'true',
    by: ['file'],
    tell: (seen) => {
      const file = seen.outcome('file');
      return file === undefined ? undefined : textAt(file, 'path') !== '';
    },
  },
  {
    id: 'fileLength',
    step: 'guest',
    question: 'Does a download have all bytes of the file?',
    source: '§7.4',
    known: { whole: 'Yes', short: 'No' },
    documented: 'whole',
    by: ['download'],
    tell: (seen) => {
      const answer = seen.answer('download');
      if (answer?.status !== 200) return undefined;
      return answer.length === at(seen.outcome('file'), 'fileSize') ? 'whole' : 'short';
    },
  },
];
