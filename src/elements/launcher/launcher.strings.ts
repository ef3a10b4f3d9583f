/** The English strings of `<spaces-launcher>`. Other languages are in `locales/`. Counts are whole numbers. */
import { formatCount } from '../../controllers/language.ts';

export interface LauncherStrings {
  /** The name of the button and of the panel, unless the page gives one. `spaces-launcher.ts` has it before the click. */
  readonly chat: string;
  readonly close: string;
  readonly tryAgain: string;
  /** From a conversation back to the list. */
  readonly back: string;
  /** The name of the button; `label` is its name without new messages. */
  readonly unread: (label: string, count: number) => string;
}

export const launcherStrings: LauncherStrings = {
  chat: 'Chat',
  close: 'Close',
  tryAgain: 'Try again',
  back: 'All conversations',
  unread: (label, count) =>
    `${label}, ${count === 1 ? '1 new message' : `${formatCount(count)} new messages`}`,
};
