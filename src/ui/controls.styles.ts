/** How buttons, fields and small helpers look in every element. Expects `tokens`. */
import { css } from 'lit';

/**
 * Classes: `button` (`primary`, `quiet`), `field` (`label`, `hint`, `error`), `spinner`, `visually-hidden`.
 * Fields are never below 16 px, for phones would zoom the page when one gets the focus.
 * The primary button has its own system colours where colours are forced: a patch behind its letters would hide them.
 */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_gap);
    min-block-size: var(--_control-height);
    min-inline-size: var(--_control-height);
    margin: 0;
    padding-block: 0.25rem;
    padding-inline: 1.125rem;
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

  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
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
    gap: 0.375rem;
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
    padding-block: 0.5rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  .field input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  ::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .spinner {
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
    border: 2px solid currentcolor;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: spin 0.9s linear infinite;
  }

  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    overflow: hidden;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s;
    }
  }
`;
