/** Draws one row of the conversation: a message, a message that is still being sent, or a note between messages. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderTexts } from '../../controllers/translated-text.ts';
import {
  bodyToText,
  isPlainBody,
  maxBodyLength,
  type Message,
  type MessageBody,
} from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import { cleanLine } from '../../protocol/read.ts';
import type { PendingStatus, SendRefusal, TimelineEntry } from '../../stores/chat/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { retryIcon } from '../../ui/icons.ts';
import { type RichSource, richText } from '../../ui/rich-text.ts';
import type { ChatStrings } from './chat.strings.ts';
import { sameDay, type Times } from './times.ts';

/** The language in which rows are drawn. */
export interface RowLanguage {
  readonly strings: ChatStrings;
  readonly times: Times;
  /** The id of the user, who may be mentioned. */
  readonly me: string | undefined;
  /** The files of a message, as far as they can be shown. */
  readonly filesOf: (entry: TimelineEntry) => TemplateResult | undefined;
}

type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;
type PendingEntry = Extract<TimelineEntry, { kind: 'pending' }>;
type Part = TemplateResult | typeof nothing;
type NoteEntry = Exclude<TimelineEntry, MessageEntry | PendingEntry>;

/** Messages of one person within this time form a group with one name above it. Ms. */
const groupTime = 5 * 60_000;

// What a row looks like because of the row above it, as bits of one number that the list can compare.

/** The first row of its day. */
const startsDay = 1;
/** The first row of a group. */
const startsGroup = 2;
/** The first unread message. */
const startsUnread = 4;
/** The first row of the conversation. */
const isFirst = 8;

/**
 * Says how `entry` looks below `before`: a number that changes when the row must be drawn again.
 * @param unreadFrom the key of the first unread entry
 */
export function rowFlags(
  entry: TimelineEntry,
  before: TimelineEntry | undefined,
  unreadFrom: string | undefined,
): number {
  if (isNote(entry)) return startsGroup | (before ? 0 : isFirst);
  const moment = createdAt(entry);
  const last = before ? createdAt(before) : NaN;
  const isNewDay = Number.isFinite(moment) && (Number.isNaN(last) || !sameDay(moment, last));
  const isUnread = entry.key === unreadFrom;
  const continues =
    !isNewDay && !isUnread && before && authorOf(entry) === authorOf(before) && moment - last < groupTime;
  return (isNewDay ? startsDay : 0) | (continues ? 0 : startsGroup) | (isUnread ? startsUnread : 0);
}

/** Draws `entry` into its row. Templates are few and flat, because scrolling draws thousands of rows. */
export function drawRow(row: HTMLElement, entry: TimelineEntry, flags: number, language: RowLanguage): void {
  row.classList.toggle('first', (flags & startsGroup) !== 0);
  const content = isNote(entry) ? noteRow(entry, flags, language) : messageRow(entry, flags, language);
  const whole =
    flags & (startsDay | startsUnread) ? withSeparators(content, entry, flags, language) : content;
  renderTexts(whole, row);
}

/** The name to show for a person, without characters that are invisible or change the reading direction. */
export function plainName(person: Person, strings: ChatStrings): string {
  return cleanLine(person.name) || strings.unnamedPerson;
}

function withSeparators(
  content: TemplateResult,
  entry: TimelineEntry,
  flags: number,
  { strings, times }: RowLanguage,
): TemplateResult {
  const day = flags & startsDay ? times.day(createdAt(entry), Date.now(), strings) : undefined;
  return html`${day === undefined ? nothing : html`<div class="day" part="day"><span>${day}</span></div>`}
  ${flags & startsUnread ? html`<div class="unread" part="unread"><span>${strings.unread}</span></div>` : nothing}
  ${content}`;
}

function noteRow(entry: NoteEntry, flags: number, { strings }: RowLanguage): TemplateResult {
  return html`<div class="gap" part="gap" role="note" data-gap=${entry.key}>
    ${noteText(entry, flags, strings)}
  </div>`;
}

/** A gap at the start is history that the space hides from guests; elsewhere, messages were missed. */
function noteText(entry: NoteEntry, flags: number, strings: ChatStrings): string {
  if (entry.kind === 'new-name') return strings.newName(entry.name);
  if (entry.kind === 'new-role') return strings.newRole[entry.role];
  if (entry.reason === 'no-changes') return strings.changesMissing;
  if (entry.reason === 'too-long') return strings.messageTooLong;
  if (entry.reason === 'not-loaded') return strings.loadingOlder;
  if (entry.reason === 'not-filled') return strings.olderFailed;
  return flags & isFirst ? strings.historyDenied : strings.gap;
}

function messageRow(
  entry: MessageEntry | PendingEntry,
  flags: number,
  language: RowLanguage,
): TemplateResult {
  const list: Part = language.filesOf(entry) ?? nothing;
  const isEdited = entry.kind === 'message' && entry.message.edited;
  const files = isEdited ? html`${list}<small part="edited">${language.strings.edited}</small>` : list;
  if (entry.kind === 'pending') {
    const { key, status, reason, text, body } = entry;
    const source = body ? sourceOf(body, language) : { text };
    const own: OwnMessage = { id: undefined, key, status, reason, isDeleted: false, source, files };
    return ownRow(own, createdAt(entry), language);
  }
  const { message } = entry;
  const source = message.deleted ? { text: language.strings.deleted } : sourceOf(message, language);
  if (entry.mine) {
    const { id, deleted } = message;
    const own: OwnMessage = { id, key: undefined, status: undefined, isDeleted: deleted, source, files };
    return ownRow(own, createdAt(entry), language);
  }
  return flags & startsGroup
    ? firstOfGroup(message, source, language, files)
    : nextOfGroup(message, source, language, files);
}

function firstOfGroup(
  message: Message,
  source: RichSource,
  { strings, times }: RowLanguage,
  files: Part,
): TemplateResult {
  const { sender, id } = message;
  const moment = Date.parse(message.created);
  const time = times.time(moment);
  const name = plainName(sender, strings);
  const label = `${name}, ${time}`;
  return html`<article class="message" part="message" tabindex="-1" aria-label=${label} data-message-id=${id}>
    ${avatar(sender)}
    <div class="head">
      <bdi class="author" part="author">${name}</bdi
      >${sender.kind === 'guest' ? html`<span class="kind">${strings.guest}</span>` : nothing}<time
        part="time"
        datetime=${isoOf(moment)}
        >${time}</time
      >
    </div>
    <div class="line">
      <div class=${bubbleClass(message.deleted)} part="bubble">
        <div class="text" part="text" dir="auto" ${richText(source, strings)}></div>
        ${files}
      </div>
    </div>
  </article>`;
}

function nextOfGroup(
  message: Message,
  source: RichSource,
  { strings, times }: RowLanguage,
  files: Part,
): TemplateResult {
  const moment = Date.parse(message.created);
  const time = times.time(moment);
  const label = `${plainName(message.sender, strings)}, ${time}`;
  return html`<article
    class="message"
    part="message"
    tabindex="-1"
    aria-label=${label}
    data-message-id=${message.id}
  >
    <div class="line">
      <div class=${bubbleClass(message.deleted)} part="bubble">
        <div class="text" part="text" dir="auto" ${richText(source, strings)}></div>
        ${files}
      </div>
      <time part="time" datetime=${isoOf(moment)}>${time}</time>
    </div>
  </article>`;
}

/** What a message of the user shows. */
interface OwnMessage {
  /** Undefined until the service has stored the message. */
  readonly id: string | undefined;
  readonly key: string | undefined;
  readonly status: PendingStatus | undefined;
  readonly reason?: SendRefusal | undefined;
  readonly isDeleted: boolean;
  readonly source: RichSource;
  readonly files: Part;
}

/** One template for all states, so that a pending message keeps its element when it is stored. */
function ownRow(own: OwnMessage, moment: number, { strings, times }: RowLanguage): TemplateResult {
  const { id, key, status, reason, isDeleted, source, files } = own;
  const time = times.time(moment);
  // An upload says by itself how it goes.
  const isSaid = status && status !== 'sending' && !(status === 'queued' && files !== nothing);
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
      <div class=${bubbleClass(isDeleted)} part="bubble">
        <div class="text" part="text" dir="auto" ${richText(source, strings)}></div>
        ${files}
      </div>
      <time part="time" datetime=${isoOf(moment)}>${status === 'sending' ? strings.sending : time}</time>
    </div>
    ${isSaid ? delivery(status, reason, strings) : nothing}
  </article>`;
}

/** The log handles clicks on the buttons by their `data-action`, so that rows need no listeners. */
function delivery(
  status: Exclude<PendingStatus, 'sending'>,
  reason: SendRefusal | undefined,
  strings: ChatStrings,
): TemplateResult {
  const edit = html`<button class="action" part="edit" type="button" data-action="edit">
    ${strings.edit}
  </button>`;
  const buttons = html`<button class="action" part="retry" type="button" data-action="retry">
      ${retryIcon()}${strings.retry}
    </button>
    ${status === 'failed' ? edit : nothing}
    <button class="action" part="delete" type="button" data-action="discard">${strings.delete}</button>`;
  return html`<div class="delivery" part="delivery">
    <span>${strings[status]}${reason ? `. ${strings.reasons[reason]}` : nothing}</span
    >${status === 'queued' || status === 'held' ? nothing : buttons}
  </div>`;
}

function bubbleClass(isDeleted: boolean): string {
  return isDeleted ? 'bubble deleted' : 'bubble';
}

function isoOf(moment: number): string | typeof nothing {
  return Number.isFinite(moment) ? new Date(moment).toISOString() : nothing;
}

/** Markup is included only when the text alone would lose something. */
function sourceOf({ bodyText, mentions }: MessageBody, { me }: RowLanguage): RichSource {
  const isCut = bodyText.length >= maxBodyLength;
  const markup = !mentions && isPlainBody(bodyText) ? undefined : bodyText;
  return { text: bodyToText(bodyText), markup, isCut, mentions, me };
}

/** Whether an entry is a note between messages, without author and time. */
function isNote(entry: TimelineEntry): entry is NoteEntry {
  return entry.kind !== 'message' && entry.kind !== 'pending';
}

/** Ms since epoch; NaN when there is no readable time. */
function createdAt(entry: TimelineEntry): number {
  if (isNote(entry)) return NaN;
  return Date.parse(entry.kind === 'message' ? entry.message.created : entry.created);
}

/** Identifies the author of an entry. A note is never in a group. */
function authorOf(entry: TimelineEntry): string {
  if (isNote(entry)) return entry.key;
  if (entry.kind === 'pending' || entry.mine) return 'me';
  return `person ${entry.message.sender.id}`;
}
