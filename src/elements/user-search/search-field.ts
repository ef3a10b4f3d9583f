/** The label and the text field of `<spaces-user-search>`, which keeps what is typed before the picker loads. */
import { html, nothing, type TemplateResult } from 'lit';

export interface SearchFieldView {
  readonly label: string;
  readonly placeholder: string;
  readonly required: boolean;
  readonly disabled: boolean;
  /** Why the form cannot be sent; "" until the user tries to send it. */
  readonly problem: string;
  readonly isBusy: boolean;
}

/** What a loaded picker adds to the field. */
export interface SearchFieldControl {
  readonly isExpanded?: boolean;
  /** Index of the active option; -1 for none. */
  readonly active?: number;
  readonly chips?: TemplateResult | typeof nothing;
  /** Handles all events of the text field. */
  readonly listener: EventListenerObject;
}

export function searchField(view: SearchFieldView, control: SearchFieldControl): TemplateResult {
  const { label, disabled } = view;
  const { isExpanded = false, active = -1, chips = nothing, listener } = control;
  return html`<label class="label" part="label" for="field">${label}</label>
    <div class="box ${disabled ? 'disabled' : ''}" part="box" @click=${focusField}>
      ${chips}
      <input
        id="field"
        part="input"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded=${isExpanded ? 'true' : 'false'}
        aria-controls="list"
        aria-activedescendant=${isExpanded && active >= 0 ? `option-${active}` : nothing}
        aria-required=${view.required ? 'true' : nothing}
        aria-invalid=${view.problem ? 'true' : nothing}
        aria-describedby=${view.problem ? 'problem' : nothing}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="done"
        maxlength=${longestText}
        dir="auto"
        placeholder=${chips === nothing ? view.placeholder : ''}
        ?disabled=${disabled}
        @input=${listener}
        @compositionend=${listener}
        @keydown=${listener}
        @paste=${listener}
        @drop=${listener}
        @focus=${listener}
        @click=${listener}
      />
      ${view.isBusy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
    </div>
    ${view.problem ? html`<p class="error" id="problem" part="problem">${view.problem}</p>` : nothing}`;
}

const longestText = 320;

/** Listens to a field whose picker is still loading. The picker applies the input later. */
export class BufferedInput implements EventListenerObject {
  isTyped = false;
  /** The user pressed Enter after the text. */
  isEntered = false;
  /** Pasted lists. The field would lose their line breaks, and the end of a long one. */
  pasted = '';

  handleEvent(event: Event): void {
    if (event.type === 'input') this.isTyped = true;
    else if (event.type === 'keydown') this.#onKey(event as KeyboardEvent);
    else if (event.type === 'paste') this.#onPaste(event as ClipboardEvent);
  }

  #onKey(event: KeyboardEvent): void {
    this.isEntered = event.key === 'Enter' && !event.isComposing;
    if (this.isEntered) event.preventDefault();
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.length <= longestText && !/[\n\r]/.test(text)) return;
    event.preventDefault();
    this.pasted += `${text}\n`;
  }
}

/** A click between the chips focuses the text field. */
function focusField(event: MouseEvent): void {
  const box = event.currentTarget as HTMLElement;
  if (event.target === box || event.target instanceof HTMLUListElement) box.querySelector('input')?.focus();
}
