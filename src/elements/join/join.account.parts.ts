/** Pieces that several states of signing in show, within `<spaces-join>`. Functions of data. */
import { html, type TemplateResult } from 'lit';
import type { AccountStrings } from './join.account.strings.ts';

/** Name, and user name where that is another. */
export function accountName({
  name,
  username,
}: {
  readonly name: string;
  readonly username: string;
}): string {
  return username === '' || username === name ? name : `${name} (${username})`;
}

export function signInButton(strings: AccountStrings, onSignIn: () => void): TemplateResult {
  return html`<button class="button" part="button sign-in" type="button" @click=${() => onSignIn()}>
    ${strings.signIn}
  </button>`;
}

/** A way on beside the main one; `part` names it. */
export function quietButton(part: string, label: string, onClick: () => void): TemplateResult {
  return html`<button class="button quiet" part="button ${part}" type="button" @click=${onClick}>
    ${label}
  </button>`;
}

/** While the visitor is on the service's own page. */
export function waiting(strings: AccountStrings, onAgain: () => void, onCancel: () => void): TemplateResult {
  return html`<div class="said">
    <div class="waiting">
      <span class="spinner"></span>
      <div>
        <p>${strings.waiting}</p>
        <p class="quiet-line">${strings.waitingHint}</p>
      </div>
    </div>
    <div class="actions">
      <button class="button" part="button sign-in" type="button" @click=${onAgain}>
        ${strings.openAgain}
      </button>
      <button class="button quiet" part="button cancel" type="button" @click=${onCancel}>
        ${strings.cancel}
      </button>
    </div>
  </div>`;
}
