/** Spanish words of the search for people. */
import { type Plural, pluralOf } from './plural.ts';

const peopleFound: Plural = {
  one: '1 persona encontrada',
  other: (count) => `${number.format(count)} personas encontradas`,
};
const addresses = (count: number): string =>
  plural(count, { one: '1 dirección', other: (count) => `${number.format(count)} direcciones` });

export const userSearch = {
  findPeople: 'Buscar personas',
  placeholder: 'Nombre o correo electrónico',
  people: 'Personas',
  chosen: 'Personas elegidas',
  recent: 'Recientes',

  searching: 'Buscando…',
  loadingMore: 'Cargando más…',
  found: (count: number) => plural(count, peopleFound),
  andMore: 'más al desplazarse',
  someMissing: 'Pueden faltar personas: una parte de la búsqueda no ha respondido.',
  nobody: (text: string) => `Nadie encontrado para «${text}»`,
  nobodyHint:
    'Encontrará a personas de su organización y a quienes haya visto en un espacio. A los demás puede invitarlos escribiendo su correo electrónico.',
  invite: (email: string) => `Invitar a ${email}`,
  inviteHint: 'Entrará con un enlace de invitación',
  inviteSomebody: 'Invitar a alguien por correo electrónico',
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
  openCall: 'Abrir la llamada',
  role: 'Rol en el espacio',
  roles: { member: 'Miembro', admin: 'Administración' },

  lookingUp: (done: number, total: number) =>
    `Buscando direcciones: ${number.format(done)} de ${number.format(total)}`,
  reportFound: (count: number) => plural(count, peopleFound),
  reportInside: (count: number) =>
    plural(count, {
      one: '1 persona ya está en este espacio',
      other: (count) => `${number.format(count)} personas ya están en este espacio`,
    }),
  reportUnknown: (count: number) => `${addresses(count)} para invitar por correo`,
  reportDouble: (count: number) => `${addresses(count)} sin incluir por estar repetidas`,
  reportNames: (count: number, some: string) =>
    `${number.format(count)} sin incluir, porque en una lista solo se buscan direcciones de correo; busque por el nombre: ${some}`,
  reportInvalid: (count: number, some: string) => `${number.format(count)} que no son direcciones: ${some}`,
  reportUnchecked: (count: number) => `${addresses(count)} sin comprobar; se invitará por correo`,
  close: 'Cerrar',

  required: 'Elija a alguien.',
  unfinished: 'Elija a alguien de la lista o escriba un correo electrónico completo.',
};
