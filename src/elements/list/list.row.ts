/** One row of `<spaces-list>`, as a function of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ListedSpace } from '../../stores/my-spaces-state.ts';
import { avatar } from '../../ui/avatar.ts';
import { pinIcon } from '../../ui/icons.ts';
import type { ListStrings } from './list.strings.ts';
import { nameOf } from './list.templates.ts';
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
