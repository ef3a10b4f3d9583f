/** Which file of a build a module goes to. A page downloads few files, and nothing that its tags do not need. */

/** What the bundler knows about a module. */
interface ModuleImports {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
export type ModuleGraph = (id: string) => ModuleImports | null;

/** Modules that every page needs, that load at the same moment, or that are too small for a request of their own. */
const together: readonly (readonly [modules: RegExp, chunk: string])[] = [
  [
    /\/(?:configured-spaces|embed-content|engines|feedback\.styles|field-keys|icons|link-address|notice|page-link|plural|second-copy)\.ts$/,
    'core',
  ],
  [/\/embedded-chat[.\w]*\.ts$/, 'spaces-join'],
  [/\/(?:elements|stores)\/join\/(?:exceptions[.\w]*|invited-call)\.ts$/, 'join-exceptions'],
  [/\/(?:account-panel|accounts)\.ts$/, 'accounts'],
  [/\/(?:call-(?:strip|view)|call\.(?:strings|styles)|shown-once)\.ts$/, 'spaces-call'],
  [/\/(?:page-token|token-url)\.ts$/, 'page-token'],
  // What the URL of the page and the tab tell about a visitor.
  [/\/(?:page-invite|wrapped-link|tab-records)\.ts$/, 'visitor'],
  [/\/my-spaces\/previews\.ts$/, 'rows'],
  [/\/(?:moved-styles|provider\/notices[.\w]*|stores\/news)\.ts$/, 'later'],
  [/\/list\/people[.\w]*\.ts$/, 'people-picker'],
  // What a call needs once it is in the page, or rings.
  [/\/(?:stage|dial-in|ring-tone|small-window)\.ts$/, 'stage'],
  [/\/(?:calendar|qr-code|address-import)\.ts$/, 'invite-parts'],
  [/\/chat\/(?:chat-menu|panels|quoted|(?:people|search|files|posts)-panel)\.ts$/, 'panels'],
  [/\/emoji-picker[.\w]*\.ts$/, 'emoji'],
  [/\/emoji-en\.ts$/, 'locales/emoji-en'],
  [/\/catalogues\.ts$/, 'locales/catalogues'],
  [/\/(?:pasted-markup|markup-to-markdown)\.ts$/, 'markup'],
  [
    /\/(?:chat\/(?:announcer|direct-chat|outbox-storage|problems)|message-menu|changes|writing|mention-list|markdown|formatting|space-people)\.ts$/,
    'conversation-parts',
  ],
  [/\/rich-text(?:-excerpt|-sanitiser|\.styles)\.ts$/, 'markup'],
  [/\/dompurify\/|\/(?:mail-preview|purifier)\.ts$/, 'purifier'],
];

/** What is written in one language. Each file is a chunk, in a folder of their own. */
const written = /\/(?:locales|protocol)\/([a-z]{2}(?:-[a-z]+)?|mail-[a-z]{2})\.ts$/;

const tagModule = /src[\\/]define[\\/](spaces-[a-z-]+)\.ts$/;

/**
 * The chunk of each module that a tag uses. `core` is what `<spaces-join>` and another tag load first, `shared` what
 * other tags load first, and each tag has its own chunk. A part that loads later has a chunk as well, and `later` is
 * what several parts use.
 */
export function planChunks(tags: readonly string[], graph: ModuleGraph): ReadonlyMap<string, string> {
  const all = tags.map((id) => ({ id, first: reach(id, graph, false), whole: reach(id, graph, true) }));
  const join = all.find(({ id }) => nameOf(id) === 'spaces-join');
  const partChunks = chunksOfParts(all, graph);
  const plan = new Map<string, string>();
  for (const id of new Set(all.flatMap(({ whole }) => [...whole]))) {
    const users = all.filter(({ whole }) => whole.has(id));
    const initial = join?.first.has(id) ? 'core' : 'shared';
    const isFirst = users.some(({ first }) => first.has(id));
    const [user, another] = users;
    const first = user && !another ? nameOf(user.id) : initial;
    plan.set(id, fixedChunk(id) ?? (isFirst ? first : (partChunks.get(id) ?? 'later')));
  }
  return plan;
}

/** The index of a package that is built in names all of its modules. These are the ones that every tag needs at once. */
const packageIndex = /\/node_modules\/(?:nanostores|@lit\/context)\/index\.js$/;
const packageModules =
  /\/(?:atom|clean-stores|task)\/index\.js$|\/(?:create-context|context-request-event)\.js$/;

/**
 * Which modules of the package are one file. Bundlers of pages make a file for each set of modules with the same
 * importers, so a page that uses one tag would load many. `connection` is what a page needs without any tag, `element` is
 * what `<spaces-join>` and `<spaces-chat>` load first, and what only one tag uses is its own file. All other modules stay
 * files.
 */
export function planFiles(entries: readonly string[], graph: ModuleGraph): ReadonlyMap<string, string> {
  const used: ModuleGraph = (id) => {
    const { importedIds = [], dynamicallyImportedIds = [] } = graph(id) ?? {};
    const isNeeded = (next: string): boolean => !packageIndex.test(id) || packageModules.test(next);
    return { importedIds: importedIds.filter(isNeeded), dynamicallyImportedIds };
  };
  const all = entries.map((id) => ({
    name: nameOf(id),
    first: reach(id, used, false),
    whole: reach(id, used, true),
  }));
  const plan = new Map<string, string>();
  for (const id of new Set(all.flatMap(({ first }) => [...first]))) {
    const names = new Set(all.filter(({ first }) => first.has(id)).map(({ name }) => name));
    const [tag = '', another] = all.filter(({ whole }) => whole.has(id)).map(({ name }) => name);
    if (entries.includes(id)) continue;
    if (names.has('config') && names.has('spaces-join')) plan.set(id, 'shared/connection');
    else if (names.has('spaces-join') && names.has('spaces-chat')) plan.set(id, 'shared/element');
    else if (!another) plan.set(id, `elements/${tag.replace('spaces-', '')}/${tag}`);
  }
  return plan;
}

/** The chunk of a module whatever uses it. */
export function fixedChunk(id: string): string | undefined {
  const [, name] = written.exec(id) ?? [];
  return name ? `locales/${name}` : together.find(([modules]) => modules.test(id))?.[1];
}

/** The chunks of modules that only one part uses. */
function chunksOfParts(
  tags: readonly { readonly first: ReadonlySet<string>; readonly whole: ReadonlySet<string> }[],
  graph: ModuleGraph,
): ReadonlyMap<string, string> {
  const isFirst = (id: string): boolean => tags.some(({ first }) => first.has(id));
  const every = tags.flatMap(({ whole }) => [...whole]);
  const parts = new Set(every.flatMap((id) => graph(id)?.dynamicallyImportedIds ?? []));
  const chunks = new Map<string, string>();
  for (const part of parts) {
    if (isFirst(part) || tagModule.test(part)) continue;
    const chunk = fixedChunk(part) ?? nameOf(part);
    for (const id of reach(part, graph, false))
      chunks.set(id, (chunks.get(id) ?? chunk) === chunk ? chunk : 'later');
  }
  return chunks;
}

/** The modules that a module needs at once; with `later`, also those that it loads on demand. Never those of another tag. */
function reach(root: string, graph: ModuleGraph, later: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id) || (id !== root && tagModule.test(id))) return;
    found.add(id);
    const { importedIds = [], dynamicallyImportedIds = [] } = graph(id) ?? {};
    for (const next of later ? [...importedIds, ...dynamicallyImportedIds] : importedIds) visit(next);
  };
  visit(root);
  return found;
}

/** The name of a file without its folder and its ending. */
function nameOf(id: string): string {
  return id.replace(/^.*[\\/]|\.\w+$/g, '');
}
