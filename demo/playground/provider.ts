/** The states of `<spaces-provider>` in the playground. It shows nothing itself, so other tags show what it provides. */
import type { States } from './state.ts';

export const providerStates: States = {
  'two-accounts': {
    as: '',
    page: `<div class="pair">
        <spaces-provider token="%TOKEN_ADA%"><spaces-chat person="devika.rao@example.test"></spaces-chat></spaces-provider>
        <spaces-provider token="%TOKEN_DEVIKA%"><spaces-chat person="ada.moreno@example.test"></spaces-chat></spaces-provider>
      </div>`,
    about: 'Two providers on one page are two independent accounts.',
    reach: async (visitor) => {
      await visitor.reachesLine('live');
      await visitor.sees('Here now');
    },
  },
  notices: {
    as: '',
    page: `<spaces-provider token="%TOKEN_ADA%" notify="title badge desktop sound">
        <spaces-list></spaces-list>
      </spaces-provider>`,
    about: 'With `notify`: the bell asks which notices the user wants.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.press('Notifications');
      await visitor.sees('Play a sound for new messages');
    },
  },
  default: {
    as: '',
    page: '<spaces-provider></spaces-provider><spaces-join invite="%SPACES_INVITE%"></spaces-join>',
    about: 'An empty provider configures all elements of the page.',
    reach: async (visitor) => void (await visitor.finds('field', 'Your name')),
  },
  'wrong-server': {
    as: '',
    page: '<spaces-provider server="https://evil.example"><spaces-list></spaces-list></spaces-provider>',
    about: 'The page may not use this server, and the elements say so.',
    reach: (visitor) => visitor.sees('This page is not allowed to use that server.'),
  },
};
