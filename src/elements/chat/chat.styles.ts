/** How `<spaces-chat>` looks around its messages. */
import { css, unsafeCSS } from 'lit';
import { avatarColours } from '../../ui/avatar-colours.styles.ts';
import { avatarStyles } from '../../ui/avatar.styles.ts';
import { controls } from '../../ui/controls.styles.ts';
import { noticeStyles } from '../../ui/notice.styles.ts';
import { tokens } from '../../ui/tokens.styles.ts';
import { vacancyStyles } from '../../ui/vacancy.styles.ts';
import { composerStyles } from './composer.styles.ts';
import { messageStyles } from './message.styles.ts';
import { overlayStyles } from './overlay.styles.ts';
import { separatorStyles } from './separator.styles.ts';
import { textStyles } from './text.styles.ts';

const frame = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: var(--spaces-chat-height, 36rem);
    min-block-size: 12rem;
    min-inline-size: 15rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: clip;
    container-type: inline-size;
  }

  .header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 1rem;
    min-block-size: 3.75rem;
    padding: 0.5rem 1.25rem;
    border-block-end: 1px solid var(--_border);
  }

  .heading {
    flex: 1;
    min-inline-size: 0;
  }

  .title {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.35;
    letter-spacing: -0.006em;
    overflow: hidden;
    inline-size: fit-content;
    max-inline-size: 100%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .presence {
    display: flex;

    align-items: center;
    gap: 0.4375rem;
    margin: 0;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    line-height: 1.4;
  }

  .presence::before {
    content: '';
    box-sizing: border-box;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    border: 1.5px solid currentcolor;
  }

  .presence.here::before {
    border-color: var(--_success);
    background: var(--_success);
  }

  .faces {
    --_avatar-size: 1.875rem;
    flex: none;
    display: flex;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .faces li {
    border: 2px solid var(--_surface);
    border-radius: 1.25rem;
  }

  .faces li + li {
    margin-inline-start: -0.375rem;
  }

  .faces .avatar {
    display: grid;
  }

  .more-people {
    display: grid;
    place-items: center;
    min-inline-size: 2.125rem;
    padding-inline: 0.4375rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .body {
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
  }

  /* Out of flow, so that what is in it never changes its size. */
  .log {
    position: absolute;
    inset: 0;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
    /* A bar that comes and goes would change the width of every row, and be heard by the page as an endless loop of sizes. */
    scrollbar-gutter: stable;
    outline-offset: -3px;
  }

  .vacancy {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.875rem;
    padding: 1.5rem;
    text-align: center;
    pointer-events: none;
  }

  @container (max-width: 28rem) {
    .header {
      gap: 0.75rem;
      padding-inline: 1rem;
    }

    .faces li:nth-child(n + 4):not(.more-people) {
      display: none;
    }
  }
`;

/** As one sheet: each of twelve would cost every element of a page its share before the first frame. */
export const chatStyles = unsafeCSS(
  [
    tokens,
    controls,
    avatarStyles,
    avatarColours,
    noticeStyles,
    frame,
    vacancyStyles,
    overlayStyles,
    messageStyles,
    separatorStyles,
    textStyles,
    composerStyles,
  ].join(''),
);
