/** The styles of `<spaces-chat>` around its messages. */
import { css, unsafeCSS } from 'lit';
import { avatarColours, avatarStyles } from '../../ui/avatar.styles.ts';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles, vacancyStyles } from '../../ui/feedback.styles.ts';
import { skeletonStyles } from '../../ui/skeleton.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';
import { messageStyles, separatorStyles, textStyles } from './message.styles.ts';

/** The header, the body and the placeholder. */
const frameStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: var(--spaces-chat-height, 36em);
    min-block-size: 12em;
    min-inline-size: min(15em, 100%);
    max-inline-size: 100%;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--spaces-shadow);
    overflow: clip;
    container-type: inline-size;
    contain-intrinsic-inline-size: min(24em, 85vw);
  }

  /* What a call shows beyond one line wraps below the rest. */
  .header {
    --_avatar-size: 2em;
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 10px;
    min-block-size: 3.5em;
    padding-block: 5px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_border);
  }

  .heading {
    flex: 1 1 0;
    min-inline-size: 0;
  }

  .title,
  .presence span {
    margin: 0;
    inline-size: fit-content;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .title {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.3;
  }

  /* Until it is known who is here, the status says why. */
  .presence {
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    min-block-size: 1.4em;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    line-height: 1.4;
  }

  .here::before {
    content: '';
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    outline: 1px solid transparent;
    background: var(--_success);
  }

  .body {
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
  }

  /* Out of flow, so that its content never changes its size. */
  .log {
    position: absolute;
    inset: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
    /* A scroll bar that appears would change the width of every row, which the page would see as a ResizeObserver loop. */
    scrollbar-gutter: stable;
    outline-offset: -3px;
    /* Own layer: without it, Chromium does not paint rows that move by as much as the scroll position in one frame. */
    will-change: scroll-position;
  }

  .vacancy {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 14px;
    padding: 24px;
    text-align: center;
    pointer-events: none;
  }

  @container (max-width: 28em) {
    .header {
      column-gap: 8px;
      padding-inline: 12px 4px;
    }
  }
`;

/** What floats over the messages: the status, the button that loads older messages, the jump button. */
const overlayStyles = css`
  .top {
    position: absolute;
    inset-block-start: 10px;
    inset-inline: 16px;
    display: grid;
    justify-items: center;
    gap: 6px;
    pointer-events: none;
  }

  .pill,
  .jump {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    border: 1px solid var(--_border);
    border-radius: 20px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow:
      0 1px 2px rgb(10 20 40 / 8%),
      0 6px 16px rgb(10 20 40 / 10%);
    font-size: 0.8125em;
    line-height: 1.35;
    pointer-events: auto;
  }

  .pill {
    flex-wrap: wrap;
    justify-content: center;
    max-inline-size: 100%;
    padding: 6px 14px;
    text-align: center;
  }

  .pill .spinner {
    color: var(--_accent);
  }

  /* As messages of two people. */
  .body > .skeleton i {
    margin-inline-start: 42px;
    border-radius: 18px;
  }

  .body > .skeleton i:nth-child(4n) {
    justify-self: end;
  }

  /* The live region is always there, even when it is empty. */
  .status.calm {
    padding: 0;
    border: 0;
    box-shadow: none;
  }
`;

/** Below the messages: who is typing, problems, and the composer. */
const composerStyles = css`
  .foot {
    flex: none;
    padding: 0 16px 14px;
  }

  /* Keeps its place until the conversation is there, so that nothing moves then. */
  .foot.reserved {
    visibility: hidden;
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 1.85em;
    padding-inline: 6px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    line-height: 1.85em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  /* One field with its buttons inside. */
  .composer {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    margin: 0;
    padding: 3px;
    border: 1px solid var(--_border-control);
    border-radius: 26px;
    background: var(--_surface);
  }

  .composer:has(textarea:focus) {
    border-color: var(--_focus);
    outline: 1px solid var(--_focus);
  }

  .grow {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    padding-inline-start: 10px;
  }

  .attach ~ .grow {
    padding: 0;
  }

  .grow::after,
  textarea {
    grid-area: 1 / 1;
    box-sizing: border-box;
    min-block-size: 2.75em;
    max-block-size: 10em;
    padding: 10px 6px;
    border: 0;
    /* Phones zoom the page when a field below 16 px gets the focus. */
    font: inherit;
    font-size: max(16px, 1em);
    line-height: 1.5em;
    text-align: inherit;
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
    background: none;
    color: inherit;
    overflow: hidden auto;
    resize: none;
    scrollbar-width: thin;
  }

  .grow > textarea {
    outline: 0;
  }

  textarea::placeholder {
    white-space: nowrap;
  }

  .round {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }

  .send:not([data-idle]) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .round .icon {
    inline-size: 1.3125em;
    block-size: 1.3125em;
  }

  .send:dir(rtl) .icon {
    scale: -1 1;
  }

  @container (max-width: 28em) {
    .foot {
      padding: 0 12px 12px;
    }
  }
`;

/** One style sheet instead of twelve, because each costs time for every element before the first frame. */
export const chatStyles = unsafeCSS(
  [
    tokenStyles,
    controlStyles,
    avatarStyles,
    avatarColours(),
    feedbackStyles,
    frameStyles,
    vacancyStyles(),
    skeletonStyles,
    overlayStyles,
    messageStyles,
    separatorStyles,
    textStyles,
    composerStyles,
  ].join(''),
);
