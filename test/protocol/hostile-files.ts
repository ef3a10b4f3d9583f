/** Names and types of files that an attacker could send. */
const endings = ['exe', 'svg', 'html', 'xml', 'js', 'lnk', 'png', 'desktop'];
const patterns: readonly ((ending: string) => string)[] = [
  (ending) => `photo\u202Egnp.${ending}`,
  (ending) => `\u2066report\u2069.${ending}`,
  (ending) => `../../../../etc/cron.d/job.${ending}`,
  (ending) => `C:\\Windows\\System32\\drivers\\etc\\hosts.${ending}`,
  (ending) => `con.${ending}`,
  (ending) => `.${ending}`,
  (ending) => `${'long name '.repeat(1_000)}.${ending}`,
  (ending) => `${'a'.repeat(10_000)}.${ending}`,
  (ending) => `<img src=x onerror=alert(1)>.${ending}`,
  (ending) => `"onload="alert(1)" x=".${ending}`,
  (ending) => `javascript:alert(1)//.${ending}`,
  (ending) => `invoice.pdf${' '.repeat(300)}.${ending}`,
  (ending) => `a\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>.${ending}`,
  (ending) => `\0null\u0007bell.${ending}`,
  (ending) => `e${'\u0301'.repeat(500)}.${ending}`,
  (ending) => `\ud800lone\udfff.${ending}`,
  (ending) => `\u200b\u200c\u2060\ufeff\u3164.${ending}`,
  (ending) => `חשבונית.${ending}`,
  (ending) => `%2e%2e%2f%2e%2e%2fpasswd.${ending}`,
  (ending) => `name:stream.${ending}`,
  (ending) => `trailing dots.${ending}....  `,
  (ending) => `{{constructor.constructor('alert(1)')()}}.${ending}`,
  (ending) => `__proto__.${ending}`,
  () => '',
  () => '/',
];

export const hostileNames: readonly string[] = patterns.flatMap((pattern) => endings.map(pattern));

export const hostileTypes: readonly unknown[] = [
  'image/svg+xml',
  'text/html',
  'application/xhtml+xml',
  'text/xml',
  'image/svg+xml;charset=utf-8',
  'image/png\r\ntext/html',
  'IMAGE/SVG+XML',
  'image/png, text/html',
  'application/x-msdownload',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  '',
  null,
  7,
  { toString: 'image/png' },
];
