/** Spanish words of the invitation dialog. */
const number = new Intl.NumberFormat('es');
const plural = pluralOf('es');

export const invite = {
  invitePeople: 'Invitar a personas',
  inviteTo: (title: string) => `Invitar a personas a «${title}»`,
  newSpace: 'Nuevo espacio',
  close: 'Cerrar',
  spaceTitle: 'Título del espacio',
  titleMissing: 'Escriba un título para el espacio.',
  people: 'Invitar por nombre o correo',
  notFound: (name: string) => `No se encontró a «${name}». Escriba su dirección de correo electrónico.`,
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
  sending: (done: number, total: number) => `Invitaciones: ${number.format(done)} de ${number.format(total)}`,
  opening: 'Abriendo…',
  result: (sent: number, total: number) =>
    sent === total
      ? 'Todas las personas están invitadas'
      : `${number.format(sent)} de ${number.format(total)} están invitadas`,
  resultOwn: (made: number, total: number) =>
    made === total
      ? 'Todas las invitaciones están listas'
      : `${number.format(made)} de ${number.format(total)} invitaciones están listas`,
  made: 'Invitación lista',
  created: (title: string) => `El espacio «${title}» ya existe.`,
  outcome: {
    sent: 'Invitación enviada',
    'in-space': 'Ya está en el espacio',
    invalid: 'Dirección o rol no válidos',
    refused: 'Sin invitar',
    unconfirmed: 'Sin confirmar',
  },
  unconfirmedHint:
    'Sin confirmar significa que no llegó respuesta: la invitación puede haber salido. Pregunte a la persona antes de invitarla otra vez.',
  tryAgain: 'Intentar de nuevo',
  done: 'Listo',
  link: 'Enlace al espacio',
  copyLink: 'Copiar enlace',
  copyInvitation: 'Copiar invitación',
  copied: 'Copiado.',
  notCopied: 'El navegador no ha permitido copiar. Seleccione el enlace y cópielo usted.',
  mailProgram: 'Escribir correo',
  share: 'Compartir…',
  qrCode: 'Código QR',
  qrLabel: (title: string) => `Código QR con el enlace a «${title}»`,
  calendarFile: 'Archivo de calendario',
  cancellationFile: 'Anulación para calendarios',
  fromFile: 'Direcciones de un archivo…',
  fileColumn: (name: string) => `¿En qué columna de «${name}» están las direcciones?`,
  unnamedColumn: (position: number) => `Columna ${position}`,
  takeAddresses: (count: number) =>
    count === 1 ? 'Añadir 1 dirección' : `Añadir ${number.format(count)} direcciones`,
  fileProblem: {
    empty: (name: string) => `En «${name}» no hay ninguna dirección de correo.`,
    large: (name: string, most: number) =>
      `«${name}» es demasiado grande: un archivo puede nombrar hasta ${number.format(most)} personas.`,
    unreadable: (name: string) => `No se ha podido leer «${name}». Inténtelo de nuevo.`,
  },
  onlyGuests: 'Aquí puede invitar a personas como invitados.',
  marks: { inside: 'Ya está en el espacio', awaited: 'Ya invitado antes', outside: 'Externo' },
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
  waiting: (count: number) => `Invitados que aún no han venido: ${number.format(count)}`,
  sendAgain: 'Enviar de nuevo',
  resend: (person: string) => `Enviar otra vez a ${person}`,
  resent: 'Enviada otra vez.',
  noRevoke: 'El servicio no permite retirar una invitación. Para que alguien no entre, quítelo del espacio.',
  signIn: 'Iniciar sesión',
  continueAs: (name: string) => `Continuar como ${name}`,
  barred: {
    'signed-out': 'Inicie sesión primero: los invitados y desconocidos no pueden invitar.',
    role: 'Aquí no puede invitar a nadie. Pídaselo a un administrador del espacio.',
  },
};
