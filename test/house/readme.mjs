/** Generates the tables of the README from custom-elements.json. `--write` updates them; otherwise outdated tables fail. Needs a build. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fillTable } from './marks.mjs';

const readme = readFileSync('README.md', 'utf8');
const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
// Sorted, because the analyzer finishes files in any order.
const elements = modules
  .flatMap((module) => module.declarations ?? [])
  .filter((each) => each.tagName)
  .toSorted((a, b) => (a.tagName < b.tagName ? -1 : 1));

const filled = fillTable(fillTable(readme, 'elements', elements.map(section).join('\n\n')), 'looks', looks());
const fresh = await format(filled, { ...(await resolveConfig('README.md')), filepath: 'README.md' });

if (process.argv.includes('--write')) {
  writeFileSync('README.md', fresh);
} else if (fresh !== readme) {
  console.error('The tables of README.md are outdated. Run `npm run readme` to update them.');
  process.exitCode = 1;
}

/** The table in the comment of the shared styles. */
function looks() {
  const comment = readFileSync('src/ui/tokens.styles.ts', 'utf8');
  return [...comment.matchAll(/^ \* (\|.*\|)$/gm)].map(([, line]) => line).join('\n');
}

function section(element) {
  return [
    `### \`<${element.tagName}>\``,
    element.description ?? '',
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
