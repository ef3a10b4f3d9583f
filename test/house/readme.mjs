/**
 * Generates the reference of each element from custom-elements.json and the states of the playground, the table of custom
 * properties, and the pictures of the README. `--write` updates the documents; otherwise outdated ones fail. Needs a build.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { fillTable, formatDocument } from './marks.mjs';

const { module: playground } = await runnerImport(
  new URL('../../demo/playground/states.ts', import.meta.url).pathname,
  { configFile: false },
);

const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const elements = modules.flatMap((module) => module.declarations ?? []).filter((each) => each.tagName);

for (const element of elements) {
  await keep(`src/elements/${folderOf(element.tagName)}/README.md`, 'reference', section(element));
}
await keep('src/ui/README.md', 'looks', looks());
await keep('README.md', 'pictures', gallery());

async function keep(path, name, content) {
  const text = readFileSync(path, 'utf8');
  const fresh = await formatDocument(fillTable(text, name, content));
  if (fresh === text) return;
  if (process.argv.includes('--write')) return writeFileSync(path, fresh);
  console.error(`${path} is outdated. Run \`npm run readme\` to update it.`);
  process.exitCode = 1;
}

/** The table in the comment of the shared styles. */
function looks() {
  const comment = readFileSync('src/ui/tokens.styles.ts', 'utf8');
  return [...comment.matchAll(/^ \* (\|.*\|)$/gm)].map(([, line]) => line).join('\n');
}

/** Two pictures in a row; HTML, because only that can choose a picture by the colours of the reader's device. */
function gallery() {
  const cells = Object.keys(playground.pictured).map(
    (tag) =>
      `<td width="50%" valign="top"><a href="src/elements/${folderOf(tag)}/README.md"><code>&lt;${tag}&gt;</code></a><br>${picture(tag, '')}</td>`,
  );
  const rows = cells.map((cell, index) => (index % 2 === 0 ? `<tr>\n${cell}` : `${cell}\n</tr>`));
  return `<table>\n${rows.join('\n')}\n</table>`;
}

/** @param up the way to the root of the project */
function picture(tag, up, form = '', width = '100%') {
  const path = `${up}demo/pictures/${tag}${form}`;
  const what = playground.statesOf[tag][playground.pictured[tag]].about;
  return `<picture><source media="(prefers-color-scheme: dark)" srcset="${path}-dark.webp"><img src="${path}.webp" alt="${what}" width="${width}"></picture>`;
}

/** The states by which the playground shows an element. */
function shownStates(tag) {
  const rows = Object.entries(playground.statesOf[tag]).map(([name, { about }]) =>
    row(name, undefined, { description: about }),
  );
  return `In the demo, \`playground.html?tag=${tag}&state=…\` shows the element in each of these states.\n\n${table('In the playground', undefined, rows)}`;
}

function folderOf(tag) {
  return tag.replace('spaces-', '');
}

function section(element) {
  return [
    element.description ?? '',
    `${picture(element.tagName, '../../../', '', '73%')}\n${picture(element.tagName, '../../../', '-phone', '24%')}`,
    table('Attribute', 'Type', attributes(element)),
    table('Property', 'Type', properties(element)),
    table('Method', 'Returns', methods(element)),
    table(
      'Event',
      'Detail',
      (element.events ?? []).map((each) => row(each.name, detail(each), each)),
    ),
    table(
      'Slot',
      undefined,
      (element.slots ?? []).map((each) => row(each.name || '(default)', undefined, each)),
    ),
    table(
      'Part',
      undefined,
      (element.cssParts ?? []).map((each) => row(each.name, undefined, each)),
    ),
    table(
      'Custom property',
      'Default',
      (element.cssProperties ?? []).map((each) => row(each.name, each.default, each)),
    ),
    table(
      'State',
      undefined,
      (element.cssStates ?? []).map((each) => row(`:state(${each.name})`, undefined, each)),
    ),
    shownStates(element.tagName),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function attributes({ attributes: list = [], members = [] }) {
  return list.map((each) => {
    const field = members.find(({ name }) => name === each.fieldName);
    return row(each.name, (each.type ?? field?.type)?.text, {
      description: each.description ?? field?.description,
    });
  });
}

/** The properties without an attribute. */
function properties({ members = [] }) {
  return members
    .filter((each) => each.kind === 'field' && isPublic(each) && !each.attribute)
    .map((each) => row(`.${each.name}${each.readonly ? ' (read-only)' : ''}`, each.type?.text, each));
}

function methods({ members = [] }) {
  return members
    .filter((each) => each.kind === 'method' && isPublic(each))
    .map((each) => {
      const given = (each.parameters ?? []).map(({ name }) => name).join(', ');
      return row(`${each.name}(${given})`, each.return?.type?.text, each);
    });
}

/** Lit's own hooks have no description. */
function isPublic({ description, privacy, static: isStatic }) {
  return !isStatic && description !== undefined && (privacy === undefined || privacy === 'public');
}

function detail({ type }) {
  return /^CustomEvent<(.*)>$/s.exec(type?.text ?? '')?.[1];
}

function row(name, second, { description }) {
  return { name, second, description };
}

function table(first, second, rows) {
  if (rows.length === 0) return '';
  const columns = second === undefined ? [first, 'Meaning'] : [first, second, 'Meaning'];
  const cells = rows.map((each) =>
    second === undefined ? [code(each.name), text(each)] : [code(each.name), code(each.second), text(each)],
  );
  return [columns, columns.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function text({ description }) {
  return (description ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|');
}

/** Leaves out `undefined`, because every setting is optional. */
function code(value) {
  const short = value
    ?.replaceAll(/ \| undefined/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|');
  return short ? `\`${short}\`` : '';
}
