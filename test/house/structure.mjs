/**
 * How `src` is cut, counted and held against the limits of CONTRIBUTING: files, lines, circles, modules with one
 * importer, callbacks in option types, names used twice. `--table` prints the figures also when all is well;
 * `--list` prints what each of them counts.
 */
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { ownFiles } from './own-files.mjs';

const files = new Map(
  ownFiles(/^src\/.*\.ts$/).map((path) => [path, readModule(path, readFileSync(path, 'utf8'))]),
);
const rows = [
  { what: 'files', most: 390, found: [...files.keys()] },
  {
    what: 'median of lines',
    least: 95,
    most: 140,
    count: median([...files.values()].map(({ lines }) => lines)),
  },
  { what: 'circles of imports, types counted', most: 0, found: circles() },
  {
    what: 'small modules with one importer, loaded with it and without a test',
    most: 11,
    found: loneModules(),
  },
  { what: 'callbacks in option types', most: 72, found: callbacks() },
  { what: 'exported names used twice', most: 0, found: namesTwice() },
].map((row) => ({ ...row, count: row.count ?? row.found.length }));

const isWrong = ({ count, least = 0, most }) => count < least || count > most;
const wrong = rows.filter(isWrong);
for (const row of process.argv.includes('--table') ? rows : wrong) {
  const limits = row.least === undefined ? `at most ${row.most}` : `${row.least} to ${row.most}`;
  process.stdout.write(
    `${isWrong(row) ? 'OVER' : '  ok'} ${String(row.count).padStart(4)} (${limits})  ${row.what}\n`,
  );
  for (const each of process.argv.includes('--list') ? (row.found ?? []) : [])
    process.stdout.write(`            ${each}\n`);
}
process.exitCode = wrong.length > 0 ? 1 : 0;

/** Imports with the way they come: at once (types too) or later, by `import()`. */
function readModule(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const module = { path, lines: text.split('\n').length - 1, source, imports: new Set(), later: new Set() };
  visit(source, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      note(module.imports, path, node.moduleSpecifier.text);
    if (ts.isImportTypeNode(node)) note(module.imports, path, node.argument.literal.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      note(module.later, path, node.arguments[0].text);
  });
  return module;
}

function note(set, path, specifier) {
  if (specifier.startsWith('.')) set.add(posix.join(posix.dirname(path), specifier));
}

function visit(node, look) {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Each group of modules that reach each other at once, by Tarjan's algorithm. */
function circles() {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const groups = [];
  const walk = (path) => {
    index.set(path, index.size);
    low.set(path, index.get(path));
    stack.push(path);
    for (const next of files.get(path)?.imports ?? []) {
      if (!index.has(next)) walk(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path), low.get(next)));
    }
    if (low.get(path) !== index.get(path)) return;
    const group = stack.splice(stack.indexOf(path));
    if (group.length > 1) groups.push(group.join(' ↔ '));
  };
  for (const path of files.keys()) if (!index.has(path)) walk(path);
  return groups;
}

/** Under 60 lines, one importer, not styles or strings, not loaded later, not tested by itself. */
function loneModules() {
  return [...files.values()]
    .filter(({ path, lines }) => lines < 60 && !/\.(styles|strings)\.ts$/.test(path))
    .filter(({ path }) => importers(path, 'imports').length === 1 && importers(path, 'later').length === 0)
    .filter(({ path }) => !existsSync(path.replace(/^src\/(.*)\.ts$/, 'test/$1.test.ts')))
    .map(({ path, lines }) => `${path} (${lines} lines) of ${importers(path, 'imports')[0].path}`);
}

function importers(path, way) {
  return [...files.values()].filter((module) => module[way].has(path));
}

/** Members of interfaces and type literals that are functions; texts made by a function are not callbacks. */
function callbacks() {
  return [...files.values()]
    .filter(
      ({ path }) =>
        /^src\/(elements|controllers|ui|stores|api)\//.test(path) && !path.endsWith('.strings.ts'),
    )
    .flatMap(({ path, source }) => {
      const found = [];
      visit(source, (node) => {
        if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return;
        for (const member of node.members) {
          if (ts.isPropertySignature(member) && member.type && takesFunction(member.type))
            found.push(`${path}: ${node.name?.text ?? '(type)'}.${member.name.getText()}`);
        }
      });
      return found;
    });
}

/** A function, or a function that may be missing. */
function takesFunction(type) {
  if (ts.isParenthesizedTypeNode(type)) return takesFunction(type.type);
  return ts.isFunctionTypeNode(type) || (ts.isUnionTypeNode(type) && type.types.some(takesFunction));
}

/** A name that two modules export and mean each something of their own by. */
function namesTwice() {
  const exported = new Map();
  for (const { path, source } of files.values()) {
    // A React component has the name of its element.
    if (path.endsWith('src/react.ts')) continue;
    for (const statement of source.statements) {
      const isExported =
        ts.canHaveModifiers(statement) &&
        statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword);
      if (!isExported) continue;
      const names = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name }) => name.getText())
        : [statement.name?.text ?? ''];
      for (const name of names) exported.set(name, new Set([...(exported.get(name) ?? []), path]));
    }
  }
  return [...exported]
    .filter(([, paths]) => paths.size > 1)
    .map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
}
