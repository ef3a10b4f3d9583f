/** Larkfield's own invitation mail, used as `mailTemplate` of `<spaces-invite-dialog>`. */
import type { MailTemplate } from '../src/index.ts';

const sentence = '{{inviter}} of Larkfield invites you to “{{title}}”';
const font = "font-family:Georgia,'Times New Roman',serif";
const quiet = 'font-size:14px;line-height:21px;color:#52605b';

/** The time and the note are optional. */
export const letter: MailTemplate = {
  subject: sentence,
  text: `Dear partner,

${sentence}.
{{when}}
{{note}}

Join here:
{{link}}

You only need this link and your name. You don’t need an account.

--${' '}
Larkfield Partners`,
  html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{title}}</title></head>
<body style="margin:0;padding:0;background:#f3f5f1">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f5f1"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #d8dfd8;border-radius:16px">
<tr><td bgcolor="#0c6353" style="padding:18px 32px;border-radius:15px 15px 0 0;border-bottom:4px solid #d9962b;${font};font-size:20px;color:#ffffff"><strong>Larkfield</strong> Partners</td></tr>
<tr><td style="padding:28px 32px 0;${font};font-size:17px;line-height:26px;color:#16211e">Dear partner,<br>{{inviter}} of Larkfield invites you to</td></tr>
<tr><td style="padding:8px 32px 0;${font};font-size:27px;line-height:34px;font-weight:700;color:#0c6353;overflow-wrap:break-word">{{title}}</td></tr>
<tr><td style="padding:8px 32px 0;${font};font-size:17px;line-height:26px;color:#16211e"><div style="font-weight:700">{{when}}</div><div style="font-style:italic;white-space:pre-line;overflow-wrap:break-word">{{note}}</div></td></tr>
<tr><td style="padding:20px 32px 24px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#0c6353" style="border-radius:10px"><a href="{{link}}" style="display:inline-block;padding:13px 26px;${font};font-size:17px;font-weight:700;color:#ffffff;text-decoration:none">Join</a></td></tr></table></td></tr>
<tr><td style="padding:0 32px 24px;${font};${quiet}">You only need this link and your name. You don’t need an account. If the button does not work, copy this address into your browser:<br><a href="{{link}}" style="color:#0c6353;word-break:break-all">{{link}}</a></td></tr>
<tr><td style="padding:16px 32px 24px;border-top:1px solid #d8dfd8;${font};${quiet}">Larkfield Partners, harbour works</td></tr>
</table></td></tr></table></body></html>`,
};
