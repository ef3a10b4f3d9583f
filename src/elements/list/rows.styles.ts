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
    padding-inline: 16px 6px;
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
    gap: 6px;
  }

  .dot {
    inline-size: 0.625em;
    block-size: 0.625em;
    border-radius: 50%;
    background: var(--_accent);
  }

  .pin {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.462em;
    block-size: var(--_control-height);
    color: var(--_text-quiet);
    font-size: 0.8125em;
    opacity: 0;
  }

  .row:hover .pin,
  .active .pin {
    opacity: 0.7;
  }

  .pin:hover,
  .pinned .pin {
    opacity: 1;
  }

  .pinned .pin .icon {
    fill: currentcolor;
  }

  @media (hover: none) {
    .pin {
      opacity: 0.45;
    }
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

export const rowStyles = [avatarStyles, avatarColours(), ownStyles];
