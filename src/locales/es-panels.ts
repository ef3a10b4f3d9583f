/** The Spanish strings of the panels of a conversation. Loads with the first one. */
const number = new Intl.NumberFormat('es');

export const esPanels = {
  panels: {
    titles: {
      people: 'Miembros',
      search: 'Buscar mensajes',
      files: 'Archivos',
      posts: 'Publicaciones y tareas',
    },
    close: 'Cerrar',
    back: 'Volver a la conversación',
    loading: 'Cargando…',
    tryAgain: 'Intentar de nuevo',
    more: 'Mostrar más',
    moreFailed: 'No se pudo cargar más.',
    cancel: 'Cancelar',

    filter: 'Buscar un miembro',
    roles: { admin: 'Administrador', member: 'Miembro', guest: 'Invitado' },
    presence: { here: 'Está aquí', 'in-call': 'En la llamada', away: 'No está aquí' },
    notHere: (text: string) => `Aquí nadie se llama «${text}».`,
    loadingMembers: (count: number) => `${number.format(count)} cargados hasta ahora…`,
    denied: 'El servicio no le muestra todos los miembros. Estas personas están aquí ahora.',
    tooMany: 'Este espacio tiene más miembros de los que se pueden mostrar aquí.',
    actionsFor: (name: string) => `Qué hacer con ${name}`,
    write: 'Escribir un mensaje directo',
    makeAdmin: 'Hacer administrador',
    makeMember: 'Hacer miembro',
    remove: 'Quitar del espacio',
    askRemove: (name: string) => `¿Quitar a ${name} de este espacio?`,
    removed: (name: string) => `${name} ya no está en el espacio`,
    roleChanged: (name: string, role: string) => `${name} ahora es: ${role}`,
    notPossible: 'El servicio no lo permite.',
    talkInList: (name: string) => `Su conversación con ${name} está en su lista de espacios.`,

    hint: 'Escriba al menos dos caracteres.',
    noMatch: (text: string) => `Ningún mensaje contiene «${text}».`,
    found: (count: number, hasMore: boolean) =>
      hasMore
        ? `${number.format(count)} mensajes y más`
        : count === 1
          ? '1 mensaje'
          : `${number.format(count)} mensajes`,
    attachment: 'Archivo',
    messageMissing: 'No se encontró este mensaje en la conversación.',
    showMessage: 'Mostrar en la conversación',

    noFiles: 'Nadie ha enviado un archivo todavía.',

    kinds: { idea: 'Publicaciones', task: 'Tareas' },
    none: { idea: 'No hay publicaciones en este espacio.', task: 'No hay tareas en este espacio.' },
    done: 'Hecha',
    open: 'Abierta',
    due: (date: string) => `Vence ${date}`,
    assigned: (names: string) => `Para ${names}`,
    someone: 'Alguien',
    comments: (count: number) =>
      count === 0 ? 'Comentarios' : count === 1 ? '1 comentario' : `${number.format(count)} comentarios`,
    noComments: 'Sin comentarios',
  },
};
