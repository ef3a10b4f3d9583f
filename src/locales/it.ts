/** The Italian strings of all elements. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('it');
const plural = pluralOf('it');
const list = new Intl.ListFormat('it');

/** A number before what it counts. `many` is the form after whole millions: “1.000.000 di persone”. */
const counted =
  (one: string, other: string, many = `di ${other}`) =>
  (count: number): string =>
    plural(count, {
      one: `${number.format(count)} ${one}`,
      many: `${number.format(count)} ${many}`,
      other: (count) => `${number.format(count)} ${other}`,
    });

/** Why a user can only read a conversation. */
const ends = {
  removed: 'L’accesso a questo spazio Le è stato revocato.',
  deleted: 'Questo spazio è stato eliminato.',
  archived: 'Questo spazio è stato archiviato. Non accetta più messaggi.',
};

const opensPage = (host: string) =>
  `La chiamata si apre in una nuova scheda su ${host}. Potrebbe essere necessario eseguire l’accesso.`;

const newRole = {
  admin: 'Ora ha il ruolo di amministratore in questo spazio',
  member: 'Ora ha il ruolo di membro in questo spazio',
  guest: 'Ora ha il ruolo di ospite in questo spazio',
};

const invite = {
  invitePeople: 'Invita persone',
  inviteTo: (title: string) => `Invita persone in “${title}”`,
  newSpace: 'Nuovo spazio',
  close: 'Chiudi',
  spaceTitle: 'Titolo dello spazio',
  titleMissing: 'Inserire un titolo per lo spazio.',
  people: 'Invita per nome o e-mail',
  notFound: (name: string) => `Nessuna persona trovata per “${name}”. Inserire un indirizzo e-mail.`,
  peopleMissing: 'Scegliere almeno una persona o inserire un indirizzo e-mail.',
  defaultRole: 'Ruolo',
  roleOf: (person: string) => `Ruolo di ${person}`,
  roles: { admin: 'Amministratore', member: 'Membro', guest: 'Ospite' },
  adminWarning:
    'Gli amministratori possono modificare lo spazio, rimuovere persone e nominare altri amministratori.',
  outsideWarning: (count: number, domain: string) =>
    count === 1
      ? `Una persona è esterna a ${domain}.`
      : `${counted('persona è esterna', 'persone sono esterne')(count)} a ${domain}.`,
  andMore: (count: number) =>
    plural(count, {
      one: 'Un’altra persona riceverà il ruolo indicato sopra.',
      other: (count) => `Altre ${number.format(count)} persone riceveranno il ruolo indicato sopra.`,
    }),
  setTime: 'Imposta data e ora',
  date: 'Data',
  time: 'Ora di inizio',
  zone: 'Fuso orario',
  city: 'Cerca un fuso orario per città',
  length: 'Durata',
  minutes: counted('minuto', 'minuti'),
  timeMissing: 'Inserire una data e un’ora.',
  mailLanguage: 'Lingua dell’invito',
  note: 'Messaggio personale',
  preview: 'Anteprima',
  willInvite: counted('persona riceverà un invito.', 'persone riceveranno un invito.'),
  sendInvitations: 'Invia inviti',
  createInvitations: 'Crea inviti',
  createSpace: 'Crea spazio',
  cancel: 'Annulla',
  back: 'Indietro',
  confirmTitle: (count: number) => `Invitare ${countPeople(count)}?`,
  confirmText: 'Verificare le persone e i relativi ruoli. Gli inviti non possono essere revocati.',
  sending: (done: number, total: number) =>
    `Invio degli inviti: ${number.format(done)} di ${number.format(total)}`,
  opening: 'Apertura…',
  result: (sent: number, total: number) =>
    sent < total
      ? `Inviti inviati: ${number.format(sent)} di ${number.format(total)}`
      : total === 1
        ? 'Invito inviato'
        : 'Tutti gli inviti sono stati inviati',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `Inviti pronti: ${number.format(made)} di ${number.format(total)}`
      : total === 1
        ? 'Invito pronto'
        : 'Tutti gli inviti sono pronti',
  made: 'Invito pronto',
  mail: { sending: 'Invio…', failed: 'Non inviato' },
  mailsFailedHint: 'L’e-mail non è stata inviata. Riprovare o condividere il link personalmente.',
  mailsSending: 'Invio degli inviti…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'L’invito non è stato inviato'
      : `Inviti non inviati: ${number.format(failed)} di ${number.format(total)}`,
  created: (title: string) => `Lo spazio “${title}” è stato creato.`,
  outcome: {
    sent: 'Invito inviato',
    'in-space': 'Già nello spazio',
    invalid: 'Indirizzo o ruolo non valido',
    refused: 'Invito non inviato',
    unconfirmed: 'Non confermato',
  },
  unconfirmedHint:
    '“Non confermato” significa che il servizio non ha risposto: l’invito potrebbe essere stato inviato. Chiedere conferma alla persona prima di invitarla di nuovo.',
  tryAgain: 'Riprova',
  done: 'Fine',
  link: 'Link allo spazio',
  copyLink: 'Copia link',
  copyServiceLink: 'Copia link di Avaya Spaces',
  serviceMailHint: 'Il link in queste e-mail porta ad Avaya Spaces. Il link qui sotto porta a questo sito.',
  joinPageWrong:
    'La pagina di partecipazione di questo sito non è configurata correttamente. Il link porta quindi ad Avaya Spaces.',
  copyInvitation: 'Copia invito',
  copied: 'Copiato.',
  notCopied: 'Il browser non ha consentito la copia. Selezionare il link e copiarlo manualmente.',
  mailProgram: 'Scrivi e-mail',
  share: 'Condividi…',
  qrCode: 'Codice QR',
  qrLabel: (title: string) => `Codice QR con il link a “${title}”`,
  calendarFile: 'File del calendario',
  cancellationFile: 'Annullamento per il calendario',
  fromFile: 'Importa da un file…',
  fileColumn: (name: string) => `Quale colonna di “${name}” contiene gli indirizzi?`,
  unnamedColumn: (position: number) => `Colonna ${position}`,
  takeAddresses: (count: number) => `Aggiungi ${addresses(count)}`,
  fileRoles: (column: string) => `Usa i ruoli della colonna “${column}”`,
  unknownRoles: (values: string) =>
    `Queste persone ricevono il ruolo predefinito, perché il loro è sconosciuto: ${values}`,
  rowsWithout: counted(
    'riga non ha un indirizzo in questa colonna',
    'righe non hanno un indirizzo in questa colonna',
  ),
  otherAddresses: counted(
    'indirizzo si trova solo in altre colonne',
    'indirizzi si trovano solo in altre colonne',
  ),
  fileProblem: {
    empty: (name: string) => `“${name}” non contiene indirizzi e-mail.`,
    large: (name: string, most: number) =>
      `“${name}” è troppo grande. Un file può contenere al massimo ${countPeople(most)}.`,
    unreadable: (name: string) => `Impossibile leggere “${name}”. Riprovare.`,
  },
  onlyGuests: 'In questo spazio è possibile invitare solo ospiti.',
  marks: { inside: 'Già nello spazio', awaited: 'Invito già inviato', outside: 'Esterno' },
  insideWarning: (count: number) =>
    plural(count, {
      one: 'Una persona è già nello spazio e non riceverà un invito.',
      other: (count) => `${number.format(count)} persone sono già nello spazio e non riceveranno un invito.`,
    }),
  awaitedWarning: (count: number) =>
    plural(count, {
      one: 'Una persona ha già un invito e ne riceverà un altro.',
      other: (count) => `${number.format(count)} persone hanno già un invito e ne riceveranno un altro.`,
    }),
  mode: 'Il link apre',
  modes: { join: 'La conversazione', meet: 'La chiamata' },
  waiting: (count: number) => `Inviti in attesa: ${number.format(count)}`,
  sendAgain: 'Invia di nuovo',
  resend: (person: string) => `Invia di nuovo a ${person}`,
  resent: 'Inviato di nuovo.',
  noRevoke: 'Gli inviti non possono essere revocati. Per escludere una persona, rimuoverla dallo spazio.',
  signIn: 'Accedi',
  signInClosed:
    'La finestra di accesso sembra chiusa. Se è ancora aperta, completare l’accesso lì, oppure accedere di nuovo qui.',
  continueAs: (name: string) => `Continua come ${name}`,
  barred: {
    'signed-out': 'Eseguire l’accesso per invitare persone. Gli ospiti non possono inviare inviti.',
    role: 'Qui non è possibile invitare persone. Rivolgersi a un amministratore dello spazio.',
  },
};

// The search for people.

const countPeople = counted('persona', 'persone');
const peopleFound = counted('persona trovata', 'persone trovate');
const addresses = counted('indirizzo', 'indirizzi');

const userSearch = {
  findPeople: 'Cerca persone',
  placeholder: 'Nome o indirizzo e-mail',
  people: 'Persone',
  chosen: 'Persone scelte',
  recent: 'Recenti',

  searching: 'Ricerca…',
  loadingMore: 'Caricamento di altri risultati…',
  loadMore: 'Carica altri',
  found: peopleFound,
  andMore: 'scorrere per vederne altre',
  someMissing: 'Potrebbero mancare alcune persone, perché una parte della ricerca non è riuscita.',
  noneFound: (text: string) => `Nessuna persona trovata per “${text}”`,
  noneFoundHint:
    'È possibile trovare le persone della propria organizzazione e quelle incontrate in uno spazio. Per invitare altre persone, inserire il loro indirizzo e-mail.',
  invite: (email: string) => `Invita ${email}`,
  inviteHint: 'Accesso con un link di invito',
  inviteByEmail: 'Invita per e-mail',
  signedOut: 'Eseguire l’accesso per trovare persone.',
  notForGuests: 'Gli ospiti non possono cercare persone. Accedere con un account per trovarle.',
  tryAgain: 'Riprova',

  inSpace: 'Già in questo spazio',
  alreadyChosen: 'Già nella selezione',
  noGuestAction: 'Non possibile per gli ospiti',
  noAddress: 'Nessun indirizzo e-mail noto',
  notMet: 'Fuori dall’organizzazione e mai in uno spazio in comune',
  noAdding: 'Gli ospiti di questo spazio non possono aggiungere persone',
  notAllowed: 'Il servizio non lo ha consentito',
  hereNow: 'Qui ora',

  remove: (name: string) => `Rimuovi ${name}`,
  showMore: (count: number) =>
    plural(count, {
      one: 'Mostra un’altra persona',
      other: (count) => `Mostra altre ${number.format(count)} persone`,
    }),
  picked: (name: string) => `Selezione aggiunta: ${name}`,
  removed: (name: string) => `Selezione rimossa: ${name}`,
  opening: (name: string) => `Apertura della conversazione con ${name}…`,
  adding: (name: string) => `Aggiunta in corso: ${name}…`,
  added: (name: string) => `${name} è ora nello spazio`,
  noDirect: (name: string) =>
    `Non è possibile parlare direttamente con ${name}, ma solo con le persone della propria organizzazione o incontrate in uno spazio.`,
  noAdd: (name: string) => `Il servizio non ha consentito di aggiungere ${name} a questo spazio.`,
  calling: (name: string) => `La chiamata con ${name} si apre in una nuova scheda.`,
  ringing: (name: string) => `Chiamata in corso: ${name}…`,
  openCall: 'Apri la chiamata',
  role: 'Ruolo nello spazio',
  roles: { member: 'Membro', admin: 'Amministratore' },

  lookingUp: (done: number, total: number) =>
    `Ricerca degli indirizzi: ${number.format(done)} di ${number.format(total)}`,
  reportFound: peopleFound,
  reportInSpace: counted('persona già in questo spazio', 'persone già in questo spazio'),
  reportUnknown: counted('indirizzo da invitare per e-mail', 'indirizzi da invitare per e-mail'),
  reportDuplicates: counted('duplicato ignorato', 'duplicati ignorati'),
  reportNames: (count: number, some: string) =>
    `${counted('nome ignorato', 'nomi ignorati')(count)}, perché gli elenchi possono contenere solo indirizzi e-mail; cercare invece per nome: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `${counted('voce non è un indirizzo e-mail', 'voci non sono indirizzi e-mail')(count)}: ${some}`,
  reportUnchecked: counted(
    'indirizzo non è stato verificato e riceverà un invito per e-mail',
    'indirizzi non sono stati verificati e riceveranno un invito per e-mail',
  ),
  reportUnread: (rest: string) =>
    `L’elenco è troppo lungo. Da qui in poi non è stato aggiunto nulla: ${rest}`,
  close: 'Chiudi',

  required: 'Scegliere una persona.',
  unfinished: 'Scegliere una persona dall’elenco o inserire un indirizzo e-mail completo.',
};

// All other elements.

const news = counted('nuovo messaggio', 'nuovi messaggi');

const failures: Readonly<Record<string, string>> = {
  offline: 'Connessione assente. Verificare la connessione.',
  unreachable: 'Il servizio non è raggiungibile al momento.',
  timeout: 'Il servizio ha impiegato troppo tempo a rispondere.',
  'rate-limited': 'Troppe richieste. Attendere un momento e riprovare.',
  'server-error': 'Il servizio ha un problema al momento.',
  'bad-answer': 'Il servizio ha inviato una risposta incomprensibile.',
  unauthorized: 'La sessione è terminata. Eseguire di nuovo l’accesso o partecipare di nuovo.',
  forbidden: 'Non dispone dell’autorizzazione necessaria.',
  'pin-required': 'Questo spazio richiede un PIN. Di solito si trova nell’invito.',
  'not-found': 'Elemento non trovato. Potrebbe essere stato eliminato.',
  rejected: 'Il servizio non ha accettato questa richiesta.',
  'server-not-allowed': 'Questa pagina non è autorizzata a usare quel server.',
  'bad-configuration':
    'Questa parte della pagina non è configurata correttamente. Segnalarlo al proprietario del sito.',
  'token-unavailable': 'La pagina non è riuscita a eseguire l’accesso. Riprovare o ricaricare la pagina.',
  'sign-in-refused': 'L’accesso è stato annullato o rifiutato.',
  'sign-in-failed': 'L’accesso non è riuscito. Riprovare.',
};

export const it = {
  join: {
    joinSpace: (space: string) => `Partecipa a “${space}”`,
    joinAnySpace: 'Partecipa alla conversazione',
    inSpace: (space: string) => `Sta partecipando a ${space}`,

    invitedBy: (inviter: string) => `Ha ricevuto un invito da ${inviter}`,
    notVerified: 'Non verificato',
    nameNotVerified: 'Il nome di questo spazio non è verificato.',

    yourName: 'Nome',
    yourNameHint: 'Questo nome è visibile a tutti nella conversazione.',
    nameMissing: 'Inserire il nome.',
    joinAsGuest: 'Partecipa come ospite',
    joining: 'Accesso allo spazio…',

    joinedAs: (name: string) => `come ${name}`,
    asGuest: (name: string) => `come ${name} (ospite)`,
    leave: 'Esci',

    tryAgain: 'Riprova',
  },

  exceptions: {
    cannotJoin: 'Non è ancora possibile partecipare',
    back: 'Indietro',
    sessionEnded: 'La sessione è terminata',
    sessionEndedHint: 'È rimasta inattiva troppo a lungo, oppure il servizio l’ha chiusa.',
    endHeadings: {
      removed: (space: string) => `Non fa più parte di ${space}`,
      deleted: (space: string) => `${space} è stato eliminato`,
      archived: (space: string) => `${space} è archiviato`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Partecipa come ${name}`,
    joinPlain: 'Partecipa',
    anotherName: 'Usa un altro nome',
    pin: 'PIN',
    pinHint: 'Questo spazio richiede un PIN. Di solito si trova nell’invito.',
    pinMissing: 'Inserire il PIN.',
    pinWrong: 'Il PIN non è corretto. Controllare l’invito e riprovare.',
    continue: 'Continua',
    joinAgainAs: (name: string) => `Partecipa di nuovo come ${name}`,
    joinAgain: 'Partecipa di nuovo',
    noGuests: 'Qui gli ospiti non possono partecipare. Eseguire prima l’accesso in questa pagina.',
    callWith: (email: string) => `Chiamata con ${email}`,
    roomOf: (email: string) => `Sala riunioni di ${email}`,
    startCall: 'Avvia chiamata',
    joinCall: 'Partecipa alla chiamata',
    opensPage,
    noInvite: 'Aprire il link dell’invito per partecipare a una conversazione.',
    nextTry: (seconds: number) => `Nuovo tentativo tra ${number.format(seconds)} s`,
    checking: 'Verifica dell’invito…',
    endsAt: (time: string) =>
      `La sessione come ospite termina alle ore ${time}. Dopo sarà possibile partecipare di nuovo; i messaggi restano qui.`,
    reasons: {
      'too-long': 'Questo link è danneggiato. Copiarlo di nuovo dall’invito.',
      'not-a-link': 'Questo non è un link di invito. Copiarlo di nuovo dall’invito.',
      'not-secure': 'Questo link non è sicuro, quindi non è stato aperto.',
      'foreign-host': 'Questo link porta a un altro sito, quindi non è stato aperto.',
      'has-credentials': 'Questo link contiene una password, quindi non è stato aperto. Chiederne uno nuovo.',
      'unknown-path': 'Questo link non porta a un invito. Copiarlo di nuovo dall’invito.',
      'bad-id': 'Questo link è danneggiato. Copiarlo di nuovo dall’invito.',
      'bad-email': 'Questo link è danneggiato. Copiarlo di nuovo dall’invito.',
      'no-space': 'Questo link porta a una persona, non a uno spazio a cui partecipare qui.',
      'unknown-invite':
        'Questo invito non esiste o è stato revocato. Chiederne uno nuovo alla persona che lo ha inviato.',
      'not-allowed':
        'Non ha l’autorizzazione per partecipare a questo spazio. Rivolgersi alla persona che ha inviato l’invito.',
      archived: 'Questo spazio è archiviato e non è più possibile partecipare.',
    },
  },

  account: {
    signIn: 'Accedi',
    with: (provider: string) => `Accedi con ${provider}`,
    waiting: 'Eseguire l’accesso nella finestra che si è aperta.',
    waitingHint: 'Questa pagina proseguirà automaticamente. Se la finestra è stata chiusa, aprirla di nuovo.',
    openAgain: 'Apri di nuovo',
    closed: 'La finestra di accesso sembra chiusa.',
    closedHint: 'Se è ancora aperta, completare l’accesso lì. Questa pagina proseguirà poi automaticamente.',
    signInAgain: 'Accedi di nuovo',
    cancel: 'Annulla',
    signOut: 'Esci dall’account',
    another: 'Usa un altro account',
    guestInstead: 'Partecipa invece come ospite',
    wrong: 'Questo invito è per un altro account',
    wrongHint: (account: string) =>
      `L’accesso è stato eseguito come ${account}; questo invito non è per questo account.`,
    unclearHint: (account: string) =>
      `L’accesso è stato eseguito come ${account}. Il servizio non ha indicato perché questo account non può partecipare: l’invito è per un altro account, oppure lo spazio richiede un PIN.`,
    pinHint: 'Se l’invito contiene un PIN, inserirlo qui.',
    asGuest: 'Continua come ospite',
    signUp: 'Crea account',
    lastUsed: 'Ultimo utilizzo',
    known: (account: string) => `L’accesso è stato eseguito come ${account}.`,
    haveAccount: 'Sta partecipando come ospite. L’invito era per il Suo account?',
    goesOn: 'Resta nella conversazione, e i prossimi messaggi saranno inviati con questo nome.',
    goOnAs: (name: string) => `Continua come ${name}`,
    stay: 'Resta come ospite',
    stillHere: (name: string) => `Sta ancora partecipando come ${name}.`,
  },

  direct: {
    here: 'Qui ora',
    away: 'Non qui in questo momento',
    noPerson: 'Persona non trovata',
    noPersonHint:
      'Non esiste un account contattabile con questo indirizzo. Invitare invece la persona per e-mail.',
    noDirect: 'La conversazione diretta non è possibile',
    noDirectHint:
      'È possibile parlare direttamente con le persone della propria organizzazione, con quelle con cui si condivide uno spazio e con gli ospiti finché si è entrambi nello stesso spazio.',
    tryAgain: 'Riprova',
  },
  launcher: {
    chat: 'Chat',
    close: 'Chiudi',
    tryAgain: 'Riprova',
    back: 'Tutte le conversazioni',
    unread: (label: string, count: number) => `${label}, ${news(count)}`,
  },
  problems: {
    polling: 'Nessuna connessione in tempo reale. I nuovi messaggi appaiono entro 30 secondi.',
    nextTry: (seconds: number) => `Nuovo tentativo tra ${number.format(seconds)} s`,
    expired: 'La sessione è terminata. Partecipare di nuovo per continuare la conversazione.',
    ends,
    notFound: 'Questo spazio non esiste',
    notFoundHint: 'Potrebbe essere stato eliminato, oppure il link è incompleto.',
    notAllowed: 'Non ha accesso a questo spazio',
    notAllowedHint: 'Chiedere un invito a un membro dello spazio.',
    pin: 'Questo spazio richiede un PIN',
    pinHint: 'Partecipare con il PIN per vedere la conversazione.',
    showMembers: (here: string, names: string) => `${here}: ${names}. Mostra i membri`,
    andMore: (count: number) =>
      plural(count, {
        one: 'e un’altra persona',
        other: (count) => `e altre ${number.format(count)} persone`,
      }),
    menu: 'Menu',
  },
  menu: {
    moreActions: 'Altre azioni',
    copy: 'Copia',
    quote: 'Cita',
    toQuoted: 'Vai al messaggio citato',
    editing: 'Modifica messaggio',
    save: 'Salva',
    cancel: 'Annulla',
    askDelete: 'Eliminare questo messaggio?',
    keep: 'Mantieni',
  },
  writing: {
    people: 'Persone da menzionare',
    found: countPeople,
    mentionedYou: (name: string, words: string) => `Menzione da parte di ${name}: ${words}`,
    messageEdited: 'Messaggio modificato',
    messageDeleted: 'Messaggio eliminato',
    messagesChanged: (count: number) => `${number.format(count)} messaggi modificati`,
    format: 'Formatta testo',
    bold: 'Grassetto',
    italic: 'Corsivo',
    code: 'Codice',
    list: 'Elenco',
    quote: 'Citazione',
    link: 'Link',
    emoji: 'Emoji',
    pastedPart: 'Il testo è troppo lungo. È stata incollata solo la prima parte.',
  },
  files: {
    picked: 'File da inviare',
    limits: (count: number, size: string) => `Al massimo ${number.format(count)} file, ${size} ciascuno.`,
    guest: 'Il servizio potrebbe non accettare file dagli ospiti.',
    denied: 'La Sua organizzazione non consente file nei messaggi.',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069 è troppo grande. La dimensione massima di un file è ${size}.`,
    tooMany: (count: number) =>
      `Un messaggio può contenere al massimo ${number.format(count)} file. Gli altri non sono stati aggiunti.`,
    remove: (name: string) => `Rimuovi \u2068${name}\u2069`,
    uploading: 'Caricamento in corso',
    cancel: 'Annulla',
    download: 'Scarica',
    loading: 'Caricamento…',
  },
  chat: {
    message: 'Messaggio',
    placeholder: 'Scrivere un messaggio',
    send: 'Invia',
    attach: 'Allega file',
    tooLong: (length: string, limit: string) =>
      `Questo testo ha ${length} caratteri. Un messaggio può averne ${limit}.`,
    conversation: 'Conversazione',
    you: 'Io',
    guest: 'Ospite',
    unnamedPerson: 'Qualcuno',
    peopleHere: (count: number) =>
      count === 1 ? 'Qui c’è solo Lei' : counted('persona qui', 'persone qui')(count),
    typing: (names: string, count: number) =>
      plural(count, {
        one: `${names} sta scrivendo…`,
        other: () => `${names} stanno scrivendo…`,
      }),
    manyTyping: 'Più persone stanno scrivendo…',
    sending: 'Invio…',
    queued: 'In attesa di invio',
    held: 'In attesa del messaggio precedente',
    unconfirmed: 'Forse non inviato',
    failed: 'Non inviato',
    reasons: {
      'not-allowed': 'Qui non può scrivere.',
      'not-accepted': 'Il servizio non accetta questo messaggio.',
      'no-answer': 'Il servizio non ha risposto.',
      'file-lost': 'Un file non è più su questo dispositivo.',
    },
    retry: 'Riprova',
    edit: 'Modifica',
    delete: 'Elimina',
    deleted: 'Questo messaggio è stato eliminato',
    edited: 'modificato',
    showMore: 'Mostra altro',
    showLess: 'Mostra meno',
    restNotShown: 'Il resto non viene mostrato.',
    newMessages: news,
    toEnd: 'Vai al messaggio più recente',
    today: 'Oggi',
    yesterday: 'Ieri',
    unread: 'Nuovi',
    loadOlder: 'Carica messaggi precedenti',
    loadingOlder: 'Caricamento dei messaggi precedenti…',
    olderFailed: 'Impossibile caricare i messaggi precedenti.',
    historyDenied: 'I messaggi precedenti non vengono mostrati agli ospiti',
    gap: 'Qui potrebbero mancare dei messaggi',
    changesMissing: 'Potrebbero mancare modifiche ed eliminazioni',
    messageTooLong: 'Questo messaggio è troppo lungo per essere mostrato',
    newName: (name: string) => `Da qui in poi scrive come ${name}`,
    connecting: 'Connessione…',
    catchingUp: 'Recupero dei messaggi…',
    waiting: 'Nessuna connessione. I messaggi saranno inviati più tardi.',
    tryNow: 'Prova ora',
    tryAgain: 'Riprova',
    stopped: 'Questa conversazione non è connessa.',
    newRole,
    noSpace: 'Scegliere una conversazione',
    noSpaceHint: 'I messaggi appaiono qui dopo aver scelto uno spazio o avervi partecipato.',
    signedOut: 'Accesso non eseguito',
    signedOutHint: 'Partecipare allo spazio per leggere e scrivere.',
    quiet: 'Ancora nessun messaggio',
    quietHint: 'Scrivere il primo.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'I miei spazi',
    search: 'Cerca nei miei spazi',
    searchPeople: 'Cerca spazi e persone',
    show: 'Mostra',
    all: 'Tutti',
    groups: 'Spazi',
    direct: 'Diretti',
    pinned: 'Fissati',
    pin: (title: string) => `Fissa ${title}`,
    unpin: (title: string) => `Non fissare più ${title}`,
    wasPinned: (title: string) => `Conversazione fissata: ${title}.`,
    wasUnpinned: (title: string) => `Conversazione non più fissata: ${title}.`,
    isDirect: 'conversazione diretta',
    isPinned: 'fissato',
    isUnread: 'non letto',
    isMuted: 'silenziato',
    unread: counted('non letto', 'non letti', 'non letti'),
    you: (text: string) => `Io: ${text}`,
    untitled: 'Spazio senza titolo',
    unnamed: 'Persona senza nome',
    loading: 'Caricamento degli spazi…',
    searching: 'Ricerca…',
    found: (count: number, more: boolean) => `${counted('spazio', 'spazi')(count)}${more ? ' o più' : ''}`,
    loadingMore: 'Caricamento di altri spazi…',
    moreFailed: 'Impossibile caricare altri spazi.',
    outOfDate: 'Questo elenco potrebbe non essere aggiornato.',
    tryAgain: 'Riprova',
    nextTry: (seconds: number) => `Nuovo tentativo tra ${number.format(seconds)} s`,
    noSpaces: 'Ancora nessuno spazio',
    noSpacesHint: 'Qui appaiono gli spazi a cui partecipa e le persone con cui parla.',
    nothingFound: 'Nessun risultato',
    nothingFoundHint: 'Provare con un’altra parola.',
    nothingOfKindHint: 'Provare con un’altra parola o scegliere “Tutti”.',
    signedOut: 'Accesso non eseguito',
    signedOutHint: 'Eseguire l’accesso per vedere gli spazi.',
    guest: 'Gli ospiti non hanno un elenco di spazi',
    guestHint: 'Accedere con un account per vedere qui gli spazi.',
    expired: 'La sessione è terminata',
    expiredHint: 'Eseguire di nuovo l’accesso per vedere gli spazi.',
  },

  notices: {
    notices: 'Notifiche',
    desktop: 'Mostra i nuovi messaggi sul desktop',
    sound: 'Riproduci un suono per i nuovi messaggi',
    denied:
      'Il browser blocca le notifiche di questo sito. Consentirle nelle sue impostazioni per il sito, poi riprovare qui.',
  },

  call: {
    call: 'Chiamata',
    liveNow: 'In corso ora',
    people: countPeople,
    who: (names: readonly string[], more: number) =>
      more > 0
        ? `${names.join(', ')} ${plural(more, { one: 'e un’altra persona', other: (more) => `e altre ${number.format(more)} persone` })}`
        : names.join(', '),
    noOne: 'Nessuno è nella chiamata',
    recorded: 'Registrazione in corso',
    directCall: 'Chiamata diretta',
    joinCall: 'Partecipa alla chiamata',
    startCall: 'Avvia chiamata',
    opensPage,
    openPage: (host: string) => `Apri la chiamata su ${host}`,
    joining: 'Accesso alla chiamata…',
    reconnecting: 'La connessione della chiamata è stata persa. Riconnessione…',
    inCall: 'È nella chiamata',
    calling: (name: string) => `Chiamata in corso: ${name}…`,
    incoming: (name: string) => `${name} sta chiamando`,
    accept: 'Rispondi',
    decline: 'Rifiuta',
    cancel: 'Annulla',
    leave: 'Esci dalla chiamata',
    dialIn: 'Partecipa per telefono',
    close: 'Chiudi',
    tryAgain: 'Riprova',
    ends: {
      left: 'Ha lasciato la chiamata.',
      'ended-by-host': 'Un organizzatore ha terminato la chiamata.',
      'meeting-ended': 'La chiamata è terminata.',
      removed: 'Non fa più parte di questo spazio, quindi ne ha lasciato la chiamata.',
      declined: 'La chiamata è stata rifiutata.',
      cancelled: 'La chiamata è stata annullata.',
      busy: 'Questa persona è in un’altra chiamata.',
      'no-answer': 'Nessuna risposta alla chiamata.',
      'not-reachable': 'Questa persona non è raggiungibile al momento.',
      'answered-elsewhere':
        'La chiamata è stata accettata o rifiutata in un’altra scheda o su un altro dispositivo.',
    },
    noSpace: 'Partecipare a uno spazio per vederne le chiamate.',
    noAddress: 'Impossibile aprire la chiamata, perché l’indirizzo e-mail di questa persona non è noto.',
    refusals: {
      'no-person': 'Non esiste un account con questo indirizzo che si possa chiamare.',
      'no-direct':
        'È possibile chiamare solo le persone della propria organizzazione, quelle con cui si condivide uno spazio e gli ospiti presenti ora nello stesso spazio.',
    },
    unnamed: 'Persona senza nome',
    started: 'È iniziata una chiamata.',
    over: 'La chiamata è terminata.',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? counted('persona partecipa ora alla chiamata.', 'persone partecipano ora alla chiamata.')(count)
        : `${list.format(names)} ${count === 1 ? 'partecipa' : 'partecipano'} ora alla chiamata.`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? counted('persona ha lasciato la chiamata.', 'persone hanno lasciato la chiamata.')(count)
        : `${list.format(names)} ${count === 1 ? 'ha' : 'hanno'} lasciato la chiamata.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'deve essere un’origine https'
      : 'deve avere l’origine di questa pagina';
    return `${failures[code]} \`${setting}\`: ${origin ? `aggiungere ${origin} a <meta name="spaces-servers">` : rule}.`;
  },
};
