/** What a list does without until it is drawn: its store, and its rows. */
export { createMySpaces } from '../../stores/my-spaces.ts';
export { ListBox } from './list-box.ts';
export { Moments } from './moments.ts';
