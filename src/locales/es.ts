/** The Spanish strings of all elements. */
import { type Plural, pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('es');
const plural = pluralOf('es');

/** Why a user can only read a conversation. */
const ends = {
  removed: 'Le han quitado de este espacio.',
  deleted: 'Este espacio ha sido eliminado.',
  archived: 'Este espacio ha sido archivado y ya no admite mensajes.',
};

const opensPage = (host: string) =>
  `La llamada se abre en una pestaña nueva en ${host}. Es posible que deba iniciar sesión allí.`;

const newRole = {
  admin: 'Ahora es administrador de este espacio',
  member: 'Ahora es miembro de este espacio',
  guest: 'Ahora es invitado en este espacio',
};

const invite = {
  invitePeople: 'Invitar a personas',
  inviteTo: (title: string) => `Invitar a personas a «${title}»`,
  newSpace: 'Nuevo espacio',
  close: 'Cerrar',
  spaceTitle: 'Título del espacio',
  titleMissing: 'Escriba un título para el espacio.',
  people: 'Invitar por nombre o correo',
  notFound: (name: string) =>
    `No se encontraron personas con «${name}». Escriba una dirección de correo electrónico.`,
  peopleMissing: 'Elija al menos a una persona o escriba una dirección de correo.',
  defaultRole: 'Rol',
  roleOf: (person: string) => `Rol de ${person}`,
  roles: { admin: 'Administrador', member: 'Miembro', guest: 'Invitado' },
  adminWarning: 'Los administradores pueden cambiar el espacio, quitar a personas y nombrar a otros.',
  outsideWarning: (count: number, domain: string) =>
    count === 1 ? `Una persona no es de ${domain}.` : `${number.format(count)} personas no son de ${domain}.`,
  andMore: (count: number) => `${number.format(count)} personas más reciben el rol de arriba.`,
  setTime: 'Fijar fecha y hora',
  date: 'Fecha',
  time: 'Empieza a las',
  zone: 'Zona horaria',
  city: 'Buscar zona horaria por ciudad',
  length: 'Duración',
  minutes: (count: number) => `${number.format(count)} minutos`,
  timeMissing: 'Escriba una fecha y una hora.',
  mailLanguage: 'Idioma de la invitación',
  note: 'Nota personal',
  preview: 'Vista previa',
  willInvite: (count: number) =>
    count === 1 ? 'Se invitará a 1 persona.' : `Se invitará a ${number.format(count)} personas.`,
  sendInvitations: 'Enviar invitaciones',
  createInvitations: 'Crear invitaciones',
  createSpace: 'Crear espacio',
  cancel: 'Cancelar',
  back: 'Atrás',
  confirmTitle: (count: number) =>
    count === 1 ? '¿Invitar a 1 persona?' : `¿Invitar a ${number.format(count)} personas?`,
  confirmText: 'Compruebe las personas y sus roles. Una invitación no se puede retirar.',
  sending: (done: number, total: number) =>
    `Enviando invitaciones: ${number.format(done)} de ${number.format(total)}`,
  opening: 'Abriendo…',
  result: (sent: number, total: number) =>
    sent < total
      ? `${number.format(sent)} de ${number.format(total)} invitaciones enviadas`
      : total === 1
        ? 'Invitación enviada'
        : 'Todas las invitaciones enviadas',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `${number.format(made)} de ${number.format(total)} invitaciones listas`
      : total === 1
        ? 'Invitación lista'
        : 'Todas las invitaciones listas',
  made: 'Invitación lista',
  mail: { sending: 'Enviando…', failed: 'Sin enviar' },
  mailsFailedHint: 'El correo no se ha enviado. Inténtelo de nuevo o comparta usted el enlace.',
  mailsSending: 'Enviando las invitaciones…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'La invitación no se ha enviado'
      : `${number.format(failed)} de ${number.format(total)} invitaciones no se han enviado`,
  created: (title: string) => `Se ha creado el espacio «${title}».`,
  outcome: {
    sent: 'Invitación enviada',
    'in-space': 'Ya está en el espacio',
    invalid: 'Dirección o rol no válidos',
    refused: 'Sin invitar',
    unconfirmed: 'Sin confirmar',
  },
  unconfirmedHint:
    'Sin confirmar significa que el servicio no respondió: puede que la invitación se haya enviado. Pregunte a la persona antes de invitarla otra vez.',
  tryAgain: 'Intentar de nuevo',
  done: 'Listo',
  link: 'Enlace al espacio',
  copyLink: 'Copiar enlace',
  copyServiceLink: 'Copiar enlace de Avaya Spaces',
  serviceMailHint: 'El enlace de estos correos lleva a Avaya Spaces. El enlace de abajo lleva a este sitio.',
  joinPageWrong:
    'La página de acceso de este sitio no está bien configurada. Por eso el enlace lleva a Avaya Spaces.',
  copyInvitation: 'Copiar invitación',
  copied: 'Copiado.',
  notCopied: 'Su navegador no ha permitido copiar. Seleccione el enlace y cópielo manualmente.',
  mailProgram: 'Escribir correo',
  share: 'Compartir…',
  qrCode: 'Código QR',
  qrLabel: (title: string) => `Código QR con el enlace a «${title}»`,
  calendarFile: 'Archivo de calendario',
  cancellationFile: 'Cancelación para calendario',
  fromFile: 'Importar de un archivo…',
  fileColumn: (name: string) => `¿En qué columna de «${name}» están las direcciones?`,
  unnamedColumn: (position: number) => `Columna ${position}`,
  takeAddresses: (count: number) =>
    count === 1 ? 'Añadir 1 dirección' : `Añadir ${number.format(count)} direcciones`,
  fileRoles: (column: string) => `Usar las funciones de la columna «${column}»`,
  unknownRoles: (values: string) =>
    `Estas personas reciben la función habitual porque la suya es desconocida: ${values}`,
  rowsWithout: (count: number) =>
    count === 1
      ? '1 fila no tiene dirección en esta columna'
      : `${number.format(count)} filas no tienen dirección en esta columna`,
  otherAddresses: (count: number) =>
    count === 1
      ? '1 dirección está solo en otras columnas'
      : `${number.format(count)} direcciones están solo en otras columnas`,
  fileProblem: {
    empty: (name: string) => `«${name}» no contiene direcciones de correo.`,
    large: (name: string, most: number) =>
      `«${name}» es demasiado grande. Un archivo puede contener hasta ${number.format(most)} personas.`,
    unreadable: (name: string) => `No se ha podido leer «${name}». Inténtelo de nuevo.`,
  },
  onlyGuests: 'En este espacio solo puede invitar a personas como invitados.',
  marks: { inside: 'Ya está en el espacio', awaited: 'Ya invitado', outside: 'Externo' },
  insideWarning: (count: number) =>
    count === 1
      ? 'Una persona ya está en el espacio y no recibe invitación.'
      : `${number.format(count)} personas ya están en el espacio y no reciben invitación.`,
  awaitedWarning: (count: number) =>
    count === 1
      ? 'Una persona ya fue invitada y recibe otra invitación.'
      : `${number.format(count)} personas ya fueron invitadas y reciben otra invitación.`,
  mode: 'El enlace abre',
  modes: { join: 'La conversación', meet: 'La llamada' },
  waiting: (count: number) => `Invitaciones pendientes: ${number.format(count)}`,
  sendAgain: 'Enviar de nuevo',
  resend: (person: string) => `Enviar otra vez a ${person}`,
  resent: 'Enviada otra vez.',
  noRevoke: 'Las invitaciones no se pueden retirar. Para que una persona no entre, quítela del espacio.',
  signIn: 'Iniciar sesión',
  signInClosed:
    'Parece que la ventana de inicio de sesión está cerrada. Si sigue abierta, termine allí, o inicie sesión aquí otra vez.',
  continueAs: (name: string) => `Continuar como ${name}`,
  barred: {
    'signed-out': 'Inicie sesión para invitar a personas. Los invitados no pueden enviar invitaciones.',
    role: 'Aquí no puede invitar a nadie. Pídaselo a un administrador del espacio.',
  },
};

// The search for people.

const peopleFound: Plural = {
  one: '1 persona encontrada',
  other: (count) => `${number.format(count)} personas encontradas`,
};
const addresses = (count: number): string =>
  plural(count, { one: '1 dirección', other: (count) => `${number.format(count)} direcciones` });

const userSearch = {
  findPeople: 'Buscar personas',
  placeholder: 'Nombre o correo electrónico',
  people: 'Personas',
  chosen: 'Personas elegidas',
  recent: 'Recientes',

  searching: 'Buscando…',
  loadingMore: 'Cargando más…',
  loadMore: 'Cargar más',
  found: (count: number) => plural(count, peopleFound),
  andMore: 'más al desplazarse',
  someMissing: 'Pueden faltar personas: una parte de la búsqueda no ha respondido.',
  noneFound: (text: string) => `No se encontraron personas para «${text}»`,
  noneFoundHint:
    'Encontrará a personas de su organización y a quienes haya visto en un espacio. A los demás puede invitarlos escribiendo su correo electrónico.',
  invite: (email: string) => `Invitar a ${email}`,
  inviteHint: 'Entrará con un enlace de invitación',
  inviteByEmail: 'Invitar por correo electrónico',
  signedOut: 'Inicie sesión para buscar personas.',
  notForGuests: 'Los invitados no pueden buscar personas. Inicie sesión con una cuenta para hacerlo.',
  tryAgain: 'Intentar de nuevo',

  inSpace: 'Ya está en este espacio',
  alreadyChosen: 'Ya está en la lista',
  noGuestAction: 'Los invitados no pueden hacerlo',
  noAddress: 'No se conoce ninguna dirección de correo',
  notMet: 'No es de su organización ni coincidieron en un espacio',
  noAdding: 'Los invitados de este espacio no pueden añadir personas',
  notAllowed: 'El servicio no lo permitió',
  hereNow: 'Está aquí ahora',

  remove: (name: string) => `Quitar a ${name}`,
  showMore: (count: number) => `Mostrar ${number.format(count)} más`,
  picked: (name: string) => `${name}, en la lista`,
  removed: (name: string) => `${name}, fuera de la lista`,
  opening: (name: string) => `Abriendo la conversación con ${name}…`,
  adding: (name: string) => `Añadiendo a ${name}…`,
  added: (name: string) => `${name} ya está en el espacio`,
  noDirect: (name: string) =>
    `No puede hablar directamente con ${name}: solo con personas de su organización o de un espacio común.`,
  noAdd: (name: string) => `El servicio no permitió añadir a ${name} a este espacio.`,
  calling: (name: string) => `La llamada con ${name} se abre en una pestaña nueva.`,
  ringing: (name: string) => `Llamando a ${name}…`,
  openCall: 'Abrir la llamada',
  role: 'Rol en el espacio',
  roles: { member: 'Miembro', admin: 'Administrador' },

  lookingUp: (done: number, total: number) =>
    `Buscando direcciones: ${number.format(done)} de ${number.format(total)}`,
  reportFound: (count: number) => plural(count, peopleFound),
  reportInSpace: (count: number) =>
    plural(count, {
      one: '1 persona ya está en este espacio',
      other: (count) => `${number.format(count)} personas ya están en este espacio`,
    }),
  reportUnknown: (count: number) => `${addresses(count)} para invitar por correo`,
  reportDuplicates: (count: number) =>
    plural(count, {
      one: '1 dirección repetida omitida',
      other: (count) => `${number.format(count)} direcciones repetidas omitidas`,
    }),
  reportNames: (count: number, some: string) =>
    `${number.format(count)} sin incluir, porque una lista solo puede contener correos electrónicos; busque por el nombre: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    plural(count, {
      one: `1 entrada no es un correo electrónico: ${some}`,
      other: (count) => `${number.format(count)} entradas no son correos electrónicos: ${some}`,
    }),
  reportUnchecked: (count: number) => `${addresses(count)} sin comprobar; se invitará por correo`,
  reportUnread: (rest: string) => `La lista es demasiado larga. A partir de aquí no se añadió nada: ${rest}`,
  close: 'Cerrar',

  required: 'Elija a una persona.',
  unfinished: 'Elija a una persona de la lista o escriba un correo electrónico completo.',
};

// All other elements.

const people: Plural = {
  one: 'Solo usted está aquí',
  other: (count) => `Hay ${number.format(count)} personas`,
};
const news: Plural = { one: '1 mensaje nuevo', other: (count) => `${number.format(count)} mensajes nuevos` };
const more: Plural = { one: 'y 1 más', other: (count) => `y ${number.format(count)} más` };
const spacesFound: Plural = { one: '1 espacio', other: (count) => `${number.format(count)} espacios` };
const isTyping = (names: string): Plural => ({
  one: `${names} está escribiendo…`,
  other: () => `${names} están escribiendo…`,
});

const failures: Readonly<Record<string, string>> = {
  offline: 'No hay conexión. Compruébela e inténtelo de nuevo.',
  unreachable: 'Ahora no se puede acceder al servicio.',
  timeout: 'El servicio ha tardado demasiado en responder.',
  'rate-limited': 'Ha habido demasiadas peticiones. Espere un momento e inténtelo de nuevo.',
  'server-error': 'El servicio tiene un problema en este momento.',
  'bad-answer': 'El servicio ha enviado una respuesta que no se entiende.',
  unauthorized: 'Su sesión ha terminado. Inicie sesión o únase de nuevo.',
  forbidden: 'No tiene permiso para hacer esto.',
  'pin-required': 'Este espacio pide un PIN. Suele estar en la invitación.',
  'not-found': 'No se ha encontrado. Quizá se ha eliminado.',
  rejected: 'El servicio no ha aceptado esta petición.',
  'server-not-allowed': 'Esta página no puede usar ese servidor.',
  'bad-configuration': 'Esta parte de la página no está bien configurada. Avise al responsable del sitio.',
  'token-unavailable':
    'La página no ha podido iniciar su sesión. Inténtelo de nuevo o vuelva a cargar la página.',
  'sign-in-refused': 'El inicio de sesión se canceló o fue rechazado.',
  'sign-in-failed': 'El inicio de sesión no ha funcionado. Inténtelo de nuevo.',
};

export const es = {
  join: {
    joinSpace: (space: string) => `Unirse a «${space}»`,
    joinAnySpace: 'Unirse a la conversación',
    inSpace: (space: string) => `Está en ${space}`,

    invitedBy: (inviter: string) => `${inviter} le ha invitado`,
    notVerified: 'Sin verificar',
    nameNotVerified: 'El nombre de este espacio no está verificado.',

    yourName: 'Su nombre',
    yourNameHint: 'Todos en la conversación ven este nombre.',
    nameMissing: 'Escriba su nombre.',
    joinAsGuest: 'Unirse como invitado',
    joining: 'Uniéndose…',

    joinedAs: (name: string) => `como ${name}`,
    asGuest: (name: string) => `como ${name} (invitado)`,
    leave: 'Salir',

    tryAgain: 'Intentarlo de nuevo',
  },

  exceptions: {
    cannotJoin: 'Todavía no puede unirse',
    back: 'Atrás',
    sessionEnded: 'Su sesión ha terminado',
    sessionEndedHint: 'Ha estado fuera demasiado tiempo o el servicio ha terminado su sesión.',
    endHeadings: {
      removed: (space: string) => `Ya no está en ${space}`,
      deleted: (space: string) => `${space} ha sido eliminado`,
      archived: (space: string) => `${space} está archivado`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Unirse como ${name}`,
    joinPlain: 'Unirse',
    anotherName: 'Usar otro nombre',
    pin: 'PIN',
    pinHint: 'Este espacio pide un PIN. Suele estar en la invitación.',
    pinMissing: 'Escriba el PIN.',
    pinWrong: 'Ese PIN no es correcto. Compruébelo en la invitación y escríbalo otra vez.',
    continue: 'Continuar',
    joinAgainAs: (name: string) => `Volver a unirse como ${name}`,
    joinAgain: 'Volver a unirse',
    noGuests: 'Los invitados no pueden unirse aquí. Inicie sesión primero en esta página.',
    callWith: (email: string) => `Llamada con ${email}`,
    roomOf: (email: string) => `Sala de reuniones de ${email}`,
    startCall: 'Iniciar llamada',
    joinCall: 'Unirse a la llamada',
    opensPage,
    noInvite: 'Abra el enlace de su invitación para unirse a una conversación.',
    nextTry: (seconds: number) => `Próximo intento en ${number.format(seconds)} s`,
    checking: 'Comprobando la invitación…',
    endsAt: (time: string) =>
      `Su sesión de invitado termina a las ${time}. Después puede volver a entrar; los mensajes se quedan aquí.`,
    reasons: {
      'too-long':
        'Este enlace es demasiado largo para ser una invitación. Cópielo otra vez de la invitación.',
      'not-a-link': 'Esto no es un enlace de invitación. Cópielo otra vez de la invitación.',
      'not-secure':
        'Este enlace no es seguro y por eso no se usa. Un enlace de invitación empieza por https.',
      'foreign-host': 'Este enlace lleva a otro sitio web y no invita a ninguna conversación de aquí.',
      'has-credentials':
        'Este enlace contiene un usuario o una contraseña y por eso no se usa. Pida uno nuevo.',
      'unknown-path': 'Este enlace no lleva a ninguna invitación. Cópielo otra vez de la invitación.',
      'bad-id': 'Este enlace está dañado. Cópielo otra vez de la invitación.',
      'bad-email': 'La dirección de este enlace está dañada. Cópielo otra vez de la invitación.',
      'no-space': 'Este enlace lleva a una persona, no a un espacio al que pueda unirse aquí.',
      'unknown-invite':
        'Esta invitación no existe o ha sido retirada. Pida una nueva a quien le ha invitado.',
      'not-allowed': 'No tiene acceso a este espacio. Pregunte a quien le ha invitado.',
      archived: 'Este espacio está archivado y ya no es posible unirse a él.',
    },
  },

  account: {
    signIn: 'Iniciar sesión',
    with: (provider: string) => `Iniciar sesión con ${provider}`,
    waiting: 'Inicie sesión en la ventana que se ha abierto.',
    waitingHint: 'Esta página continúa automáticamente. Si ha cerrado la ventana, ábrala otra vez.',
    openAgain: 'Abrirla otra vez',
    closed: 'Parece que la ventana de inicio de sesión está cerrada.',
    closedHint: 'Si sigue abierta, termine allí; esta página continúa automáticamente.',
    signInAgain: 'Volver a iniciar sesión',
    cancel: 'Cancelar',
    signOut: 'Cerrar sesión',
    another: 'Usar otra cuenta',
    guestInstead: 'Mejor como invitado',
    wrong: 'Esta invitación es para otra cuenta',
    wrongHint: (account: string) =>
      `Ha iniciado sesión como ${account}; esta invitación no es para esta cuenta.`,
    unclearHint: (account: string) =>
      `Ha iniciado sesión como ${account}. El servicio no ha dicho por qué esta cuenta no puede unirse: la invitación es para otra cuenta, o el espacio pide un PIN.`,
    pinHint: 'Si su invitación traía un PIN, escríbalo aquí.',
    asGuest: 'Seguir como invitado',
    signUp: 'Crear una cuenta',
    lastUsed: 'Usado la última vez',
    known: (account: string) => `Ha iniciado sesión como ${account}.`,
    haveAccount: 'Está aquí como invitado. ¿Invitaron a su cuenta?',
    goesOn: 'Sigue en la conversación y sus próximos mensajes se envían con este nombre.',
    goOnAs: (name: string) => `Continuar como ${name}`,
    stay: 'Seguir como invitado',
    stillHere: (name: string) => `Sigue aquí como ${name}.`,
  },

  direct: {
    here: 'Está aquí ahora',
    away: 'No está aquí en este momento',
    noPerson: 'Persona no encontrada',
    noPersonHint:
      'No hay ninguna cuenta con esta dirección con la que pueda contactar. Invite a la persona por correo electrónico.',
    noDirect: 'No es posible una conversación directa',
    noDirectHint:
      'Puede hablar directamente con personas de su organización o con las que comparte un espacio, y con invitados mientras ambos estén en el mismo espacio.',
    tryAgain: 'Intentar de nuevo',
  },
  launcher: {
    chat: 'Chat',
    close: 'Cerrar',
    tryAgain: 'Intentar de nuevo',
    back: 'Todas las conversaciones',
    unread: (label: string, count: number) =>
      `${label}, ${count === 1 ? '1 mensaje nuevo' : `${number.format(count)} mensajes nuevos`}`,
  },
  problems: {
    polling: 'Sin conexión en directo. Los mensajes nuevos aparecen en menos de 30 segundos.',
    nextTry: (seconds: number) => `Próximo intento en ${number.format(seconds)} s`,
    expired: 'Su sesión ha terminado. Vuelva a unirse para continuar la conversación.',
    ends,
    notFound: 'Este espacio no existe',
    notFoundHint: 'Quizá se ha eliminado, o el enlace no está completo.',
    notAllowed: 'No tiene acceso a este espacio',
    notAllowedHint: 'Pida a un miembro del espacio que le invite.',
    pin: 'Este espacio pide un PIN',
    pinHint: 'Únase con el PIN y la conversación aparecerá aquí.',
    showMembers: (here: string, names: string) => `${here}: ${names}. Mostrar miembros`,
    andMore: (count: number) => plural(count, more),
    menu: 'Menú',
  },
  menu: {
    moreActions: 'Más acciones',
    copy: 'Copiar',
    quote: 'Citar',
    toQuoted: 'Ir al mensaje citado',
    editing: 'Editar el mensaje',
    save: 'Guardar',
    cancel: 'Cancelar',
    askDelete: '¿Eliminar este mensaje?',
    keep: 'Conservar',
  },
  writing: {
    people: 'Personas para mencionar',
    found: (count: number) => (count === 1 ? '1 persona' : `${number.format(count)} personas`),
    mentionedYou: (name: string, words: string) => `${name} le ha mencionado: ${words}`,
    messageEdited: 'Mensaje editado',
    messageDeleted: 'Mensaje eliminado',
    messagesChanged: (count: number) => `${number.format(count)} mensajes modificados`,
    format: 'Dar formato',
    bold: 'Negrita',
    italic: 'Cursiva',
    code: 'Código',
    list: 'Lista',
    quote: 'Cita',
    link: 'Enlace',
    emoji: 'Emoji',
    pastedPart: 'El texto es demasiado largo. Solo se ha pegado la primera parte.',
  },
  files: {
    picked: 'Archivos para enviar',
    limits: (count: number, size: string) => `Hasta ${number.format(count)} archivos de ${size}.`,
    guest: 'Es posible que el servicio no acepte archivos de invitados.',
    denied: 'Su organización no permite archivos en los mensajes.',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069 es demasiado grande. Un archivo puede tener hasta ${size}.`,
    tooMany: (count: number) =>
      `Un mensaje puede tener hasta ${number.format(count)} archivos. Los demás no se han añadido.`,
    remove: (name: string) => `Quitar \u2068${name}\u2069`,
    uploading: 'Subiendo',
    cancel: 'Cancelar',
    download: 'Descargar',
    loading: 'Cargando…',
  },
  chat: {
    message: 'Mensaje',
    placeholder: 'Escriba un mensaje',
    send: 'Enviar',
    attach: 'Adjuntar archivos',
    tooLong: (length: string, limit: string) =>
      `Este texto tiene ${length} caracteres. Un mensaje puede tener ${limit}.`,
    conversation: 'Conversación',
    you: 'Usted',
    guest: 'Invitado',
    unnamedPerson: 'Alguien',
    peopleHere: (count: number) =>
      plural(count, { ...people, many: `Hay ${number.format(count)} de personas` }),
    typing: (names: string, count: number) => plural(count, isTyping(names)),
    manyTyping: 'Varias personas están escribiendo…',
    sending: 'Enviando…',
    queued: 'En espera de enviarse',
    held: 'En espera del mensaje anterior',
    unconfirmed: 'Quizá no se ha enviado',
    failed: 'No se ha enviado',
    reasons: {
      'not-allowed': 'No puede escribir aquí.',
      'not-accepted': 'El servicio no acepta este mensaje.',
      'no-answer': 'El servicio no ha respondido.',
      'file-lost': 'Un archivo ya no está en este dispositivo.',
    },
    retry: 'Reintentar',
    edit: 'Editar',
    delete: 'Eliminar',
    deleted: 'Este mensaje se ha eliminado',
    edited: 'editado',
    showMore: 'Mostrar más',
    showLess: 'Mostrar menos',
    restNotShown: 'El resto no se muestra.',
    newMessages: (count: number) => plural(count, news),
    toEnd: 'Ir al mensaje más reciente',
    today: 'Hoy',
    yesterday: 'Ayer',
    unread: 'Nuevos',
    loadOlder: 'Cargar mensajes anteriores',
    loadingOlder: 'Cargando mensajes anteriores…',
    olderFailed: 'No se han podido cargar los mensajes anteriores.',
    historyDenied: 'Los mensajes anteriores no se muestran a los invitados',
    gap: 'Aquí pueden faltar mensajes',
    changesMissing: 'Pueden faltar cambios y eliminaciones',
    messageTooLong: 'Este mensaje es demasiado largo para mostrarlo',
    newName: (name: string) => `Desde aquí escribe usted como ${name}`,
    connecting: 'Conectando…',
    catchingUp: 'Recuperando lo que falta…',
    waiting: 'Sin conexión. Sus mensajes se enviarán después.',
    tryNow: 'Intentarlo ahora',
    tryAgain: 'Intentarlo de nuevo',
    stopped: 'Esta conversación no está conectada.',
    newRole,
    noSpace: 'Elija una conversación',
    noSpaceHint: 'Sus mensajes aparecerán aquí cuando elija un espacio o se una a uno.',
    signedOut: 'No ha iniciado sesión',
    signedOutHint: 'Únase al espacio para leer y escribir mensajes.',
    quiet: 'Todavía no hay mensajes',
    quietHint: 'Escriba el primero.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Sus espacios',
    search: 'Buscar en sus espacios',
    searchPeople: 'Buscar espacios y personas',
    show: 'Mostrar',
    all: 'Todo',
    groups: 'Espacios',
    direct: 'Directas',
    pinned: 'Fijados',
    pin: (title: string) => `Fijar ${title}`,
    unpin: (title: string) => `Dejar de fijar ${title}`,
    wasPinned: (title: string) => `${title} está fijado.`,
    wasUnpinned: (title: string) => `${title} ya no está fijado.`,
    isDirect: 'conversación directa',
    isPinned: 'fijado',
    isUnread: 'sin leer',
    isMuted: 'silenciado',
    unread: (count: number) => `${number.format(count)} sin leer`,
    you: (text: string) => `Usted: ${text}`,
    untitled: 'Espacio sin nombre',
    unnamed: 'Persona sin nombre',
    loading: 'Cargando sus espacios…',
    searching: 'Buscando…',
    found: (count: number, more: boolean) => `${plural(count, spacesFound)}${more ? ' o más' : ''}`,
    loadingMore: 'Cargando más…',
    moreFailed: 'No se han podido cargar más espacios.',
    outOfDate: 'Es posible que esta lista no esté al día.',
    tryAgain: 'Intentarlo de nuevo',
    nextTry: (seconds: number) => `Próximo intento en ${number.format(seconds)} s`,
    noSpaces: 'Todavía no hay espacios',
    noSpacesHint: 'Aquí aparecen los espacios a los que se une y las personas con las que habla.',
    nothingFound: 'No se ha encontrado nada',
    nothingFoundHint: 'Pruebe con otra palabra.',
    nothingOfKindHint: 'Pruebe con otra palabra o elija «Todo».',
    signedOut: 'No ha iniciado sesión',
    signedOutHint: 'Inicie sesión para ver sus espacios.',
    guest: 'Los invitados no tienen lista de espacios',
    guestHint: 'Inicie sesión con una cuenta para ver aquí sus espacios.',
    expired: 'Su sesión ha terminado',
    expiredHint: 'Vuelva a iniciar sesión para ver sus espacios.',
  },

  notices: {
    notices: 'Notificaciones',
    desktop: 'Mostrar los mensajes nuevos en el escritorio',
    sound: 'Sonido con los mensajes nuevos',
    denied:
      'El navegador bloquea las notificaciones de este sitio. Permítalas en su configuración del sitio y vuelva a intentarlo aquí.',
  },

  call: {
    call: 'Llamada',
    liveNow: 'En directo',
    people: (count: number) => `${number.format(count)} ${count === 1 ? 'persona' : 'personas'}`,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} y ${number.format(more)} más` : names.join(', '),
    noOne: 'No hay nadie en la llamada',
    recorded: 'Se está grabando',
    directCall: 'Llamada directa',
    joinCall: 'Unirse a la llamada',
    startCall: 'Iniciar llamada',
    opensPage,
    openPage: (host: string) => `Abrir la llamada en ${host}`,
    joining: 'Entrando en la llamada…',
    reconnecting: 'Se ha perdido la conexión de la llamada. Reconectando…',
    inCall: 'Está en la llamada',
    calling: (name: string) => `Llamando a ${name}…`,
    incoming: (name: string) => `Llamada de ${name}`,
    accept: 'Aceptar',
    decline: 'Rechazar',
    cancel: 'Cancelar',
    leave: 'Salir de la llamada',
    dialIn: 'Por teléfono',
    close: 'Cerrar',
    tryAgain: 'Volver a intentarlo',
    ends: {
      left: 'Ha salido de la llamada.',
      'ended-by-host': 'Un anfitrión ha terminado la llamada.',
      'meeting-ended': 'La llamada ha terminado.',
      removed: 'Ya no está en este espacio, así que ha salido de su llamada.',
      declined: 'La llamada fue rechazada.',
      cancelled: 'La llamada fue cancelada.',
      busy: 'Esta persona está en otra llamada.',
      'no-answer': 'Nadie respondió a la llamada.',
      'not-reachable': 'No se puede contactar con esta persona ahora.',
      'answered-elsewhere': 'La llamada se aceptó o se rechazó en otra pestaña o en otro dispositivo.',
    },
    noSpace: 'Únase a un espacio para ver sus llamadas.',
    noAddress: 'No se puede abrir la llamada, porque no se conoce la dirección de correo de esta persona.',
    refusals: {
      'no-person': 'No hay ninguna cuenta con esta dirección a la que pueda llamar.',
      'no-direct':
        'Solo puede llamar a personas de su organización, a personas con las que comparte un espacio y a invitados que estén ahora en el mismo espacio.',
    },
    unnamed: 'Persona sin nombre',
    started: 'Ha empezado una llamada.',
    over: 'La llamada ha acabado.',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? `${number.format(count)} personas han entrado en la llamada.`
        : `${names.join(', ')} ${count === 1 ? 'ha' : 'han'} entrado en la llamada.`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? `${number.format(count)} personas han salido de la llamada.`
        : `${names.join(', ')} ${count === 1 ? 'ha' : 'han'} salido de la llamada.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'debe ser un origen con https'
      : 'debe tener el origen de esta página';
    return `${failures[code]} \`${setting}\`: ${origin ? `añada ${origin} a <meta name="spaces-servers">` : rule}.`;
  },
};
