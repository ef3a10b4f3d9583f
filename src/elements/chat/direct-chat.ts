/** The header and the error states of direct conversations in `<spaces-chat>`. Loads with the first one. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import type { Person } from '../../protocol/person.ts';
import { DirectConversation } from '../../stores/chat/direct.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { avatar } from '../../ui/avatar.ts';
import type { ChatStrings } from './chat.strings.ts';
import { type DirectStrings, directStrings } from './parts.strings.ts';
import { plainName } from './message-row.ts';

/** The content of the placeholder: a heading, a hint, and possibly a button. */
export type PlaceholderContent = readonly [heading: string, hint: string, action?: TemplateResult];

export class DirectChat {
  readonly styles = [directStyles];
  readonly #language: Language<ChatStrings>;
  readonly #section: LanguageSection<DirectStrings>;

  constructor(language: Language<ChatStrings>) {
    this.#language = language;
    this.#section = language.section('direct', directStrings);
  }

  /** Finds the person, and the space of the conversation with them. */
  lookUp(spaces: Spaces, person: string): DirectConversation {
    return new DirectConversation(spaces, person);
  }

  /** @param present the people who are online; undefined while that is not known */
  header(other: Person, present: readonly Person[] | undefined): TemplateResult {
    const { strings } = this.#language;
    const online = present?.find(({ id }) => id === other.id);
    const { here, away } = this.#section.strings;
    // The list of members may lack names; presence events have them.
    const person = other.name ? other : (online ?? other);
    return html`<div class="header" part="header">
      <span class="face" part="people">${avatar(person)}</span>
      <div class="heading">
        <h2 class="title" id="title" part="title" dir="auto">${plainName(person, strings)}</h2>
        <p class="presence ${present ? (online ? 'here' : '') : 'unknown'}" part="presence">
          ${present ? (online ? here : away) : nothing}
        </p>
      </div>
    </div>`;
  }

  /** Why there is no direct conversation; undefined for reasons that any conversation may have. */
  refusal(reason: string, onRetry: () => void): PlaceholderContent | undefined {
    const { noPerson, noPersonHint, noDirect, noDirectHint, tryAgain } = this.#section.strings;
    if (reason === 'no-person') return [noPerson, noPersonHint];
    if (reason !== 'no-direct') return undefined;
    // A guest may come back, so trying again makes sense.
    const button = html`<button class="button" part="retry" type="button" @click=${onRetry}>
      ${tryAgain}
    </button>`;
    return [noDirect, noDirectHint, button];
  }
}

const directStyles = css`
  .header > .face {
    --_avatar-size: 2.5rem;
    flex: none;
    display: grid;
  }

  .header:has(> .face) {
    gap: 0.75rem;
  }

  .vacancy .button {
    margin-block-start: 1rem;
    pointer-events: auto;
  }
`;
