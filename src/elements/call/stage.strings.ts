/** The English strings of a call that happens in `<spaces-call>`, and of the devices before it. */
import type { MediaErrorCode } from '../../stores/call/media-engine.ts';

/** Why a microphone or camera cannot be used. */
export type DeviceProblem = 'refused' | 'missing' | 'in-use' | 'unsupported';

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
  readonly microphoneProblems: Readonly<Record<DeviceProblem, string>>;
  readonly cameraProblems: Readonly<Record<DeviceProblem, string>>;
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
  readonly notOn: Readonly<Record<'microphone' | 'camera' | 'share', string>>;

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
  microphoneProblems: {
    refused:
      'This page may not use your microphone. Allow it beside the address of the page and ask again, or join and only listen.',
    missing: 'No microphone was found. Connect one and ask again, or join and only listen.',
    'in-use': 'Another program uses your microphone. Close it and ask again, or join and only listen.',
    unsupported:
      'This browser gives the page no microphone. Open the page with https, or join and only listen.',
  },
  cameraProblems: {
    refused:
      'This page may not use your camera. Allow it beside the address of the page and ask again, or join without it.',
    missing: 'No camera was found. Connect one and ask again, or join without it.',
    'in-use': 'Another program uses your camera. Close it and ask again, or join without it.',
    unsupported: 'This browser gives the page no camera. Open the page with https, or join without it.',
  },
  back: 'Back',
  askAgain: 'Ask again',

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
  notOn: {
    microphone: 'The microphone could not be turned on.',
    camera: 'The camera could not be turned on.',
    share: 'The screen was not shared.',
  },

  media: {
    'no-sdk': 'This page cannot carry calls, because the software for it is not loaded.',
    registration: 'The media service did not accept this page. Please try again.',
    'session-expired': 'The call took too long to start. Please try again.',
    'session-in-use': 'You are in this call already, in another tab or on another device.',
    permission: 'This page may not use your microphone or camera. Allow it beside the address of the page.',
    'no-microphone': 'No microphone was found. You can join without one.',
    'no-camera': 'No camera was found. You can join without one.',
    unsupported: 'This browser cannot take part in the call.',
    network: 'The connection of the call was lost.',
    'not-allowed': 'You are not allowed to join this call.',
    busy: 'Another call is running. Please leave it first.',
    internal: 'The call could not be started. Please try again.',
  },
};
