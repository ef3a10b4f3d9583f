/** The states of `<spaces-user-search>` in the playground. */
import type { State, States } from './state.ts';
import type { Visitor } from './visitor.ts';

const search =
  (text: string, next?: (visitor: Visitor) => Promise<void>) =>
  async (visitor: Visitor): Promise<void> => {
    await visitor.types('Find people', text);
    await next?.(visitor);
  };

const failing = (about: string, path: string, sentence: string): State => ({
  as: 'ada',
  about,
  before: [{ do: 'fail', status: 500, times: 'all', path }],
  reach: search('ra', (visitor) => visitor.sees(sentence)),
});

export const userSearchStates: States = {
  results: {
    as: 'ada',
    about: 'The people whose names match, found while the user types.',
    reach: search('ra', (visitor) => visitor.sees('Farah Haddad')),
  },
  idle: { as: 'ada', about: 'Nothing is sent before two characters are typed.' },
  searching: {
    as: 'ada',
    about: 'A search is running.',
    before: [
      { do: 'hang', path: '*/colleagues*', times: 'all' },
      { do: 'hang', path: '*/withdm*', times: 'all' },
    ],
    reach: search('ra', (visitor) => visitor.sees('Searching…')),
  },
  'none-found': {
    as: 'ada',
    about: 'No one matches.',
    reach: search('unicorn', (visitor) => visitor.sees('No people found for')),
  },
  invitation: {
    as: 'ada',
    about: 'No one has the address, so the user can invite it.',
    reach: search('mira.holt@nordwind.example', (visitor) =>
      visitor.sees('They join with an invitation link'),
    ),
  },
  chosen: {
    as: 'ada',
    attributes: { multiple: '', name: 'people' },
    about: 'Several people are chosen.',
    reach: async (visitor) => {
      for (const [text, name] of [
        ['devi', 'Devika Rao'],
        ['emil', 'Emil Sørensen'],
      ] as const) {
        await visitor.types('Find people', text);
        await visitor.press(name, 'option');
      }
      await visitor.finds('button', 'Remove Emil');
    },
  },
  members: {
    as: 'ada',
    attributes: { space: '%SPACES_SPACE%', action: 'add' },
    about: 'People who are in the space already cannot be added.',
    reach: search('ha', (visitor) => visitor.sees('Already in this space')),
  },
  required: {
    as: 'ada',
    about: 'The form was sent without a person.',
    attributes: { required: '', name: 'person' },
    reach: async (visitor) => {
      await visitor.finds('field', 'Find people');
      (visitor.tag as HTMLElement & { reportValidity(): boolean }).reportValidity();
    },
  },
  disabled: { as: 'ada', attributes: { disabled: '' }, about: 'The field is disabled.' },
  opening: {
    as: 'ada',
    attributes: { action: 'direct' },
    about: 'A direct conversation with a person is being opened.',
    before: [{ do: 'hang', path: '*/direct/*', times: 'all' }],
    reach: search('devi', async (visitor) => {
      await visitor.press('Devika Rao', 'option');
      await visitor.sees('Opening the conversation with');
    }),
  },
  'no-direct': {
    as: 'ada',
    attributes: { action: 'direct' },
    about: 'The service does not let these two people talk directly.',
    before: [{ do: 'fail', status: 403, path: '*/direct/*', times: 'all' }],
    reach: search('devi', async (visitor) => {
      await visitor.press('Devika Rao', 'option');
      await visitor.sees('You cannot talk with');
    }),
  },
  failed: failing('The service has a problem.', '/api/users/me/*', 'The service has a problem'),
  'part-failed': failing('One part of the search failed.', '*/withdm*', 'Some people may be missing'),
  'signed-out': {
    as: '',
    about: 'The visitor is not signed in.',
    reach: search('ra', (visitor) => visitor.sees('Sign in to find people.')),
  },
  guest: {
    as: '',
    page: '<spaces-provider><spaces-join invite="%SPACES_INVITE%"></spaces-join><spaces-user-search></spaces-user-search></spaces-provider>',
    about: 'Guests cannot search.',
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.sees('You are in');
      await visitor.types('Find people', 'ra');
      await visitor.sees('Guests cannot search for people.');
    },
  },
  addresses: {
    as: 'ada',
    attributes: { multiple: '' },
    about: 'A pasted list of addresses was read.',
    reach: search(
      'ben.okafor@example.test, gil.novak@example.test, mira.holt@nordwind.example, not an address, ',
      async (visitor) => {
        visitor.key('Enter');
        await visitor.finds('button', 'Remove Ben');
      },
    ),
  },
};
