/** English words of signing in, within `<spaces-join>`. */

export interface AccountStrings {
  readonly signIn: string;
  readonly with: (provider: string) => string;
  readonly waiting: string;
  readonly waitingHint: string;
  readonly openAgain: string;
  readonly cancel: string;
  readonly another: string;
  readonly guestInstead: string;
  readonly wrong: string;
  /** Names the account, by name and e-mail address. */
  readonly wrongHint: (account: string) => string;
  readonly asGuest: string;
}

export const accountStrings: AccountStrings = {
  signIn: 'Sign in',
  with: (provider) => `Sign in with ${provider}`,
  waiting: 'Please sign in in the window that opened.',
  waitingHint: 'This page goes on by itself. If the window is gone, open it again.',
  openAgain: 'Open it again',
  cancel: 'Cancel',
  another: 'Use another account',
  guestInstead: 'Join as guest instead',
  wrong: 'This invitation is for somebody else',
  wrongHint: (account) => `You are signed in as ${account}; this invitation is not for this account.`,
  asGuest: 'Continue as guest',
};
