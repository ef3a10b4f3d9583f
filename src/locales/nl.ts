/** The Dutch strings of all elements. */
import { type Plural, pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('nl');
const plural = pluralOf('nl');

/** A number before what it counts. */
const counted =
  (one: string, other: string) =>
  (count: number): string =>
    plural(count, { one: `1 ${one}`, other: (count) => `${number.format(count)} ${other}` });

const countPeople = counted('persoon', 'personen');
const addresses = counted('adres', 'adressen');
const news = counted('nieuw bericht', 'nieuwe berichten');
const spacesFound = counted('ruimte', 'ruimtes');
const fileCount = counted('bestand', 'bestanden');

/** Why a user can only read a conversation. */
const ends = {
  removed: 'U bent uit deze ruimte verwijderd.',
  deleted: 'Deze ruimte is verwijderd.',
  archived: 'Deze ruimte is gearchiveerd. U kunt er geen berichten meer plaatsen.',
};

const opensPage = (host: string) =>
  `De oproep wordt in een nieuw tabblad geopend op ${host}. Misschien moet u daar inloggen.`;

const newRole = {
  admin: 'U bent nu beheerder van deze ruimte',
  member: 'U bent nu lid van deze ruimte',
  guest: 'U bent nu gast in deze ruimte',
};

const invite = {
  invitePeople: 'Personen uitnodigen',
  inviteTo: (title: string) => `Personen uitnodigen voor ‘${title}’`,
  newSpace: 'Nieuwe ruimte',
  close: 'Sluiten',
  spaceTitle: 'Titel van de ruimte',
  titleMissing: 'Voer een titel voor de ruimte in.',
  people: 'Uitnodigen op naam of e-mailadres',
  notFound: (name: string) => `Geen personen gevonden voor ‘${name}’. Voer een e-mailadres in.`,
  peopleMissing: 'Kies minstens één persoon of voer een e-mailadres in.',
  defaultRole: 'Rol',
  roleOf: (person: string) => `Rol van ${person}`,
  roles: { admin: 'Beheerder', member: 'Lid', guest: 'Gast' },
  adminWarning: 'Beheerders kunnen de ruimte wijzigen, personen verwijderen en anderen beheerder maken.',
  outsideWarning: (count: number, domain: string) =>
    `${counted('persoon is', 'personen zijn')(count)} niet van ${domain}.`,
  andMore: (count: number) => `Nog ${counted('persoon krijgt', 'personen krijgen')(count)} de rol hierboven.`,
  setTime: 'Datum en tijd instellen',
  date: 'Datum',
  time: 'Begint om',
  zone: 'Tijdzone',
  city: 'Tijdzone zoeken op stad',
  length: 'Duur',
  minutes: counted('minuut', 'minuten'),
  timeMissing: 'Voer een datum en een tijd in.',
  mailLanguage: 'Taal van de uitnodiging',
  note: 'Persoonlijk bericht',
  preview: 'Voorbeeld',
  willInvite: counted('persoon wordt uitgenodigd.', 'personen worden uitgenodigd.'),
  sendInvitations: 'Uitnodigingen verzenden',
  createInvitations: 'Uitnodigingen maken',
  createSpace: 'Ruimte maken',
  cancel: 'Annuleren',
  back: 'Terug',
  confirmTitle: (count: number) => `${countPeople(count)} uitnodigen?`,
  confirmText: 'Controleer de personen en hun rollen. Een uitnodiging kan niet worden ingetrokken.',
  sending: (done: number, total: number) =>
    `Uitnodigingen verzenden: ${number.format(done)} van ${number.format(total)}`,
  opening: 'Openen…',
  result: (sent: number, total: number) =>
    sent < total
      ? `${number.format(sent)} van ${number.format(total)} uitnodigingen verzonden`
      : total === 1
        ? 'Uitnodiging verzonden'
        : 'Alle uitnodigingen verzonden',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `${number.format(made)} van ${number.format(total)} uitnodigingen klaar`
      : total === 1
        ? 'Uitnodiging klaar'
        : 'Alle uitnodigingen klaar',
  made: 'Uitnodiging klaar',
  mail: { sending: 'Verzenden…', failed: 'Niet verzonden' },
  mailsFailedHint: 'De e-mail is niet verzonden. Probeer het opnieuw of deel de link zelf.',
  mailsSending: 'Uitnodigingen verzenden…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'De uitnodiging is niet verzonden'
      : `${number.format(failed)} van ${number.format(total)} uitnodigingen niet verzonden`,
  created: (title: string) => `De ruimte ‘${title}’ is gemaakt.`,
  outcome: {
    sent: 'Uitgenodigd',
    'in-space': 'Al in de ruimte',
    invalid: 'Ongeldig adres of ongeldige rol',
    refused: 'Niet uitgenodigd',
    unconfirmed: 'Niet bevestigd',
  },
  unconfirmedHint:
    '‘Niet bevestigd’ betekent dat de dienst niet heeft gereageerd. De uitnodiging kan dus toch zijn verzonden. Vraag het de persoon voordat u die opnieuw uitnodigt.',
  tryAgain: 'Opnieuw proberen',
  done: 'Gereed',
  link: 'Link naar de ruimte',
  copyLink: 'Link kopiëren',
  copyServiceLink: 'Link naar Avaya Spaces kopiëren',
  serviceMailHint:
    'De link in deze e-mails leidt naar Avaya Spaces. De link hieronder leidt naar deze website.',
  joinPageWrong:
    'De deelnamepagina van deze website is niet goed ingesteld. Daarom leidt de link naar Avaya Spaces.',
  copyInvitation: 'Uitnodiging kopiëren',
  copied: 'Gekopieerd.',
  notCopied: 'Uw browser heeft het kopiëren niet toegestaan. Selecteer de link en kopieer deze handmatig.',
  mailProgram: 'E-mail schrijven',
  share: 'Delen…',
  qrCode: 'QR-code',
  qrLabel: (title: string) => `QR-code met de link naar ‘${title}’`,
  calendarFile: 'Agendabestand',
  cancellationFile: 'Annulering voor de agenda',
  fromFile: 'Importeren uit een bestand…',
  fileColumn: (name: string) => `Welke kolom van ‘${name}’ bevat de adressen?`,
  unnamedColumn: (position: number) => `Kolom ${number.format(position)}`,
  takeAddresses: (count: number) => `${addresses(count)} toevoegen`,
  fileRoles: (column: string) => `De rollen uit kolom ‘${column}’ gebruiken`,
  unknownRoles: (values: string) =>
    `Deze personen krijgen de standaardrol, omdat hun rol onbekend is: ${values}`,
  rowsWithout: counted('rij heeft geen adres in deze kolom', 'rijen hebben geen adres in deze kolom'),
  otherAddresses: counted(
    'adres staat alleen in andere kolommen',
    'adressen staan alleen in andere kolommen',
  ),
  fileProblem: {
    empty: (name: string) => `‘${name}’ bevat geen e-mailadressen.`,
    large: (name: string, most: number) =>
      `‘${name}’ is te groot. Een bestand kan maximaal ${countPeople(most)} bevatten.`,
    unreadable: (name: string) => `‘${name}’ kan niet worden gelezen. Probeer het opnieuw.`,
  },
  onlyGuests: 'U kunt alleen gasten uitnodigen voor deze ruimte.',
  marks: { inside: 'Al in de ruimte', awaited: 'Al uitgenodigd', outside: 'Extern' },
  insideWarning: counted(
    'persoon is al in de ruimte en wordt niet uitgenodigd.',
    'personen zijn al in de ruimte en worden niet uitgenodigd.',
  ),
  awaitedWarning: counted(
    'persoon is al uitgenodigd en krijgt nog een uitnodiging.',
    'personen zijn al uitgenodigd en krijgen nog een uitnodiging.',
  ),
  mode: 'De link opent',
  modes: { join: 'Het gesprek', meet: 'De oproep' },
  waiting: (count: number) => `Openstaande uitnodigingen: ${number.format(count)}`,
  sendAgain: 'Opnieuw verzenden',
  resend: (person: string) => `Opnieuw verzenden naar ${person}`,
  resent: 'Opnieuw verzonden.',
  noRevoke:
    'Uitnodigingen kunnen niet worden ingetrokken. Wilt u iemand de toegang ontzeggen, verwijder die persoon dan uit de ruimte.',
  signIn: 'Inloggen',
  signInClosed:
    'Het inlogvenster lijkt gesloten te zijn. Als het nog open is, rond het inloggen daar dan af of log hier opnieuw in.',
  continueAs: (name: string) => `Doorgaan als ${name}`,
  barred: {
    'signed-out': 'Log in om personen uit te nodigen. Gasten kunnen geen uitnodigingen verzenden.',
    role: 'U kunt hier niemand uitnodigen. Vraag het een beheerder van de ruimte.',
  },
};

// The search for people.

const userSearch = {
  findPeople: 'Personen zoeken',
  placeholder: 'Naam of e-mailadres',
  people: 'Personen',
  chosen: 'Gekozen personen',
  recent: 'Recent',

  searching: 'Zoeken…',
  loadingMore: 'Meer laden…',
  loadMore: 'Meer laden',
  found: counted('persoon gevonden', 'personen gevonden'),
  andMore: 'scrol voor meer',
  someMissing: 'Mogelijk ontbreken er personen, omdat een deel van de zoekopdracht is mislukt.',
  noneFound: (text: string) => `Geen personen gevonden voor ‘${text}’`,
  noneFoundHint:
    'U kunt personen uit uw organisatie vinden en personen die u in een ruimte hebt ontmoet. Om anderen uit te nodigen, voert u hun e-mailadres in.',
  invite: (email: string) => `${email} uitnodigen`,
  inviteHint: 'Deelname gaat via een uitnodigingslink',
  inviteByEmail: 'Per e-mail uitnodigen',
  signedOut: 'Log in om personen te zoeken.',
  notForGuests: 'Gasten kunnen niet naar personen zoeken. Log daarvoor in met een account.',
  tryAgain: 'Opnieuw proberen',

  inSpace: 'Al in deze ruimte',
  alreadyChosen: 'Al gekozen',
  noGuestAction: 'Gasten kunnen dit niet doen',
  noAddress: 'Geen e-mailadres bekend',
  notMet: 'Niet uit uw organisatie en niet ontmoet in een ruimte',
  noAdding: 'Gasten van deze ruimte kunnen geen personen toevoegen',
  notAllowed: 'De dienst heeft dit niet toegestaan',
  hereNow: 'Nu aanwezig',

  remove: (name: string) => `${name} verwijderen`,
  showMore: (count: number) => `Nog ${number.format(count)} tonen`,
  picked: (name: string) => `${name} gekozen`,
  removed: (name: string) => `${name} verwijderd`,
  opening: (name: string) => `Het gesprek met ${name} wordt geopend…`,
  adding: (name: string) => `${name} wordt toegevoegd…`,
  added: (name: string) => `${name} is nu in de ruimte`,
  noDirect: (name: string) =>
    `U kunt niet rechtstreeks met ${name} praten, alleen met personen uit uw organisatie of personen die u in een ruimte hebt ontmoet.`,
  noAdd: (name: string) => `De dienst heeft niet toegestaan dat u ${name} aan deze ruimte toevoegt.`,
  calling: (name: string) => `De oproep met ${name} wordt in een nieuw tabblad geopend.`,
  ringing: (name: string) => `${name} wordt gebeld…`,
  openCall: 'De oproep openen',
  role: 'Rol in de ruimte',
  roles: { member: 'Lid', admin: 'Beheerder' },

  lookingUp: (done: number, total: number) =>
    `Adressen opzoeken: ${number.format(done)} van ${number.format(total)}`,
  reportFound: counted('persoon gevonden', 'personen gevonden'),
  reportInSpace: counted('persoon is al in deze ruimte', 'personen zijn al in deze ruimte'),
  reportUnknown: (count: number) => `${addresses(count)} om per e-mail uit te nodigen`,
  reportDuplicates: counted('dubbel adres overgeslagen', 'dubbele adressen overgeslagen'),
  reportNames: (count: number, some: string) =>
    `${counted('naam', 'namen')(count)} overgeslagen, omdat lijsten alleen e-mailadressen kunnen bevatten; zoek in plaats daarvan op de naam: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `${counted('item is geen e-mailadres', 'items zijn geen e-mailadressen')(count)}: ${some}`,
  reportUnchecked: counted(
    'adres kan niet worden opgezocht en wordt per e-mail uitgenodigd',
    'adressen kunnen niet worden opgezocht en worden per e-mail uitgenodigd',
  ),
  reportUnread: (rest: string) => `De lijst is te lang. Vanaf hier is niets toegevoegd: ${rest}`,
  close: 'Sluiten',

  required: 'Kies een persoon.',
  unfinished: 'Kies een persoon uit de lijst of voer een volledig e-mailadres in.',
};

// All other elements.

const people: Plural = {
  one: 'Alleen u bent hier',
  other: (count) => `${number.format(count)} personen aanwezig`,
};
const isTyping = (names: string): Plural => ({
  one: `${names} is aan het typen…`,
  other: () => `${names} zijn aan het typen…`,
});

const failures: Readonly<Record<string, string>> = {
  offline: 'U bent offline. Controleer uw verbinding.',
  unreachable: 'De dienst is op dit moment niet bereikbaar.',
  timeout: 'Het duurde te lang voordat de dienst reageerde.',
  'rate-limited': 'Er zijn te veel aanvragen. Wacht even en probeer het opnieuw.',
  'server-error': 'De dienst heeft op dit moment een probleem.',
  'bad-answer': 'De dienst heeft een antwoord gestuurd dat niet te begrijpen is.',
  unauthorized: 'Uw sessie is beëindigd. Log opnieuw in of neem opnieuw deel.',
  forbidden: 'U hebt hiervoor geen toestemming.',
  'pin-required': 'Voor deze ruimte is een pincode nodig. Die staat meestal in de uitnodiging.',
  'not-found': 'Dit is niet gevonden. Misschien is het verwijderd.',
  rejected: 'De dienst heeft deze aanvraag niet geaccepteerd.',
  'server-not-allowed': 'Deze pagina mag die server niet gebruiken.',
  'bad-configuration':
    'Dit deel van de pagina is niet goed ingesteld. Laat het de beheerder van de website weten.',
  'token-unavailable': 'De pagina kon u niet inloggen. Probeer het opnieuw of laad de pagina opnieuw.',
  'sign-in-refused': 'Het inloggen is geannuleerd of geweigerd.',
  'sign-in-failed': 'Het inloggen is niet gelukt. Probeer het opnieuw.',
};

export const nl = {
  join: {
    joinSpace: (space: string) => `Deelnemen aan ‘${space}’`,
    joinAnySpace: 'Deelnemen aan het gesprek',
    inSpace: (space: string) => `U bent in ${space}`,

    invitedBy: (inviter: string) => `${inviter} heeft u uitgenodigd`,
    notVerified: 'Niet geverifieerd',
    nameNotVerified: 'De naam van deze ruimte is niet geverifieerd.',

    yourName: 'Uw naam',
    yourNameHint: 'Iedereen in het gesprek ziet deze naam.',
    nameMissing: 'Voer uw naam in.',
    joinAsGuest: 'Deelnemen als gast',
    joining: 'Deelnemen…',

    joinedAs: (name: string) => `als ${name}`,
    asGuest: (name: string) => `als ${name} (gast)`,
    leave: 'Verlaten',

    tryAgain: 'Opnieuw proberen',
  },

  exceptions: {
    cannotJoin: 'U kunt nog niet deelnemen',
    back: 'Terug',
    sessionEnded: 'Uw sessie is beëindigd',
    sessionEndedHint: 'U was te lang weg of de dienst heeft de sessie beëindigd.',
    endHeadings: {
      removed: (space: string) => `U bent niet meer in ${space}`,
      deleted: (space: string) => `${space} is verwijderd`,
      archived: (space: string) => `${space} is gearchiveerd`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Deelnemen als ${name}`,
    joinPlain: 'Deelnemen',
    anotherName: 'Andere naam gebruiken',
    pin: 'Pincode',
    pinHint: 'Voor deze ruimte is een pincode nodig. Die staat meestal in de uitnodiging.',
    pinMissing: 'Voer de pincode in.',
    pinWrong: 'Die pincode klopt niet. Controleer de uitnodiging en probeer het opnieuw.',
    continue: 'Doorgaan',
    joinAgainAs: (name: string) => `Opnieuw deelnemen als ${name}`,
    joinAgain: 'Opnieuw deelnemen',
    noGuests: 'Gasten kunnen hier niet deelnemen. Log eerst in op deze pagina.',
    callWith: (email: string) => `Oproep met ${email}`,
    roomOf: (email: string) => `Vergaderruimte van ${email}`,
    startCall: 'Oproep starten',
    joinCall: 'Deelnemen aan oproep',
    opensPage,
    noInvite: 'Open de link uit uw uitnodiging om deel te nemen aan een gesprek.',
    nextTry: (seconds: number) => `Volgende poging over ${number.format(seconds)} s`,
    checking: 'De uitnodiging wordt gecontroleerd…',
    endsAt: (time: string) =>
      `Uw gastsessie eindigt om ${time}. Daarna kunt u opnieuw deelnemen; de berichten blijven hier.`,
    reasons: {
      'too-long': 'Deze link is beschadigd. Kopieer de link opnieuw uit de uitnodiging.',
      'not-a-link': 'Dit is geen uitnodigingslink. Kopieer de link opnieuw uit de uitnodiging.',
      'not-secure': 'Deze link is niet veilig en is daarom niet geopend.',
      'foreign-host': 'Deze link leidt naar een andere website en is daarom niet geopend.',
      'has-credentials':
        'Deze link bevat een wachtwoord en is daarom niet geopend. Vraag om een nieuwe link.',
      'unknown-path':
        'Deze link leidt niet naar een uitnodiging. Kopieer de link opnieuw uit de uitnodiging.',
      'bad-id': 'Deze link is beschadigd. Kopieer de link opnieuw uit de uitnodiging.',
      'bad-email': 'Deze link is beschadigd. Kopieer de link opnieuw uit de uitnodiging.',
      'no-space': 'Deze link leidt naar een persoon, niet naar een ruimte waaraan u hier kunt deelnemen.',
      'unknown-invite':
        'Deze uitnodiging bestaat niet of is ingetrokken. Vraag een nieuwe aan de persoon die u heeft uitgenodigd.',
      'not-allowed':
        'U mag niet deelnemen aan deze ruimte. Neem contact op met de persoon die u heeft uitgenodigd.',
      archived: 'Deze ruimte is gearchiveerd. Deelnemen is niet meer mogelijk.',
    },
  },

  account: {
    signIn: 'Inloggen',
    with: (provider: string) => `Inloggen met ${provider}`,
    waiting: 'Log in via het venster dat is geopend.',
    waitingHint: 'Deze pagina gaat automatisch verder. Hebt u het venster gesloten, open het dan opnieuw.',
    openAgain: 'Opnieuw openen',
    closed: 'Het inlogvenster lijkt gesloten te zijn.',
    closedHint:
      'Als het nog open is, rond het inloggen daar dan af. Daarna gaat deze pagina automatisch verder.',
    signInAgain: 'Opnieuw inloggen',
    cancel: 'Annuleren',
    signOut: 'Uitloggen',
    another: 'Ander account gebruiken',
    guestInstead: 'Liever deelnemen als gast',
    wrong: 'Deze uitnodiging is voor een ander account',
    wrongHint: (account: string) =>
      `U bent ingelogd als ${account}; deze uitnodiging is niet voor dit account.`,
    unclearHint: (account: string) =>
      `U bent ingelogd als ${account}. De dienst heeft niet gemeld waarom dit account niet kan deelnemen: de uitnodiging is voor een ander account of voor de ruimte is een pincode nodig.`,
    pinHint: 'Stond er een pincode in uw uitnodiging, voer die dan hier in.',
    asGuest: 'Doorgaan als gast',
    signUp: 'Account maken',
    lastUsed: 'Laatst gebruikt',
    known: (account: string) => `U bent ingelogd als ${account}.`,
    haveAccount: 'U bent hier als gast. Bent u met uw account uitgenodigd?',
    goesOn: 'U blijft in het gesprek en uw volgende berichten worden onder deze naam verzonden.',
    goOnAs: (name: string) => `Doorgaan als ${name}`,
    stay: 'Gast blijven',
    stillHere: (name: string) => `U bent hier nog steeds als ${name}.`,
  },

  direct: {
    here: 'Nu aanwezig',
    away: 'Op dit moment niet aanwezig',
    noPerson: 'Persoon niet gevonden',
    noPersonHint:
      'Er is geen account met dit adres waarmee u contact kunt opnemen. Nodig de persoon per e-mail uit.',
    noDirect: 'Een rechtstreeks gesprek is niet mogelijk',
    noDirectHint:
      'U kunt rechtstreeks praten met personen uit uw organisatie, met personen met wie u een ruimte deelt, en met gasten zolang u beiden in dezelfde ruimte bent.',
    tryAgain: 'Opnieuw proberen',
  },
  launcher: {
    chat: 'Chat',
    close: 'Sluiten',
    tryAgain: 'Opnieuw proberen',
    back: 'Alle gesprekken',
    unread: (label: string, count: number) => `${label}, ${news(count)}`,
  },
  problems: {
    polling: 'Geen liveverbinding. Nieuwe berichten verschijnen binnen 30 seconden.',
    nextTry: (seconds: number) => `Volgende poging over ${number.format(seconds)} s`,
    expired: 'Uw sessie is beëindigd. Neem opnieuw deel om het gesprek voort te zetten.',
    ends,
    notFound: 'Deze ruimte bestaat niet',
    notFoundHint: 'Misschien is de ruimte verwijderd of is de link onvolledig.',
    notAllowed: 'U hebt geen toegang tot deze ruimte',
    notAllowedHint: 'Vraag een lid van de ruimte om u uit te nodigen.',
    pin: 'Voor deze ruimte is een pincode nodig',
    pinHint: 'Neem deel met de pincode om het gesprek te zien.',
    showMembers: (here: string, names: string) => `${here}: ${names}. Leden tonen`,
    andMore: (count: number) => `en nog ${number.format(count)}`,
    menu: 'Menu',
  },
  menu: {
    moreActions: 'Meer acties',
    copy: 'Kopiëren',
    quote: 'Citeren',
    toQuoted: 'Naar het geciteerde bericht',
    editing: 'Bericht bewerken',
    save: 'Opslaan',
    cancel: 'Annuleren',
    askDelete: 'Dit bericht verwijderen?',
    keep: 'Behouden',
  },
  writing: {
    people: 'Personen om te vermelden',
    found: countPeople,
    mentionedYou: (name: string, words: string) => `${name} heeft u vermeld: ${words}`,
    messageEdited: 'Bericht bewerkt',
    messageDeleted: 'Bericht verwijderd',
    messagesChanged: (count: number) => `${number.format(count)} berichten gewijzigd`,
    format: 'Tekst opmaken',
    bold: 'Vet',
    italic: 'Cursief',
    code: 'Code',
    list: 'Lijst',
    quote: 'Citaat',
    link: 'Link',
    emoji: 'Emoji',
    pastedPart: 'De tekst is te lang. Alleen het eerste deel is geplakt.',
  },
  files: {
    picked: 'Te verzenden bestanden',
    limits: (count: number, size: string) => `Maximaal ${fileCount(count)}, elk ${size}.`,
    guest: 'Mogelijk accepteert de dienst geen bestanden van gasten.',
    denied: 'Uw organisatie staat geen bestanden in berichten toe.',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069 is te groot. Een bestand mag maximaal ${size} zijn.`,
    tooMany: (count: number) =>
      `Een bericht kan maximaal ${fileCount(count)} bevatten. De overige zijn niet toegevoegd.`,
    remove: (name: string) => `\u2068${name}\u2069 verwijderen`,
    uploading: 'Uploaden',
    cancel: 'Annuleren',
    download: 'Downloaden',
    loading: 'Laden…',
  },
  chat: {
    message: 'Bericht',
    placeholder: 'Schrijf een bericht',
    send: 'Verzenden',
    attach: 'Bestanden bijvoegen',
    tooLong: (length: string, limit: string) =>
      `Deze tekst heeft ${length} tekens. Een bericht mag er ${limit} hebben.`,
    conversation: 'Gesprek',
    you: 'U',
    guest: 'Gast',
    unnamedPerson: 'Iemand',
    peopleHere: (count: number) => plural(count, people),
    typing: (names: string, count: number) => plural(count, isTyping(names)),
    manyTyping: 'Meerdere personen zijn aan het typen…',
    sending: 'Verzenden…',
    queued: 'Wacht op verzending',
    held: 'Wacht op het bericht hierboven',
    unconfirmed: 'Mogelijk niet verzonden',
    failed: 'Niet verzonden',
    reasons: {
      'not-allowed': 'U mag hier niet schrijven.',
      'not-accepted': 'De dienst accepteert dit bericht niet.',
      'no-answer': 'De dienst heeft niet gereageerd.',
      'file-lost': 'Een bestand staat niet meer op dit apparaat.',
    },
    retry: 'Opnieuw verzenden',
    edit: 'Bewerken',
    delete: 'Verwijderen',
    deleted: 'Dit bericht is verwijderd',
    edited: 'bewerkt',
    showMore: 'Meer tonen',
    showLess: 'Minder tonen',
    restNotShown: 'De rest wordt niet getoond.',
    newMessages: news,
    toEnd: 'Naar het nieuwste bericht',
    today: 'Vandaag',
    yesterday: 'Gisteren',
    unread: 'Nieuw',
    loadOlder: 'Eerdere berichten laden',
    loadingOlder: 'Eerdere berichten laden…',
    olderFailed: 'Eerdere berichten kunnen niet worden geladen.',
    historyDenied: 'Eerdere berichten worden niet aan gasten getoond',
    gap: 'Hier ontbreken mogelijk berichten',
    changesMissing: 'Mogelijk ontbreken er wijzigingen en verwijderingen',
    messageTooLong: 'Dit bericht is te lang om te tonen',
    newName: (name: string) => `Vanaf hier schrijft u als ${name}`,
    connecting: 'Verbinding maken…',
    catchingUp: 'Gemiste berichten ophalen…',
    waiting: 'Geen verbinding. Uw berichten worden later verzonden.',
    tryNow: 'Nu proberen',
    tryAgain: 'Opnieuw proberen',
    stopped: 'Dit gesprek is niet verbonden.',
    newRole,
    noSpace: 'Kies een gesprek',
    noSpaceHint: 'De berichten verschijnen hier zodra u een ruimte kiest of aan een ruimte deelneemt.',
    signedOut: 'U bent niet ingelogd',
    signedOutHint: 'Neem deel aan de ruimte om te lezen en te schrijven.',
    quiet: 'Nog geen berichten',
    quietHint: 'Schrijf het eerste.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Uw ruimtes',
    search: 'Uw ruimtes doorzoeken',
    searchPeople: 'Ruimtes en personen zoeken',
    show: 'Tonen',
    all: 'Alles',
    groups: 'Ruimtes',
    direct: 'Rechtstreeks',
    pinned: 'Vastgezet',
    pin: (title: string) => `${title} vastzetten`,
    unpin: (title: string) => `${title} losmaken`,
    wasPinned: (title: string) => `${title} is vastgezet.`,
    wasUnpinned: (title: string) => `${title} is niet meer vastgezet.`,
    isDirect: 'rechtstreeks gesprek',
    isPinned: 'vastgezet',
    isUnread: 'ongelezen',
    isMuted: 'gedempt',
    unread: (count: number) => `${number.format(count)} ongelezen`,
    you: (text: string) => `U: ${text}`,
    untitled: 'Ruimte zonder titel',
    unnamed: 'Persoon zonder naam',
    loading: 'Uw ruimtes laden…',
    searching: 'Zoeken…',
    found: (count: number, more: boolean) => `${spacesFound(count)}${more ? ' of meer' : ''}`,
    loadingMore: 'Meer laden…',
    moreFailed: 'Meer ruimtes kunnen niet worden geladen.',
    outOfDate: 'Deze lijst is mogelijk verouderd.',
    tryAgain: 'Opnieuw proberen',
    nextTry: (seconds: number) => `Volgende poging over ${number.format(seconds)} s`,
    noSpaces: 'Nog geen ruimtes',
    noSpacesHint: 'Ruimtes waaraan u deelneemt en personen met wie u praat, verschijnen hier.',
    nothingFound: 'Niets gevonden',
    nothingFoundHint: 'Probeer een ander woord.',
    nothingOfKindHint: 'Probeer een ander woord of kies ‘Alles’.',
    signedOut: 'U bent niet ingelogd',
    signedOutHint: 'Log in om uw ruimtes te zien.',
    guest: 'Gasten hebben geen lijst met ruimtes',
    guestHint: 'Log in met een account om uw ruimtes hier te zien.',
    expired: 'Uw sessie is beëindigd',
    expiredHint: 'Log opnieuw in om uw ruimtes te zien.',
  },

  notices: {
    notices: 'Meldingen',
    desktop: 'Nieuwe berichten op het bureaublad tonen',
    sound: 'Geluid afspelen bij nieuwe berichten',
    denied:
      'De browser blokkeert meldingen van deze website. Sta ze toe in de browserinstellingen voor deze website en probeer het hier opnieuw.',
  },

  call: {
    call: 'Oproep',
    liveNow: 'Nu live',
    people: countPeople,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} en nog ${number.format(more)}` : names.join(', '),
    noOne: 'Er is niemand in de oproep',
    recorded: 'Wordt opgenomen',
    directCall: 'Rechtstreekse oproep',
    joinCall: 'Deelnemen aan oproep',
    startCall: 'Oproep starten',
    opensPage,
    openPage: (host: string) => `De oproep openen op ${host}`,
    joining: 'Deelnemen aan de oproep…',
    reconnecting: 'De verbinding van de oproep is verbroken. Opnieuw verbinding maken…',
    inCall: 'U bent in de oproep',
    calling: (name: string) => `${name} wordt gebeld…`,
    incoming: (name: string) => `${name} belt`,
    accept: 'Opnemen',
    decline: 'Weigeren',
    cancel: 'Annuleren',
    leave: 'Oproep verlaten',
    dialIn: 'Inbellen',
    close: 'Sluiten',
    tryAgain: 'Opnieuw proberen',
    ends: {
      left: 'U hebt de oproep verlaten.',
      'ended-by-host': 'Een organisator heeft de oproep beëindigd.',
      'meeting-ended': 'De oproep is beëindigd.',
      removed: 'U bent niet meer in deze ruimte en hebt daarom de oproep verlaten.',
      declined: 'De oproep is geweigerd.',
      cancelled: 'De oproep is geannuleerd.',
      busy: 'Deze persoon is in een andere oproep.',
      'no-answer': 'De oproep is niet beantwoord.',
      'not-reachable': 'Deze persoon is nu niet bereikbaar.',
      'answered-elsewhere':
        'De oproep is in een ander tabblad of op een ander apparaat opgenomen of geweigerd.',
    },
    noSpace: 'Neem deel aan een ruimte om de oproepen ervan te zien.',
    noAddress: 'De oproep kan niet worden geopend, omdat het e-mailadres van deze persoon niet bekend is.',
    refusals: {
      'no-person': 'Er is geen account met dit adres dat u kunt bellen.',
      'no-direct':
        'U kunt alleen personen uit uw organisatie bellen, personen met wie u een ruimte deelt en gasten die nu in dezelfde ruimte zijn.',
    },
    unnamed: 'Persoon zonder naam',
    started: 'Er is een oproep begonnen.',
    over: 'De oproep is beëindigd.',
    joined: (names: readonly string[], count: number) =>
      `${count > names.length ? countPeople(count) : names.join(', ')} ${count === 1 ? 'neemt' : 'nemen'} nu deel aan de oproep.`,
    left: (names: readonly string[], count: number) =>
      `${count > names.length ? countPeople(count) : names.join(', ')} ${count === 1 ? 'heeft' : 'hebben'} de oproep verlaten.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'moet een origin met https zijn'
      : 'moet de origin van deze pagina hebben';
    return `${failures[code]} \`${setting}\`: ${origin ? `voeg ${origin} toe aan <meta name="spaces-servers">` : rule}.`;
  },
};
