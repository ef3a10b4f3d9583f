/** Why a link leads into no space, in the words of the page's language. */
import type { ReactiveControllerHost } from 'lit';
import { Language } from '../../controllers/language.ts';
import { linkStrings, type LinkStrings } from './join.link.strings.ts';

export class LinkReasons {
  readonly #language: Language<LinkStrings>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#language = new Language(host, 'link', linkStrings);
  }

  get strings(): LinkStrings {
    return this.#language.strings;
  }
}
