import { html, nothing, render, type TemplateResult } from 'lit';
import { bodyToText, isPlainBody } from '../../protocol/message-text.ts';
import type { Person } from '../../protocol/person.ts';
import type { Entry, PendingStatus } from '../../stores/timeline.ts';
import { avatar } from '../../ui/avatar.ts';
import { richText, type RichSource } from '../../ui/rich-text.ts';
import { retryIcon } from '../../ui/icons.ts';
import type { ChatStrings } from './chat.strings.ts';
import { momentOf, sameDay, type Times } from './times.ts';

/** Messages of one person within this time (ms) stand together under one name. */
const groupTime = 5 * 60_000;

const newDay = 1;
const newGroup = 2;
const firstUnread = 4;

/** What every row needs to be drawn. */
export interface RowSetting {
  readonly strings: ChatStrings;
  readonly times: Times;
}

/**
 * What a row takes from its neighbour: whether a day, a person's turn or the unread messages begin with it.
 * @param unreadFrom key of the entry where the unread messages begin
 */
export function rowFlags(entry: Entry, before: Entry | undefined, unreadFrom: string | undefined): number {
  if (entry.kind === 'gap') return newGroup;
  const moment = momentOf(createdOf(entry));
  const last = before && before.kind !== 'gap' ? momentOf(createdOf(before)) : NaN;
  const day = Number.isFinite(moment) && (Number.isNaN(last) || !sameDay(moment, last));
  const unread = entry.key === unreadFrom;
  const together =
    !day && !unread && before && speaker(entry) === speaker(before) && moment - last < groupTime;
  return (day ? newDay : 0) | (together ? 0 : newGroup) | (unread ? firstUnread : 0);
}

/** Draws one entry of the conversation into its row. */
export function drawRow(row: HTMLElement, entry: Entry, flags: number, setting: RowSetting): void {
  const { strings, times } = setting;
  const day =
    flags & newDay && entry.kind !== 'gap' ? times.day(momentOf(createdOf(entry)), Date.now()) : undefined;
  row.classList.toggle('first', (flags & newGroup) !== 0);
  render(
    html`${day === undefined ? nothing : html`<div class="day" part="day"><span>${day}</span></div>`}
    ${flags & firstUnread ? html`<div class="unread" part="unread"><span>${strings.unread}</span></div>` : nothing}
    ${content(entry, (flags & newGroup) !== 0, setting)}`,
    row,
  );
}

function content(entry: Entry, first: boolean, setting: RowSetting): TemplateResult {
  switch (entry.kind) {
    case 'gap':
      return html`<div class="gap" part="gap" role="note">${setting.strings.historyDenied}</div>`;
    case 'pending':
      return pendingRow(entry, first, setting);
    case 'message':
      if (isSystem(entry)) return systemRow(entry, setting);
      return entry.mine ? ownRow(entry, first, setting) : otherRow(entry, first, setting);
  }
}

type MessageEntry = Extract<Entry, { kind: 'message' }>;
type PendingEntry = Extract<Entry, { kind: 'pending' }>;

function otherRow({ message }: MessageEntry, first: boolean, setting: RowSetting): TemplateResult {
  const { sender } = message;
  const name = plainName(sender, setting.strings);
  const moment = momentOf(message.created);
  const guest = sender.kind === 'guest' ? html`<span class="kind">${setting.strings.guest}</span>` : nothing;
  const head = html`${avatar(sender)}
    <div class="head"><bdi class="author" part="author">${name}</bdi>${guest}${clock(moment, setting)}</div>`;
  return html`<article
    class="message"
    part="message"
    tabindex="-1"
    aria-label="${name}, ${setting.times.time(moment)}"
    data-message-id=${message.id}
  >
    ${first ? head : nothing}
    <div class="line">
      ${bubble(message.deleted, sourceOf(message.bodyText), setting)}${first ? nothing : clock(moment, setting)}
    </div>
  </article>`;
}

function ownRow({ message }: MessageEntry, first: boolean, setting: RowSetting): TemplateResult {
  const moment = momentOf(message.created);
  return html`<article
    class="message mine"
    part="message own-message"
    tabindex="-1"
    aria-label="${setting.strings.you}, ${setting.times.time(moment)}"
    data-message-id=${message.id}
  >
    ${first ? html`<div class="head">${clock(moment, setting)}</div>` : nothing}
    <div class="line">
      ${bubble(message.deleted, sourceOf(message.bodyText), setting)}${first ? nothing : clock(moment, setting)}
    </div>
  </article>`;
}

function pendingRow(entry: PendingEntry, first: boolean, setting: RowSetting): TemplateResult {
  const moment = momentOf(entry.created);
  const { strings } = setting;
  return html`<article
    class="message mine pending ${entry.status}"
    part="message own-message pending-message"
    tabindex="-1"
    aria-label="${strings.you}, ${setting.times.time(moment)}, ${strings[entry.status]}"
    data-key=${entry.key}
  >
    ${first ? html`<div class="head">${clock(moment, setting)}</div>` : nothing}
    <div class="line">
      ${bubble(false, { text: entry.text }, setting)}
      ${entry.status === 'sending' ? html`<span class="sending-mark">${strings.sending}</span>` : nothing}
    </div>
    ${entry.status === 'sending' ? nothing : delivery(entry.status, strings)}
  </article>`;
}

/** The log listens for clicks on the buttons, so that a row needs no listeners of its own. */
function delivery(status: Exclude<PendingStatus, 'sending'>, strings: ChatStrings): TemplateResult {
  const buttons = html`<button class="act" part="retry" type="button" data-act="retry">
      ${retryIcon()}${strings.retry}
    </button>
    <button class="act" part="delete" type="button" data-act="discard">${strings.delete}</button>`;
  return html`<div class="delivery" part="delivery">
    <span>${strings[status]}</span>${status === 'queued' ? nothing : buttons}
  </div>`;
}

function systemRow({ message }: MessageEntry, setting: RowSetting): TemplateResult {
  return html`<article
    class="system"
    part="system-message"
    tabindex="-1"
    aria-label="${plainName(message.sender, setting.strings)}, ${setting.times.time(momentOf(message.created))}"
    data-message-id=${message.id}
  >
    <div class="text" dir="auto" ${richText(sourceOf(message.bodyText), setting.strings.showMore)}></div>
  </article>`;
}

function bubble(deleted: boolean, source: RichSource, { strings }: RowSetting): TemplateResult {
  if (deleted) return html`<div class="bubble deleted" part="bubble">${strings.deleted}</div>`;
  return html`<div class="bubble" part="bubble">
    <div class="text" part="text" dir="auto" ${richText(source, strings.showMore)}></div>
  </div>`;
}

function clock(moment: number, { times }: RowSetting): TemplateResult | typeof nothing {
  if (!Number.isFinite(moment)) return nothing;
  return html`<time part="time" datetime=${new Date(moment).toISOString()} title=${times.full(moment)}
    >${times.time(moment)}</time
  >`;
}

/** Markup is passed on only where text alone would lose something. */
function sourceOf(body: string): RichSource {
  const text = bodyToText(body);
  return isPlainBody(body) ? { text } : { text, markup: body };
}

/** Name to show; control characters that turn the reading direction are left out. */
export function plainName(person: Person, strings: ChatStrings): string {
  return (
    person.name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim() || strings.somebody
  );
}

function createdOf(entry: MessageEntry | PendingEntry): string {
  return entry.kind === 'message' ? entry.message.created : entry.created;
}

/** Whose turn an entry belongs to; nothing groups with a gap or with the service's own messages. */
function speaker(entry: Entry): string {
  if (entry.kind === 'gap') return entry.key;
  if (entry.kind === 'pending') return 'me';
  if (isSystem(entry)) return entry.key;
  return entry.mine ? 'me' : `person ${entry.message.sender.id}`;
}

function isSystem({ message }: MessageEntry): boolean {
  return message.category.startsWith('app.');
}
