/** The styles of spinners, problems and placeholders. Require `controlStyles`. `<spaces-join>` loads them only later. */
import { css, type CSSResult } from 'lit';

/** Placeholders of fields, icons, quiet buttons, spinners and problems, as `notice()` renders them. */
export const feedbackStyles = css`
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
