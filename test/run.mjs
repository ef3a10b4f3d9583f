/**
 * Runs `npm test`, and with `--firefox` the tests for Firefox: all test files, and those with a failure once more, when
 * the machine is less busy. A test that passes only then is named at the end, because it still waits for the wrong thing.
 * A test that fails twice fails the run. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** With more failing files than this, the code is broken, not the machine busy. */
const mostRepeated = 5;
const runner = fileURLToPath(import.meta.resolve('@web/test-runner').replace(/index\.mjs$/, 'dist/bin.js'));
const isFirefox = process.argv.includes('--firefox');
const config = isFirefox ? 'test/firefox.config.mjs' : 'test/wtr.config.mjs';
const folder = mkdtempSync(join(tmpdir(), 'spaces-elements-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs tests; returns their number by file, and the titles of those that failed. */
function runTests(options) {
  const resultsFile = join(folder, 'results.json');
  rmSync(resultsFile, { force: true });
  const { status } = spawnSync(process.execPath, [runner, '--config', config, ...options], {
    stdio: 'inherit',
    env: { ...process.env, TEST_RESULTS: resultsFile },
  });
  try {
    return { status, files: JSON.parse(readFileSync(resultsFile, 'utf8')) };
  } catch {
    return process.exit(status || 1);
  }
}

/** What to look at first when a run takes too long. */
function printLongest(files) {
  const longest = [...files].sort((one, other) => other.time - one.time).slice(0, 12);
  if (files.length < 50) return;
  const total = Math.round(sum(files, ({ time }) => time) / 1000);
  process.stdout.write(`The files took ${total} s together. The longest:\n`);
  for (const { path, time } of longest)
    process.stdout.write(`${String(Math.round(time / 1000)).padStart(6)} s  ${path}\n`);
}

const sum = (files, count) => files.reduce((total, file) => total + count(file), 0);

const first = runTests(process.argv.slice(2).filter((option) => option !== '--firefox'));
const broken = first.files.filter(({ failed }) => failed.length > 0);
const isRepeated = broken.length > 0 && broken.length <= mostRepeated;
const second = isRepeated ? runTests(['--files', ...broken.map(({ path }) => path)]) : undefined;
const files = second
  ? [...first.files.filter((file) => !broken.includes(file)), ...second.files]
  : first.files;
const stillBroken = new Set(files.flatMap(({ failed }) => failed));
for (const title of broken.flatMap(({ failed }) => failed)) {
  if (!stillBroken.has(title)) process.stdout.write(`Passed only when it ran again: ${title}\n`);
}
for (const title of stillBroken) process.stdout.write(`Failed: ${title}\n`);
printLongest(first.files);
const passed = sum(files, (file) => file.passed);
const failed = sum(files, (file) => file.failed.length);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
// A run without tests proves nothing.
process.exit((second ?? first).status || (failed > 0 || passed === 0 ? 1 : 0));
