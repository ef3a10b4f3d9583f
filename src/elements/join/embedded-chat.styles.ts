/** Styles of the conversation embedded in `<spaces-join>`, and of the panel around it. Added to `joinStyles`. */
import { css } from 'lit';

export const embeddedChatStyles = css`
  .in-place {
    gap: 0;
    padding: 0;
  }

  .in-place header {
    flex-wrap: wrap;
    gap: 0.25rem 0.625rem;
    padding-block: 0.25rem;
    padding-inline: 1.25rem 0.25rem;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-raised);
    font-size: 0.9375em;
  }

  .in-place .words {
    flex-basis: 9rem;
    padding-block: 0.375rem;
  }

  .in-place :is(h2, .quiet-line) {
    display: inline;
    margin: 0;
    font-size: 1em;
    letter-spacing: 0;
  }

  .in-place .button.leave {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  .in-place form .button {
    inline-size: auto;
  }

  .in-place > form {
    padding: 0.75rem 1.25rem;
  }

  /* The conversation fills the height that the page gives the element, and has a default height otherwise. */
  .in-place > .notice {
    border-radius: 0;
  }

  .embedded {
    position: relative;
    display: grid;
    flex: 1 1 var(--spaces-chat-height, 32rem);
    min-block-size: 12rem;
  }

  .embedded spaces-chat {
    position: absolute;
    inset: 0;
    block-size: auto;
    min-block-size: 0;
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }

  .embedded spaces-chat:not(:defined) {
    display: none;
  }

  .embedded > .spinner {
    place-self: center;
    color: var(--_accent);
  }

  .embedded > .notice {
    place-self: start stretch;
    margin: 1.25rem;
  }

  .in-place .joined-mark {
    font-size: 1.125rem;
  }

  @container (inline-size < 24rem) {
    .in-place .joined-mark {
      display: none;
    }

    .in-place .quiet-line {
      display: block;
    }
  }
`;
