/** The styles of the account panel of `<spaces-join>`. Added to `joinStyles`. */
import { css } from 'lit';

export const accountStyles = css`
  .account {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    max-inline-size: 30rem;
  }

  .account:has(> .methods) {
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--_border);
  }

  .account > .button {
    min-inline-size: 9rem;
  }

  .methods {
    display: flex;
    flex-wrap: wrap;
    flex-basis: 100%;
    gap: 0.25rem 0;
    margin-inline: -0.75rem;
  }

  .methods .button {
    padding-inline: 0.75rem;
    font-weight: 500;
  }

  .account .block {
    flex-basis: 100%;
  }

  .waiting {
    display: flex;
    gap: 0.75rem;
    align-items: start;
    margin: 0 0 1rem;
  }

  .waiting .spinner {
    margin-block-start: 0.25em;
  }

  .account:not(:has(*)) {
    display: none;
  }

  .last-way {
    align-self: center;
    padding: 0.125rem 0.5rem;
    border-radius: 1rem;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 0.8125rem;
  }

  .methods .last-way {
    margin-inline-end: 0.75rem;
  }

  .block form {
    margin-block-start: 1.25rem;
  }

  .offer {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }

  .in-place > .account {
    max-inline-size: none;
    padding-block: 0.625rem;
    padding-inline: 1.25rem 0.75rem;
    border-block: 0 solid var(--_border);
    border-block-end-width: 1px;
  }

  .in-place > .account .block > p {
    margin-block-end: 0.625rem;
  }

  .account p {
    margin: 0;
  }

  .account h2 {
    margin-block-end: 1rem;
  }

  /* Quiet buttons have visible borders in this mode. */
  @media (forced-colors: active) {
    .methods {
      gap: 0.5rem;
      margin-inline: 0;
    }
  }
`;
