/** How the field and the lines around it look. */
import { css } from 'lit';

export const composerStyles = css`
  .foot {
    flex: none;
    padding: 0 1rem 0.875rem;
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 1.5rem;
    padding-inline: 0.375rem;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    line-height: 1.5rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .dots {
    flex: none;
    display: inline-flex;
    gap: 0.1875rem;
  }

  .dots i {
    inline-size: 0.3125rem;
    block-size: 0.3125rem;
    border-radius: 50%;
    background: currentcolor;
    animation: pulse 1.2s infinite;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.16s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.32s;
  }

  .composer {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem;
    margin: 0;
  }

  .grow {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    border: 1px solid var(--_border-control);
    border-radius: 1.375rem;
    background: var(--_surface);
  }

  .grow:focus-within {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    box-sizing: border-box;
    min-block-size: 2.625rem;
    max-block-size: 10rem;
    padding: 0.5625rem 1.0625rem;
    border: 0;
    /* Below 16 px, phones zoom the page when the field gets the focus. */
    font: inherit;
    font-size: max(16px, 1em);
    line-height: 1.5rem;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .grow::after {
    content: attr(data-text) ' ';
    overflow: hidden;
    visibility: hidden;
  }

  textarea {
    inline-size: 100%;
    margin: 0;
    border-radius: inherit;
    outline: 0;
    background: none;
    color: inherit;
    overflow: hidden auto;
    resize: none;
    scrollbar-width: thin;
  }

  .send {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color 0.15s;
  }

  .send:hover {
    background: var(--_accent-strong);
  }

  .send[data-idle] {
    background: var(--_surface-raised);
    color: var(--_text-quiet);
  }

  .send .icon {
    inline-size: 1.3125rem;
    block-size: 1.3125rem;
  }

  .send:dir(rtl) .icon {
    scale: -1 1;
  }

  .too-long {
    flex: 1 0 100%;
    margin: 0;
    padding-inline: 0.375rem;
    color: var(--_danger);
    font-size: 0.875em;
  }

  @keyframes pulse {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }

    30% {
      opacity: 1;
    }
  }

  @container (max-width: 28rem) {
    .foot {
      padding: 0 0.75rem 0.75rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }

    .send {
      transition: none;
    }
  }
`;
