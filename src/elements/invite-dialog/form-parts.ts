/** Small parts that the fields of the form have in common. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';

export type Options = readonly (readonly [value: string, word: string])[];

export function selectField(
  id: string,
  label: string,
  options: Options,
  chosen: string,
  onChange: (value: string) => void,
): TemplateResult {
  return html`<div class="field" part="field">
    <label class="label" for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => onChange((event.currentTarget as HTMLSelectElement).value)}>
      ${options.map(
        ([value, word]) => html`<option value=${value} .selected=${value === chosen}>${word}</option>`,
      )}
    </select>
  </div>`;
}

export function fieldError(sentence: string | undefined, id: string): TemplateResult | typeof nothing {
  return sentence === undefined
    ? nothing
    : html`<p class="error" id=${id} part="problem" role="alert">${sentence}</p>`;
}
