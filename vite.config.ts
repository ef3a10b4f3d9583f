/**
 * Builds of the same source: `modules` for bundlers, `one-file` and `by-tag` for a script tag, and `engine` beside them.
 * `service-check` builds a page, and `emulator` the command of the package.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { transform as minify } from 'esbuild';
import { defineConfig, parseAst, type BuildOptions, type Plugin, type Rolldown } from 'vite';
import { fixedChunk, planChunks, planFiles } from './.config/chunks.ts';
import { sdkScript } from './demo/emulator/media/script.ts';
import { licenses } from './.config/licenses.ts';

const target = 'es2022';

/** The engine that no tag loads by itself. */
const avayaEngine = 'engines/avaya';

/**
 * Keeps our modules as files, or a few of them together. Dependencies stay imports, except two small ones: nanostores
 * reads `process.env`, which pages without a bundler do not have, and only a part of @lit/context is needed at first.
 */
function modules(): BuildOptions {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'peerDependencies',
    Record<string, string>
  >;
  const external = Object.keys({ ...dependencies, ...peerDependencies })
    .filter((name) => name !== 'nanostores' && name !== '@lit/context')
    .map((name) => new RegExp(`^${name}(/|$)`));
  const entries = ['index', 'all', 'config', 'loader', 'react', avayaEngine].concat(
    ['define', 'locales'].flatMap((folder) =>
      readdirSync(`src/${folder}`)
        .filter((file) => folder === 'locales' || file.startsWith('spaces-'))
        .map((file) => `${folder}/${file.replace('.ts', '')}`),
    ),
  );
  return {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    lib: { entry: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])), formats: ['es'] },
    rolldownOptions: {
      external,
      // Each module has its file, so no entry gets more exports than its own.
      preserveEntrySignatures: 'allow-extension',
      // An entry stays a file, so "use client" stays at the top of `react.js`.
      checks: { moduleLevelDirective: false },
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [plannedFiles(entries)] },
        minifyInternalExports: false,
        entryFileNames: '[name].js',
        // The bundler names a file without a path if it is loaded on demand and also imported at once.
        chunkFileNames: ({ name }) => (name.includes('/') ? `${name}.js` : `shared/${name}.js`),
      },
    },
  };
}

/** The files of modules that are no entries of the package. */
function plannedFiles(entries: readonly string[]): ChunkGroup {
  const loads = entries.filter((name) => name === 'config' || name.startsWith('define/'));
  const paths = loads.map((name) => resolve('src', `${name}.ts`));
  let plan: ReadonlyMap<string, string> | undefined;
  return {
    debugName: 'plan',
    name(id, graph) {
      plan ??= planFiles(paths, (module) => graph.getModuleInfo(module));
      return graph.getModuleInfo(id)?.isEntry ? null : (plan.get(id) ?? ownFile(id));
    },
  };
}

/** Makes what is imported on demand an entry. Otherwise the bundler would wrap its exports in an object. */
function laterEntries(): Plugin {
  return {
    name: 'later-entries',
    moduleParsed({ dynamicallyImportedIds }) {
      for (const id of dynamicallyImportedIds)
        if (!this.getModuleInfo(id)?.isEntry) this.emitFile({ type: 'chunk', id, name: ownFile(id) });
    },
  };
}

/** The compiler's helpers have a long path that contains its version. npm packs no folder named node_modules. */
function ownFile(id: string): string {
  return id
    .replace(`${resolve('src')}/`, '')
    .replace(/\.\w+$/, '')
    .replace(/^.*\/helpers\/esm\//, 'runtime/')
    .replace(/^.*node_modules\//, 'packages/');
}

/**
 * Builds files for a script tag. Their code is in chunks with hashed names, which do not import them, so a `?ver=` on a
 * file costs no second download. Without `groups`, each entry is one file.
 */
function forPages(entry: Record<string, string>, folder: string, groups?: ChunkGroup[]): BuildOptions {
  return {
    outDir: 'dist/cdn',
    emptyOutDir: false,
    sourcemap: false,
    minify: true,
    lib: { entry, formats: ['es'] },
    rolldownOptions: {
      // Lets chunks import shared code from the entry. Otherwise the entry would be split into several files.
      preserveEntrySignatures: 'allow-extension',
      // One tag may import on demand what a file already contains for another tag.
      checks: { ineffectiveDynamicImport: false },
      output: {
        // A library build keeps the white space of ES modules unless this is set.
        minify: true,
        comments: { annotation: false },
        codeSplitting: groups
          ? { includeDependenciesRecursively: false, groups: [...groups, plannedChunks()] }
          : false,
        ...(folder === 'tags' && {
          postBanner: ({ name }) => (firstChunk.test(name) ? compileHint : ''),
        }),
        entryFileNames: ({ name }) => (name === oneFile ? `${folder}/[name]-[hash].js` : '[name].js'),
        chunkFileNames: `${folder}/[name]-[hash].js`,
      },
    },
  };
}

/** One file for Node, which needs no other package. */
function emulator(): BuildOptions {
  return {
    ssr: 'demo/emulator/command.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: true,
    rolldownOptions: {
      output: {
        codeSplitting: false,
        // Not `.js`: pages never load it.
        entryFileNames: 'command.mjs',
        banner: '#!/usr/bin/env node',
      },
    },
  };
}

/** Puts the script that the emulator serves into it. Otherwise it would need a bundler when it runs. */
function sdkInside(): Plugin {
  return {
    name: 'sdk-inside',
    load: {
      filter: { id: /emulator\/media\/script\.ts$/ },
      handler: async () => `export const sdkScript = async () => ${JSON.stringify(await sdkScript())}`,
    },
  };
}

/** What a page needs before it can show a tag. */
const firstChunk = /^(?:core|shared|spaces-[a-z-]+)$/;

/**
 * Tells Chrome to compile all functions while it loads the chunk, not each one when it first runs, because most of them
 * run at once. [https://v8.dev/blog/explicit-compile-hints]
 */
const compileHint = '//# allFunctionsCalledOnLoad';

type ChunkGroup = Rolldown.CodeSplittingGroup;

const oneFile = 'spaces-elements';

function plannedChunks(): ChunkGroup {
  const tags = readdirSync('src/define').filter((file) => file.startsWith('spaces-'));
  let plan: ReadonlyMap<string, string> | undefined;
  return {
    debugName: 'plan',
    name(id, graph) {
      const paths = tags.map((file) => resolve('src/define', file));
      plan ??= planChunks(paths, (module) => graph.getModuleInfo(module));
      return plan.get(id) ?? fixedChunk(id) ?? null;
    },
  };
}

/** Puts the bundler's function of 150 bytes into the chunks that use it, which saves each page a request. */
function runtimeInside(): Plugin {
  return {
    name: 'runtime-inside',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const runtime = chunks.find(({ moduleIds }) => moduleIds.join() === '\0rolldown/runtime.js');
      if (!runtime) return;
      const [, body, inside, outside = inside] =
        /^(.*)export\{(\w+)(?: as (\w+))?\};?\s*$/s.exec(runtime.code) ?? [];
      const path = runtime.fileName.replace(/^.*\//, '').replaceAll('.', '\\.');
      const imports = new RegExp(`import\\{${outside} as (\\w+)\\}from"[./\\w-]*${path}";?`);
      for (const chunk of chunks) {
        chunk.code = chunk.code.replace(
          imports,
          (_all, local) => `var ${local}=(()=>{${body}return ${inside}})();`,
        );
        if (chunk !== runtime && chunk.code.includes('rolldown-runtime'))
          throw new Error('The bundler imports its runtime in another way now.');
      }
      delete bundle[runtime.fileName];
    },
  };
}

/** Writes the file that pages name: it only imports and exports its chunk. */
function stub(): Plugin {
  return {
    name: 'stub',
    generateBundle(_options, bundle) {
      const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === oneFile);
      if (!chunk) return;
      const source = `export*from"./${chunk.fileName}";\n`;
      this.emitFile({ type: 'asset', fileName: `${oneFile}.js`, source });
    },
  };
}

/**
 * Requests the chunks that a tag's chunk imports together with it. Otherwise the browser would learn of them only from
 * that chunk, one round trip later.
 */
function importsBesideTags(): Plugin {
  return {
    name: 'imports-beside-tags',
    generateBundle(_options, bundle) {
      for (const name of ['loader.js', 'embed.js']) {
        const file = bundle[name];
        if (file?.type !== 'chunk') continue;
        const code = file.code.replaceAll(
          /import\(`\.\/([^`]+)`\)\.then\(\w=>\w\.\w+\)/g,
          (whole, path: string) => {
            const chunk = bundle[path];
            const others = chunk?.type === 'chunk' ? chunk.imports.filter((each) => each in bundle) : [];
            // `embed.js` imports `core` before any tag.
            const needed = others.filter((other) => name === 'loader.js' || !other.includes('/core-'));
            if (needed.length === 0) return whole;
            return `Promise.all([${[path, ...needed].map((each) => `import(\`./${each}\`)`).join()}])`;
          },
        );
        if (code === file.code) throw new Error('The bundler writes import() in another way now.');
        file.code = code;
      }
    },
  };
}

/**
 * Lets `embed.js` name its parts by its own address. A classic script from another origin, or in a sandboxed frame, has
 * no address that `import()` could begin at.
 */
function ownAddress(): Plugin {
  const script =
    '(Object.getOwnPropertyDescriptor(Document.prototype,`currentScript`)?.get?.call(document)??Document.prototype.querySelector.call(document,`script[src*="/embed.js"]`))';
  return {
    name: 'own-address',
    generateBundle(_options, bundle) {
      const embed = Object.values(bundle).find((file) => file.fileName === 'embed.js');
      if (embed?.type !== 'chunk') return;
      const code = embed.code.replaceAll(/\bimport\((`[^`]+`)\)/g, 'import(new URL($1,$address))');
      if (code === embed.code) throw new Error('The bundler writes import() in another way now.');
      embed.code = `{let $address=${script}?.src||location.href;${code.trim()}}\n`;
    },
  };
}

/** Chooses the production code of a dependency that is built in. */
function productionStores(): Plugin {
  return {
    name: 'production-stores',
    transform: {
      filter: { id: /node_modules\/nanostores\// },
      handler: (code) => ({ code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null }),
    },
    // Their maps would contain what was replaced.
    generateBundle(_options, bundle) {
      for (const name of Object.keys(bundle)) if (/^packages\/.*\.map$/.test(name)) delete bundle[name];
    },
  };
}

/** Adds the files beside the script of a page: of the one for frames, which a host may edit, and of the service check. */
function pageFiles(): Plugin {
  const pages = {
    'frame.js': ['embed.html'],
    'service-check.js': ['service-check.html', 'service-check.css'],
  };
  return {
    name: 'page-files',
    generateBundle(_options, bundle) {
      for (const [script, files] of Object.entries(pages)) {
        for (const fileName of script in bundle ? files : [])
          this.emitFile({ type: 'asset', fileName, source: readFileSync(`src/${fileName}`, 'utf8') });
      }
    },
  };
}

/** Minifies the CSS in `*.styles.ts`, which is plain text to a script minifier. */
function smallStyles(): Plugin {
  return {
    name: 'small-styles',
    transform: {
      filter: { id: /\.styles\.ts$/ },
      async handler(code) {
        const sheets = [...code.matchAll(/(?<=css`)[^`]*(?=`)/g)].toReversed();
        for (const { 0: sheet, index } of sheets) {
          const { code: small } = await minify(sheet, { loader: 'css', minify: true, charset: 'utf8' });
          // The minifier keeps the spaces in custom properties.
          const smallest = small.trim().replaceAll(/(--[\w-]+:|,) /g, '$1');
          // In a template, most of its escapes would be invalid, and the whole sheet would be lost.
          if (smallest.includes('\\')) throw new Error('A style sheet has an escape. Write the character.');
          code = code.slice(0, index) + smallest + code.slice(index + sheet.length);
        }
        // A style sheet needs no source map.
        return { code, map: null };
      },
    },
  };
}

/** Shortens the line breaks and indents of templates to what they mean in markup: a space, and beside a block nothing. */
function smallTemplates(): Plugin {
  return {
    name: 'small-templates',
    transform: {
      filter: { id: /src\/(?:elements|ui)\/.*\.ts$/, code: /\b(?:html|svg)`/ },
      handler: (code) => ({ code: smallTemplatesIn(code), map: null }),
    },
  };
}

/**
 * A second copy of the package must not throw where the page's policy allows each Trusted Types policy only once. The
 * first copy has registered the tags already, so the second one renders nothing.
 */
function secondPolicy(): Plugin {
  return {
    name: 'second-policy',
    transform: {
      filter: { id: /lit-html\/lit-html\.js$/ },
      handler(code) {
        const policy = /\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/;
        if (!policy.test(code)) throw new Error('lit-html creates its policy in another way now.');
        return { code: code.replace(policy, '(()=>{try{return $&}catch{}})()'), map: null };
      },
    },
  };
}

/**
 * Matches a line break before or after the tag of an element that our styles never make inline. Each of them would be a
 * node that the browser copies and styles with every row of a list.
 */
const besideBlock =
  /(<\/?(?:div|article|section|form|ul|ol|li)\b[^<>]*>)\n\s*|\n\s*(?=<\/?(?:div|article|section|form|ul|ol|li)\b)/g;

/** Changes only the markup of `html` and `svg` templates: neither their expressions nor any other template. */
function smallTemplatesIn(code: string): string {
  const markup: { readonly start: number; readonly end: number }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'TaggedTemplateExpression') {
      const { tag, quasi } = node as unknown as TaggedTemplate;
      if (tag.name === 'html' || tag.name === 'svg') markup.push(...quasi.quasis);
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code));
  for (const { start, end } of markup.toSorted((a, b) => b.start - a.start)) {
    const small = code.slice(start, end).replaceAll(besideBlock, '$1').replaceAll(/\n\s*/g, ' ');
    code = code.slice(0, start) + small + code.slice(end);
  }
  return code;
}

/** The members of the syntax tree (ESTree) that are read here; offsets are in UTF-16 units. */
interface TaggedTemplate {
  readonly tag: { readonly name?: string };
  readonly quasi: { readonly quasis: readonly { readonly start: number; readonly end: number }[] };
}

function pluginsOf(build: () => BuildOptions): Plugin[] {
  if (build === modules) return [productionStores(), laterEntries(), licenses()];
  if (build === emulator) return [sdkInside(), licenses()];
  return [
    secondPolicy(),
    runtimeInside(),
    stub(),
    importsBesideTags(),
    ownAddress(),
    pageFiles(),
    licenses(),
  ];
}

/** The builds by mode; any other mode builds `modules`. */
const builds: Record<string, () => BuildOptions> = {
  // What the tags need at once is one file, even if parts that load on demand share it.
  'one-file': () =>
    forPages({ [oneFile]: 'src/all.ts' }, 'chunks', [{ name: oneFile, tags: ['$initial'], priority: 1 }]),
  // Each tag is a file of its own.
  'by-tag': () =>
    forPages({ loader: 'src/loader.ts', embed: 'src/embed.ts', frame: 'src/frame.ts' }, 'tags', []),
  // One file, which a page needs beside either of the others.
  engine: () => forPages({ 'avaya-engine': `src/${avayaEngine}.ts` }, 'chunks', []),
  'service-check': () => forPages({ 'service-check': 'src/service-check.ts' }, 'chunks'),
  emulator,
};

export default defineConfig(({ mode }) => {
  const build = builds[mode] ?? modules;
  return {
    publicDir: false,
    ssr: { noExternal: true },
    plugins: [smallStyles(), smallTemplates(), ...pluginsOf(build)],
    // Some packages read it, and pages do not have it. Bundlers of the module build set their own.
    define: build === modules ? {} : { 'process.env.NODE_ENV': '"production"' },
    build: { target, ...build() },
  };
});
