/** The conversation in place of the form: which one, and whether its code is there. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { JoinState } from '../../stores/join.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { JoinStrings } from './join.strings.ts';

/** Pages reach the parts of the conversation as `chat-<part>`. */
const exportedParts =
  'header title status log message own-message author time bubble avatar composer textbox send'
    .split(' ')
    .map((part) => `${part}: chat-${part}`)
    .join(', ');

type Load = () => Promise<unknown>;
type Code = 'missing' | 'loading' | 'there' | 'failed';

/** Stays open through an expired session and joining again, so that nothing said or typed is lost. */
export class JoinPlace {
  readonly #host: ReactiveControllerHost;
  readonly #loader: () => Load | undefined;
  #spaceId: string | undefined;
  #code: Code = 'missing';

  /** @param loader names what loads the conversation's code; undefined where it is there already. */
  constructor(host: ReactiveControllerHost, loader: () => Load | undefined) {
    this.#host = host;
    this.#loader = loader;
  }

  get isOpen(): boolean {
    return this.#spaceId !== undefined;
  }

  follow(state: JoinState): void {
    if (state.step === 'joined') this.#spaceId = state.spaceId;
    if (state.step === 'invited' || state.step === 'no-invite' || state.step === 'refused') this.close();
  }

  close(): void {
    this.#spaceId = undefined;
  }

  /** Loads the conversation's code once; again after it failed. */
  async load(): Promise<void> {
    const load = this.#loader();
    if (load === undefined || this.#code === 'loading' || this.#code === 'there') return;
    this.#become('loading');
    try {
      await load();
      this.#become('there');
    } catch {
      this.#become('failed');
    }
  }

  render(spaces: Spaces | undefined, strings: JoinStrings): TemplateResult {
    return html`<div class="place">
      ${this.#code === 'loading' ? html`<span class="spinner"></span>` : nothing}
      ${
        this.#code === 'failed'
          ? notice(
              strings.chatMissing,
              tryAgain(strings.tryAgain, () => void this.load()),
            )
          : nothing
      }
      <spaces-chat
        part="chat"
        exportparts=${exportedParts}
        .spaces=${spaces}
        space=${this.#spaceId ?? nothing}
      ></spaces-chat>
    </div>`;
  }

  #become(code: Code): void {
    this.#code = code;
    this.#host.requestUpdate();
  }
}
