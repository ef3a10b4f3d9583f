/** The forms of `<spaces-join>` that no stranger with an open invitation sees. Functions of data. */
import { html, type TemplateResult } from 'lit';
import type { DetourStrings } from './join.detours.strings.ts';
import { field, form, type FormView } from './join.forms.ts';

/** Who the visitor is to the service already. */
export function identityForm(
  view: FormView,
  strings: DetourStrings,
  onOtherName: (() => void) | undefined,
): TemplateResult {
  const other =
    onOtherName &&
    html`<button class="button quiet" part="button other-name" type="button" @click=${onOtherName}>
      ${strings.anotherName}
    </button>`;
  return form(view, undefined, strings.joinAs(view.name), other);
}

/** The session ended. */
export function againForm(view: FormView, strings: DetourStrings): TemplateResult {
  return form(view, undefined, view.name === '' ? strings.joinAgain : strings.joinAgainAs(view.name));
}

/** A text field, not a password field: a PIN is read off an invitation and typed once, so seeing it helps. */
export function pinForm(view: FormView, strings: DetourStrings): TemplateResult {
  const help = { label: strings.pin, hint: strings.pinHint };
  // A template of its own: a new field must be a new element, or readers would not notice it.
  return form(view, html`${field('pin', help, { ...view, name: '', maxLength: 64 })}`, strings.continue);
}
