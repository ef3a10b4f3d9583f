/** Imports addresses from a file: asks which column contains them, and adds them to the people field. Loads with the first file. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type AddressColumn, parseAddressColumns, maxFileRows } from '../../protocol/address-file.ts';
import type { InviteController } from './invite-controller.ts';
import { fieldError } from './invite-form.ts';

/** Bytes. */
const largestFile = 2_000_000;

type FileState =
  | { readonly step: 'none' }
  | { readonly step: 'refused'; readonly name: string; readonly reason: 'empty' | 'large' | 'unreadable' }
  | {
      readonly step: 'read';
      readonly name: string;
      readonly columns: readonly AddressColumn[];
      readonly chosen: number;
    };

export class InviteAddressImport {
  readonly #host: ReactiveControllerHost;
  readonly #dialog: InviteController;
  #state: FileState = { step: 'none' };
  /** The file chosen last; the content of an earlier one is dropped. */
  #file: File | undefined;

  constructor(host: ReactiveControllerHost, dialog: InviteController) {
    this.#host = host;
    this.#dialog = dialog;
  }

  async read(file: File): Promise<void> {
    const { name, size } = file;
    this.#file = file;
    if (size > largestFile) return this.#set({ step: 'refused', name, reason: 'large' });
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (this.#file !== file) return;
    if (bytes === undefined) return this.#set({ step: 'refused', name, reason: 'unreadable' });
    const columns = parseAddressColumns(bytes);
    if (columns === undefined) return this.#set({ step: 'refused', name, reason: 'large' });
    if (columns.length === 0) return this.#set({ step: 'refused', name, reason: 'empty' });
    this.#set({ step: 'read', name, columns, chosen: 0 });
  }

  clear(): void {
    this.#file = undefined;
    this.#set({ step: 'none' });
  }

  render(): TemplateResult | typeof nothing {
    const { strings } = this.#dialog.language;
    const state = this.#state;
    if (state.step === 'none') return nothing;
    if (state.step === 'refused')
      return fieldError(strings.fileProblem[state.reason](state.name, maxFileRows), 'file-problem');
    const { name, columns, chosen } = state;
    const fields = columns[chosen]?.fields ?? [];
    return html`<fieldset class="file" part="file">
      <legend>${strings.fileColumn(name)}</legend>
      ${columns.map((column, at) => this.#column(column, at === chosen, () => this.#set({ ...state, chosen: at })))}
      <div class="buttons">
        <button class="button" part="button take-file" type="button" @click=${() => void this.#add(fields)}>
          ${strings.takeAddresses(fields.length)}
        </button>
        <button class="button quiet" part="button drop-file" type="button" @click=${() => this.clear()}>
          ${strings.cancel}
        </button>
      </div>
    </fieldset>`;
  }

  /** The file stays when the people field does not take the addresses now. */
  async #add(fields: readonly string[]): Promise<void> {
    if (await this.#dialog.addAddresses(fields.join('\n')).catch(() => false)) this.clear();
  }

  #column(column: AddressColumn, isChosen: boolean, onChoose: () => void): TemplateResult {
    const { title, number, fields } = column;
    const { strings } = this.#dialog.language;
    return html`<label class="check">
      <input type="radio" name="column" .checked=${isChosen} @change=${onChoose} />
      <span
        ><bdi>${title || strings.unnamedColumn(number)}</bdi>
        <small><bdi>${fields[0]}</bdi> · ${fields.length}</small></span
      >
    </label>`;
  }

  #set(state: FileState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
