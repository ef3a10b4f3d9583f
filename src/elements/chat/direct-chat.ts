/** What `<spaces-chat>` shows of a conversation of two: who the other one is, and why there may be none. */
import { html, type LitElement, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import type { Person } from '../../protocol/person.ts';
import type { ChatState } from '../../stores/chat/state.ts';
import {
  createDirectConversation,
  type DirectConversation,
  type DirectState,
} from '../../stores/chat/direct.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { avatar } from '../../ui/avatar.ts';
import type { ChatStrings } from './chat.strings.ts';
import { directStyles } from './chat.styles.ts';
import { directStrings } from './direct-chat.strings.ts';
import { plainName } from './message-row.ts';

/** What stands in place of the messages: heading, hint, and what can be done. */
export type DirectReason = readonly [heading: string, hint: string, action?: TemplateResult];

export class DirectView {
  readonly #language: Language<typeof directStrings>;

  constructor(host: LitElement) {
    this.#language = new Language(host, 'direct', directStrings);
    const { styleSheet } = directStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** @param present who is here, where that is known; members may come without names, who is here has one */
  header(other: Person, present: readonly Person[] | undefined, strings: ChatStrings): TemplateResult {
    const here = present?.find(({ id }) => id === other.id);
    const { here: isHere, away } = this.#language.strings;
    const person = other.name ? other : (here ?? other);
    return html`<div class="header" part="header">
      <span class="face" part="people">${avatar(person)}</span>
      <div class="heading">
        <h2 class="title" part="title" dir="auto">${plainName(person, strings)}</h2>
        <p class="presence ${here ? 'here' : ''}" part="presence">
          ${present ? (here ? isHere : away) : strings.notConnected}
        </p>
      </div>
    </div>`;
  }

  /** Undefined for a reason that has nothing to do with persons. */
  reasonOf(reason: string, onTry: () => void): DirectReason | undefined {
    const { noPerson, noPersonHint, noDirect, noDirectHint, tryAgain } = this.#language.strings;
    if (reason === 'no-person') return [noPerson, noPersonHint];
    if (reason !== 'no-direct') return undefined;
    // A guest may be back in a moment.
    const again = html`<button class="button" part="retry" type="button" @click=${onTry}>
      ${tryAgain}
    </button>`;
    return [noDirect, noDirectHint, again];
  }
}

// The person of a `<spaces-chat>`, who is looked up anew for another connection or another person.

export class DirectSource {
  readonly #state: StoreValue<DirectState>;
  #made: { readonly spaces: Spaces; readonly person: string; readonly talk: DirectConversation } | undefined;

  constructor(host: ReactiveControllerHost, failed: (now: ChatState) => void) {
    this.#state = new StoreValue(
      host,
      () => this.#made?.talk.$talk,
      (now) => now.step === 'failed' && failed(now),
    );
  }

  /** Undefined before anybody was asked for. */
  get state(): DirectState | undefined {
    return this.#state.value;
  }

  /** Where the talk with that person is; undefined as long as it is not known. */
  spaceOf(spaces: Spaces, person: string): string | undefined {
    if (this.#made?.spaces !== spaces || this.#made.person !== person) {
      this.#made = { spaces, person, talk: createDirectConversation(spaces, person) };
    }
    this.#state.follow();
    const { state } = this;
    return state?.step === 'found' ? state.spaceId : undefined;
  }

  retry(): void {
    this.#made?.talk.retry();
  }
}
