/**
 * What `<spaces-chat>` says about a conversation that ended, was refused or waits, and what a live one has: faces, the call
 * and the menu in its header, and its styles. Loads once it is live or waits.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { EmbeddedCall } from '../../controllers/embedded-call.ts';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { RetryCountdown } from '../../controllers/retry-countdown.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { ChatState, Roster } from '../../stores/chat/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { moreIcon } from '../../ui/icons.ts';
import type { ChatMenu, MenuHost } from './chat-menu.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { DayPill } from './day-pill.ts';
import type { PlaceholderContent } from './direct-chat.ts';
import { liveStyles } from './live.styles.ts';
import { plainName } from './message-row.ts';
import { type ProblemStrings, problemStrings } from './parts.strings.ts';
import { Times } from './times.ts';

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
  readonly #menu: LazyPart<ChatMenu>;

  constructor(host: MenuHost, source: ConversationSource, language: Language<ChatStrings>) {
    this.#host = host;
    this.#source = source;
    this.#language = language;
    this.#menu = new LazyPart(
      host,
      async () => new (await import('./chat-menu.ts')).ChatMenu(host, source, language),
    );
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
    const hasMenu = this.#host.visitor || this.#source.conversation?.panels;
    return html`${hasFaces ? this.#faces(roster) : nothing} ${this.#renderCall()}
    ${hasMenu ? this.#menuButton() : nothing}`;
  }

  /** Loads again what has failed. */
  retry(): void {
    if (this.#menu.failed) this.#menu.retry();
  }

  #menuButton(): TemplateResult {
    const { strings } = this.#section;
    const { loaded } = this.#menu;
    return html`<button
        class="round menu-button"
        part="menu-button"
        type="button"
        aria-label=${strings.menu}
        aria-haspopup="menu"
        aria-expanded=${loaded?.isOpen ?? false}
        @click=${() =>
          void this.#menu.ready().then(
            (menu) => void menu.toggle(),
            () => {},
          )}
      >
        ${moreIcon()}</button
      >${loaded?.render(strings.menu)}`;
  }

  /** A button that leads to all members. Its name says who is here, for those who do not see the pictures. */
  #faces({ present, count }: Roster): TemplateResult {
    const { strings } = this.#language;
    const more = count - mostFaces;
    const faces = present.slice(0, mostFaces).map((person) => ({ person, name: plainName(person, strings) }));
    const names = Times.of(this.#language.lang).names(faces.map(({ name }) => name));
    const who = more > 0 ? `${names} ${this.#section.strings.andMore(more)}` : names;
    return html`<button
      class="faces"
      part="people"
      type="button"
      ?disabled=${!this.#source.conversation?.panels}
      @click=${this.#onFaces}
    >
      <span class="visually-hidden"
        >${this.#section.strings.showMembers(strings.peopleHere(count + 1), who)}</span
      >
      ${faces.map(({ person, name }) => html`<span aria-hidden="true" title=${name}>${avatar(person)}</span>`)}
      ${more > 0 ? html`<span class="more-people" aria-hidden="true">${`+${more}`}</span>` : nothing}
    </button>`;
  }

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
        return this.#menu.failed ? this.#language.tell(missingPart) : undefined;
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
