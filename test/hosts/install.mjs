/** Packs the package and installs it in a host, as `npm install` of its author would, but with the versions of both lock files. */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const project = createHash('sha256').update(root).digest('hex').slice(0, 8);
/** Outside the project: its own packages would satisfy imports of hosts, and bundlers treat `node_modules` specially. */
export const cacheFolder = join(
  process.env.XDG_CACHE_HOME ?? process.env.LOCALAPPDATA ?? join(homedir(), '.cache'),
  'spaces-elements-hosts',
  project,
);

const run = promisify(execFile);
const npm = (args, cwd) => run('npm', args, { cwd, maxBuffer: 1 << 26, shell: process.platform === 'win32' });

/** Returns the path of the tarball. */
export function packProduct({ build }) {
  mkdirSync(cacheFolder, { recursive: true });
  const inherit = { cwd: root, shell: process.platform === 'win32', stdio: ['ignore', 'ignore', 'inherit'] };
  if (build) execFileSync('npm', ['run', '-s', 'build'], inherit);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', cacheFolder];
  const printed = execFileSync('npm', args, { cwd: root, encoding: 'utf8', shell: inherit.shell });
  const packed = Object.values(JSON.parse(printed))[0];
  return join(cacheFolder, packed.filename);
}

/**
 * Copies a host and installs its packages. If that was done before with the same lock files, only the package itself is
 * replaced. Returns the folder.
 */
export async function installHost(source, tarball) {
  const folder = join(cacheFolder, source.replace(/^.*[\\/]/, ''));
  const { manifest, lock } = withProduct(source, tarball);
  const versions = JSON.stringify([manifest, lock]);
  const stamp = createHash('sha256').update(versions).digest('hex');
  const stampFile = join(folder, 'node_modules/.stamp');
  const isInstalled = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (!isInstalled) rmSync(folder, { recursive: true, force: true });
  for (const part of [join(source, '../page'), source]) cpSync(part, folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  if (isInstalled) {
    const own = join(folder, 'node_modules/spaces-elements');
    rmSync(join(own, 'dist'), { recursive: true, force: true });
    await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
    return folder;
  }
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], folder);
  writeFileSync(stampFile, stamp);
  return folder;
}

/** Imports a package of an installed host. */
export async function packageOf(folder, name) {
  const own = readJson(join(folder, 'node_modules', name, 'package.json'));
  const entry = entryOf(own.exports?.['.'] ?? own.exports) ?? own.module ?? own.main;
  return import(pathToFileURL(join(folder, 'node_modules', name, entry)).href);
}

function entryOf(exported) {
  if (typeof exported !== 'object') return exported;
  return entryOf(exported.node ?? exported.import ?? exported.default ?? exported.require);
}

/** Runs a program of an installed host and returns what it prints; throws what it prints if it fails. */
export async function runIn(folder, program, args, env = {}) {
  const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
  const path = join(folder, 'node_modules', program);
  const done = await run(process.execPath, [path, ...args], options).catch((problem) => {
    throw new Error(`${program} ${args.join(' ')}\n${problem.stdout}${problem.stderr}`);
  });
  return done.stdout;
}

/** Writes the lock file of a host, without its copy of the package and without the address of a registry. */
export function lockHost(folder) {
  const args = 'install --package-lock-only --ignore-scripts --no-audit --no-fund';
  execFileSync('npm', [...args.split(' '), '--omit-lockfile-registry-resolved=true'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** The manifest and the lock file of a host with the tarball added, whose own packages have the versions of our lock file. */
function withProduct(source, tarball) {
  const manifest = readJson(join(source, 'package.json'));
  const lock = readJson(join(source, 'package-lock.json'));
  const product = readJson(join(root, 'package.json'));
  const { name, version, dependencies, peerDependencies, peerDependenciesMeta } = product;
  const spec = `file:${tarball}`;
  const path = `node_modules/${name}`;
  const own = { version, resolved: spec, dependencies, peerDependencies, peerDependenciesMeta };
  const entries = { ...lock.packages, [path]: own };
  for (const [at, entry] of Object.entries(runtimePackages(Object.keys(dependencies))))
    entries[!entries[at] || entries[at].version === entry.version ? at : `${path}/${at}`] = entry;
  manifest.dependencies = { ...manifest.dependencies, [name]: spec };
  entries[''] = { ...entries[''], dependencies: manifest.dependencies };
  return { manifest, lock: { ...lock, packages: entries } };
}

/** The entries of our lock file for these packages and all that they need. */
function runtimePackages(wanted) {
  const { packages } = readJson(join(root, 'package-lock.json'));
  const found = {};
  const add = (name) => {
    const path = `node_modules/${name}`;
    const entry = packages[path];
    if (!entry || found[path]) return;
    const { dev, devOptional, ...rest } = entry;
    found[path] = rest;
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }).forEach(add);
  };
  wanted.forEach(add);
  return found;
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
