/** Styles of `<spaces-user-search>` until the picker is loaded. */
import { css } from 'lit';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';

const ownStyles = css`
  :host {
    min-inline-size: min(10em, 100%);
    max-inline-size: 100%;
    --_avatar-size: 2.25em;
    /* All rows have the same height, so that rows out of view need not be rendered. */
    --_row: 3.5em;
  }

  .label {
    display: block;
    margin-block-end: 6px;
    font-size: 0.875em;
    font-weight: 600;
  }

  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 5px;
    min-block-size: var(--_control-height);
    max-block-size: 11em;
    /* A long text must not make the page wider. */
    contain: inline-size;
    contain-intrinsic-inline-size: min(15em, 85vw);
    padding: 5px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    overflow-y: auto;
    cursor: text;
  }

  .box:has(input:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  .box:has([aria-invalid]) {
    border-color: var(--_danger);
  }

  .box.disabled {
    opacity: 0.6;
    cursor: default;
  }

  .box input {
    flex: 1 1 9em;
    min-inline-size: 0;
    min-block-size: 2em;
    margin: 0;
    padding: 0 7px;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    text-align: inherit;
  }

  .box > .spinner {
    margin-inline-end: 7px;
    color: var(--_accent);
  }

  .error {
    margin: 6px 0 0;
    color: var(--_danger);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .notice {
    margin-block-start: 8px;
  }
`;

export const fieldStyles = [tokenStyles, controlStyles, feedbackStyles, ownStyles];
