/** The styles of the tools for writing: buttons in the field, their toolbar, and the list of people. They load with it. */
import { css } from 'lit';

export const writingStyles = css`
  .grow {
    position: relative;
  }

  /* The field has the direction of its text, so its own padding may be on the other side than the tools. */
  .grow:has(> .tools) {
    padding-inline-end: 70px;
  }

  /* Chrome takes the ellipsis from the field. */
  .grow > textarea,
  .grow > textarea::placeholder {
    text-overflow: ellipsis;
  }

  .grow > textarea::placeholder {
    overflow: hidden;
  }

  /* The tools go below a text that would have few words in a line. */
  @container (max-width: 24em) {
    .grow[data-text]:not([data-text='']):has(> .tools) {
      padding-inline-end: 0;
    }

    .grow[data-text]:not([data-text='']):has(> .tools)::after,
    .grow[data-text]:not([data-text='']):has(> .tools) > textarea {
      padding-block-end: 42px;
    }
  }

  .tools {
    position: absolute;
    inset-block-end: 4px;
    inset-inline-end: 8px;
    display: flex;
  }

  .tool {
    display: grid;
    place-items: center;
    min-inline-size: 32px;
    block-size: 34px;
    margin: 0;
    padding: 0 4px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }

  .tool .icon {
    inline-size: 20px;
    block-size: 20px;
  }

  .tool:hover,
  .tool[aria-expanded='true'] {
    background: var(--_surface-raised);
    color: var(--_text);
  }

  .tool:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  .floating {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    max-inline-size: calc(100vi - 16px);
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 6px 20px rgb(10 20 40 / 18%);
  }

  .formats {
    display: flex;
    flex-wrap: wrap;
  }

  .people {
    --_avatar-size: 1.875em;
    max-block-size: min(var(--_room, 20em), 20em);
    overflow: hidden auto;
  }

  .people [role='option'] {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding: 4px 10px;
    border-radius: 7px;
    cursor: pointer;
  }

  .people [role='option'] > :last-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .people [aria-selected='true'] {
    outline: 2px solid transparent;
    outline-offset: -2px;
    background: var(--_surface-raised);
  }
`;
