/** What stands above and below the rows of `<spaces-list>`, as functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ListedSpace, MySpacesState, SpaceFilter } from '../../stores/my-spaces/state.ts';
import { peopleIcon, pinIcon } from '../../ui/icons.ts';
import { tryAgain } from '../../ui/notice.ts';
import type { ListStrings } from './list.strings.ts';

export interface HeadView {
  readonly state: MySpacesState;
  readonly strings: ListStrings;
  readonly onShow: (filter: SpaceFilter) => void;
  readonly onInput: (event: Event) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Heading, search, and the choice of kinds. */
export function head({ state, strings, onShow, onInput, onKey }: HeadView): TemplateResult {
  const isOpen = state.step === 'open';
  const unread = isOpen && state.unread > 0 ? strings.unread(state.unread) : '';
  return html`<div class="head" part="header">
    <h2>${strings.yourSpaces}${unread ? html` <span class="total">${unread}</span>` : nothing}</h2>
    <input
      class="search"
      part="search"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      aria-label=${strings.search}
      placeholder=${strings.search}
      ?disabled=${!isOpen}
      @input=${onInput}
      @keydown=${onKey}
    />
    ${isOpen ? kinds(state.filter, strings, onShow) : nothing}
  </div>`;
}

/** Options hold no buttons, so what can be done with the active one comes after them. For keys only: it shows while it has the focus. */
export function pinButton(
  active: ListedSpace | undefined,
  strings: ListStrings,
  onPin: (space: ListedSpace) => void,
): TemplateResult {
  const label = active ? (active.pinned ? strings.unpin : strings.pin)(nameOf(active, strings)) : '';
  return html`<button
    class="button pin-active"
    part="pin"
    type="button"
    ?hidden=${!active}
    @click=${() => active && onPin(active)}
  >
    ${pinIcon()}<bdi>${label}</bdi>
  </button>`;
}

/** Which kinds are shown. */
function kinds(
  filter: SpaceFilter,
  strings: ListStrings,
  onChange: (filter: SpaceFilter) => void,
): TemplateResult {
  const names: Readonly<Record<SpaceFilter, string>> = {
    all: strings.all,
    groups: strings.groups,
    direct: strings.direct,
    pinned: strings.pinnedOnes,
  };
  const changed = (event: Event): void =>
    onChange((event.currentTarget as HTMLSelectElement).value as SpaceFilter);
  return html`<select class="kinds" part="filter" aria-label=${strings.show} @change=${changed}>
    ${Object.entries(names).map(
      ([kind, name]) => html`<option value=${kind} ?selected=${kind === filter}>${name}</option>`,
    )}
  </select>`;
}

/** Below the rows: that something is on its way, or how to ask for it again. */
export function foot(
  state: MySpacesState,
  strings: ListStrings,
  onMore: () => void,
): TemplateResult | typeof nothing {
  if (state.step !== 'open') return nothing;
  const busy = state.searching ? strings.searching : state.more === 'loading' ? strings.loadingMore : '';
  if (busy) return html`<div class="foot"><span class="spinner"></span>${busy}</div>`;
  if (state.more !== 'failed') return nothing;
  return html`<div class="foot">
    <span role="alert">${strings.moreFailed}</span>${tryAgain(strings.tryAgain, onMore)}
  </div>`;
}

// What stands in place of the rows of `<spaces-list>`, as functions of data.

/** What a space is called here. */
export function nameOf({ title, type }: ListedSpace, strings: ListStrings): string {
  return title || (type === 'direct' ? strings.somebody : strings.untitled);
}

/** What stands in place of the rows when there are none. */
export function listPlaceholder([heading, hint]: readonly [string, string]): TemplateResult {
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
