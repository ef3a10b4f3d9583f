/** The Japanese strings of all elements. Nouns have no plural, so a number is all that a count needs. */
const number = new Intl.NumberFormat('ja');

/** Why a user can only read a conversation. */
const ends = {
  removed: 'このスペースから削除されました。',
  deleted: 'このスペースは削除されました。',
  archived: 'このスペースはアーカイブされました。新しいメッセージは送信できません。',
};

const opensPage = (host: string) => `通話は${host}の新しいタブで開きます。サインインが必要な場合があります。`;

const newRole = {
  admin: 'このスペースの管理者になりました',
  member: 'このスペースのメンバーになりました',
  guest: 'このスペースのゲストになりました',
};

const invite = {
  invitePeople: '参加者を招待',
  inviteTo: (title: string) => `「${title}」に招待`,
  newSpace: '新しいスペース',
  close: '閉じる',
  spaceTitle: 'スペースの名前',
  titleMissing: 'スペースの名前を入力してください。',
  people: '名前またはメールアドレスで招待',
  notFound: (name: string) => `「${name}」に一致する人が見つかりません。メールアドレスを入力してください。`,
  peopleMissing: '1人以上選択するか、メールアドレスを入力してください。',
  defaultRole: '役割',
  roleOf: (person: string) => `${person}さんの役割`,
  roles: { admin: '管理者', member: 'メンバー', guest: 'ゲスト' },
  adminWarning: '管理者は、スペースの変更、参加者の削除、ほかの人を管理者にすることができます。',
  outsideWarning: (count: number, domain: string) => `${number.format(count)}人は${domain}の外部の人です。`,
  andMore: (count: number) => `ほかの${number.format(count)}人にも上の役割が設定されます。`,
  setTime: '日時を設定',
  date: '日付',
  time: '開始時刻',
  zone: 'タイムゾーン',
  city: '都市名でタイムゾーンを検索',
  length: '所要時間',
  minutes: (count: number) => `${number.format(count)}分`,
  timeMissing: '日付と時刻を入力してください。',
  mailLanguage: '招待状の言語',
  note: 'メッセージ',
  preview: 'プレビュー',
  willInvite: (count: number) => `${number.format(count)}人を招待します。`,
  sendInvitations: '招待を送信',
  createInvitations: '招待を作成',
  createSpace: 'スペースを作成',
  cancel: 'キャンセル',
  back: '戻る',
  confirmTitle: (count: number) => `${number.format(count)}人を招待しますか？`,
  confirmText: '招待する人と役割を確認してください。招待は取り消せません。',
  sending: (done: number, total: number) =>
    `招待を送信しています: ${number.format(total)}件中${number.format(done)}件`,
  opening: '開いています…',
  result: (sent: number, total: number) =>
    sent < total
      ? `${number.format(total)}件中${number.format(sent)}件の招待を送信しました`
      : total === 1
        ? '招待を送信しました'
        : 'すべての招待を送信しました',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `${number.format(total)}件中${number.format(made)}件の招待ができました`
      : total === 1
        ? '招待ができました'
        : 'すべての招待ができました',
  made: '招待ができました',
  mail: { sending: '送信中…', failed: '未送信' },
  mailsFailedHint: 'メールは送信されませんでした。もう一度試すか、ご自身でリンクを共有してください。',
  mailsSending: '招待を送信しています…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? '招待は送信されませんでした'
      : `${number.format(total)}件中${number.format(failed)}件の招待は送信されませんでした`,
  created: (title: string) => `スペース「${title}」を作成しました。`,
  outcome: {
    sent: '招待済み',
    'in-space': 'すでにスペースに参加しています',
    invalid: 'アドレスまたは役割が無効です',
    refused: '招待されませんでした',
    unconfirmed: '未確認',
  },
  unconfirmedHint:
    '未確認とは、サービスから応答がなく、招待が送信された可能性がある状態です。もう一度招待する前に、本人に確認してください。',
  tryAgain: '再試行',
  done: '完了',
  link: 'スペースへのリンク',
  copyLink: 'リンクをコピー',
  copyServiceLink: 'Avaya Spacesのリンクをコピー',
  serviceMailHint: 'メール内のリンクはAvaya Spacesを開きます。下のリンクはこのサイトを開きます。',
  joinPageWrong: 'このサイトの参加ページが正しく設定されていないため、リンクはAvaya Spacesを開きます。',
  copyInvitation: '招待状をコピー',
  copied: 'コピーしました。',
  notCopied: 'ブラウザーがコピーを許可しませんでした。リンクを選択してコピーしてください。',
  mailProgram: 'メールを作成',
  share: '共有…',
  qrCode: 'QRコード',
  qrLabel: (title: string) => `「${title}」へのリンクのQRコード`,
  calendarFile: 'カレンダーファイル',
  cancellationFile: 'カレンダーの取り消し',
  fromFile: 'ファイルからインポート…',
  fileColumn: (name: string) => `「${name}」のどの列にアドレスがありますか？`,
  unnamedColumn: (position: number) => `列${position}`,
  takeAddresses: (count: number) => `${number.format(count)}件のアドレスを追加`,
  fileRoles: (column: string) => `列「${column}」の役割を使用`,
  unknownRoles: (values: string) => `役割が不明なため、次の人には既定の役割が設定されます: ${values}`,
  rowsWithout: (count: number) => `${number.format(count)}行はこの列にアドレスがありません`,
  otherAddresses: (count: number) => `${number.format(count)}件のアドレスはほかの列にだけあります`,
  fileProblem: {
    empty: (name: string) => `「${name}」にはメールアドレスがありません。`,
    large: (name: string, most: number) =>
      `「${name}」は大きすぎます。1つのファイルに含められるのは${number.format(most)}人までです。`,
    unreadable: (name: string) => `「${name}」を読み込めませんでした。もう一度お試しください。`,
  },
  onlyGuests: 'このスペースに招待できるのはゲストだけです。',
  marks: { inside: '参加済み', awaited: '招待済み', outside: '外部' },
  insideWarning: (count: number) =>
    `${number.format(count)}人はすでにスペースに参加しているため、招待されません。`,
  awaitedWarning: (count: number) =>
    `${number.format(count)}人はすでに招待されており、もう一度招待が届きます。`,
  mode: 'リンクで開くもの',
  modes: { join: '会話', meet: '通話' },
  waiting: (count: number) => `保留中の招待: ${number.format(count)}件`,
  sendAgain: '再送信',
  resend: (person: string) => `${person}さんに再送信`,
  resent: '再送信しました。',
  noRevoke: '招待は取り消せません。参加させないようにするには、スペースから削除してください。',
  signIn: 'サインイン',
  signInClosed:
    'サインインのウィンドウが閉じられたようです。まだ開いている場合はそこで続けるか、ここでもう一度サインインしてください。',
  continueAs: (name: string) => `${name}として続ける`,
  barred: {
    'signed-out': '招待するにはサインインしてください。ゲストは招待を送信できません。',
    role: 'ここでは招待できません。スペースの管理者に依頼してください。',
  },
};

// The search for people.

const userSearch = {
  findPeople: '人を検索',
  placeholder: '名前またはメールアドレス',
  people: '人',
  chosen: '選択した人',
  recent: '最近選択した人',

  searching: '検索中…',
  loadingMore: 'さらに読み込んでいます…',
  loadMore: 'さらに読み込む',
  found: (count: number) => `${number.format(count)}人見つかりました`,
  andMore: 'スクロールするとさらに表示されます',
  someMissing: '検索の一部が失敗したため、表示されない人がいる可能性があります。',
  noneFound: (text: string) => `「${text}」に一致する人が見つかりません`,
  noneFoundHint:
    '検索できるのは、同じ組織の人と、スペースで一緒になったことのある人です。それ以外の人を招待するには、メールアドレスを入力してください。',
  invite: (email: string) => `${email}を招待`,
  inviteHint: '招待リンクで参加します',
  inviteByEmail: 'メールで招待',
  signedOut: '人を検索するにはサインインしてください。',
  notForGuests: 'ゲストは人を検索できません。検索するにはアカウントでサインインしてください。',
  tryAgain: '再試行',

  inSpace: 'すでにこのスペースに参加しています',
  alreadyChosen: '選択済み',
  noGuestAction: 'ゲストはこの操作を行えません',
  noAddress: 'メールアドレスが不明です',
  notMet: '同じ組織ではなく、スペースで一緒になったこともありません',
  noAdding: 'このスペースのゲストは人を追加できません',
  notAllowed: 'サービスが許可しませんでした',
  hereNow: '参加中',

  remove: (name: string) => `${name}を削除`,
  showMore: (count: number) => `さらに${number.format(count)}件を表示`,
  picked: (name: string) => `${name}を選択しました`,
  removed: (name: string) => `${name}を削除しました`,
  opening: (name: string) => `${name}さんとの会話を開いています…`,
  adding: (name: string) => `${name}さんを追加しています…`,
  added: (name: string) => `${name}さんがスペースに追加されました`,
  noDirect: (name: string) =>
    `${name}さんとは直接会話できません。直接会話できるのは、同じ組織の人か、スペースで一緒になったことのある人だけです。`,
  noAdd: (name: string) => `${name}さんをこのスペースに追加することは、サービスにより許可されませんでした。`,
  calling: (name: string) => `${name}さんとの通話が新しいタブで開きます。`,
  ringing: (name: string) => `${name}さんを呼び出しています…`,
  openCall: '通話を開く',
  role: 'スペースでの役割',
  roles: { member: 'メンバー', admin: '管理者' },

  lookingUp: (done: number, total: number) =>
    `アドレスを確認しています: ${number.format(total)}件中${number.format(done)}件`,
  reportFound: (count: number) => `${number.format(count)}人見つかりました`,
  reportInSpace: (count: number) => `${number.format(count)}人はすでにこのスペースに参加しています`,
  reportUnknown: (count: number) => `${number.format(count)}件のアドレスをメールで招待します`,
  reportDuplicates: (count: number) => `重複する${number.format(count)}件を省きました`,
  reportNames: (count: number, some: string) =>
    `リストに含められるのはメールアドレスだけのため、${number.format(count)}件の名前を省きました。名前で検索してください: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `${number.format(count)}件はメールアドレスではありません: ${some}`,
  reportUnchecked: (count: number) =>
    `${number.format(count)}件のアドレスは確認できなかったため、メールで招待します`,
  reportUnread: (rest: string) => `リストが長すぎます。ここから先は追加されませんでした: ${rest}`,
  close: '閉じる',

  required: '人を選択してください。',
  unfinished: '一覧から人を選択するか、メールアドレスを最後まで入力してください。',
};

// All other elements.

const news = (count: number): string => `新しいメッセージ${number.format(count)}件`;

const failures: Readonly<Record<string, string>> = {
  offline: 'オフラインです。接続を確認してください。',
  unreachable: '現在、サービスに接続できません。',
  timeout: 'サービスからの応答に時間がかかりすぎました。',
  'rate-limited': 'リクエストが多すぎます。しばらく待ってから、もう一度お試しください。',
  'server-error': '現在、サービスに問題が発生しています。',
  'bad-answer': 'サービスからの応答を解釈できませんでした。',
  unauthorized: 'セッションが終了しました。もう一度サインインするか、参加してください。',
  forbidden: 'この操作を行う権限がありません。',
  'pin-required': 'このスペースにはPINが必要です。PINは通常、招待状に記載されています。',
  'not-found': '見つかりませんでした。削除された可能性があります。',
  rejected: 'サービスがこのリクエストを受け付けませんでした。',
  'server-not-allowed': 'このページは、そのサーバーの使用を許可されていません。',
  'bad-configuration': 'ページのこの部分が正しく設定されていません。サイトの運営者にお知らせください。',
  'token-unavailable': 'ページがサインインできませんでした。もう一度試すか、ページを再読み込みしてください。',
  'sign-in-refused': 'サインインがキャンセルまたは拒否されました。',
  'sign-in-failed': 'サインインできませんでした。もう一度お試しください。',
};

export const ja = {
  join: {
    joinSpace: (space: string) => `「${space}」に参加`,
    joinAnySpace: '会話に参加',
    inSpace: (space: string) => `${space}に参加しています`,

    invitedBy: (inviter: string) => `${inviter}さんから招待されています`,
    notVerified: '未確認',
    nameNotVerified: 'このスペースの名前は確認されていません。',

    yourName: '名前',
    yourNameHint: 'この名前は会話の全員に表示されます。',
    nameMissing: '名前を入力してください。',
    joinAsGuest: 'ゲストとして参加',
    joining: '参加しています…',

    joinedAs: (name: string) => `${name}として参加中`,
    asGuest: (name: string) => `${name}（ゲスト）として参加中`,
    leave: '退出',

    tryAgain: '再試行',
  },

  exceptions: {
    cannotJoin: 'まだ参加できません',
    back: '戻る',
    sessionEnded: 'セッションが終了しました',
    sessionEndedHint: '長い間離れていたか、サービスがセッションを終了しました。',
    endHeadings: {
      removed: (space: string) => `${space}に参加していません`,
      deleted: (space: string) => `${space}は削除されました`,
      archived: (space: string) => `${space}はアーカイブされています`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `${name}として参加`,
    joinPlain: '参加',
    anotherName: '別の名前を使用',
    pin: 'PIN',
    pinHint: 'このスペースにはPINが必要です。PINは通常、招待状に記載されています。',
    pinMissing: 'PINを入力してください。',
    pinWrong: 'PINが正しくありません。招待状を確認して、もう一度お試しください。',
    continue: '続ける',
    joinAgainAs: (name: string) => `${name}として再び参加`,
    joinAgain: '再び参加',
    noGuests: 'ここにはゲストとして参加できません。先にこのページでサインインしてください。',
    callWith: (email: string) => `${email}との通話`,
    roomOf: (email: string) => `${email}の会議室`,
    startCall: '通話を開始',
    joinCall: '通話に参加',
    opensPage,
    noInvite: '会話に参加するには、招待状のリンクを開いてください。',
    nextTry: (seconds: number) => `${number.format(seconds)}秒後に再試行します`,
    checking: '招待を確認しています…',
    endsAt: (time: string) =>
      `ゲストのセッションは${time}に終了します。その後もう一度参加できます。メッセージはここに残ります。`,
    reasons: {
      'too-long': 'このリンクは壊れています。招待状からもう一度コピーしてください。',
      'not-a-link': 'これは招待リンクではありません。招待状からもう一度コピーしてください。',
      'not-secure': 'このリンクは安全ではないため、開きませんでした。',
      'foreign-host': 'このリンクは別のWebサイトのものであるため、開きませんでした。',
      'has-credentials':
        'このリンクにはパスワードが含まれているため、開きませんでした。新しいリンクを依頼してください。',
      'unknown-path': 'このリンクは招待のものではありません。招待状からもう一度コピーしてください。',
      'bad-id': 'このリンクは壊れています。招待状からもう一度コピーしてください。',
      'bad-email': 'このリンクは壊れています。招待状からもう一度コピーしてください。',
      'no-space': 'このリンクは人へのリンクです。ここで参加できるスペースへのリンクではありません。',
      'unknown-invite':
        'この招待は存在しないか、取り消されました。招待した人に新しい招待を依頼してください。',
      'not-allowed': 'このスペースへの参加は許可されていません。招待した人にお問い合わせください。',
      archived: 'このスペースはアーカイブされているため、参加できません。',
    },
  },

  account: {
    signIn: 'サインイン',
    with: (provider: string) => `${provider}でサインイン`,
    waiting: '開いたウィンドウでサインインしてください。',
    waitingHint: 'このページは自動的に続行します。ウィンドウを閉じた場合は、もう一度開いてください。',
    openAgain: 'もう一度開く',
    closed: 'サインインのウィンドウが閉じられたようです。',
    closedHint: 'まだ開いている場合は、そこで続けてください。その後、このページは自動的に続行します。',
    signInAgain: 'もう一度サインイン',
    cancel: 'キャンセル',
    signOut: 'サインアウト',
    another: '別のアカウントを使用',
    guestInstead: '代わりにゲストとして参加',
    wrong: 'この招待は別のアカウント宛てです',
    wrongHint: (account: string) =>
      `${account}としてサインインしています。この招待は、このアカウント宛てではありません。`,
    unclearHint: (account: string) =>
      `${account}としてサインインしています。このアカウントで参加できない理由は、サービスから示されていません。招待が別のアカウント宛てか、スペースにPINが必要です。`,
    pinHint: '招待状にPINが記載されている場合は、ここに入力してください。',
    asGuest: 'ゲストとして続ける',
    signUp: 'アカウントを作成',
    lastUsed: '前回使用',
    known: (account: string) => `${account}としてサインインしています。`,
    haveAccount: 'ゲストとして参加しています。アカウント宛てに招待されましたか？',
    goesOn: '会話に参加したまま、次のメッセージからこの名前で送信されます。',
    goOnAs: (name: string) => `${name}として続ける`,
    stay: 'ゲストのまま続ける',
    stillHere: (name: string) => `引き続き${name}として参加しています。`,
  },

  direct: {
    here: '参加中',
    away: '現在は不在です',
    noPerson: '人が見つかりません',
    noPersonHint: 'このアドレスで連絡できるアカウントはありません。代わりにメールで招待してください。',
    noDirect: '直接会話できません',
    noDirectHint:
      '直接会話できるのは、同じ組織の人、同じスペースに参加している人、そして同じスペースに一緒にいる間のゲストです。',
    tryAgain: '再試行',
  },
  launcher: {
    chat: 'チャット',
    close: '閉じる',
    tryAgain: '再試行',
    back: 'すべての会話',
    unread: (label: string, count: number) => `${label}、${news(count)}`,
  },
  problems: {
    polling: 'リアルタイム接続がありません。新しいメッセージは30秒以内に表示されます。',
    nextTry: (seconds: number) => `${number.format(seconds)}秒後に再試行します`,
    expired: 'セッションが終了しました。会話を続けるには、もう一度参加してください。',
    ends,
    notFound: 'このスペースは存在しません',
    notFoundHint: '削除されたか、リンクが不完全である可能性があります。',
    notAllowed: 'このスペースへのアクセス権がありません',
    notAllowedHint: 'スペースのメンバーに招待を依頼してください。',
    pin: 'このスペースにはPINが必要です',
    pinHint: '会話を表示するには、PINを使ってスペースに参加してください。',
    showMembers: (here: string, names: string) => `${here}: ${names}。メンバーを表示`,
    andMore: (count: number) => `ほか${number.format(count)}人`,
    menu: 'メニュー',
  },
  menu: {
    moreActions: 'その他の操作',
    copy: 'コピー',
    quote: '引用',
    toQuoted: '引用元のメッセージに移動',
    editing: 'メッセージを編集',
    save: '保存',
    cancel: 'キャンセル',
    askDelete: 'このメッセージを削除しますか？',
    keep: '残す',
  },
  writing: {
    people: 'メンションできる人',
    found: (count: number) => `${number.format(count)}人`,
    mentionedYou: (name: string, words: string) => `${name}さんからのメンション: ${words}`,
    messageEdited: 'メッセージが編集されました',
    messageDeleted: 'メッセージが削除されました',
    messagesChanged: (count: number) => `${number.format(count)}件のメッセージが変更されました`,
    format: '書式',
    bold: '太字',
    italic: '斜体',
    code: 'コード',
    list: 'リスト',
    quote: '引用',
    link: 'リンク',
    emoji: '絵文字',
    pastedPart: '文章が長すぎるため、最初の部分だけを貼り付けました。',
  },
  files: {
    picked: '送信するファイル',
    limits: (count: number, size: string) => `最大${number.format(count)}個、1個あたり${size}まで。`,
    guest: 'サービスがゲストからのファイルを受け付けない場合があります。',
    denied: '組織の設定により、メッセージにファイルを添付できません。',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069は大きすぎます。ファイルの上限は${size}です。`,
    tooMany: (count: number) =>
      `1件のメッセージに添付できるファイルは${number.format(count)}個までです。残りは追加されませんでした。`,
    remove: (name: string) => `\u2068${name}\u2069を削除`,
    uploading: 'アップロード中',
    cancel: 'キャンセル',
    download: 'ダウンロード',
    loading: '読み込み中…',
  },
  chat: {
    message: 'メッセージ',
    placeholder: 'メッセージを入力',
    send: '送信',
    attach: 'ファイルを添付',
    tooLong: (length: string, limit: string) =>
      `この文章は${length}文字です。1件のメッセージは${limit}文字までです。`,
    conversation: '会話',
    you: '自分',
    guest: 'ゲスト',
    unnamedPerson: '名前のない人',
    peopleHere: (count: number) =>
      count === 1 ? '参加しているのは自分だけです' : `${number.format(count)}人が参加中`,
    typing: (names: string, count: number) => (count === 1 ? `${names}さんが入力中…` : `${names}が入力中…`),
    manyTyping: '複数の人が入力中…',
    sending: '送信中…',
    queued: '送信待ち',
    held: '上のメッセージを待っています',
    unconfirmed: '送信されていない可能性があります',
    failed: '未送信',
    reasons: {
      'not-allowed': 'ここには書き込めません。',
      'not-accepted': 'サービスがこのメッセージを受け付けません。',
      'no-answer': 'サービスから応答がありませんでした。',
      'file-lost': 'ファイルがこのデバイスにありません。',
    },
    retry: '再送信',
    edit: '編集',
    delete: '削除',
    deleted: 'このメッセージは削除されました',
    edited: '編集済み',
    showMore: 'もっと見る',
    showLess: '表示を減らす',
    restNotShown: '残りは表示されません。',
    newMessages: news,
    toEnd: '最新のメッセージに移動',
    today: '今日',
    yesterday: '昨日',
    unread: '新着',
    loadOlder: '以前のメッセージを読み込む',
    loadingOlder: '以前のメッセージを読み込んでいます…',
    olderFailed: '以前のメッセージを読み込めませんでした。',
    historyDenied: '以前のメッセージはゲストには表示されません',
    gap: 'ここに表示されていないメッセージがある可能性があります',
    changesMissing: '編集や削除が反映されていない可能性があります',
    messageTooLong: 'このメッセージは長すぎるため表示できません',
    newName: (name: string) => `ここからは${name}として書き込みます`,
    connecting: '接続中…',
    catchingUp: '新しいメッセージを取得しています…',
    waiting: '接続していません。メッセージは後で送信されます。',
    tryNow: '今すぐ試す',
    tryAgain: '再試行',
    stopped: 'この会話は接続されていません。',
    newRole,
    noSpace: '会話を選択してください',
    noSpaceHint: 'スペースを選択するか参加すると、ここにメッセージが表示されます。',
    signedOut: 'サインインしていません',
    signedOutHint: 'メッセージを読み書きするには、スペースに参加してください。',
    quiet: 'メッセージはまだありません',
    quietHint: '最初のメッセージを書いてみましょう。',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: '自分のスペース',
    search: '自分のスペースを検索',
    searchPeople: 'スペースと人を検索',
    show: '表示',
    all: 'すべて',
    groups: 'スペース',
    direct: '直接',
    pinned: 'ピン留め',
    pin: (title: string) => `${title}をピン留め`,
    unpin: (title: string) => `${title}のピン留めを外す`,
    wasPinned: (title: string) => `${title}をピン留めしました。`,
    wasUnpinned: (title: string) => `${title}のピン留めを外しました。`,
    isDirect: '直接の会話',
    isPinned: 'ピン留め',
    isUnread: '未読',
    isMuted: 'ミュート中',
    unread: (count: number) => `未読${number.format(count)}件`,
    you: (text: string) => `自分: ${text}`,
    untitled: '名前のないスペース',
    unnamed: '名前のない人',
    loading: 'スペースを読み込んでいます…',
    searching: '検索中…',
    found: (count: number, more: boolean) => `スペース${number.format(count)}件${more ? '以上' : ''}`,
    loadingMore: 'さらに読み込んでいます…',
    moreFailed: 'ほかのスペースを読み込めませんでした。',
    outOfDate: 'この一覧は最新ではない可能性があります。',
    tryAgain: '再試行',
    nextTry: (seconds: number) => `${number.format(seconds)}秒後に再試行します`,
    noSpaces: 'スペースはまだありません',
    noSpacesHint: '参加したスペースと会話した相手がここに表示されます。',
    nothingFound: '見つかりませんでした',
    nothingFoundHint: '別の言葉で試してください。',
    nothingOfKindHint: '別の言葉で試すか、「すべて」を選択してください。',
    signedOut: 'サインインしていません',
    signedOutHint: 'スペースを表示するにはサインインしてください。',
    guest: 'ゲストにはスペースの一覧がありません',
    guestHint: 'ここにスペースを表示するには、アカウントでサインインしてください。',
    expired: 'セッションが終了しました',
    expiredHint: 'スペースを表示するには、もう一度サインインしてください。',
  },

  notices: {
    notices: '通知',
    desktop: '新しいメッセージをデスクトップに表示',
    sound: '新しいメッセージの音を鳴らす',
    denied:
      'ブラウザーがこのサイトの通知をブロックしています。ブラウザーのサイト設定で許可してから、ここでもう一度お試しください。',
  },

  call: {
    call: '通話',
    liveNow: '通話中',
    people: (count: number) => `${number.format(count)}人`,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join('、')}、ほか${number.format(more)}人` : names.join('、'),
    noOne: '通話には誰もいません',
    recorded: '録画中',
    directCall: '直接の通話',
    joinCall: '通話に参加',
    startCall: '通話を開始',
    opensPage,
    openPage: (host: string) => `${host}で通話を開く`,
    joining: '通話に参加しています…',
    reconnecting: '通話の接続が切れました。再接続しています…',
    inCall: '通話に参加しています',
    calling: (name: string) => `${name}さんを呼び出しています…`,
    incoming: (name: string) => `${name}さんから着信`,
    accept: '応答',
    decline: '拒否',
    cancel: 'キャンセル',
    leave: '通話から退出',
    dialIn: '電話で参加',
    close: '閉じる',
    tryAgain: '再試行',
    ends: {
      left: '通話から退出しました。',
      'ended-by-host': '主催者が通話を終了しました。',
      'meeting-ended': '通話は終了しました。',
      removed: 'このスペースに参加していないため、通話から退出しました。',
      declined: '通話は拒否されました。',
      cancelled: '通話はキャンセルされました。',
      busy: '相手は別の通話中です。',
      'no-answer': '応答がありませんでした。',
      'not-reachable': '現在、相手に接続できません。',
      'answered-elsewhere': '別のタブまたは別のデバイスで応答または拒否されました。',
    },
    noSpace: '通話を表示するには、スペースに参加してください。',
    noAddress: '相手のメールアドレスが不明なため、通話を開けません。',
    refusals: {
      'no-person': 'このアドレスで通話できるアカウントはありません。',
      'no-direct':
        '通話できるのは、同じ組織の人、同じスペースに参加している人、そして今同じスペースにいるゲストだけです。',
    },
    unnamed: '名前のない人',
    started: '通話が始まりました。',
    over: '通話が終了しました。',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? `${number.format(count)}人が通話に参加しました。`
        : `${names.join('、')}さんが通話に参加しました。`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? `${number.format(count)}人が通話から退出しました。`
        : `${names.join('、')}さんが通話から退出しました。`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'httpsのオリジンを指定してください'
      : 'このページのオリジンを指定してください';
    return `${failures[code]} \`${setting}\`: ${origin ? `<meta name="spaces-servers">に${origin}を追加してください` : rule}。`;
  },
};
