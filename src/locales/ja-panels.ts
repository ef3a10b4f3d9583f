/** The Japanese strings of the panels of a conversation. Loads with the first one. */
const number = new Intl.NumberFormat('ja');

export const jaPanels = {
  panels: {
    titles: {
      people: 'メンバー',
      search: 'メッセージを検索',
      files: 'ファイル',
      posts: '投稿とタスク',
    },
    close: '閉じる',
    back: '会話に戻る',
    loading: '読み込み中…',
    tryAgain: '再試行',
    more: 'さらに表示',
    moreFailed: '続きを読み込めませんでした。',
    cancel: 'キャンセル',

    filter: 'メンバーを検索',
    roles: { admin: '管理者', member: 'メンバー', guest: 'ゲスト' },
    presence: { here: '参加中', 'in-call': '通話中', away: '不在' },
    notHere: (text: string) => `ここに「${text}」という人はいません。`,
    loadingMembers: (count: number) => `これまでに${number.format(count)}人を読み込みました…`,
    denied: 'サービスが表示するメンバーは一部だけです。次の人が参加中です。',
    tooMany: 'このスペースのメンバーは、ここに表示できる人数を超えています。',
    actionsFor: (name: string) => `${name}さんに対する操作`,
    write: 'ダイレクトメッセージを送る',
    makeAdmin: '管理者にする',
    makeMember: 'メンバーにする',
    remove: 'スペースから削除',
    askRemove: (name: string) => `${name}さんをこのスペースから削除しますか？`,
    removed: (name: string) => `${name}さんをスペースから削除しました`,
    roleChanged: (name: string, role: string) => `${name}さんの新しい役割: ${role}`,
    notPossible: 'サービスがこの操作を許可していません。',
    talkInList: (name: string) => `${name}さんとの会話は、スペースの一覧にあります。`,

    hint: '2文字以上入力してください。',
    noMatch: (text: string) => `「${text}」を含むメッセージはありません。`,
    found: (count: number, hasMore: boolean) => `メッセージ${number.format(count)}件${hasMore ? '以上' : ''}`,
    attachment: 'ファイル',
    messageMissing: 'このメッセージは会話に見つかりませんでした。',
    showMessage: '会話で表示',

    noFiles: 'ファイルはまだ送信されていません。',

    kinds: { idea: '投稿', task: 'タスク' },
    none: { idea: 'このスペースには投稿がありません。', task: 'このスペースにはタスクがありません。' },
    done: '完了',
    open: '未完了',
    due: (date: string) => `期限: ${date}`,
    assigned: (names: string) => `担当: ${names}`,
    someone: '名前のない人',
    comments: (count: number) => (count === 0 ? 'コメント' : `コメント${number.format(count)}件`),
    noComments: 'コメントはありません',
  },
};
