/** What the panels with pages have in common: their states, the button that loads more, and times. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '../../protocol/message.ts';
import type { PagesState } from '../../stores/chat/pages.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import type { PanelContext } from './panels.ts';

interface ShownPages<Item> {
  readonly state: PagesState<Item>;
  readonly empty: string;
  readonly item: (item: Item) => TemplateResult;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** When a message was sent, as short as it is clear. */
export function momentOf({ created }: Message, lang: string): string {
  const moment = new Date(created);
  if (Number.isNaN(moment.getTime())) return '';
  const isThisYear = moment.getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(lang, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? { hour: 'numeric', minute: '2-digit' } : { year: 'numeric' }),
  }).format(moment);
}

/** A list, or what is said in its place. The list scrolls, and loads more near its end. */
export function pagedList<Item>(
  { section }: Pick<PanelContext, 'section'>,
  label: string,
  { state, empty, item, onMore, onRetry }: ShownPages<Item>,
): TemplateResult {
  const { loading, more, moreFailed, tryAgain: again } = section.strings;
  if (state.step === 'failed') return notice(section.tell(state.failure), tryAgain(again, onRetry));
  if (state.step === 'loading')
    return html`<p class="panel-note"><span class="spinner"></span>${loading}</p>`;
  if (state.items.length === 0 && state.more === 'none') return html`<p class="panel-note">${empty}</p>`;
  const onScroll = ({ currentTarget }: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget as HTMLElement;
    if (state.more === 'more' && scrollTop + 2 * clientHeight > scrollHeight) onMore();
  };
  const button = html`<button class="button" part="button more" type="button" @click=${onMore}>
    ${state.more === 'failed' ? again : more}
  </button>`;
  return html`<div class="panel-scroll" @scroll=${onScroll}>
    <ul class="panel-list" part="panel-list" aria-label=${label}>
      ${state.items.map((each) => html`<li>${item(each)}</li>`)}
    </ul>
    ${state.more === 'failed' ? html`<p class="panel-note" role="alert">${moreFailed}</p>` : nothing}
    ${state.more === 'loading' ? html`<p class="panel-note"><span class="spinner"></span>${loading}</p>` : nothing}
    ${/^(?:more|failed)$/.test(state.more) ? button : nothing}
  </div>`;
}
