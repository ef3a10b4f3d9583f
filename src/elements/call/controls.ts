/** The buttons of a call in the page: an icon above a few words. Loads with the stage. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MediaFeatures } from '../../stores/call/media-engine.ts';
import type { OwnMedia } from '../../stores/call/state.ts';
import { callIcons } from './call-icons.ts';
import type { StageStrings } from './stage.strings.ts';

export interface ControlView {
  readonly label: string;
  readonly part: string;
  readonly icon: keyof typeof callIcons;
  /** `off` for what the others do not get; `danger`. */
  readonly kind?: 'off' | 'danger' | '';
  /** For a button that shows and hides something. */
  readonly isExpanded?: boolean;
}

/** One button of the bar. */
export function control(
  { label, part, icon, kind = '', isExpanded }: ControlView,
  onClick: () => void,
): TemplateResult {
  return html`<button
    class="button control ${kind}"
    part="button ${part}"
    type="button"
    aria-expanded=${isExpanded ?? nothing}
    @click=${onClick}
  >
    ${callIcons[icon]}<span>${label}</span>
  </button>`;
}

/** What the buttons of the user's own devices do. */
export interface OwnControls {
  set(device: 'microphone' | 'camera' | 'share', on: boolean): void;
  setHand(isRaised: boolean): void;
}

/** The buttons of the user's own devices, as far as the engine supports them. */
export function ownControls(
  { microphone, camera, isSharing, hasHandRaised }: OwnMedia,
  features: MediaFeatures | undefined,
  strings: StageStrings,
  controls: OwnControls,
): (TemplateResult | typeof nothing)[] {
  const hasCamera = features?.video !== false && features?.cameraToggle !== false;
  const hand = hasHandRaised ? strings.lowerHand : strings.raiseHand;
  return [
    control(
      microphone
        ? { label: strings.mute, part: 'microphone', icon: 'microphone' }
        : { label: strings.unmute, part: 'microphone', icon: 'microphoneOff', kind: 'off' },
      () => controls.set('microphone', !microphone),
    ),
    hasCamera
      ? control(
          camera
            ? { label: strings.turnCameraOff, part: 'camera', icon: 'camera' }
            : { label: strings.cameraOn, part: 'camera', icon: 'cameraOff', kind: 'off' },
          () => controls.set('camera', !camera),
        )
      : nothing,
    features?.sendsShare === false
      ? nothing
      : control(
          isSharing
            ? { label: strings.stopShare, part: 'share', icon: 'shareOff' }
            : { label: strings.share, part: 'share', icon: 'share' },
          () => controls.set('share', !isSharing),
        ),
    control({ label: hand, part: 'hand', icon: 'hand' }, () => controls.setHand(!hasHandRaised)),
  ];
}
