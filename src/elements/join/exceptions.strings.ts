/** English words off the straight way in, within `<spaces-join>`. */
import type { JoinState, RefusedReason } from '../../stores/join/state.ts';

type LinkProblem = Exclude<Extract<JoinState, { step: 'no-invite' }>['problem'], 'empty'>;

export interface DetourStrings {
  readonly sessionEnded: string;
  readonly sessionEndedHint: string;
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
  /** Why a link leads into no space. */
  readonly reasons: Readonly<Record<LinkProblem | RefusedReason, string>>;
}

export const detourStrings: DetourStrings = {
  sessionEnded: 'Your session ended',
  sessionEndedHint: 'You were away for too long, or the service ended it.',
  joinAs: (name) => `Join as ${name}`,
  joinPlain: 'Join',
  anotherName: 'Use another name',
  pin: 'PIN',
  pinHint: 'This space asks for a PIN. It is usually in the invitation.',
  pinMissing: 'Please enter the PIN.',
  pinWrong: 'That PIN is not right. Check the invitation and enter it again.',
  continue: 'Continue',
  joinAgainAs: (name) => `Join again as ${name}`,
  joinAgain: 'Join again',
  noGuests: 'Guests cannot join here. Please sign in on this page first.',
  noInvite: 'Open the link from your invitation to join a conversation.',
  reasons: {
    'too-long': 'This link is damaged. Please copy it again from the invitation.',
    'not-a-link': 'This is not an invitation link. Please copy it again from the invitation.',
    'not-secure': 'This link is not secure, so it is not used.',
    'foreign-host': 'This link leads to another website, so it is not used.',
    'has-credentials': 'This link carries a password, so it is not used. Please ask for a new one.',
    'unknown-path': 'This link does not lead to an invitation. Please copy it again from the invitation.',
    'bad-id': 'This link is damaged. Please copy it again from the invitation.',
    'bad-email': 'This link is damaged. Please copy it again from the invitation.',
    'no-space': 'This link names a person, not a space that can be joined here.',
    'unknown-invite':
      'This invitation is not known, or it was withdrawn. Ask the person who invited you for a new one.',
    'not-allowed': 'You are not allowed into this space. Ask the person who invited you.',
    archived: 'This space is archived, so nobody can join it any more.',
  },
};

// English words for a session that is about to end, within `<spaces-join>`.

export interface EndingStrings {
  /** `time` is a time of day. */
  readonly endsAt: (time: string) => string;
}

export const endingStrings: EndingStrings = {
  endsAt: (time) => `Your guest session ends at ${time}. You can join again then; what is said stays here.`,
};
