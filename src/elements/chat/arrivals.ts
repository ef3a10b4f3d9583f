import type { Entry, Timeline } from '../../stores/timeline.ts';

type MessageEntry = Extract<Entry, { kind: 'message' }>;

/** What happened in a conversation between two views of it. */
export interface Arrivals {
  /** Messages of others that were not there before, oldest first; older pages do not count. */
  readonly received: readonly MessageEntry[];
  /** Own texts that the service has now. */
  readonly sent: readonly MessageEntry[];
  /** An own text failed, or nobody knows whether it arrived. */
  readonly stuck: Extract<Entry, { kind: 'pending' }> | undefined;
}

/** Reads the arrivals off a timeline's change. */
export function arrivals({ entries, change }: Timeline): Arrivals {
  const { from, start, removed, added } = change;
  const before = new Map(from.slice(start, start + removed).map((entry) => [entry.key, entry]));
  const region = entries.slice(start, start + added);
  const fresh = region.slice(firstNew(region, before, change));
  const received = fresh.filter(isMessage).filter((entry) => !entry.mine && !before.has(entry.key));
  const sent = region.filter(isMessage).filter((entry) => before.get(entry.key)?.kind === 'pending');
  const stuck = region.find((entry) => isStuck(entry) && !isStuck(before.get(entry.key)));
  return { received, sent, stuck: stuck?.kind === 'pending' ? stuck : undefined };
}

/** Where in the region the conversation had begun before: what stands above it is older, not new. */
function firstNew(
  region: readonly Entry[],
  before: ReadonlyMap<string, Entry>,
  change: Timeline['change'],
): number {
  if (change.start > 0 || change.from.length === 0) return 0;
  const known = region.findIndex((entry) => before.has(entry.key));
  return known < 0 ? region.length : known;
}

function isMessage(entry: Entry): entry is MessageEntry {
  return entry.kind === 'message';
}

function isStuck(entry: Entry | undefined): boolean {
  return entry?.kind === 'pending' && (entry.status === 'failed' || entry.status === 'unconfirmed');
}
