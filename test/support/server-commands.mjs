/** Runner plugin: lets a browser test start and stop servers in Node through `executeServerCommand`. */
import { isPageCommand, runPageCommand } from './other-pages.mjs';
import { isServerCommand, portalOrigin, runServerCommand, stopAllServers } from './running-servers.mjs';

export function serverCommands() {
  return {
    name: 'server-commands',
    async executeCommand({ command, payload, session }) {
      if (isPageCommand(command)) return runPageCommand(command, payload, session);
      if (isServerCommand(command)) return runServerCommand(command, payload);
    },
    serverStop: stopAllServers,
  };
}

/** Runner middleware: forwards `/portal/…` of the tests' origin to the portal that a test has started. */
export async function ownPortal(context, next) {
  if (!context.path.startsWith('/portal/') || portalOrigin() === '') return next();
  const { 'content-type': type = 'text/plain', cookie = '', origin = '' } = context.headers;
  const chunks = await readAll(context.req);
  const answer = await fetch(portalOrigin() + context.path, {
    method: context.method,
    headers: { 'content-type': type, cookie, origin },
    body: Buffer.concat(chunks),
  });
  context.status = answer.status;
  context.set('set-cookie', answer.headers.getSetCookie());
  context.type = answer.headers.get('content-type') ?? '';
  context.body = await answer.text();
}

async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}
