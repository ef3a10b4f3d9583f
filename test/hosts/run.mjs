#!/usr/bin/env node
/**
 * Installs the packed package in small programs of other people, opens each of them in a browser, joins as a guest and
 * sends a text. Prints a table, and keeps the one in the README.
 *
 *     npm run hosts -- NAME… --no-build --write
 *
 * Without names, all hosts run, two at a time, and up to three that fail once more. `--no-build` packs `dist/` as it is; `--write` updates the README.
 *
 * A host is a folder here with a `package.json`, a lock file and a `host.mjs`; see `worker.mjs`. `"slow": true` in the
 * `package.json` starts it first. `npm run hosts -- NAME… --lock` makes lock files that name no registry.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, installHost, lockHost, packProduct } from './install.mjs';
import { compareTable, printTable } from './report.mjs';

const here = import.meta.dirname;
/** A host mostly waits for its own tools and for one page, so two of them keep two cores busy. */
const atOnce = 2;
/** With more failing hosts than this, the package is broken. */
const mostRepeated = 3;
/** A host that takes longer hangs. In ms. */
const longest = 600_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'no-build': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    lock: { type: 'boolean', default: false },
  },
});
const all = readdirSync(here).filter((name) => existsSync(join(here, name, 'host.mjs')));
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no host ${unknown.join(', ')}. Use ${all.join(', ')}.`);
  process.exit(2);
}
const names = positionals.length > 0 ? all.filter((name) => positionals.includes(name)) : all;

/** A process that runs hosts. One that breaks or hangs ends, and the next host gets another. */
class Worker {
  #process;

  async run(given) {
    const child = (this.#process ??= fork(join(here, 'worker.mjs')));
    const waiting = new AbortController();
    const { signal } = waiting;
    const hangs = setTimeout(() => child.kill(), longest);
    const answer = once(child, 'message', { signal });
    const end = once(child, 'exit', { signal }).then(([code, reason]) => {
      this.#process = undefined;
      throw new Error(`The host ended without a result (${reason ?? code}).`);
    });
    child.send(given);
    try {
      return (await Promise.race([answer, end]))[0];
    } finally {
      clearTimeout(hangs);
      for (const each of [answer, end]) each.catch(() => {});
      waiting.abort();
    }
  }

  end() {
    this.#process?.disconnect();
  }
}

// Pages are built as for their visitors. Otherwise the runner's own tools set another value.
process.env.NODE_ENV = 'production';
if (options.lock) for (const name of names) lockHost(join(here, name));
else await runHosts();

async function runHosts() {
  const tarball = packProduct({ build: !options['no-build'] });
  const pictures = join(cacheFolder, 'pictures');
  mkdirSync(pictures, { recursive: true });
  const given = { tarball, pictures };
  const first = names.map((name) => ({ name, ...about(name) })).sort((one, other) => other.slow - one.slow);
  const results = await runAll(first, atOnce, given);
  const broken = results.filter(({ rows }) => rows.some(({ ok }) => !ok));
  // One that passes only then failed because the machine was busy or the network away.
  if (broken.length <= mostRepeated) {
    for (const again of await runAll(broken, 1, given))
      results.splice(results.indexOf(broken.find(({ name }) => name === again.name)), 1, again);
  }
  results.sort((one, other) => (one.name < other.name ? -1 : 1));
  const isAll = names.length === all.length;
  const failed = results.flatMap(({ rows }) => rows).filter(({ ok }) => !ok).length;
  process.stdout.write(`Pictures: ${pictures}\n`);
  if (isAll && failed === 0 && !(await compareTable(results, options.write))) process.exitCode = 1;
  if (failed > 0) process.exitCode = 1;
}

async function runAll(hosts, atOnce, given) {
  const results = [];
  const waiting = [...hosts];
  const work = async () => {
    const worker = new Worker();
    for (let host = waiting.shift(); host; host = waiting.shift()) {
      const result = { ...host, ...(await runHost(host.name, worker, given)) };
      results.push(result);
      printTable(result);
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

function about(name) {
  const { description, slow = false } = JSON.parse(readFileSync(join(here, name, 'package.json'), 'utf8'));
  return { description, slow };
}

/** Never rejects. */
async function runHost(name, worker, given) {
  const begin = performance.now();
  const seconds = { install: 0, run: 0 };
  const fail = (detail) => ({ rows: [{ journey: 'guest', ok: false, detail }], seconds });
  try {
    const folder = await installHost(join(here, name), given.tarball);
    seconds.install = (performance.now() - begin) / 1000;
    const rows = await worker.run({ name, folder, ...given });
    seconds.run = (performance.now() - begin) / 1000 - seconds.install;
    return { rows, seconds };
  } catch (problem) {
    return fail(seconds.install ? problem.message : `Cannot be installed: ${problem.message}`);
  }
}
