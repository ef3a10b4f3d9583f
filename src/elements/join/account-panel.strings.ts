/** English words of signing in, within `<spaces-join>`. */

export interface AccountStrings {
  readonly signIn: string;
  readonly with: (provider: string) => string;
  readonly waiting: string;
  readonly waitingHint: string;
  readonly openAgain: string;
  readonly cancel: string;
  readonly another: string;
  readonly signOut: string;
  readonly guestInstead: string;
  readonly wrong: string;
  /** Names the account, by name and e-mail address. */
  readonly wrongHint: (account: string) => string;
  /** The same where the service gave no reason. */
  readonly unclearHint: (account: string) => string;
  readonly pinHint: string;
  readonly asGuest: string;
  readonly signUp: string;
  /** Marks the way in that was used last. */
  readonly lastWay: string;
  readonly known: (account: string) => string;
  /** To a guest who is in. */
  readonly haveAccount: string;
  readonly goesOn: string;
  /** Begins like a way in with a name begins everywhere. */
  readonly goOnAs: (name: string) => string;
  readonly stay: string;
  readonly stillHere: (name: string) => string;
}

export const accountStrings: AccountStrings = {
  signIn: 'Sign in',
  with: (provider) => `Sign in with ${provider}`,
  waiting: 'Please sign in in the window that opened.',
  waitingHint: 'This page goes on by itself. If the window is gone, open it again.',
  openAgain: 'Open it again',
  cancel: 'Cancel',
  signOut: 'Sign out',
  another: 'Use another account',
  guestInstead: 'Join as guest instead',
  wrong: 'This invitation is for somebody else',
  wrongHint: (account) => `You are signed in as ${account}; this invitation is not for this account.`,
  unclearHint: (account) =>
    `You are signed in as ${account}. The service did not say why it keeps this account out: this invitation is not for it, or the space asks for a PIN.`,
  pinHint: 'If your invitation came with a PIN, enter it here.',
  asGuest: 'Continue as guest',
  signUp: 'Sign up',
  lastWay: 'Used last',
  known: (account) => `You are signed in as ${account}.`,
  haveAccount: 'You are here as a guest. Were you invited with an account?',
  goesOn: 'The conversation stays; from then on you write under this name.',
  goOnAs: (name) => `Continue as ${name}`,
  stay: 'Stay as guest',
  stillHere: (name) => `You are still here as ${name}.`,
};
