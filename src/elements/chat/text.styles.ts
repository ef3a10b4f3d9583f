/** How the text inside a message looks: what people wrote, not what we did. */
import { css } from 'lit';

export const textStyles = css`
  .text {
    overflow-wrap: anywhere;
    text-align: start;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
  }

  .text.rich {
    white-space: normal;
  }

  .text p,
  .text ul,
  .text ol,
  .text pre,
  .text blockquote {
    margin: 0;
  }

  .text.rich > * + * {
    margin-block-start: 0.375rem;
  }

  .text ul,
  .text ol {
    padding-inline-start: 1.375rem;
  }

  .text code,
  .text pre {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: 0.9em;
  }

  .text code {
    padding: 0.0625rem 0.25rem;
    border-radius: 0.25rem;
    background: color-mix(in srgb, currentcolor 9%, transparent);
  }

  .text pre {
    padding: 0.5rem 0.625rem;
    border-radius: 0.5rem;
    background: color-mix(in srgb, currentcolor 7%, transparent);
    overflow-x: auto;
    white-space: pre-wrap;
  }

  .text pre code {
    padding: 0;
    background: none;
  }

  .text blockquote {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--_border-control);
    color: var(--_text-quiet);
  }

  .text a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
    unicode-bidi: isolate;
  }

  .text a:hover {
    text-decoration-thickness: 2px;
  }

  .text .more {
    min-block-size: 1.5rem;
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
