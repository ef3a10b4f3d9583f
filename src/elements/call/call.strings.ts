/** The English strings of the strip of `<spaces-call>`; other languages are in `locales/`. Counts are whole numbers. */
import { formatCount } from '../../controllers/language.ts';
import type { CallEnd, CallRefusal } from '../../stores/call/state.ts';

export interface CallStrings {
  /** The name of the strip for screen readers. */
  readonly call: string;
  readonly liveNow: string;
  readonly people: (count: number) => string;
  /** `names` is not empty; `more`: people who are not named. */
  readonly who: (names: readonly string[], more: number) => string;
  /** Only when the service has said so. */
  readonly noOne: string;
  readonly recorded: string;
  readonly directCall: string;
  readonly joinCall: string;
  readonly startCall: string;
  /** Before a call that opens on a page of the service. */
  readonly opensPage: (host: string) => string;
  /** The way on when a call in this page is not possible. */
  readonly openPage: (host: string) => string;
  readonly joining: string;
  readonly reconnecting: string;
  readonly inCall: string;
  readonly calling: (name: string) => string;
  readonly incoming: (name: string) => string;
  readonly accept: string;
  readonly decline: string;
  readonly cancel: string;
  readonly leave: string;
  readonly dialIn: string;
  readonly close: string;
  readonly tryAgain: string;
  readonly ends: Readonly<Record<CallEnd, string>>;
  readonly noSpace: string;
  readonly noAddress: string;
  readonly refusals: Readonly<Record<CallRefusal, string>>;
  readonly unnamed: string;

  /** Announced to screen readers. */
  readonly started: string;
  readonly over: string;
  readonly joined: (names: readonly string[], count: number) => string;
  readonly left: (names: readonly string[], count: number) => string;
}

export const callStrings: CallStrings = {
  call: 'Call',
  liveNow: 'Live now',
  people: (count) => `${formatCount(count)} ${count === 1 ? 'person' : 'people'}`,
  who: (names, more) => (more > 0 ? `${names.join(', ')} and ${formatCount(more)} more` : names.join(', ')),
  noOne: 'No one is in the call',
  recorded: 'Being recorded',
  directCall: 'Direct call',
  joinCall: 'Join call',
  startCall: 'Start call',
  opensPage: (host) => `The call opens in a new tab on ${host}. You may have to sign in there.`,
  openPage: (host) => `Open the call on ${host}`,
  joining: 'Joining the call…',
  reconnecting: 'The connection of the call is lost. Reconnecting…',
  inCall: 'You are in the call',
  calling: (name) => `Calling ${name}…`,
  incoming: (name) => `${name} is calling`,
  accept: 'Accept',
  decline: 'Decline',
  cancel: 'Cancel',
  leave: 'Leave call',
  dialIn: 'Dial in',
  close: 'Close',
  tryAgain: 'Try again',
  ends: {
    left: 'You left the call.',
    'ended-by-host': 'A host ended the call.',
    'meeting-ended': 'The call has ended.',
    removed: 'You are no longer in this space, so you left its call.',
    declined: 'The call was declined.',
    cancelled: 'The call was cancelled.',
    busy: 'This person is in another call.',
    'no-answer': 'The call was not answered.',
    'not-reachable': 'This person cannot be reached now.',
    'answered-elsewhere': 'The call was answered or declined in another tab or on another device.',
  },
  noSpace: 'Join a space to see its calls.',
  noAddress: 'The call cannot be opened, because the e-mail address of this person is not known.',
  refusals: {
    'no-person': 'There is no account with this address that you can call.',
    'no-direct':
      'You can only call people in your organization, people you share a space with, and guests who are in the same space now.',
  },
  unnamed: 'Unnamed person',

  started: 'A call has started.',
  over: 'The call has ended.',
  joined: (names, count) =>
    count > names.length
      ? `${formatCount(count)} people joined the call.`
      : `${names.join(', ')} joined the call.`,
  left: (names, count) =>
    count > names.length
      ? `${formatCount(count)} people left the call.`
      : `${names.join(', ')} left the call.`,
};
