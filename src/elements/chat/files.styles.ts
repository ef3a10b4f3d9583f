/** The styles of files in messages and above the field. They load with the first file. */
import { css } from 'lit';

export const fileStyles = css`
  .files,
  .tray ul {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .text:not(:empty) + .files {
    margin-block-start: 6px;
  }

  .file {
    display: flex;
    align-items: center;
    gap: 4px 10px;
    min-inline-size: 0;
  }

  .file:has(.picture) {
    flex-wrap: wrap;
  }

  .about {
    flex: 1;
    display: grid;
    min-inline-size: 0;
  }

  .file-icon {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.4em;
    block-size: 2.4em;
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text-quiet);
  }

  .file-icon .icon,
  .broken .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
  }

  .name,
  .full-name {
    display: flex;
    min-inline-size: 0;
  }

  .full-name {
    justify-self: start;
    max-inline-size: 100%;
  }

  .name {
    justify-self: start;
    max-inline-size: 100%;
    min-block-size: 24px;
    color: var(--_accent);
    cursor: pointer;
    text-decoration: underline 1px;
    text-underline-offset: 0.15em;
  }

  .stem {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .size,
  .tray .hint {
    color: var(--_text-quiet);
    font-size: 0.867em;
    font-variant-numeric: tabular-nums;
  }

  .file .problem,
  .tray .problem {
    color: var(--_danger);
    font-size: 0.867em;
  }

  /* One size for all, known before the picture is, so that nothing moves when it arrives. */
  .picture {
    flex: 0 0 100%;
    display: grid;
    place-items: center;
    inline-size: 15em;
    max-inline-size: 100%;
    block-size: 10em;
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text-quiet);
    overflow: clip;
  }

  .picture img {
    inline-size: 100%;
    block-size: 10em;
    object-fit: cover;
  }

  .files:has(.picture) {
    inline-size: 16em;
    max-inline-size: 100%;
  }

  .upload {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-start: 6px;
  }

  .upload progress {
    flex: 1 1 6em;
    min-inline-size: 4em;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_border);
    appearance: none;
    overflow: clip;
  }

  .upload progress::-webkit-progress-bar {
    background: none;
  }

  .upload progress::-webkit-progress-value {
    background: var(--_accent);
  }

  .upload progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .tray {
    flex: 1 0 100%;
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    max-block-size: 14em;
    padding: 8px;
    border: 1px solid var(--_border);
    border-radius: 14px;
    overflow: hidden auto;
    font-size: 0.9375em;
  }

  .tray p {
    margin: 0;
  }

  .tray .file {
    flex-wrap: nowrap;
    padding-inline-start: 4px;
  }

  .tray .file-icon {
    background: var(--_surface-raised);
  }

  .tray .picture,
  .tray .picture img {
    flex: none;
    inline-size: 2.4em;
    block-size: 2.4em;
  }

  .remove {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.4em;
    block-size: 2.4em;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
  }

  .remove:hover {
    background: var(--_surface-raised);
  }

  .remove .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  @media print {
    .upload,
    .remove {
      display: none;
    }
  }
`;
