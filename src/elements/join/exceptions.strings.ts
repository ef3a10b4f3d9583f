/** The English strings of the rarer states of `<spaces-join>`. */
import type { JoinEnded, Joined, JoinState, RefusedReason } from '../../stores/join/state.ts';

type LinkProblem = Exclude<Extract<JoinState, { step: 'no-invite' }>['problem'], 'empty' | 'checking'>;

export interface ExceptionStrings {
  readonly cannotJoin: string;
  readonly back: string;
  readonly sessionEnded: string;
  readonly sessionEndedHint: string;
  /** Headings when the user is no longer in the space, or can only read it, and the reasons. */
  readonly endHeadings: Readonly<Record<JoinEnded['step'], (space: string) => string>>;
  readonly ends: Readonly<Record<JoinEnded['step'], string>>;
  /** Announced to screen readers when the user's role changes. */
  readonly newRole: Readonly<Record<Joined['role'], string>>;
  readonly joinAs: (name: string) => string;
  readonly joinPlain: string;
  readonly anotherName: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly pinMissing: string;
  readonly pinWrong: string;
  readonly continue: string;
  readonly joinAgainAs: (name: string) => string;
  readonly joinAgain: string;
  readonly noGuests: string;
  readonly noInvite: string;
  /** Links that lead to a call, which opens on a page of the service. */
  readonly callWith: (email: string) => string;
  readonly roomOf: (email: string) => string;
  readonly startCall: string;
  readonly joinCall: string;
  readonly opensPage: (host: string) => string;
  /** Below a failure. */
  readonly nextTry: (seconds: number) => string;
  /** The server is asked whether a link is one of its invitations. */
  readonly checking: string;
  /** Warns a guest; `time` is a time of day. */
  readonly endsAt: (time: string) => string;
  /** Why the user cannot join by this link. */
  readonly reasons: Readonly<Record<LinkProblem | RefusedReason, string>>;
}

export const exceptionStrings: ExceptionStrings = {
  cannotJoin: 'You cannot join yet',
  back: 'Back',
  sessionEnded: 'Your session ended',
  sessionEndedHint: 'You were away for too long, or the service ended it.',
  endHeadings: {
    removed: (space) => `You are no longer in ${space}`,
    deleted: (space) => `${space} was deleted`,
    archived: (space) => `${space} is archived`,
  },
  ends: {
    removed: 'You were removed from this space.',
    deleted: 'This space was deleted.',
    archived: 'This space was archived. It takes no more messages.',
  },
  newRole: {
    admin: 'You are now an admin of this space',
    member: 'You are now a member of this space',
    guest: 'You are now a guest in this space',
  },
  joinAs: (name) => `Join as ${name}`,
  joinPlain: 'Join',
  anotherName: 'Use another name',
  pin: 'PIN',
  pinHint: 'This space requires a PIN. You usually find it in the invitation.',
  pinMissing: 'Please enter the PIN.',
  pinWrong: 'That PIN is not right. Check the invitation and try again.',
  continue: 'Continue',
  joinAgainAs: (name) => `Join again as ${name}`,
  joinAgain: 'Join again',
  noGuests: 'Guests cannot join here. Please sign in on this page first.',
  callWith: (email) => `Call with ${email}`,
  roomOf: (email) => `Meeting room of ${email}`,
  startCall: 'Start call',
  joinCall: 'Join call',
  opensPage: (host) => `The call opens in a new tab on ${host}. You may have to sign in there.`,
  noInvite: 'Open the link from your invitation to join a conversation.',
  nextTry: (seconds) => `Next try in ${seconds} s`,
  checking: 'Checking the invitation…',
  endsAt: (time) =>
    `Your guest session ends at ${time}. You can join again after that; the messages stay here.`,
  reasons: {
    'too-long': 'This link is damaged. Please copy it again from the invitation.',
    'not-a-link': 'This is not an invitation link. Please copy it again from the invitation.',
    'not-secure': 'This link is not secure, so it was not opened.',
    'foreign-host': 'This link leads to another website, so it was not opened.',
    'has-credentials': 'This link contains a password, so it was not opened. Please ask for a new one.',
    'unknown-path': 'This link does not lead to an invitation. Please copy it again from the invitation.',
    'bad-id': 'This link is damaged. Please copy it again from the invitation.',
    'bad-email': 'This link is damaged. Please copy it again from the invitation.',
    'no-space': 'This link leads to a person, not to a space that you can join here.',
    'unknown-invite':
      'This invitation does not exist or was withdrawn. Ask the person who invited you for a new one.',
    'not-allowed': 'You are not allowed to join this space. Ask the person who invited you.',
    archived: 'This space is archived and can no longer be joined.',
  },
};
