/**
 * What `<spaces-chat>` says about a conversation that ended, was refused or waits, and what a live one has: faces and the
 * call in its header, and its styles. Loads once it is live or waits.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { EmbeddedCall } from '../../controllers/embedded-call.ts';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { RetryCountdown } from '../../controllers/retry-countdown.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { ChatState, Roster } from '../../stores/chat/state.ts';
import { avatar } from '../../ui/avatar.ts';
import type { MenuHost } from './chat-menu.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { DayPill } from './day-pill.ts';
import type { PlaceholderContent } from './direct-chat.ts';
import { liveStyles } from './live.styles.ts';
import { plainName } from './message-row.ts';
import { type ProblemStrings, problemStrings } from './parts.strings.ts';

/** How many pictures of people the header shows. The rest is a number. */
const mostFaces = 4;

type Refusal = Exclude<Extract<ChatState, { step: 'refused' }>['reason'], 'no-person' | 'no-direct'>;

export class Problems {
  readonly styles = [liveStyles];
  readonly #host: MenuHost;
  readonly #source: ConversationSource;
  readonly #language: Language<ChatStrings>;
  readonly #call: EmbeddedCall;
  readonly #section: LanguageSection<ProblemStrings>;
  readonly #countdown: RetryCountdown;

  constructor(host: MenuHost, source: ConversationSource, language: Language<ChatStrings>) {
    this.#host = host;
    this.#source = source;
    this.#language = language;
    this.#call = new EmbeddedCall(host, 'conversation');
    host.addController(new DayPill(host, language));
    this.#section = language.section('problems', problemStrings);
    this.#countdown = new RetryCountdown(host, () =>
      'retryAt' in source.state ? source.state.retryAt : undefined,
    );
  }

  /** @param roster undefined while it is not known who is here */
  header(roster: Roster | undefined): TemplateResult {
    const hasFaces = roster?.count && !this.#source.other;
    return html`${hasFaces ? this.#faces(roster) : nothing} ${this.#renderCall()}`;
  }

  #faces({ present, count }: Roster): TemplateResult {
    const { strings } = this.#language;
    const more = count - mostFaces;
    const rest = html`<li class="more-people">
      <span aria-hidden="true">${`+${more}`}</span
      ><span class="visually-hidden">${strings.andMore(more)}</span>
    </li>`;
    return html`<ul
      class="faces"
      part="people"
      aria-label=${strings.peopleHere(count + 1)}
      @click=${this.#onFaces}
    >
      ${present.slice(0, mostFaces).map((person) => {
        const name = plainName(person, strings);
        return html`<li title=${name}>${avatar(person)}<span class="visually-hidden">${name}</span></li>`;
      })}
      ${more > 0 ? rest : nothing}
    </ul>`;
  }

  /** A short way for the pointer. The keyboard has the menu. */
  readonly #onFaces = (): void => void this.#host.showPanel('people').catch(() => {});

  /** The call of the space, or with the other person of a direct conversation. */
  #renderCall(): TemplateResult | typeof nothing {
    const { state, other, spaces } = this.#source;
    if (state.step !== 'open' || !spaces) return nothing;
    // Only an address leads to a person.
    const person = other && readEmail(other.username);
    return this.#call.render(
      spaces,
      person ? { kind: 'person', person } : { kind: 'space', spaceId: state.spaceId },
    );
  }

  /** Hidden from screen readers, which would otherwise announce every second. */
  nextTry(): TemplateResult | typeof nothing {
    const { seconds } = this.#countdown;
    if (!seconds) return nothing;
    return html`<span class="next-try" aria-hidden="true">${this.#section.strings.nextTry(seconds)}</span>`;
  }

  /** The conversation goes on without a socket. */
  polling(): TemplateResult {
    return html`<span>${this.#section.strings.polling}</span>`;
  }

  /** Why the user can only read the conversation; undefined in other states. */
  sentence(state: ChatState): string | undefined {
    const { expired, ends, pin, pinHint } = this.#section.strings;
    switch (state.step) {
      case 'expired':
        return expired;
      case 'removed':
      case 'deleted':
      case 'archived':
        return ends[state.step];
      case 'refused':
        return 'spaceId' in state ? `${pin}. ${pinHint}` : undefined;
      default:
        return undefined;
    }
  }

  /** Why there is nothing to read. */
  refusal(reason: Refusal): PlaceholderContent {
    const { notFound, notFoundHint, notAllowed, notAllowedHint, ends, pin, pinHint } = this.#section.strings;
    switch (reason) {
      case 'not-found':
        return [notFound, notFoundHint];
      case 'not-allowed':
        return [notAllowed, notAllowedHint];
      case 'archived':
        return [notAllowed, ends.archived];
      case 'pin':
        return [pin, pinHint];
    }
  }
}
