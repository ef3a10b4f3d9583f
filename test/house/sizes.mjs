/**
 * What a page loads, minified and compressed with brotli (quality 11), held against the budgets. Needs a build.
 * `--table` prints the figures also when all is well; `--modules` also prints what each module weighs, minified; `--write`
 * updates the table in the README.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { fillTable, formatDocument } from './marks.mjs';

const KiB = 1024;

/**
 * `file`: a built file with everything it imports at once. `tag`: the module that registers a tag, bundled into one
 * file, without what it imports on demand. `module`: the same for a module that no tag loads. `part`: what a module that is imported on demand adds to that file; `after`
 * is the part that imports it, if the tag does not. `most` is in KiB. `page`: what the README says that a page has.
 */
const budgets = [
  { what: 'loader.js', file: 'dist/cdn/loader.js', most: 2 },
  { what: 'embed.js', file: 'dist/cdn/embed.js', most: 1.2 },
  { what: 'spaces-join, guest path', page: 'a join form', tag: 'join', most: 20 },
  { what: 'spaces-chat, first paint', page: 'a conversation', tag: 'chat', most: 29 },
  { what: 'spaces-invite-dialog', page: 'the invitation dialog', tag: 'invite-dialog', most: 27 },
  { what: 'spaces-user-search', page: 'a search for people', tag: 'user-search', most: 21 },
  { what: 'spaces-list, first paint', page: 'a list of spaces', tag: 'list', most: 19.1 },
  { what: 'spaces-call, before its strip', page: 'a call', tag: 'call', most: 17 },
  { what: 'spaces-launcher, before the click', page: 'a launcher', tag: 'launcher', most: 3 },
  {
    what: 'spaces-elements.js, first load',
    page: 'all tags, with `spaces-elements.js`',
    file: 'dist/cdn/spaces-elements.js',
    most: 75,
  },
  { what: '  join: exceptions', tag: 'join', part: 'elements/join/exceptions.js', most: 4 },
  { what: '  join: exceptions, their store', tag: 'join', part: 'stores/join/exceptions.js', most: 4 },
  { what: '  join: accounts, their panel', tag: 'join', part: 'elements/join/account-panel.js', most: 5 },
  { what: '  join: accounts, their store', tag: 'join', part: 'stores/session/accounts.js', most: 6 },
  { what: '  join: embedded chat', tag: 'join', part: 'elements/join/embedded-chat.js', most: 2 },
  {
    what: '  join: link in the address of the page',
    tag: 'join',
    part: 'elements/join/page-invite.js',
    most: 2,
  },
  { what: '  join: token of the page', tag: 'join', part: 'stores/session/page-token.js', most: 1 },
  {
    what: '  join: what the tab remembers',
    tag: 'join',
    part: 'stores/session/tab-records.js',
    most: 2,
  },
  { what: '  chat: conversation', tag: 'chat', part: 'stores/chat/store.js', most: 16 },
  {
    what: '  chat: unsent texts',
    tag: 'chat',
    part: 'stores/chat/outbox-storage.js',
    after: 'stores/chat/store.js',
    most: 2,
  },
  { what: '  chat: files', tag: 'chat', part: 'elements/chat/files.js', most: 4 },
  {
    what: '  chat: files, their transfer',
    tag: 'chat',
    part: 'stores/chat/files.js',
    after: 'stores/chat/store.js',
    most: 2,
  },
  // Menu and editing 4, mentions 3, markdown 2.
  { what: '  chat: menu, editing and writing', tag: 'chat', part: 'elements/chat/message-menu.js', most: 9 },
  {
    what: '  chat: emoji',
    tag: 'chat',
    part: 'elements/chat/emoji-picker.js',
    after: 'elements/chat/message-menu.js',
    most: 3,
  },
  {
    what: '  chat: names of the emoji',
    tag: 'chat',
    part: 'elements/chat/emoji-en.js',
    after: 'elements/chat/emoji-picker.js',
    most: 22,
  },
  {
    what: '  chat: names of the emoji, Arabic',
    tag: 'chat',
    part: 'locales/ar-emoji.js',
    after: 'controllers/catalogues.js',
    most: 28,
  },
  {
    what: '  chat: markup as markdown, with the sanitiser',
    tag: 'chat',
    part: 'elements/chat/markup-to-markdown.js',
    after: 'elements/chat/message-menu.js',
    most: 13,
  },
  {
    what: '  chat: edits and deletions',
    tag: 'chat',
    part: 'stores/chat/changes.js',
    after: 'stores/chat/store.js',
    most: 1,
  },
  { what: '  chat: frame of the panels, jumps', tag: 'chat', part: 'elements/chat/panels.js', most: 5 },
  {
    what: '  chat: menu of the header',
    tag: 'chat',
    part: 'elements/chat/chat-menu.js',
    after: 'elements/chat/problems.js',
    most: 3,
  },
  {
    what: '  chat: members',
    tag: 'chat',
    part: 'elements/chat/people-panel.js',
    after: 'elements/chat/panels.js',
    most: 4,
  },
  {
    what: '  chat: search',
    tag: 'chat',
    part: 'elements/chat/search-panel.js',
    after: 'elements/chat/panels.js',
    most: 4,
  },
  {
    what: '  chat: files of the space',
    tag: 'chat',
    part: 'elements/chat/files-panel.js',
    after: 'elements/chat/panels.js',
    most: 2,
  },
  {
    what: '  chat: posts and tasks',
    tag: 'chat',
    part: 'elements/chat/posts-panel.js',
    after: 'elements/chat/panels.js',
    most: 3,
  },
  {
    what: '  chat: what the panels show',
    tag: 'chat',
    part: 'stores/chat/panels.js',
    after: 'stores/chat/store.js',
    most: 5,
  },
  { what: '  chat: announcements', tag: 'chat', part: 'elements/chat/announcer.js', most: 1.5 },
  { what: '  chat: problems', tag: 'chat', part: 'elements/chat/problems.js', most: 3 },
  { what: '  chat: direct conversation', tag: 'chat', part: 'elements/chat/direct-chat.js', most: 4 },
  { what: '  chat: links', tag: 'chat', part: 'ui/rich-text-links.js', most: 2 },
  { what: '  chat: markup', tag: 'chat', part: 'ui/rich-text-sanitiser.js', most: 14 },
  {
    what: '  dialog: results and sharing',
    tag: 'invite-dialog',
    part: 'elements/invite-dialog/results.js',
    most: 6,
  },
  {
    what: '  dialog: calendar',
    tag: 'invite-dialog',
    part: 'stores/invites/calendar.js',
    after: 'elements/invite-dialog/results.js',
    most: 9,
  },
  {
    what: '  dialog: QR code',
    tag: 'invite-dialog',
    part: 'ui/qr-code.js',
    after: 'elements/invite-dialog/results.js',
    most: 6,
  },
  {
    what: '  dialog: file of addresses',
    tag: 'invite-dialog',
    part: 'elements/invite-dialog/address-import.js',
    most: 4,
  },
  {
    what: '  dialog: texts of the mail, Japanese',
    tag: 'invite-dialog',
    part: 'protocol/mail-ja.js',
    after: 'elements/invite-dialog/results.js',
    most: 0.5,
  },
  { what: '  dialog: preview of the mail', tag: 'invite-dialog', part: 'ui/mail-preview.js', most: 12 },
  {
    what: '  search: people picker',
    tag: 'user-search',
    part: 'elements/user-search/people-picker.js',
    most: 17,
  },
  { what: '  list: rows', tag: 'list', part: 'elements/list/rows.js', most: 8 },
  {
    what: '  list: latest messages',
    tag: 'list',
    part: 'stores/my-spaces/previews.js',
    after: 'elements/list/rows.js',
    most: 2,
  },
  { what: '  list: people', tag: 'list', part: 'elements/list/people.js', most: 9 },
  {
    what: '  provider: notices, beside a list',
    tag: 'provider',
    part: 'elements/provider/notices.js',
    after: 'elements/list/rows.js',
    most: 2,
  },
  { what: '  chat: strip of the call', tag: 'chat', part: 'define/spaces-call.js', most: 12 },
  { what: '  call: strip', tag: 'call', part: 'elements/call/call-view.js', most: 5 },
  { what: '  call: live state', tag: 'call', part: 'elements/call/live-call.js', most: 16 },
  { what: '  call: stage', tag: 'call', part: 'elements/call/stage.js', most: 12 },
  { what: '  call: engine of the Avaya SDK', module: 'engines/avaya.js', most: 5 },
  { what: '  Arabic', tag: 'chat', part: 'locales/ar.js', after: 'controllers/catalogues.js', most: 7 },
  {
    what: '  Arabic, parts',
    tag: 'chat',
    part: 'locales/ar-parts.js',
    after: 'controllers/catalogues.js',
    most: 4,
  },
  { what: '  German', tag: 'chat', part: 'locales/de.js', after: 'controllers/catalogues.js', most: 7 },
  { what: '  Spanish', tag: 'chat', part: 'locales/es.js', after: 'controllers/catalogues.js', most: 7 },
  { what: '  French', tag: 'chat', part: 'locales/fr.js', after: 'controllers/catalogues.js', most: 7 },
  { what: '  Italian', tag: 'chat', part: 'locales/it.js', after: 'controllers/catalogues.js', most: 7 },
  { what: '  Japanese', tag: 'chat', part: 'locales/ja.js', after: 'controllers/catalogues.js', most: 7 },
  { what: '  Dutch', tag: 'chat', part: 'locales/nl.js', after: 'controllers/catalogues.js', most: 7 },
  { what: '  Polish', tag: 'chat', part: 'locales/pl.js', after: 'controllers/catalogues.js', most: 7.5 },
  { what: '  Portuguese', tag: 'chat', part: 'locales/pt.js', after: 'controllers/catalogues.js', most: 7 },
];

const bundles = new Map();
const rows = await Promise.all(budgets.map(measure));
const over = rows.filter(({ size, most }) => size > most * KiB);
const modulesWanted = process.argv.includes('--modules');
const wanted = process.argv.includes('--table') || modulesWanted || over.length > 0 || process.env.CI;
for (const row of wanted ? rows : []) {
  process.stdout.write(`${line(row)}\n`);
  for (const [path, bytes] of modulesWanted ? row.modules : [])
    process.stdout.write(`${String(bytes).padStart(14)}  ${path}\n`);
}
process.exitCode = over.length > 0 || !(await keepReadme()) ? 1 : 0;

/** The README names the limits, because the figures change every day. */
async function keepReadme() {
  const shown = budgets.filter(({ page }) => page).map(({ page, most }) => `| ${page} | ${most} KiB |`);
  const table = ['| A page with | loads at most |', '| --- | --- |', ...shown].join('\n');
  const text = readFileSync('README.md', 'utf8');
  const fresh = await formatDocument(fillTable(text, 'sizes', table));
  if (fresh === text) return true;
  if (process.argv.includes('--write')) writeFileSync('README.md', fresh);
  else process.stdout.write('README.md is outdated. Run `npm run readme` to update it.\n');
  return process.argv.includes('--write');
}

async function measure(budget) {
  const { file, tag, module, part, after } = budget;
  if (file) {
    const size = filesOf(file).reduce((sum, text) => sum + brotli(text), 0);
    return { ...budget, modules: [], size };
  }
  const entry = module ?? `define/spaces-${tag}.js`;
  const first = await bundleOnce([entry, ...(after ? [after] : [])]);
  if (!part) return { ...budget, modules: first.modules, size: first.size };
  if (!first.onDemand.has(part)) throw new Error(`${after ?? entry} does not load ${part} on demand.`);
  const whole = await bundleOnce([entry, ...(after ? [after] : []), part]);
  const known = new Set(first.modules.map(([path]) => path));
  const modules = whole.modules.filter(([path]) => !known.has(path));
  return { ...budget, modules, size: whole.size - first.size };
}

function line({ what, size, most }) {
  const kib = (size / KiB).toFixed(1).padStart(5);
  return `${size > most * KiB ? 'OVER' : '  ok'} ${kib} of ${String(most).padStart(3)} KiB  ${what}`;
}

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** A built file and everything it imports at once. */
function filesOf(path, seen = new Set()) {
  if (seen.has(path) || !existsSync(path)) return [];
  seen.add(path);
  const text = readFileSync(path);
  const imports = [...text.toString().matchAll(/(?:import|from)\s*["'](\.[^"']+)["']/g)];
  const inside = imports.flatMap(([, specifier]) =>
    filesOf(new URL(specifier, `file:///${path}`).pathname.slice(1), seen),
  );
  return [text, ...inside];
}

/** Many rows begin with the same modules. */
function bundleOnce(paths) {
  const key = paths.join(' ');
  const made = bundles.get(key) ?? bundle(paths);
  bundles.set(key, made);
  return made;
}

/** One file of the first module and of parts that it loads on demand, and what these load on demand. Paths are below `dist/`. */
async function bundle(paths) {
  const onDemand = new Set();
  const { outputFiles, metafile } = await build({
    stdin: { contents: paths.map((path) => `export * from './${path}';`).join('\n'), resolveDir: 'dist' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    // The files that pages load are not escaped either.
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    plugins: [leaveOut(onDemand)],
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const modules = Object.entries(inputs)
    .map(([path, { bytesInOutput }]) => [path.replace(/^.*node_modules\//, ''), bytesInOutput])
    .sort(([, a], [, b]) => b - a);
  return { size: brotli(outputFiles[0].contents), modules, onDemand };
}

/** Leaves out and collects what is imported on demand. A bundler writes its files into one folder. */
function leaveOut(onDemand) {
  return {
    name: 'leave-out',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const { pathname } = new URL(path, `file://${resolveDir}/`);
        onDemand.add(pathname.replace(/^.*\/dist\//, ''));
        return { path: `./${pathname.replace(/^.*\//, '')}`, external: true };
      });
    },
  };
}
