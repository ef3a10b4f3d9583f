/** The form of `<spaces-join>`, and what others of its kind are made of. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { JoinStrings } from './join.strings.ts';

/**
 * Which form stands on the panel; it stays there, busy, while its answer is on its way.
 * `page`: the page gives the session, but who it belongs to is not known yet. `none`: there is no way in.
 */
export type JoinForm = 'guest' | 'identity' | 'page' | 'pin' | 'again' | 'none';

export interface JoinFormView {
  readonly form: JoinForm;
  readonly strings: JoinStrings;
  readonly busy: boolean;
  /** What is typed so far, or who the visitor already is. */
  readonly name: string;
  /** The sentence under the field, when what was typed cannot be used. */
  readonly error: string | undefined;
  readonly onName: (name: string) => void;
  readonly onSubmit: (form: FormData) => void;
}

/** A stranger's: their name. */
export function guestForm(view: JoinFormView): TemplateResult {
  const { strings, name, onName } = view;
  const typed = (event: InputEvent): void => onName((event.currentTarget as HTMLInputElement).value);
  const help = { label: strings.yourName, hint: strings.yourNameHint };
  return form(view, textField('name', help, { ...view, typed, name, maxLength: 80 }), strings.joinAsGuest);
}

export function form(
  { strings, busy, onSubmit }: JoinFormView,
  content: unknown,
  submit: string,
  beside?: TemplateResult,
): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!busy) onSubmit(new FormData(event.currentTarget as HTMLFormElement));
  };
  // `aria-disabled`, not `disabled`: a button that loses its focus while it works strands keyboard users.
  return html`<form part="form" novalidate @submit=${send}>
    ${content}
    <div class="actions">
      <button
        class="button primary"
        part="button submit"
        type="submit"
        aria-disabled=${busy ? 'true' : nothing}
      >
        ${busy ? html`<span class="spinner"></span>${strings.joining}` : submit}
      </button>
      ${busy ? nothing : beside}
    </div>
  </form>`;
}

interface Field extends Pick<JoinFormView, 'busy' | 'error'> {
  readonly name?: string;
  readonly maxLength: number;
  readonly typed?: (event: InputEvent) => void;
}

export function textField(
  id: 'name' | 'pin',
  { label, hint }: { readonly label: string; readonly hint: string },
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

// Where the focus goes when what had it is gone: to the next thing a keyboard user would do.

/** Whether the focus is on what may be gone after the next rendering; the conversation in place stays. */
export function hasFocus(root: ShadowRoot | null): boolean {
  const focused = root?.activeElement ?? null;
  return focused !== null && focused.localName !== 'spaces-chat';
}

/** Call after rendering. Text fields are selected, so that a wrong entry can be typed over. */
export function moveFocus(root: ParentNode): void {
  const target =
    root.querySelector<HTMLElement>('input:not([readonly]), [part~="submit"], [part~="retry"]') ??
    root.querySelector<HTMLElement>('#heading');
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}
