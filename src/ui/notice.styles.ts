/** How a problem looks. Expects `tokens` and `controls`. */
import { css } from 'lit';

export const noticeStyles = css`
  .notice {
    display: flex;
    gap: 0.75rem;
    padding: 0.875rem 1rem;
    border: 1px solid color-mix(in srgb, var(--_danger) 35%, transparent);
    border-radius: var(--_radius-control);
    background: var(--_danger-soft);
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
    gap: 0.625rem;
    min-inline-size: 0;
  }

  .notice p {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
