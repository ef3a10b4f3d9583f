/** The templates of the people and pictures of a call. Loads with the stage. */
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { MediaEvents } from '../../stores/call/media-engine.ts';
import type { Attendee } from '../../stores/call/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { callIcons } from './call-icons.ts';
import type { StageStrings } from './stage.strings.ts';

export interface TileView {
  readonly attendee: Attendee;
  readonly name: string;
  readonly stream: MediaStream | undefined;
  readonly isSpeaking: boolean;
  readonly strings: StageStrings;
  readonly isSelf?: boolean;
  readonly action?: TemplateResult | undefined;
}

/** One person, with their picture or their initials. */
export function tile({
  attendee,
  name,
  stream,
  isSpeaking,
  strings,
  isSelf,
  action,
}: TileView): TemplateResult {
  const { person, microphone, camera, isSharing, hasHandRaised } = attendee;
  const marks = [
    microphone === false && mark(strings.isMuted, 'microphoneOff'),
    hasHandRaised && mark(strings.hasHandRaised, 'hand'),
    isSharing && mark(strings.isSharing, 'share'),
    isSpeaking && mark(strings.isSpeaking),
  ].filter((each) => each !== false);
  const hasPicture = stream !== undefined && camera !== false;
  return html`<li class="tile ${isSpeaking ? 'speaking' : ''} ${isSelf ? 'self' : ''}" part="tile">
    ${stream ? picture(stream, isSelf === true, !hasPicture) : nothing}
    ${hasPicture ? nothing : avatar(person)}
    <span class="caption"><span part="name">${name}</span> ${marks}</span>
    ${action ?? nothing}
  </li>`;
}

/** An icon, which screen readers read in words. That a person speaks shows in the frame of the tile. */
function mark(words: string, icon?: keyof typeof callIcons): TemplateResult {
  const hidden = html`<span class="visually-hidden">${words}</span>`;
  return icon ? html`<span class="mark ${icon}" title=${words}>${callIcons[icon]}${hidden}</span>` : hidden;
}

/** A picture without a name. `isMixed`: the one into which the service mixes a meeting. */
export function pictureTile(stream: MediaStream, label: string, isMixed: boolean): TemplateResult {
  return html`<li class="tile ${isMixed ? 'wide' : ''}" part="tile picture" aria-label=${label}>
    ${picture(stream, false, false)}
  </li>`;
}

/** @param mount gets the place in which the engine draws a share that is no stream */
export function shareTile(
  share: NonNullable<MediaEvents['share']>,
  mount: (place: Element | undefined) => void,
  strings: StageStrings,
): TemplateResult {
  const label = strings.sharedBy(`\u2068${share.name}\u2069`);
  return html`<figure class="share" part="share">
    ${
      share.stream
        ? html`<video .srcObject=${share.stream} autoplay playsinline muted aria-label=${label}></video>`
        : html`<div class="drawn" role="img" aria-label=${label} ${ref(mount)}></div>`
    }
    <figcaption class="caption">${label}</figcaption>
  </figure>`;
}

/** Also plays the voice. The user does not hear themselves, and sees themselves as in a mirror. */
function picture(stream: MediaStream, isSelf: boolean, isHidden: boolean): TemplateResult {
  return html`<video
    .srcObject=${stream}
    .muted=${isSelf}
    autoplay
    playsinline
    class=${isHidden ? 'voice' : ''}
  ></video>`;
}
