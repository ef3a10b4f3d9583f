/** The French strings of the panels of a conversation. Loads with the first one. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('fr');
const plural = pluralOf('fr');

/** A number before what it counts. Zero takes `one`, too. */
const counted = (count: number, one: string, other: string): string =>
  plural(count, {
    one: `${number.format(count)} ${one}`,
    many: `${number.format(count)} de ${other}`,
    other: (count) => `${number.format(count)} ${other}`,
  });

export const frPanels = {
  panels: {
    titles: {
      people: 'Membres',
      search: 'Rechercher des messages',
      files: 'Fichiers',
      posts: 'Publications et tâches',
    },
    close: 'Fermer',
    back: 'Retour à la conversation',
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
};
