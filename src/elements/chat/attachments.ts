/**
 * Files in a conversation: the button that attaches them, and files that are dropped and pasted. Their list, their
 * pictures and their downloads load with the first file.
 */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { TimelineEntry } from '../../stores/chat/state.ts';
import { attachIcon } from '../../ui/icons.ts';
import type { FilesPart, FilesPartOptions } from './files.ts';

export class Attachments {
  readonly #host: LitElement;
  readonly #options: FilesPartOptions;
  readonly #part: LazyPart<FilesPart>;
  /** What the user picked before the code for it had loaded. */
  #waiting: readonly File[] = [];

  constructor(host: LitElement, options: FilesPartOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, async () => {
      const { FilesPart } = await import('./files.ts');
      const part = new FilesPart(host, options);
      part.add(this.#take());
      options.onChange();
      return part;
    });
    host.addEventListener('paste', this.#onPaste);
    for (const type of ['dragover', 'dragleave', 'drop'] as const) host.addEventListener(type, this.#onDrag);
  }

  /** Whether there are files to send with the next message. */
  get hasPicked(): boolean {
    return this.#waiting.length > 0 || (this.#part.loaded?.hasPicked ?? false);
  }

  /** What the user picked, which is sent now. */
  get picked(): readonly File[] {
    return this.#part.loaded?.picked ?? this.#waiting;
  }

  clear(): void {
    this.#take();
    this.#part.loaded?.clear();
  }

  /** The files of a message; undefined if it has none, or as long as their code is loading. */
  list(entry: TimelineEntry): TemplateResult | undefined {
    const { files } = entry.kind === 'message' ? entry.message : entry.kind === 'pending' ? entry : {};
    return files?.length ? this.#part.value?.list(entry) : undefined;
  }

  button(): TemplateResult | typeof nothing {
    if (!this.#options.source.conversation?.files) return nothing;
    return html`<button
        class="round attach"
        part="attach"
        type="button"
        aria-label=${this.#options.language.strings.attach}
        @click=${(event: Event) => ((event.currentTarget as Element).nextElementSibling as HTMLElement).click()}
      >
        ${attachIcon()}</button
      ><input type="file" multiple hidden @change=${this.#onInput} />`;
  }

  /** What was picked, above the field. */
  tray(): TemplateResult | typeof nothing {
    if (!this.#part.failed || this.#waiting.length === 0) return this.#part.loaded?.tray() ?? nothing;
    return html`<p class="too-long" part="problem" role="alert">
      ${this.#options.language.tell(missingPart)}
    </p>`;
  }

  #add(files: readonly File[]): void {
    const { loaded } = this.#part;
    if (loaded) return loaded.add(files);
    this.#waiting = [...this.#waiting, ...files];
    this.#part.retry();
    this.#host.requestUpdate();
  }

  #take(): readonly File[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** The composer, if the user can attach files to what it sends. */
  get #target(): Element | undefined {
    return this.#host.renderRoot.querySelector('.attach')?.closest('.composer:not([hidden])') ?? undefined;
  }

  readonly #onInput = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    this.#add([...(input.files ?? [])]);
    // So that the same file can be picked again.
    input.value = '';
  };

  /** Office programs copy a picture of a text along with it: then the text is meant. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData ?? {};
    if (!files?.length || types?.includes('text/plain') || !this.#target) return;
    event.preventDefault();
    this.#add([...files]);
  };

  readonly #onDrag = (event: DragEvent): void => {
    const target = this.#target;
    if (!target || !event.dataTransfer?.types.includes('Files')) return;
    // Else the browser would leave the page and open the file.
    event.preventDefault();
    target.toggleAttribute('data-drop', event.type === 'dragover');
    if (event.type !== 'drop') return;
    const items = [...event.dataTransfer.items].filter((item) => !item.webkitGetAsEntry()?.isDirectory);
    this.#add(items.flatMap((item) => item.getAsFile() ?? []));
  };
}
