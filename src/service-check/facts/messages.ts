/** What happens to messages that are sent and edited. */
import { at, itemsAt, textAt } from '../evidence.ts';
import { yesNo, type Fact } from './fact.ts';

export const messageFacts: readonly Fact[] = [
  {
    id: 'loopback',
    step: 'message',
    question: 'Does `loopbackMetadata` come back to the sender?',
    source: '§8.5',
    known: yesNo(),
    documented: 'true',
    by: ['sent'],
    tell: (seen) => (seen.outcome('created') === undefined ? undefined : seen.outcome('sent') !== undefined),
  },
  {
    id: 'created',
    step: 'message',
    question: 'Does a message keep the time that its sender gives it?',
    source: '§8.5',
    known: { kept: 'Yes', replaced: 'No' },
    by: ['sent'],
    tell: (seen) => {
      const time = textAt(seen.outcome('sent'), 'created');
      return time === '' ? undefined : time === seen.outcome('created') ? 'kept' : 'replaced';
    },
  },
  {
    id: 'chatPostAnswer',
    step: 'message',
    question: 'What does the service answer to a message sent by REST?',
    source: '§7.2',
    known: { message: 'The message', data: 'A list with the message, as `data`', empty: 'Nothing' },
    by: ['post'],
    tell: (seen) => {
      const answer = seen.answer('post');
      if (answer?.status !== 200) return undefined;
      if (answer.body === undefined) return 'empty';
      return textAt(answer.body, '_id')
        ? 'message'
        : textAt(answer.body, 'data', 0, '_id')
          ? 'data'
          : 'other';
    },
  },
  {
    id: 'restEcho',
    step: 'message',
    question: 'Does the sender of a message by REST receive its event, too?',
    source: '§7.2',
    known: yesNo(),
    by: [],
    tell: (seen) =>
      seen.answer('post')?.status === 200 ? (seen.outcome('echo of the post') as boolean) : undefined,
  },
  {
    id: 'mentions',
    step: 'message',
    question: 'How do mentions come back?',
    source: '§7.3',
    known: { kept: 'As sent', tags: 'Only as tags in the text', list: 'Only as a list' },
    by: ['stored post'],
    tell: (seen) => {
      const message = seen.outcome('stored post');
      if (message === undefined) return undefined;
      const hasTag = textAt(message, 'content', 'bodyText').includes('<mention');
      const hasList = itemsAt(message, 'mentions').length > 0;
      return hasTag ? (hasList ? 'kept' : 'tags') : hasList ? 'list' : 'neither';
    },
  },
  {
    id: 'suppressDuplicates',
    step: 'message',
    question: 'Is a second message with the same time dropped?',
    source: '§8.5',
    known: yesNo(),
    by: [],
    tell: (seen) => seen.outcome('repeated') as boolean | undefined,
  },
  {
    id: 'chatEdit',
    step: 'message',
    question: 'Can chat messages be edited?',
    source: '§7.6',
    known: { allowed: 'Yes', refused: 'No' },
    by: ['edit'],
    tell: (seen) => {
      const status = seen.answer('edit')?.status ?? 0;
      return status === 200 ? 'allowed' : status >= 400 ? 'refused' : undefined;
    },
  },
  {
    id: 'editEvent',
    step: 'message',
    question: 'Does an edit reach the others at once?',
    source: '§7.6',
    known: yesNo('Yes, as MESSAGE_SENT', 'No'),
    by: [],
    tell: (seen) => seen.outcome('event of the edit') as boolean | undefined,
  },
  {
    id: 'editedAs',
    step: 'message',
    question: 'How does a message show that it was edited?',
    source: '§7.1',
    known: { none: 'Not at all', modified: 'By the time of the change', version: 'By a version' },
    by: ['edited message'],
    tell: (seen) => {
      const message = seen.outcome('edited message');
      if (message === undefined) return undefined;
      if (at(message, 'version') !== undefined) return 'version';
      return at(message, 'modified') === undefined ? 'none' : 'modified';
    },
  },
];
