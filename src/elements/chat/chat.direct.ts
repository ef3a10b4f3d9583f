/** What `<spaces-chat>` shows of a conversation of two: who the other one is, and why there may be none. */
import { html, type LitElement, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import type { Person } from '../../protocol/person.ts';
import { avatar } from '../../ui/avatar.ts';
import type { ChatStrings } from './chat.strings.ts';
import { directStrings } from './chat.direct.strings.ts';
import { directStyles } from './chat.direct.styles.ts';
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
