/** The English strings of a call that happens in `<spaces-call>`, and of the devices before it. */
import type { DeviceProblem } from '../../stores/call/call-devices.ts';
import type { MediaDeviceKind, MediaErrorCode } from '../../stores/call/media-engine.ts';

/** Where the user allows a device again, or what they can do about another problem. */
export type DeviceHelp =
  | Exclude<DeviceProblem, 'refused'>
  | 'android'
  | 'chromium'
  | 'firefox'
  | 'frame'
  | 'ios'
  | 'safari'
  | 'system';

export interface StageStrings {
  /** The devices before the call. */
  readonly ready: string;
  readonly asking: string;
  readonly preview: string;
  readonly cameraOff: string;
  readonly level: string;
  readonly useMicrophone: string;
  readonly useCamera: string;
  readonly microphone: string;
  readonly camera: string;
  readonly speaker: string;
  /** A device without a name; `number` counts from 1. */
  readonly device: (number: number) => string;
  readonly problems: Readonly<Record<DeviceProblem, (kind: MediaDeviceKind) => string>>;
  readonly help: Readonly<Record<DeviceHelp, string>>;
  /** Ways on without the device. */
  readonly orListen: string;
  readonly orWithout: string;
  readonly stillIn: string;
  readonly back: string;
  readonly askAgain: string;

  /** The call. */
  readonly you: string;
  readonly participants: string;
  readonly mute: string;
  readonly unmute: string;
  readonly cameraOn: string;
  readonly turnCameraOff: string;
  readonly share: string;
  readonly stopShare: string;
  readonly sharedBy: (name: string) => string;
  readonly youShare: string;
  readonly raiseHand: string;
  readonly lowerHand: string;
  readonly muteEveryone: string;
  readonly muteOne: (name: string) => string;
  /** What a tile says about a person. */
  readonly isMuted: string;
  readonly hasHandRaised: string;
  readonly isSharing: string;
  readonly isSpeaking: string;
  /** The mixed picture of a meeting. */
  readonly picture: string;
  readonly mutedByHost: string;
  readonly recordingNotice: string;
  readonly notShared: string;
  readonly devices: string;
  readonly chooseAnother: string;
  readonly turnOnAgain: string;
  readonly dismiss: string;
  readonly smallWindow: string;
  readonly backToPage: string;
  readonly inSmallWindow: string;
  readonly noSmallWindow: string;
  readonly nowUses: (kind: MediaDeviceKind, label: string) => string;

  readonly media: Readonly<Record<MediaErrorCode, string>>;
}

export const stageStrings: StageStrings = {
  ready: 'Ready to join?',
  asking: 'Your browser asks whether this page may use your microphone and camera.',
  preview: 'Your camera',
  cameraOff: 'Your camera is off',
  level: 'Level of your microphone',
  useMicrophone: 'Join with microphone',
  useCamera: 'Join with camera',
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
  device: (number) => `Device ${number}`,
  problems: {
    refused: (kind) => `This page may not use your ${kind}.`,
    missing: (kind) => `No ${kind} was found.`,
    'in-use': (kind) => `Another program uses your ${kind}.`,
    unsupported: (kind) => `This browser gives the page no ${kind}.`,
    unplugged: (kind) => `Your ${kind} is no longer connected.`,
    stopped: (kind) => `Your ${kind} has stopped.`,
    failed: (kind) => `Your ${kind} could not be turned on.`,
  },
  help: {
    chromium: 'Choose the symbol before the address of the page, allow it there, and try again.',
    firefox: 'Choose the crossed-out symbol before the address of the page, remove the block, and try again.',
    safari: 'Choose “Settings for this website” in the menu of Safari, allow it there, and try again.',
    ios: 'Open the menu beside the address, choose “Website Settings”, allow it there, and try again.',
    android: 'Touch the symbol before the address, choose “Permissions”, allow it there, and try again.',
    system: 'Allow this browser to use it in the privacy settings of your device, and try again.',
    frame: 'The page around this one does not allow it. Open this page in a tab of its own.',
    missing: 'Connect one, and try again.',
    'in-use': 'Close that program, and try again.',
    unsupported: 'Open the page with https, or in another browser.',
    unplugged: 'Connect it again, or choose another one.',
    stopped: 'Turn it on again, or choose another one.',
    failed: 'Try again, or choose another one.',
  },
  orListen: 'You can also join and only listen.',
  orWithout: 'You can also join without it.',
  stillIn: 'You are still in the call.',
  back: 'Back',
  askAgain: 'Try again',

  you: 'You',
  participants: 'People in the call',
  mute: 'Mute',
  unmute: 'Unmute',
  cameraOn: 'Turn camera on',
  turnCameraOff: 'Turn camera off',
  share: 'Share screen',
  stopShare: 'Stop sharing',
  sharedBy: (name) => `Screen of ${name}`,
  youShare: 'You are sharing your screen.',
  raiseHand: 'Raise hand',
  lowerHand: 'Lower hand',
  muteEveryone: 'Mute everyone',
  muteOne: (name) => `Mute ${name}`,
  isMuted: 'muted',
  hasHandRaised: 'hand raised',
  isSharing: 'shares the screen',
  isSpeaking: 'speaks',
  picture: 'Picture of the call',
  mutedByHost: 'A host has muted you.',
  recordingNotice: 'This call is being recorded.',
  notShared: 'The screen was not shared.',
  devices: 'Devices',
  chooseAnother: 'Choose another',
  turnOnAgain: 'Turn on again',
  dismiss: 'Close',
  smallWindow: 'Small window',
  backToPage: 'Back to the page',
  inSmallWindow: 'The call is in a small window.',
  noSmallWindow: 'Your browser did not open a small window.',
  nowUses: (kind, label) => `Your ${kind} is now ${label}.`,

  media: {
    'no-sdk': 'This page cannot carry calls, because the software for it is not loaded.',
    registration: 'The media service did not accept this page. Please try again.',
    'session-expired': 'The call took too long to start. Please try again.',
    'session-in-use': 'You are in this call already, in another tab or on another device.',
    permission: 'This page may not use your microphone or camera.',
    'no-microphone': 'No microphone was found. You can join and only listen.',
    'no-camera': 'No camera was found. You can join without one.',
    'no-speaker': 'No speaker was found. Connect one, and try again.',
    'device-in-use': 'Another program uses your microphone or camera. Close it, and try again.',
    unsupported: 'This browser cannot take part in the call.',
    network: 'The connection of the call was lost.',
    'not-allowed': 'You are not allowed to join this call.',
    busy: 'Another call is running. Please leave it first.',
    internal: 'The call could not be started. Please try again.',
  },
};
