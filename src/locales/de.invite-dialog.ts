/** German words of the invitation dialog. */
const number = new Intl.NumberFormat('de');
const plural = pluralOf('de');

export const invite = {
  invitePeople: 'Personen einladen',
  inviteTo: (title: string) => `Personen zu „${title}“ einladen`,
  newSpace: 'Neuer Space',
  close: 'Schließen',
  spaceTitle: 'Titel des Space',
  titleMissing: 'Bitte geben Sie dem Space einen Titel.',
  people: 'Mit Name oder E-Mail einladen',
  notFound: (name: string) => `„${name}“ wurde nicht gefunden. Geben Sie die E-Mail-Adresse ein.`,
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
  sending: (done: number, total: number) => `Einladungen: ${number.format(done)} von ${number.format(total)}`,
  opening: 'Wird geöffnet …',
  result: (sent: number, total: number) =>
    sent === total
      ? 'Alle sind eingeladen'
      : `${number.format(sent)} von ${number.format(total)} sind eingeladen`,
  resultOwn: (made: number, total: number) =>
    made === total
      ? 'Alle Einladungen sind fertig'
      : `${number.format(made)} von ${number.format(total)} Einladungen sind fertig`,
  made: 'Einladung fertig',
  created: (title: string) => `Den Space „${title}“ gibt es jetzt.`,
  outcome: {
    sent: 'Eingeladen',
    'in-space': 'Schon im Space',
    invalid: 'Adresse oder Rolle nicht verwendbar',
    refused: 'Nicht eingeladen',
    unconfirmed: 'Unbestätigt',
  },
  unconfirmedHint:
    'Unbestätigt heißt: Es kam keine Antwort, die Einladung kann hinausgegangen sein. Fragen Sie die Person, bevor Sie sie noch einmal einladen.',
  tryAgain: 'Erneut versuchen',
  done: 'Fertig',
  link: 'Link zum Space',
  copyLink: 'Link kopieren',
  copyInvitation: 'Einladung kopieren',
  copied: 'Kopiert.',
  notCopied:
    'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Link und kopieren Sie ihn selbst.',
  mailProgram: 'E-Mail schreiben',
  share: 'Teilen …',
  qrCode: 'QR-Code',
  qrLabel: (title: string) => `QR-Code mit dem Link zu „${title}“`,
  calendarFile: 'Kalenderdatei',
  cancellationFile: 'Absage für Kalender',
  fromFile: 'Adressen aus einer Datei …',
  fileColumn: (name: string) => `In welcher Spalte von „${name}“ stehen die Adressen?`,
  unnamedColumn: (position: number) => `Spalte ${position}`,
  takeAddresses: (count: number) =>
    count === 1 ? '1 Adresse übernehmen' : `${number.format(count)} Adressen übernehmen`,
  fileProblem: {
    empty: (name: string) => `In „${name}“ steht keine E-Mail-Adresse.`,
    large: (name: string, most: number) =>
      `„${name}“ ist zu groß: Eine Datei darf bis zu ${number.format(most)} Personen nennen.`,
    unreadable: (name: string) => `„${name}“ ließ sich nicht lesen. Bitte versuchen Sie es noch einmal.`,
  },
  onlyGuests: 'Sie können hier Gäste einladen.',
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
  modes: { join: 'Das Gespräch', meet: 'Die Besprechung' },
  waiting: (count: number) => `Eingeladen, noch nicht da: ${number.format(count)}`,
  sendAgain: 'Noch einmal senden',
  resend: (person: string) => `Noch einmal an ${person} senden`,
  resent: 'Noch einmal gesendet.',
  noRevoke:
    'Der Dienst kann Einladungen nicht zurücknehmen. Wer draußen bleiben soll, muss aus dem Space entfernt werden.',
  signIn: 'Anmelden',
  continueAs: (name: string) => `Weiter als ${name}`,
  barred: {
    'signed-out': 'Melden Sie sich zuerst an: Gäste und Fremde können nicht einladen.',
    role: 'Sie können hier niemanden einladen. Bitten Sie einen Admin des Space.',
  },
};
