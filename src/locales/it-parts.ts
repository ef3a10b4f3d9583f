/** The Italian strings of what loads later: a call in the page, the panels of a conversation, the emoji. */
import { pluralOf } from './plural.ts';

const number = new Intl.NumberFormat('it');
const plural = pluralOf('it');

type Kind = 'microphone' | 'camera' | 'speaker';

const object = { microphone: 'il microfono', camera: 'la videocamera', speaker: 'l’altoparlante' };
const subject = { microphone: 'Il microfono', camera: 'La videocamera', speaker: 'L’altoparlante' };
const none = {
  microphone: 'Nessun microfono trovato',
  camera: 'Nessuna videocamera trovata',
  speaker: 'Nessun altoparlante trovato',
};
/** The ending of a participle. */
const ending = { microphone: 'o', camera: 'a', speaker: 'o' };

/** A number before what it counts. */
const counted = (count: number, one: string, other: string): string =>
  plural(count, {
    one: `${number.format(count)} ${one}`,
    many: `${number.format(count)} di ${other}`,
    other: (count) => `${number.format(count)} ${other}`,
  });

export const itParts = {
  stage: {
    ready: 'Tutto pronto?',
    asking: 'Il browser chiede se questa pagina può usare il microfono e la videocamera.',
    preview: 'Anteprima della videocamera',
    cameraOff: 'La videocamera è disattivata',
    level: 'Livello del microfono',
    useMicrophone: 'Partecipa con il microfono',
    useCamera: 'Partecipa con la videocamera',
    microphone: 'Microfono',
    camera: 'Videocamera',
    speaker: 'Altoparlante',
    device: (count: number) => `Dispositivo ${number.format(count)}`,
    problems: {
      refused: (kind: Kind) => `Questa pagina non è autorizzata a usare ${object[kind]}.`,
      missing: (kind: Kind) => `${none[kind]}.`,
      'in-use': (kind: Kind) => `Un altro programma sta usando ${object[kind]}.`,
      unsupported: (kind: Kind) => `Questo browser non consente alla pagina di usare ${object[kind]}.`,
      unplugged: (kind: Kind) => `${subject[kind]} non è più collegat${ending[kind]}.`,
      stopped: (kind: Kind) => `${subject[kind]} ha smesso di funzionare.`,
      failed: (kind: Kind) => `Impossibile attivare ${object[kind]}.`,
    },
    help: {
      chromium: 'Scegliere il simbolo prima dell’indirizzo della pagina, consentire l’uso e riprovare.',
      firefox:
        'Scegliere il simbolo barrato prima dell’indirizzo della pagina, rimuovere il blocco e riprovare.',
      safari:
        'Scegliere “Impostazioni per questo sito web” nel menu di Safari, consentire l’uso e riprovare.',
      ios: 'Aprire il menu accanto all’indirizzo, scegliere “Impostazioni sito web”, consentire l’uso e riprovare.',
      android:
        'Toccare il simbolo prima dell’indirizzo, scegliere “Autorizzazioni”, consentire l’uso e riprovare.',
      system: 'Consentire l’uso a questo browser nelle impostazioni di privacy del dispositivo e riprovare.',
      frame: 'La pagina che contiene questa non lo consente. Aprire questa pagina in una scheda separata.',
      missing: 'Collegare un dispositivo e riprovare.',
      'in-use': 'Chiudere quel programma e riprovare.',
      unsupported: 'Aprire la pagina con https o in un altro browser.',
      unplugged: 'Ricollegare il dispositivo o sceglierne un altro.',
      stopped: 'Riattivare il dispositivo o sceglierne un altro.',
      failed: 'Riprovare o scegliere un altro dispositivo.',
    },
    orListen: 'È anche possibile partecipare solo in ascolto.',
    orWithout: 'È anche possibile partecipare senza videocamera.',
    stillIn: 'È ancora nella chiamata.',
    back: 'Indietro',
    askAgain: 'Riprova',
    you: 'Io',
    participants: 'Persone nella chiamata',
    mute: 'Disattiva microfono',
    unmute: 'Attiva microfono',
    cameraOn: 'Attiva videocamera',
    turnCameraOff: 'Disattiva videocamera',
    share: 'Condividi schermo',
    stopShare: 'Interrompi condivisione',
    sharedBy: (name: string) => `Schermo di ${name}`,
    youShare: 'Sta condividendo lo schermo.',
    raiseHand: 'Alza la mano',
    lowerHand: 'Abbassa la mano',
    muteEveryone: 'Disattiva tutti i microfoni',
    muteOne: (name: string) => `Disattiva il microfono di ${name}`,
    isMuted: 'microfono disattivato',
    hasHandRaised: 'mano alzata',
    isSharing: 'condivide lo schermo',
    isSpeaking: 'parla',
    picture: 'Immagine della chiamata',
    mutedByHost: 'Un organizzatore ha disattivato il Suo microfono.',
    recordingNotice: 'Questa chiamata viene registrata.',
    notShared: 'Lo schermo non è stato condiviso.',
    devices: 'Dispositivi',
    chooseAnother: 'Scegli un altro dispositivo',
    turnOnAgain: 'Riattiva',
    dismiss: 'Chiudi',
    smallWindow: 'Finestra piccola',
    backToPage: 'Torna alla pagina',
    inSmallWindow: 'La chiamata è in una finestra piccola.',
    noSmallWindow: 'Il browser non ha aperto una finestra piccola.',
    nowUses: (kind: Kind, label: string) => `${subject[kind]} in uso ora è ${label}.`,
    media: {
      'no-sdk': 'Questa pagina non può gestire chiamate, perché il software necessario non è caricato.',
      registration: 'Il servizio multimediale non ha accettato questa pagina. Riprovare.',
      'session-expired': 'L’avvio della chiamata ha richiesto troppo tempo. Riprovare.',
      'session-in-use': 'È già in questa chiamata, in un’altra scheda o su un altro dispositivo.',
      permission: 'Questa pagina non è autorizzata a usare il microfono o la videocamera.',
      'no-microphone': 'Nessun microfono trovato. È possibile partecipare solo in ascolto.',
      'no-camera': 'Nessuna videocamera trovata. È possibile partecipare senza.',
      'no-speaker': 'Nessun altoparlante trovato. Collegarne uno e riprovare.',
      'device-in-use': 'Un altro programma sta usando il microfono o la videocamera. Chiuderlo e riprovare.',
      unsupported: 'Questo browser non può partecipare alla chiamata.',
      network: 'La connessione della chiamata è stata persa.',
      'not-allowed': 'Non ha l’autorizzazione per partecipare a questa chiamata.',
      busy: 'È in corso un’altra chiamata. Uscire prima da quella.',
      internal: 'Impossibile avviare la chiamata. Riprovare.',
    },
  },
  dialIn: {
    numbers: 'Numeri da chiamare',
    code: 'Codice',
    how: 'Chiamare uno di questi numeri e inserire il codice seguito da #.',
    loading: 'Caricamento dei numeri di telefono…',
    none: 'Non è possibile partecipare a questo spazio per telefono.',
    failed: 'Impossibile caricare i numeri di telefono.',
    copy: 'Copia numeri e codice',
    copied: 'Copiato.',
    notCopied: 'Il browser non ha consentito la copia. Selezionare i numeri e copiarli.',
  },
  panels: {
    titles: {
      people: 'Membri',
      search: 'Cerca messaggi',
      files: 'File',
      posts: 'Post e attività',
    },
    close: 'Chiudi',
    back: 'Torna alla conversazione',
    signOut: 'Esci dall’account',
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
  emoji: {
    title: 'Emoji',
    search: 'Cerca emoji',
    tone: 'Tonalità della pelle',
    tones: ['Predefinita', 'Chiara', 'Abbastanza chiara', 'Media', 'Abbastanza scura', 'Scura'],
    groups: ['Faccine', 'Persone', 'Natura', 'Cibo', 'Luoghi', 'Attività', 'Oggetti', 'Simboli', 'Bandiere'],
    none: 'Nessuna emoji trovata',
  },
};
