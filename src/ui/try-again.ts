/** The button “Try again”. Apart from `notice()`, which `<spaces-join>` shows only later. */
import { html, type TemplateResult } from 'lit';

/** The button that repeats what failed. */
export function tryAgain(label: string, onClick: () => void): TemplateResult {
  return html`<button class="button" part="button retry" type="button" @click=${onClick}>${label}</button>`;
}
