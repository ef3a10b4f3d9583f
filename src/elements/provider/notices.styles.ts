/** The styles of the notices of `<spaces-provider>`. */
import { css } from 'lit';

export const noticeStyles = css`
  .notices {
    place-self: start end;
    display: grid;
    place-items: center;
    inline-size: var(--_control-height);
    block-size: var(--_control-height);
    padding: 0;
    border: 0;
    border-radius: 50%;
    font-size: 1.25em;
    background: none;
    color: var(--_text-quiet, inherit);
    cursor: pointer;
  }

  .notices.on {
    color: var(--_accent);
  }

  .choices {
    max-inline-size: min(24em, 100vw - 32px);
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 20%);
  }

  .choices label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--_control-height);
  }

  .choices input {
    accent-color: var(--_accent);
  }
`;
