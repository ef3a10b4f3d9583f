/** The styles of `<spaces-list>` before its rows load. */
import { css } from 'lit';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles, vacancyStyles } from '../../ui/feedback.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';

const frame = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: var(--spaces-list-height, 36em);
    min-block-size: 14em;
    min-inline-size: min(14em, 100%);
    max-inline-size: 100%;
    contain: inline-size;
    contain-intrinsic-inline-size: min(20em, 85vw);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--spaces-shadow);
    overflow: clip;
  }

  .head {
    flex: none;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px 8px;
    padding: 8px 16px 12px;
    border-block-end: 1px solid var(--_border);
  }

  h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;

    margin: 0;
    font-size: 1em;
    font-weight: 650;
    line-height: 1.35;
  }

  .total {
    color: var(--_accent);
    font-size: 0.8125em;
    font-weight: 600;
    white-space: nowrap;
  }

  .pin-active {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 12px;
    justify-content: center;
    box-shadow: var(--spaces-shadow);
  }

  .pin-active:not(:focus) {
    clip-path: inset(50%);
    pointer-events: none;
  }

  .pin-active bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .search,
  .filter {
    min-block-size: var(--_control-height);
    margin: 0;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    /* Below 16 px, phones zoom the page when the field gets the focus. */
    font-size: max(16px, 0.9375em);
  }

  .search {
    grid-column: 1 / -1;
    inline-size: 100%;
    padding-inline: 12px;
    text-overflow: ellipsis;
  }

  .filter {
    max-inline-size: 8em;
    margin-inline-end: -8px;
    padding-inline: 8px;
    border-color: transparent;
  }

  .body {
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }

  .list {
    flex: 1 1 0;
    min-block-size: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
    outline-offset: -3px;
  }

  .rows::before,
  .rows::after {
    content: '';
    display: block;
    block-size: var(--_before, 0);
  }

  .rows::after {
    block-size: var(--_behind, 0);
  }

  .foot {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    flex-wrap: wrap;
    gap: 8px;
    padding: 8px 16px;
    border-block-start: 1px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .vacancy {
    flex: 1;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 24px;
    text-align: center;
  }

  /* Above the shapes of the rows, as the status of a conversation is. */
  .busy {
    position: relative;
    flex: none;
    align-self: center;
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 10px 16px;
    padding: 6px 14px;
    border: 1px solid var(--_border);
    border-radius: 20px;
    background: var(--_surface);
    font-size: 0.8125em;
  }

  .body .skeleton {
    align-content: start;
  }

  .notice {
    margin: 12px 16px;
  }
`;

export const listStyles = [
  tokenStyles,
  controlStyles,
  feedbackStyles,
  vacancyStyles(),
  skeletonStyles,
  frame,
];
