/** Builds and serves the React pages of both versions, and counts the events that reach their handlers. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageOf } from '../install.mjs';
import { hearsJoined } from '../journey.mjs';
import { serve } from '../serve.mjs';

export async function startReact({ folder, server, invite }) {
  cpSync(import.meta.dirname, folder, { recursive: true });
  const { build } = await packageOf(folder, 'esbuild');
  const out = join(folder, 'dist');
  const settings = {
    ...{ absWorkingDir: folder, bundle: true, format: 'esm', outdir: out, logLevel: 'error' },
    ...{ jsx: 'automatic', define: { 'process.env.NODE_ENV': '"development"' } },
  };
  await build({ ...settings, entryPoints: ['client.jsx'], splitting: true });
  const outExtension = { '.js': '.mjs' };
  const forServer = { platform: 'node', packages: 'external', outExtension };
  await build({ ...settings, ...forServer, entryPoints: ['server.jsx'] });
  const { render } = await import(pathToFileURL(join(out, 'server.mjs')).href);
  const shown = {
    '/': { page: 'JoinPage', server, invite },
    '/events': { page: 'EventsPage', tags: tagsOf(folder) },
  };
  const answer = (path) => shown[path] && page(render(shown[path]), shown[path]);
  return serve({ folders: { '/': out }, answer });
}

/** Every event of the manifest is dispatched after the hydration. */
export async function check({ page, url, folder, world }) {
  const joined = await hearsJoined({ page, world });
  await page.goto(`${url}events`);
  await page.waitForFunction(() => 'hydrated' in document.body.dataset);
  const tags = tagsOf(folder);
  const expected = tags.flatMap(({ tag, events }) => events.map((type) => `${tag} ${type}`));
  const heard = await page.evaluate(dispatchAll, expected);
  const missing = expected.filter((each) => heard.filter((one) => one === each).length !== 1);
  const detail = [`${expected.length - missing.length} of ${expected.length}`, ...missing].join(', ');
  return [...joined, { journey: 'every event after hydration', ok: missing.length === 0, detail }];
}

/** Runs in the page. */
function dispatchAll(expected) {
  for (const each of expected) {
    const [tag, type] = each.split(' ');
    document.querySelector(tag).dispatchEvent(new CustomEvent(type, { bubbles: true, detail: {} }));
  }
  return globalThis.heard;
}

function tagsOf(folder) {
  const path = join(folder, 'node_modules/spaces-elements/dist/custom-elements.json');
  const { modules } = JSON.parse(readFileSync(path, 'utf8'));
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(({ tagName, events = [] }) => ({ tag: tagName, events: events.map(({ name }) => name) }));
}

function page(markup, props) {
  const json = JSON.stringify(props).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Office hours</title></head><body>
<div id="root">${markup}</div><script type="application/json" id="props">${json}</script>
<script type="module" src="/client.js"></script></body></html>`;
}
