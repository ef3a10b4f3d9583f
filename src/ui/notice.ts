/** Shows a problem in one sentence, with buttons that solve it. */
import { html, nothing, type TemplateResult } from 'lit';
import { alertIcon } from './icons.ts';
import { tryAgain } from './try-again.ts';

/** Screen readers announce the sentence. Styles: `feedbackStyles`. */
export function notice(sentence: string, actions: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="notice" part="problem">
    ${alertIcon()}
    <div class="body">
      <p role="alert">${sentence}</p>
      ${actions}
    </div>
  </div>`;
}

/** Shown in place of a part that is loading, or that could not be loaded. */
export function partPlaceholder(
  part: { readonly failed: boolean; retry(): void },
  sentence: string,
  label: string,
): TemplateResult {
  return part.failed ? notice(sentence, tryAgain(label, part.retry)) : html`<span class="spinner"></span>`;
}
