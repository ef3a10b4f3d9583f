/** The styles of the rows of `<spaces-list>`. `rows.ts` repeats the height of a row. */
import { css } from 'lit';
import { avatarColours, avatarStyles } from '../../ui/avatar.styles.ts';

const ownStyles = css`
  .row {
    --_avatar-size: 2.5em;
    position: relative;
    display: flex;
    align-items: center;
    gap: 12px;
    block-size: 4em;
    padding-inline: 16px;
    overflow: clip;
    cursor: pointer;
    user-select: none;
    touch-action: manipulation;
  }

  .row:hover,
  .list:focus-visible .active {
    background: var(--_surface-raised);
  }

  .list .row[aria-selected='true'] {
    background: var(--_accent-soft);
  }

  .row[aria-selected='true']::before {
    content: '';
    position: absolute;
    inset-block: 12px;
    inset-inline-start: 0;
    inline-size: 3px;
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
    background: var(--_accent);
  }

  /* The focus ring is around the active row, or around the list while that row is not rendered. */
  .list:focus-visible:has(.active) {
    outline: none;
  }

  .list:focus-visible .active {
    outline: 2px solid var(--_focus);
    outline-offset: -4px;
    border-radius: var(--_radius-control);
  }

  .words {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    line-height: 1.35;
  }

  .words > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .latest,
  .time {
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .latest {
    display: flex;
  }

  .latest > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .from {
    flex: none;
    max-inline-size: 65%;
    white-space: pre;
  }

  /* A colon has no direction of its own. */
  .from:has(bdi) {
    unicode-bidi: normal;
  }

  .words .name {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .name > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .name .icon {
    flex: none;
    inline-size: 0.9em;
    color: var(--_text-quiet);
  }

  .unread .name {
    font-weight: 650;
  }

  .unread .latest {
    color: var(--_text);
  }

  .side {
    flex: none;
    display: grid;
    justify-items: end;
    line-height: 1.35;
  }

  .time {
    min-block-size: 1.35em;
  }

  .marks {
    display: flex;
    align-items: center;
    gap: 2px;
    block-size: 1.375em;
  }

  .dot {
    inline-size: 0.625em;
    block-size: 0.625em;
    border-radius: 50%;
    background: var(--_accent);
  }

  .count {
    box-sizing: border-box;
    min-inline-size: 1.667em;
    padding-inline: 0.4em;
    border-radius: 1em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75em;
    font-weight: 650;
    line-height: 1.667;
    text-align: center;
  }

  .quiet:is(.dot, .count) {
    background: var(--_text-quiet);
    color: var(--_surface);
  }

  /* It can be pressed on 24 × 24 px, and takes no place until it is of use. */
  .pin {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin-inline-end: -5px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .row:not(:hover, .active, .pinned) .pin {
    display: none;
  }

  .row .pin:hover {
    color: var(--_text);
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const rowStyles = [avatarStyles, avatarColours(), ownStyles];
