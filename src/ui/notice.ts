/** A problem told in a plain sentence, with the way out beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { alertIcon } from './icons.ts';

/** A sentence in a `role="alert"` box; `actions` are buttons that lead on. Styles: `noticeStyles`. */
export function notice(sentence: string, actions: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="notice" part="problem">
    ${alertIcon()}
    <div class="body">
      <p role="alert">${sentence}</p>
      ${actions}
    </div>
  </div>`;
}

/** A way out: the same once more. */
export function tryAgain(label: string, onClick: () => void): TemplateResult {
  return html`<button class="button" part="button retry" type="button" @click=${onClick}>${label}</button>`;
}
