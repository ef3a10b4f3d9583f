/** The templates of the header, footer and placeholders of `<spaces-list>`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MySpaces } from '../../stores/my-spaces/store.ts';
import type { ListedSpace, MySpacesState, SpaceFilter } from '../../stores/my-spaces/state.ts';
import { peopleIcon } from '../../ui/icons.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { skeleton } from '../../ui/skeleton.ts';
import type { ListStrings } from './list.strings.ts';

export interface ListHeaderView {
  readonly state: MySpacesState;
  readonly strings: ListStrings;
  readonly store: MySpaces | undefined;
  /** Of the search field. */
  readonly label: string;
  readonly onSearch: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The heading, the filter and the search field. */
export function listHeader({
  state,
  strings,
  store,
  label,
  onSearch,
  onKey,
}: ListHeaderView): TemplateResult {
  const isOpen = state.step === 'open';
  const unread = isOpen && state.unread > 0 ? strings.unread(state.unread) : '';
  const search = (event: Event): void => onSearch((event.currentTarget as HTMLInputElement).value);
  return html`<div class="head" part="header">
    <h2>${strings.yourSpaces}${unread ? html` <span class="total">${unread}</span>` : nothing}</h2>
    ${isOpen ? filterField(state.filter, strings, store) : nothing}
    <input
      class="search"
      part="search"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      aria-label=${label}
      placeholder=${label}
      ?disabled=${!isOpen}
      @input=${search}
      @keydown=${onKey}
    />
  </div>`;
}

function filterField(
  current: SpaceFilter,
  strings: ListStrings,
  store: MySpaces | undefined,
): TemplateResult {
  const names: Readonly<Record<SpaceFilter, string>> = {
    all: strings.all,
    groups: strings.groups,
    direct: strings.direct,
    pinned: strings.pinned,
  };
  const show = (event: Event): void =>
    store?.show((event.currentTarget as HTMLSelectElement).value as SpaceFilter);
  return html`<select class="filter" part="filter" aria-label=${strings.show} @change=${show}>
    ${Object.entries(names).map(
      ([filter, name]) => html`<option value=${filter} ?selected=${filter === current}>${name}</option>`,
    )}
  </select>`;
}

/** Says that spaces are loading, or that more could not be loaded. */
export function listFooter(
  state: MySpacesState,
  strings: ListStrings,
  onMore: () => void,
): TemplateResult | typeof nothing {
  if (state.step !== 'open') return nothing;
  const progress = state.searching ? strings.searching : state.more === 'loading' ? strings.loadingMore : '';
  if (progress) return html`<div class="foot"><span class="spinner"></span>${progress}</div>`;
  if (state.more !== 'failed') return nothing;
  return html`<div class="foot">
    <span role="alert">${strings.moreFailed}</span>${tryAgain(strings.tryAgain, onMore)}
  </div>`;
}

/** Shown in place of the rows: a heading and a hint. */
export function listPlaceholder([heading, hint]: readonly [string, string]): TemplateResult {
  return html`<div class="vacancy" part="vacancy">
    <span class="vacancy-mark">${peopleIcon()}</span>
    <p class="vacancy-heading">${heading}</p>
    <p class="vacancy-hint">${hint}</p>
  </div>`;
}

/** Shown while the first rows load. */
export function listProgress(sentence: string): TemplateResult {
  return html`${skeleton(9)}
    <div class="busy"><span class="spinner"></span>${sentence}</div>`;
}

/** The heading and hint of the placeholder; undefined when the list shows rows, progress or a failure instead. */
export function placeholderTexts(
  state: MySpacesState,
  strings: ListStrings,
): readonly [string, string] | undefined {
  switch (state.step) {
    case 'signed-out':
      return [strings.signedOut, strings.signedOutHint];
    case 'guest':
      return [strings.guest, strings.guestHint];
    case 'expired':
      return [strings.expired, strings.expiredHint];
    case 'open':
      if (state.spaces.length > 0 || state.searching) return undefined;
      if (state.search === '' && state.filter === 'all') return [strings.noSpaces, strings.noSpacesHint];
      return [
        strings.nothingFound,
        state.filter === 'all' ? strings.nothingFoundHint : strings.nothingOfKindHint,
      ];
    default:
      return undefined;
  }
}

/** The name that the list shows for a space. */
export function nameOf({ title, type }: ListedSpace, strings: ListStrings): string {
  return title || (type === 'direct' ? strings.unnamed : strings.untitled);
}
