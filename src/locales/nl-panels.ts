/** The Dutch strings of the panels of a conversation. Loads with the first one. */
const number = new Intl.NumberFormat('nl');

export const nlPanels = {
  panels: {
    titles: {
      people: 'Leden',
      search: 'Berichten zoeken',
      files: 'Bestanden',
      posts: 'Posts en taken',
    },
    close: 'Sluiten',
    back: 'Terug naar het gesprek',
    loading: 'Laden…',
    tryAgain: 'Opnieuw proberen',
    more: 'Meer tonen',
    moreFailed: 'Meer kan niet worden geladen.',
    cancel: 'Annuleren',

    filter: 'Lid zoeken',
    roles: { admin: 'Beheerder', member: 'Lid', guest: 'Gast' },
    presence: { here: 'Nu aanwezig', 'in-call': 'In de oproep', away: 'Niet aanwezig' },
    notHere: (text: string) => `Er is hier niemand met de naam ‘${text}’.`,
    loadingMembers: (count: number) => `${number.format(count)} tot nu toe geladen…`,
    denied: 'De dienst toont u niet alle leden. Deze personen zijn nu aanwezig.',
    tooMany: 'Deze ruimte heeft meer leden dan hier kunnen worden getoond.',
    actionsFor: (name: string) => `Acties voor ${name}`,
    write: 'Rechtstreeks bericht schrijven',
    makeAdmin: 'Beheerder maken',
    makeMember: 'Lid maken',
    remove: 'Verwijderen uit de ruimte',
    askRemove: (name: string) => `${name} uit deze ruimte verwijderen?`,
    removed: (name: string) => `${name} is uit de ruimte verwijderd`,
    roleChanged: (name: string, role: string) => `${name} heeft nu de rol: ${role}`,
    notPossible: 'De dienst staat dit niet toe.',
    talkInList: (name: string) => `Uw gesprek met ${name} staat in uw lijst met ruimtes.`,

    hint: 'Typ minstens twee tekens.',
    noMatch: (text: string) => `Geen enkel bericht bevat ‘${text}’.`,
    found: (count: number, hasMore: boolean) =>
      `${number.format(count)} ${count === 1 ? 'bericht' : 'berichten'}${hasMore ? ' of meer' : ''}`,
    attachment: 'Bestand',
    messageMissing: 'Dit bericht is niet gevonden in het gesprek.',
    showMessage: 'Tonen in het gesprek',

    noFiles: 'Er is nog geen bestand verzonden.',

    kinds: { idea: 'Posts', task: 'Taken' },
    none: {
      idea: 'Er zijn geen posts in deze ruimte.',
      task: 'Er zijn geen taken in deze ruimte.',
    },
    done: 'Voltooid',
    open: 'Open',
    due: (date: string) => `Deadline: ${date}`,
    assigned: (names: string) => `Voor ${names}`,
    someone: 'Iemand',
    comments: (count: number) =>
      count === 0 ? 'Reacties' : count === 1 ? '1 reactie' : `${number.format(count)} reacties`,
    noComments: 'Geen reacties',
  },
};
