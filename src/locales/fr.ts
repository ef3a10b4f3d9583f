/** The French strings of all elements. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('fr');
const plural = pluralOf('fr');
const list = new Intl.ListFormat('fr');

/** A number before what it counts. Zero takes `one`; `many` follows whole millions: “1 000 000 de personnes”. */
const counted =
  (one: string, other: string, many = /^[aeé]/.test(other) ? `d’${other}` : `de ${other}`) =>
  (count: number): string =>
    plural(count, {
      one: `${number.format(count)} ${one}`,
      many: `${number.format(count)} ${many}`,
      other: (count) => `${number.format(count)} ${other}`,
    });

const quoted = (text: string): string => `«\u202f${text}\u202f»`;

/** Why a user can only read a conversation. */
const ends = {
  removed: 'Vous avez été retiré de cet espace.',
  deleted: 'Cet espace a été supprimé.',
  archived: 'Cet espace a été archivé. Il n’accepte plus de messages.',
};

const opensPage = (host: string) =>
  `L’appel s’ouvre dans un nouvel onglet sur ${host}. Vous devrez peut-être vous y connecter.`;

const newRole = {
  admin: 'Vous êtes maintenant administrateur de cet espace',
  member: 'Vous êtes maintenant membre de cet espace',
  guest: 'Vous avez maintenant le rôle d’invité dans cet espace',
};

const invite = {
  invitePeople: 'Inviter des personnes',
  inviteTo: (title: string) => `Inviter des personnes dans ${quoted(title)}`,
  newSpace: 'Nouvel espace',
  close: 'Fermer',
  spaceTitle: 'Titre de l’espace',
  titleMissing: 'Veuillez donner un titre à l’espace.',
  people: 'Inviter par nom ou e-mail',
  notFound: (name: string) => `Personne ne correspond à ${quoted(name)}. Saisissez une adresse e-mail.`,
  peopleMissing: 'Veuillez choisir au moins une personne ou saisir une adresse e-mail.',
  defaultRole: 'Rôle',
  roleOf: (person: string) => `Rôle attribué à ${person}`,
  roles: { admin: 'Administrateur', member: 'Membre', guest: 'Invité' },
  adminWarning:
    'Les administrateurs peuvent modifier l’espace, retirer des personnes et nommer d’autres administrateurs.',
  outsideWarning: (count: number, domain: string) =>
    count === 1
      ? `Une personne est extérieure à ${domain}.`
      : `${counted('personne est extérieure', 'personnes sont extérieures')(count)} à ${domain}.`,
  andMore: counted(
    'autre personne recevra le rôle choisi ci-dessus.',
    'autres personnes recevront le rôle choisi ci-dessus.',
  ),
  setTime: 'Fixer une date et une heure',
  date: 'Date',
  time: 'Heure de début',
  zone: 'Fuseau horaire',
  city: 'Trouver un fuseau horaire par ville',
  length: 'Durée',
  minutes: counted('minute', 'minutes'),
  timeMissing: 'Veuillez indiquer une date et une heure.',
  mailLanguage: 'Langue de l’invitation',
  note: 'Message personnel',
  preview: 'Aperçu',
  willInvite: counted('personne sera invitée.', 'personnes seront invitées.'),
  sendInvitations: 'Envoyer les invitations',
  createInvitations: 'Créer les invitations',
  createSpace: 'Créer l’espace',
  cancel: 'Annuler',
  back: 'Retour',
  confirmTitle: (count: number) => `Inviter ${countPeople(count)}\u202f?`,
  confirmText: 'Vérifiez les personnes et leur rôle. Une invitation ne peut pas être annulée.',
  sending: (done: number, total: number) =>
    `Envoi des invitations\u00a0: ${number.format(done)} sur ${number.format(total)}`,
  opening: 'Ouverture…',
  result: (sent: number, total: number) =>
    sent < total
      ? `Invitations envoyées\u00a0: ${number.format(sent)} sur ${number.format(total)}`
      : total === 1
        ? 'Invitation envoyée'
        : 'Toutes les invitations ont été envoyées',
  resultOwn: (made: number, total: number) =>
    made < total
      ? `Invitations prêtes\u00a0: ${number.format(made)} sur ${number.format(total)}`
      : total === 1
        ? 'Invitation prête'
        : 'Toutes les invitations sont prêtes',
  made: 'Invitation prête',
  mail: { sending: 'Envoi…', failed: 'Non envoyée' },
  mailsFailedHint: 'L’e-mail n’a pas été envoyé. Réessayez ou partagez vous-même le lien.',
  mailsSending: 'Envoi des invitations…',
  mailsFailed: (failed: number, total: number) =>
    total === 1
      ? 'L’invitation n’a pas été envoyée'
      : `Invitations non envoyées\u00a0: ${number.format(failed)} sur ${number.format(total)}`,
  created: (title: string) => `L’espace ${quoted(title)} a été créé.`,
  outcome: {
    sent: 'Invitation envoyée',
    'in-space': 'Déjà dans l’espace',
    invalid: 'Adresse ou rôle non valide',
    refused: 'Non invité',
    unconfirmed: 'Non confirmé',
  },
  unconfirmedHint: `${quoted('Non confirmé')} signifie que le service n’a pas répondu\u00a0: l’invitation a peut-être été envoyée. Demandez à la personne avant de la réinviter.`,
  tryAgain: 'Réessayer',
  done: 'Terminé',
  link: 'Lien vers l’espace',
  copyLink: 'Copier le lien',
  copyServiceLink: 'Copier le lien Avaya Spaces',
  serviceMailHint: 'Le lien de ces e-mails mène à Avaya Spaces. Le lien ci-dessous mène à ce site.',
  joinPageWrong: 'La page d’accès de ce site est mal configurée. Le lien mène donc à Avaya Spaces.',
  copyInvitation: 'Copier l’invitation',
  copied: 'Copié.',
  notCopied: 'Votre navigateur a refusé la copie. Copiez le lien vous-même.',
  mailProgram: 'Rédiger un e-mail',
  share: 'Partager…',
  qrCode: 'Code QR',
  qrLabel: (title: string) => `Code QR avec le lien vers ${quoted(title)}`,
  calendarFile: 'Fichier de calendrier',
  cancellationFile: 'Annulation pour le calendrier',
  fromFile: 'Importer depuis un fichier…',
  fileColumn: (name: string) => `Quelle colonne de ${quoted(name)} contient les adresses\u202f?`,
  unnamedColumn: (position: number) => `Colonne ${position}`,
  takeAddresses: (count: number) => `Ajouter ${addresses(count)}`,
  fileRoles: (column: string) => `Utiliser les rôles de la colonne ${quoted(column)}`,
  unknownRoles: (values: string) =>
    `Ces personnes reçoivent le rôle par défaut, car le leur est inconnu\u00a0: ${values}`,
  rowsWithout: counted(
    'ligne n’a pas d’adresse dans cette colonne',
    'lignes n’ont pas d’adresse dans cette colonne',
  ),
  otherAddresses: counted(
    'adresse se trouve seulement dans d’autres colonnes',
    'adresses se trouvent seulement dans d’autres colonnes',
  ),
  fileProblem: {
    empty: (name: string) => `${quoted(name)} ne contient aucune adresse e-mail.`,
    large: (name: string, most: number) =>
      `${quoted(name)} est trop volumineux. Un fichier peut contenir jusqu’à ${countPeople(most)}.`,
    unreadable: (name: string) => `Impossible de lire ${quoted(name)}. Veuillez réessayer.`,
  },
  onlyGuests: 'Dans cet espace, vous pouvez inviter uniquement des invités.',
  marks: { inside: 'Déjà dans l’espace', awaited: 'Déjà invité', outside: 'Externe' },
  insideWarning: (count: number) =>
    count === 1
      ? 'Une personne est déjà dans l’espace et ne sera pas invitée.'
      : counted(
          'personne est déjà dans l’espace et ne sera pas invitée.',
          'personnes sont déjà dans l’espace et ne seront pas invitées.',
        )(count),
  awaitedWarning: (count: number) =>
    count === 1
      ? 'Une personne est déjà invitée et recevra une nouvelle invitation.'
      : counted(
          'personne est déjà invitée et recevra une nouvelle invitation.',
          'personnes sont déjà invitées et recevront une nouvelle invitation.',
        )(count),
  mode: 'Le lien ouvre',
  modes: { join: 'La conversation', meet: 'L’appel' },
  waiting: (count: number) => `Invitations en attente\u00a0: ${number.format(count)}`,
  sendAgain: 'Renvoyer',
  resend: (person: string) => `Renvoyer à ${person}`,
  resent: 'Renvoyée.',
  noRevoke: 'Une invitation ne peut pas être annulée. Pour exclure une personne, retirez-la de l’espace.',
  signIn: 'Se connecter',
  signInClosed:
    'La fenêtre de connexion semble fermée. Si elle est encore ouverte, terminez-y la connexion, ou reconnectez-vous ici.',
  continueAs: (name: string) => `Continuer en tant que ${name}`,
  barred: {
    'signed-out':
      'Connectez-vous pour inviter des personnes. Les invités ne peuvent pas envoyer d’invitations.',
    role: 'Vous ne pouvez inviter personne ici. Adressez-vous à un administrateur de l’espace.',
  },
};

// The search for people.

const countPeople = counted('personne', 'personnes');
const peopleFound = counted('personne trouvée', 'personnes trouvées');
const addresses = counted('adresse', 'adresses');

const userSearch = {
  findPeople: 'Rechercher des personnes',
  placeholder: 'Nom ou adresse e-mail',
  people: 'Personnes',
  chosen: 'Personnes choisies',
  recent: 'Choix récents',

  searching: 'Recherche…',
  loadingMore: 'Chargement de la suite…',
  loadMore: 'Afficher la suite',
  found: peopleFound,
  andMore: 'faites défiler pour en voir plus',
  someMissing: 'Il manque peut-être des personnes, car une partie de la recherche a échoué.',
  noneFound: (text: string) => `Personne ne correspond à ${quoted(text)}`,
  noneFoundHint:
    'Vous pouvez trouver les personnes de votre organisation et celles que vous avez rencontrées dans un espace. Pour en inviter d’autres, saisissez leur adresse e-mail.',
  invite: (email: string) => `Inviter ${email}`,
  inviteHint: 'Accès par un lien d’invitation',
  inviteByEmail: 'Inviter par e-mail',
  signedOut: 'Connectez-vous pour trouver des personnes.',
  notForGuests: 'Les invités ne peuvent pas rechercher de personnes. Connectez-vous avec un compte.',
  tryAgain: 'Réessayer',

  inSpace: 'Déjà dans cet espace',
  alreadyChosen: 'Déjà choisi',
  noGuestAction: 'Impossible pour les invités',
  noAddress: 'Aucune adresse e-mail connue',
  notMet: 'Hors de votre organisation, et aucune rencontre dans un espace',
  noAdding: 'Les invités de cet espace ne peuvent ajouter personne',
  notAllowed: 'Le service ne l’a pas autorisé',
  hereNow: 'Ici en ce moment',

  remove: (name: string) => `Retirer ${name}`,
  showMore: (count: number) =>
    plural(count, {
      one: `Afficher ${number.format(count)} autre`,
      other: (count) => `Afficher ${number.format(count)} autres`,
    }),
  picked: (name: string) => `Choix ajouté\u00a0: ${name}`,
  removed: (name: string) => `Choix retiré\u00a0: ${name}`,
  opening: (name: string) => `Ouverture de la conversation avec ${name}…`,
  adding: (name: string) => `Ajout de la personne\u00a0: ${name}…`,
  added: (name: string) => `${name} est maintenant dans l’espace`,
  noDirect: (name: string) =>
    `Vous ne pouvez pas parler directement avec ${name}, mais seulement avec les personnes de votre organisation ou celles que vous avez rencontrées dans un espace.`,
  noAdd: (name: string) => `Le service ne vous a pas autorisé à ajouter ${name} à cet espace.`,
  calling: (name: string) => `L’appel avec ${name} s’ouvre dans un nouvel onglet.`,
  ringing: (name: string) => `Appel en cours\u00a0: ${name}…`,
  openCall: 'Ouvrir l’appel',
  role: 'Rôle dans l’espace',
  roles: { member: 'Membre', admin: 'Administrateur' },

  lookingUp: (done: number, total: number) =>
    `Recherche des adresses\u00a0: ${number.format(done)} sur ${number.format(total)}`,
  reportFound: peopleFound,
  reportInSpace: counted('personne déjà dans cet espace', 'personnes déjà dans cet espace'),
  reportUnknown: counted('adresse à inviter par e-mail', 'adresses à inviter par e-mail'),
  reportDuplicates: counted('doublon ignoré', 'doublons ignorés'),
  reportNames: (count: number, some: string) =>
    `${counted('nom ignoré', 'noms ignorés')(count)}, car une liste ne contient que des adresses e-mail\u202f; recherchez plutôt par nom\u00a0: ${some}`,
  reportUnreadable: (count: number, some: string) =>
    `${counted('entrée n’est pas une adresse e-mail', 'entrées ne sont pas des adresses e-mail')(count)}\u00a0: ${some}`,
  reportUnchecked: counted(
    'adresse n’a pas pu être vérifiée et sera invitée par e-mail',
    'adresses n’ont pas pu être vérifiées et seront invitées par e-mail',
  ),
  reportUnread: (rest: string) =>
    `La liste est trop longue. Rien n’a été ajouté à partir d’ici\u00a0: ${rest}`,
  close: 'Fermer',

  required: 'Veuillez choisir une personne.',
  unfinished: 'Choisissez une personne dans la liste ou saisissez une adresse e-mail complète.',
};

// All other elements.

const news = counted('nouveau message', 'nouveaux messages');

const failures: Readonly<Record<string, string>> = {
  offline: 'Vous êtes hors ligne. Vérifiez votre connexion.',
  unreachable: 'Le service est injoignable pour le moment.',
  timeout: 'Le service a mis trop de temps à répondre.',
  'rate-limited': 'Trop de demandes. Patientez un instant, puis réessayez.',
  'server-error': 'Le service rencontre un problème pour le moment.',
  'bad-answer': 'Le service a envoyé une réponse incompréhensible.',
  unauthorized: 'Votre session est terminée. Reconnectez-vous ou rejoignez à nouveau l’espace.',
  forbidden: 'Vous n’avez pas l’autorisation de faire cela.',
  'pin-required': 'Cet espace demande un code PIN. Il se trouve en général dans l’invitation.',
  'not-found': 'Élément introuvable. Il a peut-être été supprimé.',
  rejected: 'Le service n’a pas accepté cette demande.',
  'server-not-allowed': 'Cette page n’est pas autorisée à utiliser ce serveur.',
  'bad-configuration':
    'Cette partie de la page est mal configurée. Veuillez prévenir le propriétaire du site.',
  'token-unavailable': 'La page n’a pas pu vous connecter. Réessayez ou rechargez la page.',
  'sign-in-refused': 'La connexion a été annulée ou refusée.',
  'sign-in-failed': 'La connexion a échoué. Réessayez.',
};

export const fr = {
  join: {
    joinSpace: (space: string) => `Rejoindre ${quoted(space)}`,
    joinAnySpace: 'Rejoindre la conversation',
    inSpace: (space: string) => `Vous êtes dans ${space}`,

    invitedBy: (inviter: string) => `${inviter} vous a invité`,
    notVerified: 'Non vérifié',
    nameNotVerified: 'Le nom de cet espace n’est pas vérifié.',

    yourName: 'Votre nom',
    yourNameHint: 'Tout le monde voit ce nom dans la conversation.',
    nameMissing: 'Veuillez saisir votre nom.',
    joinAsGuest: 'Rejoindre en tant qu’invité',
    joining: 'Accès à l’espace…',

    joinedAs: (name: string) => `en tant que ${name}`,
    asGuest: (name: string) => `en tant que ${name} (invité)`,
    leave: 'Quitter',

    tryAgain: 'Réessayer',
  },

  exceptions: {
    cannotJoin: 'Vous ne pouvez pas encore rejoindre la conversation',
    back: 'Retour',
    sessionEnded: 'Votre session est terminée',
    sessionEndedHint: 'Vous vous êtes absenté trop longtemps, ou le service y a mis fin.',
    endHeadings: {
      removed: (space: string) => `Vous n’êtes plus dans ${space}`,
      deleted: (space: string) => `${space} a été supprimé`,
      archived: (space: string) => `${space} est archivé`,
    },
    ends,
    newRole,
    joinAs: (name: string) => `Rejoindre en tant que ${name}`,
    joinPlain: 'Rejoindre',
    anotherName: 'Utiliser un autre nom',
    pin: 'Code PIN',
    pinHint: 'Cet espace demande un code PIN. Il se trouve en général dans l’invitation.',
    pinMissing: 'Veuillez saisir le code PIN.',
    pinWrong: 'Ce code PIN est incorrect. Vérifiez l’invitation et réessayez.',
    continue: 'Continuer',
    joinAgainAs: (name: string) => `Rejoindre à nouveau en tant que ${name}`,
    joinAgain: 'Rejoindre à nouveau',
    noGuests: 'Accès impossible en tant qu’invité. Veuillez d’abord vous connecter sur cette page.',
    callWith: (email: string) => `Appel avec ${email}`,
    roomOf: (email: string) => `Salle de réunion de ${email}`,
    startCall: 'Démarrer l’appel',
    joinCall: 'Rejoindre l’appel',
    opensPage,
    noInvite: 'Ouvrez le lien de votre invitation pour rejoindre une conversation.',
    nextTry: (seconds: number) => `Nouvel essai dans ${number.format(seconds)}\u00a0s`,
    checking: 'Vérification de l’invitation…',
    endsAt: (time: string) =>
      `Votre session d’invité se termine à ${time}. Vous pourrez rejoindre à nouveau la conversation\u202f; les messages restent ici.`,
    reasons: {
      'too-long': 'Ce lien est endommagé. Veuillez le copier à nouveau depuis l’invitation.',
      'not-a-link': 'Ce n’est pas un lien d’invitation. Veuillez le copier à nouveau depuis l’invitation.',
      'not-secure': 'Ce lien n’est pas sécurisé\u202f; il n’a donc pas été ouvert.',
      'foreign-host': 'Ce lien mène à un autre site\u202f; il n’a donc pas été ouvert.',
      'has-credentials':
        'Ce lien contient un mot de passe\u202f; il n’a donc pas été ouvert. Veuillez en demander un nouveau.',
      'unknown-path':
        'Ce lien ne mène pas à une invitation. Veuillez le copier à nouveau depuis l’invitation.',
      'bad-id': 'Ce lien est endommagé. Veuillez le copier à nouveau depuis l’invitation.',
      'bad-email': 'Ce lien est endommagé. Veuillez le copier à nouveau depuis l’invitation.',
      'no-space': 'Ce lien mène à une personne, et non à un espace que vous pouvez rejoindre ici.',
      'unknown-invite':
        'Cette invitation n’existe pas ou a été retirée. Demandez-en une nouvelle à la personne qui vous a invité.',
      'not-allowed':
        'Vous n’êtes pas autorisé à rejoindre cet espace. Adressez-vous à la personne qui vous a invité.',
      archived: 'Cet espace est archivé et ne peut plus être rejoint.',
    },
  },

  account: {
    signIn: 'Se connecter',
    with: (provider: string) => `Se connecter avec ${provider}`,
    waiting: 'Veuillez vous connecter dans la fenêtre qui s’est ouverte.',
    waitingHint: 'Cette page continuera automatiquement. Si vous avez fermé la fenêtre, rouvrez-la.',
    openAgain: 'Rouvrir la fenêtre',
    closed: 'La fenêtre de connexion semble fermée.',
    closedHint: 'Si elle est encore ouverte, terminez-y la connexion. Cette page continuera automatiquement.',
    signInAgain: 'Se reconnecter',
    cancel: 'Annuler',
    signOut: 'Se déconnecter',
    another: 'Utiliser un autre compte',
    guestInstead: 'Rejoindre plutôt en tant qu’invité',
    wrong: 'Cette invitation est destinée à un autre compte',
    wrongHint: (account: string) =>
      `Vous êtes connecté en tant que ${account}\u202f; cette invitation n’est pas destinée à ce compte.`,
    unclearHint: (account: string) =>
      `Vous êtes connecté en tant que ${account}. Le service n’a pas dit pourquoi ce compte n’a pas accès à l’espace\u00a0: l’invitation est destinée à un autre compte, ou il faut un code PIN.`,
    pinHint: 'Si votre invitation comporte un code PIN, saisissez-le ici.',
    asGuest: 'Continuer en tant qu’invité',
    signUp: 'Créer un compte',
    lastUsed: 'Dernière utilisation',
    known: (account: string) => `Vous êtes connecté en tant que ${account}.`,
    haveAccount: 'Vous êtes ici en tant qu’invité. L’invitation était-elle destinée à votre compte\u202f?',
    goesOn: 'Vous restez dans la conversation. Vos prochains messages porteront ce nom.',
    goOnAs: (name: string) => `Continuer en tant que ${name}`,
    stay: 'Rester invité',
    stillHere: (name: string) => `Vous êtes toujours ici en tant que ${name}.`,
  },

  direct: {
    here: 'Ici en ce moment',
    away: 'Pas ici en ce moment',
    noPerson: 'Personne introuvable',
    noPersonHint:
      'Aucun compte que vous pouvez contacter n’a cette adresse. Invitez plutôt la personne par e-mail.',
    noDirect: 'Conversation directe impossible',
    noDirectHint:
      'Vous pouvez parler directement aux personnes de votre organisation, à celles avec qui vous partagez un espace et aux invités tant qu’ils sont dans le même espace que vous.',
    tryAgain: 'Réessayer',
  },
  launcher: {
    chat: 'Chat',
    close: 'Fermer',
    tryAgain: 'Réessayer',
    back: 'Toutes les conversations',
    unread: (label: string, count: number) => `${label}, ${news(count)}`,
  },
  problems: {
    polling: 'Pas de connexion en direct. Les nouveaux messages apparaissent dans les 30 secondes.',
    nextTry: (seconds: number) => `Nouvel essai dans ${number.format(seconds)}\u00a0s`,
    expired: 'Votre session est terminée. Rejoignez à nouveau la conversation.',
    ends,
    notFound: 'Cet espace n’existe pas',
    notFoundHint: 'Il a peut-être été supprimé, ou le lien est incomplet.',
    notAllowed: 'Vous n’avez pas accès à cet espace',
    notAllowedHint: 'Demandez à un membre de l’espace de vous inviter.',
    pin: 'Cet espace demande un code PIN',
    pinHint: 'Rejoignez-le avec le code PIN pour voir la conversation.',
    showMembers: (here: string, names: string) => `${here}\u00a0: ${names}. Voir les membres`,
    andMore: (count: number) => `et ${counted('autre', 'autres')(count)}`,
    menu: 'Menu',
  },
  menu: {
    moreActions: 'Autres actions',
    copy: 'Copier',
    quote: 'Citer',
    toQuoted: 'Aller au message cité',
    editing: 'Modifier le message',
    save: 'Enregistrer',
    cancel: 'Annuler',
    askDelete: 'Supprimer ce message\u202f?',
    keep: 'Conserver',
  },
  writing: {
    people: 'Personnes à mentionner',
    found: countPeople,
    mentionedYou: (name: string, words: string) => `${name} vous a mentionné\u00a0: ${words}`,
    messageEdited: 'Message modifié',
    messageDeleted: 'Message supprimé',
    messagesChanged: (count: number) => `${number.format(count)} messages modifiés`,
    format: 'Mettre en forme le texte',
    bold: 'Gras',
    italic: 'Italique',
    code: 'Code',
    list: 'Liste',
    quote: 'Citation',
    link: 'Lien',
    emoji: 'Émojis',
    pastedPart: 'Le texte est trop long. Seule la première partie a été collée.',
  },
  files: {
    picked: 'Fichiers à envoyer',
    limits: (count: number, size: string) =>
      `Jusqu’à ${counted('fichier', 'fichiers')(count)}, ${size} chacun.`,
    guest: 'Le service peut refuser les fichiers des invités.',
    denied: 'Votre organisation n’autorise pas les fichiers dans les messages.',
    tooLarge: (name: string, size: string) =>
      `\u2068${name}\u2069 est trop volumineux. Un fichier peut atteindre ${size}.`,
    tooMany: (count: number) =>
      `Un message peut contenir jusqu’à ${counted('fichier', 'fichiers')(count)}. Les autres n’ont pas été ajoutés.`,
    remove: (name: string) => `Retirer \u2068${name}\u2069`,
    uploading: 'Envoi en cours',
    cancel: 'Annuler',
    download: 'Télécharger',
    loading: 'Chargement…',
  },
  chat: {
    message: 'Message',
    placeholder: 'Écrire un message',
    send: 'Envoyer',
    attach: 'Joindre des fichiers',
    tooLong: (length: string, limit: string) =>
      `Ce texte compte ${length} caractères. Un message peut en compter ${limit}.`,
    conversation: 'Conversation',
    you: 'Vous',
    guest: 'Invité',
    unnamedPerson: 'Quelqu’un',
    peopleHere: (count: number) =>
      count === 1 ? 'Il n’y a que vous ici' : counted('personne ici', 'personnes ici')(count),
    typing: (names: string, count: number) =>
      plural(count, { one: `${names} écrit…`, other: () => `${names} écrivent…` }),
    manyTyping: 'Plusieurs personnes écrivent…',
    sending: 'Envoi…',
    queued: 'En attente d’envoi',
    held: 'En attente du message précédent',
    unconfirmed: 'Peut-être non envoyé',
    failed: 'Non envoyé',
    reasons: {
      'not-allowed': 'Vous ne pouvez pas écrire ici.',
      'not-accepted': 'Le service n’accepte pas ce message.',
      'no-answer': 'Le service n’a pas répondu.',
      'file-lost': 'Un fichier n’est plus sur cet appareil.',
    },
    retry: 'Réessayer',
    edit: 'Modifier',
    delete: 'Supprimer',
    deleted: 'Ce message a été supprimé',
    edited: 'modifié',
    showMore: 'Afficher plus',
    showLess: 'Afficher moins',
    restNotShown: 'Le reste n’est pas affiché.',
    newMessages: news,
    toEnd: 'Aller au message le plus récent',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    unread: 'Nouveau',
    loadOlder: 'Charger les messages précédents',
    loadingOlder: 'Chargement des messages précédents…',
    olderFailed: 'Impossible de charger les messages précédents.',
    historyDenied: 'Les messages précédents ne sont pas affichés aux invités',
    gap: 'Il manque peut-être des messages ici',
    changesMissing: 'Il manque peut-être des modifications et des suppressions',
    messageTooLong: 'Ce message est trop long pour être affiché',
    newName: (name: string) => `À partir d’ici, vous écrivez en tant que ${name}`,
    connecting: 'Connexion…',
    catchingUp: 'Récupération des messages…',
    waiting: 'Pas de connexion. Vos messages seront envoyés plus tard.',
    tryNow: 'Essayer maintenant',
    tryAgain: 'Réessayer',
    stopped: 'Cette conversation n’est pas connectée.',
    newRole,
    noSpace: 'Choisissez une conversation',
    noSpaceHint: 'Ses messages s’afficheront ici dès que vous aurez choisi ou rejoint un espace.',
    signedOut: 'Vous n’êtes pas connecté',
    signedOutHint: 'Rejoignez l’espace pour lire et écrire.',
    quiet: 'Aucun message pour le moment',
    quietHint: 'Écrivez le premier.',
  },

  invite,

  userSearch,

  list: {
    yourSpaces: 'Vos espaces',
    search: 'Rechercher dans vos espaces',
    searchPeople: 'Rechercher des espaces et des personnes',
    show: 'Afficher',
    all: 'Tous',
    groups: 'Espaces',
    direct: 'Directs',
    pinned: 'Épinglés',
    pin: (title: string) => `Épingler ${title}`,
    unpin: (title: string) => `Désépingler ${title}`,
    wasPinned: (title: string) => `Conversation épinglée\u00a0: ${title}.`,
    wasUnpinned: (title: string) => `Conversation désépinglée\u00a0: ${title}.`,
    isDirect: 'conversation directe',
    isPinned: 'épinglé',
    isUnread: 'non lu',
    isMuted: 'en sourdine',
    unread: counted('non lu', 'non lus', 'non lus'),
    you: (text: string) => `Vous\u00a0: ${text}`,
    untitled: 'Espace sans titre',
    unnamed: 'Personne sans nom',
    loading: 'Chargement de vos espaces…',
    searching: 'Recherche…',
    found: (count: number, more: boolean) =>
      `${counted('espace', 'espaces')(count)}${more ? ' ou plus' : ''}`,
    loadingMore: 'Chargement de la suite…',
    moreFailed: 'Impossible de charger d’autres espaces.',
    outOfDate: 'Cette liste n’est peut-être pas à jour.',
    tryAgain: 'Réessayer',
    nextTry: (seconds: number) => `Nouvel essai dans ${number.format(seconds)}\u00a0s`,
    noSpaces: 'Aucun espace pour le moment',
    noSpacesHint: 'Les espaces que vous rejoignez et les personnes à qui vous parlez apparaissent ici.',
    nothingFound: 'Aucun résultat',
    nothingFoundHint: 'Essayez un autre mot.',
    nothingOfKindHint: `Essayez un autre mot ou choisissez ${quoted('Tous')}.`,
    signedOut: 'Vous n’êtes pas connecté',
    signedOutHint: 'Connectez-vous pour voir vos espaces.',
    guest: 'Les invités n’ont pas de liste d’espaces',
    guestHint: 'Connectez-vous avec un compte pour voir vos espaces ici.',
    expired: 'Votre session est terminée',
    expiredHint: 'Reconnectez-vous pour voir vos espaces.',
  },

  notices: {
    notices: 'Notifications',
    desktop: 'Afficher les nouveaux messages sur le bureau',
    sound: 'Émettre un son pour les nouveaux messages',
    denied:
      'Le navigateur bloque les notifications de ce site. Autorisez-les dans ses réglages, puis réessayez ici.',
  },

  call: {
    call: 'Appel',
    liveNow: 'En direct',
    people: countPeople,
    who: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} et ${counted('autre', 'autres')(more)}` : names.join(', '),
    noOne: 'Personne n’est dans l’appel',
    recorded: 'Enregistrement en cours',
    directCall: 'Appel direct',
    joinCall: 'Rejoindre l’appel',
    startCall: 'Démarrer l’appel',
    opensPage,
    openPage: (host: string) => `Ouvrir l’appel sur ${host}`,
    joining: 'Accès à l’appel…',
    reconnecting: 'La connexion de l’appel est perdue. Reconnexion…',
    inCall: 'Vous êtes dans l’appel',
    calling: (name: string) => `Appel en cours\u00a0: ${name}…`,
    incoming: (name: string) => `${name} vous appelle`,
    accept: 'Accepter',
    decline: 'Refuser',
    cancel: 'Annuler',
    leave: 'Quitter l’appel',
    dialIn: 'Par téléphone',
    close: 'Fermer',
    tryAgain: 'Réessayer',
    ends: {
      left: 'Vous avez quitté l’appel.',
      'ended-by-host': 'Un organisateur a mis fin à l’appel.',
      'meeting-ended': 'L’appel est terminé.',
      removed: 'Vous n’êtes plus dans cet espace. Vous avez donc quitté son appel.',
      declined: 'L’appel a été refusé.',
      cancelled: 'L’appel a été annulé.',
      busy: 'Cette personne est dans un autre appel.',
      'no-answer': 'L’appel est resté sans réponse.',
      'not-reachable': 'Cette personne est injoignable pour le moment.',
      'answered-elsewhere': 'L’appel a été accepté ou refusé dans un autre onglet ou sur un autre appareil.',
    },
    noSpace: 'Rejoignez un espace pour voir ses appels.',
    noAddress: 'Impossible d’ouvrir l’appel, car l’adresse e-mail de cette personne n’est pas connue.',
    refusals: {
      'no-person': 'Aucun compte joignable n’a cette adresse.',
      'no-direct':
        'Vous ne pouvez appeler que les personnes de votre organisation ou celles qui sont dans le même espace.',
    },
    unnamed: 'Personne sans nom',
    started: 'Un appel a commencé.',
    over: 'L’appel est terminé.',
    joined: (names: readonly string[], count: number) =>
      count > names.length
        ? counted('personne a rejoint l’appel.', 'personnes ont rejoint l’appel.')(count)
        : `${list.format(names)} ${count === 1 ? 'a' : 'ont'} rejoint l’appel.`,
    left: (names: readonly string[], count: number) =>
      count > names.length
        ? counted('personne a quitté l’appel.', 'personnes ont quitté l’appel.')(count)
        : `${list.format(names)} ${count === 1 ? 'a' : 'ont'} quitté l’appel.`,
  },

  failures,
  /** The sentence that explains a failure, with the way to correct the setting that caused it. */
  tell: ({ code, setting, origin }: { code: string; setting?: string; origin?: string | undefined }) => {
    if (!setting) return failures[code];
    const rule = setting.endsWith('server')
      ? 'doit être une origine https'
      : 'doit avoir l’origine de cette page';
    return `${failures[code]} \`${setting}\`\u00a0: ${origin ? `ajoutez ${origin} à <meta name="spaces-servers">` : rule}.`;
  },
};
