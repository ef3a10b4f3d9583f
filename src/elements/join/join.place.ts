/** The conversation in place of the form: which one, and whether its code is there. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { JoinState } from '../../stores/join.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { JoinStrings } from './join.strings.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Load = () => Promise<unknown>;

/** Stays open through an expired session and joining again, so that nothing said or typed is lost. */
export class JoinPlace {
  readonly #host: Host;
  readonly #loadChat: () => Load | undefined;
  #spaceId: string | undefined;
  #code: 'loading' | 'failed' | undefined;
  #view: ((spaces: Spaces | undefined, spaceId: string | undefined) => TemplateResult) | undefined;

  /** @param loadChat names what registers the conversation's tag; undefined where that is done already. */
  constructor(host: Host, loadChat: () => Load | undefined) {
    this.#host = host;
    this.#loadChat = loadChat;
  }

  get isOpen(): boolean {
    return this.#spaceId !== undefined;
  }

  follow(state: JoinState): void {
    if (state.step === 'joined') this.#spaceId = state.spaceId;
    if (/^(?:invited|no-invite|refused|wrong-account)$/.test(state.step)) this.close();
  }

  close(): void {
    this.#spaceId = undefined;
  }

  /** Loads view and conversation once; asked by `retry`, again after it failed. */
  async load(retry = false): Promise<void> {
    if (this.#view ?? (this.#code && !retry)) return;
    this.#code = 'loading';
    try {
      const { placeStyles, placeView } = await import('./join.place.view.ts');
      await this.#loadChat()?.();
      const { styleSheet } = placeStyles;
      if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      this.#view = placeView;
    } catch {
      this.#code = 'failed';
    }
    this.#host.requestUpdate();
  }

  render(spaces: Spaces | undefined, strings: JoinStrings): TemplateResult {
    if (this.#view) return this.#view(spaces, this.#spaceId);
    if (this.#code !== 'failed') return html`<span class="spinner"></span>`;
    const again = tryAgain(strings.tryAgain, () => void this.load(true));
    return notice(strings.chatMissing, again);
  }
}
