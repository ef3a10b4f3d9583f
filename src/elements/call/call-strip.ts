/** The templates of the strip of `<spaces-call>`: what is going on, and the buttons that lead on. */
import { html, nothing, type TemplateResult } from 'lit';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import { isId } from '../../protocol/read.ts';
import type { CallPlace, HandOver } from '../../stores/call/media-engine.ts';
import type { CallTarget, Meeting } from '../../stores/call/state.ts';
import type { CallStrings } from './call.strings.ts';

type Part = TemplateResult | typeof nothing;

/** The page on which the call happens, when it does not happen in this page. */
export interface CallPage {
  readonly address: string;
  readonly host: string;
}

export interface StripContent {
  /** The first line. */
  readonly status: Part;
  /** Who is in the call. */
  readonly who?: string | undefined;
  /** What the buttons will do. */
  readonly hint?: string | undefined;
  readonly actions?: Part;
  /** Screen readers announce the first line at once. */
  readonly isAlert?: boolean;
}

/** How many people the strip names. The rest is a number. */
const mostNames = 3;

export function strip({ status, who, hint, actions = nothing, isAlert }: StripContent): TemplateResult {
  return html`<div class="words">
      <p class="line" part="status" role=${isAlert ? 'alert' : nothing}>${status}</p>
      ${who ? html`<p class="quiet" part="who">${who}</p>` : nothing}
      ${hint ? html`<p class="quiet" part="hint" id="hint">${hint}</p>` : nothing}
    </div>
    ${actions === nothing ? nothing : html`<div class="actions" title=${hint ?? nothing}>${actions}</div>`}`;
}

/** "Live now", with the number of people if it is known. */
export function liveStatus({ attendees, isRecorded }: Meeting, strings: CallStrings): TemplateResult {
  const count = attendees.length;
  return html`<span class="live" part="live">${strings.liveNow}</span> ${
      count > 0 ? html`<span part="count">${strings.people(count)}</span>` : nothing
    }
    ${isRecorded ? html`<span class="recorded" part="recorded">${strings.recorded}</span>` : nothing}`;
}

/** Who is in the call. */
export function whoIsIn({ attendees }: Meeting, strings: CallStrings): string | undefined {
  const names = attendees.slice(0, mostNames).map(({ person }) => isolatedName(person, strings));
  return names.length > 0 ? strings.who(names, attendees.length - names.length) : undefined;
}

/** The name, isolated so that it cannot change the direction of the sentence around it. */
export function isolatedName({ name }: Person, strings: CallStrings): string {
  return `\u2068${name || strings.unnamed}\u2069`;
}

/** Undefined if the id of the space is none, or no address of the person is known. */
export function callPage(target: CallTarget, engine: HandOver, webServer: string): CallPage | undefined {
  const place = placeOf(target);
  if (!place) return undefined;
  const { href, host } = new URL(engine.addressOf(place, webServer), document.baseURI);
  return { address: href, host };
}

export function button(
  label: string | TemplateResult,
  part: string,
  onClick: () => void,
  kind = '',
): TemplateResult {
  return html`<button class="button ${kind}" part="button ${part}" type="button" @click=${onClick}>
    ${label}
  </button>`;
}

function placeOf(target: CallTarget): CallPlace | undefined {
  if (target.kind === 'space') return isId(target.spaceId) ? target : undefined;
  const email = readEmail(target.person);
  return email === undefined ? undefined : { kind: 'person', email };
}
