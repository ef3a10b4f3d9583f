/** The English strings of joining a call by telephone. */

export interface DialInStrings {
  readonly numbers: string;
  readonly code: string;
  /** Before the numbers. The links dial the code as well. */
  readonly how: string;
  readonly loading: string;
  /** The space has no code, or the service no numbers. */
  readonly none: string;
  readonly failed: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
}

export const dialInStrings: DialInStrings = {
  numbers: 'Numbers to call',
  code: 'Code',
  how: 'Call one of these numbers, and enter the code followed by #.',
  loading: 'Loading the telephone numbers…',
  none: 'This space cannot be joined by telephone.',
  failed: 'The telephone numbers could not be loaded.',
  copy: 'Copy numbers and code',
  copied: 'Copied.',
  notCopied: 'Your browser did not allow copying. Select the numbers and copy them.',
};
