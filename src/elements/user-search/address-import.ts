/** Takes in addresses, one typed or a thousand pasted: each is picked at once, then found out who it belongs to. */
import { html, nothing, type TemplateResult } from 'lit';
import { parseAddressList } from '../../protocol/address-list.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { LookedUp, FinderState } from '../../stores/people/finder.ts';
import type { Picked } from '../../stores/people/picked.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { Deed } from './person-actions.ts';
import type { Selection } from './selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** What became of one list; counts of addresses. */
interface IntakeReport {
  readonly done: number;
  readonly total: number;
  readonly found: number;
  /** In the space already, and so not picked. */
  readonly inside: number;
  readonly unknown: number;
  readonly double: number;
  /** As they stood there. */
  readonly invalid: readonly string[];
  /** Nobody could be asked about these; they are picked as addresses. */
  readonly unchecked: readonly string[];
  /** Another try may help. */
  readonly retryable: boolean;
}

export interface IntakeOptions {
  readonly selection: Selection;
  readonly lookUp: (addresses: readonly string[], signal: AbortSignal) => AsyncIterable<LookedUp>;
  readonly isInSpace: (personId: string) => boolean;
  /** Only the first address is meant. */
  readonly takesOne: () => boolean;
  /** Something changed in `report`. */
  readonly progress: () => void;
  /** It is known now whom these addresses belong to, or that they belong to nobody known. */
  readonly settled: (picked: readonly Picked[]) => void;
  readonly finished: (report: IntakeReport) => void;
}

const nothingYet: IntakeReport = {
  done: 0,
  total: 0,
  found: 0,
  inside: 0,
  unknown: 0,
  double: 0,
  invalid: [],
  unchecked: [],
  retryable: false,
};

export class Intake {
  readonly #options: IntakeOptions;
  #life = new AbortController();
  #report: IntakeReport | undefined;
  /** Addresses that nobody was asked about yet. */
  #left: readonly string[] = [];
  #asking = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Undefined when there is nothing to tell: after a single address that went well. */
  get report(): IntakeReport | undefined {
    return this.#report;
  }

  /** False when there is no address in it; then nothing was taken. A second list joins the first one's report. */
  take(text: string): boolean {
    const { selection, takesOne } = this.#options;
    const entries = takesOne() ? parseAddressList(text).slice(0, 1) : parseAddressList(text);
    const emails = entries.flatMap(({ email }) => email ?? []);
    if (emails.length === 0) return false;
    const fresh = emails.filter((email) => !selection.has(email));
    const repeated = entries.reduce((sum, { times }) => sum + times - 1, 0);
    const picked = fresh.map((email): Picked => ({ kind: 'email', email }));
    if (takesOne()) selection.set(picked);
    else selection.add(...picked);
    const before = (this.#asking && this.#report) || nothingYet;
    this.#ask([...this.#left, ...fresh], {
      ...before,
      total: before.total + fresh.length,
      double: before.double + repeated + emails.length - fresh.length,
      invalid: [
        ...before.invalid,
        ...entries.flatMap(({ email, text }) => (email === undefined ? text : [])),
      ],
    });
    return true;
  }

  /** Asks once more about those that could not be looked up and are still picked. */
  retry(): void {
    const report = this.#report;
    if (!report) return;
    const left = report.unchecked.filter((email) => this.#options.selection.has(email));
    this.#ask(left, { ...report, done: 0, total: left.length, unchecked: [] });
  }

  dismiss(): void {
    this.#show(undefined);
  }

  /** Asks nobody till `goOn`. */
  pause(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#asking = false;
  }

  goOn(): void {
    if (this.#report && this.#left.length > 0) this.#ask(this.#left, this.#report);
  }

  /** What is on its way no longer matters. */
  stop(): void {
    this.pause();
    this.#left = [];
    this.#show(undefined);
  }

  #ask(left: readonly string[], report: IntakeReport): void {
    this.#left = left;
    this.#show(report);
    if (this.#asking) return;
    this.#asking = true;
    void this.#lookUp(this.#life.signal);
  }

  async #lookUp(signal: AbortSignal): Promise<void> {
    // Others may have come meanwhile.
    for (let asked = true; asked && this.#left.length > 0;) {
      asked = false;
      for await (const answer of this.#options.lookUp(this.#left, signal)) {
        if (signal.aborted) return;
        asked = true;
        this.#left = this.#left.slice(answer.addresses.length);
        this.#show(this.#settle(answer, this.#report ?? nothingYet));
      }
      if (signal.aborted) return;
    }
    this.#asking = false;
    const report = this.#report ?? nothingYet;
    const { total, inside, double, invalid, unchecked } = report;
    const isNews = total > 1 || inside + double + invalid.length + unchecked.length > 0;
    if (!isNews) this.#show(undefined);
    this.#options.finished(report);
  }

  #settle({ addresses, people, failure }: LookedUp, report: IntakeReport): IntakeReport {
    const { selection, settled } = this.#options;
    const done = report.done + addresses.length;
    if (failure) {
      const unchecked = [...report.unchecked, ...addresses];
      settled(addresses.map((email) => ({ kind: 'email', email })));
      return { ...report, done, unchecked, retryable: failure.retryable };
    }
    const isInside = (email: string): boolean => this.#options.isInSpace(people.get(email)?.id ?? '');
    const inside = addresses.filter((email) => isInside(email) && selection.remove(email)).length;
    const identified = selection.identify(people);
    const fresh = identified.filter(({ isDouble }) => !isDouble).map(({ picked }) => picked);
    const unknown = addresses.filter((email) => selection.has(email));
    settled([...fresh, ...unknown.map((email): Picked => ({ kind: 'email', email }))]);
    return {
      ...report,
      done,
      found: report.found + fresh.length,
      inside: report.inside + inside,
      unknown: report.unknown + unknown.length,
      double: report.double + identified.length - fresh.length,
    };
  }

  #show(report: IntakeReport | undefined): void {
    this.#report = report;
    this.#options.progress();
  }
}

// What a search or a pasted list came to, in sentences: for the screen, and for screen readers.

/** "" where there is nothing to say, or where it stands in an alert. */
export function newsOf(state: FinderState, strings: UserSearchStrings, canInvite: boolean): string {
  switch (state.step) {
    case 'found': {
      if (state.people.length > 0) {
        const found = strings.found(state.people.length);
        return state.more === 'none' ? found : `${found}, ${strings.andMore}`;
      }
      const email = readEmail(state.text);
      const offer =
        email !== undefined ? strings.invite(email) : canInvite ? strings.inviteSomebody : undefined;
      return [strings.nobody(state.text), offer].filter(Boolean).join('. ');
    }
    case 'signed-out':
      return strings.signedOut;
    case 'not-for-guests':
      return strings.notForGuests;
    default:
      return '';
  }
}

/** How many unreadable entries are named. */
const mostNamed = 3;

/** The report as sentences. */
export function sentencesOf(report: IntakeReport, strings: UserSearchStrings): readonly string[] {
  const { found, inside, unknown, double, invalid, unchecked } = report;
  const names = invalid.filter((text) => !text.includes('@'));
  const unreadable = invalid.filter((text) => text.includes('@'));
  return [
    ...(found > 0 ? [strings.reportFound(found)] : []),
    ...(inside > 0 ? [strings.reportInside(inside)] : []),
    ...(unknown > 0 ? [strings.reportUnknown(unknown)] : []),
    ...(double > 0 ? [strings.reportDouble(double)] : []),
    ...(unreadable.length > 0 ? [strings.reportInvalid(unreadable.length, some(unreadable))] : []),
    ...(names.length > 0 ? [strings.reportNames(names.length, some(names))] : []),
    ...(unchecked.length > 0 ? [strings.reportUnchecked(unchecked.length)] : []),
  ];
}

function some(texts: readonly string[]): string {
  return texts.slice(0, mostNamed).join(', ') + (texts.length > mostNamed ? ' …' : '');
}

// What stands below the field: what became of a pasted list, what is being done, what did not work.

export function reportBox(
  report: IntakeReport | undefined,
  strings: UserSearchStrings,
  { onRetry, onClose }: { readonly onRetry: () => void; readonly onClose: () => void },
): TemplateResult | typeof nothing {
  if (!report) return nothing;
  const { done, total } = report;
  if (done < total) {
    if (total === 1) return nothing;
    const label = strings.lookingUp(done, total);
    return html`<div class="report" part="report">
      <span>${label}</span>
      <progress part="progress" aria-label=${label} max=${total} .value=${done}></progress>
    </div>`;
  }
  return html`<div class="report" part="report">
    <ul>
      ${sentencesOf(report, strings).map((sentence) => html`<li><bdi>${sentence}</bdi></li>`)}
    </ul>
    ${
      report.unchecked.length > 0 && report.retryable
        ? html`<button class="link" type="button" part="retry" @click=${onRetry}>${strings.tryAgain}</button>`
        : nothing
    }
    <button class="link" type="button" part="close" @click=${onClose}>${strings.close}</button>
  </div>`;
}

/** Which role people get who are added; for admins. */
export function roleChoice(
  role: 'member' | 'admin',
  { role: label, roles }: UserSearchStrings,
  onChange: (role: 'member' | 'admin') => void,
): TemplateResult {
  const changed = (event: Event): void =>
    onChange((event.currentTarget as HTMLSelectElement).value === 'admin' ? 'admin' : 'member');
  return html`<label class="role" part="role">
    ${label}
    <select @change=${changed}>
      ${(['member', 'admin'] as const).map(
        (each) => html`<option value=${each} ?selected=${each === role}>${roles[each]}</option>`,
      )}
    </select>
  </label>`;
}

/** The line of a deed: on its way, done, or not possible. */
export function deedLine(
  deed: Deed,
  onRetry: () => void,
  { tryAgain: label, openCall }: UserSearchStrings,
): TemplateResult | typeof nothing {
  switch (deed.step) {
    case 'none':
      return nothing;
    case 'running':
      return html`<p class="deed" part="deed"><span class="spinner"></span><bdi>${deed.sentence}</bdi></p>`;
    case 'done':
      return html`<p class="deed" part="deed">
        <bdi>${deed.sentence}</bdi>
        ${deed.link ? html`<a href=${deed.link} target="_blank" rel="noopener">${openCall}</a>` : nothing}
      </p>`;
    case 'failed':
      return notice(deed.sentence, deed.retryable ? tryAgain(label, onRetry) : nothing);
  }
}
