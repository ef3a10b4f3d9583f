/** The styles of buttons and fields, shared by all elements. Require `tokenStyles`. */
import { css } from 'lit';

/**
 * Classes: `button` (`primary`), `field` (`label`, `hint`, `error`), `visually-hidden`.
 * Fields are never below 16 px, because phones zoom the page when a smaller one gets the focus.
 * With forced colours the primary button keeps its own system colours, because the browser's backplate would hide its
 * text.
 */
export const controlStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_gap);
    min-block-size: var(--_control-height);
    min-inline-size: var(--_control-height);
    margin: 0;
    padding: 4px 18px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
    cursor: pointer;
    touch-action: manipulation;
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    forced-color-adjust: none;
    color: var(--_on-accent);
  }

  .button:hover {
    background: var(--_surface-raised);
  }

  .button.primary:hover {
    border-color: var(--_accent-strong);
    background: var(--_accent-strong);
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.7;
    cursor: default;
  }

  .field {
    display: grid;
    gap: 6px;
  }

  .field .label {
    font-size: 0.875em;
    font-weight: 600;
  }

  .field .hint {
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .field .error {
    margin: 0;
    color: var(--_danger);
    font-size: 0.875em;
  }

  .field input {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    text-align: inherit;
  }

  .field input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    overflow: hidden;
    white-space: nowrap;
  }
`;
