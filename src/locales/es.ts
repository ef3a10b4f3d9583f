/** Spanish words of all elements. */
import { userSearch } from './es.user-search.ts';
import { invite } from './es.invite-dialog.ts';
import { type Plural, pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('es');
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
const plural = pluralOf('es');

export const es = {
  join: {
    joinSpace: (space: string) => `Unirse a «${space}»`,
    joinAnySpace: 'Unirse a la conversación',
    inSpace: (space: string) => `Está en ${space}`,
    cannotJoin: 'Todavía no puede unirse',

    invitedBy: (inviter: string) => `${inviter} le invita, según el enlace.`,
    nameFromLink: 'Este es el nombre según el enlace.',

    yourName: 'Su nombre',
    yourNameHint: 'Todos en la conversación ven este nombre.',
    nameMissing: 'Escriba su nombre.',
    joinAsGuest: 'Unirse como invitado',
    joining: 'Uniéndose…',

    joinedAs: (name: string) => `como ${name}`,
    asGuest: (name: string) => `como ${name} (invitado)`,
    leave: 'Salir',

    tryAgain: 'Intentarlo de nuevo',
    back: 'Atrás',
  },

  detours: {
    sessionEnded: 'Su sesión ha terminado',
    sessionEndedHint: 'Ha estado fuera demasiado tiempo o el servicio ha terminado su sesión.',
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
    noInvite: 'Abra el enlace de su invitación para unirse a una conversación.',
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
      'no-space': 'Este enlace nombra a una persona, no un espacio al que se pueda unir aquí.',
      'unknown-invite':
        'Esta invitación no se conoce o ha sido retirada. Pida una nueva a quien le ha invitado.',
      'not-allowed': 'No tiene acceso a este espacio. Pregunte a quien le ha invitado.',
      archived: 'Este espacio está archivado; ya nadie puede unirse.',
    },
  },

  account: {
    signIn: 'Iniciar sesión',
    with: (provider: string) => `Iniciar sesión con ${provider}`,
    waiting: 'Inicie sesión en la ventana que se ha abierto.',
    waitingHint: 'Esta página sigue sola. Si la ventana ya no está, ábrala otra vez.',
    openAgain: 'Abrirla otra vez',
    cancel: 'Cancelar',
    signOut: 'Cerrar sesión',
    another: 'Usar otra cuenta',
    guestInstead: 'Mejor como invitado',
    wrong: 'Esta invitación es para otra persona',
    wrongHint: (account: string) =>
      `Ha iniciado sesión como ${account}; esta invitación no es para esta cuenta.`,
    unclearHint: (account: string) =>
      `Ha iniciado sesión como ${account}. El servicio no dice por qué no deja entrar a esta cuenta: la invitación no es para ella, o el espacio pide un PIN.`,
    pinHint: 'Si su invitación traía un PIN, escríbalo aquí.',
    asGuest: 'Seguir como invitado',
    signUp: 'Crear una cuenta',
    lastWay: 'Usado la última vez',
    known: (account: string) => `Ha iniciado sesión como ${account}.`,
    haveAccount: 'Está aquí como invitado. ¿Invitaron a su cuenta?',
    goesOn: 'La conversación sigue en pantalla; desde entonces escribe con este nombre.',
    goOnAs: (name: string) => `Continuar como ${name}`,
    stay: 'Seguir como invitado',
    stillHere: (name: string) => `Sigue aquí como ${name}.`,
  },

  ending: {
    endsAt: (time: string) =>
      `Su sesión de invitado termina a las ${time}. Después puede volver a entrar; lo dicho se queda aquí.`,
  },

  direct: {
    here: 'Está aquí ahora',
    away: 'No está aquí en este momento',
    noPerson: 'No se encontró a nadie',
    noPersonHint:
      'Ninguna cuenta a su alcance tiene esta dirección. Invite a la persona por correo electrónico.',
    noDirect: 'No es posible hablar directamente',
    noDirectHint:
      'Es posible con personas de su organización o que ha encontrado en un espacio, y con invitados mientras ambos estén en el mismo espacio.',
    tryAgain: 'Intentar de nuevo',
  },
  chat: {
    message: 'Mensaje',
    placeholder: 'Escriba un mensaje',
    send: 'Enviar',
    tooLong: (length: string, limit: string) =>
      `Este texto tiene ${length} caracteres. Un mensaje puede tener ${limit}.`,
    conversation: 'Conversación',
    you: 'Usted',
    guest: 'Invitado',
    somebody: 'Alguien',
    peopleHere: (count: number) => plural(count, people),
    andMore: (count: number) => plural(count, more),
    typing: (names: string, count: number) => plural(count, isTyping(names)),
    manyTyping: 'Varias personas están escribiendo…',
    sending: 'Enviando…',
    queued: 'En espera de enviarse',
    unconfirmed: 'Quizá no se ha enviado',
    failed: 'No se ha enviado',
    retry: 'Reintentar',
    delete: 'Eliminar',
    deleted: 'Este mensaje se ha eliminado',
    showMore: 'Mostrar más',
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
    newName: (name: string) => `Desde aquí escribe usted como ${name}`,
    connecting: 'Conectando…',
    catchingUp: 'Recuperando lo que falta…',
    waiting: 'Sin conexión. Lo que escriba se enviará después.',
    nextTry: (seconds: number) => `Próximo intento en ${number.format(seconds)} s`,
    tryNow: 'Intentarlo ahora',
    tryAgain: 'Intentarlo de nuevo',
    stopped: 'Esta conversación no está conectada.',
    expired: 'Su sesión ha terminado. Vuelva a unirse para seguir hablando.',
    noSpace: 'Todavía no hay conversación',
    noSpaceHint: 'Elija un espacio o únase a uno.',
    signedOut: 'No ha iniciado sesión',
    signedOutHint: 'Únase al espacio para leer y escribir mensajes.',
    quiet: 'Todavía no se ha dicho nada',
    quietHint: 'Escriba el primer mensaje.',
    notFound: 'Este espacio no existe',
    notFoundHint: 'Quizá se ha eliminado, o el enlace no está completo.',
    notAllowed: 'Este espacio no está abierto para usted',
    notAllowedHint: 'Pida a alguien del espacio que le invite.',
    pin: 'Este espacio pide un PIN',
    pinHint: 'Únase con el PIN y la conversación aparecerá aquí.',
    notConnected: 'Sin conexión',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Sus espacios',
    search: 'Buscar en sus espacios',
    show: 'Mostrar',
    all: 'Todo',
    groups: 'Espacios',
    direct: 'Directas',
    pinnedOnes: 'Fijados',
    pin: (title: string) => `Fijar ${title}`,
    unpin: (title: string) => `Dejar de fijar ${title}`,
    wasPinned: (title: string) => `${title} está fijado.`,
    wasUnpinned: (title: string) => `${title} ya no está fijado.`,
    isDirect: 'conversación directa',
    isPinned: 'fijado',
    isUnread: 'sin leer',
    unread: (count: number) => `${number.format(count)} sin leer`,
    you: (text: string) => `Usted: ${text}`,
    untitled: 'Espacio sin nombre',
    somebody: 'Alguien',
    loading: 'Cargando sus espacios…',
    searching: 'Buscando…',
    found: (count: number, more: boolean) => `${plural(count, spacesFound)}${more ? ' o más' : ''}`,
    loadingMore: 'Cargando más…',
    moreFailed: 'No se han podido cargar más.',
    outOfDate: 'Es posible que esta lista no esté al día.',
    tryAgain: 'Intentarlo de nuevo',
    noSpaces: 'Todavía no hay espacios',
    noSpacesHint: 'Aquí aparecen los espacios a los que se une y las personas con las que habla.',
    nothingFound: 'No se ha encontrado nada',
    nothingFoundHint: 'Pruebe con otra palabra.',
    nothingOfKindHint: 'Pruebe con otra palabra o muestre todo.',
    signedOut: 'No ha iniciado sesión',
    signedOutHint: 'Inicie sesión para ver sus espacios.',
    guest: 'Los invitados no tienen lista de espacios',
    guestHint: 'Inicie sesión con una cuenta para ver aquí sus espacios.',
    expired: 'Su sesión ha terminado',
    expiredHint: 'Vuelva a iniciar sesión para ver sus espacios.',
  },

  failures: {
    offline: 'No hay conexión. Compruébela e inténtelo de nuevo.',
    unreachable: 'Ahora no se puede acceder al servicio.',
    timeout: 'El servicio ha tardado demasiado en responder.',
    'rate-limited': 'Ha habido demasiadas peticiones. Espere un momento.',
    'server-error': 'El servicio tiene un problema en este momento.',
    'bad-answer': 'El servicio ha dado una respuesta que no se entiende.',
    unauthorized: 'Su sesión ya no es válida.',
    forbidden: 'No tiene permiso para hacer esto.',
    'pin-required': 'Este espacio pide un PIN.',
    'not-found': 'No se ha encontrado. Quizá se ha eliminado.',
    rejected: 'El servicio no lo ha aceptado.',
    'server-not-allowed': 'Esta página no puede usar ese servidor.',
    'bad-configuration': 'Esta parte de la página no está bien configurada.',
    'token-unavailable': 'La página no ha podido iniciar su sesión.',
    'sign-in-refused': 'El inicio de sesión se canceló o fue rechazado.',
    'sign-in-failed': 'El inicio de sesión no ha funcionado.',
  },
};
