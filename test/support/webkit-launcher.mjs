/** Lets the test runner use WebKitGTK: one page at a time, by its WebDriver, on a display of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const port = 4_900 + (process.pid % 90);
const driver = `http://127.0.0.1:${port}`;

/** A sentence that says what is missing; undefined if WebKit can run. */
export function missingForWebKit() {
  const programs = ['WebKitWebDriver', 'xvfb-run'].filter((name) => spawnSync('which', [name]).status !== 0);
  if (programs.length === 0 && miniBrowser()) return undefined;
  return 'WebKit needs the packages webkit2gtk-driver and xvfb of Debian or Ubuntu, which are not installed.';
}

function miniBrowser() {
  const libraries = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .filter((name) => name.startsWith('webkit'))
    .map((name) => `${libraries}/${name}/MiniBrowser`)
    .find((path) => existsSync(path));
}

export function webkitLauncher() {
  let program;
  const pages = new Map();
  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async initialize() {
      program = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
        stdio: 'ignore',
        detached: true,
      });
      for (let tries = 0; tries < 100; tries++) {
        if (await isReady()) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('WebKitWebDriver does not start.');
    },
    async stop() {
      // The display and the driver are a group of processes.
      if (program) process.kill(-program.pid);
    },
    async startSession(id, url) {
      const capabilities = {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } },
      };
      const { sessionId } = await send('POST', '/session', { capabilities });
      pages.set(id, { sessionId, url });
      await send('POST', `/session/${sessionId}/url`, { url });
    },
    async stopSession(id) {
      const { sessionId } = pages.get(id);
      pages.delete(id);
      await send('DELETE', `/session/${sessionId}`);
      return {};
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id)?.url,
    startDebugSession() {
      throw new Error('WebKit has no window here.');
    },
  };
}

async function isReady() {
  try {
    return (await send('GET', '/status')).ready === true;
  } catch {
    return false;
  }
}

async function send(method, path, body) {
  const response = await fetch(driver + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKitWebDriver: ${value.message}`);
  return value;
}
