/** A site of its own origin with `embed.html` as a host would copy it, and a page that shows it in a frame. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';

const source = new URL('../../src/', import.meta.url);
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript' };
let scripts;

/**
 * @param {object} wish
 * @param {string} wish.settings attributes of the script of `embed.html`
 * @param {string} wish.servers origins that the page allows, separated by spaces
 * @param {boolean} [wish.isOpen] whether other origins may read its files, as a sandboxed frame has to
 */
export async function startFrameSite({ settings, servers, isOpen = true }) {
  const files = await (scripts ??= bundle());
  const page = readFileSync(new URL('embed.html', source), 'utf8')
    .replace('src="./frame.js"', `src="./frame.js" ${settings}`)
    .replace('content=""', `content="${servers}"`);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://site');
    const name = pathname.slice(1);
    const body = { 'embed.html': page, 'host.html': hostPage(searchParams) }[name] ?? files.get(name);
    // Browsers also ask for an icon.
    response.statusCode = body === undefined ? 204 : 200;
    response.setHeader('content-type', types[name.split('.').at(-1)] ?? 'text/plain');
    if (isOpen) response.setHeader('access-control-allow-origin', '*');
    if (name === 'embed.html') response.setHeader('content-security-policy', policy(servers));
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a host may send with the page. It blocks everything that the page does not need. */
function policy(servers) {
  const sockets = servers.replaceAll('http:', 'ws:');
  return `default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self' ${servers} ${sockets};
    require-trusted-types-for 'script'; trusted-types lit-html dompurify`.replaceAll('\n', '');
}

/** The scripts by file name. */
async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [new URL('frame.ts', source).pathname],
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    conditions: ['production'],
    tsconfig: new URL('../../tsconfig.json', import.meta.url).pathname,
  });
  return new Map(outputFiles.map(({ path, contents }) => [path.slice(1), Buffer.from(contents)]));
}

/** A page whose author can only insert a frame. `frame` is its address, `sandbox` its flags. */
function hostPage(given) {
  const quoted = (name) => (given.get(name) ?? '').replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const sandbox = given.has('sandbox') ? `sandbox="${quoted('sandbox')}"` : '';
  return `<!doctype html><html lang="en"><title>Host</title><body style="margin:0">
    <iframe title="Conversation" ${sandbox} src="${quoted('frame')}" style="width:100%;height:560px;border:0"></iframe></body></html>`;
}
