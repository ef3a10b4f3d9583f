/** Takes in addresses, one typed or a thousand pasted: each is picked at once, then found out who it belongs to. */
import { parseAddressList } from '../../protocol/address-list.ts';
import type { Person } from '../../protocol/person.ts';
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
  /** Something changed in `report`. */
  readonly progress: () => void;
  /** It is known now whom these addresses belong to, or that they belong to nobody known. */
  readonly settled: (picked: readonly Picked[]) => void;
  readonly finished: (report: IntakeReport) => void;
}

export class Intake {
  readonly #options: IntakeOptions;
  #life = new AbortController();
  #report: IntakeReport | undefined;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** Undefined when there is nothing to tell: after a single address that went well. */
  get report(): IntakeReport | undefined {
    return this.#report;
  }

  /** False when there is no address in it; then nothing was taken. */
  take(text: string): boolean {
    const entries = parseAddressList(text);
    const emails = entries.flatMap(({ email }) => email ?? []);
    if (emails.length === 0) return false;
    const { selection } = this.#options;
    const fresh = emails.filter((email) => !selection.has(email));
    const repeated = entries.reduce((sum, { times }) => sum + times - 1, 0);
    selection.add(...fresh.map((email): Picked => ({ kind: 'email', email })));
    void this.#lookUp(fresh, {
      done: 0,
      total: fresh.length,
      found: 0,
      inside: 0,
      unknown: 0,
      double: repeated + emails.length - fresh.length,
      invalid: entries.flatMap(({ email, text }) => (email === undefined ? text : [])),
      unchecked: [],
      retryable: false,
    });
    return true;
  }

  /** Asks once more about those that could not be looked up and are still picked. */
  retry(): void {
    const report = this.#report;
    if (!report) return;
    const left = report.unchecked.filter((email) => this.#options.selection.has(email));
    void this.#lookUp(left, { ...report, done: 0, total: left.length, unchecked: [] });
  }

  dismiss(): void {
    this.#show(undefined);
  }

  /** What is on its way no longer matters. */
  stop(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#show(undefined);
  }

  async #lookUp(emails: readonly string[], start: IntakeReport): Promise<void> {
    const { signal } = this.#life;
    let report = start;
    this.#show(report);
    for await (const answer of this.#options.lookUp(emails, signal)) {
      if (signal.aborted) return;
      report = this.#settle(answer, report);
      this.#show(report);
    }
    const isNews =
      report.total > 1 || report.inside + report.double + report.invalid.length + report.unchecked.length > 0;
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
    const inside = addresses.filter((email) => this.#isInside(people.get(email)) && selection.remove(email));
    const identified = selection.identify(people);
    const fresh = identified.filter(({ isDouble }) => !isDouble).map(({ picked }) => picked);
    const unknown = addresses.filter((email) => selection.has(email));
    settled([...fresh, ...unknown.map((email): Picked => ({ kind: 'email', email }))]);
    return {
      ...report,
      done,
      found: report.found + fresh.length,
      inside: report.inside + inside.length,
      unknown: report.unknown + unknown.length,
      double: report.double + identified.length - fresh.length,
    };
  }

  #isInside(person: Person | undefined): boolean {
    return person !== undefined && this.#options.isInSpace(person.id);
  }

  #show(report: IntakeReport | undefined): void {
    this.#report = report;
    this.#options.progress();
  }
}
