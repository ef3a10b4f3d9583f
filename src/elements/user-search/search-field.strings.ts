/** English words of `<spaces-user-search>` before anybody looks for somebody. */
export interface FieldStrings {
  readonly findPeople: string;
  readonly placeholder: string;
  readonly tryAgain: string;
  readonly required: string;
  readonly unfinished: string;
}

export const fieldStrings: FieldStrings = {
  findPeople: 'Find people',
  placeholder: 'Name or e-mail address',
  tryAgain: 'Try again',
  required: 'Please choose somebody.',
  unfinished: 'Choose somebody from the list, or type a whole e-mail address.',
};
