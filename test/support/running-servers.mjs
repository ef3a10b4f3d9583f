/** Starts and stops the servers that tests need. */

/** How to start each kind of server. A server has `stop()`; the test gets its `info`, or else its strings and numbers. */
const kinds = {
  world: async (wish) => {
    const { startEmulator } = await importTypeScript('demo/emulator/start.ts');
    return startEmulator(wish);
  },
  portal: async (wish) => {
    const { startPortal } = await importTypeScript('demo/portal/portal.ts');
    return startPortal(wish);
  },
  demo: async (wish) => {
    const { startDemo } = await import('../../demo/server.mjs');
    return startDemo({ port: 0, ...wish });
  },
  proxy: async (wish) => {
    const { startFaultProxy } = await import('./fault-proxy.mjs');
    return startFaultProxy(wish);
  },
  relay: async (wish) => {
    const { startRelay } = await importTypeScript('test/support/relay-server.ts');
    return startRelay(wish);
  },
  'frame-site': async (wish) => {
    const { startFrameSite } = await import('./frame-site.mjs');
    return startFrameSite(wish);
  },
  legacy: async (wish) => {
    const { startLegacyServer } = await import('./legacy-server.mjs');
    return startLegacyServer(wish);
  },
};

/** Commands that run once and start no server. */
const tasks = {
  'legacy-client:run': async (wish) => {
    const { runLegacyClient } = await import('./legacy-client.mjs');
    return runLegacyClient(wish);
  },
  'server-page:render': async ({ markup }) => {
    const { render } = await import('@lit-labs/ssr');
    const { collectResult } = await import('@lit-labs/ssr/lib/render-result.js');
    const { html, unsafeStatic } = await import('lit/static-html.js');
    await importTypeScript('test/support/server-page.ts');
    return { markup: await collectResult(render(html`${unsafeStatic(markup)}`)) };
  },
  'raw-request:send': async (wish) => {
    const { sendRaw } = await import('./raw-request.mjs');
    return sendRaw(wish);
  },
};

const running = new Map();
const modules = new Map();
let lastId = 0;

/** Whether a runner command belongs to this file. */
export function isServerCommand(command) {
  return command in tasks || command.split(':')[0] in kinds;
}

/**
 * Runs `<kind>:start`, `<kind>:stop` or `<kind>:<verb>`, which calls that method of the running server.
 * @param {string} command
 * @param {{id?: string}} payload of every command but `start`, `id` names the server
 */
export async function runServerCommand(command, payload = {}) {
  if (command in tasks) return tasks[command](payload);
  const [kind, verb] = command.split(':');
  if (verb === 'start') return start(kind, payload);
  const { id, ...wish } = payload;
  const server = running.get(id);
  if (verb === 'stop') {
    running.delete(id);
    await server?.stop();
    return { stopped: server !== undefined };
  }
  if (!server) throw new Error(`No running ${kind} has the id ${id}.`);
  if (typeof server[verb] !== 'function') throw new Error(`A ${kind} does not support "${verb}".`);
  return (await server[verb](wish)) ?? {};
}

/** Origin of the portal started last, "" without one. The runner uses it as the page's own server. */
export function portalOrigin() {
  const portals = [...running].filter(([id]) => id.startsWith('portal-'));
  return portals.at(-1)?.[1].info.origin ?? '';
}

/** Stops all running servers. */
export async function stopAllServers() {
  const servers = [...running.values()];
  running.clear();
  await Promise.allSettled(servers.map((server) => server.stop()));
}

async function start(kind, wish) {
  const server = await kinds[kind](wish);
  const id = `${kind}-${++lastId}`;
  running.set(id, server);
  return { ...(server.info ?? plainFields(server)), id };
}

function plainFields(server) {
  return Object.fromEntries(Object.entries(server).filter(([, value]) => /string|number/.test(typeof value)));
}

/** Loads a TypeScript module into Node, once for the whole run. */
function importTypeScript(path) {
  const known = modules.get(path) ?? loadTypeScript(path);
  modules.set(path, known);
  return known;
}

async function loadTypeScript(path) {
  const { runnerImport } = await import('vite');
  const { module } = await runnerImport(new URL(`../../${path}`, import.meta.url).pathname, {
    configFile: false,
  });
  return module;
}
