/** Prints the results as tables: medians, and ratios to the floor within each round. */
import { peersOf } from './peers.mjs';

const known = (values) => values.filter(Number.isFinite).toSorted((a, b) => a - b);

export function median(values) {
  const sorted = known(values);
  if (sorted.length === 0) return NaN;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

const show = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

/** The name of a figure, how to read it from a sample, and its goal as a ratio or an absolute value. */
const figures = {
  scale: [
    ['mount ms', (sample) => sample.mount, 2],
    ['mount, work ms', (sample) => sample.mountWork],
    ['append one, work ms', (sample) => sample.appendWork, 1.3],
    ['append one, painted ms', (sample) => median(sample.append?.latencies ?? [])],
    ['scroll, work ms per step', (sample) => sample.scrollWork],
    ['burst of 1,000, work ms', (sample) => sample.burstWork, 1.5],
  ],
  start: [
    ['script to 50 messages painted, CPU 4× slower, ms', (sample) => sample.ms, 1.3],
    ['the same, work ms', (sample) => sample.work],
  ],
  many: [
    ['20 messages in each, ms', (sample) => sample.ms, 1.4],
    ['20 messages in each, work ms', (sample) => sample.work],
    ['heap of all, MB', (sample) => sample.heap / 1e6],
  ],
  search: [
    ['key to painted options, ms', (sample) => median(sample.keys ?? []), 1.1],
    ['key to painted options, work ms', (sample) => median(sample.works ?? [])],
  ],
};

/** Figures with an absolute goal, whatever the floor does. */
const absolutes = {
  scale: [
    ['prepend jump px', (sample) => sample.prepend?.jump, Math.max],
    ['prepend transient px', (sample) => sample.prepend?.transient, Math.max],
    ['scroll fps', (sample) => sample.scroll?.fps, Math.min],
    ['scroll blank frames', (sample) => sample.scroll?.blank, Math.max],
    ['burst dropped frames', (sample) => sample.burst?.dropped, (...values) => median(values)],
    ['burst worst frame ms', (sample) => sample.burst?.worstFrame, (...values) => median(values)],
    ['elements', (sample) => sample.elements, Math.max],
    ['heap kB per message', (sample) => sample.heap / 1000, (...values) => median(values)],
  ],
  paste: [
    ['longest task ms, 0 below 50', (sample) => sample.longestTask, Math.max, '≤ 200'],
    ['requests', (sample) => sample.requests, Math.max, '20'],
    ['looked up and told, ms', (sample) => sample.ms, (...values) => median(values)],
  ],
};

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

/** One column per peer, the floor first and our element last. The ratio is ours to the floor within each round. */
function ratioRows(suite, samples) {
  const peers = peersOf(suite);
  const rounds = [...new Set(samples.map(({ round }) => round))];
  const at = (peer, round) => samples.find((sample) => sample.peer === peer && sample.round === round) ?? {};
  return (figures[suite] ?? []).flatMap(([name, read, goal]) => {
    const of = (peer) => rounds.map((round) => read(at(peer, round)));
    const floor = of(peers[0]);
    const ratio = median(of(peers.at(-1)).map((mine, round) => mine / floor[round]));
    if (!Number.isFinite(ratio)) return [];
    const medians = peers.map((peer) => show(median(of(peer)), 2));
    return [[name, ...medians, `${show(ratio, 2)}×`, goal ? `≤ ${goal}×` : '']];
  });
}

function absoluteRows(suite, samples) {
  return (absolutes[suite] ?? []).flatMap(([name, read, fold, goal = '']) => {
    const of = (peer) => known(samples.filter((sample) => sample.peer === peer).map(read));
    const columns = peersOf(suite).map((peer) => show(fold(...of(peer)), 2));
    return of(peersOf(suite).at(-1)).length === 0 ? [] : [[name, ...columns, '', goal]];
  });
}

const titles = {
  scale: (size) => `List of ${size}`,
  start: (size) => `Start with ${size}`,
  many: (size) => `${size} on a page`,
  search: (size) => `Search among 50,000 people, answers of ${size}`,
  paste: (size) => `${size} addresses pasted`,
};

/** The report of a run in Markdown. */
export function report(samples) {
  const groups = new Map();
  for (const sample of samples) {
    const key = `${sample.suite} ${sample.size}`;
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  const parts = [...groups].map(([key, group]) => {
    const { suite, size } = group[0];
    const rows = [...ratioRows(suite, group), ...absoluteRows(suite, group)];
    const rounds = new Set(group.map((sample) => sample.round)).size;
    const head = [key, ...peersOf(suite), 'ratio', 'goal'];
    return `### ${titles[suite](size)} (${rounds} rounds)\n\n${table(head, rows)}`;
  });
  const noise = known(samples.map((sample) => sample.noise));
  return `${parts.join('\n\n')}\n\nNoise of the machine: ${show(noise[0])} to ${show(noise.at(-1))} ms for the same loop.`;
}
