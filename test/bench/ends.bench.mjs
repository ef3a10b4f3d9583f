/**
 * Measures how soon users are told that they are no longer in a space, or have another role: in 2 s where the service
 * announces it, in 60 s where it is silent. Prints a table, and exits with 1 when one of them is told too late.
 */
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';

const announced = { lossAnnounced: 'unsubscribed', updateEvent: true, tokenEnd: 'closed' };
const silent = { lossAnnounced: 'silent', updateEvent: false, tokenEnd: 'silent' };
const limits = { announced: 2_000, silent: 60_000, alone: 60_000 };
/** The lifetime of a guest's session whose end is known; seconds. */
const guestSeconds = 30;

/** `gone`: what the elements show then; `list`: undefined where the list shows nothing of it. */
const ends = [
  { end: 'kick', action: { do: 'kick', who: 'ben' }, gone: 'removed', list: 'without' },
  { end: 'delete', action: { do: 'deleteSpace' }, gone: 'deleted', list: 'without' },
  { end: 'archive', action: { do: 'space', set: { archived: true } }, gone: 'archived', list: 'without' },
  { end: 'role', action: { do: 'role', who: 'ben', role: 'admin' }, gone: 'admin' },
  { end: 'revoke', action: { do: 'revoke', who: 'ben' }, gone: 'expired', list: 'expired' },
  { end: 'expiry', guest: true, gone: 'expired' },
];

const elementUrl = await buildPeers({ source: true });
const { module } = await runnerImport(
  fileURLToPath(new URL('../../demo/emulator/start.ts', import.meta.url)),
  {
    configFile: false,
  },
);
const pages = await servePage();
const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
const page = await browser.newPage();
await page.goto(`${pages.origin}/`);
await page.evaluate((url) => import(url), elementUrl);

const scenes = await Promise.all(
  ends.flatMap((end) => [
    start(end, 'announced', announced, true),
    start(end, 'silent', silent, true),
    start(end, 'alone', silent, false),
  ]),
);
await Promise.all(scenes.map(join));
for (const scene of scenes) await act(scene);
const rows = (await Promise.all(scenes.map(wait))).flat();
await browser.close();
pages.close();
await Promise.all(scenes.map(({ emulator }) => emulator.stop()));

for (const { end, service, element, ms } of rows) {
  const isLate = !(ms <= limits[service]);
  if (isLate) process.exitCode = 1;
  const time = ms === undefined ? 'never' : `${(ms / 1_000).toFixed(1)} s`;
  const limit = `(at most ${limits[service] / 1_000} s)`;
  process.stdout.write(
    `${isLate ? 'LATE' : '  ok'} ${time.padStart(7)} ${limit}  ${end}, ${service}: ${element}\n`,
  );
}

async function start({ guest = false, ...end }, service, switches, hasChat) {
  const emulator = await module.startEmulator({
    seed: 'empty',
    switches: { ...switches, ...(guest && { guestTokenSeconds: guestSeconds }) },
  });
  const token = guest ? '' : (await emulator.control({ do: 'token', user: 'ben' })).token;
  return { ...end, guest, service, hasChat, emulator, token, id: `${end.end}-${service}` };
}

/** Opens the elements, and waits until the user is in the space in all of them. */
async function join(scene) {
  const { id, emulator, token, hasChat, guest } = scene;
  const { info } = emulator;
  const markup = `<spaces-provider id="${id}" server="${info.server}" web-server="${info.web}" ${token && `token="${token}"`}>
    <spaces-join invite="${info.invite}"></spaces-join>
    ${hasChat ? '<spaces-chat></spaces-chat>' : ''}${hasChat && !guest ? '<spaces-list></spaces-list>' : ''}
  </spaces-provider>`;
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), markup);
  await page.waitForFunction(
    (name) => document.querySelector(`#${name} > spaces-join`).state.step === 'invited',
    {},
    id,
  );
  scene.joined = Date.now();
  await page.evaluate((name) => document.querySelector(`#${name} > spaces-join`).join('Mira Holt'), id);
  await page.waitForFunction(
    (name) => {
      const find = (tag) => document.querySelector(`#${name} > ${tag}`);
      return (
        find('spaces-join').state.step === 'joined' &&
        (find('spaces-chat')?.state.line ?? 'live') === 'live' &&
        (find('spaces-list')?.state.step ?? 'open') === 'open'
      );
    },
    {},
    id,
  );
}

async function act(scene) {
  scene.since = Date.now();
  const { action, service } = scene;
  if (action) return scene.emulator.control({ ...action, drop: service === 'announced' });
  scene.since = scene.joined + guestSeconds * 1_000;
  // The service takes the token for longer than it says.
  if (scene.service !== 'announced') await scene.emulator.control({ do: 'clock', freeze: true });
}

/** Ms until each element shows it. */
async function wait({ id, end, service, gone, list, guest, hasChat, since, emulator }) {
  const space = emulator.info.space;
  const tags = hasChat ? ['join', 'chat', ...(list ? ['list'] : [])] : ['join'];
  return Promise.all(
    tags.map(async (tag) => {
      const shown = await page
        .waitForFunction(
          (name, element, wanted, spaceId) => {
            const { state } = document.querySelector(`#${name} > spaces-${element}`);
            const isGone = wanted === 'without' && state.spaces?.every((each) => each.id !== spaceId);
            return isGone || state.step === wanted || state.role === wanted ? Date.now() : 0;
          },
          { timeout: limits.silent + guestSeconds * 1_000 * Number(guest), polling: 20 },
          id,
          tag,
          tag === 'list' ? list : gone,
          space,
        )
        .then((handle) => handle.jsonValue())
        .catch(() => undefined);
      return { end, service, element: tag, ms: shown && shown - since };
    }),
  );
}
