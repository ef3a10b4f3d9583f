/** The English strings that `<spaces-chat>` adds for direct conversations. */
export interface DirectStrings {
  readonly here: string;
  readonly away: string;
  readonly noPerson: string;
  readonly noPersonHint: string;
  readonly noDirect: string;
  readonly noDirectHint: string;
  readonly tryAgain: string;
}

export const directStrings: DirectStrings = {
  here: 'Here now',
  away: 'Not here right now',
  noPerson: 'Person not found',
  noPersonHint:
    'There is no account with this address that you can contact. Invite the person by e-mail instead.',
  noDirect: 'A direct conversation is not possible',
  noDirectHint:
    'You can talk directly to people in your organization, to people you share a space with, and to guests while both of you are in the same space.',
  tryAgain: 'Try again',
};
