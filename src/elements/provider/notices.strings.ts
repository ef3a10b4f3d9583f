/** The English strings of the notices of `<spaces-provider>`; other languages are in `locales/`. */
export interface NoticeStrings {
  readonly notices: string;
  readonly desktop: string;
  readonly sound: string;
  readonly denied: string;
}

export const noticeStrings: NoticeStrings = {
  notices: 'Notifications',
  desktop: 'Show new messages on the desktop',
  sound: 'Play a sound for new messages',
  denied: 'The browser blocks notifications of this site. Allow them in its settings.',
};
