/** The Italian strings of the panels of a conversation. Loads with the first one. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('it');
const plural = pluralOf('it');

/** A number before what it counts. */
const counted = (count: number, one: string, other: string): string =>
  plural(count, {
    one: `${number.format(count)} ${one}`,
    many: `${number.format(count)} di ${other}`,
    other: (count) => `${number.format(count)} ${other}`,
  });

export const itPanels = {
  panels: {
    titles: {
      people: 'Membri',
      search: 'Cerca messaggi',
      files: 'File',
      posts: 'Post e attività',
    },
    close: 'Chiudi',
    back: 'Torna alla conversazione',
    loading: 'Caricamento…',
    tryAgain: 'Riprova',
    more: 'Mostra altro',
    moreFailed: 'Impossibile caricare altri elementi.',
    cancel: 'Annulla',

    filter: 'Cerca un membro',
    roles: { admin: 'Amministratore', member: 'Membro', guest: 'Ospite' },
    presence: { here: 'Qui ora', 'in-call': 'Nella chiamata', away: 'Non qui' },
    notHere: (text: string) => `Qui nessuno si chiama “${text}”.`,
    loadingMembers: (count: number) => `${counted(count, 'membro caricato', 'membri caricati')} finora…`,
    denied: 'Il servizio non mostra tutti i membri. Queste persone sono qui ora.',
    tooMany: 'Questo spazio ha più membri di quanti se ne possano mostrare qui.',
    actionsFor: (name: string) => `Azioni per ${name}`,
    write: 'Scrivi un messaggio diretto',
    makeAdmin: 'Rendi amministratore',
    makeMember: 'Rendi membro',
    remove: 'Rimuovi dallo spazio',
    askRemove: (name: string) => `Rimuovere ${name} da questo spazio?`,
    removed: (name: string) => `${name} non fa più parte dello spazio`,
    roleChanged: (name: string, role: string) => `Nuovo ruolo di ${name}: ${role}`,
    notPossible: 'Il servizio non lo consente.',
    talkInList: (name: string) => `La conversazione con ${name} si trova nell’elenco degli spazi.`,

    hint: 'Inserire almeno due caratteri.',
    noMatch: (text: string) => `Nessun messaggio contiene “${text}”.`,
    found: (count: number, hasMore: boolean) =>
      `${counted(count, 'messaggio', 'messaggi')}${hasMore ? ' e altri' : ''}`,
    attachment: 'File',
    messageMissing: 'Impossibile trovare questo messaggio nella conversazione.',
    showMessage: 'Mostra nella conversazione',

    noFiles: 'Nessuno ha ancora inviato un file.',

    kinds: { idea: 'Post', task: 'Attività' },
    none: {
      idea: 'In questo spazio non ci sono post.',
      task: 'In questo spazio non ci sono attività.',
    },
    done: 'Completata',
    open: 'Da completare',
    due: (date: string) => `Scadenza: ${date}`,
    assigned: (names: string) => `Per ${names}`,
    someone: 'Qualcuno',
    comments: (count: number) => (count === 0 ? 'Commenti' : counted(count, 'commento', 'commenti')),
    noComments: 'Nessun commento',
  },
};
