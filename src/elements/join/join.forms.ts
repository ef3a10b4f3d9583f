/** The forms of `<spaces-join>`: a name, a known identity, a PIN, another session. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { JoinStrings } from './join.strings.ts';

/**
 * Which form stands on the panel; it stays there, busy, while its answer is on its way.
 * `page`: the page gives the session, but who it belongs to is not known yet. `none`: there is no way in.
 */
export type JoinForm = 'guest' | 'identity' | 'page' | 'pin' | 'again' | 'none';

export interface FormView {
  readonly form: JoinForm;
  readonly strings: JoinStrings;
  readonly busy: boolean;
  /** What is typed so far, or who the visitor already is. */
  readonly name: string;
  /** The sentence under the field, when what was typed cannot be used. */
  readonly error: string | undefined;
  readonly onName: (name: string) => void;
  readonly onSubmit: (form: FormData) => void;
  /** Leads back to choosing another name; undefined where there is none to choose. */
  readonly onOtherName: (() => void) | undefined;
}

export function joinForm(view: FormView): TemplateResult | typeof nothing {
  const { strings, name } = view;
  switch (view.form) {
    case 'none':
      return nothing;
    case 'guest':
      return shell(view, nameField(view), strings.joinAsGuest);
    case 'identity':
      return shell(view, nothing, strings.joinAs(name));
    case 'page':
      return shell(view, nothing, strings.joinPlain);
    case 'pin':
      return shell(view, pinField(view), strings.continue);
    case 'again':
      return shell(view, nothing, name === '' ? strings.joinAgain : strings.joinAgainAs(name));
  }
}

function shell(view: FormView, field: TemplateResult | typeof nothing, submit: string): TemplateResult {
  const { strings, busy, onOtherName, onSubmit } = view;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit(new FormData(event.currentTarget as HTMLFormElement));
  };
  // `aria-disabled`, not `disabled`: a button that loses its focus while it works strands keyboard users.
  return html`<form part="form" novalidate @submit=${send}>
    ${field}
    <div class="actions">
      <button
        class="button primary"
        part="button submit"
        type="submit"
        aria-disabled=${busy ? 'true' : nothing}
      >
        ${busy ? html`<span class="spinner"></span>${strings.joining}` : submit}
      </button>
      ${
        onOtherName === undefined || busy
          ? nothing
          : html`<button class="button quiet" part="button other-name" type="button" @click=${onOtherName}>
              ${strings.anotherName}
            </button>`
      }
    </div>
  </form>`;
}

function nameField(view: FormView): TemplateResult {
  const { strings, name, onName } = view;
  const typed = (event: InputEvent): void => onName((event.currentTarget as HTMLInputElement).value);
  // A template of its own, as the PIN has: a new field must be a new element, or readers would not notice it.
  return html`${field('name', strings.yourName, strings.yourNameHint, { ...view, typed, name, maxLength: 80 })}`;
}

/** A text field, not a password field: a PIN is read off an invitation and typed once, so seeing it helps. */
function pinField(view: FormView): TemplateResult {
  return html`${field('pin', view.strings.pin, view.strings.pinHint, { ...view, name: '', maxLength: 64 })}`;
}

interface Field extends Pick<FormView, 'busy' | 'error'> {
  readonly name?: string;
  readonly maxLength: number;
  readonly typed?: (event: InputEvent) => void;
}

function field(
  id: 'name' | 'pin',
  label: string,
  hint: string,
  { busy, error, ...rest }: Field,
): TemplateResult {
  return html`<div class="field" part="field">
    <label class="label" for=${id}>${label}</label>
    <input
      id=${id}
      name=${id}
      part="input"
      required
      maxlength=${rest.maxLength}
      autocomplete=${id === 'name' ? 'name' : 'off'}
      autocapitalize=${id === 'name' ? 'words' : 'none'}
      enterkeyhint="go"
      spellcheck="false"
      .value=${rest.name ?? ''}
      ?readonly=${busy}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby="help"
      @input=${rest.typed}
    />
    ${
      error === undefined
        ? html`<span class="hint" id="help">${hint}</span>`
        : html`<p class="error" id="help" part="problem" role="alert">${error}</p>`
    }
  </div>`;
}
