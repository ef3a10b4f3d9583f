/** A web server that runs PHP: the interpreter is WebAssembly, and all files of the site are in its memory. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, posix } from 'node:path';
import { packageOf } from '../install.mjs';

const root = '/wordpress';

const contentTypes = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export class PhpServer {
  #php;
  #assets;
  #server;
  #last = Promise.resolve();
  origin;

  /** `folder` has the packages installed. `assets` is the folder of files that are not in the site's memory. */
  static async start({ folder, assets, port }) {
    const node = await packageOf(folder, '@php-wasm/node');
    const { PHP } = await packageOf(folder, '@php-wasm/universal');
    const php = new PHP(await node.loadNodeRuntime('8.2'));
    const server = new PhpServer();
    server.#php = php;
    server.#assets = assets;
    await server.#listen(port);
    return server;
  }

  /** Writes files by their path below the site's folder. */
  write(files) {
    for (const [path, content] of Object.entries(files)) {
      if (path.endsWith('/')) continue;
      this.#php.mkdir(posix.dirname(join(root, path)));
      this.#php.writeFile(join(root, path), content);
    }
  }

  /** The text of a file, empty if there is none. */
  read(path) {
    const file = join(root, path);
    return this.#php.fileExists(file) ? this.#php.readFileAsText(file) : '';
  }

  /** Runs PHP that has WordPress loaded, and returns what it prints as JSON. */
  async evaluate(code, { before = '' } = {}) {
    const { host } = new URL(this.origin);
    const page = `<?php $_SERVER['HTTP_HOST'] = '${host}'; ${before} require '${root}/wp-load.php'; ${code}`;
    const { text, errors } = await this.#inTurn(() => this.#php.run({ code: page }));
    const printed = text.slice(text.lastIndexOf('\n{"result":') + 1);
    try {
      return JSON.parse(printed).result;
    } catch {
      throw new Error(`PHP printed no result.\n${text}\n${errors}`);
    }
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  async #listen(port) {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((problem) => {
        response.writeHead(500).end(String(problem.stack));
      });
    });
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    const path = posix.normalize(decodeURIComponent(pathname));
    // WordPress would run to answer it.
    if (path === '/favicon.ico') return response.writeHead(404).end();
    const file = extname(path) === '' || path.endsWith('.php') ? undefined : await this.#file(path);
    if (file) {
      const type = contentTypes[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' }).end(file);
      return;
    }
    const { httpStatusCode, headers, bytes } = await this.#run(request, this.#script(path));
    response.writeHead(httpStatusCode, headers).end(Buffer.from(bytes));
  }

  async #file(path) {
    if (this.#php.fileExists(root + path) && !this.#php.isDir(root + path))
      return this.#php.readFileAsBuffer(root + path);
    return readFile(join(this.#assets, path)).catch(() => undefined);
  }

  /** The script for a path: a file, the index of a folder, or that of the site, as the rewrite rules of WordPress say. */
  #script(path) {
    const candidates = path.endsWith('.php') ? [path] : [posix.join(path, 'index.php')];
    const found = candidates.find((one) => this.#php.fileExists(root + one));
    return found ?? '/index.php';
  }

  async #run(request, script) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host } = new URL(this.origin);
    return this.#inTurn(() =>
      this.#php.run({
        relativeUri: request.url,
        scriptPath: root + script,
        protocol: 'http',
        method: request.method,
        headers: { ...request.headers, host },
        body: new Uint8Array(Buffer.concat(chunks)),
        $_SERVER: {
          REMOTE_ADDR: '127.0.0.1',
          DOCUMENT_ROOT: root,
          SCRIPT_NAME: script,
          PHP_SELF: script,
          SERVER_NAME: '127.0.0.1',
        },
      }),
    );
  }

  /** The interpreter runs one script at a time. */
  #inTurn(work) {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}
