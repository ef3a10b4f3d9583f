/** The states of `<spaces-chat>` in the playground. */
import type { State, States } from './state.ts';
import type { Visitor } from './visitor.ts';

const space = { space: '%SPACES_SPACE%' };
const ada = { as: 'ada', attributes: space };

const live =
  (next?: (visitor: Visitor) => Promise<void>) =>
  async (visitor: Visitor): Promise<void> => {
    await visitor.reachesLine('live');
    await next?.(visitor);
  };

/** A panel beside the conversation, or above it where there is little room. */
const panel = (about: string, item: string, next: (visitor: Visitor) => Promise<void>): State => ({
  ...ada,
  about,
  reach: live(async (visitor) => {
    await visitor.press('Menu');
    await visitor.press(item, 'menuitem');
    await next(visitor);
  }),
});

/** The menu of Ada's own newest message. */
const ownMessage = (about: string, next: (visitor: Visitor) => Promise<void>): State => ({
  ...ada,
  about,
  reach: live(async (visitor) => {
    await visitor.says('See you in ten minutes!');
    await visitor.pointsAt('article[data-message-id]', 'See you in ten minutes!', 'More actions');
    await visitor.press('More actions');
    await next(visitor);
  }),
});

export const chatStates: States = {
  live: {
    ...ada,
    about: 'The conversation is connected. Its newest messages are shown.',
    reach: live(async (visitor) => {
      for (const who of ['ben', 'chiara', 'farah'])
        await visitor.control({ do: 'presence', who, kind: 'online' });
      await visitor.sees('4 people here');
    }),
  },
  'no-space': {
    as: 'ada',
    about: 'No space was chosen.',
    reach: (visitor) => visitor.sees('Choose a conversation'),
  },
  'signed-out': {
    as: '',
    attributes: space,
    about: 'The visitor is not signed in.',
    reach: (visitor) => visitor.sees('You are not signed in'),
  },
  loading: {
    ...ada,
    about: 'The first messages are loading.',
    before: [{ do: 'hang', path: '*/messages/query*', times: 'all' }],
    reach: (visitor) => visitor.reachesLine('catching-up'),
  },
  connecting: {
    ...ada,
    about: 'The connection is being opened.',
    before: [{ do: 'refuseSockets', how: 'hang' }],
    reach: (visitor) => visitor.reachesLine('connecting'),
  },
  quiet: {
    ...ada,
    seed: 'empty',
    about: 'The space has no messages yet.',
    reach: live((visitor) => visitor.sees('No messages yet')),
  },
  readonly: {
    as: 'ada',
    attributes: { ...space, readonly: '' },
    about: 'The page shows the conversation without a field.',
    reach: live(),
  },
  typing: {
    ...ada,
    about: 'Two people are typing.',
    reach: live(async (visitor) => {
      for (const who of ['ben', 'chiara']) {
        await visitor.control({ do: 'presence', who, kind: 'online' });
        await visitor.control({ do: 'presence', who, kind: 'typing' });
      }
      await visitor.sees('are typing…');
    }),
  },
  polling: {
    ...ada,
    about: 'The network lets no live connection through, so the tag asks for new messages.',
    before: [{ do: 'refuseSockets', times: 'all' }],
    reach: async (visitor) => {
      await visitor.reachesLine('polling');
      await visitor.sees('No live connection.');
    },
  },
  waiting: {
    ...ada,
    about: 'The connection was lost. A text waits to be sent.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'refuseSockets', times: 'all' });
      await visitor.control({ do: 'fail', status: 503, times: 'all', path: '/api/*' });
      await visitor.control({ do: 'dropSockets' });
      await visitor.reachesLine('waiting');
      await visitor.says('Does this arrive?');
      await visitor.sees('Waiting to be sent');
    }),
  },
  sending: {
    ...ada,
    about: 'A text is on its way, and another one waits for it.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'silence' });
      await visitor.says('Two things:');
      await visitor.says('the agenda and the coffee.');
      await visitor.sees('Sending…');
    }),
  },
  refused: {
    ...ada,
    about: 'The service does not accept a text.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'refuseMessages', times: 'all' });
      await visitor.says('This one is too much.');
      await visitor.sees('Not sent');
    }),
  },
  unconfirmed: {
    ...ada,
    about: 'The connection broke before the service confirmed a text.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'swallow', stored: false });
      await visitor.says('Did this arrive?');
      await visitor.sees('Sending…');
      await visitor.control({ do: 'refuseSockets', times: 'all' });
      await visitor.control({ do: 'fail', status: 503, times: 'all', path: '/api/*' });
      await visitor.control({ do: 'dropSockets' });
      await visitor.sees('May not have been sent');
    }),
  },
  'not-found': {
    as: 'ada',
    attributes: { space: '5f0000000000000000000001' },
    about: 'There is no such space.',
    reach: (visitor) => visitor.sees('This space does not exist'),
  },
  'not-allowed': {
    as: 'gil',
    attributes: space,
    seed: 'private',
    about: 'The user may not read the space.',
    reach: (visitor) => visitor.reaches('refused'),
  },
  pin: {
    as: 'gil',
    attributes: space,
    seed: 'pin',
    about: 'The space asks for a PIN.',
    reach: (visitor) => visitor.sees('This space requires a PIN'),
  },
  expired: {
    ...ada,
    about: 'The session has ended. The messages stay readable.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'expire' });
      await visitor.sees('Your session has ended.');
    }),
  },
  removed: {
    as: 'ben',
    attributes: space,
    about: 'An admin has removed the user. The messages stay readable.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'kick', who: 'ben' });
      await visitor.sees('You were removed from this space.');
    }),
  },
  deleted: {
    ...ada,
    about: 'The space was deleted.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'deleteSpace' });
      await visitor.sees('This space was deleted.');
    }),
  },
  archived: {
    ...ada,
    about: 'The space was archived. It takes no more messages.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'space', set: { archived: true } });
      await visitor.sees('This space was archived.');
    }),
  },
  failed: {
    ...ada,
    about: 'The service has a problem. The tag tries again by itself and says when.',
    before: [{ do: 'fail', status: 503, times: 'all', path: '/api/*' }],
    reach: (visitor) => visitor.sees('Next try in'),
  },
  'wrong-server': {
    as: '',
    attributes: space,
    settings: { server: 'https://evil.example' },
    about: 'The page may not use this server, so no request is sent.',
    reach: (visitor) => visitor.sees('This page is not allowed to use that server.'),
  },
  'older-failed': {
    ...ada,
    about: 'Earlier messages could not be loaded.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'fail', status: 500, times: 'all', path: '*/messages/query*' });
      const log = await visitor.findsPart('[role="log"]');
      log.scrollTop = 0;
      // The first messages may not fill the log, so that it is at the top already.
      log.dispatchEvent(new Event('scroll'));
      await visitor.sees('Earlier messages could not be loaded.');
    }),
  },
  'history-denied': {
    as: 'gil',
    attributes: space,
    seed: 'no-history',
    switches: { uninvited: 'guest' },
    about: 'The space hides its history from guests.',
    reach: live((visitor) => visitor.sees('Earlier messages are not shown to guests')),
  },
  direct: {
    as: 'ada',
    attributes: { person: 'devika.rao@example.test' },
    about: 'A conversation with one person.',
    reach: live((visitor) => visitor.sees('I bring the numbers')),
  },
  'direct-opening': {
    as: 'ada',
    attributes: { person: 'devika.rao@example.test' },
    about: 'The conversation with a person is being looked up.',
    before: [{ do: 'hang', path: '*/direct/*', times: 'all' }],
    reach: (visitor) => visitor.reaches('opening'),
  },
  'no-person': {
    as: 'ada',
    attributes: { person: 'someone.else@elsewhere.example' },
    about: 'No account has this address.',
    reach: (visitor) => visitor.sees('Person not found'),
  },
  'no-direct': {
    as: 'ada',
    attributes: { person: 'devika.rao@example.test' },
    about: 'The service does not let these two people talk directly.',
    before: [{ do: 'fail', status: 403, times: 'all', path: '*/direct/*' }],
    reach: (visitor) => visitor.sees('A direct conversation is not possible'),
  },
  'message-menu': ownMessage('What a user can do with a message of their own.', (visitor) =>
    visitor.finds('menuitem', 'Delete').then(() => undefined),
  ),
  editing: ownMessage('A message is edited in its place.', async (visitor) => {
    await visitor.press('Edit', 'menuitem');
    await visitor.finds('button', 'Save');
  }),
  deleting: ownMessage('The tag asks before a message is deleted.', async (visitor) => {
    await visitor.press('Delete', 'menuitem');
    await visitor.finds('button', 'Keep');
  }),
  quoting: ownMessage('The next message quotes this one.', async (visitor) => {
    await visitor.press('Quote', 'menuitem');
    await visitor.types('Message', 'That is good.');
  }),
  files: {
    ...ada,
    about: 'Files are picked and can be removed before they are sent.',
    reach: live(async (visitor) => {
      const input = await visitor.finds('button', 'Attach files').then(() => fileInput());
      const files = new DataTransfer();
      for (const name of ['agenda.txt', 'hero-picture.txt']) files.items.add(new File(['One bicycle'], name));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await visitor.finds('button', 'Remove agenda.txt');
    }),
  },
  mention: {
    ...ada,
    about: 'The people who can be mentioned, while the user types.',
    reach: live(async (visitor) => {
      await visitor.control({ do: 'presence', who: 'chiara', kind: 'online' });
      await visitor.sees('2 people here');
      // The list loads with the tools for writing.
      await visitor.finds('button', 'Emoji');
      await visitor.types('Message', '@ch');
      await visitor.finds('option', 'Chiara');
    }),
  },
  emoji: {
    ...ada,
    about: 'The emoji, which load when the user asks for them.',
    reach: live(async (visitor) => {
      await visitor.press('Format text');
      await visitor.press('Emoji');
      await visitor.types('Search emoji', 'bicycle');
    }),
  },
  members: panel('The members of the space, and who is here.', 'Members', (visitor) =>
    visitor.finds('option', 'Emil').then(() => undefined),
  ),
  search: panel('Messages that contain a word.', 'Search messages', async (visitor) => {
    await visitor.types('Search messages', 'bicycle');
    await visitor.sees('The bicycle stays.');
  }),
  'search-nothing': panel('No message contains the word.', 'Search messages', async (visitor) => {
    await visitor.types('Search messages', 'unicorn');
    await visitor.sees('No message contains');
  }),
  'all-files': panel('All files of the space.', 'Files', (visitor) => visitor.sees('announcement.txt')),
  posts: panel('The posts of the space.', 'Posts and tasks', (visitor) =>
    visitor.sees('Plan for the launch week'),
  ),
  tasks: panel('The tasks of the space.', 'Posts and tasks', async (visitor) => {
    await visitor.press('Tasks');
    await visitor.sees('Cut the slides to 20 minutes');
  }),
  hostile: {
    ...ada,
    seed: 'hostile',
    about: 'Messages and names with attacks are plain text.',
    reach: live(),
  },
};

function fileInput(): HTMLInputElement {
  const inputs = [...document.querySelectorAll('spaces-chat')].flatMap((chat) => [
    ...(chat.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type="file"]') ?? []),
  ]);
  if (!inputs[0]) throw new Error('There is no input for files.');
  return inputs[0];
}
