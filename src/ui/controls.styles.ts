/** The styles of buttons, fields, problems and placeholders, shared by all elements. Require `tokenStyles`. */
import { css, type CSSResult } from 'lit';

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

/**
 * Placeholders, icons, quiet buttons, spinners and problems, as `notice()` renders them. Need `controlStyles`. They are apart because
 * `<spaces-join>` loads them with its later parts. Functions, as `vacancyStyles` is.
 */
export const moreControlStyles = (): CSSResult[] => [iconStyles(), noticeStyles()];

const iconStyles = (): CSSResult => css`
  ::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  .button.quiet:hover {
    background: var(--_surface-raised);
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

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s;
    }
  }
`;

const noticeStyles = (): CSSResult => css`
  .notice {
    display: flex;
    gap: 12px;
    padding: 14px 16px;
    border: 1px solid color-mix(in srgb, var(--_danger) 35%, transparent);
    border-radius: var(--_radius-control);
    background: var(--spaces-danger-soft, light-dark(#fdeeed, #3a1f1d));
    color: var(--_text);
  }

  .notice > .icon {
    margin-block-start: 0.1em;
    color: var(--_danger);
  }

  .notice .body {
    display: grid;
    flex: 1;
    justify-items: start;
    gap: 10px;
    min-inline-size: 0;
  }

  .notice p {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

/**
 * A placeholder where there is nothing to show: `vacancy-mark`, `vacancy-heading` and `vacancy-hint` in a `vacancy`, which
 * the element positions. A function, so that bundlers leave it out of elements that do not use it.
 */
export const vacancyStyles = (): CSSResult => css`
  .vacancy-mark {
    display: grid;
    place-items: center;
    inline-size: 2.8em;
    block-size: 2.8em;
    border-radius: 50%;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 1.25em;
  }

  .vacancy p {
    max-inline-size: 34ch;
    margin: 0;
    text-wrap: balance;
  }

  .vacancy-heading {
    font-weight: 600;
  }

  .vacancy-hint {
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }
`;
