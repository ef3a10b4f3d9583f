/** The Arabic strings of all elements. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('ar');
const plural = pluralOf('ar');

/** What is counted: none, one and two of it in words, and its forms after a number. */
interface Counted {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

const counted =
  ({ zero, one, two, few, many, other }: Counted) =>
  (count: number): string =>
    plural(count, {
      zero,
      one,
      two,
      few: `${number.format(count)} ${few}`,
      many: `${number.format(count)} ${many}`,
      other: (count) => `${number.format(count)} ${other}`,
    });

const countPeople = counted({
  zero: 'لا أحد',
  one: 'شخص واحد',
  two: 'شخصان',
  few: 'أشخاص',
  many: 'شخصًا',
  other: 'شخص',
});
const addresses = counted({
  zero: 'لا عناوين',
  one: 'عنوان واحد',
  two: 'عنوانان',
  few: 'عناوين',
  many: 'عنوانًا',
  other: 'عنوان',
});
const rows = counted({
  zero: 'لا صفوف',
  one: 'صف واحد',
  two: 'صفان',
  few: 'صفوف',
  many: 'صفًا',
  other: 'صف',
});
const news = counted({
  zero: 'لا رسائل جديدة',
  one: 'رسالة جديدة واحدة',
  two: 'رسالتان جديدتان',
  few: 'رسائل جديدة',
  many: 'رسالة جديدة',
  other: 'رسالة جديدة',
});

/** Why a user can only read a conversation. */
const ends = {
  removed: 'تمت إزالتك من هذه المساحة.',
  deleted: 'تم حذف هذه المساحة.',
  archived: 'تمت أرشفة هذه المساحة. لم تعد تقبل الرسائل.',
};

const opensPage = (host: string) =>
  `تُفتح المكالمة في علامة تبويب جديدة على ${host}. قد يلزم تسجيل الدخول هناك.`;

const newRole = {
  admin: 'دورك الآن في هذه المساحة: مسؤول',
  member: 'دورك الآن في هذه المساحة: عضو',
  guest: 'دورك الآن في هذه المساحة: ضيف',
};

const invite = {
  invitePeople: 'دعوة أشخاص',
  inviteTo: (title: string) => `دعوة أشخاص إلى «${title}»`,
  newSpace: 'مساحة جديدة',
  close: 'إغلاق',
  spaceTitle: 'عنوان المساحة',
  titleMissing: 'يُرجى إدخال عنوان للمساحة.',
  people: 'الدعوة بالاسم أو البريد الإلكتروني',
  notFound: (name: string) => `لم يُعثر على أشخاص باسم «${name}». يُرجى إدخال عنوان بريد إلكتروني.`,
  peopleMissing: 'يُرجى اختيار شخص واحد على الأقل أو إدخال عنوان بريد إلكتروني.',
  defaultRole: 'الدور',
  roleOf: (person: string) => `دور ${person}`,
  roles: { admin: 'مسؤول', member: 'عضو', guest: 'ضيف' },
  adminWarning: 'يمكن للمسؤولين تغيير المساحة وإزالة الأشخاص ومنح الآخرين دور المسؤول.',
  outsideWarning: (count: number, domain: string) => `من خارج ${domain}: ${countPeople(count)}.`,
  andMore: (count: number) => `سيُمنح الدور أعلاه أيضًا إلى: ${countPeople(count)}.`,
  setTime: 'تحديد التاريخ والوقت',
  date: 'التاريخ',
  time: 'وقت البدء',
  zone: 'المنطقة الزمنية',
  city: 'البحث عن منطقة زمنية حسب المدينة',
  length: 'المدة',
  minutes: counted({
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتان',
    few: 'دقائق',
    many: 'دقيقة',
    other: 'دقيقة',
  }),
  timeMissing: 'يُرجى إدخال التاريخ والوقت.',
  mailLanguage: 'لغة الدعوة',
  note: 'رسالة شخصية',
  preview: 'معاينة',
  willInvite: (count: number) => `ستُرسل الدعوة إلى: ${countPeople(count)}.`,
  sendInvitations: 'إرسال الدعوات',
  createInvitations: 'إنشاء الدعوات',
  createSpace: 'إنشاء مساحة',
  cancel: 'إلغاء',
  back: 'رجوع',
  confirmTitle: (count: number) => `إرسال الدعوة؟ (${countPeople(count)})`,
  confirmText: 'يُرجى مراجعة الأشخاص وأدوارهم. لا يمكن سحب الدعوات.',
  sending: (done: number, total: number) =>
    `جارٍ إرسال الدعوات: ${number.format(done)} من ${number.format(total)}`,
  opening: 'جارٍ الفتح…',
  result: (sent: number, total: number) =>
    sent < total
      ? `الدعوات المُرسلة: ${number.format(sent)} من ${number.format(total)}`
      : total === 1
        ? 'تم إرسال الدعوة'
        : 'تم إرسال كل الدعوات',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `الدعوات الجاهزة: ${number.format(made)} من ${number.format(total)}`
      : total === 1
        ? 'الدعوة جاهزة'
        : 'كل الدعوات جاهزة',
  made: 'الدعوة جاهزة',
  mail: { sending: 'جارٍ الإرسال…', failed: 'لم تُرسل' },
  mailsFailedHint: 'لم تُرسل الرسالة الإلكترونية. يُرجى المحاولة مرة أخرى أو مشاركة الرابط بنفسك.',
  mailsSending: 'جارٍ إرسال الدعوات…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'لم تُرسل الدعوة'
      : `الدعوات التي لم تُرسل: ${number.format(failed)} من ${number.format(total)}`,
  created: (title: string) => `تم إنشاء المساحة «${title}».`,
  outcome: {
    sent: 'تمت الدعوة',
    'in-space': 'في المساحة بالفعل',
    invalid: 'العنوان أو الدور غير صالح',
    refused: 'لم تتم الدعوة',
    unconfirmed: 'غير مؤكدة',
  },
  unconfirmedHint:
    '«غير مؤكدة» تعني أن الخدمة لم تستجب، لذا ربما أُرسلت الدعوة. يُرجى سؤال الشخص قبل دعوته مرة أخرى.',
  tryAgain: 'إعادة المحاولة',
  done: 'تم',
  link: 'رابط المساحة',
  copyLink: 'نسخ الرابط',
  copyServiceLink: 'نسخ رابط Avaya Spaces',
  serviceMailHint: 'يؤدي الرابط في هذه الرسائل إلى Avaya Spaces. ويؤدي الرابط أدناه إلى هذا الموقع.',
  joinPageWrong: 'صفحة الانضمام في هذا الموقع غير معدّة بشكل صحيح، لذا يؤدي الرابط إلى Avaya Spaces.',
  copyInvitation: 'نسخ الدعوة',
  copied: 'تم النسخ.',
  notCopied: 'لم يسمح المتصفح بالنسخ. يُرجى تحديد الرابط ونسخه يدويًا.',
  mailProgram: 'كتابة رسالة إلكترونية',
  share: 'مشاركة…',
  qrCode: 'رمز QR',
  qrLabel: (title: string) => `رمز QR مع رابط «${title}»`,
  calendarFile: 'ملف التقويم',
  cancellationFile: 'إلغاء في التقويم',
  fromFile: 'استيراد من ملف…',
  fileColumn: (name: string) => `أي عمود في «${name}» يحتوي على العناوين؟`,
  unnamedColumn: (position: number) => `العمود ${number.format(position)}`,
  takeAddresses: (count: number) => `إضافة العناوين (${number.format(count)})`,
  fileRoles: (column: string) => `استخدام الأدوار من العمود «${column}»`,
  unknownRoles: (values: string) => `سيُمنح الدور الافتراضي لهؤلاء الأشخاص، لأن أدوارهم غير معروفة: ${values}`,
  rowsWithout: (count: number) => `بلا عنوان في هذا العمود: ${rows(count)}`,
  otherAddresses: (count: number) => `في أعمدة أخرى فقط: ${addresses(count)}`,
  fileProblem: {
    empty: (name: string) => `لا يحتوي «${name}» على عناوين بريد إلكتروني.`,
    large: (name: string, most: number) =>
      `حجم «${name}» كبير جدًا. الحد الأقصى للأشخاص في الملف: ${number.format(most)}.`,
    unreadable: (name: string) => `تعذّرت قراءة «${name}». يُرجى المحاولة مرة أخرى.`,
  },
  onlyGuests: 'يمكنك دعوة الضيوف فقط إلى هذه المساحة.',
  marks: { inside: 'في المساحة بالفعل', awaited: 'تمت الدعوة من قبل', outside: 'خارجي' },
  insideWarning: (count: number) => `في المساحة بالفعل ولن تصلهم دعوة: ${countPeople(count)}.`,
  awaitedWarning: (count: number) => `تمت دعوتهم من قبل وستصلهم دعوة أخرى: ${countPeople(count)}.`,
  mode: 'يفتح الرابط',
  modes: { join: 'المحادثة', meet: 'المكالمة' },
  waiting: (count: number) => `الدعوات المعلّقة: ${number.format(count)}`,
  sendAgain: 'إعادة الإرسال',
  resend: (person: string) => `إعادة الإرسال إلى ${person}`,
  resent: 'تمت إعادة الإرسال.',
  noRevoke: 'لا يمكن سحب الدعوات. لمنع شخص من الدخول، يُرجى إزالته من المساحة.',
  signIn: 'تسجيل الدخول',
  signInClosed:
    'يبدو أن نافذة تسجيل الدخول مغلقة. إذا كانت لا تزال مفتوحة، فيُرجى إكمال التسجيل فيها أو تسجيل الدخول هنا مرة أخرى.',
  continueAs: (name: string) => `المتابعة باسم ${name}`,
  barred: {
    'signed-out': 'يُرجى تسجيل الدخول لدعوة أشخاص. لا يمكن للضيوف إرسال دعوات.',
    role: 'لا يمكنك دعوة أشخاص هنا. يُرجى طلب ذلك من مسؤول المساحة.',
  },
};

// The search for people.

const userSearch = {
  findPeople: 'البحث عن أشخاص',
  placeholder: 'الاسم أو عنوان البريد الإلكتروني',
  people: 'الأشخاص',
  chosen: 'الأشخاص المختارون',
  recent: 'الأحدث',

  searching: 'جارٍ البحث…',
  loadingMore: 'جارٍ تحميل المزيد…',
  loadMore: 'تحميل المزيد',
  found: (count: number) => `نتائج البحث: ${countPeople(count)}`,
  andMore: 'مرّر لعرض المزيد',
  someMissing: 'قد لا يظهر بعض الأشخاص لأن جزءًا من البحث لم ينجح.',
  noneFound: (text: string) => `لم يُعثر على أشخاص باسم «${text}»`,
  noneFoundHint:
    'يمكنك العثور على أشخاص من مؤسستك وعلى من التقيت بهم في مساحة. لدعوة غيرهم، يُرجى إدخال عناوين بريدهم الإلكتروني.',
  invite: (email: string) => `دعوة ${email}`,
  inviteHint: 'يتم الانضمام برابط الدعوة',
  inviteByEmail: 'دعوة بالبريد الإلكتروني',
  signedOut: 'يُرجى تسجيل الدخول للبحث عن أشخاص.',
  notForGuests: 'لا يمكن للضيوف البحث عن أشخاص. يُرجى تسجيل الدخول بحساب للبحث.',
  tryAgain: 'إعادة المحاولة',

  inSpace: 'في هذه المساحة بالفعل',
  alreadyChosen: 'تم الاختيار من قبل',
  noGuestAction: 'لا يمكن للضيوف القيام بذلك',
  noAddress: 'عنوان البريد الإلكتروني غير معروف',
  notMet: 'من خارج مؤسستك ولم تجمعكما مساحة',
  noAdding: 'لا يمكن لضيوف هذه المساحة إضافة أشخاص',
  notAllowed: 'لم تسمح الخدمة بذلك',
  hereNow: 'هنا الآن',

  remove: (name: string) => `إزالة ${name}`,
  showMore: (count: number) => `عرض المزيد (${number.format(count)})`,
  picked: (name: string) => `تم اختيار ${name}`,
  removed: (name: string) => `تمت إزالة ${name}`,
  opening: (name: string) => `جارٍ فتح المحادثة مع ${name}…`,
  adding: (name: string) => `جارٍ إضافة ${name}…`,
  added: (name: string) => `تمت إضافة ${name} إلى المساحة`,
  noDirect: (name: string) =>
    `لا يمكنك التحدث مباشرةً مع ${name}، بل فقط مع أشخاص من مؤسستك أو من التقيت بهم في مساحة.`,
  noAdd: (name: string) => `لم تسمح لك الخدمة بإضافة ${name} إلى هذه المساحة.`,
  calling: (name: string) => `تُفتح المكالمة مع ${name} في علامة تبويب جديدة.`,
  ringing: (name: string) => `جارٍ الاتصال: ${name}…`,
  openCall: 'فتح المكالمة',
  role: 'الدور في المساحة',
  roles: { member: 'عضو', admin: 'مسؤول' },

  lookingUp: (done: number, total: number) =>
    `جارٍ البحث عن العناوين: ${number.format(done)} من ${number.format(total)}`,
  reportFound: (count: number) => `تم العثور على: ${countPeople(count)}`,
  reportInSpace: (count: number) => `في هذه المساحة بالفعل: ${countPeople(count)}`,
  reportUnknown: (count: number) => `للدعوة بالبريد الإلكتروني: ${addresses(count)}`,
  reportDuplicates: (count: number) => `مكرّر وتم تخطيه: ${addresses(count)}`,
  reportNames: (count: number, some: string) =>
    `أسماء تم تخطيها: ${number.format(count)}، لأن القوائم تقبل عناوين البريد الإلكتروني فقط؛ يُرجى البحث عن الاسم: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `إدخالات ليست عناوين بريد إلكتروني (${number.format(count)}): ${some}`,
  reportUnchecked: (count: number) => `تعذّر البحث عنها وستتم الدعوة بالبريد الإلكتروني: ${addresses(count)}`,
  reportUnread: (rest: string) => `القائمة طويلة جدًا. لم يُضف شيء ابتداءً من هنا: ${rest}`,
  close: 'إغلاق',

  required: 'يُرجى اختيار شخص.',
  unfinished: 'يُرجى اختيار شخص من القائمة أو إدخال عنوان بريد إلكتروني كامل.',
};

// All other elements.

const spacesFound = counted({
  zero: 'لا مساحات',
  one: 'مساحة واحدة',
  two: 'مساحتان',
  few: 'مساحات',
  many: 'مساحة',
  other: 'مساحة',
});

const failures: Readonly<Record<string, string>> = {
  offline: 'لا يوجد اتصال بالإنترنت. يُرجى التحقق من الاتصال.',
  unreachable: 'يتعذّر الوصول إلى الخدمة حاليًا.',
  timeout: 'استغرقت الخدمة وقتًا طويلًا للاستجابة.',
  'rate-limited': 'الطلبات كثيرة جدًا. يُرجى الانتظار قليلًا ثم المحاولة مرة أخرى.',
  'server-error': 'تواجه الخدمة مشكلة حاليًا.',
  'bad-answer': 'أرسلت الخدمة استجابة غير مفهومة.',
  unauthorized: 'انتهت جلستك. يُرجى تسجيل الدخول أو الانضمام مرة أخرى.',
  forbidden: 'ليس لديك إذن للقيام بذلك.',
  'pin-required': 'تتطلب هذه المساحة رمز PIN. يوجد عادةً في الدعوة.',
  'not-found': 'لم يُعثر على هذا. ربما تم حذفه.',
  rejected: 'لم تقبل الخدمة هذا الطلب.',
  'server-not-allowed': 'لا يُسمح لهذه الصفحة باستخدام ذلك الخادم.',
  'bad-configuration': 'هذا الجزء من الصفحة غير معدّ بشكل صحيح. يُرجى إبلاغ مالك الموقع.',
  'token-unavailable': 'تعذّر على الصفحة تسجيل دخولك. يُرجى المحاولة مرة أخرى أو إعادة تحميل الصفحة.',
  'sign-in-refused': 'تم إلغاء تسجيل الدخول أو رفضه.',
  'sign-in-failed': 'لم ينجح تسجيل الدخول. يُرجى المحاولة مرة أخرى.',
};

export const ar = {
  join: {
    joinSpace: (space: string) => `الانضمام إلى «${space}»`,
    joinAnySpace: 'الانضمام إلى المحادثة',
    inSpace: (space: string) => `أنت في ${space}`,

    invitedBy: (inviter: string) => `وصلتك دعوة من ${inviter}`,
    notVerified: 'لم يتم التحقق',
    nameNotVerified: 'لم يتم التحقق من اسم هذه المساحة.',

    yourName: 'اسمك',
    yourNameHint: 'يظهر هذا الاسم لكل من في المحادثة.',
    nameMissing: 'يُرجى إدخال اسمك.',
    joinAsGuest: 'الانضمام كضيف',
    joining: 'جارٍ الانضمام…',

    joinedAs: (name: string) => `باسم ${name}`,
    asGuest: (name: string) => `باسم ${name} (ضيف)`,
    leave: 'مغادرة',

    tryAgain: 'إعادة المحاولة',
  },

  exceptions: {
    cannotJoin: 'لا يمكنك الانضمام بعد',
    back: 'رجوع',
    sessionEnded: 'انتهت جلستك',
    sessionEndedHint: 'طال غيابك أو أنهت الخدمة الجلسة.',
    endHeadings: {
      removed: (space: string) => `لم تعد في ${space}`,
      deleted: (space: string) => `تم حذف ${space}`,
      archived: (space: string) => `تمت أرشفة ${space}`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `الانضمام باسم ${name}`,
    joinPlain: 'انضمام',
    anotherName: 'استخدام اسم آخر',
    pin: 'رمز PIN',
    pinHint: 'تتطلب هذه المساحة رمز PIN. يوجد عادةً في الدعوة.',
    pinMissing: 'يُرجى إدخال رمز PIN.',
    pinWrong: 'رمز PIN هذا غير صحيح. يُرجى مراجعة الدعوة والمحاولة مرة أخرى.',
    continue: 'متابعة',
    joinAgainAs: (name: string) => `الانضمام مجددًا باسم ${name}`,
    joinAgain: 'الانضمام مجددًا',
    noGuests: 'لا يمكن للضيوف الانضمام هنا. يُرجى تسجيل الدخول في هذه الصفحة أولًا.',
    callWith: (email: string) => `مكالمة مع ${email}`,
    roomOf: (email: string) => `غرفة اجتماعات ${email}`,
    startCall: 'بدء المكالمة',
    joinCall: 'الانضمام إلى المكالمة',
    opensPage,
    noInvite: 'للانضمام إلى محادثة، يُرجى فتح الرابط الوارد في الدعوة.',
    nextTry: (seconds: number) => `المحاولة التالية بعد ${number.format(seconds)} ث`,
    checking: 'جارٍ التحقق من الدعوة…',
    endsAt: (time: string) =>
      `تنتهي جلستك كضيف عند ${time}. يمكنك الانضمام مجددًا بعد ذلك، وستبقى الرسائل هنا.`,
    reasons: {
      'too-long': 'هذا الرابط تالف. يُرجى نسخه من الدعوة مرة أخرى.',
      'not-a-link': 'هذا ليس رابط دعوة. يُرجى نسخه من الدعوة مرة أخرى.',
      'not-secure': 'هذا الرابط غير آمن، لذا لم يُفتح.',
      'foreign-host': 'يؤدي هذا الرابط إلى موقع آخر، لذا لم يُفتح.',
      'has-credentials': 'يحتوي هذا الرابط على كلمة مرور، لذا لم يُفتح. يُرجى طلب رابط جديد.',
      'unknown-path': 'لا يؤدي هذا الرابط إلى دعوة. يُرجى نسخه من الدعوة مرة أخرى.',
      'bad-id': 'هذا الرابط تالف. يُرجى نسخه من الدعوة مرة أخرى.',
      'bad-email': 'هذا الرابط تالف. يُرجى نسخه من الدعوة مرة أخرى.',
      'no-space': 'يؤدي هذا الرابط إلى شخص، وليس إلى مساحة يمكنك الانضمام إليها هنا.',
      'unknown-invite': 'هذه الدعوة غير موجودة أو تم سحبها. يُرجى طلب دعوة جديدة ممن دعاك.',
      'not-allowed': 'لا يُسمح لك بالانضمام إلى هذه المساحة. يُرجى سؤال من دعاك.',
      archived: 'تمت أرشفة هذه المساحة ولم يعد الانضمام إليها ممكنًا.',
    },
  },

  account: {
    signIn: 'تسجيل الدخول',
    with: (provider: string) => `تسجيل الدخول عبر ${provider}`,
    waiting: 'يُرجى تسجيل الدخول في النافذة التي فُتحت.',
    waitingHint: 'ستتابع هذه الصفحة تلقائيًا. إذا أغلقت النافذة، فيُرجى فتحها مرة أخرى.',
    openAgain: 'فتح النافذة مرة أخرى',
    closed: 'يبدو أن نافذة تسجيل الدخول مغلقة.',
    closedHint: 'إذا كانت لا تزال مفتوحة، فيُرجى إكمال التسجيل فيها. ستتابع هذه الصفحة بعد ذلك تلقائيًا.',
    signInAgain: 'تسجيل الدخول مرة أخرى',
    cancel: 'إلغاء',
    signOut: 'تسجيل الخروج',
    another: 'استخدام حساب آخر',
    guestInstead: 'الانضمام كضيف بدلًا من ذلك',
    wrong: 'هذه الدعوة لحساب آخر',
    wrongHint: (account: string) => `تم تسجيل دخولك باسم ${account}، وهذه الدعوة ليست لهذا الحساب.`,
    unclearHint: (account: string) =>
      `تم تسجيل دخولك باسم ${account}. لم توضّح الخدمة سبب تعذّر انضمام هذا الحساب: إما أن الدعوة لحساب آخر أو أن المساحة تتطلب رمز PIN.`,
    pinHint: 'إذا تضمنت الدعوة رمز PIN، فيُرجى إدخاله هنا.',
    asGuest: 'المتابعة كضيف',
    signUp: 'إنشاء حساب',
    lastUsed: 'آخر استخدام',
    known: (account: string) => `تم تسجيل دخولك باسم ${account}.`,
    haveAccount: 'أنت هنا كضيف. هل وُجّهت الدعوة إلى حسابك؟',
    goesOn: 'ستبقى في المحادثة، وتُرسل رسائلك التالية بهذا الاسم.',
    goOnAs: (name: string) => `المتابعة باسم ${name}`,
    stay: 'البقاء كضيف',
    stillHere: (name: string) => `لا تزال هنا باسم ${name}.`,
  },

  direct: {
    here: 'هنا الآن',
    away: 'ليس هنا الآن',
    noPerson: 'لم يُعثر على الشخص',
    noPersonHint:
      'لا يوجد حساب بهذا العنوان يمكنك التواصل معه. يُرجى دعوة الشخص بالبريد الإلكتروني بدلًا من ذلك.',
    noDirect: 'لا يمكن إجراء محادثة مباشرة',
    noDirectHint:
      'يمكنك التحدث مباشرةً مع أشخاص من مؤسستك، ومع من تجمعك بهم مساحة، ومع الضيوف ما دمتما في المساحة نفسها.',
    tryAgain: 'إعادة المحاولة',
  },
  launcher: {
    chat: 'دردشة',
    close: 'إغلاق',
    tryAgain: 'إعادة المحاولة',
    back: 'كل المحادثات',
    unread: (label: string, count: number) => `${label}، ${news(count)}`,
  },
  problems: {
    polling: `لا يوجد اتصال مباشر. تظهر الرسائل الجديدة خلال ${number.format(30)} ثانية.`,
    nextTry: (seconds: number) => `المحاولة التالية بعد ${number.format(seconds)} ث`,
    expired: 'انتهت جلستك. يُرجى الانضمام مجددًا لمتابعة المحادثة.',
    ends,
    notFound: 'هذه المساحة غير موجودة',
    notFoundHint: 'ربما تم حذفها أو أن الرابط غير مكتمل.',
    notAllowed: 'ليس لديك إذن بالوصول إلى هذه المساحة',
    notAllowedHint: 'يُرجى طلب دعوة من أحد أعضاء المساحة.',
    pin: 'تتطلب هذه المساحة رمز PIN',
    pinHint: 'يُرجى الانضمام إليها برمز PIN لعرض المحادثة.',
    showMembers: (here: string, names: string) => `${here}: ${names}. عرض الأعضاء`,
    andMore: (count: number) => `و${number.format(count)} غيرهم`,
    menu: 'القائمة',
  },
  menu: {
    moreActions: 'المزيد من الإجراءات',
    copy: 'نسخ',
    quote: 'اقتباس',
    toQuoted: 'الانتقال إلى الرسالة المقتبسة',
    editing: 'تعديل الرسالة',
    save: 'حفظ',
    cancel: 'إلغاء',
    askDelete: 'هل تريد حذف هذه الرسالة؟',
    keep: 'الاحتفاظ بها',
  },
  writing: {
    people: 'أشخاص يمكن ذكرهم',
    found: countPeople,
    mentionedYou: (name: string, words: string) => `ورد ذكرك في رسالة من ${name}: ${words}`,
    messageEdited: 'تم تعديل رسالة',
    messageDeleted: 'تم حذف رسالة',
    messagesChanged: (count: number) => `عدد الرسائل التي تغيّرت: ${number.format(count)}`,
    format: 'تنسيق النص',
    bold: 'غامق',
    italic: 'مائل',
    code: 'رمز برمجي',
    list: 'قائمة',
    quote: 'اقتباس',
    link: 'رابط',
    emoji: 'رموز تعبيرية',
    pastedPart: 'النص طويل جدًا. لم يُلصق منه إلا الجزء الأول.',
  },
  files: {
    picked: 'ملفات للإرسال',
    limits: (count: number, size: string) =>
      `الحد الأقصى لعدد الملفات: ${number.format(count)}، وحجم كل منها حتى ${size}.`,
    guest: 'قد لا تقبل الخدمة ملفات من الضيوف.',
    denied: 'لا تسمح مؤسستك بالملفات في الرسائل.',
    tooLarge: (name: string, size: string) =>
      `حجم \u2068${name}\u2069 كبير جدًا. الحد الأقصى لحجم الملف ${size}.`,
    tooMany: (count: number) =>
      `الحد الأقصى لعدد الملفات في الرسالة: ${number.format(count)}. لم تُضف الملفات الأخرى.`,
    remove: (name: string) => `إزالة \u2068${name}\u2069`,
    uploading: 'جارٍ الرفع',
    cancel: 'إلغاء',
    download: 'تنزيل',
    loading: 'جارٍ التحميل…',
  },
  chat: {
    message: 'رسالة',
    placeholder: 'كتابة رسالة',
    send: 'إرسال',
    attach: 'إرفاق ملفات',
    tooLong: (length: string, limit: string) => `عدد أحرف هذا النص ${length}. الحد الأقصى للرسالة ${limit}.`,
    conversation: 'محادثة',
    you: 'أنت',
    guest: 'ضيف',
    unnamedPerson: 'شخص ما',
    peopleHere: (count: number) => (count === 1 ? 'أنت وحدك هنا' : `${countPeople(count)} هنا`),
    typing: (names: string, count: number) =>
      count === 1 ? `جارٍ الكتابة من ${names}…` : `جارٍ الكتابة من كل من ${names}…`,
    manyTyping: 'عدة أشخاص يكتبون…',
    sending: 'جارٍ الإرسال…',
    queued: 'في انتظار الإرسال',
    held: 'في انتظار الرسالة أعلاه',
    unconfirmed: 'ربما لم تُرسل',
    failed: 'لم تُرسل',
    reasons: {
      'not-allowed': 'لا يُسمح لك بالكتابة هنا.',
      'not-accepted': 'لا تقبل الخدمة هذه الرسالة.',
      'no-answer': 'لم تستجب الخدمة.',
      'file-lost': 'أحد الملفات لم يعد موجودًا على هذا الجهاز.',
    },
    retry: 'إعادة الإرسال',
    edit: 'تعديل',
    delete: 'حذف',
    deleted: 'تم حذف هذه الرسالة',
    edited: 'معدّلة',
    showMore: 'عرض المزيد',
    showLess: 'عرض أقل',
    restNotShown: 'لا تُعرض بقية الرسالة.',
    newMessages: news,
    toEnd: 'الانتقال إلى أحدث رسالة',
    today: 'اليوم',
    yesterday: 'أمس',
    unread: 'جديد',
    loadOlder: 'تحميل رسائل أقدم',
    loadingOlder: 'جارٍ تحميل رسائل أقدم…',
    olderFailed: 'تعذّر تحميل الرسائل الأقدم.',
    historyDenied: 'لا تظهر الرسائل الأقدم للضيوف',
    gap: 'قد تكون هناك رسائل ناقصة هنا',
    changesMissing: 'قد لا تظهر بعض التعديلات وعمليات الحذف',
    messageTooLong: 'هذه الرسالة أطول من أن تُعرض',
    newName: (name: string) => `ابتداءً من هنا، تكتب باسم ${name}`,
    connecting: 'جارٍ الاتصال…',
    catchingUp: 'جارٍ جلب ما فاتك…',
    waiting: 'لا يوجد اتصال. ستُرسل رسائلك لاحقًا.',
    tryNow: 'المحاولة الآن',
    tryAgain: 'إعادة المحاولة',
    stopped: 'هذه المحادثة غير متصلة.',
    newRole,
    noSpace: 'اختيار محادثة',
    noSpaceHint: 'تظهر رسائلها هنا بعد اختيار مساحة أو الانضمام إليها.',
    signedOut: 'لم يتم تسجيل دخولك',
    signedOutHint: 'يُرجى الانضمام إلى المساحة للقراءة والكتابة.',
    quiet: 'لا توجد رسائل بعد',
    quietHint: 'ابدأ بكتابة أول رسالة.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'مساحاتك',
    search: 'البحث في مساحاتك',
    searchPeople: 'البحث عن مساحات وأشخاص',
    show: 'عرض',
    all: 'الكل',
    groups: 'المساحات',
    direct: 'مباشرة',
    pinned: 'مثبّتة',
    pin: (title: string) => `تثبيت ${title}`,
    unpin: (title: string) => `إلغاء تثبيت ${title}`,
    wasPinned: (title: string) => `تم تثبيت ${title}.`,
    wasUnpinned: (title: string) => `تم إلغاء تثبيت ${title}.`,
    isDirect: 'محادثة مباشرة',
    isPinned: 'مثبّتة',
    isUnread: 'غير مقروءة',
    isMuted: 'مكتومة',
    unread: (count: number) => `${number.format(count)} غير مقروءة`,
    you: (text: string) => `أنت: ${text}`,
    untitled: 'مساحة بلا عنوان',
    unnamed: 'شخص بلا اسم',
    loading: 'جارٍ تحميل مساحاتك…',
    searching: 'جارٍ البحث…',
    found: (count: number, more: boolean) => `${spacesFound(count)}${more ? ' أو أكثر' : ''}`,
    loadingMore: 'جارٍ تحميل المزيد…',
    moreFailed: 'تعذّر تحميل المزيد من المساحات.',
    outOfDate: 'قد لا تكون هذه القائمة محدّثة.',
    tryAgain: 'إعادة المحاولة',
    nextTry: (seconds: number) => `المحاولة التالية بعد ${number.format(seconds)} ث`,
    noSpaces: 'لا توجد مساحات بعد',
    noSpacesHint: 'تظهر هنا المساحات التي تنضم إليها والأشخاص الذين تتحدث معهم.',
    nothingFound: 'لم يُعثر على شيء',
    nothingFoundHint: 'يُرجى تجربة كلمة أخرى.',
    nothingOfKindHint: 'يُرجى تجربة كلمة أخرى أو اختيار «الكل».',
    signedOut: 'لم يتم تسجيل دخولك',
    signedOutHint: 'يُرجى تسجيل الدخول لعرض مساحاتك.',
    guest: 'لا توجد قائمة مساحات للضيوف',
    guestHint: 'يُرجى تسجيل الدخول بحساب لعرض مساحاتك هنا.',
    expired: 'انتهت جلستك',
    expiredHint: 'يُرجى تسجيل الدخول مرة أخرى لعرض مساحاتك.',
  },

  notices: {
    notices: 'الإشعارات',
    desktop: 'عرض الرسائل الجديدة على سطح المكتب',
    sound: 'تشغيل صوت عند وصول رسائل جديدة',
    denied:
      'يحظر المتصفح إشعارات هذا الموقع. يُرجى السماح بها في إعدادات المتصفح لهذا الموقع، ثم المحاولة هنا مرة أخرى.',
  },

  call: {
    call: 'مكالمة',
    liveNow: 'جارية الآن',
    people: countPeople,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join('، ')} و${number.format(more)} غيرهم` : names.join('، '),
    noOne: 'لا أحد في المكالمة',
    recorded: 'يجري التسجيل',
    directCall: 'مكالمة مباشرة',
    joinCall: 'الانضمام إلى المكالمة',
    startCall: 'بدء المكالمة',
    opensPage,
    openPage: (host: string) => `فتح المكالمة على ${host}`,
    joining: 'جارٍ الانضمام إلى المكالمة…',
    reconnecting: 'انقطع اتصال المكالمة. جارٍ إعادة الاتصال…',
    inCall: 'أنت في المكالمة',
    calling: (name: string) => `جارٍ الاتصال: ${name}…`,
    incoming: (name: string) => `مكالمة واردة من ${name}`,
    accept: 'قبول',
    decline: 'رفض',
    cancel: 'إلغاء',
    leave: 'مغادرة المكالمة',
    dialIn: 'الانضمام بالهاتف',
    close: 'إغلاق',
    tryAgain: 'إعادة المحاولة',
    ends: {
      left: 'غادرت المكالمة.',
      'ended-by-host': 'أنهى المضيف المكالمة.',
      'meeting-ended': 'انتهت المكالمة.',
      removed: 'لم تعد في هذه المساحة، لذا غادرت مكالمتها.',
      declined: 'تم رفض المكالمة.',
      cancelled: 'تم إلغاء المكالمة.',
      busy: 'هذا الشخص في مكالمة أخرى.',
      'no-answer': 'لم يُرد على المكالمة.',
      'not-reachable': 'يتعذّر الوصول إلى هذا الشخص الآن.',
      'answered-elsewhere': 'تم قبول المكالمة أو رفضها في علامة تبويب أخرى أو على جهاز آخر.',
    },
    noSpace: 'يُرجى الانضمام إلى مساحة لعرض مكالماتها.',
    noAddress: 'لا يمكن فتح المكالمة لأن عنوان البريد الإلكتروني لهذا الشخص غير معروف.',
    refusals: {
      'no-person': 'لا يوجد حساب بهذا العنوان يمكنك الاتصال به.',
      'no-direct':
        'يمكنك الاتصال فقط بأشخاص من مؤسستك، وبمن تجمعك بهم مساحة، وبالضيوف الموجودين الآن في المساحة نفسها.',
    },
    unnamed: 'شخص بلا اسم',
    started: 'بدأت مكالمة.',
    over: 'انتهت المكالمة.',
    joined: (names: readonly string[], count: number) =>
      `انضم إلى المكالمة: ${count > names.length ? countPeople(count) : names.join('، ')}.`,
    left: (names: readonly string[], count: number) =>
      `غادر المكالمة: ${count > names.length ? countPeople(count) : names.join('، ')}.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'يجب أن تكون القيمة أصلًا (origin) يبدأ بـ https'
      : 'يجب أن يكون للقيمة أصل (origin) هذه الصفحة';
    return `${failures[code]} \`${setting}\`: ${origin ? `تُضاف ${origin} إلى <meta name="spaces-servers">` : rule}.`;
  },
};
