/** The states of `<spaces-invite-dialog>` in the playground. */
import type { States } from './state.ts';
import type { Visitor } from './visitor.ts';

const dialog = { as: 'ada', attributes: { open: '', space: '%SPACES_SPACE%' } };
const people = 'Invite by name or e-mail';

/** Chooses people by their addresses. */
async function chooses(visitor: Visitor, ...addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    await visitor.types(people, address);
    await visitor.finds('option', `Invite ${address}`);
    visitor.key('Enter');
    await visitor.finds('button', `Remove ${address}`);
  }
}

const invites =
  (next: (visitor: Visitor) => Promise<void>, send = 'Send invitations') =>
  async (visitor: Visitor): Promise<void> => {
    await chooses(visitor, 'mira.holt@nordwind.example');
    await visitor.press(send);
    await next(visitor);
  };

export const inviteDialogStates: States = {
  editing: {
    ...dialog,
    about: 'People are chosen by name or by address.',
    reach: async (visitor) => {
      await visitor.types(people, 'Gil');
      await visitor.press('Gil Novák', 'option');
      await chooses(visitor, 'mira.holt@nordwind.example');
    },
  },
  empty: {
    ...dialog,
    about: 'No one is chosen yet.',
    reach: async (visitor) => void (await visitor.finds('field', people)),
  },
  'new-space': {
    as: 'ada',
    attributes: { open: '' },
    about: 'Without a space, the dialog creates one.',
    reach: async (visitor) => {
      await visitor.types('Space title', 'Harbour tour');
      await visitor.finds('field', people);
    },
  },
  'no-one-chosen': {
    ...dialog,
    about: 'The user pressed the button without a person.',
    reach: async (visitor) => {
      await visitor.finds('field', people);
      await visitor.press('Send invitations');
      await visitor.sees('Please choose at least one person');
    },
  },
  'with-time': {
    ...dialog,
    about: 'The invitation has a date and a time.',
    reach: async (visitor) => {
      await visitor.press('Set a date and time', 'checkbox');
      await visitor.sees('Time zone');
    },
  },
  'signed-out': {
    ...dialog,
    as: '',
    about: 'Only users who are signed in can invite people.',
    reach: (visitor) => visitor.sees('Sign in to invite people.'),
  },
  'sign-in': {
    ...dialog,
    as: '',
    settings: { 'client-id': 'demo', 'redirect-uri': '%PAGE%signed-in.html' },
    about: 'The page offers to sign in.',
    reach: async (visitor) => void (await visitor.finds('button', 'Sign in')),
  },
  'not-allowed': {
    ...dialog,
    as: 'gil',
    switches: { spaceRead: 'everyone' },
    about: 'The user is not a member of the space.',
    reach: (visitor) => visitor.sees('You cannot invite people here.'),
  },
  opening: {
    ...dialog,
    about: 'The space is loading.',
    before: [{ do: 'hang', path: '/api/spaces/*', times: 'all' }],
    reach: (visitor) => visitor.sees('Opening…'),
  },
  sending: {
    ...dialog,
    about: 'The invitations are being sent.',
    before: [{ do: 'hang', path: '*/invite', times: 'all' }],
    reach: invites((visitor) => visitor.sees('Sending invitations: 0 of 1')),
  },
  sent: {
    ...dialog,
    about: 'All invitations are sent. The link can be shared in other ways, too.',
    reach: invites((visitor) => visitor.sees('Invitation sent')),
  },
  'qr-code': {
    ...dialog,
    about: 'The link as a QR code.',
    reach: invites(async (visitor) => {
      await visitor.sees('Invitation sent');
      await visitor.press('QR code');
      await visitor.findsPart('[role="img"]');
    }),
  },
  'in-the-space': {
    ...dialog,
    about: 'One of the people is in the space already.',
    reach: async (visitor) => {
      await visitor.types(people, 'Ben Ok');
      await visitor.sees('Already in this space');
    },
  },
  refused: {
    ...dialog,
    about: 'The service refused the invitations.',
    before: [{ do: 'fail', status: 403, path: '*/invite', times: 'all' }],
    reach: invites((visitor) => visitor.sees('Not invited')),
  },
  unconfirmed: {
    ...dialog,
    about: 'The connection broke before the service answered.',
    before: [{ do: 'reset', when: 'after', path: '*/invite', times: 'all' }],
    reach: invites((visitor) => visitor.sees('Unconfirmed')),
  },
  'for-the-page': {
    ...dialog,
    attributes: { ...dialog.attributes, delivery: 'page' },
    about: 'The page sends the mails itself.',
    reach: invites((visitor) => visitor.sees('Invitation ready'), 'Create invitations'),
  },
  failed: {
    ...dialog,
    about: 'The space could not be loaded.',
    before: [{ do: 'fail', status: 503, path: '/api/spaces/*', times: 'all' }],
    reach: async (visitor) => void (await visitor.finds('button', 'Try again')),
  },
};
