/** The texts of the invitation mail in Arabic. The marks keep names in another script apart from the sentence. */
import type { MailTexts } from './invitation-mail.ts';

export const arMail: MailTexts = {
  lang: 'ar',
  dir: 'rtl',
  quoted: (title) => `«\u2068${title}\u2069»`,
  subject: (inviter, quoted) => `دعوة من \u2068${inviter}\u2069 إلى ${quoted}`,
  invites: (inviter) => `دعوة من \u2068${inviter}\u2069 إلى`,
  join: 'فتح المحادثة',
  meet: 'الانضمام إلى المكالمة',
  when: 'الموعد',
  noAccount: 'لا حاجة إلى حساب: يكفي الرابط والاسم.',
  linkBelow: 'إذا لم يعمل الزر، يُرجى نسخ هذا العنوان إلى المتصفح:',
  reason: (inviter) => `وصلتك هذه الرسالة بعد إدخال عنوانك من قِبل \u2068${inviter}\u2069.`,
};
