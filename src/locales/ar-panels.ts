/** The Arabic strings of the panels of a conversation. Loads with the first one. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('ar');
const plural = pluralOf('ar');

const messages = (count: number): string =>
  plural(count, {
    zero: 'لا رسائل',
    one: 'رسالة واحدة',
    two: 'رسالتان',
    few: `${number.format(count)} رسائل`,
    many: `${number.format(count)} رسالة`,
    other: (count) => `${number.format(count)} رسالة`,
  });

const comments = (count: number): string =>
  plural(count, {
    zero: 'التعليقات',
    one: 'تعليق واحد',
    two: 'تعليقان',
    few: `${number.format(count)} تعليقات`,
    many: `${number.format(count)} تعليقًا`,
    other: (count) => `${number.format(count)} تعليق`,
  });

export const arPanels = {
  panels: {
    titles: {
      people: 'الأعضاء',
      search: 'البحث في الرسائل',
      files: 'الملفات',
      posts: 'المنشورات والمهام',
    },
    close: 'إغلاق',
    back: 'الرجوع إلى المحادثة',
    loading: 'جارٍ التحميل…',
    tryAgain: 'إعادة المحاولة',
    more: 'عرض المزيد',
    moreFailed: 'تعذّر تحميل المزيد.',
    cancel: 'إلغاء',

    filter: 'البحث عن عضو',
    roles: { admin: 'مسؤول', member: 'عضو', guest: 'ضيف' },
    presence: { here: 'هنا الآن', 'in-call': 'في المكالمة', away: 'ليس هنا' },
    notHere: (text: string) => `لا أحد هنا باسم «${text}».`,
    loadingMembers: (count: number) => `تم التحميل حتى الآن: ${number.format(count)}…`,
    denied: 'لا تعرض لك الخدمة كل الأعضاء. هؤلاء الأشخاص هنا الآن.',
    tooMany: 'عدد أعضاء هذه المساحة أكبر مما يمكن عرضه هنا.',
    actionsFor: (name: string) => `إجراءات بشأن ${name}`,
    write: 'كتابة رسالة مباشرة',
    makeAdmin: 'منح دور المسؤول',
    makeMember: 'منح دور العضو',
    remove: 'إزالة من المساحة',
    askRemove: (name: string) => `هل تريد إزالة ${name} من هذه المساحة؟`,
    removed: (name: string) => `تمت إزالة ${name} من المساحة`,
    roleChanged: (name: string, role: string) => `الدور الجديد لـ ${name}: ${role}`,
    notPossible: 'لا تسمح الخدمة بذلك.',
    talkInList: (name: string) => `محادثتك مع ${name} موجودة في قائمة مساحاتك.`,

    hint: 'يُرجى إدخال حرفين على الأقل.',
    noMatch: (text: string) => `لا توجد رسالة تحتوي على «${text}».`,
    found: (count: number, hasMore: boolean) => `${messages(count)}${hasMore ? ' والمزيد' : ''}`,
    attachment: 'ملف',
    messageMissing: 'لم يُعثر على هذه الرسالة في المحادثة.',
    showMessage: 'عرض في المحادثة',

    noFiles: 'لم يُرسل أي ملف بعد.',

    kinds: { idea: 'المنشورات', task: 'المهام' },
    none: { idea: 'لا توجد منشورات في هذه المساحة.', task: 'لا توجد مهام في هذه المساحة.' },
    done: 'مكتملة',
    open: 'مفتوحة',
    due: (date: string) => `تاريخ الاستحقاق: ${date}`,
    assigned: (names: string) => `مسندة إلى: ${names}`,
    someone: 'شخص ما',
    comments,
    noComments: 'لا توجد تعليقات',
  },
};
