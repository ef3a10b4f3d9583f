/**
 * `npm run hostile -- <folder>`: passes every JSON file of a folder to the link parser, the readers and the text
 * functions, as a whole and text by text. Prints the counts and fails when there are faults.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { tryMarkup } from './hostile-markup.mjs';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('Name a folder: npm run hostile -- <folder>\n');
  process.exit(2);
}

const protocol = await loadProtocol();
const { parseInviteLink, serviceWebOrigins, bodyToText, textToBody, isPlainBody, decodeFrame } = protocol;
const readers = Object.entries(protocol).filter(([name]) => name.startsWith('read'));
const ids = ['_id', 'topicId', 'member'];
const link = 'https://spaces.avayacloud.com/spaces/invites/65f3c90b6d21f8e4730a5c44/join';

const faults = [];
const totals = { bodies: 0, texts: 0, links: 0, accepted: 0, read: 0 };
const objectNames = Object.getOwnPropertyNames(Object.prototype).join();

for (const path of jsonFiles(folder)) {
  const where = relative(folder, path);
  const bytes = readFileSync(path);
  // As a browser would read the body of a response.
  const body = parse(new TextDecoder().decode(bytes));
  totals.bodies++;
  readAll(body, where);
  tryTo('a frame', where, () => decodeFrame(`42/chat,["x",${bytes.toString('latin1')}]`));
  for (const text of textsOf(body)) tryText(text, where);
}

if (Object.getOwnPropertyNames(Object.prototype).join() !== objectNames)
  fault('Object.prototype was changed', '');
report();
if ((await tryMarkup(folder)) > 0) process.exitCode = 1;

function tryText(text, where) {
  totals.texts++;
  for (const candidate of [text, link + text, `${link}?inviteInfo=${text}`, link.replace('/spaces/', text)]) {
    tryTo('a link', where, () => checkLink(candidate, where));
  }
  tryTo('a typed text', where, () => checkTyped(text, where));
  tryTo('a body', where, () => bodyToText(text).length + Number(isPlainBody(text)));
  for (const id of ids) {
    const record = {
      _id: 'm1',
      topicId: 's1',
      member: 'p1',
      displayname: text,
      title: text,
      picture_url: text,
    };
    const sender = { _id: 'p1', displayname: text, username: text, picture_url: text };
    const content = { bodyText: text };
    readAll({ ...record, sender, content, category: text, created: text, role: text, [id]: text }, where);
  }
}

function checkLink(text, where) {
  totals.links++;
  const found = parseInviteLink(text);
  if (found.kind === 'problem') return;
  totals.accepted++;
  if (found.kind !== 'id' && !serviceWebOrigins.includes(new URL(text.trim()).origin)) {
    fault('accepted from a foreign host', where, text);
  }
}

function checkTyped(text, where) {
  const body = textToBody(text);
  if (bodyToText(body) !== text) fault('a typed text came back changed', where, text);
  if (!isPlainBody(body)) fault('a typed text became markup', where, text);
}

function readAll(value, where) {
  for (const [name, read] of readers) {
    tryTo(name, where, () => {
      const result = read(value);
      if (result !== undefined) totals.read++;
      if (/"(?:id|spaceId)":"(?:__proto__|prototype|constructor)"/.test(JSON.stringify(result) ?? '')) {
        fault(`${name} let a built-in name through`, where);
      }
    });
  }
}

function tryTo(what, where, act) {
  try {
    act();
  } catch (error) {
    fault(`${what} threw ${error}`, where);
  }
}

function fault(what, where, text = '') {
  faults.push(`${where}: ${what} ${JSON.stringify(text).slice(0, 200)}`);
}

function report() {
  for (const line of faults.slice(0, 20)) process.stderr.write(`${line}\n`);
  const { bodies, texts, links, accepted, read } = totals;
  process.stdout.write(`${bodies} bodies, ${texts} texts, ${links} links tried.\n`);
  process.stdout.write(`${accepted} links to an allowed host accepted, ${read} values read.\n`);
  process.stdout.write(`${faults.length} faults (throws, foreign hosts, changed texts, changed objects).\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Every text in a value at any depth, including keys. */
function* textsOf(value) {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') yield next;
    else if (typeof next === 'object' && next !== null)
      open.push(...Object.keys(next), ...Object.values(next));
  }
}

function* jsonFiles(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* jsonFiles(join(path, entry.name));
    else if (entry.name.endsWith('.json')) yield join(path, entry.name);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Builds the protocol modules for Node in memory. */
async function loadProtocol() {
  const names = ['channel', 'frames', 'invite-link', 'message', 'person', 'rest', 'server', 'space'];
  const { outputFiles } = await build({
    stdin: {
      contents: names.map((name) => `export * from './${name}.ts';`).join('\n'),
      resolveDir: join(import.meta.dirname, '../../src/protocol'),
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
