/** The files of `<spaces-chat>`: those of messages, with pictures and downloads, and those that the user picked. Loads with the first file. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { endingOf, isRaster, safeFileName, type SharedFile } from '../../protocol/files.ts';
import type {
  Conversation,
  ConversationFiles,
  FilePolicy,
  PendingFile,
  TimelineEntry,
  UploadProgress,
} from '../../stores/chat/state.ts';
import type { Failure } from '../../stores/failure.ts';
import { closeIcon, fileIcon } from '../../ui/icons.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { type FileStrings, fileStrings } from './parts.strings.ts';
import { fileStyles } from './files.styles.ts';
import { Pictures } from './pictures.ts';

export interface FilesPartOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  /** Called when rows with files look different now. */
  readonly onChange: () => void;
}

/** More files, or larger ones, are not sent in one message. The service has no documented limit [unknown: spaces-api §7.4]. */
const mostFiles = 20;
const largestFile = 100 * 1024 * 1024;
/** A received picture that is larger, and has no thumbnail, is shown only as a name; bytes. */
const largestPicture = 10 * 1024 * 1024;

type ShownFile = Pick<SharedFile, 'name' | 'type'> & { readonly size: number | undefined };

export class FilesPart {
  readonly styles = [fileStyles];
  readonly #host: LitElement;
  readonly #options: FilesPartOptions;
  readonly #section: LanguageSection<FileStrings>;
  readonly #pictures: Pictures;
  /** What is not sent yet belongs to its conversation, as the draft does. */
  readonly #picks = new WeakMap<Conversation, readonly File[]>();
  /** Downloads that run or have failed, by the id of their file. */
  readonly #downloads = new Map<string, 'running' | Failure>();
  #conversation: Conversation | undefined;
  #files: ConversationFiles | undefined;
  #policy: FilePolicy = 'allowed';
  #problem = '';
  readonly #askBeforeUnload = (event: Event): void => event.preventDefault();

  constructor(host: LitElement, options: FilesPartOptions) {
    this.#host = host;
    this.#options = options;
    this.#section = options.language.section('files', fileStrings);
    this.#pictures = new Pictures(host, options.onChange);
    host.addController({
      hostUpdate: () => this.#follow(),
      hostDisconnected: () => this.#watchRisk(false),
    });
    this.#follow();
  }

  get picked(): readonly File[] {
    const { conversation } = this.#options.source;
    return (conversation && this.#picks.get(conversation)) ?? [];
  }

  get hasPicked(): boolean {
    return this.picked.length > 0;
  }

  /** Adds files that can be sent, and says which cannot. */
  add(files: readonly File[]): void {
    if (files.length === 0) return;
    const { strings } = this.#section;
    const [large] = files.filter(({ size }) => size > largestFile);
    const fitting = files.filter(({ size }) => size <= largestFile);
    const all = [...this.picked, ...fitting];
    this.#problem = large ? strings.tooLarge(safeFileName(large.name), this.#size(largestFile)) : '';
    if (all.length > mostFiles) this.#problem = strings.tooMany(mostFiles);
    this.#pick(all.slice(0, mostFiles));
    void this.#askPolicy();
    this.#host.renderRoot.querySelector('textarea')?.focus();
  }

  clear(): void {
    this.#problem = '';
    this.#pick([]);
  }

  /** The files of a message, and how far their upload is. */
  list(entry: TimelineEntry): TemplateResult | undefined {
    if (entry.kind === 'message') {
      const { files } = entry.message;
      return html`<ul class="files" part="files">
        ${files.map((file) => this.#shared(file))}
      </ul>`;
    }
    if (entry.kind !== 'pending') return undefined;
    const { key, files = [], status } = entry;
    return html`<ul class="files" part="files">
        ${files.map((file, index) => this.#pending(file, key, index))}
      </ul>
      ${status === 'queued' ? this.#upload(this.#files?.$uploads.get().get(key)) : nothing}`;
  }

  /** What the user has picked, what can be sent, and why something cannot. */
  tray(): TemplateResult | typeof nothing {
    const { picked } = this;
    if (picked.length === 0 && !this.#problem) return nothing;
    const { strings } = this.#section;
    const limits = strings.limits(mostFiles, this.#size(largestFile));
    const isDenied = this.#policy === 'denied';
    const problem = isDenied ? strings.denied : this.#problem;
    return html`<div class="tray" part="attachments" role="group" aria-label=${strings.picked}>
      <ul>
        ${picked.map((file, index) => this.#pickedFile(file, index))}
      </ul>
      ${problem ? html`<p class="problem" part="problem" role="alert">${problem}</p>` : nothing}
      <p class="hint">${this.#policy === 'guest' ? `${limits} ${strings.guest}` : limits}</p>
    </div>`;
  }

  #pickedFile(file: File, index: number): TemplateResult {
    const { strings } = this.#section;
    const name = safeFileName(file.name);
    return html`<li class="file picked">
      ${this.#picture(file, `picked ${index} ${file.size} ${file.lastModified}`, async () => file)}
      <span class="about">${nameOf(name)}<span class="size">${this.#size(file.size)}</span></span>
      <button
        class="remove"
        part="remove-attachment"
        type="button"
        aria-label=${strings.remove(name)}
        @click=${() => this.#remove(file)}
      >
        ${closeIcon()}
      </button>
    </li>`;
  }

  #shared(file: SharedFile): TemplateResult {
    const { id, size, thumbnailId } = file;
    const name = safeFileName(file.name);
    const { strings, tell } = this.#section;
    const small = thumbnailId ? { ...file, id: thumbnailId, size: undefined, url: undefined } : file;
    const state = this.#downloads.get(id);
    const isShown = thumbnailId !== undefined || (size ?? Infinity) <= largestPicture;
    const load = async (): Promise<Blob | undefined> => asBlob(await this.#files?.load(small));
    return html`<li class="file" part="file">
      ${this.#picture(isShown ? file : { ...file, type: '' }, small.id, load)}
      <span class="about"
        ><a
          class="name"
          part="file-link"
          role="link"
          tabindex="0"
          aria-label=${name}
          aria-busy=${state === 'running' ? 'true' : nothing}
          title=${strings.download}
          @click=${() => this.#save(file)}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#save(file)}
          >${nameOf(name)}</a
        ><span class="size">${state === 'running' ? strings.loading : this.#describe(file)}</span>
        ${typeof state === 'object' ? html`<span class="problem" role="alert">${tell(state)}</span>` : nothing}
      </span>
    </li>`;
  }

  #pending(file: PendingFile, key: string, index: number): TemplateResult {
    const load = async (): Promise<Blob | undefined> => this.#files?.picked(key, index);
    return html`<li class="file" part="file">
      ${this.#picture(file, `${key} ${index}`, load)}
      <span class="about"
        >${nameOf(safeFileName(file.name))}<span class="size">${this.#describe(file)}</span></span
      >
    </li>`;
  }

  #upload(progress: UploadProgress | undefined): TemplateResult {
    const { strings, lang } = this.#section;
    const { queued } = this.#options.language.strings;
    const share = progress ? progress.sent / (progress.total || 1) : 0;
    const percent = new Intl.NumberFormat(lang, { style: 'percent' }).format(Math.floor(share * 100) / 100);
    const isRunning = progress && !progress.isWaiting;
    return html`<div class="upload" part="upload">
      <progress max="1" .value=${share} aria-label=${strings.uploading}></progress>
      <span class="size">${isRunning ? percent : queued}</span>
      <button class="action" part="cancel-upload" type="button" data-action="discard">
        ${strings.cancel}
      </button>
    </div>`;
  }

  /** A picture in place, which has the same height before and after it is loaded, or an icon. */
  #picture(file: ShownFile, id: string, load: () => Promise<Blob | undefined>): TemplateResult {
    if (!isRaster(file.type)) return html`<span class="file-icon">${fileIcon()}</span>`;
    const url = this.#pictures.of(id, file.type, load);
    if (url === 'broken') return html`<span class="picture broken">${fileIcon()}</span>`;
    const onError = (): void => this.#pictures.breaks(id);
    return html`<span class="picture" data-picture=${id}
      >${
        url
          ? html`<img
              part="picture"
              src=${url}
              alt=${safeFileName(file.name)}
              decoding="async"
              @error=${onError}
            />`
          : nothing
      }</span
    >`;
  }

  #describe({ name, size }: ShownFile): string {
    const kind = endingOf(safeFileName(name)).slice(1).toLocaleUpperCase(this.#section.lang);
    return [kind, size === undefined ? '' : this.#size(size)].filter(Boolean).join(' · ');
  }

  #size(bytes: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
    const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
    const style = { style: 'unit', unit: units[step], unitDisplay: step ? 'short' : 'long' } as const;
    return new Intl.NumberFormat(this.#section.lang, { ...style, maximumFractionDigits: 1 }).format(
      bytes / 1_024 ** step,
    );
  }

  /** Saves the file as what it is called. It is never opened, because a page of the sender could be in it. */
  async #save(file: SharedFile): Promise<void> {
    if (this.#downloads.get(file.id) === 'running') return;
    this.#downloads.set(file.id, 'running');
    this.#options.onChange();
    const loaded = await this.#files?.load(file);
    this.#downloads.delete(file.id);
    if (loaded && !(loaded instanceof Blob)) this.#downloads.set(file.id, loaded);
    if (loaded instanceof Blob) saveAs(loaded, safeFileName(file.name));
    this.#options.onChange();
  }

  /** Loads the code for the files of another conversation. */
  #follow(): void {
    const { conversation } = this.#options.source;
    if (conversation === this.#conversation) return;
    this.#conversation = conversation;
    this.#files = undefined;
    this.#policy = 'allowed';
    this.#downloads.clear();
    this.#watchRisk(this.hasPicked);
    void conversation?.files?.().then(
      (files) => {
        if (conversation !== this.#conversation) return;
        this.#files = files;
        files.$uploads.listen(this.#options.onChange);
        this.#options.onChange();
      },
      () => (this.#conversation = undefined),
    );
  }

  async #askPolicy(): Promise<void> {
    const conversation = this.#conversation;
    const policy = await (await conversation?.files?.().catch(() => undefined))?.policy();
    if (conversation !== this.#conversation || !policy) return;
    this.#policy = policy;
    if (policy === 'denied') this.#pick([]);
    this.#problem = policy === 'denied' ? this.#section.strings.denied : this.#problem;
    this.#host.requestUpdate();
  }

  #pick(files: readonly File[]): void {
    const { conversation } = this.#options.source;
    if (conversation) this.#picks.set(conversation, files);
    this.#watchRisk(files.length > 0);
    this.#host.requestUpdate();
  }

  #remove(file: File): void {
    this.#problem = '';
    this.#pick(this.picked.filter((other) => other !== file));
    this.#host.renderRoot.querySelector('textarea')?.focus();
  }

  /** A page cannot keep what is picked: the browser asks before it closes. */
  #watchRisk(isAtRisk: boolean): void {
    globalThis[isAtRisk ? 'addEventListener' : 'removeEventListener']('beforeunload', this.#askBeforeUnload);
  }
}

/** The ending stays visible however narrow the row is. A name in another script cannot move it. */
function nameOf(name: string): TemplateResult {
  const ending = endingOf(name);
  const stem = name.slice(0, name.length - ending.length);
  return html`<span class="full-name" dir="ltr" title=${name}
    ><bdi class="stem">${stem}</bdi><span>${ending}</span></span
  >`;
}

function asBlob(loaded: Blob | Failure | undefined): Blob | undefined {
  return loaded instanceof Blob ? loaded : undefined;
}

function saveAs(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.download = name;
  link.rel = 'noopener';
  link.click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
