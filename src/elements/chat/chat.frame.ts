/** What stands above and below the messages, and in their place; what is special about two is fetched when two are seen. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LatePart } from '../../controllers/late-part.ts';
import type { ChatState, Roster } from '../../stores/conversation.ts';
import type { DirectReason } from './chat.direct.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { ChatStrings } from './chat.strings.ts';
import { header, reasonOf, typing } from './chat.templates.ts';
import type { ChosenConversation } from './chosen-conversation.ts';
import type { Times } from './times.ts';

export class ChatFrame {
  readonly #chosen: ChosenConversation;
  readonly #language: Language<ChatStrings>;
  readonly #onTry: () => void;
  readonly #direct;

  constructor(
    host: LitElement,
    chosen: ChosenConversation,
    language: Language<ChatStrings>,
    onTry: () => void,
  ) {
    this.#chosen = chosen;
    this.#language = language;
    this.#onTry = onTry;
    this.#direct = new LatePart(host, async () => new (await import('./chat.direct.ts')).DirectView(host));
  }

  header(title: string, state: ChatState, { present }: Roster): TemplateResult {
    const { strings } = this.#language;
    const people = state.line === 'live' ? present : undefined;
    const { talk } = this.#chosen;
    const other = (state.step === 'open' && state.other) || (talk?.step === 'found' && talk.person);
    return (other && this.#direct.value?.header(other, people, strings)) || header(title, people, strings);
  }

  /** Below the messages: who is typing, what went wrong, and the field. */
  foot(state: ChatState, roster: Roster, times: Times, composer: TemplateResult): TemplateResult {
    const { strings } = this.#language;
    const isOpen = state.step === 'open';
    const who = isOpen ? typing(roster, strings, times) : '';
    return html`<div class="foot" ?hidden=${state.step === 'empty' || state.step === 'refused'}>
      <div class="typing" part="typing" ?hidden=${!isOpen}>
        ${who ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}${who}
      </div>
      ${state.step === 'expired' ? notice(strings.expired) : nothing}
      ${state.step === 'failed' ? notice(this.#language.tell(state.failure), tryAgain(strings.tryAgain, this.#onTry)) : nothing}
      ${composer}
    </div>`;
  }

  /** Undefined when the messages themselves are to be shown. */
  reason(state: ChatState): DirectReason | undefined {
    const reason = reasonOf(state, this.#language.strings);
    if (reason || state.step !== 'refused') return reason;
    return this.#direct.value?.reasonOf(state.reason, this.#onTry);
  }
}
