/** What stands below the field: what became of a pasted list, what is being done, what did not work. */
import { html, nothing, type TemplateResult } from 'lit';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { Deed } from './user-search.deeds.ts';
import type { IntakeReport } from './user-search.intake.ts';
import { sentencesOf } from './user-search.news.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

export function reportBox(
  report: IntakeReport | undefined,
  strings: UserSearchStrings,
  { onRetry, onClose }: { readonly onRetry: () => void; readonly onClose: () => void },
): TemplateResult | typeof nothing {
  if (!report) return nothing;
  const { done, total } = report;
  if (done < total) {
    if (total === 1) return nothing;
    const label = strings.lookingUp(done, total);
    return html`<div class="report" part="report">
      <span>${label}</span>
      <progress part="progress" aria-label=${label} max=${total} .value=${done}></progress>
    </div>`;
  }
  return html`<div class="report" part="report">
    <ul>
      ${sentencesOf(report, strings).map((sentence) => html`<li><bdi>${sentence}</bdi></li>`)}
    </ul>
    ${
      report.unchecked.length > 0 && report.retryable
        ? html`<button class="link" type="button" part="retry" @click=${onRetry}>${strings.tryAgain}</button>`
        : nothing
    }
    <button class="link" type="button" part="close" @click=${onClose}>${strings.close}</button>
  </div>`;
}

/** The line of a deed: on its way, done, or not possible. */
export function deedLine(deed: Deed, onRetry: () => void, label: string): TemplateResult | typeof nothing {
  switch (deed.step) {
    case 'none':
      return nothing;
    case 'running':
      return html`<p class="deed" part="deed"><span class="spinner"></span><bdi>${deed.sentence}</bdi></p>`;
    case 'done':
      return html`<p class="deed" part="deed"><bdi>${deed.sentence}</bdi></p>`;
    case 'failed':
      return notice(deed.sentence, deed.retryable ? tryAgain(label, onRetry) : nothing);
  }
}
