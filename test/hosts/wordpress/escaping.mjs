/** Whether each statement of the plugin that prints something escapes all values in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from '../install.mjs';

/** Functions whose result is safe in HTML. `checked` and `selected` return a fixed attribute. */
const escapes = /\b(?:esc_(?:html|attr|url|textarea)(?:__)?|checked|selected|wp_kses)\(/;

export async function checkEscaping({ folder }) {
  const { unzipSync } = await packageOf(folder, 'fflate');
  const zip = 'node_modules/spaces-elements/dist/hosts/spaces-elements-wordpress.zip';
  const files = Object.entries(unzipSync(readFileSync(join(folder, zip)))).filter(([path]) =>
    path.endsWith('.php'),
  );
  const prints = files.flatMap(([path, bytes]) =>
    statements(Buffer.from(bytes).toString()).map((statement) => ({ path, statement })),
  );
  const bare = prints.filter(({ statement }) => /\$|\w\(/.test(withoutEscaped(statement)));
  const unguarded = files.filter(
    ([, bytes]) =>
      !/defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/.test(Buffer.from(bytes).toString()),
  );
  const wrong = [
    ...bare.map(({ path, statement }) => `${path}: ${statement}`),
    ...unguarded.map(([path]) => `${path} can be opened alone.`),
  ];
  return [
    {
      journey: 'output is escaped',
      ok: wrong.length === 0 && prints.length > 5,
      detail: wrong[0] ?? `${prints.length} statements that print, in ${files.length} files`,
    },
  ];
}

function statements(source) {
  const code = source.replaceAll(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '');
  return [
    ...code.matchAll(/^\s*(?:echo|print|printf|_e)\b(?:'(?:\\.|[^'])*'|"(?:\\.|[^"])*"|[^;'"])*;/gm),
  ].map(([found]) => found.trim());
}

/** The statement without its strings, and without calls that escape and all that they contain. */
function withoutEscaped(statement) {
  let rest = statement.replaceAll(/'(?:\\.|[^'])*'/g, "''").replace(/^(?:echo|printf\()/, '');
  for (let found = escapes.exec(rest); found; found = escapes.exec(rest)) {
    let end = found.index + found[0].length;
    for (let depth = 1; depth > 0 && end < rest.length; end++) depth += { '(': 1, ')': -1 }[rest[end]] ?? 0;
    rest = rest.slice(0, found.index) + rest.slice(end);
  }
  return rest;
}
