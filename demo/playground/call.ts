/** The states of `<spaces-call>` in the playground. */
import type { SpacesCall } from '../../src/index.ts';
import type { States } from './state.ts';
import type { StillEngine } from './still-engine.ts';
import type { Visitor } from './visitor.ts';

const ada = { as: 'ada', attributes: { space: '%SPACES_SPACE%' } };
const three = [
  { do: 'call', what: 'join', who: 'ben' },
  { do: 'call', what: 'join', who: 'chiara' },
  { do: 'call', what: 'join', who: 'emil' },
] as const;

/** Gives the tag an engine, and looks at the devices. Turns them off, so that they stay free. */
async function checks(visitor: Visitor, button = 'Join call'): Promise<StillEngine> {
  const engine = await engineOf(visitor);
  await visitor.press(button);
  await visitor.reaches('checking');
  for (const device of ['Join with microphone', 'Join with camera']) await visitor.press(device, 'checkbox');
  await visitor.sees('Your camera is off');
  return engine;
}

async function engineOf({ tag }: Visitor): Promise<StillEngine> {
  const { StillEngine } = await import('./still-engine.ts');
  return ((tag as SpacesCall).engine = new StillEngine());
}

async function joins(visitor: Visitor, button?: string): Promise<StillEngine> {
  const engine = await checks(visitor, button);
  await visitor.press('Join call');
  await visitor.reaches('in-call');
  await visitor.finds('button', 'Leave call');
  return engine;
}

export const callStates: States = {
  live: {
    ...ada,
    about: 'A call is running. Without an engine, the button opens the page of the service.',
    before: three,
    reach: (visitor) => visitor.sees('Live now'),
  },
  'no-one': {
    ...ada,
    about: 'No one is in the call.',
    reach: (visitor) => visitor.sees('No one is in the call'),
  },
  'no-space': {
    as: 'ada',
    about: 'No space was joined yet.',
    reach: (visitor) => visitor.sees('Join a space'),
  },
  'signed-out': { as: '', attributes: ada.attributes, about: 'Nothing is known about the call.' },
  recorded: {
    ...ada,
    about: 'The call is being recorded.',
    before: [...three, { do: 'call', what: 'record' }],
    reach: (visitor) => visitor.sees('Being recorded'),
  },
  'not-known': {
    ...ada,
    about: 'The service does not say whether a call is live, so nothing is claimed.',
    before: [{ do: 'fail', path: '/api/spaces/*/activemeeting', status: 503, times: 'all' }],
    reach: async (visitor) => void (await visitor.finds('button', 'Join call')),
  },
  'in-call': {
    ...ada,
    // The service tells the pictures of people who join later, but not of those who were there.
    switches: { eventAttendees: false },
    about: 'The user is in the call, in this page.',
    reach: async (visitor) => {
      await joins(visitor, 'Start call');
      await visitor.press('Unmute');
      for (const who of ['ben', 'chiara', 'devika', 'emil', 'farah']) {
        await visitor.control({ do: 'call', what: 'join', who });
        await visitor.control({ do: 'call', what: 'tracks', who, on: who !== 'emil' });
      }
      await visitor.sees('6 people');
    },
  },
  checking: {
    ...ada,
    about: 'The user looks at the own devices before joining.',
    before: three,
    reach: async (visitor) => {
      await checks(visitor);
    },
  },
  joining: {
    ...ada,
    about: 'The engine is connecting.',
    before: three,
    reach: async (visitor) => {
      (await checks(visitor)).connects = () => new Promise(() => {});
      await visitor.press('Join call');
      await visitor.reaches('joining');
    },
  },
  'hand-raised': {
    ...ada,
    about: 'Someone has raised a hand.',
    before: three,
    reach: async (visitor) => {
      await joins(visitor);
      await visitor.control({ do: 'call', what: 'hand', who: 'chiara' });
      await visitor.sees('hand raised');
    },
  },
  'muted-by-host': {
    ...ada,
    about: 'A host has muted the user.',
    before: three,
    reach: async (visitor) => {
      await joins(visitor);
      await visitor.press('Unmute');
      await visitor.sees('4 people');
      await visitor.control({ do: 'call', what: 'mute', who: 'ada' });
      await visitor.sees('A host has muted you.');
    },
  },
  reconnecting: {
    ...ada,
    about: 'The connection of the call is lost.',
    before: three,
    reach: async (visitor) => {
      (await joins(visitor)).tell('state', 'reconnecting');
      await visitor.reaches('reconnecting');
    },
  },
  'meeting-ended': {
    ...ada,
    about: 'A host has ended the call.',
    before: three,
    reach: async (visitor) => {
      await joins(visitor);
      // Otherwise the user might begin another call after the end of this one.
      await visitor.sees('4 people');
      await visitor.control({ do: 'call', what: 'end' });
      await visitor.reaches('ended');
    },
  },
  failed: {
    ...ada,
    about: 'The engine could not carry the call.',
    before: three,
    reach: async (visitor) => {
      (await checks(visitor)).fails = 'network';
      await visitor.press('Join call');
      await visitor.reaches('failed');
    },
  },
  calling: {
    as: 'ada',
    attributes: { person: 'devika.rao@example.test' },
    about: 'A call to one person rings at their devices.',
    reach: async (visitor) => {
      await checks(visitor, 'Start call');
      await visitor.press('Join call');
      await visitor.reaches('ringing');
    },
  },
  incoming: {
    as: 'ada',
    attributes: { person: 'devika.rao@example.test', silent: '' },
    about: 'Someone is calling.',
    reach: async (visitor) => {
      await engineOf(visitor);
      const { space } = await visitor.control<{ space: string }>({
        do: 'directSpace',
        who: 'devika',
        with: 'ada',
      });
      await visitor.waitsFor(({ state }) => state !== undefined && 'known' in state && state.known === true);
      await visitor.control({ do: 'ring', what: 'offer', who: 'devika', space });
      await visitor.finds('button', 'Accept');
    },
  },
  'dial-in': {
    ...ada,
    about: 'The telephone numbers of the call.',
    before: three,
    reach: async (visitor) => {
      await visitor.press('Dial in');
      await visitor.sees('Austria');
    },
  },
  'no-address': {
    as: 'ada',
    attributes: { person: '5f0000000000000000000001' },
    about: 'The address of the person is not known.',
    reach: (visitor) => visitor.sees('the e-mail address of this person is not known'),
  },
};
