/** The styles of the rows of `<spaces-chat>`: messages, and what is between them. */
import { css } from 'lit';

/**
 * Line heights are whole pixels at the default font size, so that scrolling is steady. Initials, names and times have
 * one size, 13/16 of the element's: each further size takes time before the first frame.
 */
export const messageStyles = css`
  .log {
    --_bubble-radius: 18px;
    font-size: 0.9375em;
    line-height: 1.4;
  }

  .row {
    display: flow-root;
    padding-block-start: 2px;
    padding-inline: 20px;
    contain: layout style;
  }

  .row.first {
    padding-block-start: 14px;
  }

  /* Plain blocks, because every row that scrolls into view is laid out and grids cost twice as much. */
  .message {
    --_avatar-size: 2.1334em;
    position: relative;
    padding-inline-start: 42px;
    border-radius: 8px;
  }

  .message > .avatar {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: 0;
  }

  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    margin-block-end: 3px;
    font-size: 0.8667em;
    line-height: 1.385;
  }

  /* Hidden overflow would make each name an area that scrolls, which costs more. */
  .author {
    overflow: clip;
    min-inline-size: 0;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .kind {
    flex: none;
    padding-inline: 6px;
    border-radius: 8px;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-weight: 600;
    line-height: 1.23;
  }

  time {
    flex: none;
    color: var(--_text-quiet);
    line-height: 1.385;
    white-space: nowrap;
  }

  /* As wide as its text, about 65 characters at most, with room for the time beside it. */
  .line {
    position: relative;
    inline-size: fit-content;
    max-inline-size: min(36em, 100% - 72px);
  }

  .line time {
    position: absolute;
    font-size: 0.8667em;
    inset-block-end: 8px;
    inset-inline-start: calc(100% + 8px);
  }

  .row:not(.first) .line time {
    opacity: 0;
  }

  .bubble {
    padding: 7px 13px;
    border: 1px solid transparent;
    border-radius: var(--_bubble-radius);
    border-start-start-radius: 6px;
    background: var(--_surface-raised);
  }

  .mine {
    padding-inline-start: 0;
  }

  .mine .line {
    max-inline-size: min(36em, 100% - 96px);
    margin-inline-start: auto;
  }

  .mine .line time {
    inset-inline: auto calc(100% + 8px);
  }

  .mine .bubble {
    border-radius: var(--_bubble-radius);
    border-end-end-radius: 6px;
    background: var(--_accent-soft);
  }

  .bubble.deleted {
    border-color: var(--_border);
    background: none;
    color: var(--_text-quiet);
    font-style: italic;
  }

  @container (max-width: 28em) {
    .row {
      padding-inline: 14px;
    }

    .line {
      max-inline-size: 100%;
    }

    .mine .line {
      max-inline-size: calc(100% - 88px);
    }

    .row:not(.first) .line time {
      display: none;
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
    gap: 12px;
    margin-block: 8px 14px;
    color: var(--_text-quiet);
    font-size: 0.8667em;
    font-weight: 600;
    line-height: 1.385;
    text-align: center;
  }

  .day::before,
  .day::after,
  .unread::before,
  .gap::before,
  .gap::after {
    content: '';
    flex: 1 0 24px;
    border-block-start: 1px solid var(--_border);
  }

  .unread {
    color: var(--_danger);
  }

  .unread::before {
    border-color: currentcolor;
  }
`;

/** The text that people wrote. Markup has styles of its own, which load with it. */
export const textStyles = css`
  .text {
    overflow-wrap: anywhere;
    text-align: start;
    white-space: pre-wrap;
  }

  /* Keeps piles of marks out of other rows. Other texts have no clip, because each costs time in every frame. */
  .beyond-latin {
    overflow: clip;
    overflow-clip-margin: 7px;
  }

  .text:empty {
    display: none;
  }
`;
