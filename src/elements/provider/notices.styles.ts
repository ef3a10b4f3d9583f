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
    color: var(--_text-quiet);
    cursor: pointer;
  }

  .notices.on {
    color: var(--_accent);
  }

  /* Below the bell. Browsers without anchors show it in the corner. */
  .choices {
    position-area: block-end span-inline-start;
    position-try: flip-block;
    margin-block: 4px auto;
    margin-inline: auto 0;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 6px 16px rgb(10 20 40 / 10%);
  }

  .choices label {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--_control-height);
  }
`;
