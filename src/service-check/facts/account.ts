/** What only an account finds out: tokens, roles, and the end of a session. */
import { roleFrom } from '../account-steps.ts';
import { at, itemsAt, textAt } from '../evidence.ts';
import { yesNo, type Fact } from './fact.ts';
import { idOf } from './space-facts.ts';

export const accountFacts: readonly Fact[] = [
  {
    id: 'tokenCors',
    step: 'account',
    question: 'Can a page read the answer of the token endpoint?',
    source: '§1.7',
    known: yesNo(),
    by: ['tokens'],
    tell: (seen) => (seen.answer('tokens') ? seen.answer('tokens')?.status !== 0 : undefined),
  },
  {
    id: 'publicClients',
    step: 'account',
    question: 'Can a page get tokens without a client secret?',
    source: '§13.6',
    known: yesNo(),
    by: ['tokens'],
    tell: (seen) => {
      const { status, body } = seen.answer('tokens') ?? {};
      if (status === 200) return true;
      return textAt(body, 'error') === 'invalid_client' ? false : undefined;
    },
  },
  {
    id: 'tokenTypeInAnswer',
    step: 'account',
    question: 'Does the answer with the tokens contain `token_type`?',
    source: '§2.5',
    known: yesNo(),
    documented: 'false',
    by: ['tokens'],
    tell: (seen) =>
      seen.answer('tokens')?.status === 200
        ? at(seen.answer('tokens')?.body, 'token_type') !== undefined
        : undefined,
  },
  {
    id: 'accessTokenSeconds',
    step: 'account',
    question: 'How many seconds does an access token last?',
    source: '§2.5',
    known: { 3599: 'An hour' },
    documented: '3599',
    by: ['tokens'],
    tell: (seen) => {
      const seconds = Number(at(seen.answer('tokens')?.body, 'expires_in') ?? NaN);
      return Number.isFinite(seconds) ? seconds : undefined;
    },
  },
  {
    id: 'issInRedirect',
    step: 'account',
    question: 'Does the redirect after a sign-in name the server?',
    source: '§2.5',
    known: yesNo('Yes, as `iss`', 'No'),
    by: [],
    tell: (seen) => seen.outcome('iss') as boolean | undefined,
  },
  {
    id: 'uninvited',
    step: 'account',
    question: 'What does the invitation do for an account that it does not name?',
    source: '§5.3',
    known: {
      guest: 'The account becomes a guest',
      refused: 'It is refused',
      absent: 'It gets in, but is in no list',
    },
    by: ['join as account', 'join as account with pin'],
    tell: (seen) => {
      if (seen.outcome('account is invited') !== false) return undefined;
      const answer = seen.answer('join as account with pin') ?? seen.answer('join as account');
      if (answer?.status === 403) return 'refused';
      const topic = at(answer?.body, 'topic');
      if (answer?.status !== 200 || topic === undefined) return undefined;
      const role = roleFrom(topic, { id: idOf(seen, 'me as account') });
      return role === '' ? 'absent' : role === 'guest' ? 'guest' : undefined;
    },
  },
  {
    id: 'strangerRole',
    step: 'account',
    question: 'Which role gets an account that joins by the id of a space?',
    source: '§4.3',
    known: { guest: 'Guest', member: 'Member' },
    by: ['join by id as account'],
    tell: (seen) =>
      seen.answer('join by id as account')?.status === 200
        ? String(seen.outcome('role of the account')) || undefined
        : undefined,
  },
  {
    id: 'pinFor',
    step: 'account',
    question: 'Do members need the PIN, too?',
    source: '§4.2',
    known: { guests: 'No, only guests', everyone: 'Yes' },
    by: ['account without pin'],
    tell: (seen) => {
      const status = seen.answer('account without pin')?.status;
      if (!/^(?:member|admin)$/.test(String(seen.outcome('role of the account')))) return undefined;
      return status === 200 ? 'guests' : status === 403 ? 'everyone' : undefined;
    },
  },
  {
    id: 'latestMessageAs',
    step: 'account',
    question: 'How does the list of direct conversations contain the latest message?',
    source: '§4.1',
    known: { object: 'As one message', list: 'As a list of messages', absent: 'Not at all' },
    by: ['direct spaces'],
    tell: (seen) => {
      const items = itemsAt(seen.answer('direct spaces')?.body, 'data');
      if (items.length === 0) return undefined;
      if (items.some((item) => at(item, 'message') !== undefined)) return 'object';
      return items.some((item) => Array.isArray(at(item, 'messages'))) ? 'list' : 'absent';
    },
  },
  {
    id: 'cookieSession',
    step: 'account',
    question: 'Does the service accept its cookie instead of a token?',
    source: '§2.4',
    known: yesNo('Yes', 'No, or this browser did not send it'),
    by: ['cookie'],
    tell: (seen) => (seen.answer('cookie') ? seen.answer('cookie')?.status === 200 : undefined),
  },
  {
    id: 'revokeEndsAccess',
    step: 'account',
    question: 'Does a sign-out end the access token, too?',
    source: '§2.5',
    known: yesNo(),
    by: ['revocation', 'me after the end'],
    tell: (seen) => {
      const status = seen.answer('me after the end')?.status;
      return status === 401 ? true : status === 200 ? false : undefined;
    },
  },
  {
    id: 'tokenEnd',
    step: 'account',
    question: 'What happens to a socket whose token has ended?',
    source: '§13.3',
    known: { closed: 'The server closes it', error: 'It gets an error', silent: 'It stays open' },
    by: [],
    tell: (seen) => {
      const state = seen.outcome('socket after the end');
      return { close: 'closed', error: 'error', connected: 'silent' }[String(state)];
    },
  },
];
