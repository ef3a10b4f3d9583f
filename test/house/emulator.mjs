/**
 * Packs the package, unpacks it in an empty folder and runs its command there: a guest signs in, joins and posts a
 * message. Then runs the examples of `src/TESTING.md`. Needs a build, and a browser for one example. `--table`
 * prints sizes.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { browserArgs, browserPath } from '../support/browser.mjs';

const shell = process.platform === 'win32';
const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
try {
  const unpacked = unpack();
  const command = join(unpacked, bin['spaces-elements']);
  if (process.argv.includes('--table')) printSizes(command);
  await guestJourney(command);
  await examples(unpacked);
} finally {
  rmSync(folder, { recursive: true });
}

/** Outside the project, whose packages would satisfy imports. */
function unpack() {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = Object.values(JSON.parse(execFileSync('npm', args, { encoding: 'utf8', shell })));
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
  return join(folder, 'package');
}

function printSizes(command) {
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const code = readFileSync(command);
  const lines = [
    `${statSync(join(folder, packed)).size} bytes: the tarball`,
    `${code.length} bytes: the command`,
    `${gzipSync(code).length} bytes: the command, compressed`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function guestJourney(command) {
  const emulator = spawn(process.execPath, [command, 'emulator', '--seed', 'empty'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(emulator, 'exit');
  const [line] = await once(createInterface(emulator.stdout), 'line');
  const { server, invite, space } = JSON.parse(line);
  const call = async (path, { token, body } = {}) => {
    const response = await fetch(server + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `jwt ${token}` }) },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answers ${response.status}.`);
    return response;
  };
  const { token } = await (await call('/api/anonymous/auth', { body: { displayname: 'Mira' } })).json();
  const { topic } = await (await call(`/api${new URL(invite).pathname}`, { token })).json();
  expect(topic._id === space, 'The guest is not in the space.');
  await call(`/api/spaces/${space}/chats`, { token, body: { content: { bodyText: 'Hello' } } });
  const { data } = await (await call(`/api/spaces/${space}/messages/query`, { token })).json();
  expect(data[0].content.bodyText === 'Hello', 'The message is not stored.');
  // What it reads from files in the project must be in the command.
  const sdk = await (await call('/media/AvayaClientServices.js')).text();
  expect(sdk.includes('AvayaClientServices'), 'The stand-in of the media SDK is missing.');
  emulator.kill();
  const [code] = await ended;
  expect(shell || code === 0, `The emulator ends with ${code}.`);
}

/** Runs the examples with a file name, and parses the others. */
async function examples(unpacked) {
  const page = readFileSync('src/TESTING.md', 'utf8');
  const found = [...page.matchAll(/<!-- (run|syntax)(?:: (\S+))? -->\s+```js\n([^]*?)```/g)];
  expect(found.length === 5, `The page has ${found.length} examples.`);
  found.forEach(([, how, name = 'example.mjs', code]) => {
    const path = join(folder, 'page', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
    if (how === 'syntax') execFileSync(process.execPath, ['--check', path]);
  });
  linkPackages(unpacked, join(folder, 'page/node_modules'));
  // The example, with the browser of this machine.
  const launch = JSON.stringify({ executablePath: await browserPath(), args: browserArgs });
  writeFileSync(
    join(folder, 'page/here.mjs'),
    `import { chromeLauncher } from '@web/test-runner-chrome';
import config from './web-test-runner.config.mjs';
export default { ...config, browsers: [chromeLauncher({ launchOptions: ${launch} })] };`,
  );
  const runner = resolve('node_modules/@web/test-runner/dist/bin.js');
  const ran = spawnSync(process.execPath, [runner, '--config', 'here.mjs'], {
    cwd: join(folder, 'page'),
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect(ran.status === 0, `The example of web-test-runner fails:\n${ran.stdout}${ran.stderr}`);
}

/** The packed package, and the packages that a project of its user would have. */
function linkPackages(unpacked, modules) {
  mkdirSync(modules, { recursive: true });
  cpSync(unpacked, join(modules, 'spaces-elements'), { recursive: true });
  for (const name of readdirSync('node_modules').filter((found) => !found.startsWith('.')))
    symlinkSync(resolve('node_modules', name), join(modules, name));
}

function expect(isTrue, problem) {
  if (!isTrue) throw new Error(problem);
}
