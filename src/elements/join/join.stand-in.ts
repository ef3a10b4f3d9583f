/** What stands where a part of the panel is still on its way, or did not come. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { missingPart, type LatePart } from '../../controllers/late-part.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { JoinStrings } from './join.strings.ts';

export function standIn(part: LatePart<unknown>, { strings, tell }: Language<JoinStrings>): TemplateResult {
  if (!part.failed) return html`<span class="spinner"></span>`;
  return notice(
    tell(missingPart),
    tryAgain(strings.tryAgain, () => void part.ready().catch(() => {})),
  );
}
