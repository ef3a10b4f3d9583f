/** Adds typed or pasted e-mail addresses at once, then looks up their owners. */
import { html, nothing, type TemplateResult } from 'lit';
import { parseAddressList } from '../../protocol/address-list.ts';
import { cleanLine } from '../../protocol/read.ts';
import type { LookupResult, PeopleFinder } from '../../stores/people/finder.ts';
import type { Picked } from '../../stores/people/picked.ts';
import type { PickerContext, PickerHost } from './selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

export interface AddressImportOptions extends PickerContext {
  /** The owners of some addresses have been looked up; `picked` are those newly known, as people or addresses. */
  readonly onLookedUp: (picked: readonly Picked[]) => void;
}

export class AddressImport {
  readonly #host: PickerHost;
  readonly #options: AddressImportOptions;
  #abort = new AbortController();
  #report: ImportReport | undefined;
  /** Addresses that have not been looked up. */
  #left: readonly string[] = [];
  #isRunning = false;

  constructor(host: PickerHost, options: AddressImportOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Undefined if there is nothing to report, as after a single address without problems. */
  get report(): ImportReport | undefined {
    return this.#report;
  }

  /** Picks the addresses in a text. False if it contains none. A second list joins the report of the first one. */
  take(text: string): boolean {
    const { selection } = this.#options;
    const list = parseAddressList(text);
    const entries = selection.isMultiple ? list.entries : list.entries.slice(0, 1);
    const emails = entries.flatMap(({ email }) => email ?? []);
    if (emails.length === 0) return false;
    const fresh = emails.filter((email) => !selection.has(email));
    const picked = fresh.map((email): Picked => ({ kind: 'email', email }));
    if (selection.isMultiple) selection.add(...picked);
    else selection.set(picked);
    const isUnfinished = this.#isRunning || this.#left.length > 0;
    const before = (isUnfinished && this.#report) || emptyReport;
    const unreadable = entries.flatMap(({ email, text }) => (email === undefined ? text : []));
    const repeated = entries.flatMap(({ email, text, times }) =>
      Array<string>(email === undefined || fresh.includes(email) ? times - 1 : times).fill(email ?? text),
    );
    this.#start([...this.#left, ...fresh], {
      ...before,
      total: before.total + fresh.length,
      duplicates: [...before.duplicates, ...repeated],
      unreadable: [...before.unreadable, ...unreadable],
      unread: before.unread + list.unread,
    });
    return true;
  }

  /** Ends the look-up. What was picked stays. */
  stop(): void {
    this.pause();
    this.#left = [];
    this.#show(undefined);
  }

  /** Stops requests until the element is back in the page. */
  pause(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#isRunning = false;
  }

  /** Continues once there is a finder: addresses may arrive before it, and a removed element may come back. */
  resume(): void {
    if (this.#left.length > 0) this.#ask();
  }

  render(): TemplateResult | typeof nothing {
    const report = this.#report;
    const { strings } = this.#options.language;
    if (!report) return nothing;
    const { done, total, unchecked, isRetryable } = report;
    if (done < total) return total === 1 ? nothing : progress(done, total, strings);
    return html`<div class="report" part="report">
      <ul>
        ${findingsOf(report, strings).map((finding) => html`<li>${withNames(finding)}</li>`)}
      </ul>
      ${
        unchecked.length > 0 && isRetryable
          ? html`<button class="link" type="button" part="retry" @click=${this.#retry}>
              ${strings.tryAgain}
            </button>`
          : nothing
      }
      <button class="link" type="button" part="close" @click=${this.#close}>${strings.close}</button>
    </div>`;
  }

  /** Repeats the look-up of addresses that are still picked. */
  readonly #retry = (): void => {
    const report = this.#report;
    if (!report) return;
    const left = report.unchecked.filter((email) => this.#options.selection.has(email));
    this.#start(left, { ...report, done: 0, total: left.length, unchecked: [] });
    this.#host.focus();
  };

  readonly #close = (): void => {
    this.#show(undefined);
    this.#host.focus();
  };

  #start(left: readonly string[], report: ImportReport): void {
    this.#left = left;
    this.#show(report);
    this.#ask();
  }

  #ask(): void {
    const { store } = this.#options.finder;
    if (store && !this.#isRunning) void this.#run(store, this.#abort.signal);
  }

  async #run(finder: PeopleFinder, signal: AbortSignal): Promise<void> {
    this.#isRunning = true;
    // More addresses may be added during the look-up.
    while (this.#left.length > 0) {
      for await (const answer of finder.lookUp(this.#left, signal)) {
        if (signal.aborted) return;
        this.#left = this.#left.slice(answer.addresses.length);
        this.#show(this.#apply(answer, this.#report ?? emptyReport));
      }
      if (signal.aborted) return;
    }
    this.#isRunning = false;
    const report = this.#report ?? emptyReport;
    const { total, inSpace, duplicates, unreadable, unchecked, unread } = report;
    const problems = [...inSpace, ...duplicates, ...unreadable, ...unchecked, unread].join('');
    if (total <= 1 && problems === '') this.#show(undefined);
    const findings = findingsOf(report, this.#options.language.strings);
    this.#options.live.say(findings.map(({ sentence }) => sentence).join(', '));
  }

  #apply({ addresses, people, failure }: LookupResult, report: ImportReport): ImportReport {
    const { selection, finder, onLookedUp } = this.#options;
    const done = report.done + addresses.length;
    if (failure) {
      onLookedUp(addresses.map((email) => ({ kind: 'email', email })));
      const unchecked = [...report.unchecked, ...addresses];
      return { ...report, done, unchecked, isRetryable: failure.retryable };
    }
    const isInSpace = (email: string): boolean =>
      finder.store?.isInSpace(people.get(email)?.id ?? '') === true;
    const inSpace = addresses.filter((email) => isInSpace(email) && selection.remove(email));
    const identified = selection.identify(people);
    const found = identified.filter(({ isDuplicate }) => !isDuplicate).map(({ picked }) => picked);
    const duplicates = identified.filter(({ isDuplicate }) => isDuplicate).map(({ email }) => email);
    const unknown = addresses.filter((email) => selection.has(email));
    onLookedUp([...found, ...unknown.map((email): Picked => ({ kind: 'email', email }))]);
    return {
      ...report,
      done,
      found: report.found + found.length,
      inSpace: [...report.inSpace, ...inSpace],
      unknown: report.unknown + unknown.length,
      duplicates: [...report.duplicates, ...duplicates],
    };
  }

  #show(report: ImportReport | undefined): void {
    this.#report = report;
    this.#host.requestUpdate();
  }
}

/** The result for one list: counts of addresses that were picked, and all others by name. */
interface ImportReport {
  readonly done: number;
  readonly total: number;
  readonly found: number;
  /** Not picked, because the person is in the space already. */
  readonly inSpace: readonly string[];
  readonly unknown: number;
  /** Picked before, themselves or as another address of the same person. */
  readonly duplicates: readonly string[];
  /** As they were written. */
  readonly unreadable: readonly string[];
  /** The rest of a list that is too long. */
  readonly unread: string;
  /** Picked as addresses, because the look-up failed. */
  readonly unchecked: readonly string[];
  readonly isRetryable: boolean;
}

const emptyReport: ImportReport = {
  done: 0,
  total: 0,
  found: 0,
  inSpace: [],
  unknown: 0,
  duplicates: [],
  unreadable: [],
  unread: '',
  unchecked: [],
  isRetryable: false,
};

function progress(done: number, total: number, strings: UserSearchStrings): TemplateResult {
  const label = strings.lookingUp(done, total);
  return html`<div class="report" part="report">
    <span>${label}</span>
    <progress part="progress" aria-label=${label} max=${total} .value=${done}></progress>
  </div>`;
}

/** One sentence of a report, and the entries that it is about. */
interface Finding {
  readonly sentence: string;
  readonly entries: readonly string[];
}

function findingsOf(report: ImportReport, strings: UserSearchStrings): readonly Finding[] {
  const { found, inSpace, unknown, duplicates, unreadable, unchecked, unread } = report;
  const names = unreadable.filter((text) => !text.includes('@'));
  const addresses = unreadable.filter((text) => text.includes('@'));
  const rest = cleanLine(unread);
  return [
    { sentence: strings.reportFound(found), entries: [], count: found },
    { sentence: strings.reportInSpace(inSpace.length), entries: inSpace },
    { sentence: strings.reportUnknown(unknown), entries: [], count: unknown },
    { sentence: strings.reportDuplicates(duplicates.length), entries: duplicates },
    { sentence: strings.reportUnreadable(addresses.length, firstOf(addresses)), entries: addresses },
    { sentence: strings.reportNames(names.length, firstOf(names)), entries: names },
    { sentence: strings.reportUnchecked(unchecked.length), entries: unchecked },
    { sentence: strings.reportUnread(rest), entries: rest === '' ? [] : [rest] },
  ].filter(({ entries, count = entries.length }) => count > 0);
}

/** Names all entries, on request those for which the sentence has no room. */
function withNames({ sentence, entries }: Finding): TemplateResult {
  if (entries.every((entry) => sentence.includes(entry))) return html`<bdi>${sentence}</bdi>`;
  return html`<details>
    <summary><bdi>${sentence}</bdi></summary>
    <bdi>${[...new Set(entries)].join(', ')}</bdi>
  </details>`;
}

/** Number of unreadable entries that the sentence names. */
const namedCount = 3;

function firstOf(texts: readonly string[]): string {
  return texts.slice(0, namedCount).join(', ') + (texts.length > namedCount ? ' …' : '');
}
