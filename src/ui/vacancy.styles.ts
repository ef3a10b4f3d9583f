/** How a few words stand where there is nothing to show. Its place and size are the element's. */
import { css } from 'lit';

/** Classes: `vacancy-mark`, `vacancy-heading`, `vacancy-hint`, in a `vacancy`. */
export const vacancyStyles = css`
  .vacancy-mark {
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    border-radius: 50%;
    background: var(--_surface-raised);
    color: var(--_text-quiet);
    font-size: 1.25rem;
  }

  .vacancy p {
    max-inline-size: 34ch;
    margin: 0;
    text-wrap: balance;
  }

  .vacancy-heading {
    font-weight: 600;
  }

  .vacancy-hint {
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }
`;
