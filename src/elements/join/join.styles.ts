/** Styles of `<spaces-join>`. */
import { css } from 'lit';

export const joinStyles = css`
  :host {
    min-inline-size: min(10em, 100%);
    max-inline-size: 100%;
    container-type: inline-size;
    /* The width in a dialog, a float or a table cell, where the content would set it. */
    contain-intrinsic-inline-size: min(24em, 85vw);
  }

  .panel {
    display: flex;
    flex-direction: column;
    gap: 20px;
    block-size: 100%;
    padding: 24px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--spaces-shadow);
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  header {
    display: flex;
    align-items: center;
    gap: 16px;
  }

  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }

  header .words {
    flex: 1;
    min-inline-size: 0;
  }

  /* Only a script focuses the heading, so that reading continues here. It is not a control, so it shows no outline. */
  #heading {
    margin: 0;
    outline: none;
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.25;
  }

  .quiet-line {
    margin: 4px 0 0;
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }

  .unverified {
    padding: 1px 8px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    font-size: 0.8125em;
    white-space: nowrap;
  }

  form {
    display: grid;
    gap: 16px;
    max-inline-size: 30em;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  form .button.primary {
    min-inline-size: 9em;
  }

  /* Nothing can be typed or pressed on paper. */
  @media print {
    :host {
      color-scheme: light;
    }

    .field,
    .button {
      display: none;
    }
  }

  @container (inline-size < 24em) {
    .panel:not(.in-place) {
      padding: 18px;
    }

    form .button {
      inline-size: 100%;
    }
  }
`;
