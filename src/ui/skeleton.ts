/** Quiet shapes in place of rows that are still loading. */
import { css, html, type TemplateResult } from 'lit';

/** Screen readers hear the status beside it. `count`: rows. */
export function skeleton(count: number): TemplateResult {
  return html`<div class="skeleton" aria-hidden="true">
    ${Array.from({ length: count }, () => html`<i></i>`)}
  </div>`;
}

/** Appears after a moment, so that what loads at once does not flicker. Forced colours remove backgrounds and show the outlines. */
export const skeletonStyles = css`
  .skeleton {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: end;
    gap: 14px;
    padding: 20px;
    overflow: clip;
    pointer-events: none;
    animation:
      show 0.3s 0.15s both,
      breathe 1.2s 0.6s infinite alternate;
  }

  .skeleton i {
    inline-size: 46%;
    block-size: 2.5em;
    border-radius: var(--_radius);
    background: var(--_surface-raised);
    outline: 1px solid transparent;
  }

  .skeleton i:nth-child(3n + 2) {
    inline-size: 68%;
  }

  @keyframes show {
    from {
      opacity: 0;
    }
  }

  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
`;
