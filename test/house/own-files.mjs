/** The files of the project: those that git tracks or would add. Without git, all files that are not ignored. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** Matching paths, relative to the root of the project, with forward slashes. */
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
