/** The label, the chips and the text field of `<spaces-user-search>`. */
import { html, nothing, type TemplateResult } from 'lit';

export interface FieldView {
  readonly label: string;
  readonly placeholder: string;
  readonly required: boolean;
  readonly disabled: boolean;
  /** Why the form cannot take it, once that has been asked; "" else. */
  readonly problem: string;
  readonly busy: boolean;
}

/** What it is to a field that a list belongs to it; a field that was just drawn has none yet. */
export interface FieldUse {
  readonly expanded: boolean;
  /** Index of the active option; -1 for none. */
  readonly active: number;
  /** None where one person is picked, who stands in the field itself. */
  readonly chips: TemplateResult | typeof nothing;
  readonly onInput: (event: InputEvent) => void;
  readonly onComposed: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onFocus: () => void;
}

export function searchField(view: FieldView, use: Partial<FieldUse>): TemplateResult {
  const { label, disabled } = view;
  const { expanded = false, active = -1, chips = nothing } = use;
  return html`<label class="label" part="label" for="field">${label}</label>
    <div class="box ${disabled ? 'disabled' : ''}" part="box" @click=${toField}>
      ${chips}
      <input
        id="field"
        part="input"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${expanded ? 'true' : 'false'}
        aria-controls="list"
        aria-activedescendant=${expanded && active >= 0 ? `option-${active}` : nothing}
        aria-required=${view.required ? 'true' : nothing}
        aria-invalid=${view.problem ? 'true' : nothing}
        aria-describedby=${view.problem ? 'problem' : nothing}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="done"
        maxlength="320"
        dir="auto"
        placeholder=${chips === nothing ? view.placeholder : ''}
        ?disabled=${disabled}
        @input=${use.onInput}
        @compositionend=${use.onComposed}
        @keydown=${use.onKey}
        @paste=${use.onPaste}
        @focus=${use.onFocus}
        @click=${use.onFocus}
      />
      ${view.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
    </div>
    ${view.problem ? html`<p class="error" id="problem" part="problem">${view.problem}</p>` : nothing}`;
}

/** The room between the chips belongs to the field. */
function toField(event: MouseEvent): void {
  const box = event.currentTarget as HTMLElement;
  if (event.target === box || event.target instanceof HTMLUListElement) box.querySelector('input')?.focus();
}

// What somebody does in a field whose code is still on its way: it is done once that is there.

export class Early implements Pick<FieldUse, 'onInput' | 'onKey' | 'onPaste'> {
  typed = false;
  /** The text was ended by Enter. */
  entered = false;
  /** A list, whose line ends would not survive in the field. */
  pasted = '';

  readonly onInput = (): void => {
    this.typed = true;
  };

  readonly onKey = (event: KeyboardEvent): void => {
    this.entered = event.key === 'Enter' && !event.isComposing;
    if (this.entered) event.preventDefault();
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    this.pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (/[\n\r]/.test(this.pasted)) event.preventDefault();
    else this.pasted = '';
  };
}
