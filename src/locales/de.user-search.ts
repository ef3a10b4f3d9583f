/** German words of the search for people. */
import { pluralOf } from './plural.ts';

const countPeople = (count: number): string =>
  plural(count, { one: '1 Person', other: (count) => `${number.format(count)} Personen` });
const addresses = (count: number): string =>
  plural(count, { one: '1 Adresse', other: (count) => `${number.format(count)} Adressen` });

export const userSearch = {
  findPeople: 'Personen suchen',
  placeholder: 'Name oder E-Mail-Adresse',
  people: 'Personen',
  chosen: 'Ausgewählte Personen',
  recent: 'Zuletzt gewählt',

  searching: 'Suche läuft …',
  loadingMore: 'Weitere werden geladen …',
  found: (count: number) => `${countPeople(count)} gefunden`,
  andMore: 'weitere beim Scrollen',
  someMissing: 'Vielleicht fehlen Personen: Ein Teil der Suche hat nicht geantwortet.',
  nobody: (text: string) => `Niemand gefunden für „${text}“`,
  nobodyHint:
    'Sie finden Personen Ihrer Organisation und solche, die Sie in einem Space getroffen haben. Alle anderen laden Sie ein, indem Sie ihre E-Mail-Adresse eingeben.',
  invite: (email: string) => `${email} einladen`,
  inviteHint: 'Der Zugang kommt mit einem Einladungslink',
  inviteSomebody: 'Jemanden per E-Mail einladen',
  signedOut: 'Melden Sie sich an, um Personen zu finden.',
  notForGuests: 'Gäste können nicht nach Personen suchen. Melden Sie sich dafür mit einem Konto an.',
  tryAgain: 'Noch einmal versuchen',

  inSpace: 'Schon in diesem Space',
  alreadyChosen: 'Schon ausgewählt',
  noGuestAction: 'Gäste können das nicht',
  noAddress: 'Keine E-Mail-Adresse bekannt',
  notMet: 'Nicht aus Ihrer Organisation und nie in einem Space getroffen',
  noAdding: 'Gäste dieses Space können niemanden hinzufügen',
  notAllowed: 'Der Dienst hat es nicht erlaubt',
  hereNow: 'Jetzt hier',

  remove: (name: string) => `${name} entfernen`,
  showMore: (count: number) => `${number.format(count)} weitere zeigen`,
  picked: (name: string) => `${name} ausgewählt`,
  removed: (name: string) => `${name} entfernt`,
  opening: (name: string) => `Das Gespräch mit ${name} wird geöffnet …`,
  adding: (name: string) => `${name} wird hinzugefügt …`,
  added: (name: string) => `${name} ist jetzt im Space`,
  noDirect: (name: string) =>
    `Mit ${name} können Sie nicht direkt sprechen: nur mit Personen Ihrer Organisation oder aus einem gemeinsamen Space.`,
  noAdd: (name: string) => `Der Dienst hat nicht erlaubt, ${name} zu diesem Space hinzuzufügen.`,
  calling: (name: string) => `Der Anruf mit ${name} öffnet sich in einem neuen Tab.`,
  openCall: 'Anruf öffnen',
  role: 'Rolle im Space',
  roles: { member: 'Mitglied', admin: 'Administration' },

  lookingUp: (done: number, total: number) =>
    `Adressen werden nachgeschlagen: ${number.format(done)} von ${number.format(total)}`,
  reportFound: (count: number) => `${countPeople(count)} gefunden`,
  reportInside: (count: number) => `${countPeople(count)} schon in diesem Space`,
  reportUnknown: (count: number) => `${addresses(count)} für eine Einladung per E-Mail`,
  reportDouble: (count: number) => `${addresses(count)} doppelt und weggelassen`,
  reportNames: (count: number, some: string) =>
    `${number.format(count)} ausgelassen, weil eine Liste nur nach E-Mail-Adressen nachgeschlagen wird; suchen Sie nach dem Namen: ${some}`,
  reportInvalid: (count: number, some: string) => `${number.format(count)} nicht als Adresse lesbar: ${some}`,
  reportUnchecked: (count: number) =>
    `${addresses(count)} nicht nachgeschlagen; die Einladung geht per E-Mail`,
  close: 'Schließen',

  required: 'Bitte wählen Sie jemanden aus.',
  unfinished: 'Wählen Sie jemanden aus der Liste, oder geben Sie eine ganze E-Mail-Adresse ein.',
};
