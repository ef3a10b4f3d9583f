/** One row of the conversation. Templates are few and flat: a long list draws thousands of them while it scrolls. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { bodyToText, isPlainBody, type Message } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import type { TimelineEntry, PendingStatus } from '../../stores/chat/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { retryIcon } from '../../ui/icons.ts';
import { type RichSource, richText } from '../../ui/rich-text.ts';
import type { ChatStrings } from './chat.strings.ts';
import { sameDay, type Times } from './times.ts';

/** What every row needs to be drawn. */
export interface RowSetting {
  readonly strings: ChatStrings;
  readonly times: Times;
}

/** What an own message shows, stored or not. */
interface OwnText {
  readonly id: string | undefined;
  readonly key: string | undefined;
  readonly status: PendingStatus | undefined;
  readonly deleted: boolean;
  readonly source: RichSource;
}

/** Draws one entry of the conversation into its row. */
export function drawRow(row: HTMLElement, entry: TimelineEntry, flags: number, setting: RowSetting): void {
  const first = (flags & newTurn) !== 0;
  row.classList.toggle('first', first);
  const content = entry.kind === 'gap' ? gapRow(entry, flags, setting) : contentOf(entry, first, setting);
  render(flags & (newDay | firstUnread) ? withSeparators(content, entry, flags, setting) : content, row);
}

function withSeparators(
  content: TemplateResult,
  entry: TimelineEntry,
  flags: number,
  { strings, times }: RowSetting,
): TemplateResult {
  const day = flags & newDay ? times.day(createdAt(entry), Date.now(), strings) : undefined;
  return html`${day === undefined ? nothing : html`<div class="day" part="day"><span>${day}</span></div>`}
  ${flags & firstUnread ? html`<div class="unread" part="unread"><span>${strings.unread}</span></div>` : nothing}
  ${content}`;
}

/** Above everything it is the history that is not shown; anywhere else something was missed. */
function gapRow(
  gap: Extract<TimelineEntry, { kind: 'gap' }>,
  flags: number,
  { strings }: RowSetting,
): TemplateResult {
  const missing = flags & veryFirst ? strings.historyDenied : strings.gap;
  const sentence = gap.name ? strings.newName(gap.name) : missing;
  return html`<div class="gap" part="gap" role="note">${sentence}</div>`;
}

function contentOf(
  entry: Exclude<TimelineEntry, { kind: 'gap' }>,
  first: boolean,
  setting: RowSetting,
): TemplateResult {
  const { strings, times } = setting;
  const moment = createdAt(entry);
  const time = times.time(moment);
  if (entry.kind === 'pending') {
    const { key, status, text } = entry;
    return ownRow({ id: undefined, key, status, deleted: false, source: { text } }, moment, setting);
  }
  const { message } = entry;
  if (isSystem(entry)) return systemRow(message, time, setting);
  const source = sourceOf(message, strings);
  if (entry.mine) {
    const { id, deleted } = message;
    return ownRow({ id, key: undefined, status: undefined, deleted, source }, moment, setting);
  }
  const label = `${plainName(message.sender, strings)}, ${time}`;
  return first ? turnRow(message, label, source, setting) : nextRow(message, label, source, setting);
}

/** The first message of somebody's turn. */
function turnRow(message: Message, label: string, source: RichSource, setting: RowSetting): TemplateResult {
  const { sender, id } = message;
  const { strings, times } = setting;
  const moment = Date.parse(message.created);
  return html`<article class="message" part="message" tabindex="-1" aria-label=${label} data-message-id=${id}>
    ${avatar(sender)}
    <div class="head">
      <bdi class="author" part="author">${plainName(sender, strings)}</bdi
      >${sender.kind === 'guest' ? html`<span class="kind">${strings.guest}</span>` : nothing}<time
        part="time"
        datetime=${isoOf(moment)}
        >${times.time(moment)}</time
      >
    </div>
    <div class="line">
      <div class=${bubbleClass(message.deleted)} part="bubble">
        <div class="text" part="text" dir="auto" ${richText(source, strings.showMore)}></div>
      </div>
    </div>
  </article>`;
}

/** What the same person says next. */
function nextRow(message: Message, label: string, source: RichSource, setting: RowSetting): TemplateResult {
  const { strings, times } = setting;
  const moment = Date.parse(message.created);
  return html`<article
    class="message"
    part="message"
    tabindex="-1"
    aria-label=${label}
    data-message-id=${message.id}
  >
    <div class="line">
      <div class=${bubbleClass(message.deleted)} part="bubble">
        <div class="text" part="text" dir="auto" ${richText(source, strings.showMore)}></div>
      </div>
      <time part="time" datetime=${isoOf(moment)}>${times.time(moment)}</time>
    </div>
  </article>`;
}

/** One template for all states of an own text: it keeps its element while it becomes a stored message. */
function ownRow(own: OwnText, moment: number, { strings, times }: RowSetting): TemplateResult {
  const { id, key, status, deleted, source } = own;
  const time = times.time(moment);
  const name = status ? `${strings.you}, ${time}, ${strings[status]}` : `${strings.you}, ${time}`;
  return html`<article
    class="message mine ${status ?? ''}"
    part="message own-message ${status ? 'pending-message' : ''}"
    tabindex="-1"
    aria-label=${name}
    data-message-id=${id ?? nothing}
    data-key=${key ?? nothing}
  >
    <div class="line">
      <div class=${bubbleClass(deleted)} part="bubble">
        <div class="text" part="text" dir="auto" ${richText(source, strings.showMore)}></div>
      </div>
      <time part="time" datetime=${isoOf(moment)}>${status === 'sending' ? strings.sending : time}</time>
    </div>
    ${status && status !== 'sending' ? delivery(status, strings) : nothing}
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

function systemRow(message: Message, time: string, { strings }: RowSetting): TemplateResult {
  return html`<article
    class="system"
    part="system-message"
    tabindex="-1"
    aria-label="${plainName(message.sender, strings)}, ${time}"
    data-message-id=${message.id}
  >
    <div class="text" dir="auto" ${richText(sourceOf(message, strings), strings.showMore)}></div>
  </article>`;
}

function bubbleClass(deleted: boolean): string {
  return deleted ? 'bubble deleted' : 'bubble';
}

function isoOf(moment: number): string | typeof nothing {
  return Number.isFinite(moment) ? new Date(moment).toISOString() : nothing;
}

/** Markup is passed on only where text alone would lose something. */
function sourceOf({ deleted, bodyText }: Message, strings: ChatStrings): RichSource {
  if (deleted) return { text: strings.deleted };
  const text = bodyToText(bodyText);
  return isPlainBody(bodyText) ? { text } : { text, markup: bodyText };
}

/** Name to show; control characters that turn the reading direction are left out. */
export function plainName(person: Person, strings: ChatStrings): string {
  return (
    person.name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim() || strings.somebody
  );
}

// What a row of the conversation takes from the row before it.

/** Messages of one person within this time (ms) stand together under one name. */
const groupTime = 5 * 60_000;

/** A day begins with this row. */
const newDay = 1;
/** A person's turn begins with this row. */
const newTurn = 2;
/** The unread messages begin with this row. */
const firstUnread = 4;
/** Nothing stands above this row. */
const veryFirst = 8;

/** The flags of `entry` behind `before`; `unreadFrom` is the key of the first unread entry. */
export function rowFlags(
  entry: TimelineEntry,
  before: TimelineEntry | undefined,
  unreadFrom: string | undefined,
): number {
  if (entry.kind === 'gap') return newTurn | (before ? 0 : veryFirst);
  const moment = createdAt(entry);
  const last = before ? createdAt(before) : NaN;
  const day = Number.isFinite(moment) && (Number.isNaN(last) || !sameDay(moment, last));
  const unread = entry.key === unreadFrom;
  const together =
    !day && !unread && before && speaker(entry) === speaker(before) && moment - last < groupTime;
  return (day ? newDay : 0) | (together ? 0 : newTurn) | (unread ? firstUnread : 0);
}

/** Ms since epoch; NaN where there is none. */
function createdAt(entry: TimelineEntry): number {
  if (entry.kind === 'gap') return NaN;
  return Date.parse(entry.kind === 'message' ? entry.message.created : entry.created);
}

/** The service itself speaks: somebody joined, the title changed. */
function isSystem(entry: TimelineEntry): boolean {
  return entry.kind === 'message' && entry.message.category.startsWith('app.');
}

/** Whose turn an entry belongs to; gaps and the service's own messages stand alone. */
function speaker(entry: TimelineEntry): string {
  if (entry.kind === 'gap' || isSystem(entry)) return entry.key;
  if (entry.kind === 'pending' || entry.mine) return 'me';
  return `person ${entry.message.sender.id}`;
}
