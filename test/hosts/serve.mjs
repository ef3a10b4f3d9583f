/** A small web server for the folders of a host. */
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
