#!/usr/bin/env node
/**
 * Measures our elements against floors and peers in one browser and prints the ratios.
 *
 *     npm run bench -- --suites=scale,start,many,search,paste,reliable --sizes=1000,10000 --answers=20,100 --runs=7 --seeds=5 --source
 *
 * `reliable` counts instead of measuring: it sends 10,000 messages on a network that breaks 200 times, with `--seeds` seeds.
 * So does each suite that is a script of its own, `test/bench/<suite>.bench.mjs`; its own options follow a second `--`:
 *
 *     npm run bench -- --suites=unsent -- --identities=guest
 *
 * `--source` bundles the sources instead of using the output of `npm run build`. Only ratios within one run are
 * meaningful, because the load of the machine changes between runs. Each round takes the peers in another order.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';
import { peersOf } from './peers.mjs';
import { report } from './report.mjs';
import { takeSample } from './samples.mjs';

const { values: options, positionals: scriptOptions } = parseArgs({
  allowPositionals: true,
  options: {
    suites: { type: 'string', default: 'scale,start,many,search,paste,reliable' },
    sizes: { type: 'string', default: '1000,10000' },
    many: { type: 'string', default: '50' },
    answers: { type: 'string', default: '20,100' },
    runs: { type: 'string', default: '7' },
    burstAt: { type: 'string', default: '1000' },
    throttle: { type: 'string', default: '4' },
    seeds: { type: 'string', default: '5' },
    source: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const suites = options.suites.split(',');
const numbers = (text) => text.split(',').map(Number);
const sizesOf = {
  scale: numbers(options.sizes),
  start: [50],
  many: numbers(options.many),
  search: numbers(options.answers),
  paste: [1_000],
};

/** The peers take turns, in a different order each round. */
function plan() {
  const steps = [];
  for (const suite of suites.filter((name) => name in sizesOf)) {
    for (const size of sizesOf[suite]) {
      for (let round = 0; round < Number(options.runs); round += 1) {
        const peers = peersOf(suite);
        const order = round % 2 ? peers.toReversed() : peers;
        steps.push(...order.map((peer) => ({ peer, suite, size, round })));
      }
    }
  }
  return steps;
}

const elementUrl = await buildPeers(options);
const server = await servePage();
const browser = await puppeteer.launch({
  executablePath: await browserPath(),
  args: [...browserArgs, '--hide-scrollbars', '--enable-precise-memory-info'],
  defaultViewport: { width: 980, height: 700 },
  protocolTimeout: 180_000,
});
const samples = [];
const common = { burstAt: Number(options.burstAt), throttle: Number(options.throttle) };
for (const { peer, suite, size, round } of plan()) {
  const sample = await takeSample(browser, server.origin, peer, { suite, size, ...common });
  samples.push({ ...sample, round });
  process.stderr.write('.');
}
process.stderr.write('\n');
await browser.close();
server.close();
if (options.json) writeFileSync(options.json, JSON.stringify(samples));
if (samples.length > 0) process.stdout.write(`Element: ${elementUrl}\n\n${report(samples)}\n`);

function run(args) {
  const env = { ...process.env, SEEDS: options.seeds };
  return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
}

if (suites.includes('reliable'))
  process.exitCode ||= run([
    'node_modules/@web/test-runner/dist/bin.js',
    '--config',
    'test/bench/reliable.config.mjs',
  ]);
// The other suites that count are scripts of their own.
for (const suite of suites)
  if (existsSync(`test/bench/${suite}.bench.mjs`))
    process.exitCode ||= run([`test/bench/${suite}.bench.mjs`, ...scriptOptions]);
