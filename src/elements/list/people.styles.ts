/** The styles of the people in `<spaces-list>`. */
import { css } from 'lit';

export const foundPeopleStyles = css`
  .group {
    padding: 14px 16px 6px;
    border-block-start: 1px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-weight: 600;
  }

  /* In the other direction, they begin beside the picture, too. */
  .words > bdi:is(.name, .latest) {
    display: block;
    text-align: match-parent;
  }

  .avatar.mail {
    display: grid;
    place-items: center;
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .pinned .pin .icon {
    fill: currentcolor;
  }
`;
