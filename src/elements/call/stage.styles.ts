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
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11em, 100%), 1fr));
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
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

  .tile.speaking {
    outline: 3px solid var(--_success);
    outline-offset: -3px;
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
    inset-block-end: 0;
    inset-inline: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    padding: 4px 8px;
    background: color-mix(in srgb, var(--_surface) 85%, transparent);
    font-size: 0.8125em;
  }

  .mark {
    color: var(--_text-quiet);
  }

  .tile > .button {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    background: var(--_surface);
    font-size: 0.8125em;
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

  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
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
    align-content: center;
    gap: 12px;
  }

  .device {
    display: grid;
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
    gap: 4px;
    inline-size: 100%;
    font-size: 0.875em;
  }

  .choice select {
    max-inline-size: 100%;
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
