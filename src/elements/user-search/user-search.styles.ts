/** Styles of the picker of `<spaces-user-search>`: chips, messages below the field, and the panel. */
import { css } from 'lit';
import { avatarColours, avatarStyles } from '../../ui/avatar.styles.ts';

/** A call with a person, below the field. */
const callStyles = css`
  spaces-call {
    margin-block-start: 8px;
  }

  spaces-call::part(strip) {
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
  }
`;

const panelStyles = css`
  .panel {
    position: fixed;
    inset: auto;
    max-block-size: min(26em, var(--_room, 100vh));
    flex-direction: column;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    box-shadow:
      0 1px 3px rgb(10 20 40 / 12%),
      0 12px 32px rgb(10 20 40 / 18%);
    overflow: hidden;
  }

  .panel:popover-open {
    display: flex;
  }

  .heading {
    margin: 0;
    padding: 10px 14px 4px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .list {
    flex: 0 1 auto;
    min-block-size: 0;
    padding: 4px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--_border-control) transparent;
    scrollbar-width: thin;
    /* Rows are added and removed above the view. Their height is known, so the browser need not adjust the position. */
    overflow-anchor: none;
  }

  .before {
    block-size: var(--_before, 0);
  }

  .behind {
    block-size: var(--_behind, 0);
  }

  .option {
    display: flex;
    align-items: center;
    gap: 12px;
    block-size: var(--_row);
    padding-inline: 10px;
    line-height: 1.3;
    cursor: pointer;
    touch-action: manipulation;
  }

  .option:hover {
    border-radius: calc(var(--_radius-control) - 2px);
    background: var(--_surface-raised);
  }

  /* The page's own content, whose size is not known. */
  .option[aria-label] {
    overflow: hidden;
  }

  .option.active {
    border-radius: calc(var(--_radius-control) - 2px);
    background: var(--_accent-soft);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  .option[aria-disabled] {
    cursor: default;
  }

  .option[aria-disabled] :is(.avatar, .name) {
    opacity: 0.7;
  }

  .words {
    flex: 1;
    min-inline-size: 0;
  }

  /* A name or an address in the other direction starts at the same edge as the row. */
  .words > * {
    display: block;
    text-align: match-parent;
  }

  .name {
    font-weight: 600;
  }

  .username,
  .quiet,
  .obstacle {
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  /* This is the last row, so it can be as high as its address needs. */
  .option.invite {
    block-size: auto;
    min-block-size: var(--_row);
    padding-block: 6px;
  }

  .option.invite :is(.name, .username) {
    white-space: normal;
    overflow-wrap: anywhere;
  }

  /* The organization of a person from outside. */
  .organization {
    flex: 0 1 auto;
    max-inline-size: 40%;
    padding: 1px 8px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .here {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    margin-inline-start: 8px;
    color: var(--_success);
    font-size: 0.8125em;
    font-weight: 400;
  }

  .here::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentcolor;
    forced-color-adjust: none;
  }

  mark {
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline;
    text-decoration-color: var(--_accent);
    text-underline-offset: 0.2em;
  }

  .tick {
    display: grid;
    color: var(--_success);
  }

  .avatar.mail {
    display: grid;
    place-items: center;
    background: var(--_accent-soft);
    inline-size: var(--_avatar-size);
    block-size: var(--_avatar-size);
    color: var(--_accent);
    font-size: 1em;
  }

  .line,
  .block {
    display: flex;
    margin: 0;
    padding: 14px;
  }

  .line {
    align-items: center;
    gap: 10px;
    color: var(--_text-quiet);
  }

  .block {
    flex-direction: column;
    gap: 4px;
    overflow-y: auto;
  }

  .block p {
    flex: none;
    margin: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .block .notice {
    margin: 0;
  }

  .missing {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 6px 14px;
    border-block-start: 1px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .missing .link {
    flex: none;
  }
`;

const pickerStyles = css`
  .chips {
    display: contents;
    list-style: none;
  }

  .chip {
    --_avatar-size: 1.733em;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 2.133em;
    padding-inline-start: 3px;
    border-radius: 16px;
    background: var(--_accent-soft);
    font-size: 0.9375em;
  }

  .chip > .icon {
    margin-inline-start: 6px;
    color: var(--_text-quiet);
  }

  .chip-name,
  .name,
  .username {
    /* Clipping, unlike scrolling, lets a long word widen the chip. */
    min-inline-size: 0;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .remove {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.133em;
    block-size: 2.133em;
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

  .remove:hover {
    color: var(--_text);
  }

  .remove:focus-visible {
    outline-offset: -3px;
  }

  .link {
    min-block-size: 2em;
    margin: 0;
    padding: 0 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-size: 0.9375em;
    font-weight: 600;
    cursor: pointer;
  }

  .link:hover {
    background: var(--_surface-raised);
  }

  .deed,
  .role {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 6px 0 0;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .deed a {
    color: var(--_accent);
    white-space: nowrap;
  }

  .role select {
    min-block-size: 2.571em;
    padding-inline: 8px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
  }

  .report {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-block-start: 8px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }

  .report ul {
    flex: 1 1 14em;
    min-inline-size: 0;
    margin: 0;
    padding-inline-start: 18px;
    overflow-wrap: anywhere;
  }

  .report summary {
    cursor: pointer;
  }

  .report details > bdi {
    display: block;
    max-block-size: 10em;
    overflow: auto;
    color: var(--_text-quiet);
  }

  .report progress {
    flex: 1 1 8em;
    min-inline-size: 0;
    block-size: 0.5em;
    accent-color: var(--_accent);
  }
`;

export const userSearchStyles = [avatarStyles, avatarColours(), pickerStyles, callStyles, panelStyles];
