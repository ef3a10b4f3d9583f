/** What guests may do in a space, and what others may. */
import { at, itemsAt } from '../evidence.ts';
import { permission, refusal, statuses, yesNo, type Fact } from './fact.ts';
import { hasGuest } from './space-facts.ts';

export const accessFacts: readonly Fact[] = [
  {
    id: 'spaceRead',
    step: 'guest',
    question: 'Who may read a space without joining it?',
    source: '§4.1',
    known: {
      participants: 'Those who are in it',
      'no-guests': 'Those who are in it, but not its guests',
      everyone: 'Everyone',
    },
    by: ['space', 'space of a stranger'],
    tell: (seen) => {
      const [own, stranger] = [seen.answer('space')?.status, seen.answer('space of a stranger')?.status];
      if (own === 403) return 'no-guests';
      if (own !== 200 || stranger === undefined) return undefined;
      return stranger === 200 ? 'everyone' : 'participants';
    },
  },
  {
    id: 'memberOnlyJoin',
    step: 'guest',
    question: 'How does the service refuse who joins a private space by its id?',
    source: '§4.2',
    known: statuses(403, 404),
    by: ['join by id'],
    tell: (seen) => refusal(seen, 'join by id'),
  },
  {
    id: 'pinOnEveryCall',
    step: 'guest',
    question: 'Does every call about a space need its PIN?',
    source: '§2.1',
    known: yesNo('Yes', 'No, only joins and subscriptions'),
    by: ['without pin'],
    tell: (seen) => {
      const status = seen.answer('without pin')?.status;
      // A guest who may not read the history is refused for that.
      if (seen.answer('history')?.status !== 200) return undefined;
      return status === 403 ? true : status === 200 ? false : undefined;
    },
  },
  {
    id: 'directRefusal',
    step: 'guest',
    question:
      'How does the service refuse a direct conversation with a person who is not in a space of the user?',
    source: '§4.5',
    known: statuses(403, 404, 400),
    by: ['direct'],
    tell: (seen) => refusal(seen, 'direct'),
  },
  {
    id: 'invalidSearch',
    step: 'guest',
    question: 'What does a search do that is no valid regular expression?',
    source: '§3.3',
    known: {
      refused: 'It is refused',
      broken: 'It fails with a status from 500',
      empty: 'It finds nothing',
      literal: 'It finds the text as it is',
    },
    by: ['invalid search'],
    tell: (seen) => {
      const status = seen.answer('invalid search')?.status ?? 0;
      if (status >= 500) return 'broken';
      if (status >= 400) return 'refused';
      if (hasGuest(seen, 'invalid search')) return 'literal';
      // The search is for the name of the guest, so it can only find it where guests are listed.
      return status === 200 && hasGuest(seen, 'members') ? 'empty' : undefined;
    },
  },
  {
    id: 'guestSearch',
    step: 'guest',
    question: 'May guests search for people?',
    source: '§3.3',
    known: { refused: 'No', allowed: 'Yes' },
    by: ['people'],
    tell: (seen) => permission(seen, 'people'),
  },
  {
    id: 'guestSpaces',
    step: 'guest',
    question: 'Can guests list their spaces?',
    source: '§4.1',
    known: { allowed: 'Yes', refused: 'No' },
    by: ['own spaces'],
    tell: (seen) => permission(seen, 'own spaces'),
  },
  {
    id: 'unreadInList',
    step: 'guest',
    question: 'Does the list of spaces say which ones are unread?',
    source: '§7.7',
    known: yesNo('Yes, as `unread`', 'No'),
    by: ['own spaces', 'own spaces of the account'],
    tell: (seen) => {
      const lists = ['own spaces', 'own spaces of the account'];
      const [item] = lists.flatMap((name) => itemsAt(seen.answer(name)?.body, 'data'));
      return item === undefined ? undefined : at(item, 'unread') !== undefined;
    },
  },
  {
    id: 'activeMeetingDetails',
    step: 'guest',
    question: 'Does the running meeting list its recordings?',
    source: '§9.4',
    known: yesNo(),
    by: ['meeting'],
    tell: (seen) => {
      const { status, body } = seen.answer('meeting') ?? {};
      return status === 200 ? at(body, 'content', 'recordings') !== undefined : undefined;
    },
  },
];
