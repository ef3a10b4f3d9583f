/** The French strings of what loads later: a call in the page, the panels of a conversation, the emoji. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('fr');
const plural = pluralOf('fr');

type Kind = 'microphone' | 'camera' | 'speaker';

const object = { microphone: 'votre micro', camera: 'votre caméra', speaker: 'votre haut-parleur' };
const subject = { microphone: 'Votre micro', camera: 'Votre caméra', speaker: 'Votre haut-parleur' };
const none = { microphone: 'Aucun micro', camera: 'Aucune caméra', speaker: 'Aucun haut-parleur' };
/** The ending of a participle. */
const ending = { microphone: '', camera: 'e', speaker: '' };

/** A number before what it counts. Zero takes `one`, too. */
const counted = (count: number, one: string, other: string): string =>
  plural(count, {
    one: `${number.format(count)} ${one}`,
    many: `${number.format(count)} de ${other}`,
    other: (count) => `${number.format(count)} ${other}`,
  });

export const frParts = {
  stage: {
    ready: 'Tout est prêt\u202f?',
    asking: 'Votre navigateur demande si cette page peut utiliser votre micro et votre caméra.',
    preview: 'Votre caméra',
    cameraOff: 'Votre caméra est désactivée',
    level: 'Niveau de votre micro',
    useMicrophone: 'Participer avec le micro',
    useCamera: 'Participer avec la caméra',
    microphone: 'Micro',
    camera: 'Caméra',
    speaker: 'Haut-parleur',
    device: (count: number) => `Appareil ${number.format(count)}`,
    problems: {
      refused: (kind: Kind) => `Cette page n’est pas autorisée à utiliser ${object[kind]}.`,
      missing: (kind: Kind) => `${none[kind]} n’a été trouvé${ending[kind]}.`,
      'in-use': (kind: Kind) => `Un autre programme utilise ${object[kind]}.`,
      unsupported: (kind: Kind) => `Ce navigateur ne donne pas à la page l’accès à ${object[kind]}.`,
      unplugged: (kind: Kind) => `${subject[kind]} n’est plus branché${ending[kind]}.`,
      stopped: (kind: Kind) => `${subject[kind]} s’est arrêté${ending[kind]}.`,
      failed: (kind: Kind) => `Impossible d’activer ${object[kind]}.`,
    },
    help: {
      chromium: 'Choisissez le symbole devant l’adresse de la page, autorisez-y l’accès, puis réessayez.',
      firefox:
        'Choisissez le symbole barré devant l’adresse de la page, supprimez le blocage, puis réessayez.',
      safari:
        'Choisissez «\u202fRéglages pour ce site web\u202f» dans le menu de Safari, autorisez-y l’accès, puis réessayez.',
      ios: 'Ouvrez le menu à côté de l’adresse, choisissez «\u202fRéglages du site web\u202f», autorisez-y l’accès, puis réessayez.',
      android:
        'Touchez le symbole devant l’adresse, choisissez «\u202fAutorisations\u202f», autorisez-y l’accès, puis réessayez.',
      system:
        'Autorisez ce navigateur à l’utiliser dans les réglages de confidentialité de votre appareil, puis réessayez.',
      frame: 'La page qui contient celle-ci ne l’autorise pas. Ouvrez cette page dans un onglet à part.',
      missing: 'Branchez un appareil, puis réessayez.',
      'in-use': 'Fermez ce programme, puis réessayez.',
      unsupported: 'Ouvrez la page en https ou dans un autre navigateur.',
      unplugged: 'Rebranchez l’appareil ou choisissez-en un autre.',
      stopped: 'Réactivez l’appareil ou choisissez-en un autre.',
      failed: 'Réessayez ou choisissez un autre appareil.',
    },
    orListen: 'Vous pouvez aussi participer en écoutant seulement.',
    orWithout: 'Vous pouvez aussi participer sans caméra.',
    stillIn: 'Vous êtes toujours dans l’appel.',
    back: 'Retour',
    askAgain: 'Réessayer',
    you: 'Vous',
    participants: 'Personnes dans l’appel',
    mute: 'Couper le micro',
    unmute: 'Activer le micro',
    cameraOn: 'Activer la caméra',
    turnCameraOff: 'Désactiver la caméra',
    share: 'Partager l’écran',
    stopShare: 'Arrêter le partage',
    sharedBy: (name: string) => `Écran partagé par ${name}`,
    youShare: 'Vous partagez votre écran.',
    raiseHand: 'Lever la main',
    lowerHand: 'Baisser la main',
    muteEveryone: 'Couper tous les micros',
    muteOne: (name: string) => `Couper le micro de ${name}`,
    isMuted: 'micro coupé',
    hasHandRaised: 'main levée',
    isSharing: 'partage l’écran',
    isSpeaking: 'parle',
    picture: 'Image de l’appel',
    mutedByHost: 'Un organisateur a coupé votre micro.',
    recordingNotice: 'Cet appel est enregistré.',
    notShared: 'L’écran n’a pas été partagé.',
    devices: 'Appareils',
    chooseAnother: 'Choisir un autre appareil',
    turnOnAgain: 'Réactiver',
    dismiss: 'Fermer',
    smallWindow: 'Petite fenêtre',
    backToPage: 'Retour à la page',
    inSmallWindow: 'L’appel est dans une petite fenêtre.',
    noSmallWindow: 'Votre navigateur n’a pas ouvert de petite fenêtre.',
    nowUses: (kind: Kind, label: string) => `${subject[kind]} est maintenant\u00a0: ${label}.`,
    media: {
      'no-sdk': 'Cette page ne peut pas gérer d’appels, car le logiciel nécessaire n’est pas chargé.',
      registration: 'Le service multimédia n’a pas accepté cette page. Veuillez réessayer.',
      'session-expired': 'L’appel a mis trop de temps à démarrer. Veuillez réessayer.',
      'session-in-use': 'Vous êtes déjà dans cet appel, dans un autre onglet ou sur un autre appareil.',
      permission: 'Cette page n’est pas autorisée à utiliser votre micro ou votre caméra.',
      'no-microphone': 'Aucun micro n’a été trouvé. Vous pouvez participer en écoutant seulement.',
      'no-camera': 'Aucune caméra n’a été trouvée. Vous pouvez participer sans caméra.',
      'no-speaker': 'Aucun haut-parleur n’a été trouvé. Branchez-en un, puis réessayez.',
      'device-in-use': 'Un autre programme utilise votre micro ou votre caméra. Fermez-le, puis réessayez.',
      unsupported: 'Ce navigateur ne peut pas participer à l’appel.',
      network: 'La connexion de l’appel a été perdue.',
      'not-allowed': 'Vous n’êtes pas autorisé à rejoindre cet appel.',
      busy: 'Un autre appel est en cours. Veuillez d’abord le quitter.',
      internal: 'Impossible de démarrer l’appel. Veuillez réessayer.',
    },
  },
  dialIn: {
    numbers: 'Numéros à appeler',
    code: 'Code',
    how: 'Appelez l’un de ces numéros et saisissez le code suivi de #.',
    loading: 'Chargement des numéros de téléphone…',
    none: 'Cet espace n’est pas accessible par téléphone.',
    failed: 'Impossible de charger les numéros de téléphone.',
    copy: 'Copier les numéros et le code',
    copied: 'Copié.',
    notCopied: 'Votre navigateur n’a pas autorisé la copie. Sélectionnez les numéros et copiez-les.',
  },
  panels: {
    titles: {
      people: 'Membres',
      search: 'Rechercher des messages',
      files: 'Fichiers',
      posts: 'Publications et tâches',
    },
    close: 'Fermer',
    back: 'Retour à la conversation',
    signOut: 'Se déconnecter',
    loading: 'Chargement…',
    tryAgain: 'Réessayer',
    more: 'Afficher plus',
    moreFailed: 'Impossible de charger la suite.',
    cancel: 'Annuler',

    filter: 'Rechercher un membre',
    roles: { admin: 'Administrateur', member: 'Membre', guest: 'Invité' },
    presence: { here: 'Ici en ce moment', 'in-call': 'Dans l’appel', away: 'Pas ici' },
    notHere: (text: string) => `Personne ne s’appelle «\u202f${text}\u202f» ici.`,
    loadingMembers: (count: number) =>
      `${counted(count, 'membre chargé', 'membres chargés')} pour l’instant…`,
    denied: 'Le service ne vous montre pas tous les membres. Ces personnes sont ici en ce moment.',
    tooMany: 'Cet espace a plus de membres qu’il n’est possible d’en afficher ici.',
    actionsFor: (name: string) => `Actions pour ${name}`,
    write: 'Écrire un message direct',
    makeAdmin: 'Nommer administrateur',
    makeMember: 'Donner le rôle de membre',
    remove: 'Retirer de l’espace',
    askRemove: (name: string) => `Retirer ${name} de cet espace\u202f?`,
    removed: (name: string) => `${name} ne fait plus partie de l’espace`,
    roleChanged: (name: string, role: string) => `Nouveau rôle de ${name}\u00a0: ${role}`,
    notPossible: 'Le service ne l’autorise pas.',
    talkInList: (name: string) => `Votre conversation avec ${name} se trouve dans la liste de vos espaces.`,

    hint: 'Saisissez au moins deux caractères.',
    noMatch: (text: string) => `Aucun message ne contient «\u202f${text}\u202f».`,
    found: (count: number, hasMore: boolean) =>
      `${counted(count, 'message', 'messages')}${hasMore ? ' et plus' : ''}`,
    attachment: 'Fichier',
    messageMissing: 'Ce message est introuvable dans la conversation.',
    showMessage: 'Afficher dans la conversation',

    noFiles: 'Personne n’a encore envoyé de fichier.',

    kinds: { idea: 'Publications', task: 'Tâches' },
    none: {
      idea: 'Il n’y a aucune publication dans cet espace.',
      task: 'Il n’y a aucune tâche dans cet espace.',
    },
    done: 'Terminée',
    open: 'À faire',
    due: (date: string) => `Échéance\u00a0: ${date}`,
    assigned: (names: string) => `Pour ${names}`,
    someone: 'Quelqu’un',
    comments: (count: number) =>
      count === 0 ? 'Commentaires' : counted(count, 'commentaire', 'commentaires'),
    noComments: 'Aucun commentaire',
  },
  emoji: {
    title: 'Émojis',
    search: 'Rechercher un émoji',
    tone: 'Couleur de peau',
    tones: ['Par défaut', 'Claire', 'Moyennement claire', 'Moyenne', 'Moyennement foncée', 'Foncée'],
    groups: [
      'Sourires',
      'Personnes',
      'Nature',
      'Nourriture',
      'Lieux',
      'Activités',
      'Objets',
      'Symboles',
      'Drapeaux',
    ],
    none: 'Aucun émoji trouvé',
  },
};
