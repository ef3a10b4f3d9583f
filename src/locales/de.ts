/** The German strings of all elements. */
import { type Plural, pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('de');
const plural = pluralOf('de');

/** Why a user can only read a conversation. */
const ends = {
  removed: 'Sie wurden aus diesem Space entfernt.',
  deleted: 'Dieser Space wurde gelöscht.',
  archived: 'Dieser Space wurde archiviert. Er nimmt keine Nachrichten mehr an.',
};

const opensPage = (host: string) =>
  `Der Anruf öffnet sich in einem neuen Tab auf ${host}. Vielleicht müssen Sie sich dort anmelden.`;

const newRole = {
  admin: 'Sie sind jetzt Admin dieses Space',
  member: 'Sie sind jetzt Mitglied dieses Space',
  guest: 'Sie sind jetzt Gast in diesem Space',
};

const invite = {
  invitePeople: 'Personen einladen',
  inviteTo: (title: string) => `Personen zu „${title}“ einladen`,
  newSpace: 'Neuer Space',
  close: 'Schließen',
  spaceTitle: 'Titel des Space',
  titleMissing: 'Bitte geben Sie dem Space einen Titel.',
  people: 'Mit Name oder E-Mail einladen',
  notFound: (name: string) => `Keine Personen zu „${name}“ gefunden. Geben Sie eine E-Mail-Adresse ein.`,
  peopleMissing: 'Bitte wählen Sie mindestens eine Person, oder geben Sie eine E-Mail-Adresse ein.',
  defaultRole: 'Rolle',
  roleOf: (person: string) => `Rolle von ${person}`,
  roles: { admin: 'Admin', member: 'Mitglied', guest: 'Gast' },
  adminWarning: 'Admins können den Space ändern, Personen entfernen und andere zu Admins machen.',
  outsideWarning: (count: number, domain: string) =>
    count === 1
      ? `Eine Person ist nicht von ${domain}.`
      : `${number.format(count)} Personen sind nicht von ${domain}.`,
  andMore: (count: number) => `${number.format(count)} weitere Personen bekommen die Rolle von oben.`,
  setTime: 'Datum und Uhrzeit festlegen',
  date: 'Datum',
  time: 'Beginn',
  zone: 'Zeitzone',
  city: 'Zeitzone nach Stadt suchen',
  length: 'Dauer',
  minutes: (count: number) => `${number.format(count)} Minuten`,
  timeMissing: 'Bitte geben Sie Datum und Uhrzeit ein.',
  mailLanguage: 'Sprache der Einladung',
  note: 'Persönliche Nachricht',
  preview: 'Vorschau',
  willInvite: (count: number) =>
    count === 1 ? '1 Person wird eingeladen.' : `${number.format(count)} Personen werden eingeladen.`,
  sendInvitations: 'Einladungen senden',
  createInvitations: 'Einladungen erstellen',
  createSpace: 'Space anlegen',
  cancel: 'Abbrechen',
  back: 'Zurück',
  confirmTitle: (count: number) =>
    count === 1 ? '1 Person einladen?' : `${number.format(count)} Personen einladen?`,
  confirmText: 'Bitte prüfen Sie die Personen und ihre Rollen. Eine Einladung lässt sich nicht zurücknehmen.',
  sending: (done: number, total: number) =>
    `Einladungen werden gesendet: ${number.format(done)} von ${number.format(total)}`,
  opening: 'Wird geöffnet …',
  result: (sent: number, total: number) =>
    sent < total
      ? `${number.format(sent)} von ${number.format(total)} Einladungen gesendet`
      : total === 1
        ? 'Einladung gesendet'
        : 'Alle Einladungen gesendet',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `${number.format(made)} von ${number.format(total)} Einladungen fertig`
      : total === 1
        ? 'Einladung fertig'
        : 'Alle Einladungen fertig',
  made: 'Einladung fertig',
  mail: { sending: 'Wird gesendet …', failed: 'Nicht gesendet' },
  mailsFailedHint:
    'Die E-Mail wurde nicht gesendet. Versuchen Sie es noch einmal, oder teilen Sie den Link selbst.',
  mailsSending: 'Einladungen werden gesendet …',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'Die Einladung wurde nicht gesendet'
      : `${number.format(failed)} von ${number.format(total)} Einladungen wurden nicht gesendet`,
  created: (title: string) => `Der Space „${title}“ wurde angelegt.`,
  outcome: {
    sent: 'Eingeladen',
    'in-space': 'Schon im Space',
    invalid: 'Adresse oder Rolle ungültig',
    refused: 'Nicht eingeladen',
    unconfirmed: 'Unbestätigt',
  },
  unconfirmedHint:
    'Unbestätigt heißt: Der Dienst hat nicht geantwortet, aber vielleicht doch eingeladen. Fragen Sie die Person, bevor Sie sie noch einmal einladen.',
  tryAgain: 'Noch einmal versuchen',
  done: 'Fertig',
  link: 'Link zum Space',
  copyLink: 'Link kopieren',
  copyServiceLink: 'Link zu Avaya Spaces kopieren',
  serviceMailHint: 'Der Link in diesen Mails führt zu Avaya Spaces. Der Link unten führt zu dieser Website.',
  joinPageWrong:
    'Die Beitrittsseite dieser Website ist falsch eingerichtet. Deshalb führt der Link zu Avaya Spaces.',
  copyInvitation: 'Einladung kopieren',
  copied: 'Kopiert.',
  notCopied:
    'Ihr Browser hat das Kopieren nicht erlaubt. Markieren Sie den Link und kopieren Sie ihn von Hand.',
  mailProgram: 'E-Mail schreiben',
  share: 'Teilen …',
  qrCode: 'QR-Code',
  qrLabel: (title: string) => `QR-Code mit dem Link zu „${title}“`,
  calendarFile: 'Kalenderdatei',
  cancellationFile: 'Kalenderabsage',
  fromFile: 'Aus einer Datei importieren …',
  fileColumn: (name: string) => `In welcher Spalte von „${name}“ stehen die Adressen?`,
  unnamedColumn: (position: number) => `Spalte ${position}`,
  takeAddresses: (count: number) =>
    count === 1 ? '1 Adresse übernehmen' : `${number.format(count)} Adressen übernehmen`,
  fileRoles: (column: string) => `Rollen aus der Spalte „${column}“ übernehmen`,
  unknownRoles: (values: string) =>
    `Diese Personen bekommen die Standardrolle, weil ihre unbekannt ist: ${values}`,
  rowsWithout: (count: number) =>
    count === 1
      ? '1 Zeile hat in dieser Spalte keine Adresse'
      : `${number.format(count)} Zeilen haben in dieser Spalte keine Adresse`,
  otherAddresses: (count: number) =>
    count === 1
      ? '1 Adresse steht nur in anderen Spalten'
      : `${number.format(count)} Adressen stehen nur in anderen Spalten`,
  fileProblem: {
    empty: (name: string) => `„${name}“ enthält keine E-Mail-Adressen.`,
    large: (name: string, most: number) =>
      `„${name}“ ist zu groß. Eine Datei kann bis zu ${number.format(most)} Personen enthalten.`,
    unreadable: (name: string) => `„${name}“ ließ sich nicht lesen. Bitte versuchen Sie es noch einmal.`,
  },
  onlyGuests: 'In diesen Space können Sie nur Gäste einladen.',
  marks: { inside: 'Schon im Space', awaited: 'Schon eingeladen', outside: 'Extern' },
  insideWarning: (count: number) =>
    count === 1
      ? 'Eine Person ist schon im Space und bekommt keine Einladung.'
      : `${number.format(count)} Personen sind schon im Space und bekommen keine Einladung.`,
  awaitedWarning: (count: number) =>
    count === 1
      ? 'Eine Person wurde schon eingeladen und bekommt eine weitere Einladung.'
      : `${number.format(count)} Personen wurden schon eingeladen und bekommen eine weitere Einladung.`,
  mode: 'Der Link öffnet',
  modes: { join: 'Das Gespräch', meet: 'Den Anruf' },
  waiting: (count: number) => `Offene Einladungen: ${number.format(count)}`,
  sendAgain: 'Noch einmal senden',
  resend: (person: string) => `Noch einmal an ${person} senden`,
  resent: 'Noch einmal gesendet.',
  noRevoke:
    'Einladungen lassen sich nicht zurücknehmen. Um eine Person auszuschließen, entfernen Sie sie aus dem Space.',
  signIn: 'Anmelden',
  signInClosed:
    'Das Anmeldefenster ist wohl geschlossen. Ist es noch offen, melden Sie sich dort an, sonst hier noch einmal.',
  continueAs: (name: string) => `Weiter als ${name}`,
  barred: {
    'signed-out': 'Melden Sie sich an, um Personen einzuladen. Gäste können keine Einladungen senden.',
    role: 'Sie können hier niemanden einladen. Bitten Sie einen Admin des Space.',
  },
};

// The search for people.

const countPeople = (count: number): string =>
  plural(count, { one: '1 Person', other: (count) => `${number.format(count)} Personen` });
const addresses = (count: number): string =>
  plural(count, { one: '1 Adresse', other: (count) => `${number.format(count)} Adressen` });

const userSearch = {
  findPeople: 'Personen suchen',
  placeholder: 'Name oder E-Mail-Adresse',
  people: 'Personen',
  chosen: 'Ausgewählte Personen',
  recent: 'Zuletzt gewählt',

  searching: 'Suche läuft …',
  loadingMore: 'Weitere werden geladen …',
  loadMore: 'Mehr laden',
  found: (count: number) => `${countPeople(count)} gefunden`,
  andMore: 'weitere beim Scrollen',
  someMissing: 'Vielleicht fehlen Personen: Ein Teil der Suche hat nicht geantwortet.',
  noneFound: (text: string) => `Keine Personen gefunden für „${text}“`,
  noneFoundHint:
    'Sie finden Personen Ihrer Organisation und solche, die Sie in einem Space getroffen haben. Alle anderen laden Sie ein, indem Sie ihre E-Mail-Adresse eingeben.',
  invite: (email: string) => `${email} einladen`,
  inviteHint: 'Der Zugang kommt mit einem Einladungslink',
  inviteByEmail: 'Per E-Mail einladen',
  signedOut: 'Melden Sie sich an, um Personen zu finden.',
  notForGuests: 'Gäste können nicht nach Personen suchen. Melden Sie sich dafür mit einem Konto an.',
  tryAgain: 'Noch einmal versuchen',

  inSpace: 'Schon in diesem Space',
  alreadyChosen: 'Schon ausgewählt',
  noGuestAction: 'Gäste können das nicht',
  noAddress: 'Keine E-Mail-Adresse bekannt',
  notMet: 'Nicht aus Ihrer Organisation und nie in einem Space getroffen',
  noAdding: 'Gäste dieses Space können niemanden hinzufügen',
  notAllowed: 'Der Dienst hat es nicht erlaubt',
  hereNow: 'Jetzt hier',

  remove: (name: string) => `${name} entfernen`,
  showMore: (count: number) => `${number.format(count)} weitere zeigen`,
  picked: (name: string) => `${name} ausgewählt`,
  removed: (name: string) => `${name} entfernt`,
  opening: (name: string) => `Das Gespräch mit ${name} wird geöffnet …`,
  adding: (name: string) => `${name} wird hinzugefügt …`,
  added: (name: string) => `${name} ist jetzt im Space`,
  noDirect: (name: string) =>
    `Mit ${name} können Sie nicht direkt sprechen: nur mit Personen Ihrer Organisation oder aus einem gemeinsamen Space.`,
  noAdd: (name: string) => `Der Dienst hat nicht erlaubt, ${name} zu diesem Space hinzuzufügen.`,
  calling: (name: string) => `Der Anruf mit ${name} öffnet sich in einem neuen Tab.`,
  ringing: (name: string) => `${name} wird angerufen …`,
  openCall: 'Anruf öffnen',
  role: 'Rolle im Space',
  roles: { member: 'Mitglied', admin: 'Admin' },

  lookingUp: (done: number, total: number) =>
    `Adressen werden nachgeschlagen: ${number.format(done)} von ${number.format(total)}`,
  reportFound: (count: number) => `${countPeople(count)} gefunden`,
  reportInSpace: (count: number) => `${countPeople(count)} schon in diesem Space`,
  reportUnknown: (count: number) => `${addresses(count)} für eine Einladung per E-Mail`,
  reportDuplicates: (count: number) =>
    plural(count, {
      one: '1 doppelte Adresse übersprungen',
      other: (count) => `${number.format(count)} doppelte Adressen übersprungen`,
    }),
  reportNames: (count: number, some: string) =>
    `${number.format(count)} übersprungen, weil Listen nur E-Mail-Adressen enthalten können; suchen Sie nach dem Namen: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    plural(count, {
      one: `1 Eintrag ist keine E-Mail-Adresse: ${some}`,
      other: (count) => `${number.format(count)} Einträge sind keine E-Mail-Adressen: ${some}`,
    }),
  reportUnchecked: (count: number) =>
    `${addresses(count)} nicht nachgeschlagen; die Einladung geht per E-Mail`,
  reportUnread: (rest: string) => `Die Liste ist zu lang. Ab hier wurde nichts hinzugefügt: ${rest}`,
  close: 'Schließen',

  required: 'Bitte wählen Sie eine Person aus.',
  unfinished: 'Wählen Sie eine Person aus der Liste, oder geben Sie eine vollständige E-Mail-Adresse ein.',
};

// All other elements.

const people: Plural = {
  one: 'Nur Sie sind hier',
  other: (count) => `${number.format(count)} Personen sind hier`,
};
const news: Plural = {
  one: '1 neue Nachricht',
  other: (count) => `${number.format(count)} neue Nachrichten`,
};
const spacesFound: Plural = { one: '1 Space', other: (count) => `${number.format(count)} Spaces` };
const isTyping = (names: string): Plural => ({
  one: `${names} schreibt …`,
  other: () => `${names} schreiben …`,
});

const failures: Readonly<Record<string, string>> = {
  offline: 'Sie sind offline. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  unreachable: 'Der Dienst ist zurzeit nicht erreichbar.',
  timeout: 'Der Dienst hat zu lange nicht geantwortet.',
  'rate-limited':
    'Es waren zu viele Anfragen. Bitte warten Sie einen Moment und versuchen Sie es noch einmal.',
  'server-error': 'Der Dienst hat zurzeit ein Problem.',
  'bad-answer': 'Der Dienst hat eine Antwort gegeben, die nicht zu verstehen war.',
  unauthorized: 'Ihre Sitzung ist beendet. Melden Sie sich noch einmal an oder treten Sie noch einmal bei.',
  forbidden: 'Dazu fehlt Ihnen die Berechtigung.',
  'pin-required': 'Für diesen Space brauchen Sie eine PIN. Meist steht sie in der Einladung.',
  'not-found': 'Das wurde nicht gefunden. Vielleicht wurde es gelöscht.',
  rejected: 'Der Dienst hat diese Anfrage nicht angenommen.',
  'server-not-allowed': 'Diese Seite darf diesen Server nicht verwenden.',
  'bad-configuration':
    'Dieser Teil der Seite ist falsch eingerichtet. Bitte sagen Sie es dem Betreiber der Seite.',
  'token-unavailable':
    'Die Seite konnte Sie nicht anmelden. Versuchen Sie es noch einmal oder laden Sie die Seite neu.',
  'sign-in-refused': 'Die Anmeldung wurde abgebrochen oder abgelehnt.',
  'sign-in-failed': 'Die Anmeldung hat nicht geklappt. Versuchen Sie es noch einmal.',
};

export const de = {
  join: {
    joinSpace: (space: string) => `„${space}“ beitreten`,
    joinAnySpace: 'Am Gespräch teilnehmen',
    inSpace: (space: string) => `Sie sind in ${space}`,

    invitedBy: (inviter: string) => `${inviter} hat Sie eingeladen`,
    notVerified: 'Nicht geprüft',
    nameNotVerified: 'Der Name dieses Space ist nicht geprüft.',

    yourName: 'Ihr Name',
    yourNameHint: 'Diesen Namen sehen alle im Gespräch.',
    nameMissing: 'Bitte geben Sie Ihren Namen ein.',
    joinAsGuest: 'Als Gast beitreten',
    joining: 'Sie treten bei …',

    joinedAs: (name: string) => `als ${name}`,
    asGuest: (name: string) => `als ${name} (Gast)`,
    leave: 'Verlassen',

    tryAgain: 'Noch einmal versuchen',
  },

  exceptions: {
    cannotJoin: 'Beitreten ist noch nicht möglich',
    back: 'Zurück',
    sessionEnded: 'Ihre Sitzung ist beendet',
    sessionEndedHint: 'Sie waren zu lange weg, oder der Dienst hat Ihre Sitzung beendet.',
    endHeadings: {
      removed: (space: string) => `Sie sind nicht mehr in ${space}`,
      deleted: (space: string) => `${space} wurde gelöscht`,
      archived: (space: string) => `${space} ist archiviert`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Als ${name} beitreten`,
    joinPlain: 'Beitreten',
    anotherName: 'Anderen Namen verwenden',
    pin: 'PIN',
    pinHint: 'Für diesen Space brauchen Sie eine PIN. Meist steht sie in der Einladung.',
    pinMissing: 'Bitte geben Sie die PIN ein.',
    pinWrong: 'Diese PIN stimmt nicht. Sehen Sie in der Einladung nach und geben Sie sie noch einmal ein.',
    continue: 'Weiter',
    joinAgainAs: (name: string) => `Wieder beitreten als ${name}`,
    joinAgain: 'Wieder beitreten',
    noGuests: 'Gäste können hier nicht beitreten. Bitte melden Sie sich zuerst auf dieser Seite an.',
    callWith: (email: string) => `Anruf mit ${email}`,
    roomOf: (email: string) => `Besprechungsraum von ${email}`,
    startCall: 'Anruf starten',
    joinCall: 'Am Anruf teilnehmen',
    opensPage,
    noInvite: 'Öffnen Sie den Link aus Ihrer Einladung, um an einem Gespräch teilzunehmen.',
    nextTry: (seconds: number) => `Nächster Versuch in ${number.format(seconds)} s`,
    checking: 'Die Einladung wird geprüft …',
    endsAt: (time: string) =>
      `Ihre Gastsitzung endet um ${time}. Sie können dann wieder beitreten; die Nachrichten bleiben hier.`,
    reasons: {
      'too-long': 'Dieser Link ist zu lang für eine Einladung. Bitte kopieren Sie ihn noch einmal daraus.',
      'not-a-link': 'Das ist kein Einladungslink. Bitte kopieren Sie ihn noch einmal aus der Einladung.',
      'not-secure':
        'Dieser Link ist nicht sicher und wird deshalb nicht verwendet. Ein Einladungslink beginnt mit https.',
      'foreign-host':
        'Dieser Link führt auf eine andere Website und ist keine Einladung zu einem Gespräch auf dieser Seite.',
      'has-credentials':
        'Dieser Link enthält einen Benutzernamen oder ein Passwort und wird deshalb nicht verwendet. Bitte lassen Sie sich einen neuen geben.',
      'unknown-path': 'Dieser Link führt zu keiner Einladung. Bitte kopieren Sie ihn noch einmal daraus.',
      'bad-id': 'Dieser Link ist beschädigt. Bitte kopieren Sie ihn noch einmal aus der Einladung.',
      'bad-email':
        'Die Adresse in diesem Link ist beschädigt. Bitte kopieren Sie ihn noch einmal aus der Einladung.',
      'no-space':
        'Dieser Link führt zu einer Person und nicht zu einem Space, dem Sie hier beitreten können.',
      'unknown-invite':
        'Diese Einladung gibt es nicht, oder sie wurde zurückgezogen. Bitten Sie um eine neue.',
      'not-allowed':
        'Sie haben keinen Zugang zu diesem Space. Fragen Sie die Person, die Sie eingeladen hat.',
      archived: 'Dieser Space ist archiviert. Es ist nicht mehr möglich, ihm beizutreten.',
    },
  },

  account: {
    signIn: 'Anmelden',
    with: (provider: string) => `Mit ${provider} anmelden`,
    waiting: 'Bitte melden Sie sich in dem Fenster an, das sich geöffnet hat.',
    waitingHint:
      'Danach geht es hier automatisch weiter. Wenn Sie das Fenster geschlossen haben, öffnen Sie es noch einmal.',
    openAgain: 'Noch einmal öffnen',
    closed: 'Das Anmeldefenster ist wohl geschlossen.',
    closedHint:
      'Falls es noch offen ist, melden Sie sich dort weiter an. Danach geht es hier automatisch weiter.',
    signInAgain: 'Noch einmal anmelden',
    cancel: 'Abbrechen',
    signOut: 'Abmelden',
    another: 'Anderes Konto verwenden',
    guestInstead: 'Lieber als Gast beitreten',
    wrong: 'Diese Einladung ist für ein anderes Konto',
    wrongHint: (account: string) =>
      `Sie sind als ${account} angemeldet; diese Einladung gilt nicht für dieses Konto.`,
    unclearHint: (account: string) =>
      `Sie sind als ${account} angemeldet. Der Dienst hat nicht mitgeteilt, warum dieses Konto nicht beitreten kann: Die Einladung gilt für ein anderes Konto, oder der Space verlangt eine PIN.`,
    pinHint: 'Stand in Ihrer Einladung eine PIN, geben Sie sie hier ein.',
    asGuest: 'Als Gast fortfahren',
    signUp: 'Konto anlegen',
    lastUsed: 'Zuletzt verwendet',
    known: (account: string) => `Sie sind als ${account} angemeldet.`,
    haveAccount: 'Sie sind als Gast hier. Wurde Ihr Konto eingeladen?',
    goesOn: 'Sie bleiben im Gespräch, und Ihre nächsten Nachrichten erscheinen unter diesem Namen.',
    goOnAs: (name: string) => `Fortfahren als ${name}`,
    stay: 'Gast bleiben',
    stillHere: (name: string) => `Sie sind weiter als ${name} hier.`,
  },

  direct: {
    here: 'Jetzt hier',
    away: 'Gerade nicht hier',
    noPerson: 'Person nicht gefunden',
    noPersonHint:
      'Es gibt kein Konto mit dieser Adresse, das Sie erreichen können. Laden Sie die Person stattdessen per E-Mail ein.',
    noDirect: 'Ein direktes Gespräch ist nicht möglich',
    noDirectHint:
      'Sie können direkt mit Personen Ihrer Organisation sprechen, mit Personen aus einem gemeinsamen Space und mit Gästen, solange Sie beide im selben Space sind.',
    tryAgain: 'Noch einmal versuchen',
  },
  launcher: {
    chat: 'Chat',
    close: 'Schließen',
    tryAgain: 'Noch einmal versuchen',
    back: 'Alle Gespräche',
    unread: (label: string, count: number) =>
      `${label}, ${count === 1 ? '1 neue Nachricht' : `${number.format(count)} neue Nachrichten`}`,
  },
  problems: {
    polling: 'Keine Live-Verbindung. Neue Nachrichten erscheinen innerhalb von 30 Sekunden.',
    nextTry: (seconds: number) => `Nächster Versuch in ${number.format(seconds)} s`,
    expired: 'Ihre Sitzung ist beendet. Treten Sie wieder bei, um das Gespräch fortzusetzen.',
    ends,
    notFound: 'Diesen Space gibt es nicht',
    notFoundHint: 'Vielleicht wurde er gelöscht, oder der Link ist unvollständig.',
    notAllowed: 'Sie haben keinen Zugang zu diesem Space',
    notAllowedHint: 'Bitten Sie ein Mitglied des Space, Sie einzuladen.',
    pin: 'Für diesen Space braucht man eine PIN',
    pinHint: 'Treten Sie ihm mit der PIN bei, dann erscheint das Gespräch hier.',
    showMembers: (here: string, names: string) => `${here}: ${names}. Mitglieder anzeigen`,
    andMore: (count: number) => `und ${number.format(count)} weitere`,
    menu: 'Menü',
  },
  menu: {
    moreActions: 'Weitere Aktionen',
    copy: 'Kopieren',
    quote: 'Zitieren',
    toQuoted: 'Zur zitierten Nachricht',
    editing: 'Nachricht bearbeiten',
    save: 'Speichern',
    cancel: 'Abbrechen',
    askDelete: 'Diese Nachricht löschen?',
    keep: 'Behalten',
  },
  writing: {
    people: 'Personen zum Erwähnen',
    found: (count: number) => (count === 1 ? '1 Person' : `${number.format(count)} Personen`),
    mentionedYou: (name: string, words: string) => `${name} hat Sie erwähnt: ${words}`,
    messageEdited: 'Nachricht bearbeitet',
    messageDeleted: 'Nachricht gelöscht',
    messagesChanged: (count: number) => `${number.format(count)} Nachrichten geändert`,
    format: 'Text gestalten',
    bold: 'Fett',
    italic: 'Kursiv',
    code: 'Code',
    list: 'Liste',
    quote: 'Zitat',
    link: 'Link',
    emoji: 'Emoji',
    pastedPart: 'Der Text ist zu lang. Nur sein erster Teil wurde eingefügt.',
  },
  files: {
    picked: 'Dateien zum Senden',
    limits: (count: number, size: string) => `Bis zu ${number.format(count)} Dateien, je ${size}.`,
    guest: 'Vielleicht nimmt der Dienst von Gästen keine Dateien an.',
    denied: 'Ihre Organisation erlaubt keine Dateien in Nachrichten.',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069 ist zu groß. Eine Datei darf ${size} haben.`,
    tooMany: (count: number) =>
      `Eine Nachricht darf ${number.format(count)} Dateien haben. Die übrigen wurden nicht hinzugefügt.`,
    remove: (name: string) => `\u2068${name}\u2069 entfernen`,
    uploading: 'Wird hochgeladen',
    cancel: 'Abbrechen',
    download: 'Herunterladen',
    loading: 'Wird geladen …',
  },
  chat: {
    message: 'Nachricht',
    placeholder: 'Nachricht schreiben',
    send: 'Senden',
    attach: 'Dateien anhängen',
    tooLong: (length: string, limit: string) =>
      `Dieser Text hat ${length} Zeichen. Eine Nachricht darf ${limit} haben.`,
    conversation: 'Gespräch',
    you: 'Sie',
    guest: 'Gast',
    unnamedPerson: 'Jemand',
    peopleHere: (count: number) => plural(count, people),
    typing: (names: string, count: number) => plural(count, isTyping(names)),
    manyTyping: 'Mehrere Personen schreiben …',
    sending: 'Wird gesendet …',
    queued: 'Wartet darauf, gesendet zu werden',
    held: 'Wartet auf die Nachricht darüber',
    unconfirmed: 'Vielleicht nicht gesendet',
    failed: 'Nicht gesendet',
    reasons: {
      'not-allowed': 'Sie dürfen hier nicht schreiben.',
      'not-accepted': 'Der Dienst nimmt diese Nachricht nicht an.',
      'no-answer': 'Der Dienst hat nicht geantwortet.',
      'file-lost': 'Eine Datei ist nicht mehr auf diesem Gerät.',
    },
    retry: 'Erneut senden',
    edit: 'Bearbeiten',
    delete: 'Löschen',
    deleted: 'Diese Nachricht wurde gelöscht',
    edited: 'bearbeitet',
    showMore: 'Mehr zeigen',
    showLess: 'Weniger zeigen',
    restNotShown: 'Der Rest wird nicht gezeigt.',
    newMessages: (count: number) => plural(count, news),
    toEnd: 'Zur neuesten Nachricht',
    today: 'Heute',
    yesterday: 'Gestern',
    unread: 'Neu',
    loadOlder: 'Frühere Nachrichten laden',
    loadingOlder: 'Frühere Nachrichten werden geladen …',
    olderFailed: 'Frühere Nachrichten konnten nicht geladen werden.',
    historyDenied: 'Frühere Nachrichten werden Gästen nicht gezeigt',
    gap: 'Hier können Nachrichten fehlen',
    changesMissing: 'Änderungen und Löschungen können fehlen',
    messageTooLong: 'Diese Nachricht ist zu lang, um sie zu zeigen',
    newName: (name: string) => `Ab hier schreiben Sie als ${name}`,
    connecting: 'Verbindung wird hergestellt …',
    catchingUp: 'Verpasstes wird geholt …',
    waiting: 'Keine Verbindung. Ihre Nachrichten werden später gesendet.',
    tryNow: 'Jetzt versuchen',
    tryAgain: 'Noch einmal versuchen',
    stopped: 'Dieses Gespräch ist nicht verbunden.',
    newRole,
    noSpace: 'Wählen Sie ein Gespräch',
    noSpaceHint: 'Seine Nachrichten erscheinen hier, sobald Sie einen Space auswählen oder ihm beitreten.',
    signedOut: 'Sie sind nicht angemeldet',
    signedOutHint: 'Treten Sie dem Space bei, um Nachrichten zu lesen und zu schreiben.',
    quiet: 'Noch keine Nachrichten',
    quietHint: 'Schreiben Sie die erste.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Ihre Spaces',
    search: 'Ihre Spaces durchsuchen',
    searchPeople: 'Spaces und Menschen suchen',
    show: 'Anzeigen',
    all: 'Alle',
    groups: 'Gruppen',
    direct: 'Direkt',
    pinned: 'Angeheftet',
    pin: (title: string) => `${title} anheften`,
    unpin: (title: string) => `${title} lösen`,
    wasPinned: (title: string) => `${title} ist angeheftet.`,
    wasUnpinned: (title: string) => `${title} ist nicht mehr angeheftet.`,
    isDirect: 'Direktgespräch',
    isPinned: 'angeheftet',
    isUnread: 'ungelesen',
    isMuted: 'stumm',
    unread: (count: number) => `${number.format(count)} ungelesen`,
    you: (text: string) => `Sie: ${text}`,
    untitled: 'Space ohne Namen',
    unnamed: 'Person ohne Namen',
    loading: 'Ihre Spaces werden geladen …',
    searching: 'Suche läuft …',
    found: (count: number, more: boolean) => `${plural(count, spacesFound)}${more ? ' oder mehr' : ''}`,
    loadingMore: 'Weitere werden geladen …',
    moreFailed: 'Weitere Spaces konnten nicht geladen werden.',
    outOfDate: 'Diese Liste ist vielleicht nicht aktuell.',
    tryAgain: 'Noch einmal versuchen',
    nextTry: (seconds: number) => `Nächster Versuch in ${number.format(seconds)} s`,
    noSpaces: 'Noch keine Spaces',
    noSpacesHint: 'Hier erscheinen Spaces, denen Sie beitreten, und Menschen, mit denen Sie sprechen.',
    nothingFound: 'Nichts gefunden',
    nothingFoundHint: 'Versuchen Sie ein anderes Wort.',
    nothingOfKindHint: 'Versuchen Sie ein anderes Wort, oder wählen Sie „Alle“.',
    signedOut: 'Sie sind nicht angemeldet',
    signedOutHint: 'Melden Sie sich an, um Ihre Spaces zu sehen.',
    guest: 'Gäste haben keine Liste von Spaces',
    guestHint: 'Melden Sie sich mit einem Konto an, um hier Ihre Spaces zu sehen.',
    expired: 'Ihre Sitzung ist beendet',
    expiredHint: 'Melden Sie sich wieder an, um Ihre Spaces zu sehen.',
  },

  notices: {
    notices: 'Benachrichtigungen',
    desktop: 'Neue Nachrichten auf dem Desktop zeigen',
    sound: 'Ton bei neuen Nachrichten',
    denied:
      'Der Browser blockiert Benachrichtigungen dieser Seite. Erlauben Sie sie in seinen Einstellungen für die Seite und versuchen Sie es hier noch einmal.',
  },

  call: {
    call: 'Anruf',
    liveNow: 'Gerade live',
    people: (count: number) => `${number.format(count)} ${count === 1 ? 'Person' : 'Personen'}`,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} und ${number.format(more)} weitere` : names.join(', '),
    noOne: 'Niemand ist im Anruf',
    recorded: 'Wird aufgezeichnet',
    directCall: 'Direkter Anruf',
    joinCall: 'Am Anruf teilnehmen',
    startCall: 'Anruf starten',
    opensPage,
    openPage: (host: string) => `Den Anruf auf ${host} öffnen`,
    joining: 'Sie treten dem Anruf bei …',
    reconnecting: 'Die Verbindung des Anrufs ist unterbrochen. Sie wird wiederhergestellt …',
    inCall: 'Sie sind im Anruf',
    calling: (name: string) => `${name} wird angerufen …`,
    incoming: (name: string) => `${name} ruft an`,
    accept: 'Annehmen',
    decline: 'Ablehnen',
    cancel: 'Abbrechen',
    leave: 'Anruf verlassen',
    dialIn: 'Per Telefon',
    close: 'Schließen',
    tryAgain: 'Noch einmal versuchen',
    ends: {
      left: 'Sie haben den Anruf verlassen.',
      'ended-by-host': 'Ein Gastgeber hat den Anruf beendet.',
      'meeting-ended': 'Der Anruf ist beendet.',
      removed: 'Sie sind nicht mehr in diesem Space. Darum haben Sie seinen Anruf verlassen.',
      declined: 'Der Anruf wurde abgelehnt.',
      cancelled: 'Der Anruf wurde abgebrochen.',
      busy: 'Diese Person ist in einem anderen Anruf.',
      'no-answer': 'Der Anruf wurde nicht angenommen.',
      'not-reachable': 'Diese Person ist gerade nicht erreichbar.',
      'answered-elsewhere':
        'Der Anruf wurde in einem anderen Tab oder auf einem anderen Gerät angenommen oder abgelehnt.',
    },
    noSpace: 'Treten Sie einem Space bei, um seine Anrufe zu sehen.',
    noAddress:
      'Der Anruf kann nicht geöffnet werden, weil die E-Mail-Adresse dieser Person nicht bekannt ist.',
    refusals: {
      'no-person': 'Es gibt kein Konto mit dieser Adresse, das Sie anrufen können.',
      'no-direct':
        'Sie können nur Personen Ihrer Organisation anrufen, Personen aus einem gemeinsamen Space und Gäste, die gerade im selben Space sind.',
    },
    unnamed: 'Person ohne Namen',
    started: 'Ein Anruf hat begonnen.',
    over: 'Der Anruf ist zu Ende.',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? `${number.format(count)} Personen sind dem Anruf beigetreten.`
        : `${names.join(', ')} ${count === 1 ? 'ist' : 'sind'} dem Anruf beigetreten.`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? `${number.format(count)} Personen haben den Anruf verlassen.`
        : `${names.join(', ')} ${count === 1 ? 'hat' : 'haben'} den Anruf verlassen.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'muss ein Ursprung mit https sein'
      : 'muss den Ursprung dieser Seite haben';
    return `${failures[code]} \`${setting}\`: ${origin ? `ergänzen Sie ${origin} in <meta name="spaces-servers">` : rule}.`;
  },
};
