/** The styles of the account panel of `<spaces-join>`. Added to `joinStyles`. */
import { css } from 'lit';

export const accountStyles = css`
  .account {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    max-inline-size: 30em;
  }

  .account:has(> .methods) {
    padding-block-start: 20px;
    border-block-start: 1px solid var(--_border);
  }

  .account > .button {
    min-inline-size: 9em;
  }

  .methods {
    display: flex;
    flex-wrap: wrap;
    flex-basis: 100%;
    gap: 4px 0;
    margin-inline: -12px;
  }

  .methods .button {
    padding-inline: 12px;
    font-weight: 500;
  }

  .account .block {
    flex-basis: 100%;
  }

  .waiting {
    display: flex;
    gap: 12px;
    align-items: start;
    margin: 0 0 16px;
  }

  .waiting .spinner {
    margin-block-start: 0.25em;
  }

  .account:not(:has(*)) {
    display: none;
  }

  .last-way {
    align-self: center;
    padding: 2px 8px;
    border-radius: 16px;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .methods .last-way {
    margin-inline-end: 12px;
  }

  .block form {
    margin-block-start: 20px;
  }

  .offer {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }

  .in-place > .account {
    max-inline-size: none;
    padding-block: 10px;
    padding-inline: 20px 12px;
    border-block: 0 solid var(--_border);
    border-block-end-width: 1px;
  }

  .in-place > .account .block > p {
    margin-block-end: 10px;
  }

  .account p {
    margin: 0;
  }

  .account h2 {
    margin-block-end: 16px;
  }

  /* Quiet buttons have visible borders in this mode. */
  @media (forced-colors: active) {
    .methods {
      gap: 8px;
      margin-inline: 0;
    }
  }
`;
