/** The styles of the strip of `<spaces-call>`. Added to its own. */
import { css } from 'lit';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';

const frame = css`
  :host {
    min-inline-size: min(10em, 100%);
    max-inline-size: 100%;
    container-type: inline-size;
    /* The width in a dialog, a float or a table cell, where the content would set it. */
    contain-intrinsic-inline-size: min(24em, 85vw);
  }

  :host(:state(empty)) {
    display: none;
  }

  .strip {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px 16px;
    padding: 14px 20px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--spaces-shadow);
    overflow-wrap: anywhere;
  }

  .strip.embedded {
    padding-block: 8px;
    border-width: 0 0 1px;
    border-radius: 0;
    background: var(--_surface-raised);
    box-shadow: none;
  }

  .words {
    flex: 1 1 14em;
    min-inline-size: min(9em, 100%);
  }

  .words p {
    margin: 0;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    font-weight: 600;
  }

  .quiet {
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  span.live {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    color: var(--_success);
  }

  /* The border stays visible where the browser forces colours. */
  span.live::before,
  .recorded::before {
    content: '';
    inline-size: 9px;
    block-size: 9px;
    border: 1px solid currentcolor;
    border-radius: 50%;
    background: currentcolor;
  }

  .recorded {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    color: var(--_danger);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  /* In the header of a conversation: one line, as wide as its content. The pointer shows what the button will do. */
  :host(:state(compact)) {
    min-inline-size: 0;
    container-type: normal;
  }

  .compact,
  .compact .actions {
    display: flex;
    flex-wrap: nowrap;
    align-items: center;
    gap: 8px;
    padding: 0;
    border: 0;
    background: none;
    box-shadow: none;
    white-space: nowrap;
  }

  .compact .words {
    flex: none;
    min-inline-size: 0;
  }

  .compact .line {
    flex-wrap: nowrap;
    gap: 8px;
    font-size: 0.875em;
  }

  .compact p.quiet,
  .compact.none .words,
  .compact [part~='dial-in-button'] span {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
    overflow: hidden;
  }

  .compact .button {
    min-block-size: 2.75em;
    padding: 4px 14px;
    border-radius: 22px;
    font-size: 0.875em;
  }

  .compact [part~='dial-in-button'] {
    padding: 0;
    min-inline-size: 2.75em;
  }

  .compact .button .icon {
    flex: none;
    inline-size: 1.375em;
    block-size: 1.375em;
  }

  /* In a narrow conversation, the buttons stand for the words. Only a recording has a dot. */
  @container (inline-size < 30em) {
    .compact .recorded {
      font-size: 0;
    }

    .compact .live,
    .compact [part='count'],
    .compact.none .button span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      clip-path: inset(50%);
      overflow: hidden;
    }

    .compact .actions {
      gap: 0;
    }

    .compact .button {
      padding-inline: 12px;
    }

    .compact.live [part~='join'] .icon {
      display: none;
    }
  }

  a.button {
    text-decoration: none;
  }

  a.button.primary {
    color: var(--_on-accent);
  }

  .strip > .notice {
    flex: 1;
  }

  @container (inline-size < 24em) {
    .actions,
    .actions > .button {
      flex: 1 1 auto;
    }
  }

  /* Nothing can be pressed on paper. */
  @media print {
    .strip .actions {
      display: none;
    }
  }
`;

export const callStyles = [controlStyles, feedbackStyles, frame];
