/** English words of `<spaces-join>`. */

export interface JoinStrings {
  /** Headings. `space` is a name, possibly only what the link claims. */
  readonly joinSpace: (space: string) => string;
  readonly joinAnySpace: string;
  readonly inSpace: (space: string) => string;
  readonly cannotJoin: string;

  /** What the link says, and that only the link says it. */
  readonly invitedBy: (inviter: string) => string;
  readonly nameFromLink: string;

  readonly yourName: string;
  readonly yourNameHint: string;
  readonly nameMissing: string;
  readonly joinAsGuest: string;
  readonly joining: string;

  readonly joinedAs: (name: string) => string;
  readonly asGuest: (name: string) => string;
  readonly leave: string;

  readonly tryAgain: string;
  readonly back: string;
}

export const joinStrings: JoinStrings = {
  joinSpace: (space) => `Join “${space}”`,
  joinAnySpace: 'Join the conversation',
  inSpace: (space) => `You are in ${space}`,
  cannotJoin: 'You cannot join yet',

  invitedBy: (inviter) => `${inviter} invites you, according to the link.`,
  nameFromLink: 'This is the name according to the link.',

  yourName: 'Your name',
  yourNameHint: 'Everyone in the conversation sees this name.',
  nameMissing: 'Please enter your name.',
  joinAsGuest: 'Join as guest',
  joining: 'Joining…',

  joinedAs: (name) => `as ${name}`,
  asGuest: (name) => `as ${name} (guest)`,
  leave: 'Leave',

  tryAgain: 'Try again',
  back: 'Back',
};
