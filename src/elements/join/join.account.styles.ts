/** Looks of signing in, over those of `<spaces-join>`. */
import { css } from 'lit';

export const accountStyles = css`
  .account {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    max-inline-size: 30rem;
  }

  .account:has(> .ways) {
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--_border);
  }

  .account > .button {
    min-inline-size: 9rem;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    flex-basis: 100%;
    gap: 0.25rem 0;
    margin-inline: -0.75rem;
  }

  .ways .button {
    padding-inline: 0.75rem;
    font-weight: 500;
  }

  .account .said {
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

  .account p {
    margin: 0;
  }

  .account h2 {
    margin-block-end: 1rem;
  }
`;
