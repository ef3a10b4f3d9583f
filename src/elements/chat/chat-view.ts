/** What stands above and below the messages, and in their place; what is special about two is fetched when two are seen. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LazyPart } from '../../controllers/lazy-part.ts';
import type { Person } from '../../protocol/person.ts';
import type { ChatState, Roster } from '../../stores/chat/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { downIcon, peopleIcon } from '../../ui/icons.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { DirectReason } from './direct-chat.ts';
import { plainName } from './message-row.ts';
import type { Times } from './times.ts';

export class ChatView {
  readonly #chosen: ConversationSource;
  readonly #language: Language<ChatStrings>;
  readonly #onTry: () => void;
  readonly #direct;

  constructor(
    host: LitElement,
    chosen: ConversationSource,
    language: Language<ChatStrings>,
    onTry: () => void,
  ) {
    this.#chosen = chosen;
    this.#language = language;
    this.#onTry = onTry;
    this.#direct = new LazyPart(host, async () => new (await import('./direct-chat.ts')).DirectView(host));
  }

  header(title: string, state: ChatState, { present }: Roster): TemplateResult {
    const { strings } = this.#language;
    const people = state.line === 'live' ? present : undefined;
    const { talk } = this.#chosen;
    const other = (state.step === 'open' && state.other) || (talk?.step === 'found' && talk.person);
    return (other && this.#direct.value?.header(other, people, strings)) || header(title, people, strings);
  }

  /** Below the messages: who is typing, what went wrong, and the field. */
  foot(state: ChatState, roster: Roster, times: Times, composer: TemplateResult): TemplateResult {
    const { strings } = this.#language;
    const isOpen = state.step === 'open';
    const who = isOpen ? typing(roster, strings, times) : '';
    return html`<div class="foot" ?hidden=${state.step === 'empty' || state.step === 'refused'}>
      <div class="typing" part="typing" ?hidden=${!isOpen}>
        ${who ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}${who}
      </div>
      ${state.step === 'expired' ? notice(strings.expired) : nothing}
      ${state.step === 'failed' ? notice(this.#language.tell(state.failure), tryAgain(strings.tryAgain, this.#onTry)) : nothing}
      ${composer}
    </div>`;
  }

  /** Undefined when the messages themselves are to be shown. */
  reason(state: ChatState): DirectReason | undefined {
    const reason = reasonOf(state, this.#language.strings);
    if (reason || state.step !== 'refused') return reason;
    return this.#direct.value?.reasonOf(state.reason, this.#onTry);
  }
}

// The parts of `<spaces-chat>` around its messages, as functions of data.

type Part = TemplateResult | typeof nothing;

/** Faces shown at most; the rest is a number. */
const facesShown = 4;
/** More people than this at once are "several". */
const typingShown = 3;

/** Title, and who is here besides the visitor. */
function header(title: string, present: readonly Person[] | undefined, strings: ChatStrings): TemplateResult {
  return html`<div class="header" part="header">
    <div class="heading">
      <h2 class="title" part="title" dir="auto">${title}</h2>
      <p class="presence ${present ? 'here' : ''}" part="presence">
        ${present ? strings.peopleHere(present.length + 1) : strings.notConnected}
      </p>
    </div>
    ${present?.length ? faces(present, strings) : nothing}
  </div>`;
}

function faces(present: readonly Person[], strings: ChatStrings): TemplateResult {
  const more = present.length - facesShown;
  const rest = html`<li class="more-people">
    <span aria-hidden="true">+${more}</span><span class="visually-hidden">${strings.andMore(more)}</span>
  </li>`;
  return html`<ul class="faces" part="people" aria-label=${strings.peopleHere(present.length + 1)}>
    ${present.slice(0, facesShown).map((person) => {
      const name = plainName(person, strings);
      return html`<li title=${name}>${avatar(person)}<span class="visually-hidden">${name}</span></li>`;
    })}
    ${more > 0 ? rest : nothing}
  </ul>`;
}

/** The line; the region is always there, because readers hear only what changes inside one they know. */
export function status(
  state: ChatState,
  seconds: number | undefined,
  strings: ChatStrings,
  onTry: () => void,
): TemplateResult {
  const sentence = line(state, seconds, strings, onTry);
  return html`<div class="pill status ${sentence === nothing ? 'calm' : ''}" part="status" role="status">
    ${sentence}
  </div>`;
}

function line(state: ChatState, seconds: number | undefined, strings: ChatStrings, onTry: () => void): Part {
  switch (state.step === 'open' || state.step === 'opening' ? state.line : undefined) {
    case 'connecting':
      return busy(strings.connecting);
    case 'catching-up':
      return busy(strings.catchingUp);
    case 'stopped':
      return html`<span>${strings.stopped}</span>${tryNow(strings, onTry)}`;
    case 'waiting':
      // Readers are told once that the line is down, not every second how long.
      return html`<span>${strings.waiting}</span>
        ${seconds ? html`<span class="next-try" aria-hidden="true">${strings.nextTry(seconds)}</span>` : nothing}
        ${tryNow(strings, onTry)}`;
    default:
      return nothing;
  }
}

function busy(sentence: string): TemplateResult {
  return html`<span class="spinner"></span><span>${sentence}</span>`;
}

function tryNow(strings: ChatStrings, onTry: () => void): TemplateResult {
  return html`<button class="pill-action" part="try-now" type="button" @click=${onTry}>
    ${strings.tryNow}
  </button>`;
}

/** Above the oldest message: that older ones are coming, or how to ask again. */
export function older(state: ChatState, nearStart: boolean, strings: ChatStrings, onLoad: () => void): Part {
  if (state.step !== 'open') return nothing;
  if (state.older === 'loading' && nearStart)
    return html`<div class="pill">${busy(strings.loadingOlder)}</div>`;
  if (state.older !== 'failed' || !nearStart) return nothing;
  return html`<div class="pill">
    <span>${strings.olderFailed}</span>
    <button class="pill-action" part="load-older" type="button" @click=${onLoad}>${strings.loadOlder}</button>
  </div>`;
}

/** The way back to the newest message. */
export function jump(unread: number, strings: ChatStrings, onJump: () => void): TemplateResult {
  const label = unread > 0 ? strings.newMessages(unread) : strings.toEnd;
  return html`<button class="jump ${unread > 0 ? 'news' : ''}" part="jump" type="button" @click=${onJump}>
    ${downIcon()}<span class=${unread > 0 ? '' : 'visually-hidden'}>${label}</span>
  </button>`;
}

/** Who is typing; names are cut from what another person chose, so they are isolated. */
function typing({ typing: people }: Roster, strings: ChatStrings, times: Times): string {
  if (people.length === 0) return '';
  if (people.length > typingShown) return strings.manyTyping;
  // U+2068 and U+2069 keep a name's own direction from turning the sentence.
  const names = people.map((person) => `\u2068${plainName(person, strings)}\u2069`);
  return strings.typing(times.names(names), names.length);
}

/** What stands in place of the messages when there is nothing to show. */
export function chatPlaceholder(
  role: 'alert' | undefined,
  heading: string,
  hint: string,
  action?: TemplateResult,
): TemplateResult {
  return html`<div class="vacancy" part="vacancy">
    <span class="vacancy-mark">${peopleIcon()}</span>
    <div role=${role ?? nothing}>
      <p class="vacancy-heading">${heading}</p>
      <p class="vacancy-hint">${hint}</p>
      ${action}
    </div>
  </div>`;
}

/** The sentence pair for a state that has no messages; undefined when the log itself is to be shown. */
function reasonOf(state: ChatState, strings: ChatStrings): readonly [string, string] | undefined {
  if (state.step === 'empty') {
    return state.why === 'signed-out'
      ? [strings.signedOut, strings.signedOutHint]
      : [strings.noSpace, strings.noSpaceHint];
  }
  if (state.step !== 'refused') return undefined;
  const reasons: Partial<Record<typeof state.reason, readonly [string, string]>> = {
    'not-found': [strings.notFound, strings.notFoundHint],
    'not-allowed': [strings.notAllowed, strings.notAllowedHint],
    pin: [strings.pin, strings.pinHint],
  };
  return reasons[state.reason];
}
