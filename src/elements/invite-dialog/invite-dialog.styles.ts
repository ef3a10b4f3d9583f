/** Styles of `<spaces-invite-dialog>`. */
import { css } from 'lit';

export const inviteDialogStyles = css`
  :host {
    --_warning: light-dark(#8a5a00, #f2c066);
    display: contents;
  }

  dialog {
    /* Not in units of the viewport, which CSS zoom enlarges. */
    inline-size: min(38em, 100% - 16px);
    max-block-size: min(46em, 100% - 16px);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    overflow: hidden;
  }

  dialog[open] {
    display: flex;
    flex-direction: column;
  }

  dialog::backdrop {
    background: rgb(12 16 24 / 55%);
  }

  .head,
  .foot {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding-block: 14px;
    padding-inline: 24px;
  }

  .head {
    flex-wrap: nowrap;
    padding-inline-end: 12px;
    border-block-end: 1px solid var(--_border);
  }

  .foot {
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-raised);
  }

  .head > h2,
  .foot > p {
    flex: 1;
    margin: 0;
    min-inline-size: 8em;
  }

  h2 {
    font-size: 1.25em;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  h2:focus {
    outline: none;
  }

  .head .icon-only {
    font-size: 1.25em;
  }

  /* The basis is the height of the content. With "flex: 1", whose basis is 0, WebKit leaves no space for it in a dialog that grows. */
  form,
  .body {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-block-size: 0;
  }

  .scroll,
  .field {
    grid-template-columns: minmax(0, 1fr);
  }

  .scroll {
    display: grid;
    flex: 1 1 auto;
    align-content: start;
    gap: 16px;
    min-block-size: 0;
    padding-block: 20px;
    padding-inline: 24px;
    overflow-y: auto;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 12px;
  }

  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding-inline: 10px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    text-align: inherit;
  }

  textarea {
    min-block-size: 6em;
    padding-block: 8px;
    resize: vertical;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 2em;
    font-weight: 600;
  }

  .check input {
    inline-size: 1.25em;
    block-size: 1.25em;
    accent-color: var(--_accent);
  }

  .people {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .people li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_border);
  }

  .people bdi {
    flex: 1 1 10em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .people select {
    inline-size: auto;
  }

  .mark {
    padding: 2px 8px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .from-file {
    position: relative;
    justify-self: start;
    margin-inline-start: -8px;
    padding-inline: 8px;
    font-size: 0.9375em;
  }

  /* Elsewhere, it would widen the dialog in some browsers. */
  .from-file input {
    inset: 0;
    inline-size: auto;
  }

  .from-file:focus-within {
    outline: 2px solid var(--_focus);
  }

  .warnings {
    display: grid;
    gap: 4px;
  }

  .warnings:not(:has(p)) {
    display: none;
  }

  .warnings p,
  .notice-line {
    margin: 0;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--_warning);
    background: var(--_surface-raised);
    font-size: 0.9375em;
  }

  .hint {
    margin: 0;
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }

  summary {
    min-block-size: 2em;
    font-weight: 600;
    cursor: pointer;
  }

  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }

  @media (max-width: 30rem) {
    .scroll,
    .head,
    .foot {
      padding-inline: 16px;
    }

    .foot .button {
      flex: 1 1 auto;
    }

    .foot > p {
      flex-basis: 100%;
    }

    .foot > p:empty {
      display: none;
    }
  }
`;
