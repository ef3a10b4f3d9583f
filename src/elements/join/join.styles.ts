/** Styles of `<spaces-join>`. */
import { css } from 'lit';

export const joinStyles = css`
  :host {
    container-type: inline-size;
  }

  .panel {
    display: flex;
    flex-direction: column;
    gap: 1.25rem;
    block-size: 100%;
    padding: 1.5rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: hidden;
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.875rem;
  }

  /* As in ui/avatar.styles.ts, but without pictures and other colours. */
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 50%;
    background: light-dark(hsl(220 40% 91%), hsl(220 28% 27%));
    color: light-dark(hsl(220 50% 25%), hsl(220 60% 90%));
    font-size: 1.045rem;
    font-weight: 600;
  }

  header .words {
    flex: 1;
    min-inline-size: 0;
  }

  /* A name in the other writing direction is still aligned to the start of the row. */
  header .words > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  h2 {
    margin: 0;
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    text-wrap: balance;
  }

  /* Only a script focuses the heading, so that reading continues here. It is not a control, so it shows no outline. */
  h2:focus {
    outline: none;
  }

  .quiet-line {
    margin: 0.25rem 0 0;
    color: var(--_text-quiet);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }

  .unverified {
    padding: 0.0625rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
    font-size: 0.8125rem;
    white-space: nowrap;
  }

  form {
    display: grid;
    gap: 1rem;
    max-inline-size: 30rem;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  form .button.primary {
    min-inline-size: 9rem;
  }

  .joined-mark {
    color: var(--_success);
    font-size: 1.75rem;
    line-height: 0;
  }

  @container (inline-size < 24rem) {
    .panel:not(.in-place) {
      padding: 1.125rem;
    }

    form .button {
      inline-size: 100%;
    }
  }
`;
