/** Styles of the conversation embedded in `<spaces-join>`, and of the panel around it. Added to `joinStyles`. */
import { css } from 'lit';

export const embeddedChatStyles = css`
  .in-place {
    gap: 0;
    padding: 0;
  }

  .in-place header {
    flex-wrap: wrap;
    gap: 4px 10px;
    padding-block: 4px;
    padding-inline: 20px 4px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-raised);
    font-size: 0.9375em;
  }

  .in-place .words {
    flex-basis: 9.6em;
    padding-block: 6px;
  }

  .in-place :is(h2, .quiet-line) {
    display: inline;
    margin: 0;
    font-size: 1em;
  }

  /* The header of the conversation takes its place. The heading stays for screen readers, and to receive the focus. */
  .in-place:has(> .embedded) > header:has(> .leave) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    padding: 0;
    border: 0;
    clip-path: inset(50%);
    overflow: hidden;

    .leave {
      display: none;
    }
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
    padding: 12px 20px;
  }

  /* The conversation fills the height that the page gives the element, and has a default height otherwise. */
  .in-place > .notice {
    border-radius: 0;
  }

  .embedded {
    position: relative;
    display: grid;
    flex: 1 1 var(--spaces-chat-height, 32em);
    min-block-size: 12em;
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
    margin: 20px;
  }

  @container (inline-size < 24em) {
    .in-place .quiet-line {
      display: block;
    }
  }
`;
