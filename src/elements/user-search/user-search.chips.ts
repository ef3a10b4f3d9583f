/** The chips of those picked, and the keys that lead through them. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { labelOf, valueOf, type Picked } from '../../stores/picked.ts';
import { avatar } from '../../ui/avatar.ts';
import { closeIcon, mailIcon } from '../../ui/icons.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

export interface ChipsView {
  readonly picked: readonly Picked[];
  /** How many are drawn, the newest ones. */
  readonly shown: number;
  readonly disabled: boolean;
  readonly strings: UserSearchStrings;
  readonly onRemove: (value: string, by: 'key' | 'pointer') => void;
  readonly onShowAll: () => void;
  /** Out of the chips, back into the field. */
  readonly onLeave: () => void;
}

export function chips(view: ChipsView): TemplateResult | typeof nothing {
  const { picked, strings } = view;
  if (picked.length === 0) return nothing;
  const hidden = Math.max(0, picked.length - view.shown);
  return html`${
      hidden > 0
        ? html`<button class="link" type="button" part="show-more" @click=${view.onShowAll}>
            ${strings.showMore(hidden)}
          </button>`
        : nothing
    }
    <ul
      class="chips"
      role="list"
      aria-label=${strings.chosen}
      @keydown=${(event: KeyboardEvent) => onKey(event, view)}
    >
      ${repeat(picked.slice(hidden), valueOf, (item) => chip(item, view))}
    </ul>`;
}

function chip(item: Picked, { strings, disabled, onRemove }: ChipsView): TemplateResult {
  const name = labelOf(item);
  // A click by a key or by a screen reader has no pointer: `detail` counts a pointer's clicks.
  const remove = (event: MouseEvent): void => onRemove(valueOf(item), event.detail > 0 ? 'pointer' : 'key');
  return html`<li class="chip" part=${`chip ${item.kind}-chip`}>
    ${item.kind === 'person' ? avatar(item) : mailIcon()}
    <bdi class="chip-name" title=${name}>${name}</bdi>
    <button
      type="button"
      class="remove"
      part="remove"
      data-value=${valueOf(item)}
      aria-label=${strings.remove(name)}
      ?disabled=${disabled}
      @click=${remove}
    >
      ${closeIcon()}
    </button>
  </li>`;
}

function onKey(event: KeyboardEvent, { onRemove, onLeave }: ChipsView): void {
  const button = event.target as HTMLElement;
  const { value } = button.dataset;
  const list = event.currentTarget as HTMLElement;
  const buttons = [...list.querySelectorAll<HTMLElement>('.remove')];
  const backwards = getComputedStyle(list).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const at = buttons.indexOf(button);
  if (event.key === 'Backspace' || event.key === 'Delete') {
    if (value !== undefined) onRemove(value, 'key');
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const next = buttons[at + (event.key === backwards ? -1 : 1)];
    if (next) next.focus();
    else if (event.key !== backwards) onLeave();
  } else if (event.key === 'Home') buttons[0]?.focus();
  else if (event.key === 'End' || event.key === 'Escape') onLeave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
