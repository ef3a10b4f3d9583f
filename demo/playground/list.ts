/** The states of `<spaces-list>` in the playground. */
import type { States } from './state.ts';

const spacesCall = '/api/users/me/spaces*';

export const listStates: States = {
  open: {
    as: 'ada',
    about: 'Pinned spaces come first, then those with the latest messages.',
    reach: (visitor) => visitor.sees('Customer visits'),
  },
  picked: {
    as: 'ada',
    attributes: { space: '%SPACES_SPACE%' },
    about: 'One of the spaces is chosen.',
    reach: (visitor) => visitor.sees('Customer visits'),
  },
  'signed-out': {
    as: '',
    about: 'The visitor is not signed in.',
    reach: (visitor) => visitor.reaches('signed-out'),
  },
  guest: {
    as: '',
    page: '<spaces-provider><spaces-join invite="%SPACES_INVITE%"></spaces-join><spaces-list></spaces-list></spaces-provider>',
    switches: { guestSpaces: 'refused' },
    about: 'Guests have no list.',
    reach: async (visitor) => {
      await visitor.joinsAs('Mira Holt');
      await visitor.reaches('guest');
      await visitor.sees('Guests have no list');
    },
  },
  loading: {
    as: 'ada',
    about: 'The spaces are loading.',
    before: [{ do: 'hang', path: spacesCall, times: 'all' }],
    reach: (visitor) => visitor.reaches('loading'),
  },
  empty: {
    as: 'hana',
    seed: 'empty',
    about: 'The user is in no space yet.',
    reach: (visitor) => visitor.sees('No spaces yet'),
  },
  searching: {
    as: 'ada',
    about: 'A search is running.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.control({ do: 'hang', path: spacesCall, times: 'all' });
      await visitor.types('Search', 'visit');
      await visitor.sees('Searching…');
    },
  },
  found: {
    as: 'ada',
    about: 'The spaces that match a search.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.types('Search', 'list');
      await visitor.sees('1 space');
    },
  },
  'nothing-found': {
    as: 'ada',
    about: 'No space matches.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.types('Search', 'unicorn');
      await visitor.sees('Nothing found');
    },
  },
  people: {
    as: 'ada',
    attributes: { people: '' },
    about: 'The search finds people, too.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.types('Search', 'ha');
      await visitor.sees('Farah Haddad');
    },
  },
  'out-of-date': {
    as: 'ada',
    about: 'The service fails while the list is shown, so it may be out of date.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.control({ do: 'fail', path: '/api/users/me/*', status: 500, times: 'all' });
      await visitor.control({ do: 'dropSockets' });
      await visitor.sees('This list may be out of date.');
    },
  },
  'more-failed': {
    as: 'ada',
    about: 'More spaces could not be loaded.',
    before: [{ do: 'newSpace', title: 'Branch office #', count: 120 }],
    reach: async (visitor) => {
      await visitor.sees('Branch office');
      await visitor.control({ do: 'fail', path: spacesCall, status: 500, times: 'all' });
      const box = await visitor.findsPart('[role="listbox"]');
      box.scrollTop = box.scrollHeight;
      await visitor.sees('More spaces could not be loaded.');
    },
  },
  failed: {
    as: 'ada',
    about: 'The service has a problem. The tag tries again by itself and says when.',
    before: [{ do: 'fail', path: spacesCall, status: 503, times: 'all' }],
    reach: (visitor) => visitor.sees('Next try in'),
  },
  'wrong-server': {
    as: '',
    settings: { server: 'https://evil.example' },
    about: 'The page may not use this server, so no request is sent.',
    reach: (visitor) => visitor.reaches('failed'),
  },
  expired: {
    as: 'ada',
    about: 'The session has ended.',
    reach: async (visitor) => {
      await visitor.sees('Customer visits');
      await visitor.control({ do: 'expire' });
      await visitor.control({ do: 'dropSockets' });
      await visitor.reaches('expired');
    },
  },
};
