/** The panel with the files of the space. */
import { html, type TemplateResult } from 'lit';
import type { Message } from '../../protocol/message.ts';
import type { Pages } from '../../stores/chat/pages.ts';
import { plainName } from './message-row.ts';
import { momentOf, pagedList } from './paged-list.ts';
import type { Panel, PanelContext } from './panels.ts';

export class FilesPanel implements Panel {
  readonly #context: PanelContext;
  readonly #pages: Pages<Message>;
  readonly #stop: () => void;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#pages = context.space.files();
    // The part that draws files draws with the host.
    this.#stop = this.#pages.$pages.subscribe(() => context.host.requestUpdate());
  }

  dispose(): void {
    this.#stop();
    this.#pages.dispose();
  }

  render(): TemplateResult {
    const { strings } = this.#context.section;
    const state = this.#pages.$pages.get();
    const withFiles = (items: readonly Message[]): readonly Message[] =>
      items.filter(({ files, deleted }) => files.length > 0 && !deleted);
    return pagedList(this.#context, strings.titles.files, {
      state: state.step === 'loaded' ? { ...state, items: withFiles(state.items) } : state,
      empty: strings.noFiles,
      item: (message: Message) => this.#item(message),
      onMore: () => void this.#pages.more(),
      onRetry: () => void this.#pages.refresh(),
    });
  }

  #item(message: Message): TemplateResult {
    const { language, attachments, section, jump } = this.#context;
    return html`${attachments.list({ kind: 'message', key: message.id, message, mine: false })}
      <p class="file-origin">
        <bdi>${plainName(message.sender, language.strings)}</bdi>, ${momentOf(message, language.lang)}
        <button class="link" part="show-message" type="button" @click=${() => void jump.to(message)}>
          ${section.strings.showMessage}
        </button>
      </p>`;
  }
}
