/** The styles of the menu of messages and of the field that edits one. They load with it. */
import { css } from 'lit';

export const menuStyles = css`
  .more {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: -6px;
    z-index: 1;
  }

  .more-button {
    display: grid;
    place-items: center;
    inline-size: 1.9em;
    block-size: 1.9em;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
  }

  .more-button:hover {
    color: var(--_text);
  }

  .more-button .icon {
    inline-size: 1.1em;
    block-size: 1.1em;
  }

  .message:focus-visible {
    outline-offset: 1px;
  }

  .bubble small {
    display: block;
    color: var(--_text-quiet);
  }

  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 6px 20px rgb(10 20 40 / 18%);
  }

  .menu-item {
    display: block;
    inline-size: 100%;
    min-inline-size: 9em;
    min-block-size: 2.5em;
    margin: 0;
    padding: 4px 14px;
    border: 0;
    border-radius: 7px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .menu-item:hover,
  .menu-item:focus {
    background: var(--_surface-raised);
  }

  .menu-question {
    margin: 0;
    padding: 8px 14px 4px;
    font-weight: 600;
  }

  .menu-problem {
    margin: 0;
    color: var(--_danger);
  }

  .menu-place > .menu-problem {
    position: absolute;
    inset-block-end: 10px;
    inset-inline: 16px;
    padding: 8px 14px;
    border: 1px solid var(--_danger);
    border-radius: 10px;
    background: var(--_surface);
  }

  .foot.editing > .composer {
    display: none;
  }

  .editor {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 8px;
  }

  .editor > p {
    flex: 1 0 100%;
    margin: 0;
  }

  .editor-title {
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .editor textarea {
    flex: 1 0 100%;
    border: 1px solid var(--_border-control);
    border-radius: 14px;
    background: var(--_surface);
  }

  .editor textarea:focus {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
  }
`;
