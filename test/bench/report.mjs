/** Tables of what was measured: medians, and ratios to the floor taken inside each round. */
import { floor, ours } from './peers.mjs';

const known = (values) => values.filter(Number.isFinite).toSorted((a, b) => a - b);

export function median(values) {
  const sorted = known(values);
  if (sorted.length === 0) return NaN;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

const show = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

/** Name, how to read the figure off a sample, and the goal as a ratio (or as a plain figure). */
const figures = {
  scale: [
    ['mount ms', (sample) => sample.mount, 2],
    ['append one, work ms', (sample) => sample.appendWork, 1.3],
    ['append one, painted ms', (sample) => median(sample.append?.latencies ?? [])],
    ['scroll, work ms per step', (sample) => sample.scrollWork],
    ['burst of 1,000, work ms', (sample) => sample.burstWork, 1.5],
  ],
  start: [['script to 50 messages painted, CPU 4× slower, ms', (sample) => sample.ms, 1.3]],
  many: [['20 messages in each, ms', (sample) => sample.ms, 1.4]],
};

/** Figures that stand for themselves: what is wanted of ours, whatever the floor does. */
const absolutes = [
  ['prepend jump px', (sample) => sample.prepend?.jump, Math.max],
  ['prepend transient px', (sample) => sample.prepend?.transient, Math.max],
  ['scroll fps', (sample) => sample.scroll?.fps, Math.min],
  ['scroll blank frames', (sample) => sample.scroll?.blank, Math.max],
  ['burst dropped frames', (sample) => sample.burst?.dropped, (...values) => median(values)],
  ['burst worst frame ms', (sample) => sample.burst?.worstFrame, (...values) => median(values)],
  ['elements', (sample) => sample.elements, Math.max],
  ['heap kB per message', (sample) => sample.heap / 1000, (...values) => median(values)],
];

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

function ratioRows(suite, samples) {
  return figures[suite].flatMap(([name, read, goal]) => {
    const of = (peer) => samples.filter((sample) => sample.peer === peer);
    const pairs = of(ours).map((sample) => [
      read(sample),
      read(of(floor).find(({ round }) => round === sample.round) ?? {}),
    ]);
    const ratio = median(pairs.map(([mine, base]) => mine / base));
    if (!Number.isFinite(ratio)) return [];
    const medians = [1, 0].map((side) => show(median(pairs.map((pair) => pair[side])), 2));
    return [[name, ...medians, `${show(ratio, 2)}×`, goal ? `≤ ${goal}×` : '']];
  });
}

function absoluteRows(samples) {
  return absolutes.flatMap(([name, read, fold]) => {
    const of = (peer) => known(samples.filter((sample) => sample.peer === peer).map(read));
    return of(ours).length === 0
      ? []
      : [[name, ...[floor, ours].map((peer) => show(fold(...of(peer)), 2)), '', '']];
  });
}

/** Markdown for all samples of a run. */
export function report(samples) {
  const groups = new Map();
  for (const sample of samples) {
    const key = `${sample.suite} ${sample.size}`;
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  const parts = [...groups].map(([key, group]) => {
    const { suite, size } = group[0];
    const rows = [...ratioRows(suite, group), ...(suite === 'scale' ? absoluteRows(group) : [])];
    const title = { scale: `List of ${size}`, start: `Start with ${size}`, many: `${size} on a page` }[suite];
    const rounds = new Set(group.map((sample) => sample.round)).size;
    return `### ${title} (${rounds} rounds)\n\n${table([key, floor, ours, 'ratio', 'goal'], rows)}`;
  });
  const noise = known(samples.map((sample) => sample.noise));
  return `${parts.join('\n\n')}\n\nNoise of the machine: ${show(noise[0])} to ${show(noise.at(-1))} ms for the same loop.`;
}
