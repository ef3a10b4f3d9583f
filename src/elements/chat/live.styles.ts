/** The styles of what a conversation shows only once it is live or waits for its connection. They load with `problems.ts`. */
import { css } from 'lit';

export const liveStyles = css`
  /* Most messages are stored at once. Only slow ones say that they are being sent. */
  .row .sending .line time {
    opacity: 1;
    animation: appear 0.3s 0.7s both;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .queued .bubble,
  .unconfirmed .bubble,
  .failed .bubble {
    border: 1px dashed var(--_border-control);
    background: none;
  }

  .failed .bubble {
    border: 1px solid var(--_danger);
  }

  /* How far an own message is: stored, on its way, or not sent. Its name says the same to screen readers. */
  .mine .line::after {
    content: '✓';
    content: '✓' / '';
    position: absolute;
    inset-block-end: 9px;
    inset-inline-end: calc(100% + 7px);
    box-sizing: border-box;
    inline-size: 1.25em;
    block-size: 1.25em;
    border-radius: 50%;
    color: var(--_text-quiet);
    font-size: 0.8em;
    font-weight: 700;
    line-height: 1.2;
    text-align: center;
  }

  .mine .line time {
    inset-inline-end: calc(100% + 29px);
  }

  /* A clock: two hands in a circle. */
  .mine:is(.sending, .queued, .held, .unconfirmed) .line::after {
    content: '';
    border: 1.5px solid;
    background:
      linear-gradient(currentcolor, currentcolor) 50% 20% / 1.5px 45% no-repeat,
      linear-gradient(currentcolor, currentcolor) 75% 55% / 40% 1.5px no-repeat;
  }

  .sending .line::after {
    animation: appear 0.3s 0.7s both;
  }

  .mine.failed .line::after {
    content: '!';
    content: '!' / '';
    background: var(--_danger);
    color: var(--_surface);
  }

  .mine:has(.deleted) .line::after {
    content: none;
  }

  @media (prefers-reduced-motion: reduce) {
    .row .sending .line time,
    .sending .line::after {
      animation-duration: 0s;
    }
  }

  .composer[data-drop] {
    outline: 2px dashed var(--_focus);
  }

  .round:hover {
    background: var(--_surface-raised);
  }

  .send:not([data-idle]):hover {
    background: var(--_accent-strong);
  }

  .faces {
    --_avatar-size: 1.875em;
    flex: none;
    display: flex;
    min-block-size: 2.75em;
    margin: 0;
    padding: 5px 0;
    border: 0;
    border-radius: 20px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }

  .faces:disabled {
    cursor: default;
  }

  .faces > [aria-hidden] {
    border: 2px solid var(--_surface);
    border-radius: 20px;
  }

  .faces > [aria-hidden] + [aria-hidden] {
    margin-inline-start: -6px;
  }

  .faces .avatar {
    display: block;
  }

  .more-people {
    display: grid;
    place-items: center;
    min-inline-size: 2.6em;
    padding-inline: 7px;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .next-try {
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
  }

  .delivery {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 2px 4px;
    margin-block-start: 2px;
    color: var(--_text-quiet);
    font-size: 0.867em;
    line-height: 1.54;
  }

  .delivery > span {
    margin-inline-end: 4px;
  }

  .failed .delivery > span {
    color: var(--_danger);
    font-weight: 600;
  }

  .action {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 2.15em;
    margin: 0;
    padding: 0 8px;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .action:hover {
    background: var(--_surface-raised);
  }

  .dots {
    flex: none;
    display: inline-flex;
    gap: 3px;
  }

  .dots i {
    inline-size: 5px;
    block-size: 5px;
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

  .too-long {
    flex: 1 0 100%;
    margin: 0;
    padding-inline: 6px;
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

  @media (prefers-reduced-motion: reduce) {
    .dots i {
      animation: none;
    }
  }

  /* The call has more to say than fits into the line. */
  spaces-call:not(:state(compact), :state(empty)) {
    order: 1;
    flex: 1 0 100%;
    margin-block: 5px -5px;
    margin-inline: -16px -8px;
    border-block-start: 1px solid var(--_border);
  }

  @container (max-width: 34em) {
    .faces {
      display: none;
    }
  }

  /* The name of the space is worth more than its mark. */
  @container (max-width: 28em) {
    spaces-call:not(:state(compact), :state(empty)) {
      margin-inline: -12px -4px;
    }

    .header:has(> spaces-call:state(live)) > .mark {
      display: none;
    }
  }

  .day-pill {
    padding-block: 4px;
    color: var(--_text-quiet);
    font-weight: 600;
    opacity: 0;
    pointer-events: none;
    transition: opacity 0.2s;
  }

  .day-pill.shown {
    opacity: 1;
  }

  .day-pill:empty {
    display: none;
  }

  @media (prefers-reduced-motion: reduce) {
    .day-pill {
      transition: none;
    }
  }

  .pill-action {
    min-block-size: 2.15em;
    margin: 0;
    margin-inline-end: -6px;
    padding: 0 8px;
    border: 0;
    border-radius: 14px;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .pill-action:hover {
    background: var(--_surface-raised);
  }

  .jump {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    inline-size: max-content;
    min-inline-size: 3.08em;
    min-block-size: 3.08em;
    justify-content: center;
    margin-inline: auto;
    padding: 4px 9px;
    font-family: inherit;
    font-weight: 600;
    cursor: pointer;
    animation: rise 0.18s ease-out;
  }

  .jump.has-unread {
    padding-inline: 12px 16px;
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .jump {
      animation: none;
    }
  }

  .row .message:hover .line time,
  .row .message:focus-within .line time {
    opacity: 1;
  }

  /* A bold part of a word must not be separated from the rest of it. */
  .text * {
    unicode-bidi: normal;
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

  .gap {
    font-weight: 400;
    font-style: italic;
  }

  .gap .action {
    flex: none;
    font-style: normal;
  }

  @container (max-width: 34em) {
    .gap:has(.action) {
      flex-direction: column;
      row-gap: 0;
    }

    .gap:has(.action)::before,
    .gap:has(.action)::after {
      content: none;
    }
  }

  .gap::before,
  .gap::after {
    border-block-start-style: dashed;
    border-color: var(--_border-control);
  }

  /* Paper has no controls. Only the rows in view exist, so the log keeps its height. */
  @media print {
    :host {
      break-inside: avoid;
      color-scheme: light;
    }

    .foot,
    .menu-button,
    .jump,
    .top,
    .action {
      display: none;
    }
  }
`;
