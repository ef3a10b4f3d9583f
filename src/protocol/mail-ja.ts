/** The texts of the invitation mail in Japanese. */
import type { MailTexts } from './invitation-mail.ts';

export const jaMail: MailTexts = {
  lang: 'ja',
  dir: 'ltr',
  quoted: (title) => `「${title}」`,
  subject: (inviter, quoted) => `${inviter}さんから${quoted}への招待`,
  invites: (inviter) => `${inviter}さんからの招待`,
  join: '会話を開く',
  meet: '通話に参加',
  when: '日時',
  noAccount: 'アカウントは必要ありません。リンクとお名前だけで参加できます。',
  linkBelow: 'ボタンが機能しない場合は、このアドレスをブラウザーにコピーしてください。',
  reason: (inviter) => `このメールは、${inviter}さんがあなたのアドレスを入力したため送信されました。`,
};
