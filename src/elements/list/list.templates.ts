/** What stands in place of the rows of `<spaces-list>`, as functions of data. */
import { html, type TemplateResult } from 'lit';
import type { ListedSpace, MySpacesState } from '../../stores/my-spaces-state.ts';
import { peopleIcon } from '../../ui/icons.ts';
import type { ListStrings } from './list.strings.ts';

/** What a space is called here. */
export function nameOf({ title, type }: ListedSpace, strings: ListStrings): string {
  return title || (type === 'direct' ? strings.somebody : strings.untitled);
}

/** What stands in place of the rows when there are none. */
export function vacancy([heading, hint]: readonly [string, string]): TemplateResult {
  return html`<div class="vacancy" part="vacancy">
    <span class="vacancy-mark">${peopleIcon()}</span>
    <p class="vacancy-heading">${heading}</p>
    <p class="vacancy-hint">${hint}</p>
  </div>`;
}

/** Something is on its way, and there is nothing to show till then. */
export function busy(sentence: string): TemplateResult {
  return html`<div class="busy"><span class="spinner"></span>${sentence}</div>`;
}

/** The sentence pair for a state without rows; undefined when there are rows, or something else is to be said. */
export function reasonOf(state: MySpacesState, strings: ListStrings): readonly [string, string] | undefined {
  switch (state.step) {
    case 'signed-out':
      return [strings.signedOut, strings.signedOutHint];
    case 'guest':
      return [strings.guest, strings.guestHint];
    case 'expired':
      return [strings.expired, strings.expiredHint];
    case 'open':
      if (state.spaces.length > 0 || state.searching) return undefined;
      return state.search === '' && state.filter === 'all'
        ? [strings.noSpaces, strings.noSpacesHint]
        : [
            strings.nothingFound,
            state.filter === 'all' ? strings.nothingFoundHint : strings.nothingOfKindHint,
          ];
    default:
      return undefined;
  }
}
