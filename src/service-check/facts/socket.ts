/** How sockets connect, subscribe and report presence. */
import { at, textAt } from '../evidence.ts';
import { yesNo, type Fact } from './fact.ts';

export const socketFacts: readonly Fact[] = [
  {
    id: 'socket',
    step: 'socket',
    question: 'Does a socket with protocol 3 connect?',
    source: '§8.1',
    known: {
      connected: 'Yes',
      error: 'It is refused',
      close: 'It is closed',
      silent: 'Nothing happens',
      unreached: 'No',
    },
    documented: 'connected',
    by: ['connection', 'opening', 'packets'],
    tell: (seen) => seen.outcome('connection') as string | undefined,
  },
  {
    id: 'protocol4',
    step: 'socket',
    question: 'Does a socket with protocol 4 connect?',
    source: '§8.2',
    known: {
      connected: 'Yes',
      error: 'It is refused',
      close: 'It is closed',
      silent: 'Nothing happens',
      unreached: 'No',
    },
    by: ['protocol 4'],
    tell: (seen) => seen.outcome('protocol 4') as string | undefined,
  },
  {
    id: 'subscription',
    step: 'socket',
    question: 'Is a subscription answered as documented?',
    source: '§8.4',
    known: yesNo(),
    documented: 'true',
    by: ['subscription'],
    tell: (seen) =>
      seen.outcome('connection') === 'connected'
        ? textAt(seen.outcome('subscription'), 'payload', 'channel', '_id') !== ''
        : undefined,
  },
  {
    id: 'tokenInBothPlaces',
    step: 'socket',
    question: 'Must a socket send its token in two places?',
    source: '§8.3',
    known: yesNo(),
    by: ['token in one place'],
    tell: (seen) =>
      seen.outcome('connection') === 'connected'
        ? seen.outcome('token in one place') !== 'connected'
        : undefined,
  },
  {
    id: 'socketRefusal',
    step: 'socket',
    question: 'How is a socket with a wrong token refused?',
    source: '§8.2',
    known: { error: 'By an error', close: 'The server closes it', silent: 'It gets no answer' },
    by: ['wrong token'],
    tell: (seen) =>
      ({ error: 'error', close: 'close', silent: 'silent', connected: 'accepted' })[
        String(seen.outcome('wrong token'))
      ],
  },
  {
    id: 'subscribeNeedsJoin',
    step: 'socket',
    question: 'May only those who joined subscribe?',
    source: '§8.4',
    known: yesNo(),
    documented: 'false',
    by: ['subscription of a stranger'],
    tell: (seen) => {
      const name = seen.outcome('subscription of a stranger');
      return typeof name === 'string' ? name === 'SUBSCRIBE_CHANNEL_FAILED' : undefined;
    },
  },
  {
    id: 'failureDetail',
    step: 'socket',
    question: 'Does the failure of a message name the message?',
    source: '§8.5',
    known: { bare: 'No', full: 'Yes, by `topicId` and `loopbackMetadata`' },
    by: ['failure'],
    tell: (seen) => {
      const failure = seen.outcome('failure');
      if (failure === undefined) return undefined;
      return at(failure, 'loopbackMetadata') === undefined ? 'bare' : 'full';
    },
  },
  {
    id: 'presenceEcho',
    step: 'socket',
    question: 'Does the sender of a presence event receive it, too?',
    source: '§8.6',
    known: yesNo(),
    by: ['presence'],
    tell: (seen) => seen.outcome('own presence') as boolean | undefined,
  },
  {
    id: 'presenceRole',
    step: 'socket',
    question: 'Does the service correct the role in a presence event?',
    source: '§8.6',
    known: { 'as-sent': 'No', checked: 'Yes' },
    by: ['presence'],
    tell: (seen) => {
      const role = seen.outcome('claimed role');
      return role === 'member' ? 'as-sent' : role === 'guest' ? 'checked' : undefined;
    },
  },
  {
    id: 'synthesizeLeaves',
    step: 'socket',
    question: 'Does the service tell others when a socket is gone without a word?',
    source: '§8.6',
    known: yesNo('Yes, at once', 'No, or later than this check waits'),
    by: [],
    tell: (seen) => seen.outcome('leaving') as boolean | undefined,
  },
];
