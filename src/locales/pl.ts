/** The Polish strings of all elements. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('pl');
const plural = pluralOf('pl');

/** A number before what it counts. `other` is the form after fractions. */
const counted =
  (one: string, few: string, many: string, other = few) =>
  (count: number): string =>
    plural(count, {
      one: `1 ${one}`,
      few: `${number.format(count)} ${few}`,
      many: `${number.format(count)} ${many}`,
      other: (count) => `${number.format(count)} ${other}`,
    });

/** Why a user can only read a conversation. */
const ends = {
  removed: 'Usunięto Cię z tej przestrzeni.',
  deleted: 'Ta przestrzeń została usunięta.',
  archived: 'Ta przestrzeń została zarchiwizowana. Nie przyjmuje już wiadomości.',
};

const opensPage = (host: string) =>
  `Połączenie otworzy się w nowej karcie na stronie ${host}. Może być tam potrzebne logowanie.`;

const newRole = {
  admin: 'Masz teraz w tej przestrzeni rolę administratora',
  member: 'Masz teraz w tej przestrzeni rolę członka',
  guest: 'Masz teraz w tej przestrzeni rolę gościa',
};

const invite = {
  invitePeople: 'Zaproś osoby',
  inviteTo: (title: string) => `Zaproś osoby do „${title}”`,
  newSpace: 'Nowa przestrzeń',
  close: 'Zamknij',
  spaceTitle: 'Nazwa przestrzeni',
  titleMissing: 'Wpisz nazwę przestrzeni.',
  people: 'Zaproś po nazwisku lub e-mailu',
  notFound: (name: string) => `Nie znaleziono osób dla „${name}”. Wpisz adres e-mail.`,
  peopleMissing: 'Wybierz co najmniej jedną osobę lub wpisz adres e-mail.',
  defaultRole: 'Rola',
  roleOf: (person: string) => `Rola osoby ${person}`,
  roles: { admin: 'Administrator', member: 'Członek', guest: 'Gość' },
  adminWarning: 'Administratorzy mogą zmieniać przestrzeń, usuwać osoby i nadawać innym rolę administratora.',
  outsideWarning: (count: number, domain: string) =>
    `${counted('osoba jest', 'osoby są', 'osób jest')(count)} spoza ${domain}.`,
  andMore: counted(
    'kolejna osoba otrzyma rolę wybraną powyżej.',
    'kolejne osoby otrzymają rolę wybraną powyżej.',
    'kolejnych osób otrzyma rolę wybraną powyżej.',
  ),
  setTime: 'Ustaw datę i godzinę',
  date: 'Data',
  time: 'Początek',
  zone: 'Strefa czasowa',
  city: 'Znajdź strefę czasową według miasta',
  length: 'Czas trwania',
  minutes: counted('minuta', 'minuty', 'minut'),
  timeMissing: 'Podaj datę i godzinę.',
  mailLanguage: 'Język zaproszenia',
  note: 'Wiadomość osobista',
  preview: 'Podgląd',
  willInvite: counted(
    'osoba zostanie zaproszona.',
    'osoby zostaną zaproszone.',
    'osób zostanie zaproszonych.',
  ),
  sendInvitations: 'Wyślij zaproszenia',
  createInvitations: 'Utwórz zaproszenia',
  createSpace: 'Utwórz przestrzeń',
  cancel: 'Anuluj',
  back: 'Wstecz',
  confirmTitle: (count: number) => `Zaprosić ${counted('osobę', 'osoby', 'osób')(count)}?`,
  confirmText: 'Sprawdź osoby i ich role. Zaproszeń nie można wycofać.',
  sending: (done: number, total: number) =>
    `Wysyłanie zaproszeń: ${number.format(done)} z ${number.format(total)}`,
  opening: 'Otwieranie…',
  result: (sent: number, total: number) =>
    sent < total
      ? `Wysłane zaproszenia: ${number.format(sent)} z ${number.format(total)}`
      : total === 1
        ? 'Zaproszenie wysłane'
        : 'Wszystkie zaproszenia wysłane',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `Gotowe zaproszenia: ${number.format(made)} z ${number.format(total)}`
      : total === 1
        ? 'Zaproszenie gotowe'
        : 'Wszystkie zaproszenia gotowe',
  made: 'Zaproszenie gotowe',
  mail: { sending: 'Wysyłanie…', failed: 'Nie wysłano' },
  mailsFailedHint: 'E-mail nie został wysłany. Spróbuj ponownie lub samodzielnie udostępnij link.',
  mailsSending: 'Wysyłanie zaproszeń…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'Zaproszenie nie zostało wysłane'
      : `Niewysłane zaproszenia: ${number.format(failed)} z ${number.format(total)}`,
  created: (title: string) => `Przestrzeń „${title}” została utworzona.`,
  outcome: {
    sent: 'Zaproszenie wysłane',
    'in-space': 'Już w przestrzeni',
    invalid: 'Nieprawidłowy adres lub rola',
    refused: 'Bez zaproszenia',
    unconfirmed: 'Niepotwierdzone',
  },
  unconfirmedHint:
    'Niepotwierdzone oznacza, że usługa nie odpowiedziała, więc zaproszenie mogło zostać wysłane. Zanim zaprosisz tę osobę ponownie, zapytaj ją o to.',
  tryAgain: 'Spróbuj ponownie',
  done: 'Gotowe',
  link: 'Link do przestrzeni',
  copyLink: 'Kopiuj link',
  copyServiceLink: 'Kopiuj link do Avaya Spaces',
  serviceMailHint: 'Link w tych e-mailach prowadzi do Avaya Spaces. Link poniżej prowadzi do tej witryny.',
  joinPageWrong:
    'Strona dołączania w tej witrynie jest źle skonfigurowana, więc link prowadzi do Avaya Spaces.',
  copyInvitation: 'Kopiuj zaproszenie',
  copied: 'Skopiowano.',
  notCopied: 'Przeglądarka nie pozwoliła na kopiowanie. Zaznacz link i skopiuj go ręcznie.',
  mailProgram: 'Napisz e-mail',
  share: 'Udostępnij…',
  qrCode: 'Kod QR',
  qrLabel: (title: string) => `Kod QR z linkiem do „${title}”`,
  calendarFile: 'Plik kalendarza',
  cancellationFile: 'Odwołanie w kalendarzu',
  fromFile: 'Importuj z pliku…',
  fileColumn: (name: string) => `Która kolumna pliku „${name}” zawiera adresy?`,
  unnamedColumn: (position: number) => `Kolumna ${position}`,
  takeAddresses: (count: number) => `Dodaj ${counted('adres', 'adresy', 'adresów')(count)}`,
  fileRoles: (column: string) => `Użyj ról z kolumny „${column}”`,
  unknownRoles: (values: string) =>
    `Te osoby otrzymają rolę domyślną, ponieważ ich rola jest nieznana: ${values}`,
  rowsWithout: counted(
    'wiersz nie ma adresu w tej kolumnie',
    'wiersze nie mają adresu w tej kolumnie',
    'wierszy nie ma adresu w tej kolumnie',
  ),
  otherAddresses: counted(
    'adres jest tylko w innych kolumnach',
    'adresy są tylko w innych kolumnach',
    'adresów jest tylko w innych kolumnach',
  ),
  fileProblem: {
    empty: (name: string) => `Plik „${name}” nie zawiera adresów e-mail.`,
    large: (name: string, most: number) =>
      `Plik „${name}” jest za duży. Największa liczba osób w pliku: ${number.format(most)}.`,
    unreadable: (name: string) => `Nie udało się odczytać pliku „${name}”. Spróbuj ponownie.`,
  },
  onlyGuests: 'Do tej przestrzeni możesz zapraszać tylko gości.',
  marks: { inside: 'Już w przestrzeni', awaited: 'Zaproszenie już wysłane', outside: 'Spoza organizacji' },
  insideWarning: counted(
    'osoba jest już w przestrzeni i nie otrzyma zaproszenia.',
    'osoby są już w przestrzeni i nie otrzymają zaproszenia.',
    'osób jest już w przestrzeni i nie otrzyma zaproszenia.',
  ),
  awaitedWarning: counted(
    'osoba ma już zaproszenie i otrzyma kolejne.',
    'osoby mają już zaproszenie i otrzymają kolejne.',
    'osób ma już zaproszenie i otrzyma kolejne.',
  ),
  mode: 'Link otwiera',
  modes: { join: 'Rozmowę', meet: 'Połączenie' },
  waiting: (count: number) => `Oczekujące zaproszenia: ${number.format(count)}`,
  sendAgain: 'Wyślij ponownie',
  resend: (person: string) => `Wyślij ponownie do: ${person}`,
  resent: 'Wysłano ponownie.',
  noRevoke: 'Zaproszeń nie można wycofać. Aby kogoś nie wpuścić, usuń tę osobę z przestrzeni.',
  signIn: 'Zaloguj się',
  signInClosed:
    'Okno logowania jest chyba zamknięte. Jeśli nadal jest otwarte, dokończ w nim logowanie lub zaloguj się tutaj ponownie.',
  continueAs: (name: string) => `Kontynuuj jako ${name}`,
  barred: {
    'signed-out': 'Zaloguj się, aby zapraszać osoby. Goście nie mogą wysyłać zaproszeń.',
    role: 'Nie możesz tu nikogo zaprosić. Poproś administratora przestrzeni.',
  },
};

// The search for people.

const countPeople = counted('osoba', 'osoby', 'osób');
const addresses = counted('adres', 'adresy', 'adresów');

const userSearch = {
  findPeople: 'Znajdź osoby',
  placeholder: 'Nazwisko lub adres e-mail',
  people: 'Osoby',
  chosen: 'Wybrane osoby',
  recent: 'Ostatnio wybrane',

  searching: 'Wyszukiwanie…',
  loadingMore: 'Wczytywanie kolejnych…',
  loadMore: 'Wczytaj więcej',
  found: (count: number) => `Znaleziono: ${countPeople(count)}`,
  andMore: 'przewiń, aby zobaczyć więcej',
  someMissing: 'Niektórych osób może brakować, ponieważ część wyszukiwania się nie powiodła.',
  noneFound: (text: string) => `Nie znaleziono osób dla „${text}”`,
  noneFoundHint:
    'Możesz znaleźć osoby ze swojej organizacji i te, z którymi łączy Cię jakaś przestrzeń. Aby zaprosić inne osoby, wpisz ich adres e-mail.',
  invite: (email: string) => `Zaproś ${email}`,
  inviteHint: 'Dołączy za pomocą linku z zaproszenia',
  inviteByEmail: 'Zaproś e-mailem',
  signedOut: 'Zaloguj się, aby szukać osób.',
  notForGuests: 'Goście nie mogą szukać osób. Zaloguj się na konto, aby je znaleźć.',
  tryAgain: 'Spróbuj ponownie',

  inSpace: 'Już w tej przestrzeni',
  alreadyChosen: 'Już na liście',
  noGuestAction: 'Goście nie mogą tego zrobić',
  noAddress: 'Brak znanego adresu e-mail',
  notMet: 'Spoza Twojej organizacji i bez wspólnej przestrzeni',
  noAdding: 'Goście tej przestrzeni nie mogą dodawać osób',
  notAllowed: 'Usługa na to nie pozwoliła',
  hereNow: 'Teraz tutaj',

  remove: (name: string) => `Usuń: ${name}`,
  showMore: (count: number) => `Pokaż więcej: ${number.format(count)}`,
  picked: (name: string) => `Wybrano: ${name}`,
  removed: (name: string) => `Usunięto: ${name}`,
  opening: (name: string) => `Otwieranie rozmowy: ${name}…`,
  adding: (name: string) => `Dodawanie: ${name}…`,
  added: (name: string) => `${name} jest teraz w przestrzeni`,
  noDirect: (name: string) =>
    `Rozmowa bezpośrednia nie jest możliwa (${name}): tylko z osobami z Twojej organizacji lub ze wspólnej przestrzeni.`,
  noAdd: (name: string) => `Usługa nie pozwoliła dodać do tej przestrzeni: ${name}.`,
  calling: (name: string) => `Połączenie (${name}) otworzy się w nowej karcie.`,
  ringing: (name: string) => `Dzwonienie: ${name}…`,
  openCall: 'Otwórz połączenie',
  role: 'Rola w przestrzeni',
  roles: { member: 'Członek', admin: 'Administrator' },

  lookingUp: (done: number, total: number) =>
    `Sprawdzanie adresów: ${number.format(done)} z ${number.format(total)}`,
  reportFound: (count: number) => `Znaleziono: ${countPeople(count)}`,
  reportInSpace: (count: number) => `Już w tej przestrzeni: ${countPeople(count)}`,
  reportUnknown: (count: number) => `Do zaproszenia e-mailem: ${addresses(count)}`,
  reportDuplicates: (count: number) =>
    `Pominięto: ${counted('powtórzony adres', 'powtórzone adresy', 'powtórzonych adresów')(count)}`,
  reportNames: (count: number, some: string) =>
    `Pominięto ${counted('nazwisko', 'nazwiska', 'nazwisk')(count)}, ponieważ lista może zawierać tylko adresy e-mail; wyszukaj osobę: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `${counted('wpis nie jest adresem', 'wpisy nie są adresami', 'wpisów nie jest adresami')(count)} e-mail: ${some}`,
  reportUnchecked: (count: number) => `Nie sprawdzono, zaproszenie e-mailem: ${addresses(count)}`,
  reportUnread: (rest: string) => `Lista jest za długa. Od tego miejsca nic nie dodano: ${rest}`,
  close: 'Zamknij',

  required: 'Wybierz osobę.',
  unfinished: 'Wybierz osobę z listy lub wpisz pełny adres e-mail.',
};

// All other elements.

const news = counted('nowa wiadomość', 'nowe wiadomości', 'nowych wiadomości', 'nowej wiadomości');

const failures: Readonly<Record<string, string>> = {
  offline: 'Jesteś offline. Sprawdź połączenie z internetem.',
  unreachable: 'Usługa jest teraz nieosiągalna.',
  timeout: 'Usługa zbyt długo nie odpowiadała.',
  'rate-limited': 'Zbyt wiele żądań. Poczekaj chwilę i spróbuj ponownie.',
  'server-error': 'Usługa ma teraz problem.',
  'bad-answer': 'Usługa przysłała niezrozumiałą odpowiedź.',
  unauthorized: 'Twoja sesja się zakończyła. Zaloguj się lub dołącz ponownie.',
  forbidden: 'Nie masz do tego uprawnień.',
  'pin-required': 'Ta przestrzeń wymaga kodu PIN. Zwykle jest on w zaproszeniu.',
  'not-found': 'Nie znaleziono. Być może zostało to usunięte.',
  rejected: 'Usługa nie przyjęła tego żądania.',
  'server-not-allowed': 'Ta strona nie może używać tego serwera.',
  'bad-configuration': 'Ta część strony jest źle skonfigurowana. Powiadom o tym właściciela witryny.',
  'token-unavailable': 'Strona nie mogła Cię zalogować. Spróbuj ponownie lub wczytaj stronę jeszcze raz.',
  'sign-in-refused': 'Logowanie zostało anulowane lub odrzucone.',
  'sign-in-failed': 'Logowanie się nie powiodło. Spróbuj ponownie.',
};

export const pl = {
  join: {
    joinSpace: (space: string) => `Dołącz do „${space}”`,
    joinAnySpace: 'Dołącz do rozmowy',
    inSpace: (space: string) => `Jesteś w przestrzeni ${space}`,

    invitedBy: (inviter: string) => `Zaprasza Cię ${inviter}`,
    notVerified: 'Niezweryfikowane',
    nameNotVerified: 'Nazwa tej przestrzeni nie jest zweryfikowana.',

    yourName: 'Imię i nazwisko',
    yourNameHint: 'Widzą je wszyscy w rozmowie.',
    nameMissing: 'Wpisz imię i nazwisko.',
    joinAsGuest: 'Dołącz jako gość',
    joining: 'Dołączanie…',

    joinedAs: (name: string) => `jako ${name}`,
    asGuest: (name: string) => `jako ${name} (gość)`,
    leave: 'Opuść',

    tryAgain: 'Spróbuj ponownie',
  },

  exceptions: {
    cannotJoin: 'Nie możesz jeszcze dołączyć',
    back: 'Wstecz',
    sessionEnded: 'Twoja sesja się zakończyła',
    sessionEndedHint: 'Nie było Cię zbyt długo albo usługa zakończyła sesję.',
    endHeadings: {
      removed: (space: string) => `Nie jesteś już w przestrzeni ${space}`,
      deleted: (space: string) => `Usunięto przestrzeń ${space}`,
      archived: (space: string) => `Przestrzeń ${space} jest zarchiwizowana`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Dołącz jako ${name}`,
    joinPlain: 'Dołącz',
    anotherName: 'Użyj innego imienia i nazwiska',
    pin: 'Kod PIN',
    pinHint: 'Ta przestrzeń wymaga kodu PIN. Zwykle jest on w zaproszeniu.',
    pinMissing: 'Wpisz kod PIN.',
    pinWrong: 'Ten kod PIN jest nieprawidłowy. Sprawdź zaproszenie i spróbuj ponownie.',
    continue: 'Dalej',
    joinAgainAs: (name: string) => `Dołącz ponownie jako ${name}`,
    joinAgain: 'Dołącz ponownie',
    noGuests: 'Goście nie mogą tu dołączyć. Najpierw zaloguj się na tej stronie.',
    callWith: (email: string) => `Połączenie z ${email}`,
    roomOf: (email: string) => `Sala spotkań: ${email}`,
    startCall: 'Rozpocznij połączenie',
    joinCall: 'Dołącz do połączenia',
    opensPage,
    noInvite: 'Aby dołączyć do rozmowy, otwórz link z zaproszenia.',
    nextTry: (seconds: number) => `Następna próba za ${number.format(seconds)} s`,
    checking: 'Sprawdzanie zaproszenia…',
    endsAt: (time: string) =>
      `Twoja sesja gościa kończy się o ${time}. Potem możesz dołączyć ponownie; wiadomości tu pozostaną.`,
    reasons: {
      'too-long': 'Ten link jest uszkodzony. Skopiuj go jeszcze raz z zaproszenia.',
      'not-a-link': 'To nie jest link z zaproszenia. Skopiuj go jeszcze raz z zaproszenia.',
      'not-secure': 'Ten link nie jest bezpieczny, więc nie został otwarty.',
      'foreign-host': 'Ten link prowadzi do innej witryny, więc nie został otwarty.',
      'has-credentials': 'Ten link zawiera hasło, więc nie został otwarty. Poproś o nowy.',
      'unknown-path': 'Ten link nie prowadzi do zaproszenia. Skopiuj go jeszcze raz z zaproszenia.',
      'bad-id': 'Ten link jest uszkodzony. Skopiuj go jeszcze raz z zaproszenia.',
      'bad-email': 'Ten link jest uszkodzony. Skopiuj go jeszcze raz z zaproszenia.',
      'no-space': 'Ten link prowadzi do osoby, a nie do przestrzeni, do której można tu dołączyć.',
      'unknown-invite': 'To zaproszenie nie istnieje lub zostało wycofane. Poproś zapraszającą osobę o nowe.',
      'not-allowed': 'Nie możesz dołączyć do tej przestrzeni. Zapytaj zapraszającą osobę.',
      archived: 'Ta przestrzeń jest zarchiwizowana i nie można już do niej dołączyć.',
    },
  },

  account: {
    signIn: 'Zaloguj się',
    with: (provider: string) => `Zaloguj się przez ${provider}`,
    waiting: 'Zaloguj się w oknie, które się otworzyło.',
    waitingHint: 'Ta strona przejdzie dalej automatycznie. Jeśli okno jest zamknięte, otwórz je ponownie.',
    openAgain: 'Otwórz ponownie',
    closed: 'Okno logowania jest chyba zamknięte.',
    closedHint:
      'Jeśli nadal jest otwarte, dokończ w nim logowanie. Ta strona przejdzie potem dalej automatycznie.',
    signInAgain: 'Zaloguj się ponownie',
    cancel: 'Anuluj',
    signOut: 'Wyloguj się',
    another: 'Użyj innego konta',
    guestInstead: 'Dołącz jednak jako gość',
    wrong: 'To zaproszenie jest dla innego konta',
    wrongHint: (account: string) => `Zalogowane konto: ${account}; to zaproszenie nie jest dla tego konta.`,
    unclearHint: (account: string) =>
      `Zalogowane konto: ${account}. Usługa nie podała, dlaczego to konto nie może dołączyć: zaproszenie jest dla innego konta albo przestrzeń wymaga kodu PIN.`,
    pinHint: 'Jeśli w zaproszeniu był kod PIN, wpisz go tutaj.',
    asGuest: 'Kontynuuj jako gość',
    signUp: 'Utwórz konto',
    lastUsed: 'Ostatnio używane',
    known: (account: string) => `Zalogowane konto: ${account}.`,
    haveAccount: 'Jesteś tu jako gość. Czy zaproszenie dotyczy Twojego konta?',
    goesOn: 'Zostajesz w rozmowie, a kolejne wiadomości będą wysyłane pod tą nazwą.',
    goOnAs: (name: string) => `Kontynuuj jako ${name}`,
    stay: 'Zostań jako gość',
    stillHere: (name: string) => `Nadal jesteś tu jako ${name}.`,
  },

  direct: {
    here: 'Teraz tutaj',
    away: 'Chwilowa nieobecność',
    noPerson: 'Nie znaleziono osoby',
    noPersonHint:
      'Nie ma konta z tym adresem, z którym można się skontaktować. Zamiast tego zaproś tę osobę e-mailem.',
    noDirect: 'Rozmowa bezpośrednia nie jest możliwa',
    noDirectHint:
      'Możesz rozmawiać bezpośrednio z osobami ze swojej organizacji, z osobami ze wspólnej przestrzeni oraz z gośćmi, gdy obie strony są w tej samej przestrzeni.',
    tryAgain: 'Spróbuj ponownie',
  },
  launcher: {
    chat: 'Czat',
    close: 'Zamknij',
    tryAgain: 'Spróbuj ponownie',
    back: 'Wszystkie rozmowy',
    unread: (label: string, count: number) => `${label}, ${news(count)}`,
  },
  problems: {
    polling: 'Brak połączenia na żywo. Nowe wiadomości pojawiają się w ciągu 30 sekund.',
    nextTry: (seconds: number) => `Następna próba za ${number.format(seconds)} s`,
    expired: 'Twoja sesja się zakończyła. Dołącz ponownie, aby kontynuować rozmowę.',
    ends,
    notFound: 'Ta przestrzeń nie istnieje',
    notFoundHint: 'Być może została usunięta lub link jest niepełny.',
    notAllowed: 'Nie masz dostępu do tej przestrzeni',
    notAllowedHint: 'Poproś członka przestrzeni o zaproszenie.',
    pin: 'Ta przestrzeń wymaga kodu PIN',
    pinHint: 'Dołącz do niej z kodem PIN, aby zobaczyć rozmowę.',
    showMembers: (here: string, names: string) => `${here}: ${names}. Pokaż członków`,
    andMore: (count: number) => `i jeszcze ${number.format(count)}`,
    menu: 'Menu',
  },
  menu: {
    moreActions: 'Więcej działań',
    copy: 'Kopiuj',
    quote: 'Cytuj',
    toQuoted: 'Przejdź do cytowanej wiadomości',
    editing: 'Edytuj wiadomość',
    save: 'Zapisz',
    cancel: 'Anuluj',
    askDelete: 'Usunąć tę wiadomość?',
    keep: 'Zachowaj',
  },
  writing: {
    people: 'Osoby, które można wspomnieć',
    found: countPeople,
    mentionedYou: (name: string, words: string) => `Wspomina Cię ${name}: ${words}`,
    messageEdited: 'Edytowano wiadomość',
    messageDeleted: 'Usunięto wiadomość',
    messagesChanged: (count: number) => `Zmienione wiadomości: ${number.format(count)}`,
    format: 'Formatuj tekst',
    bold: 'Pogrubienie',
    italic: 'Kursywa',
    code: 'Kod',
    list: 'Lista',
    quote: 'Cytat',
    link: 'Link',
    emoji: 'Emoji',
    pastedPart: 'Tekst jest za długi. Wklejono tylko jego pierwszą część.',
  },
  files: {
    picked: 'Pliki do wysłania',
    limits: (count: number, size: string) =>
      `Maksymalna liczba plików: ${number.format(count)}, każdy do ${size}.`,
    guest: 'Usługa może nie przyjmować plików od gości.',
    denied: 'Twoja organizacja nie zezwala na pliki w wiadomościach.',
    tooLarge: (name: string, size: string) =>
      `Plik \u2068${name}\u2069 jest za duży. Plik może mieć do ${size}.`,
    tooMany: (count: number) =>
      `Maksymalna liczba plików w wiadomości: ${number.format(count)}. Pozostałych nie dodano.`,
    remove: (name: string) => `Usuń \u2068${name}\u2069`,
    uploading: 'Przesyłanie',
    cancel: 'Anuluj',
    download: 'Pobierz',
    loading: 'Wczytywanie…',
  },
  chat: {
    message: 'Wiadomość',
    placeholder: 'Napisz wiadomość',
    send: 'Wyślij',
    attach: 'Załącz pliki',
    tooLong: (length: string, limit: string) =>
      `Liczba znaków w tym tekście: ${length}. Wiadomość może ich mieć ${limit}.`,
    conversation: 'Rozmowa',
    you: 'Ty',
    guest: 'Gość',
    unnamedPerson: 'Ktoś',
    peopleHere: (count: number) =>
      count === 1 ? 'Jesteś tu tylko Ty' : counted('osoba tutaj', 'osoby tutaj', 'osób tutaj')(count),
    typing: (names: string, count: number) => (count === 1 ? `${names} pisze…` : `${names} piszą…`),
    manyTyping: 'Kilka osób pisze…',
    sending: 'Wysyłanie…',
    queued: 'Czeka na wysłanie',
    held: 'Czeka na wiadomość powyżej',
    unconfirmed: 'Może nie być wysłana',
    failed: 'Nie wysłano',
    reasons: {
      'not-allowed': 'Nie możesz tu pisać.',
      'not-accepted': 'Usługa nie przyjmuje tej wiadomości.',
      'no-answer': 'Usługa nie odpowiedziała.',
      'file-lost': 'Jednego z plików nie ma już na tym urządzeniu.',
    },
    retry: 'Wyślij ponownie',
    edit: 'Edytuj',
    delete: 'Usuń',
    deleted: 'Ta wiadomość została usunięta',
    edited: 'edytowano',
    showMore: 'Pokaż więcej',
    showLess: 'Pokaż mniej',
    restNotShown: 'Reszta nie jest wyświetlana.',
    newMessages: news,
    toEnd: 'Przejdź do najnowszej wiadomości',
    today: 'Dzisiaj',
    yesterday: 'Wczoraj',
    unread: 'Nowe',
    loadOlder: 'Wczytaj wcześniejsze wiadomości',
    loadingOlder: 'Wczytywanie wcześniejszych wiadomości…',
    olderFailed: 'Nie udało się wczytać wcześniejszych wiadomości.',
    historyDenied: 'Goście nie widzą wcześniejszych wiadomości',
    gap: 'Tutaj może brakować wiadomości',
    changesMissing: 'Może brakować zmian i usunięć',
    messageTooLong: 'Ta wiadomość jest za długa, aby ją wyświetlić',
    newName: (name: string) => `Od tego miejsca piszesz jako ${name}`,
    connecting: 'Łączenie…',
    catchingUp: 'Pobieranie zaległych wiadomości…',
    waiting: 'Brak połączenia. Twoje wiadomości zostaną wysłane później.',
    tryNow: 'Spróbuj teraz',
    tryAgain: 'Spróbuj ponownie',
    stopped: 'Ta rozmowa nie jest połączona.',
    newRole,
    noSpace: 'Wybierz rozmowę',
    noSpaceHint: 'Jej wiadomości pojawią się tutaj, gdy wybierzesz przestrzeń lub do niej dołączysz.',
    signedOut: 'Nie zalogowano',
    signedOutHint: 'Dołącz do przestrzeni, aby czytać i pisać.',
    quiet: 'Nie ma jeszcze wiadomości',
    quietHint: 'Napisz pierwszą.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Twoje przestrzenie',
    search: 'Szukaj w swoich przestrzeniach',
    searchPeople: 'Szukaj przestrzeni i osób',
    show: 'Pokaż',
    all: 'Wszystkie',
    groups: 'Przestrzenie',
    direct: 'Bezpośrednie',
    pinned: 'Przypięte',
    pin: (title: string) => `Przypnij: ${title}`,
    unpin: (title: string) => `Odepnij: ${title}`,
    wasPinned: (title: string) => `Przypięto: ${title}.`,
    wasUnpinned: (title: string) => `Odpięto: ${title}.`,
    isDirect: 'rozmowa bezpośrednia',
    isPinned: 'przypięte',
    isUnread: 'nieprzeczytane',
    isMuted: 'wyciszone',
    unread: counted('nieprzeczytana', 'nieprzeczytane', 'nieprzeczytanych', 'nieprzeczytanej'),
    you: (text: string) => `Ty: ${text}`,
    untitled: 'Przestrzeń bez nazwy',
    unnamed: 'Osoba bez nazwiska',
    loading: 'Wczytywanie Twoich przestrzeni…',
    searching: 'Wyszukiwanie…',
    found: (count: number, more: boolean) =>
      `${counted('przestrzeń', 'przestrzenie', 'przestrzeni')(count)}${more ? ' lub więcej' : ''}`,
    loadingMore: 'Wczytywanie kolejnych…',
    moreFailed: 'Nie udało się wczytać kolejnych przestrzeni.',
    outOfDate: 'Ta lista może być nieaktualna.',
    tryAgain: 'Spróbuj ponownie',
    nextTry: (seconds: number) => `Następna próba za ${number.format(seconds)} s`,
    noSpaces: 'Nie ma jeszcze przestrzeni',
    noSpacesHint: 'Tutaj pojawią się przestrzenie, do których dołączysz, i Twoi rozmówcy.',
    nothingFound: 'Nic nie znaleziono',
    nothingFoundHint: 'Wpisz inne słowo.',
    nothingOfKindHint: 'Wpisz inne słowo lub wybierz „Wszystkie”.',
    signedOut: 'Nie zalogowano',
    signedOutHint: 'Zaloguj się, aby zobaczyć swoje przestrzenie.',
    guest: 'Goście nie mają listy przestrzeni',
    guestHint: 'Zaloguj się na konto, aby zobaczyć tu swoje przestrzenie.',
    expired: 'Twoja sesja się zakończyła',
    expiredHint: 'Zaloguj się ponownie, aby zobaczyć swoje przestrzenie.',
  },

  notices: {
    notices: 'Powiadomienia',
    desktop: 'Pokazuj nowe wiadomości na pulpicie',
    sound: 'Odtwarzaj dźwięk przy nowych wiadomościach',
    denied:
      'Przeglądarka blokuje powiadomienia tej witryny. Zezwól na nie w ustawieniach przeglądarki dla tej witryny, a potem spróbuj tutaj ponownie.',
  },

  call: {
    call: 'Połączenie',
    liveNow: 'Teraz na żywo',
    people: countPeople,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} i jeszcze ${number.format(more)}` : names.join(', '),
    noOne: 'W połączeniu nikogo nie ma',
    recorded: 'Trwa nagrywanie',
    directCall: 'Połączenie bezpośrednie',
    joinCall: 'Dołącz do połączenia',
    startCall: 'Rozpocznij połączenie',
    opensPage,
    openPage: (host: string) => `Otwórz połączenie na stronie ${host}`,
    joining: 'Dołączanie do połączenia…',
    reconnecting: 'Połączenie zostało przerwane. Wznawianie…',
    inCall: 'Uczestniczysz w połączeniu',
    calling: (name: string) => `Dzwonienie: ${name}…`,
    incoming: (name: string) => `Dzwoni ${name}`,
    accept: 'Odbierz',
    decline: 'Odrzuć',
    cancel: 'Anuluj',
    leave: 'Opuść połączenie',
    dialIn: 'Przez telefon',
    close: 'Zamknij',
    tryAgain: 'Spróbuj ponownie',
    ends: {
      left: 'Nie uczestniczysz już w połączeniu.',
      'ended-by-host': 'Gospodarz zakończył połączenie.',
      'meeting-ended': 'Połączenie zostało zakończone.',
      removed: 'Nie jesteś już w tej przestrzeni, dlatego nie uczestniczysz już w jej połączeniu.',
      declined: 'Połączenie zostało odrzucone.',
      cancelled: 'Połączenie zostało anulowane.',
      busy: 'Ta osoba uczestniczy w innym połączeniu.',
      'no-answer': 'Połączenie nie zostało odebrane.',
      'not-reachable': 'Ta osoba jest teraz nieosiągalna.',
      'answered-elsewhere':
        'Połączenie zostało odebrane lub odrzucone w innej karcie albo na innym urządzeniu.',
    },
    noSpace: 'Dołącz do przestrzeni, aby zobaczyć jej połączenia.',
    noAddress: 'Nie można otworzyć połączenia, ponieważ adres e-mail tej osoby nie jest znany.',
    refusals: {
      'no-person': 'Nie ma konta z tym adresem, do którego można zadzwonić.',
      'no-direct':
        'Możesz dzwonić tylko do osób ze swojej organizacji, osób ze wspólnej przestrzeni oraz gości, którzy są teraz w tej samej przestrzeni.',
    },
    unnamed: 'Osoba bez nazwiska',
    started: 'Połączenie się rozpoczęło.',
    over: 'Połączenie zostało zakończone.',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? `${counted('osoba dołączyła', 'osoby dołączyły', 'osób dołączyło')(count)} do połączenia.`
        : `Do połączenia ${count === 1 ? 'dołącza' : 'dołączają'} ${names.join(', ')}.`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? `${counted('osoba opuściła', 'osoby opuściły', 'osób opuściło')(count)} połączenie.`
        : `Połączenie ${count === 1 ? 'opuszcza' : 'opuszczają'} ${names.join(', ')}.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'wartość musi być źródłem (origin) z https'
      : 'wartość musi mieć źródło (origin) tej strony';
    return `${failures[code]} \`${setting}\`: ${origin ? `dodaj ${origin} do <meta name="spaces-servers">` : rule}.`;
  },
};
