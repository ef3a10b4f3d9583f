/** The parts of `<spaces-list>`, as functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ListedSpace, MySpacesState } from '../../stores/my-spaces-state.ts';
import { avatar } from '../../ui/avatar.ts';
import { peopleIcon, pinIcon } from '../../ui/icons.ts';
import type { ListStrings } from './list.strings.ts';
import type { Moments } from './moments.ts';

export interface RowView {
  readonly index: number;
  /** Of all rows; -1 while there are more than were loaded. */
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  readonly strings: ListStrings;
  readonly moments: Moments;
  /** Ms since epoch. */
  readonly now: number;
}

/** What a space is called here. */
export function nameOf({ title, type }: ListedSpace, strings: ListStrings): string {
  return title || (type === 'direct' ? strings.somebody : strings.untitled);
}

/** One option; its pin is for the pointer only. */
export function row(space: ListedSpace, view: RowView): TemplateResult {
  const { strings, moments, now, isCurrent, isActive } = view;
  const name = nameOf(space, strings);
  const said = saidIn(space, strings);
  const time = space.latest ? moments.short(space.latest.at, now) : '';
  return html`<div
    class="row ${space.unread ? 'unread' : ''} ${space.pinned ? 'pinned' : ''} ${isActive ? 'active' : ''}"
    part="row ${isCurrent ? 'current-row' : ''} ${space.unread ? 'unread-row' : ''}"
    role="option"
    id="space-${space.id}"
    data-id=${space.id}
    aria-selected=${isCurrent ? 'true' : 'false'}
    aria-posinset=${view.index + 1}
    aria-setsize=${view.count}
  >
    ${avatar(space.person ? { ...space.person, name } : { id: space.id, name, picture: undefined })}
    <span class="words">
      <span class="name" part="name" dir="auto">${name}</span>
      <span class="visually-hidden">${marksOf(space, strings)}</span>
      ${said ? html`<span class="said" part="latest" dir="auto">${said}</span>` : nothing}
    </span>
    <span class="side">
      ${time ? html`<span class="time" part="time">${time}</span>` : nothing}
      ${space.unread ? html`<span class="dot" part="unread"></span>` : nothing}
    </span>
    <span
      class="pin"
      part="row-pin"
      data-act="pin"
      aria-hidden="true"
      title=${(space.pinned ? strings.unpin : strings.pin)(name)}
      >${pinIcon()}</span
    >
  </div>`;
}

function saidIn({ latest }: ListedSpace, strings: ListStrings): string {
  if (!latest) return '';
  return latest.mine ? strings.you(latest.text) : latest.text;
}

/** What the eye sees by colour, weight and pin, in words that go on after the name. */
function marksOf({ unread, pinned, type }: ListedSpace, strings: ListStrings): string {
  const marks = [
    unread && strings.isUnread,
    pinned && strings.isPinned,
    type === 'direct' && strings.isDirect,
  ];
  return marks.flatMap((mark) => (mark ? [`, ${mark}`] : [])).join('');
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
        : [strings.nothingFound, strings.nothingFoundHint];
    default:
      return undefined;
  }
}
