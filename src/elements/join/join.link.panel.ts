/** What `<spaces-join>` says of a link that leads to no space. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { notice } from '../../ui/notice.ts';
import { linkStrings, type LinkProblem } from './join.link.strings.ts';

export class LinkPanel {
  readonly #language: Language<typeof linkStrings>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#language = new Language(host, 'link', linkStrings);
  }

  render(problem: LinkProblem): TemplateResult {
    return notice(this.#language.strings[problem]);
  }
}
