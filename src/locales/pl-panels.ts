/** The Polish strings of the panels of a conversation. Loads with the first one. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('pl');
const plural = pluralOf('pl');

/** A number before what it counts. `other` is the form after fractions. */
const counted = (one: string, few: string, many: string, other: string) => (count: number) =>
  plural(count, {
    one: `1 ${one}`,
    few: `${number.format(count)} ${few}`,
    many: `${number.format(count)} ${many}`,
    other: (count) => `${number.format(count)} ${other}`,
  });
const messages = counted('wiadomość', 'wiadomości', 'wiadomości', 'wiadomości');
const comments = counted('komentarz', 'komentarze', 'komentarzy', 'komentarza');

export const plPanels = {
  panels: {
    titles: {
      people: 'Członkowie',
      search: 'Szukaj wiadomości',
      files: 'Pliki',
      posts: 'Posty i zadania',
    },
    close: 'Zamknij',
    back: 'Wróć do rozmowy',
    loading: 'Wczytywanie…',
    tryAgain: 'Spróbuj ponownie',
    more: 'Pokaż więcej',
    moreFailed: 'Nie udało się wczytać więcej.',
    cancel: 'Anuluj',

    filter: 'Znajdź członka',
    roles: { admin: 'Administrator', member: 'Członek', guest: 'Gość' },
    presence: { here: 'Teraz tutaj', 'in-call': 'W połączeniu', away: 'Chwilowa nieobecność' },
    notHere: (text: string) => `Nie ma tu nikogo o nazwie „${text}”.`,
    loadingMembers: (count: number) => `Wczytano dotąd: ${number.format(count)}…`,
    denied: 'Usługa nie pokazuje Ci wszystkich członków. Te osoby są teraz tutaj.',
    tooMany: 'Ta przestrzeń ma więcej członków, niż można tu pokazać.',
    actionsFor: (name: string) => `Działania: ${name}`,
    write: 'Napisz wiadomość bezpośrednią',
    makeAdmin: 'Nadaj rolę administratora',
    makeMember: 'Nadaj rolę członka',
    remove: 'Usuń z przestrzeni',
    askRemove: (name: string) => `Usunąć z tej przestrzeni: ${name}?`,
    removed: (name: string) => `Usunięto z przestrzeni: ${name}`,
    roleChanged: (name: string, role: string) => `Nowa rola osoby ${name}: ${role}`,
    notPossible: 'Usługa na to nie pozwala.',
    talkInList: (name: string) => `Twoja rozmowa (${name}) jest na liście przestrzeni.`,

    hint: 'Wpisz co najmniej dwa znaki.',
    noMatch: (text: string) => `Żadna wiadomość nie zawiera „${text}”.`,
    found: (count: number, hasMore: boolean) => `${messages(count)}${hasMore ? ' i więcej' : ''}`,
    attachment: 'Plik',
    messageMissing: 'Nie znaleziono tej wiadomości w rozmowie.',
    showMessage: 'Pokaż w rozmowie',

    noFiles: 'Nikt jeszcze nie wysłał pliku.',

    kinds: { idea: 'Posty', task: 'Zadania' },
    none: { idea: 'W tej przestrzeni nie ma postów.', task: 'W tej przestrzeni nie ma zadań.' },
    done: 'Gotowe',
    open: 'Otwarte',
    due: (date: string) => `Termin: ${date}`,
    assigned: (names: string) => `Dla: ${names}`,
    someone: 'Ktoś',
    comments: (count: number) => (count === 0 ? 'Komentarze' : comments(count)),
    noComments: 'Brak komentarzy',
  },
};
