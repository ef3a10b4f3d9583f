/** The styles of the rows of `<spaces-chat>`: messages, and what is between them. */
import { css } from 'lit';

/** Line heights are whole pixels at the default font size, so that scrolling is steady. */
export const messageStyles = css`
  .log {
    --_bubble-radius: 1.125rem;
    font-size: 0.9375em;
    line-height: 1.4;
  }

  .row {
    display: flow-root;
    padding-block-start: 0.125rem;
    padding-inline: 1.25rem;
    contain: layout style;
  }

  .row.first {
    padding-block-start: 0.875rem;
  }

  /* Plain blocks, because every row that scrolls into view is laid out and grids cost twice as much. */
  .message {
    --_avatar-size: 2rem;
    position: relative;
    padding-inline-start: 2.625rem;
    border-radius: 0.5rem;
  }

  .message > .avatar {
    position: absolute;
    inset-block-start: 0.125rem;
    inset-inline-start: 0;
  }

  .head {
    display: flex;
    align-items: baseline;
    gap: 0.5rem;
    margin-block-end: 0.1875rem;
    font-size: 0.8125rem;
    line-height: 1.125rem;
  }

  .author {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .kind {
    flex: none;
    padding-inline: 0.375rem;
    border-radius: 0.5rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1rem;
  }

  time {
    flex: none;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.125rem;
    white-space: nowrap;
  }

  /* As wide as its text, with room for the time beside it. */
  .line {
    position: relative;
    inline-size: fit-content;
    max-inline-size: min(38rem, 100% - 4.5rem);
  }

  .line time {
    position: absolute;
    inset-block-end: 0.5rem;
    inset-inline-start: calc(100% + 0.5rem);
  }

  .row:not(.first) .line time {
    opacity: 0;
  }

  .row .message:hover .line time,
  .row .message:focus-within .line time {
    opacity: 1;
  }

  .bubble {
    padding: 0.4375rem 0.8125rem;
    border: 1px solid transparent;
    border-radius: var(--_bubble-radius);
    border-start-start-radius: 0.375rem;
    background: var(--_surface-raised);
    overflow: clip;
  }

  .bubble.deleted {
    border-color: var(--_border);
    background: none;
    color: var(--_text-quiet);
    font-style: italic;
  }

  .mine {
    padding-inline-start: 0;
  }

  .mine .line {
    margin-inline-start: auto;
  }

  .mine .line time {
    inset-inline: auto calc(100% + 0.5rem);
  }

  .mine .bubble {
    border-radius: var(--_bubble-radius);
    border-end-end-radius: 0.375rem;
    background: var(--_accent-soft);
  }

  .mine .bubble.deleted {
    background: none;
  }

  .queued .bubble,
  .unconfirmed .bubble,
  .failed .bubble {
    border: 1px dashed var(--_border-control);
    background: none;
  }

  /* Most messages are stored at once. Only slow ones say that they are being sent. */
  .row .sending .line time {
    opacity: 1;
    animation: appear 0.3s 0.7s both;
  }

  .delivery {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.125rem 0.25rem;
    margin-block-start: 0.125rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    line-height: 1.25rem;
  }

  .delivery > span {
    margin-inline-end: 0.25rem;
  }

  .failed .bubble {
    border: 1px solid var(--_danger);
  }

  .failed .delivery > span {
    color: var(--_danger);
    font-weight: 600;
  }

  .action {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 1.75rem;
    margin: 0;
    padding: 0 0.5rem;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .action:hover {
    background: var(--_surface-raised);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @container (max-width: 28rem) {
    .row {
      padding-inline: 0.875rem;
    }

    .line {
      max-inline-size: 100%;
    }

    .mine .line {
      max-inline-size: calc(100% - 4rem);
    }

    .row:not(.first) .line time {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .row .sending .line time {
      animation-duration: 0s;
    }
  }

  @media (forced-colors: active) {
    .mine .bubble {
      border-width: 2px;
    }
  }
`;

/** Between messages: days, the mark above unread messages, and notes. */
export const separatorStyles = css`
  .day,
  .unread,
  .gap {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-block: 0.5rem 0.875rem;
    color: var(--_text-quiet);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.125rem;
    text-align: center;
  }

  .day::before,
  .day::after,
  .unread::before,
  .gap::before,
  .gap::after {
    content: '';
    flex: 1 0 1.5rem;
    border-block-start: 1px solid var(--_border);
  }

  .unread {
    color: var(--_danger);
  }

  .unread::before {
    border-color: currentcolor;
  }

  .gap {
    font-weight: 400;
    font-style: italic;
  }

  .gap::before,
  .gap::after {
    border-block-start-style: dashed;
    border-color: var(--_border-control);
  }
`;

/** The text that people wrote. */
export const textStyles = css`
  .text {
    overflow-wrap: anywhere;
    text-align: start;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  .text.rich {
    white-space: normal;
  }

  .text p,
  .text ul,
  .text ol,
  .text pre,
  .text blockquote {
    margin: 0;
  }

  .text.rich > * + * {
    margin-block-start: 0.375rem;
  }

  .text ul,
  .text ol {
    padding-inline-start: 1.375rem;
  }

  .text code,
  .text pre {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9em;
  }

  .text code {
    padding: 0.0625rem 0.25rem;
    border-radius: 0.25rem;
    background: color-mix(in srgb, currentcolor 9%, transparent);
  }

  .text pre {
    padding: 0.5rem 0.625rem;
    border-radius: 0.5rem;
    background: color-mix(in srgb, currentcolor 7%, transparent);
    overflow-x: auto;
    white-space: pre-wrap;
  }

  .text pre code {
    padding: 0;
    background: none;
  }

  .text blockquote {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--_border-control);
    color: var(--_text-quiet);
  }

  .text a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
    unicode-bidi: isolate;
  }

  .text a:hover {
    text-decoration-thickness: 2px;
  }

  .text .more {
    min-block-size: 1.5rem;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    text-decoration: underline;
    cursor: pointer;
  }
`;
