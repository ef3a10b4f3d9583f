/** Looks of `<spaces-user-search>` in use: chips, what is told below the field, and the panel. */
import { css } from 'lit';
import { avatarColours } from '../../ui/avatar-colours.styles.ts';
import { avatarStyles } from '../../ui/avatar.styles.ts';
import { panelStyles } from './user-search.panel.styles.ts';

const usedStyles = css`
  .chips {
    display: contents;
    list-style: none;
  }

  .chip {
    --_avatar-size: 1.625rem;
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 2rem;
    padding-inline-start: 0.1875rem;
    border-radius: 1rem;
    background: var(--_accent-soft);
    font-size: 0.9375em;
  }

  .chip > .icon {
    margin-inline-start: 0.375rem;
    color: var(--_text-quiet);
  }

  .chip-name,
  .name,
  .username {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .remove {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
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
    min-block-size: 2rem;
    margin: 0;
    padding: 0 0.5rem;
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
    gap: 0.5rem;
    margin: 0.375rem 0 0;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .deed a {
    color: var(--_accent);
    white-space: nowrap;
  }

  .role select {
    min-block-size: 2.25rem;
    padding-inline: 0.5rem;
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
    gap: 0.25rem 0.75rem;
    margin-block-start: 0.5rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    background: var(--_surface-raised);
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }

  .report ul {
    flex: 1 1 14rem;
    min-inline-size: 0;
    margin: 0;
    padding-inline-start: 1.125rem;
    overflow-wrap: anywhere;
  }

  .report progress {
    flex: 1 1 8rem;
    min-inline-size: 0;
    block-size: 0.5rem;
    accent-color: var(--_accent);
  }
`;

export const userSearchStyles = [avatarStyles, avatarColours, usedStyles, panelStyles];
