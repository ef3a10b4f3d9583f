/** A problem told in a plain sentence, with the way out beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../stores/failure.ts';
import { alertIcon } from './icons.ts';
import type { NoticeStrings } from './notice.strings.ts';

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

/** The sentence of a failure, and "Try again" wherever `retry` is given: also a final-looking failure may pass. */
export function failureNotice(
  failure: Failure,
  strings: NoticeStrings,
  retry: (() => void) | undefined,
): TemplateResult {
  const again =
    retry === undefined
      ? nothing
      : html`<button class="button" part="button retry" type="button" @click=${retry}>
          ${strings.tryAgain}
        </button>`;
  return notice(strings.failures[failure.code], again);
}
