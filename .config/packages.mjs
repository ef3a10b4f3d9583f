/** Runs before every command and installs the packages if they are missing or differ from the lock file. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Spaces Elements needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

if (!packagesMatchLock()) {
  process.stderr.write('Installing the packages (npm ci). This takes about a minute.\n');
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  // npm writes to stderr, because standard output belongs to the command that follows.
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: npm === undefined });
  if (status !== 0) process.exit(status ?? 1);
}

function packagesMatchLock() {
  const { packages } = readJson('package-lock.json');
  const { dependencies, devDependencies } = packages[''];
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => {
    const path = `node_modules/${name}`;
    return readJson(`${path}/package.json`)?.version === packages[path]?.version;
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
}
