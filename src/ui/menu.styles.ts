/** The styles of a menu that opens below a button. Require `tokenStyles`. */
import { css } from 'lit';

export const popupMenuStyles = css`
  [aria-haspopup='menu'][aria-expanded='true'] {
    background: var(--_surface-raised);
  }

  .popup-menu {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    min-inline-size: min(15em, 100vw - 16px);
    max-block-size: var(--_room);
    margin: 0;
    padding: 6px;
    border: 1px solid var(--_border);
    border-radius: 14px;
    background: var(--_surface);
    color: inherit;
    box-shadow:
      0 2px 6px rgb(10 20 40 / 8%),
      0 12px 32px rgb(10 20 40 / 18%);
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .popup-menu > * + * {
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_border);
  }

  .popup-label {
    --_avatar-size: 1.75em;
    display: flex;
    align-items: center;
    gap: 10px;
    margin: 0;
    padding: 4px 10px 8px;
    color: var(--_text-quiet);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  /* The languages say "as Mira", as within a sentence. */
  .popup-label span:last-child {
    display: block;
  }

  .popup-label span:last-child::first-letter {
    text-transform: uppercase;
  }

  .popup-item {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 2.75em;
    margin: 0;
    padding: 6px 12px;
    border: 0;
    border-radius: 9px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
  }

  .popup-item:hover,
  .popup-item:focus {
    background: var(--_surface-raised);
  }

  .popup-item .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    color: var(--_text-quiet);
  }
`;
