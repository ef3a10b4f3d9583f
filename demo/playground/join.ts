/** The states of `<spaces-join>` in the playground. */
import type { States } from './state.ts';

const guest = { as: '', attributes: { invite: '%SPACES_INVITE%' } };
const inPlace = { as: '', attributes: { invite: '%SPACES_INVITE%', chat: '' } };
const account = { 'client-id': 'demo', 'redirect-uri': '%PAGE%signed-in.html' };

export const joinStates: States = {
  invited: { ...guest, about: 'The link was read. Nothing is sent before the visitor presses the button.' },
  'invited-sign-in': { ...guest, settings: account, about: 'The page offers to sign in, too.' },
  'invited-accounts-only': {
    as: '',
    attributes: { invite: '%SPACES_INVITE%', 'no-guest': '' },
    settings: account,
    about: 'The page lets no guests in.',
  },
  'invited-no-way': {
    as: '',
    attributes: { invite: '%SPACES_INVITE%', 'no-guest': '', 'no-sign-in': '' },
    about: 'The page neither lets guests in nor offers to sign in.',
  },
  'invited-known': {
    ...guest,
    as: 'gil',
    about: 'The page has signed the visitor in. They are asked before anything is sent in their name.',
  },
  'invited-no-name': {
    ...guest,
    about: 'The visitor pressed the button without a name.',
    reach: async (visitor) => {
      await visitor.press('Join as guest');
      await visitor.sees('Please enter your name.');
    },
  },
  'no-invite': { as: '', about: 'The page was opened without a link.' },
  'not-a-link': { as: '', attributes: { invite: 'nonsense' }, about: 'The text is not a link.' },
  'foreign-host': {
    as: '',
    attributes: { invite: 'https://evil.example/spaces/invites/5f0000000000000000000001/join' },
    about: 'The link leads to another website.',
  },
  'not-secure': {
    as: '',
    attributes: { invite: 'http://spaces.avayacloud.com/spaces/invites/5f0000000000000000000001/join' },
    about: 'The link begins with http.',
  },
  'unknown-path': {
    as: '',
    attributes: { invite: 'https://spaces.avayacloud.com/account/settings' },
    about: 'The link leads to another page of the service.',
  },
  'link-to-a-person': {
    as: '',
    attributes: { invite: 'https://spaces.avayacloud.com/d/chat?email=ada@example.test' },
    about: 'The link leads to a person instead of a space.',
  },
  'signing-in': {
    ...guest,
    about: 'The service creates the session of the guest.',
    before: [{ do: 'hang', path: '*/anonymous/auth' }],
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('signing-in');
    },
  },
  joining: {
    ...guest,
    about: 'The service lets the visitor in.',
    before: [{ do: 'hang', path: '*/join*' }],
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('joining');
    },
  },
  'needs-pin': {
    ...guest,
    seed: 'pin',
    about: 'The space asks guests for a PIN.',
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.finds('field', 'PIN');
    },
  },
  'wrong-pin': {
    ...guest,
    seed: 'pin',
    about: 'The visitor entered another PIN.',
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.types('PIN', '0000');
      await visitor.press('Continue');
      await visitor.sees('That PIN is not right');
    },
  },
  'wrong-account': {
    ...guest,
    as: 'hana',
    about: 'The visitor is signed in, but the invitation is for another address.',
    reach: async (visitor) => {
      await visitor.press('Join as Hana Ito');
      await visitor.reaches('wrong-account');
      await visitor.sees('This invitation is for another account');
    },
  },
  'wrong-account-unclear': {
    ...guest,
    as: 'hana',
    switches: { uninvited: 'refused', errorCodes: false },
    about: 'The service refuses the account and does not say why.',
    reach: async (visitor) => {
      await visitor.press('Join as Hana Ito');
      await visitor.reaches('wrong-account');
      await visitor.sees('This invitation is for another account');
    },
  },
  joined: {
    ...guest,
    about: 'The visitor is in, and the tag shows its content.',
    content: '<p>We begin at ten. Bring something to drink.</p>',
    reach: (visitor) => visitor.joins(),
  },
  'joined-chat': {
    ...inPlace,
    about: 'The conversation replaces the form.',
    reach: async (visitor) => {
      await visitor.joins();
      await visitor.reachesLine('live');
    },
  },
  'joined-menu': {
    ...inPlace,
    settings: account,
    about: 'The menu of the embedded conversation says who the visitor is.',
    reach: async (visitor) => {
      await visitor.joins();
      await visitor.reachesLine('live');
      await visitor.press('Menu');
      await visitor.finds('menuitem', 'Leave');
    },
  },
  'unknown-invite': {
    ...guest,
    about: 'The invitation was withdrawn.',
    before: [{ do: 'withdraw' }],
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('refused');
      await visitor.sees('was withdrawn');
    },
  },
  'not-allowed': {
    as: '',
    attributes: { invite: '%SPACES_WEB%/spaces/%SPACES_SPACE%' },
    seed: 'private',
    about: 'The space is for members only.',
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('refused');
      await visitor.sees('You are not allowed to join this space');
    },
  },
  'archived-space': {
    ...guest,
    seed: 'archived',
    about: 'The space was archived before the visitor came.',
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('refused');
      await visitor.sees('can no longer be joined');
    },
  },
  failed: {
    ...guest,
    about: 'The service has a problem. The tag tries again by itself and says when.',
    before: [{ do: 'fail', status: 503, times: 'all', path: '*/join' }],
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('failed');
      await visitor.sees('Next try in');
    },
  },
  'failed-for-good': {
    ...guest,
    about: 'The service refuses the request, so another attempt would not help.',
    before: [{ do: 'fail', status: 422, times: 'all', path: '*/anonymous/auth' }],
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('failed');
      await visitor.finds('button', 'Back');
    },
  },
  unreadable: {
    ...guest,
    about: 'A web page comes instead of a response, as in the network of a hotel.',
    before: [{ do: 'fail', status: 200, body: 'login', times: 'all', path: '/api/*' }],
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('failed');
      await visitor.sees('could not be understood');
    },
  },
  expired: {
    ...guest,
    about: 'The session has ended. One press joins again.',
    reach: async (visitor) => {
      await visitor.joins();
      await visitor.control({ do: 'expire' });
      await visitor.reaches('expired');
      await visitor.finds('button', 'Join again');
    },
  },
  removed: {
    ...guest,
    about: 'An admin has removed the visitor.',
    reach: async (visitor) => {
      await visitor.joins();
      await visitor.control({ do: 'kick', who: 'Mira Holt' });
      await visitor.reaches('removed');
      await visitor.sees('You were removed from this space.');
    },
  },
  deleted: {
    ...guest,
    about: 'The space was deleted while the visitor was in it.',
    reach: async (visitor) => {
      await visitor.joins();
      await visitor.control({ do: 'deleteSpace' });
      await visitor.reaches('deleted');
      await visitor.sees('This space was deleted.');
    },
  },
  archived: {
    ...inPlace,
    about: 'The space was archived while the visitor was in it. The messages stay readable.',
    reach: async (visitor) => {
      await visitor.joins();
      await visitor.reachesLine('live');
      await visitor.control({ do: 'space', set: { archived: true } });
      await visitor.reaches('archived');
      await visitor.sees('This space was archived.');
    },
  },
};
