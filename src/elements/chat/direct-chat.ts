/** The header and the error states of direct conversations in `<spaces-chat>`. Loads with the first one. */
import { css, html, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import type { Person } from '../../protocol/person.ts';
import { DirectConversation } from '../../stores/chat/direct.ts';
import type { Spaces } from '../../stores/spaces.ts';
import type { ChatStrings } from './chat.strings.ts';
import { type DirectStrings, directStrings } from './parts.strings.ts';
import { plainName } from './message-row.ts';

/** The content of the placeholder: a heading, a hint, and possibly a button. */
export type PlaceholderContent = readonly [heading: string, hint: string, action?: TemplateResult];

/** What the header shows of the other person. */
interface DirectHeader {
  readonly person: Person;
  readonly presence: string | undefined;
  readonly isHere: boolean;
}

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

  /**
   * The other person, and whether they are here.
   * @param present the people who are online; undefined while that is not known
   */
  header(other: Person, present: readonly Person[] | undefined): DirectHeader {
    const online = present?.find(({ id }) => id === other.id);
    const { here, away } = this.#section.strings;
    // The list of members may lack names; presence events have them.
    const person = other.name ? other : (online ?? other);
    const name = plainName(person, this.#language.strings);
    return {
      person: { ...person, name },
      presence: present && (online ? here : away),
      isHere: Boolean(online),
    };
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
  .vacancy .button {
    margin-block-start: 16px;
    pointer-events: auto;
  }
`;
