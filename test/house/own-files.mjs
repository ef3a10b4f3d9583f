/** The files that belong to the project: what git knows or would take, else (no git) everything but the ignored. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Paths from the project's root with forward slashes, those that match. */
export function ownFiles(wanted = /./) {
  return (fromGit() ?? fromDisk()).filter((path) => wanted.test(path) && existsSync(path));
}

function fromGit() {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return git.status === 0 ? git.stdout.split('\0').filter(Boolean) : undefined;
}

function fromDisk(folder = '.') {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (/^(node_modules|dist|coverage|\.git)$/.test(entry.name)) return [];
    return entry.isDirectory() ? fromDisk(path) : [path];
  });
}
