#!/usr/bin/env node
/**
 * Installs the packed package in small programs of other people, opens each of them in a browser, joins as a guest and
 * sends a text. Prints a table, and keeps the one in the README.
 *
 *     npm run hosts -- NAME… --no-build --write
 *
 * Without names, all hosts run. `--no-build` packs `dist/` as it is; `--write` updates the README.
 *
 * A host is a folder here with a `package.json`, a lock file and a `host.mjs`, which exports
 * `start({ tarball, folder, server, invite, port }) → { url, stop }`. `folder` is a copy with all packages installed.
 * It may also export `check({ page, browser, url, server, invite, before, … }) → [{ journey, ok, detail }]`, which runs
 * after the journey on the same page; `before` are the files that the page had loaded before the click.
 * `npm run hosts -- NAME… --lock` makes lock files that name no registry.
 */
import { mkdirSync, readdirSync, readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { compareTable, printTable } from './report.mjs';
import { cacheFolder, installHost, lockHost, packProduct } from './install.mjs';
import { guestJourney, watchPage } from './journey.mjs';

const here = import.meta.dirname;
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

// Pages are built as for their visitors. Otherwise the runner's own tools set another value.
process.env.NODE_ENV = 'production';
if (options.lock) for (const name of names) lockHost(join(here, name));
else await runHosts();

async function runHosts() {
  const tarball = packProduct({ build: !options['no-build'] });
  const pictures = join(cacheFolder, 'pictures');
  mkdirSync(pictures, { recursive: true });
  const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
  const results = [];
  // The next host is installed while this one runs.
  let next = install(names[0], tarball);
  for (const [at, name] of names.entries()) {
    const installed = await next;
    if (names[at + 1]) next = install(names[at + 1], tarball);
    const begin = performance.now();
    const rows = installed.folder
      ? await runHost({ name, browser, tarball, folder: installed.folder, pictures })
      : [{ journey: 'guest', ok: false, detail: installed.problem }];
    const seconds = { install: installed.seconds, run: (performance.now() - begin) / 1000 };
    const { description } = JSON.parse(readFileSync(join(here, name, 'package.json'), 'utf8'));
    const result = { name, description, rows, seconds };
    results.push(result);
    printTable(result);
  }
  await browser.close();
  const isAll = names.length === all.length;
  const failed = results.flatMap(({ rows }) => rows).filter(({ ok }) => !ok).length;
  process.stdout.write(`Pictures: ${pictures}\n`);
  if (isAll && failed === 0 && !(await compareTable(results, options.write))) process.exitCode = 1;
  if (failed > 0) process.exitCode = 1;
}

/** Never rejects, because its result may be read much later. */
async function install(name, tarball) {
  const begin = performance.now();
  const done = await installHost(join(here, name), tarball).then(
    (folder) => ({ folder }),
    (problem) => ({ problem: `Cannot be installed: ${problem.message}` }),
  );
  return { ...done, seconds: (performance.now() - begin) / 1000 };
}

async function runHost({ name, browser, tarball, folder, pictures }) {
  const { startEmulator } = await emulator();
  const world = await startEmulator({ seed: 'empty', switches: { latency: false } });
  const { server, invite, web } = world.info;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 900, height: 700 });
  page.setDefaultTimeout(30_000);
  let running;
  try {
    const host = await import(`./${name}/host.mjs`);
    const given = { tarball, folder, server, web, invite };
    running = await host.start({ ...given, port: await freePort() });
    const watched = watchPage(page);
    const row = await guestJourney({ page, url: running.url, world, text: `Hello from ${name}`, watched });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    const more = { browser, page, url: running.url, world, before: watched.before };
    return [row, ...(row.ok ? ((await host.check?.({ ...given, ...more })) ?? []) : [])];
  } catch (problem) {
    await page.screenshot({ path: join(pictures, `${name}.png`) }).catch(() => {});
    return [{ journey: 'guest', ok: false, detail: problem.stack }];
  } finally {
    await context.close();
    await running?.stop();
    await world.stop();
  }
}

async function emulator() {
  const file = fileURLToPath(new URL('../../demo/emulator/start.ts', import.meta.url));
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
