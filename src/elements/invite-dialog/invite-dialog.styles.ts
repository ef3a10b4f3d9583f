/** Styles of `<spaces-invite-dialog>`. */
import { css } from 'lit';

export const inviteDialogStyles = css`
  :host {
    --_warning: light-dark(#8a5a00, #f2c066);
    display: contents;
  }

  dialog {
    inline-size: min(38rem, 100vw - 1rem);
    max-block-size: min(46rem, 100dvh - 1rem);
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
    gap: 0.5rem;
    padding-block: 0.875rem;
    padding-inline: 1.5rem;
  }

  .head {
    flex-wrap: nowrap;
    padding-inline-end: 0.75rem;
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
    min-inline-size: 8rem;
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
    gap: 1rem;
    min-block-size: 0;
    padding-block: 1.25rem;
    padding-inline: 1.5rem;
    overflow-y: auto;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: 0.75rem;
  }

  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding-inline: 0.625rem;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  textarea {
    min-block-size: 6rem;
    padding-block: 0.5rem;
    resize: vertical;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2rem;
    font-weight: 600;
  }

  .check input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    accent-color: var(--_accent);
  }

  .people {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .people li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    padding-block: 0.375rem;
    border-block-end: 1px solid var(--_border);
  }

  .people bdi {
    flex: 1 1 10rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .people select {
    inline-size: auto;
  }

  .mark {
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .from-file {
    justify-self: start;
    margin-inline-start: -0.5rem;
    padding-inline: 0.5rem;
    font-size: 0.9375em;
  }

  .from-file:focus-within {
    outline: 2px solid var(--_focus);
  }

  .warnings {
    display: grid;
    gap: 0.25rem;
  }

  .warnings:not(:has(p)) {
    display: none;
  }

  .warnings p,
  .notice-line {
    margin: 0;
    padding: 0.5rem 0.75rem;
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
    min-block-size: 2rem;
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
      padding-inline: 1rem;
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
