/** The German strings of a call in the page. Loads with the first one. */
const number = new Intl.NumberFormat('de');

type Kind = 'microphone' | 'camera' | 'speaker';

const nominative = { microphone: 'Ihr Mikrofon', camera: 'Ihre Kamera', speaker: 'Ihr Lautsprecher' };
const accusative = { ...nominative, speaker: 'Ihren Lautsprecher' };

export const deStage = {
  ready: 'Bereit?',
  asking: 'Ihr Browser fragt, ob diese Seite Ihr Mikrofon und Ihre Kamera benutzen darf.',
  preview: 'Ihre Kamera',
  cameraOff: 'Ihre Kamera ist aus',
  level: 'Pegel Ihres Mikrofons',
  useMicrophone: 'Mit Mikrofon teilnehmen',
  useCamera: 'Mit Kamera teilnehmen',
  microphone: 'Mikrofon',
  camera: 'Kamera',
  speaker: 'Lautsprecher',
  device: (count: number) => `Gerät ${number.format(count)}`,
  problems: {
    refused: (kind: Kind) => `Diese Seite darf ${accusative[kind]} nicht benutzen.`,
    missing: (kind: Kind) => `${nominative[kind]} wurde nicht gefunden.`,
    'in-use': (kind: Kind) => `Ein anderes Programm benutzt ${accusative[kind]}.`,
    unsupported: (kind: Kind) => `Dieser Browser gibt der Seite ${accusative[kind]} nicht.`,
    unplugged: (kind: Kind) => `${nominative[kind]} ist nicht mehr angeschlossen.`,
    stopped: (kind: Kind) => `${nominative[kind]} ist ausgefallen.`,
    failed: (kind: Kind) => `${nominative[kind]} konnte nicht eingeschaltet werden.`,
  },
  help: {
    chromium:
      'Wählen Sie das Symbol vor der Adresse der Seite, erlauben Sie es dort, und versuchen Sie es noch einmal.',
    firefox:
      'Wählen Sie das durchgestrichene Symbol vor der Adresse der Seite, heben Sie die Sperre auf, und versuchen Sie es noch einmal.',
    safari:
      'Wählen Sie im Menü von Safari „Einstellungen für diese Website“, erlauben Sie es dort, und versuchen Sie es noch einmal.',
    ios: 'Öffnen Sie das Menü neben der Adresse, wählen Sie „Website-Einstellungen“, erlauben Sie es dort, und versuchen Sie es noch einmal.',
    android:
      'Tippen Sie auf das Symbol vor der Adresse, wählen Sie „Berechtigungen“, erlauben Sie es dort, und versuchen Sie es noch einmal.',
    system:
      'Erlauben Sie es diesem Browser in den Datenschutz-Einstellungen Ihres Geräts, und versuchen Sie es noch einmal.',
    frame: 'Die Seite um diese herum erlaubt es nicht. Öffnen Sie diese Seite in einem eigenen Tab.',
    missing: 'Schließen Sie ein Gerät an, und versuchen Sie es noch einmal.',
    'in-use': 'Schließen Sie dieses Programm, und versuchen Sie es noch einmal.',
    unsupported: 'Öffnen Sie die Seite mit https oder in einem anderen Browser.',
    unplugged: 'Schließen Sie das Gerät wieder an, oder wählen Sie ein anderes.',
    stopped: 'Schalten Sie das Gerät wieder ein, oder wählen Sie ein anderes.',
    failed: 'Versuchen Sie es noch einmal, oder wählen Sie ein anderes Gerät.',
  },
  orListen: 'Sie können auch nur zuhören.',
  orWithout: 'Sie können auch ohne Kamera teilnehmen.',
  stillIn: 'Sie sind weiter im Anruf.',
  joinListening: 'Nur zuhören',
  joinWithoutCamera: 'Ohne Kamera teilnehmen',
  back: 'Zurück',
  askAgain: 'Noch einmal versuchen',
  you: 'Sie',
  participants: 'Personen im Anruf',
  mute: 'Stummschalten',
  unmute: 'Mikrofon einschalten',
  cameraOn: 'Kamera einschalten',
  turnCameraOff: 'Kamera ausschalten',
  share: 'Bildschirm teilen',
  stopShare: 'Nicht mehr teilen',
  sharedBy: (name: string) => `Bildschirm von ${name}`,
  youShare: 'Sie teilen Ihren Bildschirm.',
  raiseHand: 'Hand heben',
  lowerHand: 'Hand senken',
  muteEveryone: 'Alle stummschalten',
  muteOne: (name: string) => `${name} stummschalten`,
  isMuted: 'stumm',
  hasHandRaised: 'Hand gehoben',
  isSharing: 'teilt den Bildschirm',
  isSpeaking: 'spricht',
  picture: 'Bild des Anrufs',
  mutedByHost: 'Ein Gastgeber hat Sie stummgeschaltet.',
  recordingNotice: 'Dieser Anruf wird aufgezeichnet.',
  notShared: 'Der Bildschirm wurde nicht geteilt.',
  devices: 'Geräte',
  chooseAnother: 'Anderes Gerät wählen',
  turnOnAgain: 'Wieder einschalten',
  dismiss: 'Schließen',
  nowUses: (kind: Kind, label: string) => `${nominative[kind]} ist jetzt ${label}.`,
  media: {
    'no-sdk': 'Diese Seite kann keine Anrufe übertragen, weil die Software dafür nicht geladen ist.',
    registration: 'Der Mediendienst hat diese Seite nicht angenommen. Bitte versuchen Sie es noch einmal.',
    'session-expired': 'Der Anruf hat zu lange zum Starten gebraucht. Bitte versuchen Sie es noch einmal.',
    'session-in-use': 'Sie sind schon in diesem Anruf, in einem anderen Tab oder auf einem anderen Gerät.',
    permission: 'Diese Seite darf Ihr Mikrofon oder Ihre Kamera nicht benutzen.',
    'no-microphone': 'Es wurde kein Mikrofon gefunden. Sie können nur zuhören.',
    'no-camera': 'Es wurde keine Kamera gefunden. Sie können ohne Kamera teilnehmen.',
    'no-speaker':
      'Es wurde kein Lautsprecher gefunden. Schließen Sie einen an, und versuchen Sie es noch einmal.',
    'device-in-use':
      'Ein anderes Programm benutzt Ihr Mikrofon oder Ihre Kamera. Schließen Sie es, und versuchen Sie es noch einmal.',
    unsupported: 'Dieser Browser kann nicht an dem Anruf teilnehmen.',
    network: 'Die Verbindung des Anrufs ist abgebrochen.',
    'not-allowed': 'Sie dürfen an diesem Anruf nicht teilnehmen.',
    busy: 'Ein anderer Anruf läuft. Bitte verlassen Sie ihn zuerst.',
    internal: 'Der Anruf konnte nicht gestartet werden. Bitte versuchen Sie es noch einmal.',
  },
};
