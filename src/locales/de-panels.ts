/** The German strings of the panels of a conversation. Loads with the first one. */
const number = new Intl.NumberFormat('de');

export const dePanels = {
  panels: {
    titles: {
      people: 'Mitglieder',
      search: 'Nachrichten durchsuchen',
      files: 'Dateien',
      posts: 'Beiträge und Aufgaben',
    },
    close: 'Schließen',
    back: 'Zurück zur Unterhaltung',
    loading: 'Wird geladen …',
    tryAgain: 'Erneut versuchen',
    more: 'Mehr anzeigen',
    moreFailed: 'Weitere Einträge konnten nicht geladen werden.',
    cancel: 'Abbrechen',

    filter: 'Mitglied suchen',
    roles: { admin: 'Admin', member: 'Mitglied', guest: 'Gast' },
    presence: { here: 'Gerade hier', 'in-call': 'Im Gespräch', away: 'Nicht hier' },
    notHere: (text: string) => `Hier heißt niemand „${text}“.`,
    loadingMembers: (count: number) => `${number.format(count)} bisher geladen …`,
    denied: 'Der Dienst zeigt Ihnen nicht alle Mitglieder. Diese Personen sind gerade hier.',
    tooMany: 'Dieser Space hat mehr Mitglieder, als hier angezeigt werden können.',
    actionsFor: (name: string) => `Was möchten Sie mit ${name} tun?`,
    write: 'Direktnachricht schreiben',
    makeAdmin: 'Zum Admin machen',
    makeMember: 'Zum Mitglied machen',
    remove: 'Aus dem Space entfernen',
    askRemove: (name: string) => `${name} aus diesem Space entfernen?`,
    removed: (name: string) => `${name} wurde aus dem Space entfernt`,
    roleChanged: (name: string, role: string) => `${name} ist jetzt: ${role}`,
    notPossible: 'Der Dienst lässt das nicht zu.',
    talkInList: (name: string) => `Ihre Unterhaltung mit ${name} steht in Ihrer Liste der Spaces.`,

    hint: 'Geben Sie mindestens zwei Zeichen ein.',
    noMatch: (text: string) => `Keine Nachricht enthält „${text}“.`,
    found: (count: number, hasMore: boolean) =>
      hasMore
        ? `${number.format(count)} Nachrichten und weitere`
        : count === 1
          ? '1 Nachricht'
          : `${number.format(count)} Nachrichten`,
    attachment: 'Datei',
    messageMissing: 'Diese Nachricht wurde in der Unterhaltung nicht gefunden.',
    showMessage: 'In der Unterhaltung zeigen',

    noFiles: 'Es wurde noch keine Datei gesendet.',

    kinds: { idea: 'Beiträge', task: 'Aufgaben' },
    none: {
      idea: 'In diesem Space gibt es keine Beiträge.',
      task: 'In diesem Space gibt es keine Aufgaben.',
    },
    done: 'Erledigt',
    open: 'Offen',
    due: (date: string) => `Fällig ${date}`,
    assigned: (names: string) => `Für ${names}`,
    someone: 'Jemand',
    comments: (count: number) =>
      count === 0 ? 'Kommentare' : count === 1 ? '1 Kommentar' : `${number.format(count)} Kommentare`,
    noComments: 'Keine Kommentare',
  },
};
