/** Shows a problem in one sentence, with buttons that solve it. */
import { html, nothing, type TemplateResult } from 'lit';
import { alertIcon } from './icons.ts';

/** Screen readers announce the sentence. Styles: `moreControlStyles`. */
export function notice(sentence: string, actions: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="notice" part="problem">
    ${alertIcon()}
    <div class="body">
      <p role="alert">${sentence}</p>
      ${actions}
    </div>
  </div>`;
}

/** The button that repeats what failed. */
export function tryAgain(label: string, onClick: () => void): TemplateResult {
  return html`<button class="button" part="button retry" type="button" @click=${onClick}>${label}</button>`;
}

/** Shown in place of a part that is loading, or that could not be loaded. */
export function partPlaceholder(
  part: { readonly failed: boolean; retry(): void },
  sentence: string,
  label: string,
): TemplateResult {
  return part.failed ? notice(sentence, tryAgain(label, part.retry)) : html`<span class="spinner"></span>`;
}
