/** One fact that a check can tell: its question, its source and how it is told. */
import type { Evidence } from '../evidence.ts';

export type FactStep = 'guest' | 'socket' | 'message' | 'account';

export interface Fact {
  /** The name of the emulator's switch, if the fact is about an unknown. */
  readonly id: string;
  readonly step: FactStep;
  readonly question: string;
  /** Section of the fact reference of the service. */
  readonly source: string;
  /** The answers that are known, as sentences; any other value is news. A number is told as it is. */
  readonly known: Readonly<Record<string, string>>;
  /** The value that the documentation names, or that a known client shows. */
  readonly documented?: string;
  /** The answers and outcomes that it is told by; the report shows their shape if the value is news. */
  readonly by: readonly string[];
  /** Undefined if the evidence does not tell. */
  readonly tell: (seen: Evidence) => string | number | boolean | undefined;
}

export function yesNo(yes = 'Yes', no = 'No'): Fact['known'] {
  return { true: yes, false: no };
}

export function statuses(...all: readonly number[]): Fact['known'] {
  return Object.fromEntries(all.map((status) => [status, `Status ${status}`]));
}

/** The status of a refused request. */
export function refusal(seen: Evidence, name: string): number | undefined {
  const status = seen.answer(name)?.status ?? 0;
  return status >= 400 ? status : undefined;
}

/** Whether guests may do something: only a status that means a missing permission is a refusal. */
export function permission(seen: Evidence, name: string): 'allowed' | 'refused' | undefined {
  const status = seen.answer(name)?.status;
  if (status === 200) return 'allowed';
  return status === 403 || status === 401 ? 'refused' : undefined;
}
