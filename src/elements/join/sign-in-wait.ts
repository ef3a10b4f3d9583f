/** What the account panel shows while the user is on the service's sign-in page. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SignInOpener } from '../../controllers/sign-in-window.ts';
import type { AccountStrings } from './account-panel.strings.ts';

/** With buttons that open the page again, or give up. */
export function signInWait(
  strings: AccountStrings,
  { isClosed }: SignInOpener,
  [onAgain, onCancel]: readonly [again: () => void, cancel: () => void],
): TemplateResult {
  return html`<div class="block">
    <div class="waiting">
      ${isClosed ? nothing : html`<span class="spinner"></span>`}
      <div>
        <p>${isClosed ? strings.closed : strings.waiting}</p>
        <p class="quiet-line">${isClosed ? strings.closedHint : strings.waitingHint}</p>
      </div>
    </div>
    <div class="actions">
      <button class="button" part="button sign-in" type="button" @click=${onAgain}>
        ${isClosed ? strings.signInAgain : strings.openAgain}
      </button>
      <button class="button quiet" part="button cancel" type="button" @click=${onCancel}>
        ${strings.cancel}
      </button>
    </div>
  </div>`;
}
