/** The English strings of the account panel of `<spaces-join>`. */

export interface AccountStrings {
  readonly signIn: string;
  readonly with: (provider: string) => string;
  readonly waiting: string;
  readonly waitingHint: string;
  readonly openAgain: string;
  /** The window looks closed, which can be wrong. */
  readonly closed: string;
  readonly closedHint: string;
  readonly signInAgain: string;
  readonly cancel: string;
  readonly another: string;
  readonly signOut: string;
  readonly guestInstead: string;
  readonly wrong: string;
  /** Names the account, by name and e-mail address. */
  readonly wrongHint: (account: string) => string;
  /** The same when the service gave no reason. */
  readonly unclearHint: (account: string) => string;
  readonly pinHint: string;
  readonly asGuest: string;
  readonly signUp: string;
  /** Marks the sign-in method that was used last. */
  readonly lastUsed: string;
  readonly known: (account: string) => string;
  /** Shown to a guest who is in the space. */
  readonly haveAccount: string;
  readonly goesOn: string;
  /** Begins like every button that joins with a known name. */
  readonly goOnAs: (name: string) => string;
  readonly stay: string;
  readonly stillHere: (name: string) => string;
}

export const accountStrings: AccountStrings = {
  signIn: 'Sign in',
  with: (provider) => `Sign in with ${provider}`,
  waiting: 'Please sign in using the window that opened.',
  waitingHint: 'This page continues automatically. If you closed the window, open it again.',
  openAgain: 'Open it again',
  closed: 'The sign-in window seems to be closed.',
  closedHint: 'If it is still open, finish there. This page then continues automatically.',
  signInAgain: 'Sign in again',
  cancel: 'Cancel',
  signOut: 'Sign out',
  another: 'Use another account',
  guestInstead: 'Join as guest instead',
  wrong: 'This invitation is for another account',
  wrongHint: (account) => `You are signed in as ${account}; this invitation is not for this account.`,
  unclearHint: (account) =>
    `You are signed in as ${account}. The service did not say why this account cannot join: the invitation is for another account, or the space requires a PIN.`,
  pinHint: 'If your invitation came with a PIN, enter it here.',
  asGuest: 'Continue as guest',
  signUp: 'Sign up',
  lastUsed: 'Last used',
  known: (account) => `You are signed in as ${account}.`,
  haveAccount: 'You are here as a guest. Were you invited with your account?',
  goesOn: 'You stay in the conversation, and your next messages are sent under this name.',
  goOnAs: (name) => `Continue as ${name}`,
  stay: 'Stay as guest',
  stillHere: (name) => `You are still here as ${name}.`,
};
