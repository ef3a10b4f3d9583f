/** Looks of a conversation of two, over those of `<spaces-chat>`. */
import { css } from 'lit';

export const directStyles = css`
  .header > .face {
    --_avatar-size: 2.5rem;
    flex: none;
    display: grid;
  }

  .header:has(> .face) {
    gap: 0.75rem;
  }

  .vacancy .button {
    margin-block-start: 1rem;
    pointer-events: auto;
  }
`;
