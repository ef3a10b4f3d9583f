/** The English strings of `<spaces-user-search>` that the field shows before the picker is loaded. */
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
  required: 'Please choose a person.',
  unfinished: 'Choose a person from the list, or enter a complete e-mail address.',
};
