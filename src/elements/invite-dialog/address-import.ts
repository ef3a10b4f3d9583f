/** Imports addresses from a file: asks which column contains them, and adds them to the people field. Loads with the first file. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  type AddressColumn,
  type AddressFile,
  parseAddressFile,
  maxFileRows,
} from '../../protocol/address-file.ts';
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
      readonly file: AddressFile;
      readonly chosen: number;
      readonly hasRoles: boolean;
    }
  /** The addresses of a column were added; the rest of the file is named. */
  | { readonly step: 'added'; readonly notes: readonly TemplateResult[] };

type ReadFile = Extract<FileState, { step: 'read' }>;

/** Ms. */
const longestWork = 20;

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
    const table = await this.#parse(bytes, file);
    if (this.#file !== file) return;
    if (table === undefined) return this.#set({ step: 'refused', name, reason: 'large' });
    if (table.columns.length === 0) return this.#set({ step: 'refused', name, reason: 'empty' });
    this.#set({ step: 'read', name, file: table, chosen: 0, hasRoles: false });
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
    if (state.step === 'added') return html`<div class="file" part="file" role="status">${state.notes}</div>`;
    const { name, file, chosen } = state;
    const { columns } = file;
    return html`<fieldset class="file" part="file">
      <legend>${strings.fileColumn(name)}</legend>
      ${columns.map((column, at) => this.#column(column, at === chosen, () => this.#set({ ...state, chosen: at })))}
      ${this.#roles(state)} ${this.#notes(state)}
      <div class="buttons">
        <button class="button" part="button take-file" type="button" @click=${() => void this.#add(state)}>
          ${strings.takeAddresses(columns[chosen]?.fields.length ?? 0)}
        </button>
        <button class="button quiet" part="button drop-file" type="button" @click=${() => this.clear()}>
          ${strings.cancel}
        </button>
      </div>
    </fieldset>`;
  }

  /** Lets the page do something else between pieces of work. */
  async #parse(bytes: ArrayBuffer, file: File): Promise<AddressFile | undefined> {
    const parsing = parseAddressFile(bytes);
    let started = performance.now();
    for (let step = parsing.next(); ; step = parsing.next()) {
      if (step.done) return step.value;
      if (performance.now() - started < longestWork) continue;
      await new Promise((resume) => setTimeout(resume));
      if (this.#file !== file) return undefined;
      started = performance.now();
    }
  }

  /** The file stays when the people field does not take the addresses now. */
  async #add(state: ReadFile): Promise<void> {
    const { file, chosen, hasRoles } = state;
    const fields = file.columns[chosen]?.fields ?? [];
    if (hasRoles && file.roles) this.#dialog.draft.giveRoles(file.roles.roles);
    if (!(await this.#dialog.addAddresses(fields.join('\n')).catch(() => false))) return;
    const notes = this.#notes(state);
    if (notes.length === 0) return this.clear();
    this.#set({ step: 'added', notes });
  }

  #roles(state: ReadFile): TemplateResult | typeof nothing {
    const { roles } = state.file;
    if (!roles) return nothing;
    const { strings } = this.#dialog.language;
    const changed = (event: Event): void =>
      this.#set({ ...state, hasRoles: (event.currentTarget as HTMLInputElement).checked });
    return html`<label class="check">
        <input type="checkbox" .checked=${state.hasRoles} @change=${changed} />
        <span>${strings.fileRoles(roles.title)}</span>
      </label>
      ${state.hasRoles && roles.unknown.length > 0 ? html`<p class="hint">${strings.unknownRoles(roles.unknown.join(', '))}</p>` : nothing}`;
  }

  /** Names the rows and addresses of the file that the chosen column does not have. */
  #notes({ file: { columns }, chosen }: ReadFile): TemplateResult[] {
    const { strings } = this.#dialog.language;
    const { rowsWithout = [], fields = [] } = columns[chosen] ?? {};
    const taken = new Set(fields);
    const others = [...new Set(columns.flatMap((column) => column.fields))].filter((one) => !taken.has(one));
    return [
      ...(rowsWithout.length > 0 ? [note(strings.rowsWithout(rowsWithout.length), rowsWithout)] : []),
      ...(others.length > 0 ? [note(strings.otherAddresses(others.length), others)] : []),
    ];
  }

  #column(column: AddressColumn, isChosen: boolean, onChoose: () => void): TemplateResult {
    const { title, number, fields } = column;
    const { strings } = this.#dialog.language;
    return html`<label class="check">
      <input type="radio" name="column" .checked=${isChosen} @change=${onChoose} />
      <span
        ><bdi>${title || strings.unnamedColumn(number)}</bdi>
        <small><bdi>${fields[0]}</bdi>${` · ${fields.length}`}</small></span
      >
    </label>`;
  }

  #set(state: FileState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function note(sentence: string, items: readonly string[]): TemplateResult {
  return html`<details class="hint">
    <summary>${sentence}</summary>
    <ul>
      ${items.map((item) => html`<li><bdi>${item}</bdi></li>`)}
    </ul>
  </details>`;
}
