/** Takes in addresses, one typed or a thousand pasted: each is picked at once, then found out who it belongs to. */
import { parseAddressList } from '../../protocol/address-list.ts';
import type { LookedUp } from '../../stores/address-lookup.ts';
import type { Picked } from '../../stores/picked.ts';
import type { Selection } from './user-search.selection.ts';

/** What became of one list; counts of addresses. */
export interface IntakeReport {
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
