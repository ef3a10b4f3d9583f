/** English words of `<spaces-join>`. */

export interface JoinStrings {
  /** Headings. `space` is a name, possibly only what the link claims. */
  readonly joinSpace: (space: string) => string;
  readonly joinAnySpace: string;
  readonly inSpace: (space: string) => string;
  readonly sessionEnded: string;
  readonly cannotJoin: string;

  /** What the link says, and that only the link says it. */
  readonly invitedBy: (inviter: string) => string;
  readonly nameFromLink: string;

  readonly yourName: string;
  readonly yourNameHint: string;
  readonly nameMissing: string;
  readonly joinAsGuest: string;
  readonly joinAs: (name: string) => string;
  readonly joinPlain: string;
  readonly anotherName: string;
  readonly joining: string;

  readonly pin: string;
  readonly pinHint: string;
  readonly pinMissing: string;
  readonly pinWrong: string;
  readonly continue: string;

  readonly joinedAs: (name: string) => string;
  readonly asGuest: (name: string) => string;
  readonly leave: string;
  readonly sessionEndedHint: string;
  readonly joinAgainAs: (name: string) => string;
  readonly joinAgain: string;

  readonly tryAgain: string;
  readonly back: string;
  readonly noGuests: string;
  readonly noInvite: string;
}

export const joinStrings: JoinStrings = {
  joinSpace: (space) => `Join “${space}”`,
  joinAnySpace: 'Join the conversation',
  inSpace: (space) => `You are in ${space}`,
  sessionEnded: 'Your session ended',
  cannotJoin: 'You cannot join yet',

  invitedBy: (inviter) => `${inviter} invites you, according to the link.`,
  nameFromLink: 'This is the name according to the link.',

  yourName: 'Your name',
  yourNameHint: 'Everyone in the conversation sees this name.',
  nameMissing: 'Please enter your name.',
  joinAsGuest: 'Join as guest',
  joinAs: (name) => `Join as ${name}`,
  joinPlain: 'Join',
  anotherName: 'Use another name',
  joining: 'Joining…',

  pin: 'PIN',
  pinHint: 'This space asks for a PIN. It is usually in the invitation.',
  pinMissing: 'Please enter the PIN.',
  pinWrong: 'That PIN is not right. Check the invitation and enter it again.',
  continue: 'Continue',

  joinedAs: (name) => `as ${name}`,
  asGuest: (name) => `as ${name} (guest)`,
  leave: 'Leave',
  sessionEndedHint: 'You were away for too long, or the service ended it.',
  joinAgainAs: (name) => `Join again as ${name}`,
  joinAgain: 'Join again',

  tryAgain: 'Try again',
  back: 'Back',
  noGuests: 'Guests cannot join here. Please sign in on this page first.',
  noInvite: 'Open the link from your invitation to join a conversation.',
};
