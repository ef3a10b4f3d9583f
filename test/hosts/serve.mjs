/** Serves the folders of a host, or runs the host's own server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * Serves files on a free loopback port. `folders` maps the beginning of paths to folders. In pages, `{{server}}` becomes
 * the value of that name. `answer(path)` may return the page of a path, or nothing.
 */
export async function serve({ folders, values = {}, answer = () => undefined }) {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://local');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const isPage = extname(path) === '.html' || extname(path) === '';
    const found = answer(pathname) ?? (await read(folders, path));
    response.writeHead(found === undefined ? 404 : 200, {
      'content-type': contentTypes[isPage ? '.html' : extname(path)] ?? 'application/octet-stream',
      // A sandboxed frame without an origin of its own may load modules only like this.
      'access-control-allow-origin': '*',
    });
    response.end(isPage && found !== undefined ? filled(String(found), values) : found);
  });
  const port = await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Starts the server of an installed host in a process of its own, and waits until it answers. */
export async function runServer({ folder, program, args, env, url }) {
  const path = join(folder, 'node_modules', program);
  const child = spawn(process.execPath, [path, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  for (let left = 300; !(await answers(url)); left -= 1) {
    if (left === 0 || child.exitCode !== null) throw new Error(`${program} does not answer.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

function answers(url) {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function read(folders, path) {
  const base = Object.keys(folders)
    .toSorted((a, b) => b.length - a.length)
    .find((one) => path.startsWith(one));
  if (base === undefined) return undefined;
  return readFile(join(folders[base], normalize(`/${path.slice(base.length)}`))).catch(() => undefined);
}

function filled(page, values) {
  return page.replaceAll(/\{\{(\w+)\}\}/g, (all, name) => values[name]?.replaceAll('&', '&amp;') ?? all);
}
