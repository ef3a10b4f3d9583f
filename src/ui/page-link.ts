/** A button that opens a page of the service in another tab. */
import { html, type TemplateResult } from 'lit';

export interface PageLink {
  readonly address: string;
  readonly label: string | TemplateResult;
  /** `primary`, or "" for a plain button. */
  readonly kind?: string;
  /** Its own part, beside `button`. */
  readonly part?: string;
}

/**
 * It is a link, which no pop-up blocker stops, and a button to assistive technology, because pages offer the same button
 * where no other tab is needed. An element with the id `hint` says what will happen. Styles: `controlStyles`.
 */
export function pageLink(
  { address, label, kind = 'primary', part = 'join' }: PageLink,
  onClick?: () => void,
): TemplateResult {
  return html`<a
    class="button ${kind}"
    part="button ${part}"
    role="button"
    href=${address}
    target="_blank"
    rel="noopener"
    aria-describedby="hint"
    @click=${onClick}
    @keydown=${pressWithSpace}
    >${label}</a
  >`;
}

/** A button is pressed with Space as well, a link is not. */
function pressWithSpace(event: KeyboardEvent): void {
  if (event.key !== ' ') return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).click();
}
