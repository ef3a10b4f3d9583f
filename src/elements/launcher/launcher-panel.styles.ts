/** The styles of the panel of `<spaces-launcher>`: a bar, and the element that it shows. */
import { css } from 'lit';

export const launcherPanelStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100%;
    background: var(--_surface);
  }

  .bar {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    padding: max(4px, env(safe-area-inset-top)) 4px 4px;
    border-block-end: 1px solid var(--_border);
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding-inline: 12px;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .icon-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin: 0;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    cursor: pointer;
  }

  .icon-button:hover {
    background: var(--_surface-raised);
  }

  .icon-button .icon {
    inline-size: 20px;
    block-size: 20px;
  }

  .back .icon {
    rotate: 90deg;
  }

  .back:dir(rtl) .icon {
    rotate: -90deg;
  }

  .icon-button:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  /* Only so that screen readers begin here. */
  h2:focus {
    outline: none;
  }

  .content {
    display: grid;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding-block-end: env(safe-area-inset-bottom);
  }

  .content > :not(.spinner) {
    block-size: 100%;
    min-block-size: 0;
    min-inline-size: 0;
    inline-size: 100%;
    border: 0;
    --spaces-radius: 0;
  }

  .content > ::part(panel) {
    border: 0;
  }
`;
