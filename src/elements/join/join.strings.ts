/** The English strings of `<spaces-join>`. */

export interface JoinStrings {
  /** Headings. Before joining, the name of the space comes from the link and is not verified. */
  readonly joinSpace: (space: string) => string;
  readonly joinAnySpace: string;
  readonly inSpace: (space: string) => string;

  readonly invitedBy: (inviter: string) => string;
  /** A hint after `invitedBy`, because anyone can write a link. */
  readonly notVerified: string;
  readonly nameNotVerified: string;

  readonly yourName: string;
  readonly yourNameHint: string;
  readonly nameMissing: string;
  readonly joinAsGuest: string;
  readonly joining: string;

  readonly joinedAs: (name: string) => string;
  readonly asGuest: (name: string) => string;
  readonly leave: string;

  readonly tryAgain: string;
}

export const joinStrings: JoinStrings = {
  joinSpace: (space) => `Join “${space}”`,
  joinAnySpace: 'Join the conversation',
  inSpace: (space) => `You are in ${space}`,

  invitedBy: (inviter) => `${inviter} invited you`,
  notVerified: 'Not verified',
  nameNotVerified: 'The name of this space is not verified.',

  yourName: 'Your name',
  yourNameHint: 'Everyone in the space sees this name.',
  nameMissing: 'Please enter your name.',
  joinAsGuest: 'Join as guest',
  joining: 'Joining…',

  joinedAs: (name) => `as ${name}`,
  asGuest: (name) => `as ${name} (guest)`,
  leave: 'Leave',

  tryAgain: 'Try again',
};
