/** How to join a call by telephone: the numbers and the code. Loads when the user asks for it. */
import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { PartLanguage } from '../../controllers/part-language.ts';
import type { DialIn, DialInNumber } from '../../protocol/call.ts';
import type { Call } from '../../stores/call/state.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { button } from './call-strip.ts';
import type { CallHost } from './call-view.ts';
import { dialInStrings, type DialInStrings } from './dial-in.strings.ts';

export interface DialInOptions {
  readonly language: Language<object>;
  readonly live: LiveRegion;
  readonly call: { readonly store: Call | undefined };
  /** The label of the button that tries again. */
  readonly again: () => string;
}

type DialInState =
  { readonly step: 'loading' | 'failed' } | { readonly step: 'known'; readonly dialIn: DialIn };

const dialInStyles = css`
  .dial-in {
    flex: 1 0 100%;
    display: grid;
    justify-items: start;
    gap: 8px;
    min-inline-size: 0;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--_border);
  }

  .dial-in p {
    margin: 0;
  }

  .dial-in ul {
    display: grid;
    gap: 4px;
    inline-size: 100%;
    max-block-size: 14em;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }

  .dial-in li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
    max-inline-size: 28em;
  }

  .dial-in a {
    padding-block: 6px;
    color: var(--_accent);
    font-variant-numeric: tabular-nums;
  }

  .dial-in .code strong {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
  }
`;

export class DialInPart implements ReactiveController {
  readonly styles = [dialInStyles];
  readonly #host: CallHost;
  readonly #options: DialInOptions;
  readonly #language: PartLanguage<DialInStrings>;
  #state: DialInState = { step: 'loading' };
  /** The call whose numbers are shown. */
  #call: Call | undefined;

  constructor(host: CallHost, options: DialInOptions) {
    this.#host = host;
    this.#options = options;
    this.#language = new PartLanguage(host, options.language, 'dialIn', dialInStrings);
    host.addController(this);
  }

  /** In the language of the element. */
  static async open(host: CallHost, options: DialInOptions): Promise<DialInPart> {
    const part = new DialInPart(host, options);
    await part.#language.load();
    return part;
  }

  hostUpdate(): void {
    const { store } = this.#options.call;
    if (store !== this.#call) void this.#load(store);
  }

  render(): TemplateResult {
    return html`<div class="dial-in" part="dial-in" id="dial-in">${this.#content()}</div>`;
  }

  #content(): TemplateResult {
    const { strings } = this.#language;
    const state = this.#state;
    switch (state.step) {
      case 'loading':
        return html`<p class="quiet" role="status"><span class="spinner"></span> ${strings.loading}</p>`;
      case 'failed':
        return notice(strings.failed, tryAgain(this.#options.again(), this.#retry));
      case 'known': {
        const { numbers, code } = state.dialIn;
        return numbers.length > 0 && code
          ? this.#numbers(numbers, code)
          : html`<p class="quiet" role="status">${strings.none}</p>`;
      }
    }
  }

  #numbers(numbers: readonly DialInNumber[], code: string): TemplateResult {
    const { strings } = this.#language;
    const copy = (): void => void this.#copy(numbers, code);
    return html`<p class="quiet">${strings.how}</p>
      <p class="code">
        <span class="quiet">${strings.code}</span> <strong dir="ltr">${inGroups(code)}</strong>
      </p>
      <ul aria-label=${strings.numbers} tabindex=${numbers.length > 6 ? 0 : -1}>
        ${numbers.map(
          ({ country, number }) =>
            html`<li><span>${country}</span> <a href=${dialLink(number, code)} dir="ltr">${number}</a></li>`,
        )}
      </ul>
      ${button(strings.copy, 'copy', copy)}`;
  }

  async #load(call: Call | undefined): Promise<void> {
    this.#call = call;
    this.#state = { step: 'loading' };
    const dialIn = await call?.dialIn();
    if (call !== this.#call) return;
    this.#state = dialIn ? { step: 'known', dialIn } : { step: 'failed' };
    this.#host.requestUpdate();
  }

  readonly #retry = (): void => {
    void this.#load(this.#call);
    this.#host.requestUpdate();
  };

  async #copy(numbers: readonly DialInNumber[], code: string): Promise<void> {
    const { strings } = this.#language;
    const lines = numbers.map(({ country, number }) => `${country}: ${number}`);
    try {
      await navigator.clipboard.writeText([...lines, `${strings.code}: ${code}#`].join('\n'));
      this.#options.live.say(strings.copied);
    } catch {
      this.#options.live.say(strings.notCopied);
    }
  }
}

/** A telephone waits at each comma, and then enters the code. A phone number is dialled without its spaces and signs. */
export function dialLink(number: string, code: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')},,${code}%23`;
}

/** People read and type digits in groups of three. */
function inGroups(code: string): string {
  return code.replaceAll(/\d{3}(?=\d)/g, '$& ');
}
