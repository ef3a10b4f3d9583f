/** What a guest finds out by joining: the form of answers, errors and PINs. */
import { readAnonymousAuth, readJoin, readMe } from '../../protocol/rest.ts';
import { readServiceConfigurations } from '../../protocol/service-configurations.ts';
import { at, itemsAt, textAt, type Answer, type Evidence } from '../evidence.ts';
import { refusal, statuses, yesNo, type Fact } from './fact.ts';
import { firstIn, hasGuest, joins, topicOf } from './space-facts.ts';

/** Whether an answer has the documented form. */
function form(
  id: string,
  source: string,
  name: string,
  question: string,
  fits: (body: unknown) => unknown,
): Fact {
  return {
    id,
    step: 'guest',
    question,
    source,
    known: yesNo('As documented', 'Not as documented'),
    documented: 'true',
    by: [name],
    tell: (seen) => {
      const answer = seen.answer(name);
      return answer?.status === 200 ? fits(answer.body) !== undefined : undefined;
    },
  };
}

/** The answer to a join without the PIN, where one is needed. */
function pinAnswer(seen: Evidence): Answer | undefined {
  const answer = seen.answer('join');
  return answer?.status === 403 && topicOf(seen) !== undefined ? answer : undefined;
}

/** What the token of the guest says of itself. */
function claims(seen: Evidence): unknown {
  const [, part = ''] = textAt(seen.answer('login 1')?.body, 'token').split('.');
  try {
    return JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}

export const joiningFacts: readonly Fact[] = [
  {
    id: 'readable',
    step: 'guest',
    question: 'Can a page of this origin read the answers of the service?',
    source: '§1.7',
    known: yesNo('Yes, all of them', 'No, not all of them'),
    documented: 'true',
    by: [],
    tell: ({ answers }) => (answers.length > 0 ? answers.every(({ status }) => status > 0) : undefined),
  },
  form('configurations', '§1.2', 'configurations', 'The addresses of the other servers', (body) => {
    const { socket, accounts } = readServiceConfigurations(body) ?? {};
    return socket && accounts;
  }),
  form('login', '§2.3', 'login 1', 'The answer to the login of a guest', readAnonymousAuth),
  form('me', '§3.1', 'me 1', 'The answer about oneself', readMe),
  {
    ...form('join', '§5.2', 'join', 'The answer to a join', readJoin),
    by: joins,
    tell: (seen) => {
      const topic = topicOf(seen);
      return topic === undefined ? undefined : readJoin({ topic }) !== undefined;
    },
  },
  form('members', '§4.1', 'members', 'The list of members', (body) =>
    Array.isArray(at(body, 'data')) ? at(body, 'previousPageUrl') : undefined,
  ),
  form('history', '§7.5', 'history', 'The history', (body) =>
    Array.isArray(at(body, 'data')) ? at(body, 'prevPageUrl') : undefined,
  ),
  {
    id: 'order',
    step: 'guest',
    question: 'Which message of the history comes first?',
    source: '§7.5',
    known: { newest: 'The newest one', oldest: 'The oldest one' },
    documented: 'newest',
    by: ['history'],
    tell: (seen) => firstIn(seen, 'history'),
  },
  {
    id: 'badToken',
    step: 'guest',
    question: 'How does the service refuse a wrong token?',
    source: '§1.6',
    known: statuses(401, 403, 400),
    documented: '401',
    by: ['bad token'],
    tell: (seen) => refusal(seen, 'bad token'),
  },

  {
    id: 'webOrigin',
    step: 'guest',
    question: 'Does the service name the address of its web client?',
    source: '§1.2',
    known: yesNo(),
    documented: 'false',
    by: ['configurations'],
    tell: (seen) =>
      seen.answer('configurations')?.status === 200
        ? at(seen.answer('configurations')?.body, 'web', 'server_url') !== undefined
        : undefined,
  },
  {
    id: 'guestTokenSeconds',
    step: 'guest',
    question: 'How many seconds does the token of a guest last?',
    source: '§2.3',
    known: { 86400: '24 hours' },
    documented: '86400',
    by: ['login 1'],
    tell: (seen) => {
      const seconds = Number(at(claims(seen), 'exp')) - Number(at(claims(seen), 'iat'));
      return Number.isFinite(seconds) ? seconds : undefined;
    },
  },
  {
    id: 'unknownInvite',
    step: 'guest',
    question: 'How does the service refuse an unknown invitation?',
    source: '§13.3',
    known: statuses(404, 400, 403),
    by: ['unknown invite'],
    tell: (seen) => refusal(seen, 'unknown invite'),
  },
  {
    id: 'errorCodes',
    step: 'guest',
    question: 'Does an error have a code?',
    source: '§13.3',
    known: yesNo('Yes, and a message', 'No, only a message'),
    by: ['unknown invite'],
    tell: (seen) => {
      const body = seen.answer('unknown invite')?.body;
      if (textAt(body, 'code') !== '') return true;
      return textAt(body, 'message') === '' ? undefined : false;
    },
  },
  {
    id: 'pinErrorBody',
    step: 'guest',
    question: 'What does the service say when the PIN is missing?',
    source: '§1.6',
    known: { code: 'A code and a message', message: 'Only a message', empty: 'Nothing but the status' },
    by: ['join'],
    tell: (seen) => {
      const answer = pinAnswer(seen);
      if (!answer) return undefined;
      if (textAt(answer.body, 'code') !== '') return 'code';
      if (textAt(answer.body, 'message') !== '') return 'message';
      return answer.length === 0 ? 'empty' : 'other';
    },
  },
  {
    id: 'wrongPin',
    step: 'guest',
    question: 'Can a wrong PIN be told from a missing one?',
    source: '§13.3',
    known: yesNo('Yes, by the code or the message', 'No'),
    by: ['join', 'wrong pin'],
    tell: (seen) => {
      const wrong = seen.answer('wrong pin');
      const missing = pinAnswer(seen);
      if (!wrong || !missing) return undefined;
      return JSON.stringify([wrong.status, wrong.body]) !== JSON.stringify([missing.status, missing.body]);
    },
  },
  {
    id: 'linkPassword',
    step: 'guest',
    question: 'Does the password in the link replace the PIN?',
    source: '§5.1',
    known: yesNo(),
    by: ['join with the password of the link'],
    tell: (seen) => {
      const status = seen.answer('join with the password of the link')?.status;
      return status === 200 ? true : status === 403 ? false : undefined;
    },
  },
  {
    id: 'archivedJoin',
    step: 'guest',
    question: 'Can an archived space be joined?',
    source: '§1.4',
    known: { allowed: 'Yes', refused: 'No' },
    by: ['join'],
    tell: (seen) => {
      const body = seen.answer('join')?.body;
      if (at(topicOf(seen), 'status') === 1) return 'allowed';
      return /archived/i.test(textAt(body, 'code') + textAt(body, 'message')) ? 'refused' : undefined;
    },
  },
  {
    id: 'topLevelRole',
    step: 'guest',
    question: 'Does the answer to a join name the role of the user?',
    source: '§4.2',
    known: yesNo('Yes, as `role`', 'No'),
    by: ['join'],
    tell: (seen) => (topicOf(seen) === undefined ? undefined : at(topicOf(seen), 'role') !== undefined),
  },
  {
    id: 'guestsListed',
    step: 'guest',
    question: 'Does the member list include guests?',
    source: '§4.2',
    known: yesNo(),
    by: ['members'],
    tell: (seen) => {
      const { status, body } = seen.answer('members') ?? {};
      if (status !== 200) return undefined;
      if (hasGuest(seen, 'members')) return true;
      // Of a longer list this is only the first page.
      return itemsAt(body, 'data').length < 100 ? false : undefined;
    },
  },
];
