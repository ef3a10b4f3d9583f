/** The styles of the emoji to choose from. They load with it. */
import { css } from 'lit';

export const emojiStyles = css`
  .emoji-picker:popover-open {
    display: flex;
    flex-direction: column;
    inline-size: 21em;
    max-block-size: min(24em, calc(100vb - 16px));
    padding: 8px;
  }

  .emoji-head {
    display: flex;
    gap: 8px;
    padding-block-end: 8px;
  }

  .emoji-search,
  .emoji-tone {
    min-block-size: 40px;
    margin: 0;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  .emoji-search {
    flex: 1;
    min-inline-size: 0;
    padding: 4px 12px;
  }

  .emoji-list {
    flex: 1;
    min-block-size: 9em;
    overflow: hidden auto;
  }

  .emoji-list > [role='group'] {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 40em;
  }

  .emoji-group,
  .emoji-none {
    margin: 0;
    padding: 6px 4px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .emoji-grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(38px, 1fr));
  }

  .emoji {
    block-size: 38px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: inherit;
    font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif;
    font-size: 22px;
    line-height: 1;
    cursor: pointer;
  }

  .emoji:hover {
    background: var(--_surface-raised);
  }

  .emoji:focus-visible,
  .emoji-search:focus-visible,
  .emoji-tone:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
`;
