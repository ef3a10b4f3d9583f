/** Pieces that several states of signing in show, within `<spaces-join>`. Functions of data. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { JoinStore } from '../../stores/join.ts';
import type { AccountStrings } from './join.account.strings.ts';
import { joinForm } from './join.forms.ts';
import type { JoinStrings } from './join.strings.ts';

/** What the panel needs of its element. */
export interface AccountHost extends ReactiveControllerHost, HTMLElement {
  readonly noGuest: boolean;
  readonly noSignIn: boolean;
  signOut(): void;
}

/** What the panel acts on. */
export interface AccountGround {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly store: () => JoinStore | undefined;
}

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

/** For a refusal that may be about the PIN. */
export function pinForm(strings: JoinStrings, onPin: (pin: string) => void): TemplateResult {
  return html`${joinForm({
    form: 'pin',
    strings,
    busy: false,
    name: '',
    error: undefined,
    onName: () => {},
    onSubmit: (data) => onPin(String(data.get('pin') ?? '')),
    onOtherName: undefined,
  })}`;
}
