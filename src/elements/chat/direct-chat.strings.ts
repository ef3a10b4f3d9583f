/** English words of a conversation of two, within `<spaces-chat>`. */
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
  noPerson: 'Nobody was found',
  noPersonHint: 'No account that you can reach has this address. Invite the person by e-mail instead.',
  noDirect: 'You cannot talk directly',
  noDirectHint:
    'This works with people of your organization or met in a space, and with guests while both of you are in the same space.',
  tryAgain: 'Try again',
};
