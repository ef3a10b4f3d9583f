/** A file of addresses that was chosen: which column holds them, and taking them over. Loaded with the first file. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { addressColumns, mostRows, type AddressColumn } from '../../protocol/address-file.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { fieldError } from './invite-form.ts';

const largest = 2_000_000;

type FileState =
  | { readonly step: 'none' }
  | { readonly step: 'refused'; readonly name: string; readonly reason: 'empty' | 'large' | 'unreadable' }
  | {
      readonly step: 'read';
      readonly name: string;
      readonly columns: readonly AddressColumn[];
      readonly chosen: number;
    };

export class AddressFile {
  readonly #host: ReactiveControllerHost;
  readonly #take: (addresses: string) => Promise<boolean>;
  #state: FileState = { step: 'none' };
  #latest: File | undefined;

  /** @param take gets the addresses as lines */
  constructor(host: ReactiveControllerHost, take: (addresses: string) => Promise<boolean>) {
    this.#host = host;
    this.#take = take;
  }

  async read(file: File): Promise<void> {
    const { name, size } = file;
    this.#latest = file;
    if (size > largest) return this.#set({ step: 'refused', name, reason: 'large' });
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (this.#latest !== file) return;
    if (bytes === undefined) return this.#set({ step: 'refused', name, reason: 'unreadable' });
    const columns = addressColumns(bytes);
    if (columns === undefined) return this.#set({ step: 'refused', name, reason: 'large' });
    if (columns.length === 0) return this.#set({ step: 'refused', name, reason: 'empty' });
    this.#set({ step: 'read', name, columns, chosen: 0 });
  }

  forget(): void {
    this.#latest = undefined;
    this.#set({ step: 'none' });
  }

  render(strings: InviteDialogStrings): TemplateResult | typeof nothing {
    const state = this.#state;
    if (state.step === 'none') return nothing;
    if (state.step === 'refused')
      return html`${fieldError(strings.fileProblem[state.reason](state.name, mostRows), 'file-problem')}`;
    const { name, columns, chosen } = state;
    const fields = columns[chosen]?.fields ?? [];
    // What the field does not take yet stays here.
    const take = (): void =>
      void this.#take(fields.join('\n')).then(
        (isTaken) => isTaken && this.forget(),
        () => {},
      );
    return html`<fieldset class="file" part="file">
      <legend>${strings.fileColumn(name)}</legend>
      ${columns.map((column, at) => this.#column(column, at === chosen, strings, () => this.#set({ ...state, chosen: at })))}
      <div class="ways">
        <button class="button" part="button take-file" type="button" @click=${take}>
          ${strings.takeAddresses(fields.length)}
        </button>
        <button class="button quiet" part="button drop-file" type="button" @click=${() => this.forget()}>
          ${strings.cancel}
        </button>
      </div>
    </fieldset>`;
  }

  #column(
    { title, number, fields }: AddressColumn,
    isChosen: boolean,
    strings: InviteDialogStrings,
    onChoose: () => void,
  ): TemplateResult {
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
