/** Looks of `<spaces-join>`. */
import { css } from 'lit';

export const joinStyles = css`
  :host {
    container-type: inline-size;
  }

  .panel {
    display: flex;
    flex-direction: column;
    gap: 1.25rem;
    block-size: 100%;
    padding: 1.5rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: hidden;
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.875rem;
    --_avatar-size: 2.75rem;
  }

  header .words {
    flex: 1;
    min-inline-size: 0;
  }

  h2 {
    margin: 0;
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  h2:focus {
    outline: none;
  }

  h2:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 4px;
    border-radius: 2px;
  }

  .quiet-line {
    margin: 0.25rem 0 0;
    color: var(--_text-quiet);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }

  form {
    display: grid;
    gap: 1rem;
    max-inline-size: 30rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  form .button.primary {
    min-inline-size: 9rem;
  }

  .in-place {
    padding: 0;
    gap: 0;
  }

  .in-place header {
    padding: 0.75rem 1.25rem;
    border-block-end: 1px solid var(--_border);
  }

  .in-place h2 {
    font-size: 1.0625em;
  }

  .in-place .quiet-line {
    margin-block-start: 0;
    font-size: 0.875em;
  }

  .in-place .again {
    padding: 1rem 1.25rem;
    border-block-end: 1px solid var(--_border);
  }

  .place {
    display: grid;
    flex: 1;
    min-block-size: 0;
  }

  .place spaces-chat {
    --spaces-radius: 0;
    border: 0;
    min-block-size: 0;
  }

  .place spaces-chat:not(:defined) {
    display: none;
  }

  .place .spinner {
    place-self: center;
    margin: 3rem;
    color: var(--_accent);
  }

  .joined-mark {
    color: var(--_success);
    font-size: 1.75rem;
    line-height: 0;
  }

  @container (inline-size < 24rem) {
    .panel:not(.in-place) {
      padding: 1.125rem;
    }

    form .button {
      inline-size: 100%;
    }
  }
`;
