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

/** Which role people get who are added; for admins. */
export function roleChoice(
  role: 'member' | 'admin',
  { role: label, roles }: UserSearchStrings,
  onChange: (role: 'member' | 'admin') => void,
): TemplateResult {
  const changed = (event: Event): void =>
    onChange((event.currentTarget as HTMLSelectElement).value === 'admin' ? 'admin' : 'member');
  return html`<label class="role" part="role">
    ${label}
    <select @change=${changed}>
      ${(['member', 'admin'] as const).map(
        (each) => html`<option value=${each} ?selected=${each === role}>${roles[each]}</option>`,
      )}
    </select>
  </label>`;
}

/** The line of a deed: on its way, done, or not possible. */
export function deedLine(
  deed: Deed,
  onRetry: () => void,
  { tryAgain: label, openCall }: UserSearchStrings,
): TemplateResult | typeof nothing {
  switch (deed.step) {
    case 'none':
      return nothing;
    case 'running':
      return html`<p class="deed" part="deed"><span class="spinner"></span><bdi>${deed.sentence}</bdi></p>`;
    case 'done':
      return html`<p class="deed" part="deed">
        <bdi>${deed.sentence}</bdi>
        ${deed.link ? html`<a href=${deed.link} target="_blank" rel="noopener">${openCall}</a>` : nothing}
      </p>`;
    case 'failed':
      return notice(deed.sentence, deed.retryable ? tryAgain(label, onRetry) : nothing);
  }
}
