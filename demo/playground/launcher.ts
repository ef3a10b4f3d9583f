/** The states of `<spaces-launcher>` in the playground. */
import type { States } from './state.ts';

const invited = { as: '', attributes: { invite: '%SPACES_INVITE%', label: 'Talk to us' } };

export const launcherStates: States = {
  closed: { ...invited, about: 'A button in the corner. It asks the service nothing before the click.' },
  'open-invitation': {
    ...invited,
    about: 'The panel shows the invitation.',
    reach: async (visitor) => {
      await visitor.press('Talk to us');
      await visitor.finds('field', 'Your name');
    },
  },
  'open-conversation': {
    as: 'ada',
    page: `<article>
        <p>Product launch · 12 May</p>
        <h2>The spring release</h2>
        <p>Shared boards, offline drafts, and a search that is so fast that it needs no spinner. Old links keep working, all of them, for good.</p>
      </article>
      <spaces-provider token="%TOKEN_ADA%"><spaces-launcher space="%SPACES_SPACE%" label="Talk to us"></spaces-launcher></spaces-provider>`,
    about: 'The panel shows a conversation.',
    reach: async (visitor) => {
      await visitor.press('Talk to us');
      await visitor.reachesLine('live');
    },
  },
  'open-list': {
    as: 'ada',
    about: 'Without an invitation and a space, the panel lists the spaces of the user.',
    reach: async (visitor) => {
      await visitor.press('Chat');
      await visitor.sees('Customer visits');
    },
  },
  unread: {
    as: 'ada',
    attributes: { space: '%SPACES_SPACE%', label: 'Talk to us' },
    about: 'The panel is closed, and the button counts new messages.',
    reach: async (visitor) => {
      await visitor.press('Talk to us');
      await visitor.reachesLine('live');
      await visitor.press('Close');
      await visitor.control({ do: 'say', who: 'ben', text: 'Are you there?', count: 3 });
      await visitor.finds('button', 'Talk to us, ');
    },
  },
};
