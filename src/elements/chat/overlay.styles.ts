/** How the small things look that float over the messages. */
import { css } from 'lit';

export const overlayStyles = css`
  .top {
    position: absolute;
    inset-block-start: 0.625rem;
    inset-inline: 1rem;
    display: grid;
    justify-items: center;
    gap: 0.375rem;
    pointer-events: none;
  }

  .pill,
  .jump {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 1.25rem;
    background: var(--_surface);
    color: var(--_text);
    box-shadow:
      0 1px 2px rgb(10 20 40 / 8%),
      0 6px 16px rgb(10 20 40 / 10%);
    font-size: 0.8125em;
    line-height: 1.35;
    pointer-events: auto;
  }

  .pill {
    flex-wrap: wrap;
    justify-content: center;
    max-inline-size: 100%;
    padding: 0.375rem 0.875rem;
    text-align: center;
  }

  .pill .spinner {
    color: var(--_accent);
  }

  /* Nothing to see, but the region stays. */
  .status.calm {
    padding: 0;
    border: 0;
    box-shadow: none;
  }

  .next-try {
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }

  .pill-action {
    min-block-size: 1.75rem;
    margin: 0;
    margin-inline-end: -0.375rem;
    padding: 0 0.5rem;
    border: 0;
    border-radius: 0.875rem;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .pill-action:hover {
    background: var(--_surface-raised);
  }

  .jump {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline: 0;
    inline-size: max-content;
    min-inline-size: 2.5rem;
    min-block-size: 2.5rem;
    justify-content: center;
    margin-inline: auto;
    padding: 0.25rem 0.5625rem;
    font-family: inherit;
    font-weight: 600;
    cursor: pointer;
    animation: rise 0.18s ease-out;
  }

  .jump.news {
    padding-inline: 0.75rem 1rem;
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.375rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .jump {
      animation: none;
    }
  }
`;
