/** The styles of a call in `<spaces-call>`, and of the devices before it. Added to `callStyles`. */
import { css } from 'lit';
import { avatarColours, avatarStyles } from '../../ui/avatar.styles.ts';

const stageLayout = css`
  .stage,
  .check {
    flex: 1;
    display: grid;
    gap: 12px;
    min-inline-size: 0;
    padding-block-end: env(safe-area-inset-bottom);
  }

  .stage p {
    margin: 0;
  }

  .tiles {
    --_least: 14em;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(var(--_least), 100%), 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tiles.few {
    --_least: 18em;
  }

  .tiles.many {
    --_least: 9em;
  }

  .tiles.below {
    grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr));
  }

  .tiles.alone {
    justify-self: center;
    inline-size: min(36em, 100%);
  }

  .tile {
    --_avatar-size: 4em;
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 10;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
    overflow: hidden;
  }

  .tile.wide {
    grid-column: 1 / -1;
  }

  .tile.speaking::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--_success);
    border-radius: inherit;
    pointer-events: none;
  }

  .tile video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .tile.wide video {
    object-fit: contain;
  }

  .tile.self video,
  .preview video {
    scale: -1 1;
  }

  .tile video.voice {
    opacity: 0;
  }

  .caption {
    position: absolute;
    inset-block-end: 6px;
    inset-inline-start: 6px;
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: calc(100% - 12px);
    box-sizing: border-box;
    padding: 2px 8px;
    border-radius: 6px;
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
    font-size: 0.8125em;
  }

  .caption > [part='name'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .mark {
    display: flex;
    position: relative;
  }

  .mark .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
  }

  .mark.microphoneOff {
    color: var(--_danger);
  }

  .mark.hand {
    color: var(--_accent);
  }

  .mute-one {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    min-block-size: 36px;
    min-inline-size: 36px;
    padding: 0;
    border-color: transparent;
  }

  .mute-one .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }

  /* With a pointer, it shows where it points. */
  @media (hover: hover) {
    .tile:not(:hover, :focus-within) > .mute-one {
      opacity: 0;
    }
  }

  .share {
    position: relative;
    margin: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    overflow: hidden;
  }

  .share video,
  .drawn {
    display: block;
    inline-size: 100%;
    max-block-size: 70vh;
  }

  .drawn {
    aspect-ratio: 16 / 9;
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 12px;
    padding: 12px;
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
  }

  .replaced {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }

  .control {
    flex-direction: column;
    justify-content: start;
    gap: 3px;
    inline-size: 84px;
    min-block-size: 56px;
    padding: 8px 4px;
    border-color: transparent;
    background: var(--_surface-raised);
    font-size: 0.75em;
    font-weight: 500;
    line-height: 1.25;
    hyphens: auto;
  }

  .control:hover,
  .control[aria-expanded='true'] {
    background: var(--_accent-soft);
  }

  .control .icon {
    inline-size: 22px;
    block-size: 22px;
  }

  .control.off .icon {
    color: var(--_danger);
  }

  .button.danger,
  .button.danger:hover {
    border-color: var(--_danger);
    background: var(--_danger);
    forced-color-adjust: none;
    color: var(--_surface);
  }

  .button.danger:hover {
    filter: brightness(0.92);
  }

  @container (inline-size < 30em) {
    .tiles:not(.few, .alone) {
      --_least: 7em;
    }
  }

  @container (inline-size < 20em) {
    .control {
      inline-size: 74px;
    }
  }

  /* The browser draws the same background for all buttons. */
  @media (forced-colors: active) {
    .control,
    .mute-one,
    .caption {
      border: 1px solid currentcolor;
    }
  }
`;

const checkLayout = css`
  .check {
    grid-template-columns: minmax(0, 1fr);
  }

  .check-heading {
    margin: 0;
    font-size: 1em;
    font-weight: 650;
  }

  .preview {
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    overflow: hidden;
  }

  .preview video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .settings {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
    gap: 12px;
  }

  .device {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 6px;
  }

  .device p {
    margin: 0;
  }

  .check-box {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 2em;
  }

  .check-box input {
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }

  meter {
    inline-size: min(14em, 100%);
  }

  .choice {
    display: grid;
    min-inline-size: 0;
    gap: 4px;
    inline-size: 100%;
    font-size: 0.875em;
  }

  .choice select {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control-height);
    padding-inline: 8px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  @container (inline-size >= 36em) {
    .check {
      grid-template-columns: 3fr 2fr;
    }

    .check-heading,
    .check .actions {
      grid-column: 1 / -1;
    }
  }
`;

export const stageStyles = [avatarStyles, avatarColours(), stageLayout, checkLayout];
