/** The styles of markup in messages and of excerpts. They load with the first message that needs them. */
import { css } from 'lit';

export const markupStyles = css`
  /* Entities may stand for marks that the plain text does not show. */
  .text.rich {
    white-space: normal;
    overflow: clip;
    overflow-clip-margin: 7px;
  }

  .text p,
  .text ul,
  .text ol,
  .text pre,
  .text blockquote {
    margin: 0;
  }

  .text.rich > * + * {
    margin-block-start: 6px;
  }

  .text ul,
  .text ol {
    padding-inline-start: 22px;
  }

  .text code,
  .text pre {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9em;
  }

  .text code {
    padding: 1px 4px;
    border-radius: 4px;
    background: color-mix(in srgb, currentcolor 9%, transparent);
  }

  .text pre {
    padding: 8px 10px;
    border-radius: 8px;
    background: color-mix(in srgb, currentcolor 7%, transparent);
    overflow-x: auto;
    white-space: pre-wrap;
  }

  .text pre code {
    padding: 0;
    background: none;
  }

  .text code {
    white-space: pre-wrap;
  }

  .text .mention {
    padding: 0 2px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: inherit;
    font-weight: 600;
    unicode-bidi: isolate;
  }

  /* Not by colour alone: forced colours take all of it. */
  .text .mention.me {
    outline: 2px solid currentcolor;
    background: color-mix(in srgb, var(--_accent) 28%, transparent);
  }

  .text blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_border-control);
    color: var(--_text-quiet);
  }

  /* Deeper levels have no indent: it would leave no room for their words. */
  .text :is(ul, ol, blockquote) :is(ul, ol, blockquote) :is(ul, ol, blockquote) :is(ul, ol, blockquote) {
    padding-inline: 0;
    border: 0;
    list-style-position: inside;
  }
`;

/** The button below a long message. */
export const excerptStyles = css`
  .text .more {
    min-block-size: 1.6em;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    text-decoration: underline;
    cursor: pointer;
  }
`;
