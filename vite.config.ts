/** Three builds of the same source: `modules` for bundlers, `one-file` and `loader` for a script tag. */
import { readdirSync, readFileSync } from 'node:fs';
import { transform as minify } from 'esbuild';
import { defineConfig, type BuildOptions, type Plugin } from 'vite';

const target = 'es2022';

/** Every module of ours as a file of its own; dependencies stay imports. */
function modules(): BuildOptions {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));
  const entries = ['define', 'locales'].flatMap((folder) =>
    readdirSync(`src/${folder}`)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${folder}/${file}`),
  );
  return {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    lib: { entry: ['src/index.ts', 'src/all.ts', 'src/loader.ts', ...entries], formats: ['es'] },
    rolldownOptions: {
      external,
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // The compiler's helpers arrive under a long path with its version in it.
        entryFileNames: ({ name }) => `${name.replace(/^.*\/helpers\/esm\//, 'runtime/')}.js`,
      },
    },
  };
}

/** One file to put on a page, dependencies inside; what is imported on demand lies in `chunks/` beside it. */
function forPages(entry: string, name: string): BuildOptions {
  return {
    outDir: 'dist/cdn',
    emptyOutDir: false,
    sourcemap: true,
    minify: true,
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: {
      // Chunks may take what they share with the entry from the entry itself; else it would fall into several files.
      preserveEntrySignatures: 'allow-extension',
      // What one tag fetches on demand may be in the file already: there all tags are.
      checks: { ineffectiveDynamicImport: false },
      output: {
        // A library build keeps the whitespace of ES modules unless it is asked here.
        minify: true,
        // What the entry needs at once stays one file, also where parts fetched on demand share it.
        codeSplitting: { groups: [{ name, tags: ['$initial'] }] },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  };
}

/** Minifies the CSS in `*.styles.ts`: to minifiers of scripts it is a text like any other. */
function smallStyles(): Plugin {
  return {
    name: 'small-styles',
    transform: {
      filter: { id: /\.styles\.ts$/ },
      async handler(code) {
        const sheets = [...code.matchAll(/(?<=css`)[^`]*(?=`)/g)].toReversed();
        for (const { 0: sheet, index } of sheets) {
          const { code: small } = await minify(sheet, { loader: 'css', minify: true });
          code = code.slice(0, index) + small.trim() + code.slice(index + sheet.length);
        }
        // Nobody steps through a style sheet.
        return { code, map: null };
      },
    },
  };
}

/** Takes the line breaks and indents out of templates: in markup they are a space at most. */
function smallTemplates(): Plugin {
  return {
    name: 'small-templates',
    transform: {
      filter: { id: /src\/(?:elements|ui)\/.*\.ts$/, code: /\b(?:html|svg)`/ },
      handler: (code) => ({ code: smallTemplatesIn(code), map: null }),
    },
  };
}

/** Only the markup between the expressions of a template is touched. */
function smallTemplatesIn(code: string): string {
  const open: { readonly isMarkup: boolean; braces: number }[] = [];
  let small = '';
  for (const { 0: piece } of code.matchAll(/\b(?:html|svg)`|`|\\[^]|\$\{|[{}]|\n\s*|[^]/g)) {
    const top = open.at(-1);
    const inText = top !== undefined && top.braces === 0;
    if (inText && piece === '${') top.braces = 1;
    else if (inText && piece === '`') open.pop();
    else if (!inText && piece.endsWith('`')) open.push({ isMarkup: piece !== '`', braces: 0 });
    else if (!inText && top && /^(?:\$?\{|\})$/.test(piece)) top.braces += piece === '}' ? -1 : 1;
    small += inText && top.isMarkup && piece.startsWith('\n') ? ' ' : piece;
  }
  return small;
}

/** By mode; any other mode makes `modules`. */
const builds: Record<string, () => BuildOptions> = {
  'one-file': () => forPages('src/all.ts', 'spaces-elements'),
  loader: () => forPages('src/loader.ts', 'loader'),
};

export default defineConfig(({ mode }) => {
  const build = builds[mode] ?? modules;
  return {
    publicDir: false,
    plugins: [smallStyles(), smallTemplates()],
    // Packages read it and pages have none; bundlers of the module build bring their own.
    define: build === modules ? {} : { 'process.env.NODE_ENV': '"production"' },
    build: { target, ...build() },
  };
});
